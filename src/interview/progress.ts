// How far the interview is: what is answered, what is left, how long that takes, and how wide the score still is.
import { controlPath } from '../assess/evaluate.ts';
import type { Verdict } from '../model/verdict.ts';
import { leavesOf, type Parts, pathOf, secondsOf, valueAt } from './question.ts';
import { isDuty, isProof, questionAt } from './questions.ts';
import { type Asked, isOfDozen, queueOf, type Scope } from './queue.ts';
import type { Session } from './session.ts';
import { isBlankIn, type View } from './view.ts';

// Where the interview pauses by itself, so that a session has an end before its questions have: after a stretch of
// about twenty minutes, once what is left can hardly move the score, and before evidence and obligations. The figures are conventions.

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

export type Progress = {
  /** Of the fields that a check reads. */
  readonly answered: number;
  readonly left: number;
  readonly minutes: number;
  /** Minutes until the interview pauses by itself; undefined where it does not before its end. */
  readonly untilPause?: number;
  /** 0…100; null where nothing applies. */
  readonly low: number | null;
  readonly high: number | null;
  /** 0…1. */
  readonly coverage: number;
  readonly verdict: Verdict;
  /** Blockers that nobody has answered. */
  readonly openBlockers: number;
  /** Of 100, what verified evidence shows. */
  readonly evidencedScore: number | null;
  /** What is next is evidence or an obligation, which move no score. */
  readonly proving: boolean;
  /** None of the first questions is left. */
  readonly dozenDone: boolean;
};

export const progressOf = (session: Session, view: View, scope: Scope): Progress => {
  const left = queueOf(view, scope, session);
  const seconds = left.reduce((sum, parts) => sum + secondsOf(questionAt(parts, view)), 0);
  const { score, high, coverage, verdict, openBlockers, evidencedScore } = view.stand;
  const [next] = left;
  const untilPause = secondsUntilPause(session, scope);
  return {
    answered: answersIn(view).length,
    left: left.length,
    minutes: Math.ceil(seconds / 60),
    ...(untilPause < seconds && { untilPause: Math.ceil(untilPause / 60) }),
    low: score,
    high,
    coverage,
    verdict,
    openBlockers,
    evidencedScore,
    proving: next !== undefined && (isProof(next) || isDuty(next)),
    dozenDone: !left.some((parts) => isOfDozen(parts) && isPending(parts, session, view)),
  };
};

const answersIn = (view: View): readonly string[] => {
  const controls = view.checklist.items.filter(({ control }) => control).map(({ id }) => controlPath(id));
  return [...leavesOf(view.pilot).map(pathOf), ...controls].filter(
    (path) => view.worth.checks.has(path) && !isBlankIn(view.pilot, path),
  );
};

/** A list that had items before this session is offered at the end: the first verdict does not wait for it. */
const isPending = (parts: Parts, { touched }: Asked, { pilot }: View): boolean =>
  touched.has(pathOf(parts)) || !Array.isArray(valueAt(pilot, parts));
