// Does the verdict hang on the weights? It is formed again under many random weightings.
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import type { Robustness, Verdict } from '../model/assessment.ts';
import { type Judging, judgeBy, openUnder } from './gates.ts';
import { sumUpScores, type Weights } from './score.ts';

export const RUNS = 1000;
export const DEFAULT_SEED = 42;

/**
 * Each weight is scaled by a factor of its own, log-uniform from ½ to 2. The share is of runs with the same verdict. For
 * weights that no verdict hangs on, of checks that are due by gates that stay shut, nothing is drawn.
 */
export const robustness = (
  judging: Judging,
  weights: Weights,
  verdict: Verdict,
  seed: number,
  runs = RUNS,
): Robustness => {
  const open = openUnder(judging, weights, SPREAD);
  const isSettled = open.isEnough && open.criteria.every((criteria) => criteria.length === 0);
  const { inPlay, rows, sums, verdictOf } = judgeBy(judging, open);
  const [checks, dimensions] = [weights.checks.length, weights.dimensions.length];
  const base = Float64Array.from([...Array.from(weights.checks), ...Array.from(weights.dimensions)]);
  const positions = Int32Array.from([...inPlay, ...Array.from({ length: dimensions }, (_, i) => checks + i)]);
  const drawn = base.slice();
  const shaken = { checks: drawn.subarray(0, checks), dimensions: drawn.subarray(checks) };
  const generator = xoroshiro128plus(seed);
  const factors = factorTable();
  let same = 0;
  for (let run = 0; run < (isSettled ? 1 : runs); run += 1) {
    shake(positions, base, generator, factors, drawn);
    sumUpScores(rows, shaken.checks, sums);
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

/** The weights at these positions, each times a factor of its own. A short loop: it runs a thousand times from cold. */
const shake = (
  positions: Int32Array,
  base: Float64Array,
  generator: RandomGenerator,
  factors: Float64Array,
  drawn: Float64Array,
): void => {
  for (let i = 0; i < positions.length; i += 1) {
    const at = positions[i] as number;
    drawn[at] = (base[at] as number) * (factors[generator.next() >>> FIRST_BITS] as number);
  }
};

/** The first 12 of the generator's 32 bits choose one of the 4,096 factors. */
const FIRST_BITS = 32 - 12;
