// The plan with dates: every task scheduled at its likely effort, every gate with what the simulation says of its date.
import { type Assessment, type Days, type GateResult, gateOrder, type Origin } from '../model/assessment.ts';
import { later, workingDays } from '../model/dates.ts';
import { compareText, type GateId } from '../model/vocabulary.ts';
import { type Capacity, isTooLittle, makePlan, neededCapacities, type Plan, SEARCH, type Task } from './index.ts';
import {
  buildNetwork,
  type Calendar,
  calendarFrom,
  DEFAULT_RUNS,
  dayNumber,
  lastDayNumber,
  lastEnd,
  type Network,
  type PlanEntry,
  percentile,
  planEntries,
  SCHEDULE_SEED,
  SEARCH_PHASE,
  type Simulation,
  schedule,
  simulate,
  type Timed,
  type Times,
  toJob,
} from './schedule.ts';

// What the plan takes for granted because nobody stated it, and what to add to the pilot file so that it need not.

/** `add` is a line for the pilot file, as a path and an example value. */
type Assumption = { readonly says: string; readonly add?: { readonly path: string; readonly example: string } };

const listAssumptions = (
  assessment: Assessment,
  plan: Plan,
  capacities: readonly Capacity[],
): readonly Assumption[] => [
  ...aboutDates(assessment),
  ...aboutPeople(plan, capacities),
  ...aboutStandIns(assessment, plan),
  ...aboutIntegrations(assessment),
  {
    says: 'Days and points of a check are the checklist’s conventions; a partly met check needs the missing share of them',
  },
  { says: 'Monday to Friday are working days, without holidays or leave' },
  {
    says: 'A task is done by one person and is not put down once it is begun',
  },
  ...aboutSpread(assessment),
  { says: 'A gate is reached when every task due by it is done; its evidence comes with the tasks' },
];

const aboutDates = ({ planning: { start, target }, asOf }: Assessment): readonly Assumption[] => [
  ...(start === undefined
    ? [{ says: `Work starts on the date of judgement, ${asOf}`, add: { path: 'plan.start', example: asOf } }]
    : []),
  ...(start !== undefined && start.value < asOf
    ? [{ says: `plan.start (${start.value}) is past: what is left starts on the date of judgement, ${asOf}` }]
    : []),
  ...(target === undefined
    ? [
        {
          says: 'No production date is stated: no date of the plan can be early or late',
          add: { path: 'pilot.production_target', example: 'YYYY-MM-DD' },
        },
      ]
    : []),
];

const aboutPeople = ({ staffing }: Plan, capacities: readonly Capacity[]): readonly Assumption[] => {
  const unstated = capacities.filter(({ found, origin }) => found && origin.from === 'assumed');
  const says = `One FTE each, as nobody states their time: ${unstated.map(({ role }) => role).join(', ')}`;
  const wanted = [...unstated.map(({ role }) => role), ...staffing.map(({ role }) => role)];
  const add = { path: 'plan.capacity', example: `{${wanted.map((role) => `${role}: 0.5`).join(', ')}}` };
  return [
    ...(unstated.length > 0 ? [{ says, add }] : []),
    ...(staffing.length > 0
      ? [
          {
            says: 'Finding somebody takes 5 to 60 working days, likely 20, after which the role has one FTE',
            ...(unstated.length === 0 && { add }),
          },
        ]
      : []),
  ];
};

const aboutStandIns = ({ findings }: Assessment, { tasks }: Plan): readonly Assumption[] => {
  const fixRoles = new Map(findings.map(({ item }) => [item.id, item.fix.role]));
  const pairs = tasks.map(({ check, role }) => [role, fixRoles.get(check) ?? role] as const);
  const says = pairs.flatMap(([doer, role]) => (doer === role ? [] : [`${doer} does the work of ${role}`]));
  if (says.length === 0) return [];
  return [
    { says: `${[...new Set(says)].join(', ')}, as nobody has that role and the checks on the team take them so` },
  ];
};

const aboutSpread = ({ planning: { commonSigma } }: Assessment): readonly Assumption[] =>
  commonSigma === 0
    ? []
    : [
        {
          says: `Plans are late together: in each simulated plan all efforts share a factor, log-normal with sigma ${commonSigma}`,
        },
      ];

