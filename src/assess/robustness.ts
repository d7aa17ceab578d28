// Does the verdict hang on the weights? It is formed again under many random weightings.
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import type { Robustness, Verdict } from '../model/assessment.ts';
import { type Judging, judgeBy, openUnder } from './gates.ts';
import { addGates, column, type Rows, type Weights } from './score.ts';

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
  const drawn = {
    checks: new Float64Array(weights.checks.length),
    dimensions: new Float64Array(weights.dimensions.length),
  };
  const generator = xoroshiro128plus(seed);
  const factors = factorTable();
  let same = 0;
  for (let run = 0; run < (isSettled ? 1 : runs); run += 1) {
    shake(rows, weights, generator, factors, drawn, sums);
    if (verdictOf(drawn) === verdict) same += 1;
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
 * Every weight times a factor, one drawn for each check in its order, then for each dimension; and the sums of the
 * scores. One loop and nothing called in it but the generator, since it runs a thousand times.
 */
const shake = (
  { places, scores, dimensions }: Rows,
  weights: Weights,
  generator: RandomGenerator,
  factors: Float64Array,
  drawn: { readonly checks: Float64Array; readonly dimensions: Float64Array },
  sums: Float64Array,
): void => {
  sums.fill(0);
  for (let i = 0; i < places.length; i += 1) {
    const weight = (weights.checks[i] as number) * (factors[generator.next() >>> FIRST_BITS] as number);
    drawn.checks[i] = weight;
    const place = places[i] as number;
    if (place < 0) continue;
    (sums[place + column.weight] as number) += weight;
    (sums[place + column.score] as number) += weight * (scores[i] as number);
  }
  for (let i = 0; i < drawn.dimensions.length; i += 1) {
    drawn.dimensions[i] = (weights.dimensions[i] as number) * (factors[generator.next() >>> FIRST_BITS] as number);
  }
  addGates(sums, dimensions);
};

/** The first 12 of the generator's 32 bits choose one of the 4,096 factors. */
const FIRST_BITS = 32 - 12;
