// Where one figure alone is missing: what it has to be for the case to break even.
import type { ValueCase } from '../model/value-report.ts';
import { extremeInputs } from '../rules/value-extremes.ts';
import type { NeededInput, ValueInputs } from '../rules/value-inputs.ts';
import { digits } from '../rules/words.ts';
import { netOf, zeroOf } from './break-even.ts';
import type { Stated } from './figures.ts';

const words: Partial<Readonly<Record<NeededInput, string>>> = {
  volume: 'tasks a month',
  benefit: 'per task',
  costPerError: 'per error',
  inference: 'per task',
  build: 'in all',
  runTeam: 'a month for the whole run team',
};

/** An error that costs what a task earns hangs on the benefit, and goes with it. */
export const neededFor = ({ known, missing, horizon, pilot }: Stated): ValueCase['needed'] => {
  const blank = [...new Set(missing.map(({ input }) => input))];
  const linked = blank.includes('benefit') && blank.includes('costPerError');
  const [input, ...others] = linked ? blank.filter((one) => one !== 'costPerError') : blank;
  const word = input === undefined ? undefined : words[input];
  if (input === undefined || word === undefined || others.length > 0) return null;
  const rest: ValueInputs = extremeInputs(known, 'best');
  const netAt = (value: number): number =>
    netOf({ ...rest, [input]: value, ...(linked && { costPerError: value }) }, horizon.months);
  const currency = input === 'volume' || pilot.value.currency === undefined ? '' : `${pilot.value.currency} `;
  const paths = missing.filter((one) => one.input === input).map(({ path }) => path);
  return {
    path: paths.join(', '),
    says: inWords(
      netAt(0),
      netAt(1),
      currency,
      `${word} over ${horizon.months} ${horizon.months === 1 ? 'month' : 'months'}`,
    ),
  };
};

/** The net value is a straight line in each of them, so that it may never come to 0 at all. */
const inWords = (at0: number, at1: number, currency: string, word: string): string => {
  const zero = zeroOf(at0, at1);
  if (zero === undefined || zero < 0) return `${at0 >= 0 ? 'does not lose money' : 'loses money'} whatever it is`;
  return `breaks even with ${at1 > at0 ? 'at least' : 'at most'} ${currency}${digits(zero)} ${word}`;
};
