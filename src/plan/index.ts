// The plan in outline: the tasks by phase, with the effort that they hold. Every report shows this same plan.
import { isStatedShort } from '../assess/against.ts';
import {
  type Assessment,
  type Days,
  type Finding,
  gateOrder,
  isGap,
  nextGate,
  type Origin,
  type Planning,
  type Stated,
} from '../model/assessment.ts';
import type { CheckItem, Phase } from '../model/checklist.ts';
import type { Against } from '../model/verdict.ts';
import { type GateId, roles, standIns } from '../model/vocabulary.ts';

// The FTE that a role has for closing gaps, where that comes from, and who does the work of a role that nobody has.

/** FTE that one role has for closing gaps. `found` is false where nobody has the role yet. */
export type Capacity = {
  readonly role: string;
  readonly fte: number;
  readonly origin: Origin;
  readonly found: boolean;
};

/** What a role has where nobody says otherwise. */
const ASSUMED_FTE = 1;

/** Less than this (a day in twenty weeks) is nobody. */
const LEAST_FTE = 0.01;

/**
 * How much of a role there is, in FTE, with where that stands in the file; `found` is false where nobody has it, and 1
 * FTE is assumed where nothing says.
 */
export const capacityFor = (role: string, { capacity, team }: Planning): Capacity => {
  const stated = capacity.get(role);
  if (stated !== undefined) return stated.value < LEAST_FTE ? nobody(role) : given(role, stated.value, stated);
  const member = team?.get(role);
  if (member?.value === 0) return nobody(role);
  if (team !== undefined && member === undefined && canBeStated(role)) return nobody(role);
  if (member?.value && member.value < ASSUMED_FTE) return given(role, member.value, member);
  return assumed(role, ASSUMED_FTE, `plan.capacity does not give ${role}`);
};

/** The role itself; where nobody has it, the one that the checks on the team accept in its place, if somebody has that. */
export const actingRole = (role: string, planning: Planning): string => {
  const other = standIns.get(role);
  if (other === undefined || capacityFor(role, planning).found) return role;
  return capacityFor(other, planning).found ? other : role;
};

/** A role of an organisation's own checklist cannot be named in the file: its absence there says nothing. */
const canBeStated = (role: string): boolean => (roles as readonly string[]).includes(role);

const given = (role: string, fte: number, { at }: Pick<Stated<unknown>, 'at'>): Capacity => ({
  role,
  fte,
  origin: { from: 'file', at },
  found: true,
});

const assumed = (role: string, fte: number, why: string, found = true): Capacity => ({
  role,
  fte,
  origin: { from: 'assumed', why },
  found,
});

const nobody = (role: string): Capacity => assumed(role, ASSUMED_FTE, `nobody is ${role} yet`, false);

// From gaps to tasks: what to do, by whom, how long, after what, and in which order it pays.

export type Task = {
  readonly check: string;
  readonly phase: number;
  readonly gate: GateId;
  /** What to do; where the pilot file is silent, the first thing is to find out. */
  readonly action: string;
  readonly findOut: boolean;
  readonly doneWhen: string;
  /** The checklist's, or who stands in for it. */
  readonly role: string;
  /** The missing share of the checklist's estimate, in person-days; of open integrations, their own, multiplied. */
  readonly days: Days;
  readonly origins: readonly Origin[];
  /** By how much the estimate was multiplied; 1 but for integrations. */
  readonly multiplier: number;
  /** Open checks that come first. */
  readonly after: readonly string[];
  readonly blocks: boolean;
  /** Points of the readiness score, 0…100, that closing the gap brings. */
  readonly points: number;
  /**
   * It closes nothing: what is claimed already is to be shown, or what is not known to be answered, whatever the answer.
   * Only on the cheapest way to a goal.
   */
  readonly shows?: true;
  /** Another check that closes with it. Only on the cheapest way to a goal. */
  readonly covers?: string;
};

/** Of a check what its task is made from. */
type Planned = Pick<Finding, 'id' | 'kind' | 'score' | 'maxScore' | 'marks' | 'blocks' | 'pointsLost'> & {
  readonly item: Pick<CheckItem, 'id' | 'phase' | 'gate' | 'rule' | 'fix'>;
};

/** Of an assessment what tasks are made from: the what-if of a page has no more. */
export type Plannable = Pick<Assessment, 'gates' | 'against' | 'planning'> & { readonly findings: readonly Planned[] };

/** Every gap as a task, in the order in which to take them up: none stands before a task that it comes after. */
export const makeTasks = (assessment: Plannable): readonly Task[] => {
  const told = new Set(assessment.against.flatMap(checkIds));
  return inOrder(ranked(assessment, ({ id, kind }) => kind !== 'unknown' || told.has(id) || !isTooLittle(assessment)));
};

