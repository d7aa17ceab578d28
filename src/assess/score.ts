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

/** Room for the sums of so many gates, and for the rows of grades: made once and written over by every weighting. */
export const roomForSums = ({ dimensions }: Table, gates: number) => new Float64Array(gates * dimensions * COLUMNS);
export const roomForGrades = ({ dimensions }: Table) => new Float64Array((dimensions + 1) * COLUMNS);

/**
 * Per gate and dimension the sums over the checks due by that gate, for as many gates as there is room. Written without
 * calls and inner loops: most of the time is over before the engine has learnt to remove them.
 */
export const sumUp = ({ rows, places, dimensions }: Table, weights: Weights, sums: Float64Array): void => {
  sums.fill(0);
  for (let i = 0, row = 0; i < places.length; i += 1, row += COLUMNS) {
    const place = places[i] as number;
    if (place >= sums.length) continue;
    const weight = weights.checks[i] as number;
    (sums[place] as number) += weight * (rows[row] as number);
    (sums[place + 1] as number) += weight * (rows[row + 1] as number);
    (sums[place + 2] as number) += weight * (rows[row + 2] as number);
    (sums[place + 3] as number) += weight * (rows[row + 3] as number);
    (sums[place + 4] as number) += weight * (rows[row + 4] as number);
    (sums[place + 5] as number) += weight * (rows[row + 5] as number);
  }
  const width = dimensions * COLUMNS;
  for (let i = width; i < sums.length; i += 1) (sums[i] as number) += sums[i - width] as number;
};

/**
 * The grades at a gate as rows of figures: one for each dimension and a last one for the total. Scores run 0…100,
 * shares 0…1; NaN where nothing applies.
 */
export const gradeRows = (sums: Float64Array, weights: Weights, gate: number, rows: Float64Array): void => {
  const total = rows.length - COLUMNS;
  rows.fill(0);
  let withDeclared = 0;
  for (let i = 0, from = gate * total; i < total; i += COLUMNS, from += COLUMNS) {
    const weight = weights.dimensions[i / COLUMNS] as number;
    const own = sums[from] as number;
    const declared = sums[from + column.declared] as number;
    if (own + declared > 0) withDeclared += weight;
    for (let j = 0; j < column.declared; j += 1) {
      const share = (sums[from + j] as number) / own;
      rows[i + j] = share;
      if (own > 0) (rows[total + j] as number) += weight * share;
    }
    rows[i + column.declared] = declared === 0 ? 0 : declared / (own + declared);
    (rows[total + column.declared] as number) += weight * (rows[i + column.declared] as number);
  }
  finish(rows, total, withDeclared);
};

/** The total is divided by its weight; scores become figures of 100; where nothing applies nothing is answered. */
const finish = (rows: Float64Array, total: number, withDeclared: number): void => {
  const whole = rows[total] as number;
  for (let j = 0; j < column.declared; j += 1) (rows[total + j] as number) /= whole;
  (rows[total + column.declared] as number) /= withDeclared === 0 ? 1 : withDeclared;
  for (let i = 0; i <= total; i += COLUMNS) {
    (rows[i + column.score] as number) *= 100;
    (rows[i + column.best] as number) *= 100;
    (rows[i + column.evidenced] as number) *= 100;
    if (Number.isNaN(rows[i + column.answered])) rows[i + column.answered] = 0;
  }
};

/** The grades over all checks due by a gate, in total and per dimension. */
export const gradeBy = (marks: readonly Mark[], weights: Weights, gate: number): Grades => {
  const table = layOut(marks, weights.dimensions.length);
  const [sums, rows] = [roomForSums(table, gate + 1), roomForGrades(table)];
  sumUp(table, weights, sums);
  gradeRows(sums, weights, gate, rows);
  return gradesOf(rows);
};

export const gradesOf = (rows: Float64Array): Grades => {
  const grades = Array.from({ length: rows.length / COLUMNS }, (_, i) => gradeOf(rows, i * COLUMNS));
  return { ...gradeOf(rows, rows.length - COLUMNS), dimensions: grades.slice(0, -1) };
};

const gradeOf = (rows: Float64Array, from: number): Grade => ({
  score: figureOr(rows[from + column.score] as number),
  high: figureOr(rows[from + column.best] as number),
  evidencedScore: figureOr(rows[from + column.evidenced] as number),
  coverage: rows[from + column.answered] as number,
  declaredAway: rows[from + column.declared] as number,
});

export const figureOr = (figure: number): number | null => (Number.isNaN(figure) ? null : figure);
