// The few ways in which a rule ends. Rules build every outcome with these, so that all of them mean the same.
import type { Fact, Outcome, OutcomeKind, Support } from '../model/outcome.ts';

type More = { readonly support?: readonly Support[]; readonly facts?: readonly Fact[]; readonly best?: number };

/** An outcome from its score alone: 1 is met, 0 absent, anything between partial. */
export const scored = (score: number, seen: string, at: string, more: More = {}): Outcome => {
  const kind = score >= 1 ? 'met' : score <= 0 ? 'absent' : 'partial';
  return outcome(kind, score, seen, at, more);
};

export const met = (seen: string, at: string, more: More = {}): Outcome => outcome('met', 1, seen, at, more);

/** Half of the check: the flat score that "partial" and "partial from" earn. */
export const half = (seen: string, at: string, more: More = {}): Outcome => outcome('partial', 0.5, seen, at, more);

export const absent = (seen: string, at: string, more: More = {}): Outcome => outcome('absent', 0, seen, at, more);

/** Not answered. `best` is what the check can still reach, given what is stated already. */
export const unknown = (missing: string, at: string, best = 1, more: More = {}): Outcome =>
  outcome('unknown', 0, missing, at, { ...more, best });

/** Unknown for want of what is named here, each in a word or two. */
export const notStated = (missing: readonly string[], at: string, best = 1, more: More = {}): Outcome =>
  unknown(`not stated: ${missing.join(', ')}`, at, best, more);

export const notApplicable = (why: string, at: string): Outcome => ({
  ...outcome('not-applicable', 0, why, at, {}),
  best: 0,
});

const outcome = (kind: OutcomeKind, score: number, seen: string, at: string, more: More): Outcome => ({
  kind,
  score,
  best: Math.max(score, more.best ?? score),
  seen,
  at,
  support: more.support ?? (score > 0 ? [{ places: [at], points: score }] : []),
  ...(more.facts && { facts: more.facts }),
});
