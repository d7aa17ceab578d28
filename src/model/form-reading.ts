// How a form reads a value: what zod does for the kinds of schema that a pilot file has, with the same issues in the
// same order. test/model/form.test.ts holds it to zod's answers.
import { runChecks } from './form-checks.ts';
import { found, type Issue, isAborted, type Trail } from './form-issues.ts';
import type { Row } from './form-row.ts';

/** What came of it, in zod's words. */
export type Read<T = unknown> = { readonly data?: T; readonly error?: { readonly issues: readonly Issue[] } };

export const read = (rows: readonly Row[], row: number, value: unknown): Read => {
  const reading: Reading = { rows, issues: [], path: [] };
  const data = run(row, value, reading);
  return reading.issues.length === 0 ? { data } : { error: { issues: reading.issues } };
};

type Reading = Trail & { readonly rows: readonly Row[] };

const run = (at: number, value: unknown, reading: Reading): unknown => {
  const row = reading.rows[at] as Row;
  const before = reading.issues.length;
  const data = kinds[row.type]?.(row, value, reading);
  runChecks(row, data, before, reading);
  return data;
};

type Kind = (row: Row, value: unknown, reading: Reading) => unknown;

/** A value that is right as it stands, or is not. */
const plain =
  (code: string, isRight: (value: unknown, row: Row) => boolean): Kind =>
  (row, value, reading) => {
    if (!isRight(value, row)) found(reading, code);
    return value;
  };

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const inside = (part: PropertyKey, row: number, value: unknown, reading: Reading): unknown => {
  reading.path.push(part);
  const data = run(row, value, reading);
  reading.path.pop();
  return data;
};

const object: Kind = ({ shape = {} }, value, reading) => {
  if (!isMap(value)) return found(reading, 'invalid_type');
  const data: Record<string, unknown> = {};
  for (const key in shape) {
    const part = shape[key] as number;
    const isThere = key in value;
    if (!isThere && reading.rows[part]?.type === 'optional') continue;
    const one = inside(key, part, value[key], reading);
    if (isThere || one !== undefined) data[key] = one;
  }
  const keys = Object.keys(value).filter((key) => !Object.hasOwn(shape, key));
  if (keys.length > 0) found(reading, 'unrecognized_keys', { keys, continue: true });
  return data;
};

/** Where the keys are words, others are not known; else any key will do. */
const record: Kind = ({ keyType, valueType }, value, reading) => {
  if (!isMap(value)) return found(reading, 'invalid_type');
  const data: Record<string, unknown> = {};
  const words = reading.rows[keyType as number]?.entries;
  const keys: string[] = [];
  for (const key of Object.keys(value)) {
    if (words !== undefined && !Object.hasOwn(words, key)) keys.push(key);
    else data[key] = inside(key, valueType as number, value[key], reading);
  }
  if (keys.length > 0) found(reading, 'unrecognized_keys', { keys, continue: true });
  return data;
};

const array: Kind = ({ element }, value, reading) =>
  Array.isArray(value)
    ? value.map((item, i) => inside(i, element as number, item, reading))
    : found(reading, 'invalid_type');

/** The first option that has nothing against the value; else the only one whose kind is right; else none. */
const union: Kind = ({ options = [] }, value, reading) => {
  const tried: { readonly data: unknown; readonly issues: readonly Issue[] }[] = [];
  for (const option of options) {
    const trial: Reading = { ...reading, issues: [] };
    const data = run(option, value, trial);
    if (trial.issues.length === 0) return data;
    tried.push({ data, issues: trial.issues });
  }
  const [only, ...others] = tried.filter(({ issues }) => !isAborted(issues, 0));
  if (only === undefined || others.length > 0) return found(reading, 'invalid_union');
  reading.issues.push(...only.issues);
  return only.data;
};

const kinds: Readonly<Record<string, Kind>> = {
  string: plain('invalid_type', (value) => typeof value === 'string'),
  number: plain('invalid_type', (value) => Number.isFinite(value)),
  boolean: plain('invalid_type', (value) => typeof value === 'boolean'),
  enum: plain('invalid_value', (value, { entries = {} }) => typeof value === 'string' && Object.hasOwn(entries, value)),
  literal: plain('invalid_value', (value, { values = [] }) => values.includes(value)),
  optional: ({ innerType }, value, reading) =>
    value === undefined ? undefined : run(innerType as number, value, reading),
  prefault: ({ innerType }, value, reading) => run(innerType as number, value === undefined ? {} : value, reading),
  object,
  record,
  array,
  union,
};
