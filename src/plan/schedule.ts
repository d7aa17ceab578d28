// When each task starts and ends: list scheduling on roles with limited capacity. Whenever somebody is free, the task of
// the highest priority whose predecessors are done is begun, and is not put down until it is done.

import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import type { Days } from '../model/assessment.ts';
import { addDays, daysBetween } from '../model/dates.ts';
import type { Plan, Staffing, Task } from './index.ts';

// Working days as numbers and as dates: Monday to Friday, counted from the first one of the plan. No holidays.

/** A Monday. */
const MONDAY = '1970-01-05';
/** As far as dates have four digits. */
const LAST = '9999-12-31';

/** The date of a working day by its number; 0 is the first working day on or after the start. */
export type Calendar = (day: number) => string;

export const calendarFrom = (start: string): Calendar => {
  const weekday = (((daysBetween(MONDAY, start) % 7) + 7) % 7) as number;
  const monday = addDays(start, weekday > 4 ? 7 - weekday : -weekday);
  const first = weekday > 4 ? 0 : weekday;
  const most = daysBetween(monday, LAST);
  return (day) => {
    const [weeks, rest] = [Math.floor((first + day) / 5), (first + day) % 5];
    const days = weeks * 7 + rest;
    return days < most ? addDays(monday, days) : LAST;
  };
};

/** A trifle, so that ends that differ by rounding alone fall on one day. */
const TRIFLE = 1e-9;

/** The number of the day in which a time lies. */
export const dayNumber = (time: number): number => Math.floor(time + TRIFLE);

/** The number of the last day of what ends at a time, and began at another. */
export const lastDayNumber = (end: number, start = 0): number =>
  Math.max(dayNumber(start), Math.ceil(end - TRIFLE) - 1);

// The tasks as numbers, ready to be scheduled thousands of times: who does each, after which, and how many can work.

/** A task as the schedule sees it. Without a role it takes its days and nobody's capacity. */
export type Job = {
  readonly id: string;
  readonly role?: string;
  readonly days: Days;
  readonly after: readonly string[];
};

/** How many people a role has at once, and the part of a day that each has. */
type Lanes = { readonly people: number; readonly speed: number };

export type Network = {
  readonly jobs: readonly Job[];
  /** By job: the index of its role, -1 for none. */
  readonly role: readonly number[];
  /** By job: the jobs that it waits for, and those that wait for it. */
  readonly before: readonly (readonly number[])[];
  readonly following: readonly (readonly number[])[];
  readonly lanes: readonly Lanes[];
};

/** The jobs in the order of their priority; what would wait for one that stands after it does not. `free` roles have no limit. */
export const buildNetwork = (
  jobs: readonly Job[],
  fteOf: ReadonlyMap<string, number>,
  free: readonly string[] = [],
): Network => {
  const roles = [...fteOf.keys()];
  const index = new Map(jobs.map(({ id }, i) => [id, i]));
  const before = jobs.map(({ after }, i) => [...new Set(after)].map((id) => index.get(id) ?? i).filter((j) => j < i));
  const following = jobs.map((): number[] => []);
  for (const [i, list] of before.entries()) for (const j of list) following[j]?.push(i);
  const lanes = roles.map((role) => (free.includes(role) ? noLimit : toLanes(fteOf.get(role) ?? 1)));
  return { jobs, role: jobs.map(({ role }) => roles.indexOf(role ?? '')), before, following, lanes };
};

const noLimit: Lanes = { people: Number.POSITIVE_INFINITY, speed: 1 };

/** A task is one person's: 1.5 FTE are two people with three quarters of a day each. */
const toLanes = (fte: number): Lanes => ({ people: Math.ceil(fte), speed: fte / Math.ceil(fte) });

// Everything that the plan schedules, in order of priority: roles to be found first, then the task of each open check.

