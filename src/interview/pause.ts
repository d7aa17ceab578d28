// Where the interview pauses by itself, so that a session has an end before its questions have: after a stretch of
// about twenty minutes, once what is left can hardly move the score, and before evidence and obligations. The figures are conventions.
import type { Scope } from './queue.ts';
import type { Session } from './turn.ts';

export const STRETCH = 20 * 60;

/** Points of the score. */
export const LITTLE = 5;

/** Whoever asks for a part, for all or for blanks alone is not stopped before the end. */
const pauses = ({ dimension, all, onlyUnknown }: Scope): boolean =>
  dimension === undefined && all !== true && onlyUnknown !== true;

export const secondsUntilPause = ({ spent }: Session, scope: Scope): number =>
  pauses(scope) ? Math.max(0, STRETCH - spent) : Number.POSITIVE_INFINITY;

type Standing = {
  readonly low: number | null;
  readonly high: number | null;
  readonly dozenDone: boolean;
  readonly proving: boolean;
};

/** What was so at the last pause, or from the beginning: it makes no pause again. */
export type Known = { readonly narrow: boolean; readonly proving: boolean };

export const knownOf = (stands: Standing): Known => ({ narrow: isNarrow(stands), proving: stands.proving });

export const isNarrow = ({ low, high, dozenDone }: Omit<Standing, 'proving'>): boolean =>
  dozenDone && (high ?? 0) - (low ?? 0) < LITTLE;

/** Between two questions: not in the middle of an item, nor of what is being corrected. */
export const isPauseDue = (session: Session, stands: Standing, scope: Scope, known: Known): boolean => {
  const isBetween = session.draft === undefined && session.reason === undefined && session.again.length === 0;
  const isNews = (!known.narrow && isNarrow(stands)) || (!known.proving && stands.proving);
  return isBetween && (secondsUntilPause(session, scope) === 0 || (pauses(scope) && isNews));
};

export const afterPause = (session: Session): Session => ({ ...session, spent: 0 });
