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

/** Running sums of weight × something over applicable checks, and the weight that was declared away. */
type Sums = { weight: number; score: number; best: number; evidenced: number; answered: number; declared: number };

/** The dimensions of the first gate, then those of the second … */
export type SumsByGate = readonly Sums[];

/** The grades over all checks due by a gate, in total and per dimension. */
export const gradeBy = (marks: readonly Mark[], weights: Weights, gate: number): Grades =>
  gradesAt(sumUp(marks, weights, gate + 1), weights, gate);

/** Per gate and dimension the sums over the checks due by that gate, from the first of `gates` gates to the last. */
export const sumUp = (marks: readonly Mark[], weights: Weights, gates: number): SumsByGate => {
  const count = weights.dimensions.length;
  const sums = Array.from({ length: gates * count }, noSums);
  // Plain loops here and below: this is formed a thousand times for the robustness of the verdict.
  for (let i = 0; i < marks.length; i += 1) {
    const mark = marks[i] as Mark;
    if (mark.gate < gates) add(sums[mark.gate * count + mark.dimension] as Sums, mark, weights.checks[i] as number);
  }
  for (let i = count; i < sums.length; i += 1) addAll(sums[i] as Sums, sums[i - count] as Sums);
  return sums;
};

export const gradesAt = (sums: SumsByGate, weights: Weights, gate: number): Grades => {
  const count = weights.dimensions.length;
  const own = sums.slice(gate * count, (gate + 1) * count);
  return { ...total(own, weights.dimensions), dimensions: own.map(gradeOf) };
};

const noSums = (): Sums => ({ weight: 0, score: 0, best: 0, evidenced: 0, answered: 0, declared: 0 });

const addAll = (sum: Sums, more: Sums): void => {
  sum.weight += more.weight;
  sum.score += more.score;
  sum.best += more.best;
  sum.evidenced += more.evidenced;
  sum.answered += more.answered;
  sum.declared += more.declared;
};

const add = (sum: Sums, mark: Mark, weight: number): void => {
  if (mark.declared) sum.declared += weight;
  if (!mark.applicable) return;
  sum.weight += weight;
  sum.score += weight * mark.score;
  sum.best += weight * mark.best;
  sum.evidenced += weight * mark.evidenced;
  if (mark.answered) sum.answered += weight;
};

const gradeOf = (sum: Sums): Grade => ({
  score: percent(sum.score, sum.weight),
  high: percent(sum.best, sum.weight),
  evidencedScore: percent(sum.evidenced, sum.weight),
  coverage: ratio(sum.answered, sum.weight),
  declaredAway: ratio(sum.declared, sum.weight + sum.declared),
});

/** Dimensions without an applicable check are left out; for declared-away weight those without any weight at all. */
const total = (sums: readonly Sums[], weights: ArrayLike<number>): Grade => {
  const whole = noSums();
  let weightWithDeclared = 0;
  for (let i = 0; i < sums.length; i += 1) {
    const sum = sums[i] as Sums;
    const weight = weights[i] as number;
    const all = sum.weight + sum.declared;
    if (all > 0) {
      weightWithDeclared += weight;
      whole.declared += weight * (sum.declared / all);
    }
    if (sum.weight > 0) addDimension(whole, sum, weight);
  }
  return { ...gradeOf(whole), declaredAway: ratio(whole.declared, weightWithDeclared) };
};

const addDimension = (whole: Sums, sum: Sums, weight: number): void => {
  whole.weight += weight;
  whole.score += weight * (sum.score / sum.weight);
  whole.best += weight * (sum.best / sum.weight);
  whole.evidenced += weight * (sum.evidenced / sum.weight);
  whole.answered += weight * (sum.answered / sum.weight);
};

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
const percent = (part: number, whole: number): number | null => (whole === 0 ? null : (100 * part) / whole);
