// The gates, their conditions one by one, and the verdict: the last gate open in unbroken order.
import type { Finding, GateCondition, GateResult, Verdict } from '../model/assessment.ts';
import type { Checklist } from '../model/checklist.ts';
import { isLacking, type Obligation } from '../model/obligation.ts';
import { reaches } from '../rules/combinators.ts';
import { type Criterion, conditionOf, criteriaOf, passes } from './criteria.ts';
import {
  column,
  figureOver,
  gradesAt,
  type Mark,
  roomForSums,
  sumUp,
  type Terms,
  termsOf,
  type Weights,
} from './score.ts';

/** What the gates are judged by besides the weights: it stays the same while the weights are shaken. */
export type Judging = {
  readonly checklist: Checklist;
  readonly marks: readonly Mark[];
  readonly terms: Terms;
  /** Per gate the ids of the blocking checks that are due by it. */
  readonly blockers: readonly (readonly string[])[];
  /** Per gate what it asks of the grades. */
  readonly criteria: readonly (readonly Criterion[])[];
  /** Per gate how many obligations in force are not shown; undefined where the gate does not ask for them. */
  readonly lacking: readonly (number | undefined)[];
};

export const judgingOf = (
  checklist: Checklist,
  marks: readonly Mark[],
  findings: readonly Finding[],
  obligations: readonly Obligation[] = [],
): Judging => ({
  checklist,
  marks,
  terms: termsOf(marks, checklist.dimensions.length),
  blockers: checklist.gates.map((_, gate) =>
    findings.filter(({ blocks }, i) => blocks && (marks[i]?.gate ?? 0) <= gate).map(({ item }) => item.id),
  ),
  criteria: checklist.gates.map((gate, i) => criteriaOf(checklist, gate, i)),
  lacking: checklist.gates.map(({ require_obligations }) =>
    require_obligations ? obligations.filter(isLacking).length : undefined,
  ),
});

/** Every gate with all of its conditions, passed or failed. */
export const judgeGates = (judging: Judging, weights: Weights): readonly GateResult[] => {
  const { checklist, terms, blockers, criteria } = judging;
  const sums = roomForSums(terms, criteria.length);
  sumUp(terms, weights, sums);
  const answered = coverageOf(judging, sums, weights);
  const results: GateResult[] = [];
  for (const [i, gate] of checklist.gates.entries()) {
    const { dimensions: _, ...grade } = gradesAt(sums, weights, i);
    const conditions: readonly GateCondition[] = [
      ...results.slice(-1).map(earlierGate),
      { id: 'answered', required: checklist.minimum_coverage, found: answered, passed: isEnough(judging, answered) },
      ...(criteria[i] ?? []).flatMap((criterion) => conditionOf(criterion, sums, weights) ?? []),
      { id: 'blockers', required: 0, found: blockers[i]?.length ?? 0, passed: hasNoBlocker(judging, i) },
      ...obligationsAsked(judging, i),
    ];
    const open = conditions.every((condition) => condition.passed);
    results.push({ gate, open, ...grade, conditions, blockers: blockers[i] ?? [] });
  }
  return results;
};

/**
 * The verdict alone, by the same criteria as judgeGates. For many weightings of the same pilot, what no weighting can
 * change is settled once: a gate with a blocker is shut, and so are those after it; and where even the checks with the
 * least weight answered, `spread` times lighter against the blanks than they stand, are enough, coverage is not in doubt.
 */
export const verdictUnder = (judging: Judging, base: Weights, spread = 1): ((weights: Weights) => Verdict) => {
  const { marks, terms, criteria } = judging;
  const free = criteria.findIndex((_, i) => !isFree(judging, i));
  const reachable = free < 0 ? criteria.length : free;
  const settled = isEnough(judging, leastCoverage(marks, base, spread));
  const sums = roomForSums(terms, settled ? reachable : criteria.length);
  return (weights) => {
    sumUp(terms, weights, sums);
    if (!settled && !isEnough(judging, coverageOf(judging, sums, weights))) return 'too-little-answered';
    let open = 0;
    while (open < reachable && isPassed(criteria[open] ?? [], sums, weights)) open += 1;
    return verdictByGates[open] ?? 'not-ready-to-pilot';
  };
};

const isPassed = (criteria: readonly Criterion[], sums: Float64Array, weights: Weights): boolean => {
  for (const criterion of criteria) if (!passes(criterion, sums, weights)) return false;
  return true;
};

/** A lower bound of coverage, over the dimensions with an applicable check, while the weight of any check may change against any other by the factor `spread`. */
const leastCoverage = (marks: readonly Mark[], weights: Weights, spread: number): number => {
  const answered = new Float64Array(weights.dimensions.length);
  const blank = new Float64Array(weights.dimensions.length);
  for (const [i, mark] of marks.entries()) {
    if (!mark.applicable) continue;
    const side = mark.answered ? answered : blank;
    side[mark.dimension] = (side[mark.dimension] ?? 0) + (weights.checks[i] ?? 0);
  }
  const shares = Array.from(answered, (sum, i) => sum / (sum + (blank[i] ?? 0) * spread)).filter((share) => share >= 0);
  return shares.length === 0 ? 0 : Math.min(...shares);
};

const verdictByGates: readonly Verdict[] = [
  'not-ready-to-pilot',
  'ready-to-pilot',
  'ready-for-production',
  'ready-to-scale',
];

const coverageOf = ({ criteria }: Judging, sums: Float64Array, weights: Weights): number =>
  figureOver(sums, weights, criteria.length - 1, column.answered) || 0;

/** Coverage over all checks, whatever the gate: below the checklist's minimum there is no verdict. */
const isEnough = ({ checklist }: Judging, coverage: number): boolean => reaches(coverage, checklist.minimum_coverage);

const hasNoBlocker = ({ blockers }: Judging, gate: number): boolean => (blockers[gate]?.length ?? 0) === 0;

/** Nothing holds it shut that no weighting can change. */
const isFree = (judging: Judging, gate: number): boolean =>
  hasNoBlocker(judging, gate) && (judging.lacking[gate] ?? 0) === 0;

/** The condition only of a gate that asks for it. */
const obligationsAsked = ({ lacking }: Judging, gate: number): readonly GateCondition[] => {
  const found = lacking[gate];
  return found === undefined ? [] : [{ id: 'obligations', required: 0, found, passed: found === 0 }];
};

const earlierGate = ({ gate, open }: GateResult): GateCondition => ({
  id: `gate.${gate.id}`,
  required: 1,
  found: open ? 1 : 0,
  passed: open,
});
