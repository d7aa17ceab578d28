// The kinds of value that a pilot file is made of. No section and no judgement here.
// Blank values (missing, null, "") are taken out before a schema sees them: see read/nearest.ts.

import * as z from 'zod/mini';
import { $ZodPrefault, type $ZodShape, type input, type SomeType } from 'zod/v4/core';
import { type Status, statusByWord, statuses, type statusWords } from './vocabulary.ts';

// What `is` asks of a value in a file: a comparison as people write one, or the value itself.

/** Every limit holds; `not` is the one value that may not stand there. Numbers as written, percent as a part of 1. */
export type LimitSet = {
  readonly least?: Limit;
  readonly most?: Limit;
  readonly equal?: number;
  readonly not?: number;
};

type Limit = { readonly value: number; readonly isIncluded: boolean };

const NUMBER = String.raw`[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d{1,3})?\s*%?`;

const signs: ReadonlyMap<string, (value: number) => LimitSet> = new Map(
  Object.entries({
    '>=': (value: number) => ({ least: { value, isIncluded: true } }),
    '<=': (value: number) => ({ most: { value, isIncluded: true } }),
    '>': (value: number) => ({ least: { value, isIncluded: false } }),
    '<': (value: number) => ({ most: { value, isIncluded: false } }),
    '=': (value: number) => ({ equal: value }),
    '!=': (value: number) => ({ not: value }),
  }),
);

/** Other ways to write a sign, the longest first. */
const otherSigns: readonly (readonly [pattern: RegExp, sign: string])[] = [
  [/^(?:=>|≥|⩾|(?:at least|no less than|not less than|no fewer than|minimum(?: of)?|min\.?)(?![a-z]))/i, '>='],
  [/^(?:=<|≤|⩽|(?:at most|no more than|not more than|not above|maximum(?: of)?|max\.?|up to)(?![a-z]))/i, '<='],
  [/^(?:(?:more than|greater than|above|over)(?![a-z]))/i, '>'],
  [/^(?:(?:less than|fewer than|below|under)(?![a-z]))/i, '<'],
  [/^(?:==|(?:exactly|equals?(?: to)?)(?![a-z]))/i, '='],
  [/^(?:≠|<>|(?:not equal to|other than)(?![a-z]))/i, '!='],
];

const onesided = new RegExp(`^(>=|<=|>|<|=|!=)\\s*(${NUMBER})$`, 'i');
const between = new RegExp(
  `^(?:between\\s+|from\\s+|\\[\\s*)?(${NUMBER})\\s*(?:\\.{2,3}|…|–|—|-|,|;|\\bto\\b|\\band\\b)\\s*(${NUMBER})\\s*\\]?$`,
  'i',
);

/** Undefined where a text asks for itself; `unreadable` where it looks like a comparison and is none. */
export const readComparison = (text: string): LimitSet | 'unreadable' | undefined => {
  const trimmed = text.trim();
  if (trimmed.length > 200) return undefined;
  const whole = oneComparison(trimmed);
  if (whole !== undefined) return whole;
  const parts = trimmed.split(/\s+and\s+|\s*&&\s*|\s*,\s+/i).map((part) => oneComparison(part.trim()));
  if (parts.length > 1 && parts.every((part) => part !== undefined)) return Object.assign({}, ...parts);
  return looksLikeOne(trimmed) ? 'unreadable' : undefined;
};

const oneComparison = (text: string): LimitSet | undefined => {
  const other = otherSigns.find(([pattern]) => pattern.test(text));
  const plain = other === undefined ? text : `${other[1]} ${text.replace(other[0], '').trim()}`;
  const [, sign = '', operand = ''] = onesided.exec(plain) ?? [];
  if (sign !== '') return signs.get(sign)?.(parseNumber(operand));
  const [, low, high] = between.exec(text) ?? [];
  if (low === undefined || high === undefined || parseNumber(low) > parseNumber(high)) return undefined;
  return { least: { value: parseNumber(low), isIncluded: true }, most: { value: parseNumber(high), isIncluded: true } };
};