/** A line of the plan. The search for people belongs to phase 0. */
export type PlanEntry = Omit<Task, 'check' | 'shows' | 'covers'> & {
  readonly id: string;
  /** Person-days; of a search, working days of waiting. */
  readonly days: Days;
  /** The checks that it closes. */
  readonly closes: readonly string[];
  readonly isSearch: boolean;
};

/** With its first and its last day. */
export type Timed = PlanEntry & { readonly start: string; readonly end: string };

export const SEARCH_PHASE = 0;

/** Searches for people first, then the tasks in their order; a task waits for the search for its role. */
export const planEntries = ({ staffing, tasks }: Plan): readonly PlanEntry[] => {
  const searches = new Map(staffing.map((search) => [search.role, search.id]));
  return [...staffing.map(searchEntry), ...tasks.map((task) => taskEntry(task, searches.get(task.role)))];
};

const taskEntry = ({ check, after, shows, covers, ...task }: Task, search: string | undefined): PlanEntry => ({
  ...task,
  id: check,
  after: search === undefined ? after : [search, ...after],
  closes: shows ? [] : [check, ...(covers === undefined ? [] : [covers])],
  isSearch: false,
});

const searchEntry = ({ id, role, action, doneWhen, days, origin, gate }: Staffing): PlanEntry => ({
  id,
  phase: SEARCH_PHASE,
  gate,
  action,
  findOut: false,
  doneWhen,
  role,
  days,
  origins: [origin],
  multiplier: 1,
  after: [],
  closes: [],
  points: 0,
  blocks: false,
  isSearch: true,
});

/** What the schedule needs to know: a search waits for nobody's time. */
export const toJob = ({ id, role, days, after, isSearch }: PlanEntry): Job => ({
  id,
  ...(!isSearch && { role }),
  days,
  after,
});

/** Working days from the start of the plan, by job. */
export type Times = { readonly start: Float64Array; readonly end: Float64Array };

const timesFor = ({ jobs }: Network): Times => ({
  start: new Float64Array(jobs.length),
  end: new Float64Array(jobs.length),
});

/** Fills `times` for these efforts in person-days, one a job. Plain loops, since every simulated plan comes through here. */
export const schedule = (network: Network, effort: ArrayLike<number>, times: Times = timesFor(network)): Times => {
  const state: State = {
    waiting: network.before.map((list) => list.length),
    free: network.lanes.map(({ people }) => people),
    running: [],
  };
  let now = 0;
  for (let left = network.jobs.length; left > 0; ) {
    left -= begin(network, effort, times, state, now);
    now = end(network, times, state);
  }
  return times;
};

type State = {
  /** By job: how many it still waits for; -1 once it is begun. */
  readonly waiting: number[];
  /** By role: how many people have nothing to do. */
  readonly free: number[];
  readonly running: number[];
};

/** Begins whatever can begin now, in order of priority; how many that were. */
const begin = (network: Network, effort: ArrayLike<number>, times: Times, state: State, now: number): number => {
  const { waiting, free, running } = state;
  let begun = 0;
  for (let job = 0; job < waiting.length; job += 1) {
    if (waiting[job] !== 0) continue;
    const role = network.role[job] as number;
    if (role >= 0 && (free[role] as number) < 1) continue;
    if (role >= 0) free[role] = (free[role] as number) - 1;
    times.start[job] = now;
    times.end[job] = now + (effort[job] as number) / (network.lanes[role]?.speed ?? 1);
    waiting[job] = -1;
    running.push(job);
    begun += 1;
  }
  return begun;
};

/** Ends the tasks that end first, and says when that is. */
const end = (network: Network, times: Times, { waiting, free, running }: State): number => {
  let first = Number.POSITIVE_INFINITY;
  for (const job of running) first = Math.min(first, times.end[job] as number);
  for (let i = running.length - 1; i >= 0; i -= 1) {
    const job = running[i] as number;
    if ((times.end[job] as number) > first) continue;
    running.splice(i, 1);
    const role = network.role[job] as number;
    if (role >= 0) free[role] = (free[role] as number) + 1;
    for (const next of network.following[job] ?? []) waiting[next] = (waiting[next] as number) - 1;
  }
  return first;
};

