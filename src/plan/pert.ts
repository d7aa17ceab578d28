// Draws efforts from PERT distributions: a beta distribution between low and high whose mean is (low + 4 likely + high) / 6.
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import type { Days } from '../model/planning.ts';

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
  width: high - low,
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