/** The same with every blank as work, however little is answered: what a way to a goal is chosen from. */
export const everyTask = (assessment: Plannable): readonly Task[] => inOrder(ranked(assessment, () => true));

/** Whether so little is answered that a plan would be made of blanks: then what is not known is no work yet. */
export const isTooLittle = ({ gates }: Pick<Assessment, 'gates'>): boolean =>
  gates[0]?.conditions.some(({ id, passed }) => id === 'answered' && !passed) ?? false;

/**
 * The tasks as what is stated against the pilot ranks them, then blockers that are not answered, then the rest by use; what
 * is computed from other gaps comes last.
 */
const ranked = (assessment: Plannable, isWork: (gap: Planned) => boolean): readonly Task[] => {
  const { findings, planning } = assessment;
  const gaps = findings.filter((one) => isGap(one) && isWork(one));
  const byId = new Map(gaps.map((gap) => [gap.item.id, gap]));
  const next = nextGate(assessment)?.gate.id ?? 'scale';
  const rank = rankIn(assessment);
  const use = byUse(next);
  return gaps
    .map((gap) => ({ gap, task: makeTask(gap, byId, planning) }))
    .sort((a, b) => rank(a.gap) - rank(b.gap) || use(a.task, b.task))
    .map(({ task }) => task);
};

/** The checks of a line: harm that is measured is to be stopped before anything is improved. */
const checkIds = ({ id, also }: Against): readonly string[] =>
  also.includes(HARM) ? [HARM, id, ...also.filter((one) => one !== HARM)] : [id, ...also];

const HARM = 'kpis.no-harm';

/** Nothing is stated of it, neither well nor badly: it may be there already. */
const isBlank = (finding: Planned): boolean => finding.kind === 'unknown' && !isStatedShort(finding);

const rankIn = ({ against }: Plannable): ((finding: Planned) => number) => {
  const places = new Map(against.flatMap(checkIds).map((id, i) => [id, i]));
  const most = places.size;
  return ({ item, kind, blocks, marks }) => {
    if (marks.includes('derived')) return most + 2;
    return places.get(item.id) ?? (blocks && kind === 'unknown' ? most : most + 1);
  };
};

/** What to do first: one task for each thing that is stated against the pilot, then the others in their order. */
export const doFirst = ({ against }: Pick<Assessment, 'against'>, tasks: readonly Task[]): readonly Task[] => {
  const byCheck = new Map(tasks.map((task) => [task.check, task]));
  const heads = new Set(against.flatMap((line) => byCheck.get(checkIds(line)[0] ?? '') ?? []));
  const joined = new Set(against.flatMap((line) => checkIds(line).slice(1)));
  const rest = tasks.filter((task) => !heads.has(task));
  return [
    ...heads,
    ...rest.filter(({ check }) => !joined.has(check)),
    ...rest.filter(({ check }) => joined.has(check)),
  ];
};

const makeTask = (finding: Planned, gaps: ReadonlyMap<string, Planned>, planning: Planning): Task => {
  const { item } = finding;
  return {
    check: item.id,
    phase: item.phase,
    gate: item.gate,
    action: item.fix.do,
    findOut: isBlank(finding),
    doneWhen: item.fix.done_when,
    role: actingRole(item.fix.role, planning),
    ...taskEffort(finding, planning),
    after: item.fix.after.filter((id) => {
      const before = gaps.get(id);
      // What is only not answered may be done already: it holds up nothing that is stated to be wrong.
      return before !== undefined && !(isBlank(before) && !isBlank(finding));
    }),
    blocks: finding.blocks,
    points: finding.pointsLost,
  };
};

/** Testing the integrations takes what their adapters take, times the multiplier that the open ones justify. */
const taskEffort = (
  { item, score }: Planned,
  { integration }: Planning,
): Pick<Task, 'days' | 'origins' | 'multiplier'> => {
  if (item.rule === 'architecture.integration-tested' && integration !== undefined && integration.open > 0) {
    const { days, multiplier, origins } = integration;
    return { days: scaled(days, multiplier), origins, multiplier };
  }
  return { days: scaled(item.fix.days, 1 - score), origins: [{ from: 'checklist', check: item.id }], multiplier: 1 };
};

const scaled = ({ low, likely, high }: Days, share: number): Days => ({
  low: low * share,
  likely: likely * share,
  high: high * share,
});

/** What opens the next gate comes first, its blockers before all; then the most points for a day of work. */
const byUse =
  (next: GateId) =>
  (a: Task, b: Task): number =>
    taskUse(a, next) - taskUse(b, next) ||
    b.points / b.days.likely - a.points / a.days.likely ||
    (a.check < b.check ? -1 : 1);

