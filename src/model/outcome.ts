// What a rule says of one check: how far it holds, what was seen, where, and whose evidence would show it.

export const outcomeKinds = ['met', 'partial', 'planned', 'absent', 'unknown', 'not-applicable'] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

/**
 * Evidence that carries a part of the outcome's score: the points count as shown when every place has verified
 * evidence. `own` places look at their own evidence alone; others fall back to the map and the section they stand in.
 */
export type Support = { readonly places: readonly string[]; readonly points: number; readonly own?: true };

/** A stated value that decided. */
export type Fact = { readonly path: string; readonly value: string };

export type Declared = 'counts' | 'against-facts';

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
  /** The stated facts that decided, where the check weighs several. */
  readonly facts?: readonly Fact[];
  /**
   * Declared not applicable by the team, as against worked out from facts. Against a stated fact the declaration does
   * not count, and the check is unknown.
   */
  readonly declared?: Declared;
};
