// Three-valued judgements that remember their grounds: which stated values decided, which blanks leave them open.
import type { StatedFact } from '../model/evidence.ts';
import { join } from '../model/problem.ts';
import { namesNobody } from '../model/vocabulary.ts';

// Three-valued logic: true, false, or undefined where the pilot file is silent (Kleene).

export type Truth = boolean | undefined;

/** False as soon as one is false, unknown while one is unknown, else true. */
export const every = (truths: readonly Truth[]): Truth => {
  if (truths.includes(false)) return false;
  return truths.includes(undefined) ? undefined : true;
};

/** True as soon as one is true, unknown while one is unknown, else false. */
export const some = (truths: readonly Truth[]): Truth => {
  if (truths.includes(true)) return true;
  return truths.includes(undefined) ? undefined : false;
};

export const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);

/** True where something is written; a blank is unknown, never false. For names of people and things see `isNamed`. */
export const isStated = (value: unknown): Truth => (value === undefined ? undefined : true);

/** Whether a known value passes; unknown where it is blank. */
export const testValue = <T>(value: T | undefined, test: (value: T) => boolean): Truth =>
  value === undefined ? undefined : test(value);

/** Whether two known values stand to each other as they should; unknown where one is blank. */
export const testBoth = <A, B>(a: A | undefined, b: B | undefined, test: (a: A, b: B) => boolean): Truth =>
  a === undefined || b === undefined ? undefined : test(a, b);

/** Whether some item of a list passes; unknown where the list is blank, or an item is unknown and none passes. */
export const testAny = <T>(items: readonly T[] | undefined, test: (item: T) => Truth): Truth =>
  items === undefined ? undefined : some(items.map(test));

/** Whether a known word is one of these. */
export const oneOf = <T extends string>(value: T | undefined, ...words: readonly T[]): Truth =>
  testValue(value, (word) => words.includes(word));

/** True where a text names somebody or something; "none" and the like are a stated no, a blank is unknown. */
export const isNamed = (value: string | undefined): Truth => testValue(value, (words) => !namesNobody(words));

// How a rule puts into words what it saw: figures, a value against its limit, a name with what is said of it.

/** One decimal, rounded so that what falls short never looks as if it did not: down for what is had, up for what is needed. */
export const down = (value: number): number => Math.floor(value * 10 + 1e-9) / 10;
/** Rounded up to one decimal, so that what is needed is never shown as less. */
export const up = (value: number): number => Math.ceil(value * 10 - 1e-9) / 10;

/** A share 0…1 in percent, rounded down to one decimal: one that should be high is never shown as more. */
export const percent = (share: number): string => `${down(share * 100)}%`;

/** A share with the digits that tell it from a limit it misses by a hair. */
export const exactPercent = (share: number): string => `${digits(share * 100)}%`;

/** Free of the noise of binary fractions. */
export const digits = (value: number): number => Number(value.toPrecision(6));

/** " (39 against 40)", nothing where one of the two is blank. */
export const against = (value: number | undefined, limit: number | undefined): string =>
  value === undefined || limit === undefined ? '' : ` (${distinct(value, limit)} against ${limit})`;

/** Without the noise of fractions, but where that would hide on which side of the limit it lies. */
const distinct = (value: number, limit: number): number => (digits(value) === limit ? value : digits(value));

