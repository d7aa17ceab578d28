// The cheapest way to a goal: of all sets of tasks that reach it, one that takes the fewest likely person-days.
import type { Late } from '../../assess/late.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { Checklist } from '../../model/checklist.ts';
import type { Solver } from '../../model/solver.ts';
import { type Alternative, beside, leavesOut, MOST, type Searched, type Way } from './alternatives.ts';
import { type Asked, askedBy, type Goal, isReached } from './goal.ts';
import { type Outlook, outlookOf } from './outlook.ts';
import { type Found, type Step, search } from './search.ts';
import type { Turn } from './turn.ts';

export type Cheapest = {
  readonly goal: Goal;
  readonly now: Outlook;
  /** What the goal asks for, as it stands now. */
  readonly asked: readonly Asked[];
} & (
  | { readonly kind: 'there' }
  | {
      /** Not with every task of the plan done and everything shown: `best` is how far that leads. */
      readonly kind: 'unreachable';
      readonly best: Outlook;
    }
  | {
      readonly kind: 'way';
      /** In the order of the plan. */
      readonly steps: readonly Step[];
      readonly later: Outlook;
      /** No set of tasks that reaches the goal takes fewer likely days; of several, this one adds most to the score. */
      readonly proved: boolean;
      readonly solver: string;
      readonly alternatives: readonly Alternative[];
      /** Whether there may be more of them. */
      readonly searched: Searched;
      /** Where the way changes the approach: what that changes. */
      readonly turn?: Turn;
    }
);

/**
 * Without `late`, a check that hangs on what is left to do stays as it is until its own task is done. With `turn`, the ways
 * that change the approach are searched apart from those that keep it: their pilot is judged otherwise.
 */
export const cheapestOf = (
  assessment: Assessment,
  checklist: Checklist,
  goal: Goal,
  solver: Solver,
  late?: Late,
  turn?: Turn,
): Cheapest => {
  const now = outlookOf(assessment, checklist, [], late);
  const head = { goal, now, asked: askedBy(goal, now) };
  if (isReached(goal, now)) return { ...head, kind: 'there' };
  const kept = search({ assessment, late, ...(turn && { without: turn.check }) }, checklist, goal, solver);
  const turned = turn && search({ ...turn, holds: turn.check }, checklist, goal, solver);
  const worlds = turned === undefined ? [kept] : [kept, turned];
  const ways = worlds.filter(isWay).sort(cheaper);
  const [first] = ways;
  if (first === undefined) return { ...head, kind: 'unreachable', best: farthest(worlds) };
  return {
    ...head,
    kind: 'way',
    steps: first.steps,
    later: first.way.later,
    proved: ways.every(({ proved }) => proved),
    solver: solver.name,
    ...othersTo(first, ways),
    ...(turn && first === turned && { turn }),
  };
};

type FoundWay = Found & { kind: 'way' };

const isWay = (found: Found): found is FoundWay => found.kind === 'way';

const cheaper = (a: FoundWay, b: FoundWay): number =>
  a.way.days - b.way.days || (b.way.later.score ?? 0) - (a.way.later.score ?? 0);

/** With every task done; a world without one of them leads no further. */
const farthest = (worlds: readonly Found[]): Outlook => {
  const [best] = worlds.flatMap((one) => (one.kind === 'unreachable' ? [one.best] : [])).reverse();
  if (best === undefined) throw new Error('a goal that cannot be reached has an outlook in each world');
  return best;
};

/** The next-best of all worlds. A way that only adds to one before it is no other way. */
const othersTo = (
  { way }: FoundWay,
  ways: readonly FoundWay[],
): { readonly alternatives: readonly Alternative[]; readonly searched: Searched } => {
  const all = ways.flatMap((one) => [one.way, ...one.others]).filter((other) => other !== way);
  const others: Way[] = [];
  for (const one of all.sort((a, b) => a.days - b.days)) {
    if ([way, ...others].every((before) => leavesOut(one, before))) others.push(one);
  }
  const stopped = ways.some(({ searched }) => searched === 'stopped');
  return {
    alternatives: others.slice(0, MOST).map((other) => beside(way, other)),
    searched: others.length >= MOST ? 'enough' : stopped ? 'stopped' : 'all',
  };
};
