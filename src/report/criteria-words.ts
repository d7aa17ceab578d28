// A criterion of the gate in words: the same in every format.
import type { Criterion } from '../model/decision.ts';
import { percent, shown } from './figures.ts';

/** production.score: 64.2 found, at least 75 expected */
export const criterionWords = (criterion: Criterion): string =>
  `${criterion.id}: ${foundWords(criterion)} found, ${expectedWords(criterion)} expected`;

export const expectedWords = ({ sense, unit, expected }: Criterion): string => {
  const value = typeof expected === 'string' ? expected : figure(unit, expected, true);
  return sense === 'is' ? value : `${sense === 'at-least' ? 'at least' : 'at most'} ${value}`;
};

/** Nothing where no check applies. */
export const foundWords = ({ unit, found }: Criterion): string => {
  if (found === null) return 'nothing that applies';
  return typeof found === 'string' ? found : figure(unit, found, false);
};

/** What is asked for is written as it was asked; what was found, now or at the baseline, is rounded down. */
const figure = (unit: Criterion['unit'], value: number, asked: boolean): string => {
  if (unit === 'count') return String(value);
  if (unit === 'share') return asked ? `${Math.round(value * 1000) / 10}%` : percent(value);
  return asked && Number.isInteger(value * 100) ? String(value) : shown(value);
};