/** 1 hour, 24 hours. */
export const numbered = (count: number | undefined, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;

/** A name with what is said of it: Emails (manual-export). */
export const withDetails = (name: string, ...details: readonly string[]): string =>
  details.length > 0 ? `${name} (${details.join(', ')})` : name;

/** A key of the pilot file as a reader would write it: rate limit. */
export const spaced = (key: string): string => key.replaceAll('_', ' ');

// The parts of a check: things that are looked at one by one, judged together by a combinator.

/** One thing to be looked at. */
export type Part = {
  /** For the reader. */
  readonly name: string;
  /** The path of the value that decides, stated or missing. */
  readonly at: string;
  /** A number is the part of it that holds. */
  readonly holds: Truth | number;
  /** What it can still reach while it is blank or holds in part; 1 for a blank unless stated facts hold it lower. */
  readonly best?: number;
  /** Where its evidence stands, if that is not at `at` or around it. */
  readonly evidenceAt?: string;
  /** The failure in words, where the name with "not" before it does not say it. */
  readonly lacking?: string;
  /** The stated values that it rests on. */
  readonly facts?: readonly StatedFact[];
};

/**
 * A part of which several fields must hold: it stands at the first that fails, else at the first blank, and its name
 * says which fall short; `words` say of a field what is wrong with it, where its name does not.
 */
export const fieldsPart = (
  name: string,
  at: string,
  fields: Readonly<Record<string, Truth>>,
  words: Readonly<Record<string, string>> = {},
): Part => {
  const holds = every(Object.values(fields));
  const short = Object.keys(fields).filter((key) => holds !== true && fields[key] === holds);
  const place = short[0] === undefined ? at : join(at, short[0]);
  const nameWith = (says: (key: string) => string): string => withDetails(name, ...short.map(says));
  const lacking = holds === false ? { lacking: nameWith((key) => words[key] ?? spaced(key)) } : {};
  return { name: nameWith(spaced), at: place, evidenceAt: at, holds, ...lacking };
};

/** The items of a list as parts, each with its path; undefined where the list is missing. */
export const toParts = <T, P extends Part>(
  list: readonly T[] | undefined,
  at: string,
  toPart: (item: T, at: string) => P,
): readonly P[] | undefined => list?.map((item, i) => toPart(item, join(at, i)));

export type Claim = {
  readonly truth: Truth;
  /** The stated values that decided it; while it is open, all that bear on it. */
  readonly facts: readonly StatedFact[];
  /** Paths that would have to be stated; empty once the truth is known. */
  readonly missing: readonly string[];
};

/** A claim about the values at these paths. Without any it is supposed for the sake of argument. */
export const claim = (values: Readonly<Record<string, unknown>>, truth: Truth): Claim => {
  const facts: StatedFact[] = [];
  const missing: string[] = [];
  for (const path in values) {
    const value = values[path];
    if (value !== undefined) facts.push({ path, value: show(value) });
    else if (truth === undefined) missing.push(path);
  }
  return { truth, facts, missing };
};

const show = (value: unknown): string => (Array.isArray(value) ? value.join(', ') || 'none listed' : String(value));

/** The contrary, by the same facts; what is open stays open. */
export const denied = (one: Claim): Claim => ({ ...one, truth: not(one.truth) });

/**
 * True where all hold, false as soon as one does not, else open; with the facts and blanks that decided. True for none.
 */
export const everyOf = (claims: readonly Claim[]): Claim => joined(every, claims);

/**
 * True as soon as one holds, false where none does, else open; with the facts and blanks that decided. False for none.
 */
export const someOf = (claims: readonly Claim[]): Claim => joined(some, claims);

/** Those decide that are as true or as false as the whole. */
const joined = (how: (truths: readonly Truth[]) => Truth, claims: readonly Claim[]): Claim => {
  const [first] = claims;
  if (first !== undefined && claims.length === 1) return first;
  const truth = how(claims.map((one) => one.truth));
  const facts: StatedFact[] = [];
  const missing: string[] = [];
  for (const one of claims) {
    if (truth !== undefined && one.truth !== truth) continue;
    facts.push(...one.facts);
    missing.push(...one.missing);
  }
  return { truth, facts, missing };
};

/** The facts of several claims, each once. */
export const distinctFacts = (claims: readonly Claim[]): readonly StatedFact[] => [
  ...new Map(claims.flatMap(({ facts }) => facts).map((fact) => [fact.path, fact])).values(),
];

/** Named claims as the parts of a check, each at its first blank or else at the first value that decided it. */
export const claimParts = (claims: Readonly<Record<string, Claim>>, section: string): readonly Part[] =>
  Object.entries(claims).map(([name, { truth, facts, missing }]) => ({
    name,
    at: missing[0] ?? facts[0]?.path ?? section,
    holds: truth,
    facts,
  }));

// The stated values of the pilot file as facts of an outcome.

/** The stated words and figures among the values of a map, as facts: the likely one of a range, no nested maps. */
export const statedFacts = (at: string, values: Readonly<Record<string, unknown>>): readonly StatedFact[] =>
  Object.entries(values)
    .map(([key, value]) => [key, likelyValue(value)] as const)
    .filter(([, value]) => value !== undefined && typeof value !== 'object')
    .map(([key, value]) => ({ path: join(at, key), value: String(value) }));

const likelyValue = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'likely' in value ? value.likely : value;
