// How far the interview is: what is answered, what is left, how long that takes, and how wide the score still is.
import { controlPath } from '../assess/control.ts';
import type { Verdict } from '../model/assessment.ts';
import { isDuty } from './duties.ts';
import { isProof } from './evidence.ts';
import { secondsOf } from './kind.ts';
import { leavesOf } from './leaves.ts';
import { isOfDozen } from './order.ts';
import { type Parts, pathOf, valueAt } from './path.ts';
import { secondsUntilPause } from './pause.ts';
import { questionAt } from './questions.ts';
import { type Asked, queueOf, type Scope } from './queue.ts';
import type { Session } from './turn.ts';
import { isBlankIn, type View } from './view.ts';

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
