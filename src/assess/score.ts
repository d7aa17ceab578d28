// The sums. Σ(weight × score) / Σ weight within a dimension, then the same over the dimensions; coverage, range,
// evidenced score and declared-away weight are formed alike. docs/scoring.md explains them with an example.
import type { Grade } from '../model/assessment.ts';

/** A check reduced to what the sums need. `dimension` and `gate` are positions in the checklist's lists. */
export type Mark = {
  readonly dimension: number;
  readonly gate: number;
  readonly score: number;
  readonly best: number;
  readonly evidenced: number;
  readonly applicable: boolean;
  readonly answered: boolean;
  readonly declared: boolean;
};

/** One weight per mark and one per dimension, in their order; all above 0. */
export type Weights = { readonly checks: ArrayLike<number>; readonly dimensions: ArrayLike<number> };

export type Grades = Grade & { readonly dimensions: readonly Grade[] };

/** What is summed, each times the weight of its check; a figure of a grade is made from the column of its name. */
export const column = { weight: 0, score: 1, best: 2, evidenced: 3, answered: 4, declared: 5 } as const;
const COLUMNS = 6;

/**
 * The terms of the sums one after another: which check's weight, times what share, goes into which sum. Terms of 0 are
 * left out. The sums of the first gate's dimensions come first, then the second's …
 */
export type Terms = {
  readonly checks: Int32Array;
  readonly shares: Float64Array;
  readonly places: Int32Array;
  readonly dimensions: number;
};

export const termsOf = (marks: readonly Mark[], dimensions: number): Terms => {
  const [checks, shares, places]: [number[], number[], number[]] = [[], [], []];
  for (let check = 0; check < marks.length; check += 1) {
    const mark = marks[check] as Mark;
    const place = (mark.gate * dimensions + mark.dimension) * COLUMNS;
    const row = sharesOf(mark);
    for (let of = 0; of < COLUMNS; of += 1) {
      const share = row[of] as number;
      if (share === 0) continue;
      checks.push(check);
      shares.push(share);
      places.push(place + of);
    }
  }
  return {
    checks: new Int32Array(checks),
    shares: new Float64Array(shares),
    places: new Int32Array(places),
    dimensions,
  };
};

/** By column, in their order. */
export const sharesOf = ({ applicable, score, best, evidenced, answered, declared }: Mark): readonly number[] =>
  applicable ? [1, score, best, evidenced, Number(answered), 0] : [0, 0, 0, 0, 0, Number(declared)];

/** Room for the sums of so many gates: made once and written over by every weighting. */
export const roomForSums = ({ dimensions }: Terms, gates: number) => new Float64Array(gates * dimensions * COLUMNS);

/** Per gate and dimension the sums over the checks due by that gate, for as many gates as there is room. */
export const sumUp = ({ checks, shares, places, dimensions }: Terms, weights: Weights, sums: Float64Array): void => {
  sums.fill(0);
  for (let i = 0; i < places.length; i += 1) {
    const place = places[i] as number;
    if (place >= sums.length) continue;
    (sums[place] as number) += (weights.checks[checks[i] as number] as number) * (shares[i] as number);
  }
  addGates(sums, dimensions);
};

/** From the sums over the checks due by each gate alone to those over all that are due by it. */
const addGates = (sums: Float64Array, dimensions: number): void => {
  const width = dimensions * COLUMNS;
  for (let i = width; i < sums.length; i += 1) (sums[i] as number) += sums[i - width] as number;
};

export type Column = (typeof column)[keyof typeof column];

/** The figure of one dimension at a gate, 0…1: NaN where nothing applies. */
export const figureIn = (sums: Float64Array, weights: Weights, gate: number, dimension: number, of: Column): number => {
  const from = (gate * weights.dimensions.length + dimension) * COLUMNS;
  return (sums[from + of] as number) / (sums[from] as number);
};

/** The same over the dimensions with an applicable check. */
export const figureOver = (sums: Float64Array, weights: Weights, gate: number, of: Column): number => {
  const { length } = weights.dimensions;
  let sum = 0;
  let whole = 0;
  for (let i = 0, from = gate * length * COLUMNS; i < length; i += 1, from += COLUMNS) {
    const own = sums[from] as number;
    if (own === 0) continue;
    const weight = weights.dimensions[i] as number;
    sum += weight * ((sums[from + of] as number) / own);
    whole += weight;
  }
  return sum / whole;
};

/** The part of a dimension's weight that was declared away: NaN where there is no weight. */
const declaredIn = (sums: Float64Array, from: number): number => {
  const declared = sums[from + column.declared] as number;
  return declared / (declared + (sums[from] as number));
};

/** The same over the dimensions that have some weight. */
export const declaredOver = (sums: Float64Array, weights: Weights, gate: number): number => {
  const { length } = weights.dimensions;
  let sum = 0;
  let whole = 0;
  for (let i = 0, from = gate * length * COLUMNS; i < length; i += 1, from += COLUMNS) {
    const share = declaredIn(sums, from);
    if (Number.isNaN(share)) continue;
    const weight = weights.dimensions[i] as number;
    sum += weight * share;
    whole += weight;
  }
  return whole === 0 ? 0 : sum / whole;
};

/** The grades over all checks due by a gate, in total and per dimension. */
export const gradeBy = (marks: readonly Mark[], weights: Weights, gate: number): Grades =>
  gradeOf(termsOf(marks, weights.dimensions.length), weights, gate);

/** The same from terms that are there already. */
export const gradeOf = (terms: Terms, weights: Weights, gate: number): Grades => {
  const sums = roomForSums(terms, gate + 1);
  sumUp(terms, weights, sums);
  return gradesAt(sums, weights, gate);
};

export const gradesAt = (sums: Float64Array, weights: Weights, gate: number): Grades => {
  const { length } = weights.dimensions;
  return {
    ...gradeFrom((of) => figureOver(sums, weights, gate, of), declaredOver(sums, weights, gate)),
    dimensions: Array.from({ length }, (_, i) => {
      const declared = declaredIn(sums, (gate * length + i) * COLUMNS);
      return gradeFrom((of) => figureIn(sums, weights, gate, i, of), declared || 0);
    }),
  };
};

const gradeFrom = (figure: (of: Column) => number, declaredAway: number): Grade => ({
  score: percent(figure(column.score)),
  high: percent(figure(column.best)),
  evidencedScore: percent(figure(column.evidenced)),
  coverage: figure(column.answered) || 0,
  declaredAway,
});

const percent = (figure: number): number | null => (Number.isNaN(figure) ? null : 100 * figure);