const aboutIntegrations = ({ planning: { integration } }: Assessment): readonly Assumption[] =>
  integration === undefined
    ? [
        {
          says: 'The systems to integrate are not stated: nothing is multiplied (each open one adds 0.5, a legacy one 1.5)',
          add: { path: 'architecture.integrations', example: '[{system: …, status: not-started, legacy: false}]' },
        },
      ]
    : [];

// When each gate opens, as far as tasks open it: the day on which everything due by it is done, in the likely case and in
// 50, 80 and 95 of 100 simulated plans, beside the production date that the pilot itself names.

export type Dates = { readonly likely: string; readonly p50: string; readonly p80: string; readonly p95: string };

export type Chance = {
  /** Null where no task is due. */
  readonly dates: Dates | null;
  /** The share of simulated plans that are done before the pilot's production date; null without one, or without dates. */
  readonly onTime: number | null;
};

/** Dates are null where the gate is open, too. */
export type Forecast = Chance & {
  readonly result: GateResult;
  /** Tasks due by this gate, those of earlier gates included. */
  readonly tasks: number;
};

/** The places in the list of the tasks that are due by a gate. */
const dueBy = (gate: GateId, entries: readonly PlanEntry[]): readonly number[] =>
  entries.flatMap((entry, i) => (gateOrder[entry.gate] <= gateOrder[gate] && !entry.isSearch ? [i] : []));

const makeForecasts = (
  { gates, planning }: Assessment,
  entries: readonly PlanEntry[],
  network: Network,
  likelyEnds: Float64Array,
  dateOf: Calendar,
  simulation: Simulation,
): { readonly gates: readonly Forecast[]; readonly all: Chance } => {
  const every = entries.flatMap(({ isSearch }, i) => (isSearch ? [] : [i]));
  const sets = [...gates.map(({ gate }) => dueBy(gate.id, entries)), every];
  const ends = simulate(network, sets, simulation, planning.commonSigma);
  const at = (time: number): string => dateOf(lastDayNumber(time));
  const target = planning.target?.value;
  const chances = sets.map((set, i): Chance => {
    const sorted = ends[i] ?? new Float64Array(0);
    if (set.length === 0) return none;
    const onTime = target === undefined ? null : shareWhere(sorted, (time) => at(time) < target);
    return { dates: percentileDates(lastEnd(set, likelyEnds), sorted, at), onTime };
  });
  return {
    gates: gates.map((result, i) => ({
      result,
      tasks: sets[i]?.length ?? 0,
      ...(result.open ? none : (chances[i] ?? none)),
    })),
    all: chances.at(-1) ?? none,
  };
};

const none: Chance = { dates: null, onTime: null };

const percentileDates = (likely: number, sorted: Float64Array, at: (time: number) => string): Dates => ({
  likely: at(likely),
  p50: at(percentile(sorted, 0.5)),
  p80: at(percentile(sorted, 0.8)),
  p95: at(percentile(sorted, 0.95)),
});

const shareWhere = (sorted: Float64Array, holds: (time: number) => boolean): number =>
  sorted.filter(holds).length / sorted.length;

// What each role has to do, whether that fits its time until the production date, and the weeks that its limit costs.

export type Load = Capacity & {
  /** Likely person-days of its tasks: of all, and of those due by the gate that is looked at. */
  readonly days: number;
  readonly dueDays: number;
  /** Person-days that it has from the start to the production date; null without such a date. */
  readonly available: number | null;
  readonly overcommitted: boolean;
  /** Weeks of its work that lie beyond the production date; 0 where it fits, or there is no such date. */
  readonly weeksOver: number;
  /** Weeks by which that gate comes later than if the role had people without limit. */
  readonly weeks: number;
};

type Frame = {
  readonly entries: readonly PlanEntry[];
  readonly capacities: readonly Capacity[];
  /** The places of the tasks due by the gate that is looked at. */
  readonly due: readonly number[];
  readonly start: string;
  readonly target: string | undefined;
};

