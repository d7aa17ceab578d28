// The open criteria of a pilot as rows of numbers, for a thousand weightings from a cold start: plain loops over them take
// a fraction of what the criteria themselves take. The same figures to the last bit; test/assess/robustness.test.ts.
import { inPlay, type Judging, type Open } from './gates.ts';
import { type Column, column, sharesOf, type Weights } from './score.ts';

export type Weighing = {
  /** By check in play: its weight, and which sum it goes into; then the weights of the dimensions. */
  readonly base: Float64Array;
  readonly places: Int32Array;
  readonly dimensions: Float64Array;
  /** How many gates may open. Each has a sum per dimension. */
  readonly gates: number;
  /** By column that a criterion asks for, and check in play: what share of its weight goes into the sum. */
  readonly shares: Float64Array;
  readonly tests: readonly Test[];
};

/** A criterion: passed where the figure, times its scale, is at least the limit. */
export type Test = {
  readonly gate: number;
  /** Which of the columns asked for. */
  readonly column: number;
  /** -1 for the mean over the dimensions. */
  readonly dimension: number;
  readonly scale: number;
  readonly limit: number;
};

/** As reaches has it. */
const TOLERANCE = 1e-9;

/** Undefined where a figure is asked for that is no mean of what checks weigh. */
export const weighingOf = (judging: Judging, open: Open, weights: Weights): Weighing | undefined => {
  const criteria = open.criteria.flat();
  if (!open.isEnough || criteria.some(({ atMost }) => atMost)) return undefined;
  const columns = [...new Set<Column>(criteria.map(({ figure }) => figure.of))];
  const positions = inPlay(judging, open).filter((i) => judging.marks[i]?.applicable);
  const marks = positions.flatMap((i) => judging.marks[i] ?? []);
  const { length } = weights.dimensions;
  return {
    base: Float64Array.from(positions, (i) => weights.checks[i] as number),
    places: Int32Array.from(marks, ({ gate, dimension }) => gate * length + dimension),
    dimensions: Float64Array.from(weights.dimensions),
    gates: open.criteria.length,
    shares: Float64Array.from(columns.flatMap((of) => marks.map((mark) => sharesOf(mark)[of] as number))),
    tests: criteria.map(({ gate, figure: { of, dimension = -1 }, required }) => {
      const scale = of === column.answered ? 1 : 100;
      return { gate, column: columns.indexOf(of), dimension, scale, limit: required - TOLERANCE };
    }),
  };
};

/** Room for the sums of the weights, and after them of each column. */
export const roomFor = ({ gates, dimensions, base, shares }: Weighing): Float64Array =>
  new Float64Array(gates * dimensions.length * (1 + shares.length / Math.max(1, base.length)));

/** Sums up the weights of the checks in play, each with its shares; then over all that are due by each gate. */
export const weigh = (
  { places, shares, gates, dimensions }: Weighing,
  drawn: Float64Array,
  sums: Float64Array,
): void => {
  const [checks, terms, { length }] = [places.length, shares.length, dimensions];
  const width = gates * length;
  sums.fill(0);
  for (let i = 0; i < checks; i += 1) {
    const weight = drawn[i] as number;
    let place = places[i] as number;
    (sums[place] as number) += weight;
    for (let share = i; share < terms; share += checks) {
      place += width;
      (sums[place] as number) += weight * (shares[share] as number);
    }
  }
  for (let i = 0; i < sums.length; i += 1) {
    if (i % width >= length) (sums[i] as number) += sums[i - length] as number;
  }
};

/** How many gates are open in unbroken order. */
export const openGates = (
  { tests, gates, dimensions }: Weighing,
  weights: Float64Array,
  sums: Float64Array,
): number => {
  const { length } = dimensions;
  for (let i = 0; i < tests.length; i += 1) {
    const test = tests[i] as Test;
    const weighed = test.gate * length;
    const summed = weighed + (test.column + 1) * gates * length;
    const found =
      test.dimension < 0
        ? meanOf(weights, sums, weighed, summed)
        : (sums[summed + test.dimension] as number) / (sums[weighed + test.dimension] as number);
    if (test.scale * found < test.limit || (test.dimension < 0 && Number.isNaN(found))) return test.gate;
  }
  return gates;
};

/** Over the dimensions with a check that applies; NaN where there is none. */
const meanOf = (weights: Float64Array, sums: Float64Array, weighed: number, summed: number): number => {
  let sum = 0;
  let whole = 0;
  for (let d = 0; d < weights.length; d += 1) {
    const own = sums[weighed + d] as number;
    if (own === 0) continue;
    const weight = weights[d] as number;
    sum += weight * ((sums[summed + d] as number) / own);
    whole += weight;
  }
  return sum / whole;
};
