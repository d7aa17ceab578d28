// The cheapest way in one world: the pilot as it stands, or as it is judged once a task has changed what others hang on.
import type { Late } from '../../assess/late.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { Checklist } from '../../model/checklist.ts';
import type { Solver } from '../../model/solver.ts';
import { planOf } from '../index.ts';
import type { Task } from '../tasks.ts';
import { type Action, actionsOf } from './actions.ts';
import { alternativesTo, type Searched, type Way } from './alternatives.ts';
import { figuresFor, type Goal, isReached, readiness } from './goal.ts';
import { mustsOf, withFirst } from './musts.ts';
import { type Outlook, outlookOf } from './outlook.ts';
import { daysOf, type Programme } from './programme.ts';
import { type Reason, reasonFor } from './reasons.ts';
import { withRises } from './rises.ts';
import { gainsIn, rowsOf } from './rows.ts';
import { solve } from './solve.ts';

export type World = {
  readonly assessment: Assessment;
  readonly late?: Late | undefined;
  /** A check whose task no way has, nor what comes after it. */
  readonly without?: string;
  /** A check whose task every way has. */
  readonly holds?: string;
};

export type Step = { readonly action: Action; readonly reason: Reason };

export type Found =
  | { readonly kind: 'unreachable'; readonly best: Outlook }
  | {
      readonly kind: 'way';
      readonly way: Way;
      readonly steps: readonly Step[];
      readonly proved: boolean;
      readonly others: readonly Way[];
      readonly searched: Searched;
    };

export const search = (world: World, checklist: Checklist, goal: Goal, solver: Solver): Found => {
  const { assessment, late, holds } = world;
  const look = (some: readonly Action[]): Outlook => outlookOf(assessment, checklist, some, late);
  const { actions, rises } = withRises(actionsOf(assessment, { tasks: tasksIn(world) }), assessment, late);
  const best = look(actions);
  if (!isReached(goal, best)) return { kind: 'unreachable', best };

  const held = actions.findIndex(({ kind, task }) => kind === 'close' && task.check === holds);
  const some = (chosen: ReadonlySet<number>) => actions.filter((_, i) => chosen.has(i));
  const reached = (chosen: ReadonlySet<number>): boolean =>
    (held < 0 || chosen.has(held)) && isReached(goal, look(some(chosen)));
  const subject = { assessment, checklist };
  const { musts, either } = mustsOf(goal, actions, rises, look([]), subject);
  const programme: Programme = {
    actions,
    rises,
    rows: rowsOf(figuresFor(goal, checklist), actions, rises, subject),
    musts: held < 0 ? musts : new Set([...musts, ...withFirst(held, actions)]),
    either,
    cuts: [],
  };
  const score = gainsIn(readiness(checklist), actions, subject);
  const { chosen, proved } = solve(programme, score, reached, solver);
  const stopped = { found: [], searched: 'stopped' as const };
  const others = proved ? alternativesTo(chosen, programme, reached, solver) : stopped;
  const wayOf = (set: ReadonlySet<number>): Way => ({
    actions: some(set),
    days: daysOf(set, programme),
    later: look(some(set)),
  });
  const way = wayOf(chosen);
  return {
    kind: 'way',
    way,
    steps: way.actions.map((action) => ({ action, reason: reasonFor(action, way.actions, goal, look) })),
    proved,
    others: others.found.map(wayOf),
    searched: others.searched,
  };
};

const tasksIn = ({ assessment, without }: World): readonly Task[] => {
  const { tasks } = planOf(assessment);
  const left = new Set(without === undefined ? [] : [without]);
  // The plan has what comes first before what comes after.
  for (const { check, after } of tasks) if (after.some((id) => left.has(id))) left.add(check);
  return tasks.filter(({ check }) => !left.has(check));
};
