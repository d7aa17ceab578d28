// When each gate opens, as far as tasks open it: the day on which everything due by it is done, in the likely case and in
// 50, 80 and 95 of 100 simulated plans, beside the production date that the pilot itself names.
import { type Assessment, type GateResult, gateOrder } from '../model/assessment.ts';
import type { GateId } from '../model/dimensions.ts';
import { type Calendar, lastDayOf } from './calendar.ts';
import type { Entry } from './entries.ts';
import type { Network } from './network.ts';
import { lastEnd, percentile, type Simulation, simulate } from './simulate.ts';

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
export const dueBy = (gate: GateId, entries: readonly Entry[]): readonly number[] =>
  entries.flatMap((entry, i) => (gateOrder[entry.gate] <= gateOrder[gate] && !entry.isSearch ? [i] : []));

export const forecastsOf = (
  { gates, planning }: Assessment,
  entries: readonly Entry[],
  network: Network,
  likelyEnds: Float64Array,
  dateOf: Calendar,
  simulation: Simulation,
): { readonly gates: readonly Forecast[]; readonly all: Chance } => {
  const every = entries.flatMap(({ isSearch }, i) => (isSearch ? [] : [i]));
  const sets = [...gates.map(({ gate }) => dueBy(gate.id, entries)), every];
  const ends = simulate(network, sets, simulation);
  const at = (time: number): string => dateOf(lastDayOf(time));
  const target = planning.target?.value;
  const chances = sets.map((set, i): Chance => {
    const sorted = ends[i] ?? new Float64Array(0);
    if (set.length === 0) return none;
    const onTime = target === undefined ? null : shareOf(sorted, (time) => at(time) < target);
    return { dates: datesOf(lastEnd(set, likelyEnds), sorted, at), onTime };
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

const datesOf = (likely: number, sorted: Float64Array, at: (time: number) => string): Dates => ({
  likely: at(likely),
  p50: at(percentile(sorted, 0.5)),
  p80: at(percentile(sorted, 0.8)),
  p95: at(percentile(sorted, 0.95)),
});

const shareOf = (sorted: Float64Array, holds: (time: number) => boolean): number =>
  sorted.filter(holds).length / sorted.length;
