// A criterion of the gate in words: the same in every format.
import type { Criterion } from '../model/decision.ts';

/** production.score: 64.2 found, at least 75 expected */
export const criterionWords = (criterion: Criterion): string =>
  `${criterion.id}: ${foundWords(criterion)} found, ${expectedWords(criterion)} expected`;

export const expectedWords = (criterion: Criterion): string => {
  const { sense, expected } = criterion;
  const value = typeof expected === 'string' ? expected : figure(criterion, expected, digitsOf(criterion), true);
  return sense === 'is' ? value : `${sense === 'at-least' ? 'at least' : 'at most'} ${value}`;
};

/** Nothing where no check applies. */
export const foundWords = (criterion: Criterion): string => {
  const { found } = criterion;
  if (found === null) return 'nothing that applies';
  return typeof found === 'string' ? found : figure(criterion, found, digitsOf(criterion), false);
};

const isShare = ({ unit }: Criterion): boolean => unit === 'share';

/** Shares are written as percentages. */
const scaled = (criterion: Criterion, value: number): number => (isShare(criterion) ? value * 100 : value);

/** Rounded against the pilot: what is to be at least something down, what may be at most something up. */
const rounded = (criterion: Criterion, value: number, digits: number): number => {
  const whole = scaled(criterion, value) * 10 ** digits;
  return (criterion.sense === 'at-most' ? Math.ceil(whole - 1e-7) : Math.floor(whole + 1e-7)) / 10 ** digits;
};

/** What is asked for is written as it was asked, where that is short: 75, 7.5%. */
const figure = (criterion: Criterion, value: number, digits: number, isAsked: boolean): string => {
  const unit = isShare(criterion) ? '%' : '';
  const exact = Math.round(scaled(criterion, value) * 1e6) / 1e6;
  if (criterion.unit === 'count' || (isAsked && Number.isInteger(exact * 100))) return `${exact}${unit}`;
  return `${rounded(criterion, value, digits).toFixed(digits)}${unit}`;
};

/** As many as it takes to see that the criterion passed, or that it did not: never 83.2 found where 83.2 is expected and failed. */
const digitsOf = (criterion: Criterion): number => {
  const { found, expected, sense, passed } = criterion;
  const usual = isShare(criterion) ? 0 : 1;
  if (typeof found !== 'number' || typeof expected !== 'number') return usual;
  const seen = (digits: number): boolean => {
    const [is, asked] = [found, expected].map((value, i) =>
      Number.parseFloat(figure(criterion, value, digits, i === 1)),
    );
    return (sense === 'at-least' ? (is ?? 0) >= (asked ?? 0) : (is ?? 0) <= (asked ?? 0)) === passed;
  };
  return [usual, usual + 1, usual + 2, 4, 6].find(seen) ?? usual;
};
