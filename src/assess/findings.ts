// A finding joins a check's words with its outcome on this pilot: the place, the evidence, and whether it blocks.

import {
  type Assessment,
  type Contradiction,
  type Days,
  type Finding,
  gateOrder,
  type IntegrationLoad,
  type Origin,
  type Planning,
  type Stated,
  type WaiverResult,
} from '../model/assessment.ts';
import type { CheckItem, Checklist } from '../model/checklist.ts';
import type { Outcome } from '../model/evidence.ts';
import { type Estimate, likely } from '../model/fields.ts';
import { isCertain, isLacking, type Obligation } from '../model/obligation.ts';
import type { Integration, Member, Pilot } from '../model/pilot/pilot.ts';
import { join, type Place } from '../model/problem.ts';
import {
  type CheckMark,
  capital,
  type Judged,
  type JudgedCheck,
  type JudgedContradiction,
  type JudgedDuty,
} from '../model/verdict.ts';
import { dimensionFor, type GateId, gateIds } from '../model/vocabulary.ts';
import { derived, valued } from '../rules/index.ts';
import { burden, type burdenOptions, isOpen } from '../rules/integrations.ts';
import type { RuleContext, Values } from '../rules/outcomes.ts';
import { isStatedShort } from './against.ts';
import { type Input, type JudgedItem, waiverState } from './evaluate.ts';
import { type CreditOf, measured } from './evidence-ledger.ts';
import { gateFields } from './gates.ts';
import { isBreached } from './reassess.ts';
import { absentLine, factLine, oneLine, stopsFor } from './stops.ts';

/** A finding whose points are told when all are judged together; 0 until then. */
export type UnscoredFinding = Finding & { pointsLost: number };

export const makeFindings = (
  { document }: Input,
  judged: readonly JudgedItem[],
  waivers: readonly WaiverResult[],
  creditOf: CreditOf,
): readonly UnscoredFinding[] => {
  const waivedIds = new Set(waivers.filter(({ state }) => state === 'active').map(({ check }) => check));
  return judged.map((one) => findingFrom(one, document, creditOf, waivedIds.has(one.item.id)));
};

export const findingFrom = (
  one: JudgedItem,
  document: Input['document'],
  creditOf: CreditOf,
  waived: boolean,
): UnscoredFinding => {
  const { item, outcome, live, early } = one;
  const { evidenced, compared, evidence } = creditOf(item, outcome);
  const { blocks, blocksFrom, shutsFrom } = blocking(one, waived);
  // Every finding has the same keys in the same order: objects of one shape are copied and read much quicker.
  return {
    id: item.id,
    item,
    dimension: dimensionFor(item.id),
    gate: item.gate,
    weight: item.weight,
    kind: outcome.kind,
    score: outcome.score,
    maxScore: outcome.best,
    evidenced,
    compared,
    evidence,
    seen: outcome.seen,
    facts: outcome.facts ?? [],
    at: document.locate(outcome.at),
    place: document.locate(outcome.values?.[0] ?? outcome.at),
    values: outcome.values ?? [outcome.at],
    fact: factLine(item, outcome),
    ifAbsent: absentLine(item),
    marks: checkMarks(item, outcome),
    declared: outcome.declared,
    early,
    blocker: live,
    waived,
    blocks,
    blocksFrom,
    shutsFrom,
    pointsLost: 0,
  };
};

/** From which gate on it blocks as things stand, and from which at best: where nothing stated speaks against it, none. */
const blocking = (
  { item, outcome, live, sure }: JudgedItem,
  waived: boolean,
): Pick<Finding, 'blocks' | 'blocksFrom' | 'shutsFrom'> => {
  const blocks = live && !waived && outcome.kind !== 'met';
  if (!blocks) return { blocks, blocksFrom: null, shutsFrom: null };
  const { kind, score, best, enoughFor } = outcome;
  const after = (isEnough: boolean): GateId =>
    isEnough && enoughFor?.gate === item.gate ? (gateIds[gateOrder[item.gate] + 1] ?? item.gate) : item.gate;
  const shuts = kind === 'not-applicable' ? sure : isStatedShort({ kind, maxScore: best });
  return {
    blocks,
    blocksFrom: after(enoughFor?.sure === true && score >= HALF),
    shutsFrom: shuts ? after(best >= HALF) : null,
  };
};

/** Half marks, which can be enough for a gate: see Outcome. */
const HALF = 0.5;

