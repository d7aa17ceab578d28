// The sums. Σ(weight × score) / Σ weight within a dimension, then the same over the dimensions; coverage, range,
// evidenced score and declared-away weight are formed alike. docs/scoring.md explains them with an example.

import type { Assessment, Finding, Grade } from '../model/assessment.ts';
import type { Checklist } from '../model/checklist.ts';
import type { Found } from './findings.ts';

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

// From findings to what the sums need, and from the sums back to what each check and each cause costs.

export const weightsOf = (checklist: Pick<Checklist, 'items' | 'dimensions'>): Weights => ({
  checks: checklist.items.map((item) => item.weight),
  dimensions: checklist.dimensions.map((dimension) => dimension.weight),
});

export const marksOf = (
  findings: readonly Found[],
  checklist: Pick<Checklist, 'dimensions' | 'gates'>,
): readonly Mark[] =>
  findings.map((finding) => ({
    dimension: checklist.dimensions.findIndex(({ id }) => id === finding.dimension),
    gate: checklist.gates.findIndex(({ id }) => id === finding.item.gate),
    score: finding.score,
    best: finding.best,
    evidenced: finding.evidenced,
    applicable: finding.kind !== 'not-applicable',
    answered: finding.kind !== 'unknown',
    declared: finding.declared === 'counts',
  }));

/** Adds the points of the readiness score that each check holds back: its share of the whole × its missing part × 100. */
export const withPointsLost = (findings: readonly Found[], checklist: Checklist): readonly Finding[] => {
  const perWeight = new Map(pointsPerWeight(findings, checklist));
  const lost = ({ kind, dimension, item, score }: Found): number =>
    kind === 'not-applicable' ? 0 : (perWeight.get(dimension) ?? 0) * item.weight * (1 - score);
  return findings.map((finding) => ({ ...finding, pointsLost: lost(finding) }));
};

/** What one unit of check weight is worth in each dimension that has an applicable check, in points of 100. */
const pointsPerWeight = (findings: readonly Found[], checklist: Checklist) => {
  const counted = findings.filter(({ kind }) => kind !== 'not-applicable');
  const weightIn = (id: string) =>
    sum(counted.filter(({ dimension }) => dimension === id).map(({ item }) => item.weight));
  const present = checklist.dimensions.filter(({ id }) => weightIn(id) > 0);
  const whole = sum(present.map(({ weight }) => weight));
  return present.map(({ id, weight }) => [id, (100 * weight) / whole / weightIn(id)] as const);
};

/** The failure causes, one per dimension, by their share of the missing score, largest first. */
export const causesOf = (checklist: Checklist, readiness: Grades): Assessment['causes'] => {
  const missing = checklist.dimensions.map((dimension, i) => {
    const score = readiness.dimensions[i]?.score ?? null;
    return { dimension, lost: score === null ? 0 : dimension.weight * (100 - score) };
  });
  const whole = sum(missing.map(({ lost }) => lost));
  return missing
    .map(({ dimension, lost }) => ({ dimension, share: whole === 0 ? 0 : lost / whole }))
    .sort((a, b) => b.share - a.share);
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