const taskUse = (task: Task, next: GateId): number => {
  const due = gateOrder[task.gate] <= gateOrder[next];
  if (!due) return 1 + gateOrder[task.gate];
  return task.blocks ? 0 : 1;
};

/** Keeps the order as far as predecessors allow: a task pulls those that it comes after in front of itself. */
const inOrder = (tasks: readonly Task[]): readonly Task[] => {
  const byId = new Map(tasks.map((task) => [task.check, task]));
  const placed = new Set<Task>();
  const place = (task: Task, waiting: ReadonlySet<Task>): void => {
    if (placed.has(task) || waiting.has(task)) return;
    for (const id of task.after) {
      const before = byId.get(id);
      if (before !== undefined) place(before, new Set([...waiting, task]));
    }
    placed.add(task);
  };
  for (const task of tasks) place(task, new Set());
  return [...placed];
};

// Who there is for the work: the capacity of each role that tasks need, and the roles that somebody must be found for.

/** A role that nobody has, as a task: it takes waiting time, and nobody's capacity. */
export type Staffing = {
  readonly id: string;
  readonly role: string;
  readonly action: string;
  readonly doneWhen: string;
  /** Working days until somebody is there. */
  readonly days: Days;
  readonly origin: Origin;
  /** The first gate and phase that need the role. */
  readonly gate: GateId;
  readonly phase: number;
};

/** Lending somebody from next door takes a week, hiring three months. */
export const SEARCH: Days = { low: 5, likely: 20, high: 60 };

const findStaffing = (tasks: readonly Task[], planning: Planning): readonly Staffing[] =>
  neededCapacities(tasks, planning)
    .filter(({ found }) => !found)
    .map(({ role }) => searchFor(role, tasks));

/** Of every role that the tasks need, in their order. */
export const neededCapacities = (tasks: readonly Task[], planning: Planning): readonly Capacity[] =>
  [...new Set(tasks.map(({ role }) => role))].map((role) => capacityFor(role, planning));

const searchFor = (role: string, tasks: readonly Task[]): Staffing => {
  const own = tasks.filter((task) => task.role === role);
  const [first] = own.map(({ gate }) => gate).sort((a, b) => gateOrder[a] - gateOrder[b]);
  return {
    id: `staffing.${role}`,
    role,
    action: `Staff the ${role} role: borrow, hire, or assign a team member`,
    doneWhen: `A person is named as ${role}, and plan.capacity gives the time that this person has for it`,
    days: SEARCH,
    origin: { from: 'assumed', why: 'a week to borrow somebody, three months to hire' },
    gate: first ?? 'scale',
    phase: Math.min(...own.map(({ phase }) => phase)),
  };
};

export type PlannedPhase = {
  readonly phase: Phase;
  readonly tasks: readonly Task[];
  /** The sum over its tasks, in person-days. */
  readonly days: Days;
  /** Checks of this phase that hold, of those that apply. */
  readonly met: number;
  readonly applicable: number;
};

export type Plan = {
  /** Roles that tasks need and nobody has: to be found before anything else. */
  readonly staffing: readonly Staffing[];
  readonly tasks: readonly Task[];
  /** What to do first: the tasks without regard to what comes before them, one for each thing stated against the pilot. */
  readonly first: readonly Task[];
  readonly phases: readonly PlannedPhase[];
  readonly days: Days;
  /** How many checks are to be found out first, where so little is answered that there are no dates; else 0. */
  readonly toFind: number;
};

/** The phased plan of an assessment, in outline. */
export const makePlan = (assessment: Assessment): Plan => planWith(assessment, makeTasks(assessment));

/** The same plan, of these tasks alone; phases and staffing follow from them. */
export const planWith = (assessment: Assessment, tasks: readonly Task[]): Plan => {
  const phases = assessment.phases.map((phase): PlannedPhase => {
    const own = tasks.filter((task) => task.phase === phase.id);
    const checks = assessment.findings.filter(({ item, kind }) => item.phase === phase.id && kind !== 'not-applicable');
    const met = checks.filter((finding) => !isGap(finding)).length;
    return { phase, tasks: own, days: sumDays(own), met, applicable: checks.length };
  });
  const toFind = isTooLittle(assessment) ? assessment.findings.filter(({ kind }) => kind === 'unknown').length : 0;
  return {
    staffing: findStaffing(tasks, assessment.planning),
    tasks,
    first: doFirst(assessment, tasks),
    phases,
    days: sumDays(tasks),
    toFind,
  };
};

const sumDays = (tasks: readonly Task[]): Days =>
  tasks.reduce(
    (sum, { days }) => ({ low: sum.low + days.low, likely: sum.likely + days.likely, high: sum.high + days.high }),
    { low: 0, likely: 0, high: 0 },
  );