/** Marks that are the check's own, then those of this outcome. */
const checkMarks = ({ id }: CheckItem, { marks }: Outcome): readonly CheckMark[] => {
  const all: CheckMark[] = [];
  if (measured.has(id)) all.push('measured');
  if (id === 'kpis.no-harm') all.push('harm');
  if (derived.has(id)) all.push('derived');
  if (valued.has(id)) all.push('valued');
  return marks === undefined ? all : all.concat(marks);
};

export const judgeWaivers = (
  { document, pilot, asOf }: Input,
  judged: readonly JudgedItem[],
): readonly WaiverResult[] =>
  (pilot.waivers ?? []).map((waiver, i) => ({
    check: waiver.check,
    reason: waiver.reason,
    approvedBy: waiver.approved_by,
    expires: waiver.expires,
    state: waiverState(
      waiver,
      judged.find(({ item }) => item.id === waiver.check),
      pilot,
      asOf,
    ),
    at: document.locate(`waivers[${i}]`),
  }));

// Takes from the pilot file what a plan needs to know, with the place of each fact; no plan is made here.

type Locate = (path: string) => Place;

export const planningFacts = ({ document, pilot, checklist }: Input): Planning => {
  const { locate } = document;
  const integration = integrationLoad(pilot.architecture.integrations, checklist, locate);
  return {
    ...(pilot.plan.start !== undefined && { start: stated(pilot.plan.start, 'plan.start', locate) }),
    ...(pilot.pilot.production_target !== undefined && {
      target: stated(pilot.pilot.production_target, 'pilot.production_target', locate),
    }),
    capacity: new Map(
      Object.entries(pilot.plan.capacity ?? {}).flatMap(([role, fte]) =>
        fte === undefined ? [] : [[role, stated(fte, join('plan.capacity', role), locate)]],
      ),
    ),
    ...(pilot.talent.team !== undefined && { team: statedTeam(pilot.talent.team, locate) }),
    ...(integration !== undefined && { integration }),
    commonSigma: checklist.plan?.common_sigma ?? 0,
    ...(checklist.plan?.reference !== undefined && { reference: checklist.plan.reference }),
  };
};

const stated = <T>(value: T, path: string, locate: Locate): Stated<T> => ({ value, at: locate(path) });

/** Several members of one role count together; the place is that of the first. */
const statedTeam = (team: readonly Member[], locate: Locate): ReadonlyMap<string, Stated<number | null>> => {
  const byRole = new Map<string, Stated<number | null>>();
  for (const [i, { role, fte = null }] of team.entries()) {
    const before = byRole.get(role);
    const sum = fte === null || before?.value === null ? null : fte + (before?.value ?? 0);
    byRole.set(role, { value: sum, at: before?.at ?? locate(`talent.team[${i}]`) });
  }
  return byRole;
};

const integrationLoad = (
  integrations: readonly Integration[] | undefined,
  { items }: Checklist,
  locate: Locate,
): IntegrationLoad | undefined => {
  const item = items.find(({ rule }) => rule === 'architecture.timeline');
  if (integrations === undefined || item === undefined) return undefined;
  const options = item.with as Values<typeof burdenOptions>;
  const { open, multiplier, reason } = burden(integrations, options, true);
  const spread = (items.find(({ rule }) => rule === 'architecture.integration-tested') ?? item).fix.days;
  const parts = integrations.flatMap((one, i) =>
    isOpen(one) ? [integrationPart(one, `architecture.integrations[${i}]`, item, spread, locate)] : [],
  );
  const unflagged = integrations.filter((one) => isOpen(one) && one.legacy === undefined).length;
  return {
    open,
    multiplier,
    reason: unflagged === 0 ? reason : `${reason}; ${unflagged} without a word on legacy counted as legacy`,
    days: parts.reduce((sum, { days }) => plus(sum, days), { low: 0, likely: 0, high: 0 }),
    origins: parts.map(({ origin }) => origin),
  };
};

/** An integration's own estimate; without one the checklist's days, spread as its estimate for testing integrations is. */
const integrationPart = (
  { adapter, legacy }: Integration,
  path: string,
  item: CheckItem,
  spread: Days,
  locate: Locate,
): { readonly days: Days; readonly origin: Origin } => {
  const { estimate_days: estimate } = adapter;
  if (estimate !== undefined) {
    return { days: toDays(estimate), origin: { from: 'file', at: locate(`${path}.adapter.estimate_days`) } };
  }
  const options = item.with as Values<typeof burdenOptions>;
  const each = (legacy ?? true) ? options.legacy_days : options.days;
  const days = {
    low: (each * spread.low) / spread.likely,
    likely: each,
    high: (each * spread.high) / spread.likely,
  };
  return { days, origin: { from: 'checklist', check: item.id } };
};

