// The plan with dates: every task scheduled at its likely effort, every gate with what the simulation says of its date.
import type { Assessment } from '../model/assessment.ts';
import { later } from '../model/dates.ts';
import type { Origin } from '../model/planning.ts';
import { type Assumption, assumptionsOf } from './assumptions.ts';
import { type Calendar, calendarFrom, dayOf, lastDayOf } from './calendar.ts';
import type { Capacity } from './capacity.ts';
import { type Entry, entriesOf, jobOf, type Timed } from './entries.ts';
import { type Chance, dueBy, type Forecast, forecastsOf } from './forecast.ts';
import { type Plan, planOf } from './index.ts';
import { type Load, loadsOf } from './loads.ts';
import { networkOf } from './network.ts';
import { schedule, type Times } from './schedule.ts';
import { DEFAULT_RUNS, DEFAULT_SEED, type Simulation } from './simulate.ts';
import { capacitiesOf } from './staffing.ts';
import { type TimedPhase, timedPhases } from './timed-phases.ts';

export type Timetable = {
  readonly plan: Plan;
  readonly start: { readonly date: string; readonly origin: Origin };
  /** The pilot's own production date; null where it names none. */
  readonly target: { readonly date: string; readonly origin: Origin } | null;
  /** In order of priority. */
  readonly tasks: readonly Timed[];
  readonly phases: readonly TimedPhase[];
  readonly gates: readonly Forecast[];
  /** When all of the tasks are done. */
  readonly all: Chance;
  readonly roles: readonly Load[];
  readonly simulation: Simulation & { readonly generator: string };
  readonly assumptions: readonly Assumption[];
};

export const timetableOf = (
  assessment: Assessment,
  { runs = DEFAULT_RUNS, seed = DEFAULT_SEED }: Partial<Simulation> = {},
  plan: Plan = planOf(assessment),
): Timetable => {
  const { planning } = assessment;
  const start = startOf(assessment);
  const entries = entriesOf(plan);
  const capacities = capacitiesOf(plan.tasks, planning);
  const network = networkOf(entries.map(jobOf), fteOf(capacities));
  const times = schedule(
    network,
    entries.map(({ days }) => days.likely),
  );
  const dateOf = calendarFrom(start.date);
  const tasks = entries.map((entry, i) => timed(entry, i, times, dateOf));
  const { gates, all } = forecastsOf(assessment, entries, network, times.end, dateOf, { runs, seed });
  const { target } = planning;
  const due = aimOf(gates, entries);
  return {
    plan,
    start,
    target: target === undefined ? null : { date: target.value, origin: { from: 'file', at: target.at } },
    tasks,
    phases: timedPhases(assessment, plan, tasks),
    gates,
    all,
    roles: loadsOf({ entries, capacities, due, start: start.date, target: target?.value }),
    simulation: { runs, seed, generator: 'xoroshiro128+' },
    assumptions: assumptionsOf(assessment, plan, capacities),
  };
};

/** Nothing is planned into the past: the later of the stated start and the date of judgement. */
const startOf = ({ planning, asOf }: Assessment): Timetable['start'] => {
  const { start } = planning;
  const date = later(start?.value, asOf);
  if (start !== undefined && start.value === date) return { date, origin: { from: 'file', at: start.at } };
  return { date, origin: { from: 'assumed', why: 'the date of judgement' } };
};

const fteOf = (capacities: readonly Capacity[]): ReadonlyMap<string, number> =>
  new Map(capacities.map(({ role, fte }) => [role, fte]));

const timed = (entry: Entry, i: number, { start, end }: Times, dateOf: Calendar): Timed => {
  const [from, to] = [start[i] ?? 0, end[i] ?? 0];
  return { ...entry, start: dateOf(dayOf(from)), end: dateOf(lastDayOf(to, from)) };
};

/** The tasks that the load of roles is looked at for: those due by production while that gate is shut, else by the last. */
const aimOf = (gates: readonly Forecast[], entries: readonly Entry[]): readonly number[] => {
  const aim = gates.find(({ result, dates }) => result.gate.id === 'production' && dates !== null);
  return dueBy(aim?.result.gate.id ?? 'scale', entries);
};
