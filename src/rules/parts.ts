// The parts of a check: things that are looked at one by one, judged together by a combinator.
import type { Fact } from '../model/outcome.ts';
import { join } from '../model/path.ts';
import { every, type Truth } from './truth.ts';
import { spaced, withDetails } from './words.ts';

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
  /** The stated values that it rests on. */
  readonly facts?: readonly Fact[];
};

/**
 * A part of which several fields must hold: it stands at the first that fails, else at the first blank, and its name
 * says which fall short.
 */
export const fieldsPart = (name: string, at: string, fields: Readonly<Record<string, Truth>>): Part => {
  const holds = every(Object.values(fields));
  const short = Object.keys(fields).filter((key) => holds !== true && fields[key] === holds);
  const place = short[0] === undefined ? at : join(at, short[0]);
  return { name: withDetails(name, ...short.map(spaced)), at: place, evidenceAt: at, holds };
};

/** The items of a list as parts, each with its path; undefined where the list is missing. */
export const partsOf = <T, P extends Part>(
  list: readonly T[] | undefined,
  at: string,
  toPart: (item: T, at: string) => P,
): readonly P[] | undefined => list?.map((item, i) => toPart(item, join(at, i)));
