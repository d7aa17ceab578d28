// The checks of a form, as zod runs them: bounds of a number, the pattern of a text, what is asked of several values.
import { isDate } from './dates.ts';
import { refinements } from './fields.ts';
import { found, isAborted, type Trail } from './form-issues.ts';
import type { Row } from './form-row.ts';
import type { Check } from './schema.ts';

/** One after the other, until a value is found to be of the wrong kind. */
export const runChecks = (
  { type, format, pattern, checks }: Row,
  value: unknown,
  before: number,
  reading: Trail,
): void => {
  if ((format === undefined && checks === undefined) || isAborted(reading.issues, before)) return;
  if (format !== undefined && type === 'number') isWhole(value as number, format, reading);
  if (format !== undefined && type === 'string')
    fits({ check: 'string_format', format, pattern: pattern ?? '' }, value, reading);
  for (const check of checks ?? []) {
    if (isAborted(reading.issues, before)) return;
    checkers[check.check]?.(check, value, reading);
  }
};

const isWhole = (value: number, format: string, reading: Trail): void => {
  if (!Number.isInteger(value)) found(reading, 'invalid_type', { format });
  else if (!Number.isSafeInteger(value)) found(reading, value > 0 ? 'too_big' : 'too_small', { continue: true });
};

type Checker = (check: Check, value: unknown, reading: Trail) => void;

/** A date is read without zod's pattern, which takes longer to compile than a file to read. */
const fits: Checker = ({ format = '', pattern, flags, says }, value, reading) => {
  const isRight =
    format === 'date' ? isDate(value as string) : patternOf(pattern as string, flags).test(value as string);
  if (isRight) return;
  found(reading, 'invalid_format', { format, continue: true, ...(says !== undefined && { message: says }) });
};

const patterns = new Map<string, RegExp>();

const patternOf = (pattern: string, flags = ''): RegExp => {
  const key = `${flags}/${pattern}`;
  const made = patterns.get(key) ?? new RegExp(pattern, flags);
  patterns.set(key, made);
  return made;
};

const refined: Checker = ({ name = '' }, value, reading) => {
  const { test, error, path = [] } = refinements[name] as (typeof refinements)[string];
  if (!test(value as never)) found(reading, 'custom', { message: error, path, continue: true });
};

const checkers: Readonly<Record<string, Checker>> = {
  greater_than: ({ value: least = 0, inclusive }, value, reading) => {
    if (!(inclusive ? (value as number) >= least : (value as number) > least))
      found(reading, 'too_small', { continue: true });
  },
  less_than: ({ value: most = 0, inclusive }, value, reading) => {
    if (!(inclusive ? (value as number) <= most : (value as number) < most))
      found(reading, 'too_big', { continue: true });
  },
  string_format: fits,
  custom: refined,
};
