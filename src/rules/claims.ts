// Three-valued judgements that remember their grounds: which stated values decided, which blanks leave them open.
import type { Fact } from '../model/outcome.ts';
import type { Part } from './parts.ts';
import { every, not, some, type Truth } from './truth.ts';

export type Claim = {
  readonly truth: Truth;
  /** The stated values that decided it; while it is open, all that bear on it. */
  readonly facts: readonly Fact[];
  /** Paths that would have to be stated; empty once the truth is known. */
  readonly missing: readonly string[];
};

/** A claim about the values at these paths. Without any it is supposed for the sake of argument. */
export const claim = (values: Readonly<Record<string, unknown>>, truth: Truth): Claim => {
  const paths = Object.keys(values);
  return {
    truth,
    facts: paths.flatMap((path) => (values[path] === undefined ? [] : [{ path, value: show(values[path]) }])),
    missing: truth === undefined ? paths.filter((path) => values[path] === undefined) : [],
  };
};

const show = (value: unknown): string => (Array.isArray(value) ? value.join(', ') || 'none listed' : String(value));

export const denied = (one: Claim): Claim => ({ ...one, truth: not(one.truth) });

export const everyOf = (claims: readonly Claim[]): Claim => joined(every, claims);

export const someOf = (claims: readonly Claim[]): Claim => joined(some, claims);

/** Those decide that are as true or as false as the whole. */
const joined = (how: (truths: readonly Truth[]) => Truth, claims: readonly Claim[]): Claim => {
  const truth = how(claims.map((one) => one.truth));
  const decisive = truth === undefined ? claims : claims.filter((one) => one.truth === truth);
  return {
    truth,
    facts: decisive.flatMap((one) => one.facts),
    missing: decisive.flatMap((one) => one.missing),
  };
};

/** The facts of several claims, each once. */
export const distinctFacts = (claims: readonly Claim[]): readonly Fact[] => [
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
