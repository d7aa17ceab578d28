// Compares an assessment with a policy, criterion by criterion. Nothing is judged here again: every figure is one that
// the assessment holds.

import type { Assessment, Finding, GateCondition, GateResult, WaiverResult } from '../model/assessment.ts';
import type { Checklist, Gate } from '../model/checklist.ts';
import { daysBetween } from '../model/dates.ts';
import { isLacking, type Obligation } from '../model/obligation.ts';
import {
  type Criterion,
  type Decision,
  type From,
  type Notice,
  type Policy,
  type PolicySetting,
  toDecision,
} from '../model/policy.ts';
import { type GateId, shorten } from '../model/vocabulary.ts';
import { reaches } from '../rules/outcomes.ts';

/** `more` are criteria that need more than the assessment, such as those against a baseline. */
export const decide = (assessment: Assessment, policy: Policy, more: readonly Criterion[] = []): Decision =>
  toDecision(policy.mode, [
    ...(policy.for === undefined ? [] : ofGate(assessment, policy.for)),
    ...floors(assessment, policy),
    ...ceilings(assessment, policy),
    ...(policy.require ?? []).map((id) => required(assessment, id)),
    ...more,
  ]);

const isBreachedState = ({ state }: Obligation): boolean => state === 'breached';

const ofGate = ({ gates, obligations, findings, stops }: Assessment, id: GateId): readonly Criterion[] => {
  const result = gates.find(({ gate }) => gate.id === id);
  const waived = findings.filter((finding) => finding.waived).map(({ item }) => item.id);
  const duties = obligations.filter(isLacking).map((one) => one.id);
  const told = {
    stops: stops.map(({ check }) => check),
    breached: obligations.filter(isBreachedState).map((one) => one.id),
  };
  return (result?.conditions ?? []).map((condition) => ofCondition(id, condition, result, duties, waived, told));
};

const ofCondition = (
  gate: GateId,
  { id, required, found, passed, possible }: GateCondition,
  result: GateResult | undefined,
  duties: readonly string[],
  waived: readonly string[],
  told: { readonly stops: readonly string[]; readonly breached: readonly string[] },
): Criterion => {
  const isBlockers = id === 'blockers';
  const waiving = isBlockers && waived.length > 0 ? { waived } : {};
  const base = { id: `${gate}.${id}`, passed, checks: isBlockers ? (result?.blockers ?? []) : [], ...waiving };
  if (id === 'obligations') {
    return { ...base, sense: 'at-most', unit: 'count', expected: required, found, obligations: duties };
  }
  if (id.startsWith('gate.')) {
    return {
      ...base,
      sense: 'is',
      unit: 'state',
      expected: 'open',
      found: passed ? 'open' : possible ? 'undecided' : 'shut',
    };
  }
  if (!passed && id === 'stops') {
    return { ...base, sense: 'at-most', unit: 'count', expected: required, found, checks: told.stops };
  }
  if (!passed && id === 'breaches') {
    return { ...base, sense: 'at-most', unit: 'count', expected: required, found, obligations: told.breached };
  }
  const atMost = counts.includes(id) || id === 'declared-away';
  return { ...base, sense: atMost ? 'at-most' : 'at-least', unit: conditionUnit(id), expected: required, found };
};

/** Conditions that count what must not be. */
const counts = ['blockers', 'breaches', 'stops'];

