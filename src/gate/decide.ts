// Compares an assessment with a policy, criterion by criterion. Nothing is judged here again: every figure is one that
// the assessment holds.
import type { Assessment, Finding, GateCondition, GateResult } from '../model/assessment.ts';
import { type Criterion, type Decision, decisionOf, type Policy } from '../model/decision.ts';
import type { GateId } from '../model/dimensions.ts';
import { isLacking } from '../model/obligation.ts';
import { reaches } from '../rules/combinators.ts';

/** `more` are criteria that need more than the assessment, such as those against a baseline. */
export const decide = (assessment: Assessment, policy: Policy, more: readonly Criterion[] = []): Decision =>
  decisionOf(policy.mode, [
    ...(policy.for === undefined ? [] : ofGate(assessment, policy.for)),
    ...floors(assessment, policy),
    ...ceilings(assessment, policy),
    ...(policy.require ?? []).map((id) => required(assessment, id)),
    ...more,
  ]);

const ofGate = ({ gates, obligations }: Assessment, id: GateId): readonly Criterion[] => {
  const result = gates.find(({ gate }) => gate.id === id);
  const duties = obligations.filter(isLacking).map((one) => one.id);
  return (result?.conditions ?? []).map((condition) => ofCondition(id, condition, result, duties));
};

const ofCondition = (
  gate: GateId,
  { id, required, found, passed }: GateCondition,
  result: GateResult | undefined,
  duties: readonly string[],
): Criterion => {
  const base = { id: `${gate}.${id}`, passed, checks: id === 'blockers' ? (result?.blockers ?? []) : [] };
  if (id === 'obligations') {
    return { ...base, sense: 'at-most', unit: 'count', expected: required, found, obligations: duties };
  }
  if (id.startsWith('gate.')) {
    return { ...base, sense: 'is', unit: 'state', expected: 'open', found: found === 1 ? 'open' : 'shut' };
  }
  const atMost = id === 'blockers' || id === 'declared-away';
  return { ...base, sense: atMost ? 'at-most' : 'at-least', unit: unitOf(id), expected: required, found };
};

const unitOf = (id: string): Criterion['unit'] => {
  if (id === 'blockers') return 'count';
  return ['answered', 'coverage', 'declared-away'].includes(id) ? 'share' : 'score';
};

const floors = ({ grade, dimensions }: Assessment, policy: Policy): readonly Criterion[] => [
  ...atLeast('min-score', 'score', policy.minScore, grade.score),
  ...Object.entries(policy.min ?? {}).flatMap(([id, floor]) => {
    const found = dimensions.find(({ dimension }) => dimension.id === id)?.score ?? null;
    return atLeast(`min.${id}`, 'score', floor, found, true);
  }),
  ...atLeast('min-evidenced', 'score', policy.minEvidenced, grade.evidencedScore),
  ...atLeast('min-coverage', 'share', policy.minCoverage, grade.coverage),
];

/** A dimension to which nothing applies is not asked for anything, as at the gates; a whole pilot without a score fails. */
const atLeast = (
  id: string,
  unit: Criterion['unit'],
  expected: number | undefined,
  found: number | null,
  optional = false,
): readonly Criterion[] =>
  expected === undefined
    ? []
    : [
        {
          id,
          sense: 'at-least',
          unit,
          expected,
          found,
          checks: [],
          passed: found === null ? optional : reaches(found, expected),
        },
      ];

const ceilings = ({ findings, grade }: Assessment, policy: Policy): readonly Criterion[] => {
  const unknown = findings.filter(({ kind }) => kind === 'unknown').map(({ item }) => item.id);
  const waived = findings.filter((finding) => finding.waived);
  return [
    ...atMost('max-unknown', 'count', policy.maxUnknown, unknown.length, unknown),
    ...atMost('max-declared-na', 'share', policy.maxDeclaredNa, grade.declaredAway, []),
    ...atMost(
      'max-waived',
      'share',
      policy.maxWaived,
      waivedShare(findings),
      waived.map(({ item }) => item.id),
    ),
  ];
};

const atMost = (
  id: string,
  unit: Criterion['unit'],
  expected: number | undefined,
  found: number,
  checks: readonly string[],
): readonly Criterion[] => {
  if (expected === undefined) return [];
  const passed = reaches(expected, found);
  return [{ id, sense: 'at-most', unit, expected, found, passed, checks: passed ? [] : checks }];
};

/** By the weights of the checks that apply, 0…1. */
const waivedShare = (findings: readonly Finding[]): number => {
  const weigh = (some: readonly Finding[]): number => some.reduce((sum, { item }) => sum + item.weight, 0);
  const applicable = findings.filter(({ kind }) => kind !== 'not-applicable');
  return applicable.length === 0 ? 0 : weigh(applicable.filter(({ waived }) => waived)) / weigh(applicable);
};

/** A check that does not apply cannot be asked for. */
const required = ({ findings }: Assessment, id: string): Criterion => {
  const finding = findings.find(({ item }) => item.id === id);
  const found = finding?.kind ?? null;
  const passed = found === 'met' || found === 'not-applicable';
  return { id: `require.${id}`, sense: 'is', unit: 'state', expected: 'met', found, passed, checks: [id] };
};
