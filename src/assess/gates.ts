// The gates, their conditions one by one, and the verdict: the last gate open in unbroken order.
import type { Finding, GateCondition, GateResult, Verdict } from '../model/assessment.ts';
import type { Checklist } from '../model/checklist.ts';
import { isLacking, type Obligation } from '../model/obligation.ts';
import { reaches } from '../rules/outcomes.ts';
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
import { boundsUnder, settledBy } from './settled.ts';

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

/** What is left to find out under each weighting of a pilot. */
export type Open = {
  /** Per gate that may open the criteria that weights decide. */
  readonly criteria: readonly (readonly Criterion[])[];
  /** Whether enough was answered, however the checks are weighed. */
  readonly isEnough: boolean;
};

/**
 * For many weightings of the same pilot, what no weighting can change is settled once, where any weight may change
 * against any other by the factor `spread`: a gate with a blocker is shut, and so are those after it; and a criterion
 * may hold, or fail, whatever the weights.
 */
export const openUnder = (judging: Judging, base: Weights, spread: number): Open => {
  const { checklist, marks } = judging;
  const criteria: (readonly Criterion[])[] = [];
  for (const [gate, asked] of judging.criteria.entries()) {
    const boundsOf = boundsUnder(marks, base, spread, gate);
    const verdicts = isFree(judging, gate) ? asked.map((criterion) => settledBy(criterion, boundsOf)) : [false];
    if (verdicts.includes(false)) break;
    criteria.push(asked.filter((_, i) => verdicts[i] === undefined));
  }
  const coverage = boundsUnder(marks, base, spread, checklist.gates.length - 1)({ of: column.answered });
  return { criteria, isEnough: isEnough(judging, coverage?.[0] ?? 0) };
};

/** The checks on whose weights the verdict can hang, by their positions. */
export const inPlay = ({ marks }: Judging, { criteria, isEnough }: Open): readonly number[] =>
  marks.flatMap(({ gate, applicable, declared }, i) =>
    (applicable || declared) && (gate < criteria.length || !isEnough) ? [i] : [],
  );

/** The verdict alone, by the same criteria as judgeGates: those that are still open. */
export const verdictUnder = (judging: Judging, open: Open = allOpen(judging)): ((weights: Weights) => Verdict) => {
  const sums = roomForSums(judging.terms, judging.criteria.length);
  return (weights) => {
    sumUp(judging.terms, weights, sums);
    if (!open.isEnough && !isEnough(judging, coverageOf(judging, sums, weights))) return 'too-little-answered';
    const shut = open.criteria.findIndex((criteria) => !criteria.every((one) => passes(one, sums, weights)));
    return verdictAt(shut < 0 ? open.criteria.length : shut);
  };
};

/** The verdict by how many gates are open in unbroken order. */
export const verdictAt = (open: number): Verdict => verdictByGates[open] ?? 'not-ready-to-pilot';

/** Of one weighting nothing is settled beforehand. */
const allOpen = (judging: Judging): Open => {
  const shut = judging.criteria.findIndex((_, gate) => !isFree(judging, gate));
  return { criteria: shut < 0 ? judging.criteria : judging.criteria.slice(0, shut), isEnough: false };
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