const conditionUnit = (id: string): Criterion['unit'] => {
  if (counts.includes(id)) return 'count';
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

// What a gate asks of any pilot, by the ids of the criteria, each with the checklist or the line that sets it.

/**
 * What a gate asks by the checklist in force, each with the value and who set it; none for a gate that there is not.
 */
export const gateConditions = (checklist: Checklist, id: GateId): readonly PolicySetting[] => {
  const at = checklist.gates.findIndex((gate) => gate.id === id);
  const gate = checklist.gates[at];
  if (gate === undefined) return [];
  const from = (path: string): From => setBy(checklist, path);
  const ofGate = (key: keyof Gate): From => from(`gates.${id}.${key}`);
  const asked = (key: string, value: PolicySetting['value'] | null, by: From): readonly PolicySetting[] =>
    value === null ? [] : [{ key: `${id}.${key}`, value, from: by }];
  return [
    ...checklist.gates.slice(Math.max(0, at - 1), at).flatMap((before) => asked(`gate.${before.id}`, 'open', from(''))),
    ...asked('answered', checklist.minimum_coverage, from('minimum_coverage')),
    ...asked('score', gate.score, ofGate('score')),
    ...checklist.dimensions.flatMap((one) => asked(`dimension.${one.id}`, gate.dimension, ofGate('dimension'))),
    ...asked('coverage', gate.coverage, ofGate('coverage')),
    ...asked('evidenced-score', gate.evidenced, ofGate('evidenced')),
    ...asked('declared-away', gate.declared_away, ofGate('declared_away')),
    ...asked('blockers', 0, from('')),
    ...asked('breaches', 0, from('')),
    ...asked('stops', 0, from('')),
    ...(gate.require_obligations ? asked('obligations', 0, ofGate('require_obligations')) : []),
  ];
};

/** The organisation's line where there is one, else the core. */
const setBy = ({ origins = {}, parts, id, version }: Checklist, path: string): From => {
  const origin = origins[path];
  const part = origin && parts.find(({ file }) => file === origin.file);
  if (origin === undefined || part === undefined) return { kind: 'checklist', checklist: `${id} ${version}` };
  return { kind: 'checklist', checklist: `${part.id} ${part.version}`, file: origin.file, line: origin.line };
};

// Waivers, each with what somebody has to look at: those that do not work, end soon, or end in years.

/** `daysLeft` counts from the date of judgement to the last day; it is given for active waivers alone. */
export type WaiverNotice = { readonly waiver: WaiverResult; readonly daysLeft?: number; readonly warnDays?: number };

export const WARN_DAYS = 30;

/** Every waiver: none frees a blocker unseen. */
export const waiverNotices = ({ waivers, asOf }: Assessment, warnDays = WARN_DAYS): readonly WaiverNotice[] =>
  waivers.flatMap((waiver): readonly WaiverNotice[] => {
    if (waiver.state !== 'active') return [{ waiver }];
    return [{ waiver, daysLeft: daysBetween(asOf, waiver.expires), warnDays }];
  });

/** A waiver as the reports tell it: whether it holds, ends soon or has no effect, and where it stands. */
export const toNotice = (notice: WaiverNotice): Notice => {
  const { check, state, at } = notice.waiver;
  const kind = state === 'active' ? activeKind(notice) : (`waiver/${state}` as const);
  return { kind, check, words: describeNotice(notice), at };
};

const activeKind = ({ daysLeft = 0, warnDays = WARN_DAYS }: WaiverNotice) => {
  if (daysLeft <= warnDays) return 'waiver/ends-soon';
  return daysLeft > A_YEAR ? 'waiver/far-end' : 'waiver/in-force';
};

/** Days after which nobody remembers what was waived. */
const A_YEAR = 366;

/** What the pilot declares away by itself raises its score: the share of the weight is told. */
export const declaredNotices = ({ findings, grade }: Assessment): readonly Notice[] => {
  const away = findings.filter(({ kind, declared }) => kind === 'not-applicable' && declared === 'counts');
  if (away.length === 0) return [];
  const share = Math.ceil(grade.declaredAway * 100);
  const are = away.length === 1 ? 'check is' : 'checks are';
  const words = `${away.length} ${are} declared not applicable by the pilot itself: ${share}% of the weight counts for nothing`;
  return [{ kind: 'declared/away', words, at: { path: '', line: 1, column: 1 } }];
};

/** The waiver for data.lineage ends in 12 days, on 2026-12-05. */
export const describeNotice = (notice: WaiverNotice): string => {
  const { check, state, expires, approvedBy, reason } = notice.waiver;
  const { daysLeft } = notice;
  const kind = state === 'active' ? activeKind(notice) : undefined;
  if (kind === 'waiver/in-force' || kind === 'waiver/far-end') {
    const told = `${check} is waived until ${expires}, approved by ${shorten(approvedBy)}: ${shorten(reason)}`;
    return kind === 'waiver/far-end' ? `${told}; that end is more than a year away` : told;
  }
  if (daysLeft !== undefined) {
    const when = daysLeft === 0 ? 'today' : `in ${daysLeft} ${daysLeft === 1 ? 'day' : 'days'}`;
    return `the waiver for ${check} ends ${when}, on ${expires}`;
  }
  if (state === 'expired') return `the waiver for ${check} expired on ${expires} and counts as none`;
  if (state === 'superfluous') return `the waiver for ${check} is not needed any more: the check is met`;
  return `the waiver for ${check} has no effect: it frees only a blocker of this pilot, and never a prohibited practice`;
};
