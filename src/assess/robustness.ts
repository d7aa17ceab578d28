// Does the verdict hang on the weights? It is formed again under many random weightings.
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import type { Robustness, Verdict } from '../model/assessment.ts';
import { type Judging, judgeBy, openUnder } from './gates.ts';
import { addGates, type Rows, type Weights } from './score.ts';

export const RUNS = 1000;
export const DEFAULT_SEED = 42;

/** Each weight is scaled by a factor of its own, log-uniform from ½ to 2. The share is of runs with the same verdict. */
export const robustness = (
  judging: Judging,
  weights: Weights,
  verdict: Verdict,
  seed: number,
  runs = RUNS,
): Robustness => {
  const open = openUnder(judging, weights, SPREAD);
  const isSettled = open.isEnough && open.criteria.every((criteria) => criteria.length === 0);
  const { rows, sums, verdictOf } = judgeBy(judging, open);
  const dimensions = new Float64Array(weights.dimensions.length);
  const shaken = { checks: weights.checks, dimensions };
  const generator = xoroshiro128plus(seed);
  const factors = factorTable();
  let same = 0;
  for (let run = 0; run < (isSettled ? 1 : runs); run += 1) {
    shake(rows, weights, generator, factors, sums, dimensions);
    if (verdictOf(shaken) === verdict) same += 1;
  }
  const share = isSettled ? same : same / runs;
  return { share: runs === 0 ? 1 : share, runs, seed, generator: 'xoroshiro128+' };
};

/** Between a weight that is halved and one that is doubled. */
const SPREAD = 4;

/** The factors, from ½ up to 2 in 4,096 steps of equal ratio: drawing one evenly is drawing log-uniformly. */
const STEPS = 4096;
const factorTable = (): Float64Array => {
  const factors = new Float64Array(STEPS);
  for (let i = 0; i < STEPS; i += 1) factors[i] = 2 ** ((2 * i + 1) / STEPS - 1);
  return factors;
};

/**
 * The sums and the weights of the dimensions, each weight times a factor: one is drawn for each check in its order, then
 * for each dimension. One loop and nothing called in it but the generator, since it runs a thousand times.
 */
const shake = (
  { places, columns, shares, dimensions: width }: Rows,
  { checks, dimensions }: Weights,
  generator: RandomGenerator,
  factors: Float64Array,
  sums: Float64Array,
  drawn: Float64Array,
): void => {
  sums.fill(0);
  for (let i = 0; i < places.length; i += 1) {
    const factor = factors[generator.next() >>> FIRST_BITS] as number;
    const place = places[i] as number;
    if (place < 0) continue;
    const weight = (checks[i] as number) * factor;
    for (let of = 0; of < columns.length; of += 1) {
      const share = shares[i * columns.length + of] as number;
      (sums[place + (columns[of] as number)] as number) += weight * share;
    }
  }
  for (let i = 0; i < drawn.length; i += 1) {
    drawn[i] = (dimensions[i] as number) * (factors[generator.next() >>> FIRST_BITS] as number);
  }
  addGates(sums, width);
};

/** The first 12 of the generator's 32 bits choose one of the 4,096 factors. */
const FIRST_BITS = 32 - 12;
