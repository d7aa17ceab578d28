// The cheapest way to a goal: of all sets of tasks that reach it, one that takes the fewest likely person-days.
import type { Late } from '../../assess/late.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { Checklist } from '../../model/checklist.ts';
import type { Solver } from '../../model/solver.ts';
import { planOf } from '../index.ts';
import { type Action, actionsOf } from './actions.ts';
import { type Alternative, alternativesTo, type Searched } from './alternatives.ts';
import { type Asked, askedBy, figuresFor, type Goal, isReached, readiness } from './goal.ts';
import { mustsOf } from './musts.ts';
import { type Outlook, outlookOf } from './outlook.ts';
import type { Programme } from './programme.ts';
import { type Reason, reasonFor } from './reasons.ts';
import { withRises } from './rises.ts';
import { gainsIn, rowsOf } from './rows.ts';
import { solve } from './solve.ts';

export type Step = { readonly action: Action; readonly reason: Reason };

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
    }
);

/** Without `late`, a check that hangs on what is left to do stays as it is until its own task is done. */
export const cheapestOf = (
  assessment: Assessment,
  checklist: Checklist,
  goal: Goal,
  solver: Solver,
  late?: Late,
): Cheapest => {
  const look = (some: readonly Action[]): Outlook => outlookOf(assessment, checklist, some, late);
  const now = look([]);
  const head = { goal, now, asked: askedBy(goal, now) };
  if (isReached(goal, now)) return { ...head, kind: 'there' };
  const { actions, rises } = withRises(actionsOf(assessment, planOf(assessment)), assessment, late);
  const best = look(actions);
  if (!isReached(goal, best)) return { ...head, kind: 'unreachable', best };

  const some = (chosen: ReadonlySet<number>) => actions.filter((_, i) => chosen.has(i));
  const reached = (chosen: ReadonlySet<number>): boolean => isReached(goal, look(some(chosen)));
  const subject = { assessment, checklist };
  const programme: Programme = {
    actions,
    rises,
    rows: rowsOf(figuresFor(goal, checklist), actions, rises, subject),
    ...mustsOf(goal, actions, rises, now, subject),
    cuts: [],
  };
  const score = gainsIn(readiness(checklist), actions, subject);
  const { chosen, proved } = solve(programme, score, reached, solver);
  const way = some(chosen);
  const others = proved
    ? alternativesTo(chosen, programme, reached, solver)
    : { found: [], searched: 'stopped' as const };
  return {
    ...head,
    kind: 'way',
    steps: way.map((action) => ({ action, reason: reasonFor(action, way, goal, look) })),
    later: look(way),
    proved,
    solver: solver.name,
    searched: others.searched,
    alternatives: others.found.map(({ without, more, ...rest }) => ({
      ...rest,
      without: some(without),
      more: some(more),
      score: look(some(rest.chosen)).score,
    })),
  };
};
