// The sums, and the only place where weights are added up: Σ(weight × score) / Σ weight within a dimension, then the same
// over the dimensions, per gate over the checks due by it. Range, evidenced score, coverage and the weight declared away
// are formed alike. docs/scoring.md explains them with an example. Scores run 0…100, shares 0…1.
import type { Assessment, Finding, Grade } from '../model/assessment.ts';
import type { JudgedCheck } from '../model/verdict.ts';
import { type GateId, gateIds } from '../model/vocabulary.ts';

/** Of a check what the sums need. */
export type Summand = Pick<
  JudgedCheck,
  'gate' | 'weight' | 'kind' | 'score' | 'maxScore' | 'evidenced' | 'declared'
> & {
  readonly dimension: string;
  readonly id?: string;
};

/** Sums in another order differ in their last digits: everything is added up in the order of ids, not of a checklist. */
export const byId = (
  { id: one = '' }: { readonly id?: string },
  { id: other = '' }: { readonly id?: string },
): number => (one < other ? -1 : Number(one > other));

/** Over the checks that apply, each times its weight; `answered` of those that are, `declared` of those declared away. */
type Sums = {
  readonly weight: number;
  readonly score: number;
  readonly maxScore: number;
  readonly evidenced: number;
  readonly answered: number;
  readonly declared: number;
};

export type DimensionSum = {
  readonly id: string;
  readonly title: string;
  readonly weight: number;
  /** Over the checks of the dimension that are due by the gate. */
  readonly sums: Sums;
  readonly grade: Grade;
};

/** Over the dimensions: Σ weight × share, and the Σ weight that it is divided by. */
export type Total = { readonly sum: number; readonly whole: number };

export type GateSum = {
  readonly id: GateId;
  readonly dimensions: readonly DimensionSum[];
  readonly totals: Readonly<Record<'score' | 'maxScore' | 'evidenced' | 'answered' | 'declared', Total>>;
  /** Of the last gate this is the readiness score and what stands beside it. */
  readonly grade: Grade;
};

export type WeighedDimension = { readonly id: string; readonly title: string; readonly weight: number };

/** The checks of each gate, dimension by dimension. Who sums many times groups them once. */
export type Grouped = readonly (readonly (readonly Summand[])[])[];

export const groupByGate = (
  checks: readonly Summand[],
  dimensions: readonly WeighedDimension[],
  gates: readonly GateId[],
): Grouped => {
  const position = new Map(dimensions.map(({ id }, i) => [id, i]));
  const grouped = gates.map(() => dimensions.map((): Summand[] => []));
  for (const check of checks) {
    grouped[gates.indexOf(check.gate)]?.[position.get(check.dimension) ?? -1]?.push(check);
  }
  for (const group of grouped.flat()) group.sort(byId);
  return grouped;
};

/** The sums at each gate, in order. A check is due by its gate and by every later one. */
export const sumGroups = (
  grouped: Grouped,
  dimensions: readonly WeighedDimension[],
  gates: readonly GateId[],
): readonly GateSum[] => {
  const due = dimensions.map((one) => ({ one, sums: { ...none } as Mutable }));
  return gates.map((gate, i) =>
    gateSum(
      gate,
      due.map(({ one, sums }, j) => {
        for (const check of grouped[i]?.[j] ?? []) add(sums, check);
        return dimensionSum(one, { ...sums });
      }),
    ),
  );
};

export const sumByGate = (
  checks: readonly Summand[],
  dimensions: readonly WeighedDimension[],
  gates: readonly GateId[],
): readonly GateSum[] => sumGroups(groupByGate(checks, dimensions, gates), dimensions, gates);

/** The sums at the last gate, by which every check is due: the readiness score. */
export const sumOfAll = (
  checks: readonly Summand[],
  dimensions: readonly WeighedDimension[],
  gates: readonly GateId[] = gateIds,
): GateSum => lastSum(sumByGate(checks, dimensions, gates));

/** Of the sums at all gates the last. */
export const lastSum = (sums: readonly GateSum[]): GateSum => sums.at(-1) ?? gateSum('scale', []);

type Mutable = { -readonly [K in keyof Sums]: number };

const none: Sums = { weight: 0, score: 0, maxScore: 0, evidenced: 0, answered: 0, declared: 0 };

const add = (sums: Mutable, { kind, weight, score, maxScore, evidenced, declared }: Summand): void => {
  if (kind === 'not-applicable') {
    if (declared === 'counts') sums.declared += weight;
    return;
  }
  sums.weight += weight;
  sums.score += weight * score;
  sums.maxScore += weight * maxScore;
  sums.evidenced += weight * evidenced;
  if (kind !== 'unknown') sums.answered += weight;
};

