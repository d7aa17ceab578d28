// The whole sum behind a score, laid open so that anyone can check it: each check's term, the sums of each dimension at
// each gate, and what is made of them. It adds in the order in which score.ts does, so that every figure is the same.

import type { Assessment, Finding, Grade } from '../model/assessment.ts';
import type { OutcomeKind } from '../model/outcome.ts';
import type { DimensionId, GateId } from '../model/vocabulary.ts';

/** What a check brings. Scores run 0…1; a check that does not apply brings nothing but, perhaps, what was declared away. */
export type Term = {
  readonly check: string;
  readonly dimension: DimensionId;
  readonly gate: GateId;
  readonly outcome: OutcomeKind;
  readonly weight: number;
  readonly score: number;
  readonly best: number;
  readonly evidenced: number;
  readonly declared: boolean;
};

/** Σ weight, and Σ weight × score, × best, × evidenced, over the checks that apply; of the answered, and declared away. */
export type Sums = {
  readonly weight: number;
  readonly score: number;
  readonly best: number;
  readonly evidenced: number;
  readonly answered: number;
  readonly declared: number;
};

export type DimensionSum = {
  readonly id: DimensionId;
  readonly title: string;
  readonly weight: number;
  /** Over the checks of the dimension that are due by the gate. */
  readonly sums: Sums;
  /** From the sums: 100 × score ÷ weight and so on. */
  readonly grade: Grade;
};

/** Over the dimensions: Σ weight × share, and what it is divided by. */
export type Total = { readonly sum: number; readonly whole: number };

export type GateSum = {
  readonly id: GateId;
  readonly title: string;
  readonly dimensions: readonly DimensionSum[];
  readonly totals: Readonly<Record<'score' | 'best' | 'evidenced' | 'answered' | 'declared', Total>>;
  readonly grade: Grade;
};

/** The last gate's sum is the readiness score. */
export type Arithmetic = { readonly terms: readonly Term[]; readonly gates: readonly GateSum[] };

export const arithmeticOf = ({
  findings,
  dimensions,
  gates,
}: Pick<Assessment, 'findings' | 'dimensions' | 'gates'>): Arithmetic => {
  const terms = findings.map(termOf);
  const due = new Map(dimensions.map(({ dimension: { id } }) => [id, none]));
  const summed = gates.map(({ gate }) => {
    const own = dimensions.map(({ dimension: { id, title, weight } }): DimensionSum => {
      const sums = add(sumOf(terms.filter((one) => one.gate === gate.id && one.dimension === id)), due.get(id) ?? none);
      due.set(id, sums);
      return { id, title, weight, sums, grade: gradeOf(sums) };
    });
    return gateSum(gate.id, gate.title, own);
  });
  return { terms, gates: summed };
};

const termOf = ({ item, dimension, kind, score, best, evidenced, declared }: Finding): Term => ({
  check: item.id,
  dimension,
  gate: item.gate,
  outcome: kind,
  weight: item.weight,
  score,
  best,
  evidenced,
  declared: declared === 'counts',
});

const none: Sums = { weight: 0, score: 0, best: 0, evidenced: 0, answered: 0, declared: 0 };

const sumOf = (terms: readonly Term[]): Sums => terms.map(sharesOf).reduce(add, none);

const sharesOf = ({ outcome, weight, score, best, evidenced, declared }: Term): Sums =>
  outcome === 'not-applicable'
    ? { ...none, declared: declared ? weight : 0 }
    : {
        weight,
        score: weight * score,
        best: weight * best,
        evidenced: weight * evidenced,
        answered: outcome === 'unknown' ? 0 : weight,
        declared: 0,
      };

const add = (a: Sums, b: Sums): Sums => ({
  weight: a.weight + b.weight,
  score: a.score + b.score,
  best: a.best + b.best,
  evidenced: a.evidenced + b.evidenced,
  answered: a.answered + b.answered,
  declared: a.declared + b.declared,
});

const gradeOf = ({ weight, score, best, evidenced, answered, declared }: Sums): Grade => ({
  score: weight === 0 ? null : 100 * (score / weight),
  high: weight === 0 ? null : 100 * (best / weight),
  evidencedScore: weight === 0 ? null : 100 * (evidenced / weight),
  coverage: weight === 0 ? 0 : answered / weight,
  declaredAway: declared === 0 ? 0 : declared / (declared + weight),
});

const gateSum = (id: GateId, title: string, dimensions: readonly DimensionSum[]): GateSum => {
  const over = (part: Exclude<keyof Sums, 'weight' | 'declared'>): Total =>
    totalOf(dimensions, ({ sums }) => (sums.weight === 0 ? undefined : sums[part] / sums.weight));
  const totals = {
    score: over('score'),
    best: over('best'),
    evidenced: over('evidenced'),
    answered: over('answered'),
    declared: totalOf(dimensions, ({ sums, grade }) =>
      sums.weight + sums.declared === 0 ? undefined : grade.declaredAway,
    ),
  };
  const percent = ({ sum, whole }: Total): number | null => (whole === 0 ? null : 100 * (sum / whole));
  const share = ({ sum, whole }: Total): number => (whole === 0 ? 0 : sum / whole);
  return {
    id,
    title,
    dimensions,
    totals,
    grade: {
      score: percent(totals.score),
      high: percent(totals.best),
      evidencedScore: percent(totals.evidenced),
      coverage: share(totals.answered),
      declaredAway: share(totals.declared),
    },
  };
};

/** Over the dimensions of which there is a share. */
const totalOf = (dimensions: readonly DimensionSum[], shareIn: (one: DimensionSum) => number | undefined): Total =>
  dimensions.reduce<Total>(
    (total, one) => {
      const share = shareIn(one);
      return share === undefined ? total : { sum: total.sum + one.weight * share, whole: total.whole + one.weight };
    },
    { sum: 0, whole: 0 },
  );

// What one check is worth at one gate: the way from its outcome to points of the dimension and of the gate's score.

export type Worth = {
  readonly gate: GateSum['id'];
  /** Σ weight of the dimension's checks that apply and are due by the gate. */
  readonly dimensionChecks: number;
  readonly dimensionWeight: number;
  /** Σ weight of the dimensions with an applicable check. */
  readonly dimensionsWhole: number;
  /** Points of 100 of the dimension that the check brings, and that it holds back. */
  readonly inDimension: number;
  readonly heldInDimension: number;
  /** The same of the gate's score; at the last gate that is the readiness score. */
  readonly inScore: number;
  readonly heldInScore: number;
};

/** Undefined where the check does not apply or is due later. */
export const worthAt = (term: Term, { id, dimensions, totals }: GateSum, isDue: boolean): Worth | undefined => {
  const own = dimensions.find((one) => one.id === term.dimension);
  if (!isDue || own === undefined || term.outcome === 'not-applicable') return undefined;
  const whole = totals.score.whole;
  const perWeight = 100 / own.sums.weight;
  const inDimension = perWeight * term.weight * term.score;
  const heldInDimension = perWeight * term.weight * (1 - term.score);
  return {
    gate: id,
    dimensionChecks: own.sums.weight,
    dimensionWeight: own.weight,
    dimensionsWhole: whole,
    inDimension,
    heldInDimension,
    inScore: (own.weight * inDimension) / whole,
    heldInScore: (own.weight * heldInDimension) / whole,
  };
};