/** Roles in the order of the weeks that they cost. */
const roleLoads = (frame: Frame): readonly Load[] => {
  const before = likelyEnd(frame);
  return frame.capacities
    .map((capacity) => roleLoad(capacity, frame, before))
    .sort((a, b) => b.weeks - a.weeks || b.dueDays - a.dueDays || (a.role < b.role ? -1 : 1));
};

const roleLoad = (capacity: Capacity, frame: Frame, before: number): Load => {
  const { entries, due, start, target } = frame;
  const sum = (list: readonly (PlanEntry | undefined)[]): number =>
    list.reduce((days, one) => (one?.role === capacity.role && !one.isSearch ? days + one.days.likely : days), 0);
  const dueDays = sum(due.map((i) => entries[i]));
  const available = target === undefined ? null : capacity.fte * availableDays(capacity, start, target);
  const weeks = Math.max(0, before - likelyEnd(frame, capacity.role)) / 5;
  return {
    ...capacity,
    days: sum(entries),
    dueDays,
    available,
    overcommitted: available !== null && dueDays > available,
    weeksOver: available === null ? 0 : Math.max(0, dueDays - available) / capacity.fte / 5,
    weeks: Number.isFinite(weeks) ? weeks : 0,
  };
};

/** Working days that it is there: somebody who is still to be found is there once the search is likely to be over. */
const availableDays = ({ found }: Capacity, start: string, target: string): number =>
  Math.max(0, workingDays(start, target) - (found ? 0 : SEARCH.likely));

/** The day on which all that is due is done, where one role may be without limit. */
const likelyEnd = ({ entries, capacities, due }: Frame, free?: string): number => {
  const fteByRole = new Map(capacities.map(({ role, fte }) => [role, fte]));
  const network = buildNetwork(entries.map(toJob), fteByRole, free === undefined ? [] : [free]);
  const { end } = schedule(
    network,
    entries.map(({ days }) => days.likely),
  );
  return lastEnd(due, end);
};

// The phases with their dates, and with their exit in numbers: what holds now, what must hold, what that brings.

export type TimedPhase = {
  readonly id: number;
  readonly title: string;
  /** When it ends, in words. */
  readonly exit: string;
  /** Null where nothing is left to do. */
  readonly start: string | null;
  readonly end: string | null;
  readonly days: Days;
  /** Checks that hold now, of those that must hold at its end. */
  readonly met: number;
  readonly needed: number;
  readonly points: number;
  /** The readiness score once this phase and all before it are done; null where there is no score. */
  readonly scoreAfter: number | null;
  readonly tasks: readonly Timed[];
};

const timedPhases = (
  { grade }: Assessment,
  { phases, staffing }: Plan,
  tasks: readonly Timed[],
): readonly TimedPhase[] => {
  let score = grade.score;
  const checks = phases.map(({ phase, days, met, applicable }): TimedPhase => {
    const own = inOrder(tasks.filter((task) => task.phase === phase.id));
    const points = own.reduce((sum, task) => sum + task.points, 0);
    score = score === null ? null : Math.min(100, score + points);
    const { id, title, exit } = phase;
    return {
      id,
      title,
      exit,
      ...phaseDates(own),
      days,
      met,
      needed: applicable,
      points,
      scoreAfter: score,
      tasks: own,
    };
  });
  return staffing.length === 0 ? checks : [searchPhase(tasks, grade.score), ...checks];
};

const searchPhase = (tasks: readonly Timed[], score: number | null): TimedPhase => {
  const own = inOrder(tasks.filter(({ isSearch }) => isSearch));
  return {
    id: SEARCH_PHASE,
    title: 'People to find',
    exit: 'Every role that a task needs has somebody with time for it',
    ...phaseDates(own),
    days: { low: 0, likely: 0, high: 0 },
    met: 0,
    needed: own.length,
    points: 0,
    scoreAfter: score,
    tasks: own,
  };
};

const inOrder = (tasks: readonly Timed[]): readonly Timed[] =>
  [...tasks].sort((a, b) => compareText(a.start, b.start) || compareText(a.end, b.end));

const phaseDates = (tasks: readonly Timed[]): Pick<TimedPhase, 'start' | 'end'> => ({
  start: tasks[0]?.start ?? null,
  end: tasks.reduce<string | null>((end, task) => (end === null || task.end > end ? task.end : end), null),
});

