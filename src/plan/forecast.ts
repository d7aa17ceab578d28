// When each gate opens, as far as tasks open it: the day on which everything due by it is done, in the likely case and in
// 50, 80 and 95 of 100 simulated plans, beside the production date that the pilot itself names.
import { type Assessment, type GateResult, gateOrder } from '../model/assessment.ts';
import type { GateId } from '../model/dimensions.ts';
import { type Calendar, lastDayOf } from './calendar.ts';
import type { Entry } from './entries.ts';
import type { Network } from './network.ts';
import { lastEnd, percentile, type Simulation, simulate } from './simulate.ts';

export type Dates = { readonly likely: string; readonly p50: string; readonly p80: string; readonly p95: string };

export type Forecast = {
  readonly result: GateResult;
  /** Tasks due by this gate, those of earlier gates included. */
  readonly tasks: number;
  /** Null where the gate is open, or no task is due by it. */
  readonly dates: Dates | null;
  /** The share of simulated plans that are done before the pilot's production date; null without one, or without dates. */
  readonly onTime: number | null;
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
): readonly Forecast[] => {
  const sets = gates.map(({ gate }) => dueBy(gate.id, entries));
  const ends = simulate(network, sets, simulation);
  return gates.map((result, i): Forecast => {
    const [set, sorted] = [sets[i] ?? [], ends[i] ?? new Float64Array(0)];
    if (result.open || set.length === 0) return { result, tasks: set.length, dates: null, onTime: null };
    const at = (time: number): string => dateOf(lastDayOf(time));
    const dates: Dates = {
      likely: at(lastEnd(set, likelyEnds)),
      p50: at(percentile(sorted, 0.5)),
      p80: at(percentile(sorted, 0.8)),
      p95: at(percentile(sorted, 0.95)),
    };
    const target = planning.target?.value;
    const onTime = target === undefined ? null : shareOf(sorted, (time) => at(time) < target);
    return { result, tasks: set.length, dates, onTime };
  });
};

const shareOf = (sorted: Float64Array, holds: (time: number) => boolean): number =>
  sorted.filter(holds).length / sorted.length;