const looksLikeOne = (text: string): boolean =>
  /^(?:[<>=!≥≤≠⩾⩽~≈±]|(?:at least|at most|no less|no more|not less|not more|more than|less than|fewer than|greater than|between|about|around|approximately|approx|roughly|circa)(?![a-z]))/i.test(
    text,
  ) ||
  /^(?:min|max|minimum|maximum|above|below|over|under|up to|exactly|equals?|from)(?![a-z]).*\d/i.test(text) ||
  /^[-+.\d%]+\s*(?:\.{2,}|…|–|—)/.test(text);

const parseNumber = (text: string): number => {
  const number = Number(text.replace('%', ''));
  return text.includes('%') ? number / 100 : number;
};

/** Whether a number is as asked, but for what floating point is off by. */
export const meets = ({ least, most, equal, not }: LimitSet, value: number): boolean =>
  (equal === undefined || isNear(value, equal)) &&
  (not === undefined || !isNear(value, not)) &&
  (least === undefined || (isNear(value, least.value) ? least.isIncluded : value > least.value)) &&
  (most === undefined || (isNear(value, most.value) ? most.isIncluded : value < most.value));

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

// An estimate as it is read: one number, or a range of three.

export type Estimate = number | { readonly low: number; readonly likely: number; readonly high: number };

/** The single figure that a rule reads: the likely value of a range. */
export const likely = (value: Estimate | undefined): number | undefined =>
  typeof value === 'object' ? value.likely : value;

// What a schema asks of several values at once.

export type Refinement<T = never> = {
  readonly test: (value: T) => boolean;
  readonly error: string;
  readonly path?: PropertyKey[];
};

type Word = Status | keyof typeof statusWords | boolean;
type Range = { readonly low: number; readonly likely: number; readonly high: number };
type Entry = {
  readonly file?: string | undefined;
  readonly url?: string | undefined;
  readonly at?: string | undefined;
  readonly is?: string | number | boolean | undefined;
};
type Declared = { readonly status?: Word | undefined; readonly reason?: string | undefined };

const isNotApplicable = (word: Word | undefined): boolean =>
  word !== undefined && statusByWord(word) === 'not-applicable';

const isReadable = (is: string | number | boolean): boolean =>
  typeof is !== 'string' || readComparison(is) !== 'unreadable';

const inOrder: Refinement<Range> = {
  test: ({ low, likely, high }) => low <= likely && likely <= high,
  error: 'a range goes from low over likely to high',
};

const oneSource: Refinement<Entry> = {
  test: ({ file, url }) => (file === undefined) !== (url === undefined),
  error: 'evidence names either a file or a url',
};

const atInFile: Refinement<Entry> = {
  test: ({ url, at }) => url === undefined || at === undefined,
  error: 'only a file is looked into: at goes with file',
  path: ['at'],
};

const isAtPlace: Refinement<Entry> = {
  test: ({ at, is }) => is === undefined || at !== undefined,
  error: 'is needs at, which says where in the file to look',
  path: ['is'],
};

const readableIs: Refinement<Entry> = {
  test: ({ is }) => is === undefined || isReadable(is),
  error:
    'a comparison is written as ">= 0.95", "at most 3" or "0.8..0.95": >=, <=, >, <, = or != and a number, or a range',
  path: ['is'],
};

const reasoned: Refinement<Declared> = {
  test: ({ status, reason }) => !isNotApplicable(status) || reason !== undefined,
  error: 'not-applicable needs a reason',
  path: ['reason'],
};

const notBareAway: Refinement<Word> = {
  test: (word) => !isNotApplicable(word),
  error: 'not-applicable needs a reason: write {status: not-applicable, reason: …}',
};

z.config({ jitless: true });

/** Free text that says something. */
export const text = z.string();

/** True or false. */
export const flag = z.boolean();

/** A calendar date that exists, written YYYY-MM-DD. */
export const date = z.iso.date();

/** A share, 0…1. */
export const share = z.number().check(z.minimum(0), z.maximum(1));

/** A count or an amount that cannot be negative; 0 is an answer. */
export const amount = z.number().check(z.minimum(0));

/** A whole number, 0 or more. */
export const count = z.int().check(z.minimum(0));

/** What is expected where `at` points: a comparison, or the value itself. */
const expected = z.union([text, z.number(), z.boolean()]);

