// Does the verdict hang on the weights? It is formed again under many random weightings.
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Robustness, Verdict } from '../model/assessment.ts';
import { inPlay, type Judging, type Open, openUnder, verdictAt, verdictUnder } from './gates.ts';
import type { Weights } from './score.ts';
import { openGates, roomFor, type Weighing, weigh, weighingOf } from './weighing.ts';

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
  const weighing = weighingOf(judging, open, weights);
  const draw = drawing(seed);
  const next = weighing === undefined ? inFull(judging, open, weights, draw) : byRows(weighing, draw);
  let same = 0;
  for (let run = 0; run < (isSettled ? 1 : runs); run += 1) if (next() === verdict) same += 1;
  const share = isSettled ? same : same / runs;
  return { share: runs === 0 ? 1 : share, runs, seed, generator: 'xoroshiro128+' };
};

/** Between a weight that is halved and one that is doubled. */
const SPREAD = 4;

/** Writes each weight, times a factor of its own. */
type Draw = (base: ArrayLike<number>, drawn: Float64Array) => void;

const byRows = (weighing: Weighing, draw: Draw): (() => Verdict) => {
  const checks = new Float64Array(weighing.base.length);
  const dimensions = new Float64Array(weighing.dimensions.length);
  const sums = roomFor(weighing);
  return () => {
    draw(weighing.base, checks);
    draw(weighing.dimensions, dimensions);
    weigh(weighing, checks, sums);
    return verdictAt(openGates(weighing, dimensions, sums));
  };
};

/** By the criteria themselves. */
const inFull = (judging: Judging, open: Open, weights: Weights, draw: Draw): (() => Verdict) => {
  const positions = inPlay(judging, open);
  const base = positions.map((i) => weights.checks[i] as number);
  const drawn = new Float64Array(base.length);
  const shaken = { checks: Float64Array.from(weights.checks), dimensions: new Float64Array(weights.dimensions.length) };
  const verdictOf = verdictUnder(judging, open);
  return () => {
    draw(base, drawn);
    for (const [i, at] of positions.entries()) shaken.checks[at] = drawn[i] as number;
    draw(weights.dimensions, shaken.dimensions);
    return verdictOf(shaken);
  };
};

/** The factors, from ½ up to 2 in 4,096 steps of equal ratio: drawing one evenly is drawing log-uniformly. */
const STEPS = 4096;

const drawing = (seed: number): Draw => {
  const generator = xoroshiro128plus(seed);
  const factors = new Float64Array(STEPS);
  for (let i = 0; i < STEPS / 2; i += 1) {
    factors[i] = 2 ** ((2 * i + 1) / STEPS - 1);
    factors[i + STEPS / 2] = 2 * (factors[i] as number);
  }
  return (base, drawn) => {
    const { length } = drawn;
    for (let i = 0; i < length; i += 1) {
      drawn[i] = (base[i] as number) * (factors[generator.next() >>> FIRST_BITS] as number);
    }
  };
};

/** The first 12 of the generator's 32 bits choose one of the 4,096 factors. */
const FIRST_BITS = 32 - 12;