export type Timetable = {
  readonly plan: Plan;
  readonly start: { readonly date: string; readonly origin: Origin };
  /** The pilot's own production date; null where it names none. */
  readonly target: { readonly date: string; readonly origin: Origin } | null;
  /** In order of priority. */
  readonly tasks: readonly Timed[];
  /** Where too little is answered for dates: what is stated to be wrong and is to be mended. Then nothing else is planned. */
  readonly undated: readonly Task[];
  readonly phases: readonly TimedPhase[];
  readonly gates: readonly Forecast[];
  /** When all of the tasks are done. */
  readonly all: Chance;
  readonly roles: readonly Load[];
  readonly simulation: Simulation & { readonly generator: string; readonly commonSigma: number };
  /** What plans of this kind took elsewhere, to be read beside the dates; null where the checklist says nothing of it. */
  readonly reference: string | null;
  readonly assumptions: readonly Assumption[];
};

/**
 * Dates for a plan, likely and simulated: P50, P80 and P95 of `runs` draws, the same for the same seed. Without dates
 * where too little is answered.
 */
export const makeTimetable = (
  assessment: Assessment,
  { runs = DEFAULT_RUNS, seed = SCHEDULE_SEED }: Partial<Simulation> = {},
  plan: Plan = makePlan(assessment),
): Timetable => {
  const { planning } = assessment;
  const start = planStart(assessment);
  const isDated = !isTooLittle(assessment);
  const entries = isDated ? planEntries(plan) : [];
  const capacities = isDated ? neededCapacities(plan.tasks, planning) : [];
  const network = buildNetwork(entries.map(toJob), fteOf(capacities));
  const times = schedule(
    network,
    entries.map(({ days }) => days.likely),
  );
  const dateOf = calendarFrom(start.date);
  const tasks = entries.map((entry, i) => timed(entry, i, times, dateOf));
  const { gates: forecasts, all } = makeForecasts(assessment, entries, network, times.end, dateOf, { runs, seed });
  const gates = isDated ? forecasts : forecasts.map((one) => ({ ...one, tasks: countDue(one.result.gate.id, plan) }));
  const { target } = planning;
  const due = aimedEntries(gates, entries);
  return {
    plan,
    start,
    target: target === undefined ? null : { date: target.value, origin: { from: 'file', at: target.at } },
    tasks,
    undated: isDated ? [] : plan.tasks,
    phases: isDated ? timedPhases(assessment, plan, tasks) : [],
    gates,
    all,
    roles: roleLoads({ entries, capacities, due, start: start.date, target: target?.value }),
    simulation: { runs, seed, generator: 'xoroshiro128+', commonSigma: planning.commonSigma },
    reference: planning.reference ?? null,
    assumptions: isDated ? listAssumptions(assessment, plan, capacities) : [],
  };
};

const countDue = (gate: GateId, { tasks }: Plan): number =>
  tasks.filter((task) => gateOrder[task.gate] <= gateOrder[gate]).length;

/** Nothing is planned into the past: the later of the stated start and the date of judgement. */
const planStart = ({ planning, asOf }: Assessment): Timetable['start'] => {
  const { start } = planning;
  const date = later(start?.value, asOf);
  if (start !== undefined && start.value === date) return { date, origin: { from: 'file', at: start.at } };
  return { date, origin: { from: 'assumed', why: 'the date of judgement' } };
};

const fteOf = (capacities: readonly Capacity[]): ReadonlyMap<string, number> =>
  new Map(capacities.map(({ role, fte }) => [role, fte]));

const timed = (entry: PlanEntry, i: number, { start, end }: Times, dateOf: Calendar): Timed => {
  const [from, to] = [start[i] ?? 0, end[i] ?? 0];
  return { ...entry, start: dateOf(dayNumber(from)), end: dateOf(lastDayNumber(to, from)) };
};

/** The tasks that the load of roles is looked at for: those due by production while that gate is shut, else by the last. */
const aimedEntries = (gates: readonly Forecast[], entries: readonly PlanEntry[]): readonly number[] => {
  const aim = gates.find(({ result, dates }) => result.gate.id === 'production' && dates !== null);
  return dueBy(aim?.result.gate.id ?? 'scale', entries);
};