// How late it may get: the schedule of many plans whose efforts are drawn from their ranges.

// Draws efforts from PERT distributions: a beta distribution between low and high whose mean is (low + 4 likely + high) / 6.

/** One effort for each of the tasks, drawn anew whenever it is asked. The same seed gives the same draws. */
export const effortDraws = (efforts: readonly Days[], seed: number): ((into: Float64Array) => void) => {
  const generator = xoroshiro128plus(seed);
  const shapes = efforts.map(betaShape);
  return (into) => {
    for (const [i, { low, width, rise, fall }] of shapes.entries()) {
      into[i] = width > 0 ? low + width * beta(rise, fall, generator) : low;
    }
  };
};

const betaShape = ({ low, likely, high }: Days) => ({
  low,
  width: Number.isFinite(high - low) ? high - low : 0,
  // Divided first: four times a difference may be too large for a number, and gamma would never end.
  rise: 1 + 4 * ((likely - low) / (high - low)),
  fall: 1 + 4 * ((high - likely) / (high - low)),
});

const beta = (rise: number, fall: number, generator: RandomGenerator): number => {
  const a = gamma(rise, generator);
  return a / (a + gamma(fall, generator));
};

/** Marsaglia and Tsang 2000, for shapes of 1 and more. */
const gamma = (shape: number, generator: RandomGenerator): number => {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(generator);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(uniform(generator)) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
};

/** Box and Muller. */
const normal = (generator: RandomGenerator): number =>
  Math.sqrt(-2 * Math.log(uniform(generator))) * Math.cos(2 * Math.PI * uniform(generator));

/** Evenly between 0 and 1, neither included. */
const uniform = (generator: RandomGenerator): number => ((generator.next() >>> 0) + 0.5) / 2 ** 32;

export const DEFAULT_RUNS = 2000;
export const SCHEDULE_SEED = 42;

export type Simulation = { readonly runs: number; readonly seed: number };

/** A factor with median 1, drawn anew whenever it is asked: log-normal, so that twice as much is as likely as half. */
const commonFactors = (sigma: number, seed: number): (() => number) => {
  const generator = xoroshiro128plus(seed);
  return () => (sigma === 0 ? 1 : Math.exp(sigma * normal(generator)));
};

/**
 * For each set of jobs the day on which all of it is done, one for each run, in order of size. Besides its own spread, the
 * work of a run shares a factor of so large a sigma, since plans are late together; a search for people does not.
 */
export const simulate = (
  network: Network,
  sets: readonly (readonly number[])[],
  { runs, seed }: Simulation,
  commonSigma = 0,
): readonly Float64Array[] => {
  const factor = commonFactors(commonSigma, seed + 1);
  const draw = effortDraws(
    network.jobs.map(({ days }) => days),
    seed,
  );
  const effort = new Float64Array(network.jobs.length);
  const times = timesFor(network);
  const ends = sets.map(() => new Float64Array(runs));
  for (let run = 0; run < runs; run += 1) {
    draw(effort);
    const common = factor();
    for (const [i, role] of network.role.entries()) if (role >= 0) (effort[i] as number) *= common;
    schedule(network, effort, times);
    for (const [i, set] of sets.entries()) (ends[i] as Float64Array)[run] = lastEnd(set, times.end);
  }
  return ends.map((all) => all.sort());
};

/** When the last of these jobs is done; 0 where there is none. */
export const lastEnd = (set: readonly number[], end: Float64Array): number => {
  let last = 0;
  for (const job of set) last = Math.max(last, end[job] as number);
  return last;
};

/** The value that so large a share of the runs does not pass. */
export const percentile = (sorted: Float64Array, share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
