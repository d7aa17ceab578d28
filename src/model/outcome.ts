// What a rule says of one check: how far it holds, what was seen, where, and whose evidence would show it.
import type { GateId } from './vocabulary.ts';

export const outcomeKinds = ['met', 'partial', 'planned', 'absent', 'unknown', 'not-applicable'] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

/**
 * Evidence that carries a part of the outcome's score: the points count as far as every place has
 * evidence. `own` places look at their own evidence alone; others fall back to the map and the section they stand in.
 */
export type Support = { readonly places: readonly string[]; readonly points: number; readonly own?: true };

/** A stated value that decided. */
export type Fact = { readonly path: string; readonly value: string };

export type Declared = 'counts' | 'against-facts';

/**
 * Half marks (a score of 0.5) are enough for this gate: what is missing blocks only the gates after it. `sure` where the
 * stated facts say so; otherwise only at best, if what is blank turns out well.
 */
export type EnoughFor = { readonly gate: GateId; readonly sure: boolean };
/** What is particular about an outcome: see checkMarks in model/verdict.ts. */
export type OutcomeMark = 'not-listed' | 'if-it-applies' | 'practice';

export type Outcome = {
  readonly kind: OutcomeKind;
  /** 0…1; strictly between for partial alone. */
  readonly score: number;
  /** The score if every blank turned out well, 0…1, never below `score`. */
  readonly best: number;
  /** What was seen, in a few words. */
  readonly seen: string;
  /** Path of the deciding value, or of the section where it is missing. */
  readonly at: string;
  readonly support: readonly Support[];
  /** Paths of the values by which it falls short, where these are not `at` alone. */
  readonly values?: readonly string[];
  /** The fact in a line, where `seen` does not say it to somebody who reads nothing else. */
  readonly fact?: string;
  /** What falls short, by name, where that is some of several things: it fills $what in the line of the checklist. */
  readonly lacks?: string;
  readonly marks?: readonly OutcomeMark[];
  /** The stated facts that decided, where the check weighs several. */
  readonly facts?: readonly Fact[];
  /**
   * Declared not applicable by the team, as against worked out from facts. Against a stated fact the declaration does
   * not count, and the check is unknown.
   */
  readonly declared?: Declared;
  readonly enoughFor?: EnoughFor;
};
