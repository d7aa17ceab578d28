// The cheapest way to a goal: of all sets of tasks that reach it, one that takes the fewest likely person-days.
import { isStatedShort } from '../../assess/against.ts';
import type { Input } from '../../assess/evaluate.ts';
import { assess } from '../../assess/index.ts';
import { type EffortChecks, effortChecks } from '../../assess/what-if.ts';
import { type Assessment, isGap } from '../../model/assessment.ts';
import type { Checklist } from '../../model/checklist.ts';
import type { Approach, Pilot } from '../../model/pilot/pilot.ts';
import type { Solver } from '../../model/ports.ts';
import { type ApproachOptions, recommend } from '../../rules/architecture.ts';
import { conditions } from '../../rules/conditions.ts';
import { everyTask, type Task } from '../index.ts';
import {
  type Action,
  type Alternative,
  type ApproachChange,
  askedBy,
  type Cheapest,
  figuresFor,
  type Goal,
  isReached,
  type Projection,
  possibleActions,
  projectActions,
  readiness,
  type Searched,
  type WayStep,
} from './goal.ts';
import {
  type Cut,
  constraintRows,
  gainsIn,
  type Programme,
  requiredActions,
  totalDays,
  withFirst,
  withRises,
} from './model.ts';
import { reasonFor, solve, solveExactly } from './solve.ts';

// The next-best ways that differ: each leaves out at least one task of every way before it, so that none is merely a way
// with something added.

type Way = { readonly actions: readonly Action[]; readonly days: number; readonly later: Projection };

const MOST = 3;

const alternativesTo = (
  first: ReadonlySet<number>,
  programme: Programme,
  reached: (chosen: ReadonlySet<number>) => boolean,
  solver: Solver,
): { readonly found: readonly ReadonlySet<number>[]; readonly searched: Searched } => {
  const cuts: Cut[] = [...programme.cuts];
  const found: ReadonlySet<number>[] = [];
  for (let last = first; found.length < MOST; ) {
    const cut = leavingOneOut(last, programme);
    if (cut === undefined) return { found, searched: 'all' };
    cuts.push(cut);
    const answer = solveExactly({ ...programme, cuts }, reached, solver);
    if (typeof answer === 'string') return { found, searched: answer === 'none' ? 'all' : 'stopped' };
    last = answer;
    found.push(last);
  }
  return { found, searched: 'enough' };
};

/** Of the tasks that could be left out; of what is to be shown only where the way has no such task. */
const leavingOneOut = (chosen: ReadonlySet<number>, { actions, musts }: Programme): Cut | undefined => {
  const free = [...chosen].filter((i) => !musts.has(i));
  const closing = free.filter((i) => actions[i]?.kind === 'close');
  const of = closing.length > 0 ? closing : free;
  return of.length === 0 ? undefined : { of, atMost: of.length - 1 };
};

/** Whether it lacks something that the other has. */
const leavesOut = (one: Way, other: Way): boolean => minus(other.actions, one.actions).length > 0;

/** Another way beside the cheapest; they may be of different worlds. */
const beside = (cheapest: Way, { actions, days, later }: Way): Alternative => ({
  days,
  dearer: days - cheapest.days,
  without: minus(cheapest.actions, actions),
  more: minus(actions, cheapest.actions),
  score: later.score,
});

const minus = (a: readonly Action[], b: readonly Action[]): readonly Action[] =>
  a.filter((one) => !b.some(({ kind, task }) => kind === one.kind && task.check === one.task.check));

// The cheapest way in one world: the pilot as it stands, or as it is judged once a task has changed what others hang on.

export type SearchInputs = {
  readonly assessment: Assessment;
  readonly effort?: EffortChecks | undefined;
  /** A check whose task no way has, nor what comes after it. */
  readonly without?: string;
  /** A check whose task every way has. */
  readonly holds?: string;
};

export type CheapestPlan =
  | { readonly kind: 'unreachable'; readonly best: Projection }
  | {
      readonly kind: 'way';
      readonly way: Way;
      readonly steps: readonly WayStep[];
      readonly proved: boolean;
      readonly others: readonly Way[];
      readonly searched: Searched;
    };

export const search = (world: SearchInputs, checklist: Checklist, goal: Goal, solver: Solver): CheapestPlan => {
  const { assessment, effort, holds } = world;
  const look = (some: readonly Action[]): Projection => projectActions(assessment, checklist, some, effort);
  const { actions, rises } = withRises(possibleActions(assessment, { tasks: tasksIn(world) }), assessment, effort);
  const best = look(actions);
  if (!isReached(goal, best)) return { kind: 'unreachable', best };

  const held = actions.findIndex(({ kind, task }) => kind === 'close' && task.check === holds);
  const some = (chosen: ReadonlySet<number>) => actions.filter((_, i) => chosen.has(i));
  const reached = (chosen: ReadonlySet<number>): boolean =>
    (held < 0 || chosen.has(held)) && isReached(goal, look(some(chosen)));
  const subject = { assessment, checklist };
  const now = look([]);
  const { musts, either, cuts } = requiredActions(goal, actions, rises, now, subject);
  const programme: Programme = {
    actions,
    rises,
    rows: constraintRows(figuresFor(goal, now), actions, rises, subject),
    musts: held < 0 ? musts : new Set([...musts, ...withFirst(held, actions)]),
    either,
    cuts,
  };
  const score = readiness(now.gates).flatMap((figure) => gainsIn(figure, actions, subject));
  const { chosen, proved } = solve(programme, score, reached, solver);
  const stopped = { found: [], searched: 'stopped' as const };
  const others = proved ? alternativesTo(chosen, programme, reached, solver) : stopped;
  const toWay = (set: ReadonlySet<number>): Way => ({
    actions: some(set),
    days: totalDays(set, programme),
    later: look(some(set)),
  });
  const way = toWay(chosen);
  return {
    kind: 'way',
    way,
    steps: way.actions.map((action) => ({ action, reason: reasonFor(action, way.actions, goal, look) })),
    proved,
    others: others.found.map(toWay),
    searched: others.searched,
  };
};