/** What is asked of several values at once. */
const refined = <T>({ test, error, path }: Refinement<T>) =>
  z.refine<T>(test, { error, ...(path !== undefined && { path }) });

/** A file beside the pilot file, or a URL; with what is needed to trust it, and where in the file to look for what. */
const evidenceEntry = z.union([
  text,
  z
    .strictObject({
      file: z.optional(text),
      url: z.optional(text),
      sha256: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/i, { error: 'a sha256 of 64 hexadecimal digits' }))),
      date: z.optional(date),
      note: z.optional(text),
      at: z.optional(z.string().check(z.minLength(1))),
      is: z.optional(expected),
    })
    .check(refined(oneSource), refined(atInFile), refined(isAtPlace), refined(readableIs)),
]);

/** A list of evidence, wherever it stands. */
export const evidenceList = z.array(evidenceEntry);

export type EvidenceEntry = z.infer<typeof evidenceEntry>;

type Shape = $ZodShape;

/** Fields that may be blank; what is `always` there, if empty, is so without being asked. */
type Blankable<S extends Shape> = {
  [K in keyof S]: S[K] extends $ZodPrefault ? S[K] : z.ZodMiniOptional<S[K]>;
};

const blankable = <S extends Shape>(shape: S): Blankable<S> =>
  Object.fromEntries(Object.entries(shape).map(([key, field]) => [key, optional(field)])) as Blankable<S>;

/** One for each kind of field, since many fields are of the same kind. */
const optionals = new Map<SomeType, SomeType>();

const optional = (field: SomeType): SomeType => {
  const made = optionals.get(field) ?? (field instanceof $ZodPrefault ? field : z.optional(field));
  optionals.set(field, made);
  return made;
};

/** A word, or a list of words where several hold. */
export const oneOrMore = <T extends SomeType>(word: T) => z.union([word, z.array(word)]);

const evidence = z.optional(evidenceList);

/** A map that must have some fields, for what it is called by, and may have others. */
export const item = <N extends Shape, S extends Shape>(needed: N, shape: S) =>
  z.strictObject({ ...needed, ...blankable(shape), evidence });

/** A map of fields that may all be blank: known keys only, and evidence of its own where it has some. */
export const map = <S extends Shape>(shape: S) => z.strictObject({ ...blankable(shape), evidence });

/** What is there for whoever reads the pilot, and empty where the file does not have it. */
export const always = <T extends SomeType>(schema: T) => z.prefault(schema, {} as input<T>);

/** A map inside another that is always there. */
export const part = <S extends Shape>(shape: S) => always(map(shape));

const rangeSchema = (figure: z.ZodMiniNumber<number>) =>
  item({ low: figure, likely: figure, high: figure }, {}).check(refined(inOrder));

/** An estimate: one number, or a range whose parts are in order. */
const range = rangeSchema(amount);

/** A number of 0 or more that may be given as {low, likely, high}. */
export const estimate = z.union([amount, range]);

/** Person-days, 0…10,000: what takes longer is a programme of its own, and no plan ends with it. */
const personDays = z.number().check(z.minimum(0), z.maximum(10_000));

/** Person-days that may be given as {low, likely, high}. */
export const daysEstimate = z.union([personDays, rangeSchema(personDays)]);

/** A share 0…1 that may be given as {low, likely, high}. */
export const shareEstimate = z.union([share, rangeSchema(share)]);

/** A measured value with the day it was taken. */
export const measured = map({ value: z.number(), date });

// A control: a practice that the team declares, in one word or as a map with evidence.
// Which controls there are is the checklist's business, see read/validate.ts.

const status = z.union([z.enum([...statuses, 'yes', 'no', 'n/a']), z.boolean()]);

const declared = z
  .strictObject({
    status: z.optional(status),
    evidence: z.optional(z.array(evidenceEntry)),
    owner: z.optional(text),
    verified: z.optional(date),
    reason: z.optional(text),
  })
  .check(refined(reasoned));

const control = z.union([status.check(refined(notBareAway)), declared]);

export type Control = z.infer<typeof control>;

export const controls = always(z.record(z.string(), control));
