// The outcome of a check that is judged by an expression, from what the expression says of a pilot.
import type { Fact, Outcome } from '../../model/outcome.ts';
import { absent, half, met, unknown } from '../../rules/outcomes.ts';
import { cut } from '../fault.ts';
import type { Truth } from './run.ts';
import { MOST_ENTRIES, type Stated, tooLong, type Value } from './values.ts';

/** What an expression says, and where the pilot file states what it reads. */
export type Answer = {
  readonly truth: Truth;
  readonly stated: readonly Stated[];
  /** The path of the part that could not be worked out. */
  readonly failed?: string | undefined;
};

const HALF = 0.5;

/** `partly` is asked only where the whole is false. */
export const outcomeOf = (whole: Answer, partly: () => Answer | undefined): Outcome => {
  if (typeof whole.truth === 'object') return open(whole, 1);
  if (whole.truth) return met(...told(whole, 1));
  const part = partly();
  if (part === undefined || part.truth === false) return absent(...told(whole, 0));
  return typeof part.truth === 'object' ? open(part, HALF) : half(...toldPartly(whole, part));
};

/** An organisation's own facts are to be shown; where an expression reads none, what it reads. Blanks decide nothing. */
const told = ({ stated }: Answer, points: number) => {
  const known = stated.filter(({ value }) => value !== undefined);
  const own = known.filter(({ path }) => path.startsWith('x-'));
  const deciding = own.length > 0 ? own : known;
  const facts = factsOf(deciding);
  const places = [...new Set(deciding.map(({ path }) => path))];
  const more = { facts: facts.slice(0, MOST_FACTS), support: points === 0 ? [] : [{ places, points }] };
  return [seenIn(facts), places[0] ?? stated[0]?.path ?? '', more] as const;
};

/** What keeps it from met is said beside what makes it partial; evidence is wanted of the latter alone. */
const toldPartly = (whole: Answer, part: Answer) => {
  const [, at, { support }] = told(part, HALF);
  const paths = new Set(part.stated.map(({ path }) => path));
  const both = [...part.stated, ...whole.stated.filter(({ path }) => !paths.has(path))];
  const [seen, , { facts }] = told({ ...part, stated: both }, HALF);
  return [seen, at, { facts, support }] as const;
};

const MOST_FACTS = 20;

/** The part that failed says what is not stated; where nothing is missing, there is another reason. */
const open = ({ truth, stated, failed = '' }: Answer, best: number): Outcome => {
  const missing = stated.filter(({ value }) => value === undefined);
  const first = missing.find(({ path }) => failed !== '' && anyEntry(path).startsWith(anyEntry(failed))) ?? missing[0];
  if (first !== undefined) return unknown(`not stated: ${first.path}`, first.path, best);
  const why = typeof truth === 'object' ? truth.why : '';
  return unknown(`the expression cannot tell: ${why}`, stated[0]?.path ?? '', best);
};

const anyEntry = (path: string): string => path.replace(/\[\d+\]/g, '[]');

const FEW = 4;

const seenIn = (facts: readonly Fact[]): string => {
  const few = facts.slice(0, FEW).map(({ path, value }) => `${path} is ${value}`);
  return [...few, ...(facts.length > FEW ? [`and ${facts.length - FEW} more`] : [])].join(', ');
};

const factsOf = (stated: readonly Stated[]): readonly Fact[] =>
  stated.flatMap(({ path, value }) => (value === undefined ? [] : [{ path, value: wordsOf(value) }]));

const wordsOf = (value: Value): string => {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : cut(value.map(wordsOf).join(', '));
  return typeof value === 'object' ? 'a map' : cut(String(value));
};

/** Why an expression is not run. */
export const longList = (stated: readonly Stated[]): Truth | undefined => {
  const long = stated.find(({ value }) => value === tooLong);
  return long && { why: `${long.path} has more than ${MOST_ENTRIES} entries`, part: undefined };
};