const tasksIn = ({ assessment, without }: SearchInputs): readonly Task[] => {
  const tasks = everyTask(assessment);
  const left = new Set(without === undefined ? [] : [without]);
  // The plan has what comes first before what comes after.
  for (const { check, after } of tasks) if (after.some((id) => left.has(id))) left.add(check);
  return tasks.filter(({ check }) => !left.has(check));
};

// The task of architecture.approach-fit changes the approach, and other checks hang on that: some apply then, others no
// longer do. Where the facts say which approach it will be, they are judged with it before anything is searched.

const RULE = 'architecture.approach-fit';

/**
 * The pilot judged with the approach that fits it, where the approach is a gap and the facts point to one other;
 * undefined where they leave it open.
 */
export const findApproachChange = (input: Input, { findings }: Assessment): ApproachChange | undefined => {
  const { pilot } = input;
  const gap = findings.find((finding) => finding.item.rule === RULE && isGap(finding));
  if (gap === undefined) return undefined;
  const { approach, ...rest } = pilot.architecture;
  // An approach that is known not to fit says nothing of how the next one reaches its knowledge.
  const asked = gap.kind === 'unknown' ? pilot : { ...pilot, architecture: rest };
  const [to, ...others] = recommend(asked, gap.item.with as ApproachOptions).approaches;
  if (to === undefined || others.length > 0 || to === approach) return undefined;
  const changed: Input = { ...input, pilot: withApproach(pilot, to) };
  const judged = assess(changed);
  const held = judged.findings.map((finding) => (finding.item.id === gap.item.id ? gap : finding));
  return {
    check: gap.item.id,
    to,
    assessment: { ...judged, findings: held, judged: { ...judged.judged, checks: held } },
    effort: effortChecks(changed),
    changed: held.filter((finding, i) => finding.kind !== findings[i]?.kind || finding.score !== findings[i]?.score),
  };
};

/** Who changes over to an approach that retrieves searches from then on, where nothing was reached before. */
const withApproach = (pilot: Pilot, approach: Approach): Pilot => {
  const { architecture } = pilot;
  const { knowledge } = architecture;
  const changed = { ...pilot, architecture: { ...architecture, approach } };
  if (knowledge.reached !== 'none' || conditions.retrieves(changed) !== true) return changed;
  return { ...changed, architecture: { ...changed.architecture, knowledge: { ...knowledge, reached: 'search' } } };
};

/**
 * Without `effort`, a check that hangs on what is left to do stays as it is until its own task is done. With `approachChange`, the ways
 * that change the approach are searched apart from those that keep it: their pilot is judged otherwise.
 */
export const findCheapest = (
  assessment: Assessment,
  checklist: Checklist,
  goal: Goal,
  solver: Solver,
  effort?: EffortChecks,
  approachChange?: ApproachChange,
): Cheapest => {
  const now = projectActions(assessment, checklist, [], effort);
  const head = { goal, now, asked: askedBy(goal, now) };
  if (isReached(goal, now)) return { ...head, kind: 'there' };
  const kept = search(
    { assessment, effort, ...(approachChange && { without: approachChange.check }) },
    checklist,
    goal,
    solver,
  );
  const changed = approachChange && search({ ...approachChange, holds: approachChange.check }, checklist, goal, solver);
  const worlds = changed === undefined ? [kept] : [kept, changed];
  const ways = worlds.filter(isWay).sort(cheaper);
  const [first] = ways;
  if (first === undefined) return { ...head, kind: 'unreachable', best: farthest(worlds) };
  return {
    ...head,
    kind: 'way',
    steps: first.steps,
    later: first.way.later,
    left: leftBy(first.way, assessment),
    proved: ways.every(({ proved }) => proved),
    solver: solver.name,
    ...othersTo(first, ways),
    ...(approachChange && first === changed && { approachChange }),
  };
};

/** Of the case against the pilot: what is still stated to fall short once the way is gone. */
const leftBy = ({ later }: Way, { against }: Assessment): readonly { readonly id: string; readonly fact: string }[] => {
  const short = new Map(
    later.findings.filter((one) => isStatedShort(one)).map(({ item, fact }) => [item.id, { id: item.id, fact }]),
  );
  return against.flatMap(({ id, fact, also }) => {
    const own = [id, ...also].flatMap((one) => short.get(one) ?? [])[0];
    return own === undefined ? [] : [own.id === id ? { id, fact } : own];
  });
};

type FoundWay = CheapestPlan & { kind: 'way' };

const isWay = (found: CheapestPlan): found is FoundWay => found.kind === 'way';

const cheaper = (a: FoundWay, b: FoundWay): number =>
  a.way.days - b.way.days || (b.way.later.score ?? 0) - (a.way.later.score ?? 0);

/** With every task done; a world without one of them leads no further. */
const farthest = (worlds: readonly CheapestPlan[]): Projection => {
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
