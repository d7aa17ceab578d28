// Does the verdict hang on the weights? It is formed again under many random weightings.
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import type { Robustness, Verdict } from '../model/assessment.ts';
import { type Judging, verdictUnder } from './gates.ts';
import type { Weights } from './score.ts';

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
  const generator = xoroshiro128plus(seed);
  const drawn = {
    checks: new Float64Array(weights.checks.length),
    dimensions: new Float64Array(weights.dimensions.length),
  };
  const factors = factorTable();
  const verdictOf = verdictUnder(judging, weights, SPREAD);
  let same = 0;
  for (let run = 0; run < runs; run += 1) {
    shake(weights.checks, drawn.checks, factors, generator);
    shake(weights.dimensions, drawn.dimensions, factors, generator);
    if (verdictOf(drawn) === verdict) same += 1;
  }
  return { share: runs === 0 ? 1 : same / runs, runs, seed, generator: 'xoroshiro128+' };
};

/** Between a weight that is halved and one that is doubled. */
const SPREAD = 4;

/** The factors, from ½ up to 2 in 4,096 steps of equal ratio: drawing one evenly is drawing log-uniformly. */
const STEPS = 4096;
const factorTable = (): Float64Array => Float64Array.from({ length: STEPS }, (_, i) => 2 ** ((2 * i + 1) / STEPS - 1));

const shake = (
  weights: ArrayLike<number>,
  drawn: Float64Array,
  factors: Float64Array,
  generator: RandomGenerator,
): void => {
  for (let i = 0; i < drawn.length; i += 1) {
    drawn[i] = (weights[i] as number) * (factors[generator.next() >>> FIRST_BITS] as number);
  }
};

/** The first 12 of the generator's 32 bits choose one of the 4,096 factors. */
const FIRST_BITS = 32 - 12;