const toDays = (estimate: Estimate): Days => {
  const middle = likely(estimate) ?? 0;
  return typeof estimate === 'object' ? estimate : { low: middle, likely: middle, high: middle };
};

const plus = (a: Days, b: Days): Days => ({ low: a.low + b.low, likely: a.likely + b.likely, high: a.high + b.high });

// Takes from findings, duties and contradictions the plain data that a judgement is formed from: see reassess.ts.

type Parts = {
  readonly pilot: Pilot;
  readonly checklist: Checklist;
  readonly asOf: string;
  readonly evidenceAt?: RuleContext['evidenceAt'] | undefined;
  readonly findings: readonly UnscoredFinding[];
  readonly obligations: readonly Obligation[];
  readonly contradictions: readonly Contradiction[];
};

export const judgedFrom = (parts: Parts): Judged => {
  const { pilot, checklist, asOf, evidenceAt, findings, obligations, contradictions } = parts;
  return {
    stage: pilot.pilot.stage ?? null,
    minimumCoverage: checklist.minimum_coverage,
    dimensions: checklist.dimensions.map(({ id, title, weight }) => ({ id, title, weight })),
    gates: checklist.gates,
    checks: findings,
    duties: judgedDuties(obligations, findings),
    stops: stopsFor(pilot, findings, { asOf, ...(evidenceAt && { evidenceAt }) }),
    contradictions: [...changing(contradictions), ...againstFacts(findings)],
  };
};

/** The same judgement with other findings; the duties stand as these show them. */
export const judgedWith = (
  { judged }: Pick<Assessment, 'judged'>,
  findings: readonly Finding[],
  obligations: readonly Obligation[],
): Judged => ({ ...judged, checks: findings, duties: judgedDuties(obligations, findings) });

const judgedDuties = (obligations: readonly Obligation[], findings: readonly Finding[]): readonly JudgedDuty[] => {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  return obligations
    .filter(({ binding, inForce }) => binding && inForce)
    .map((one): JudgedDuty => {
      const checks = [...one.shownBy, ...one.openChecks];
      const given = { counts: isCertain(one), answer: one.answer, checks, forbidden: false };
      const isShort = one.openChecks.some((id) => {
        const finding = byId.get(id);
        return finding !== undefined && isStatedShort(finding);
      });
      const isDenied = one.answer === 'partial' || one.answer === 'planned' || one.answer === 'absent';
      return {
        id: one.id,
        fact: dutyFact(one),
        at: one.answer === null ? (byId.get(one.openChecks[0] ?? '')?.at ?? one.at) : one.at,
        ...given,
        // Forbidden outright, since neither the answer nor its checks alone make it a breach.
        forbidden: one.state === 'breached' && !isBreached(given, byId),
        lacking: isLacking(one),
        lackingAtBest: isLacking(one) && (isShort || isDenied),
      };
    });
};

/** "EU AI Act Art 50(1) not met: Disclose direct interaction with an AI system". */
const dutyFact = ({ statute, clause, title }: Obligation): string =>
  oneLine(`${statute} ${clause.slice(clause.indexOf('/') + 1)} not met: ${title}`);

const changing = (contradictions: readonly Contradiction[]): readonly JudgedContradiction[] =>
  contradictions.flatMap(({ id, statement, places: [first], changes }) =>
    changes === undefined || changes.length === 0
      ? []
      : [{ id, fact: oneLine(capital(statement)), at: first.at, checks: changes }],
  );

/** Declared not applicable against a stated fact: the declaration does not count, and the check is not answered. */
const againstFacts = (findings: readonly UnscoredFinding[]): readonly JudgedContradiction[] =>
  findings
    .filter(({ declared }) => declared === 'against-facts')
    .map(({ id, seen, at }) => ({
      id,
      fact: oneLine(capital(seen)),
      at,
      checks: [id],
    }));

/** Without what only a finding has: what an HTML page needs to judge again. */
export const plainJudged = (judged: Judged): Judged => ({ ...judged, checks: judged.checks.map(plainCheck) });

const plainCheck = (check: JudgedCheck): JudgedCheck => ({
  ...gateFields(check),
  blocker: check.blocker,
  waived: check.waived,
  fact: check.fact,
  ifAbsent: check.ifAbsent,
  at: check.at,
  place: check.place,
  values: check.values,
  marks: check.marks,
});
