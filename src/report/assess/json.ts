// The whole assessment as JSON, in the published shape: model/published/report.ts has its schema.
import { robustnessFor } from '../../assess/reassess.ts';
import { hash } from '../../gate/baseline.ts';
import { checkDefinition } from '../../gate/compare.ts';
import type { Assessment, Finding, GateResult } from '../../model/assessment.ts';
import type { Obligation } from '../../model/obligation.ts';
import type { Decision } from '../../model/policy.ts';
import type { Comparison } from '../../model/published/gate.ts';
import type { JsonReport } from '../../model/published/report.ts';
import type { Against } from '../../model/verdict.ts';
import type { Plan } from '../../plan/index.ts';
import { placeName } from '../../rules/places.ts';
import type { Base, Batch, ReportData, Reporter, Unjudged } from '../report.ts';
import { safeJson } from '../text.ts';
import { gapText } from '../words.ts';

export const json: Reporter = (reported) => `${safeJson(JSON.stringify(jsonReport(reported), null, 2))}\n`;

/** A file that could not be judged, so that a reader of the list cannot take it for one that passed. */
export const jsonUnjudged = ({ file, problems }: Unjudged, { tool }: Batch): string => {
  const told = problems.map(({ code, severity, message, at }) => ({ code, severity, message, at }));
  return `${safeJson(JSON.stringify({ schemaVersion: '2.0', tool, file, judged: false, problems: told }, null, 2))}\n`;
};

/** Keys stand in a fixed order; scores are 0…100, shares 0…1, all unrounded. */
export const jsonReport = ({
  assessment,
  plan,
  tool,
  decision,
  comparison,
  base,
  notices = [],
}: ReportData): JsonReport => ({
  schemaVersion: '2.0',
  tool,
  checklist: assessment.checklists.map(({ id, version }) => ({ id, version })),
  ...disabledJson(assessment),
  ...(assessment.configuration !== undefined && { configuration: assessment.configuration }),
  asOf: assessment.asOf,
  file: assessment.file,
  content: hash(assessment.text),
  pilot: assessment.pilot,
  verdict: assessment.verdict,
  headline: assessment.headline,
  stops: assessment.stops.map(({ check, reason }) => ({ check, reason })),
  against: assessment.against.map(againstJson),
  score: assessment.grade.score,
  range: { low: assessment.grade.score, high: assessment.grade.high },
  coverage: assessment.grade.coverage,
  evidencedScore: assessment.grade.evidencedScore,
  robustness: robustnessFor(assessment),
  dimensions: assessment.dimensions.map(({ dimension, score, coverage, evidencedScore }) => ({
    id: dimension.id,
    title: dimension.title,
    weight: dimension.weight,
    score,
    coverage,
    evidencedScore,
  })),
  gates: assessment.gates.map(gateJson),
  checks: assessment.findings.map(checkJson),
  causes: assessment.causes.map(({ dimension, share }) => ({ dimension: dimension.id, cause: dimension.cause, share })),
  warnings: assessment.warnings.map(({ code, message, at }) => ({ code, message, at })),
  obligations: assessment.obligations.map(obligationJson),
  law: {
    notLookedAt: assessment.law.unseen.map((place) => ({ place, name: placeName(place) })),
    lookedAt: assessment.law.seen.map(({ place, looked_at, not_looked_at }) => ({
      place,
      name: placeName(place),
      lookedAt: looked_at,
      notLookedAt: not_looked_at,
    })),
  },
  contradictions: assessment.contradictions.map(({ id, statement, places }) => ({
    id,
    statement,
    places: places.map(({ path, value, at }) => ({ path, value, at })),
  })),
  evidence: ledgerJson(assessment.evidence),
  waivers: assessment.waivers.map(({ check, state, reason, approvedBy, expires, at }) => ({
    check,
    state,
    reason,
    approvedBy,
    expires,
    at,
  })),
  decision: decision === undefined ? null : decisionJson(decision),
  notices: notices.map(({ words }) => words),
  comparison: comparison === undefined ? null : comparisonJson(comparison),
  ...(base !== undefined && { since: sinceJson(base) }),
  plan: planJson(plan),
});

const ledgerJson = ({ shown, compared, files }: Assessment['evidence']): JsonReport['evidence'] => ({
  shown,
  compared,
  files: files.map((file) => ({
    ...file,
    copies: [...file.copies],
    checks: [...file.checks],
    compared: file.compared.map((one) => ({ ...one })),
  })),
});