const dimensionSum = ({ id, title, weight }: WeighedDimension, sums: Sums): DimensionSum => {
  const share = (part: number): number | null => (sums.weight === 0 ? null : 100 * (part / sums.weight));
  return {
    id,
    title,
    weight,
    sums,
    grade: {
      score: share(sums.score),
      high: share(sums.maxScore),
      evidencedScore: share(sums.evidenced),
      coverage: sums.weight === 0 ? 0 : sums.answered / sums.weight,
      declaredAway: sums.declared === 0 ? 0 : sums.declared / (sums.declared + sums.weight),
    },
  };
};

const gateSum = (id: GateId, dimensions: readonly DimensionSum[]): GateSum => {
  const over = (part: 'score' | 'maxScore' | 'evidenced' | 'answered'): Total =>
    total(dimensions, ({ sums }) => (sums.weight === 0 ? undefined : sums[part] / sums.weight));
  const totals = {
    score: over('score'),
    maxScore: over('maxScore'),
    evidenced: over('evidenced'),
    answered: over('answered'),
    declared: total(dimensions, ({ sums, grade }) =>
      sums.weight + sums.declared === 0 ? undefined : grade.declaredAway,
    ),
  };
  const share = ({ sum, whole }: Total): number | null => (whole === 0 ? null : sum / whole);
  const points = (one: Total): number | null => (one.whole === 0 ? null : 100 * (one.sum / one.whole));
  return {
    id,
    dimensions,
    totals,
    grade: {
      score: points(totals.score),
      high: points(totals.maxScore),
      evidencedScore: points(totals.evidenced),
      coverage: share(totals.answered) ?? 0,
      declaredAway: share(totals.declared) ?? 0,
    },
  };
};

/** Over the dimensions of which there is a share. */
const total = (dimensions: readonly DimensionSum[], shareIn: (one: DimensionSum) => number | undefined): Total => {
  let [sum, whole] = [0, 0];
  for (const one of dimensions) {
    const share = shareIn(one);
    if (share === undefined) continue;
    sum += one.weight * share;
    whole += one.weight;
  }
  return { sum, whole };
};

/** What one check is worth at a gate: the way from its outcome to points of its dimension and of the gate's score. */
export type CheckWorth = {
  readonly gate: GateId;
  /** Σ weight of the dimension's checks that apply and are due by the gate. */
  readonly dimensionChecks: number;
  readonly dimensionWeight: number;
  /** Σ weight of the dimensions with an applicable check. */
  readonly dimensionsWhole: number;
  /** Points of 100 of the dimension that the check brings, and that it holds back. */
  readonly inDimension: number;
  readonly heldInDimension: number;
  /** The same of the gate's score. */
  readonly inScore: number;
  readonly heldInScore: number;
};

/** Undefined where the check does not apply. The sum is that of a gate by which the check is due. */
export const worthIn = (
  { dimension, kind, weight, score }: Pick<Summand, 'dimension' | 'kind' | 'weight' | 'score'>,
  { id, dimensions, totals }: GateSum,
): CheckWorth | undefined => {
  const own = dimensions.find((one) => one.id === dimension);
  if (own === undefined || own.sums.weight === 0 || kind === 'not-applicable') return undefined;
  const { whole } = totals.score;
  const perWeight = 100 / own.sums.weight;
  const [inDimension, heldInDimension] = [perWeight * weight * score, perWeight * weight * (1 - score)];
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

/** A check as a term of the sums, in the words of a report. */
export type Term = Omit<Summand, 'kind' | 'declared'> & {
  readonly check: string;
  readonly outcome: Summand['kind'];
  /** Its weight was declared away. */
  readonly declared: boolean;
};

/** The whole sum behind a score, laid open so that anyone can form it again. */
export type Arithmetic = {
  readonly terms: readonly Term[];
  readonly gates: readonly (GateSum & { readonly title: string })[];
};

/**
 * Every term and every sum that the score of an assessment is made of, gate by gate, unrounded: what `explain --score`
 * prints.
 */
export const scoreArithmetic = ({
  findings,
  dimensions,
  gates,
}: Pick<Assessment, 'findings' | 'dimensions' | 'gates'>): Arithmetic => {
  const sums = sumByGate(
    findings,
    dimensions.map(({ dimension }) => dimension),
    gates.map(({ gate }) => gate.id),
  );
  return { terms: findings.map(toTerm), gates: sums.map((sum, i) => ({ title: gates[i]?.gate.title ?? '', ...sum })) };
};

const toTerm = ({ id, dimension, gate, kind, weight, score, maxScore, evidenced, declared }: Finding): Term => ({
  check: id,
  dimension,
  gate,
  outcome: kind,
  weight,
  score,
  maxScore,
  evidenced,
  declared: declared === 'counts',
});
