// The sums. Σ(weight × score) / Σ weight within a dimension, then the same over the dimensions; coverage, range,
// evidenced score and declared-away weight are formed alike. docs/scoring.md explains them with an example.
// The marks are laid out as rows of numbers, since the sums are formed a thousand times for the verdict's robustness.
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

/** What is summed, each times the weight of its check; a grade has a figure in the column of what it is made from. */
export const column = { weight: 0, score: 1, best: 2, evidenced: 3, answered: 4, declared: 5 } as const;
export const COLUMNS = 6;

/** Per mark its row, and the place of its sums: those of the first gate's dimensions come first, then the second's … */
export type Table = { readonly rows: Float64Array; readonly places: Int32Array; readonly dimensions: number };

export const layOut = (marks: readonly Mark[], dimensions: number): Table => ({
  rows: Float64Array.from(marks.flatMap(rowOf)),
  places: Int32Array.from(marks, ({ gate, dimension }) => (gate * dimensions + dimension) * COLUMNS),
  dimensions,
});

const rowOf = ({ applicable, score, best, evidenced, answered, declared }: Mark): readonly number[] =>
  applicable ? [1, score, best, evidenced, Number(answered), 0] : [0, 0, 0, 0, 0, Number(declared)];

/** Per gate and dimension the sums over the checks due by that gate, from the first of so many gates to the last. */
export const sumUp = ({ rows, places, dimensions }: Table, weights: Weights, gates: number): Float64Array => {
  const width = dimensions * COLUMNS;
  const sums = new Float64Array(gates * width);
  for (let i = 0; i < places.length; i += 1) {
    const place = places[i] as number;
    if (place >= sums.length) continue;
    const weight = weights.checks[i] as number;
    for (let j = 0; j < COLUMNS; j += 1) sums[place + j] = at(sums, place + j) + weight * at(rows, i * COLUMNS + j);
  }
  for (let i = width; i < sums.length; i += 1) sums[i] = at(sums, i) + at(sums, i - width);
  return sums;
};

/**
 * The grades at a gate as rows of figures: one for each dimension and a last one for the total. Scores run 0…100,
 * shares 0…1; NaN where nothing applies.
 */
export const gradeRows = (sums: Float64Array, weights: Weights, gate: number): Float64Array => {
  const count = weights.dimensions.length;
  const total = count * COLUMNS;
  const rows = new Float64Array(total + COLUMNS);
  let withDeclared = 0;
  for (let i = 0; i < total; i += COLUMNS) {
    const from = gate * total + i;
    const weight = weights.dimensions[i / COLUMNS] as number;
    const own = at(sums, from);
    const all = own + at(sums, from + column.declared);
    for (let j = 0; j < column.declared; j += 1) rows[i + j] = at(sums, from + j) / own;
    rows[i + column.declared] = all === 0 ? 0 : at(sums, from + column.declared) / all;
    if (all > 0) withDeclared += weight;
    rows[total + column.declared] = at(rows, total + column.declared) + weight * at(rows, i + column.declared);
    for (let j = 0; own > 0 && j < column.declared; j += 1) {
      rows[total + j] = at(rows, total + j) + weight * at(rows, i + j);
    }
  }
  finish(rows, total, withDeclared);
  return rows;
};

/** The total is divided by its weight, which becomes 1; scores become figures of 100; no answer is no coverage. */
const finish = (rows: Float64Array, total: number, withDeclared: number): void => {
  const whole = at(rows, total);
  for (let j = 0; j < column.declared; j += 1) rows[total + j] = at(rows, total + j) / whole;
  rows[total + column.declared] = withDeclared === 0 ? 0 : at(rows, total + column.declared) / withDeclared;
  for (let i = 0; i <= total; i += COLUMNS) {
    for (let j: number = column.score; j <= column.evidenced; j += 1) rows[i + j] = 100 * at(rows, i + j);
    if (Number.isNaN(at(rows, i + column.answered))) rows[i + column.answered] = 0;
  }
};

/** The grades over all checks due by a gate, in total and per dimension. */
export const gradeBy = (marks: readonly Mark[], weights: Weights, gate: number): Grades =>
  gradesOf(gradeRows(sumUp(layOut(marks, weights.dimensions.length), weights, gate + 1), weights, gate));

export const gradesOf = (rows: Float64Array): Grades => {
  const grades = Array.from({ length: rows.length / COLUMNS }, (_, i) => gradeOf(rows, i * COLUMNS));
  return { ...gradeOf(rows, rows.length - COLUMNS), dimensions: grades.slice(0, -1) };
};

const gradeOf = (rows: Float64Array, from: number): Grade => ({
  score: figureOr(at(rows, from + column.score)),
  high: figureOr(at(rows, from + column.best)),
  evidencedScore: figureOr(at(rows, from + column.evidenced)),
  coverage: at(rows, from + column.answered),
  declaredAway: at(rows, from + column.declared),
});

export const figureOr = (figure: number): number | null => (Number.isNaN(figure) ? null : figure);

/** An index that the loops keep within bounds. */
const at = (numbers: Float64Array, index: number): number => numbers[index] as number;