/** Checks that an organisation does not ask for; no key where there are none. */
const disabledJson = ({ disabled = [] }: Assessment): Pick<JsonReport, 'disabled'> =>
  disabled.length === 0
    ? {}
    : { disabled: disabled.map(({ id, reason, origin }) => ({ id, reason, at: { ...origin } })) };

const againstJson = ({ id, kind, class: rank, fact, at, gate, pointsLost, also }: Against) => ({
  id,
  kind,
  class: rank,
  fact,
  at,
  gate,
  pointsLost,
  also: [...also],
});

const gateJson = ({ gate, state, open, score, coverage, evidencedScore, conditions, ...by }: GateResult) => ({
  id: gate.id,
  state,
  open,
  score,
  coverage,
  evidencedScore,
  conditions: [...conditions],
  blockers: [...by.blockers],
  shutBy: [...by.shutBy],
});

const checkJson = (finding: Finding) => ({
  id: finding.item.id,
  dimension: finding.dimension,
  statement: finding.item.statement,
  gap: gapText(finding),
  outcome: finding.kind,
  score: finding.kind === 'not-applicable' ? null : finding.score,
  maxScore: finding.kind === 'not-applicable' ? null : finding.maxScore,
  evidenced: finding.kind === 'not-applicable' ? null : finding.evidenced,
  compared: finding.kind === 'not-applicable' ? null : finding.compared,
  weight: finding.item.weight,
  gate: finding.gate,
  phase: finding.item.phase,
  blocker: finding.blocker,
  blocks: finding.blocks,
  blocksFrom: finding.blocksFrom,
  shutsFrom: finding.shutsFrom,
  waived: finding.waived,
  declared: finding.declared ?? null,
  pointsLost: finding.pointsLost,
  seen: finding.seen,
  facts: finding.facts.map(({ path, value }) => ({ path, value })),
  at: finding.at,
  evidence: finding.evidence.map(({ ref, state, why, pointer }) => ({ ref, state, why, pointer: pointer ?? null })),
  references: [...finding.item.references],
  definition: checkDefinition(finding.item),
});

const sinceJson = ({ revision, file, judgement, decision, comparison }: Base): JsonReport['since'] => ({
  revision,
  file,
  headline: judgement?.headline ?? null,
  passed: decision?.passed ?? null,
  comparison: comparison === undefined ? null : comparisonJson(comparison),
});

const comparisonJson = ({ before, after, byCause, evidencedByCause, changes }: Comparison) => ({
  before,
  after,
  byCause,
  evidencedByCause,
  changes: changes.map((change) => ({
    check: change.check,
    cause: change.cause,
    ...(change.shown !== undefined && { shown: change.shown }),
    before: change.before ?? null,
    after: change.after ?? null,
  })),
});

const decisionJson = ({ mode, passed, criteria }: Decision) => ({
  mode,
  passed,
  criteria: criteria.map(({ obligations, ...criterion }) => ({
    ...criterion,
    checks: [...criterion.checks],
    ...(obligations !== undefined && { obligations: [...obligations] }),
  })),
});

const obligationJson = (one: Obligation) => ({
  id: one.id,
  clause: one.clause,
  title: one.title,
  statute: one.statute,
  statement: one.statement,
  force: one.force,
  binding: one.binding,
  binds: [...one.binds],
  rule: one.rule,
  facts: one.facts.map(({ path, value }) => ({ path, value })),
  missing: [...one.missing],
  ruledOutBy: one.ruledOutBy.map(({ path, answers }) => ({ path, answers: [...answers] })),
  from: one.from,
  planned: one.planned,
  unconfirmed: one.unconfirmed,
  inForce: one.inForce,
  state: one.state,
  shownBy: [...one.shownBy],
  openChecks: [...one.openChecks],
  answer: one.answer,
  remedy: one.remedy,
  note: one.note,
  about: one.about,
  at: one.at,
  evidence: one.evidence.map(({ ref, state, why }) => ({ ref, state, why })),
});

const planJson = (plan: Plan) => ({
  days: plan.days,
  staffing: [...plan.staffing],
  phases: plan.phases.map(({ phase, days, met, applicable, tasks }) => ({
    id: phase.id,
    title: phase.title,
    exit: phase.exit,
    days,
    met,
    applicable,
    tasks: tasks.map((task) => ({ ...task, origins: [...task.origins], after: [...task.after] })),
  })),
});
