// Reads what the command line says into values; what makes no sense is a ReadinessError with the remedy.
import { isDate } from '../../model/dates.ts';
import { ReadinessError } from '../../model/problem.ts';
import { type GateId, gateIds } from '../../model/vocabulary.ts';
import { type Format, formatNamed, gapReport } from '../../report/registry.ts';

const DEFAULT_MAX_BYTES = 1_048_576;

export const dateOf = (word: string, flag = '--as-of'): string => {
  if (!isDate(word))
    throw new ReadinessError(`${flag} ${word} is not a date`, { hint: 'write YYYY-MM-DD, such as 2026-11-23' });
  return word;
};

export const gateOf = (word: string): GateId => {
  const found = gateIds.find((gate) => gate === word);
  if (found === undefined)
    throw new ReadinessError(`there is no gate "${word}"`, { hint: `gates: ${gateIds.join(', ')}` });
  return found;
};

/** A number in a range, both ends included. */
export const numberOf = (flag: string, word: string, min: number, max: number): number => {
  const value = word.trim() === '' ? Number.NaN : Number(word);
  if (Number.isNaN(value) || value < min || value > max) {
    const range = max === Number.MAX_SAFE_INTEGER ? `of ${min} or more` : `from ${min} to ${max}`;
    throw new ReadinessError(`${flag} ${word} is not a number ${range}`, {
      hint: `such as ${flag} ${Math.min(max, Math.max(min, 60))}`,
    });
  }
  return value;
};

/** `usual` is named where the number is not whole. */
export const wholeOf = (flag: string, word: string, min: number, max: number, usual?: number): number => {
  const value = numberOf(flag, word, min, max);
  if (Number.isInteger(value)) return value;
  throw new ReadinessError(`${flag} ${word} is not a whole number`, {
    hint: `such as ${flag} ${usual ?? Math.round(value)}`,
  });
};

/** A share 0…1, written so or as a percentage. */
export const shareOf = (flag: string, word: string): number => {
  const share = word.endsWith('%') ? Number(word.slice(0, -1) || Number.NaN) / 100 : Number(word.trim() || Number.NaN);
  if (share >= 0 && share <= 1) return share;
  throw new ReadinessError(`${flag} ${word} is not a share from 0 to 1`, { hint: `such as ${flag} 0.8, or 80%` });
};

/** How large a pilot file may be. */
export const bytesOf = (word = String(DEFAULT_MAX_BYTES)): number =>
  Math.floor(numberOf('--max-bytes', word, 1, 1_073_741_824));

/** A report to be written: FORMAT=FILE, with - for stdout. */
export const targetOf = (word: string): { readonly format: Format; readonly file: string } => {
  const at = word.indexOf('=');
  if (at <= 0 || at === word.length - 1) {
    throw new ReadinessError(`--report ${word} is not FORMAT=FILE`, { hint: 'such as --report json=readiness.json' });
  }
  return { format: formatNamed(gapReport, word.slice(0, at)), file: word.slice(at + 1) };
};
