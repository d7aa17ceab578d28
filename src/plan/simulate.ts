// How late it may get: the schedule of many plans whose efforts are drawn from their ranges.
import type { Network } from './network.ts';
import { drawsOf } from './pert.ts';
import { schedule, timesFor } from './schedule.ts';

export const DEFAULT_RUNS = 2000;
export const DEFAULT_SEED = 42;

export type Simulation = { readonly runs: number; readonly seed: number };

/** For each set of jobs the day on which all of it is done, one for each run, in order of size. */
export const simulate = (
  network: Network,
  sets: readonly (readonly number[])[],
  { runs, seed }: Simulation,
): readonly Float64Array[] => {
  const draw = drawsOf(
    network.jobs.map(({ days }) => days),
    seed,
  );
  const effort = new Float64Array(network.jobs.length);
  const times = timesFor(network);
  const ends = sets.map(() => new Float64Array(runs));
  for (let run = 0; run < runs; run += 1) {
    draw(effort);
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
