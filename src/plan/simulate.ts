// How late it may get: the schedule of many plans whose efforts are drawn from their ranges.
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import type { Days } from '../model/assessment.ts';
import { type Network, schedule, timesFor } from './schedule.ts';

// Draws efforts from PERT distributions: a beta distribution between low and high whose mean is (low + 4 likely + high) / 6.

/** One effort for each of the tasks, drawn anew whenever it is asked. The same seed gives the same draws. */
export const drawsOf = (efforts: readonly Days[], seed: number): ((into: Float64Array) => void) => {
  const generator = xoroshiro128plus(seed);
  const shapes = efforts.map(shapeOf);
  return (into) => {
    for (const [i, { low, width, rise, fall }] of shapes.entries()) {
      into[i] = width > 0 ? low + width * beta(rise, fall, generator) : low;
    }
  };
};

const shapeOf = ({ low, likely, high }: Days) => ({
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
export const DEFAULT_SEED = 42;

export type Simulation = { readonly runs: number; readonly seed: number };

/** A factor with median 1, drawn anew whenever it is asked: log-normal, so that twice as much is as likely as half. */
const factorsOf = (sigma: number, seed: number): (() => number) => {
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
  const factor = factorsOf(commonSigma, seed + 1);
  const draw = drawsOf(
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
