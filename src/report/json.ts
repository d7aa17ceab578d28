// The whole assessment as JSON, in the published shape: model/report.ts has its schema.
import type { Finding, GateResult } from '../model/assessment.ts';
import type { JsonReport } from '../model/report.ts';
import type { Plan } from '../plan/index.ts';
import type { Reported, Reporter } from './report.ts';
import { safeJson } from './safe-text.ts';

export const json: Reporter = (reported) => `${safeJson(JSON.stringify(jsonReport(reported), null, 2))}\n`;

/** Keys stand in a fixed order; scores are 0…100, shares 0…1, all unrounded. */
export const jsonReport = ({ assessment, plan, tool }: Reported): JsonReport => ({
  schemaVersion: '1.0',
  tool,
  checklist: assessment.checklists.map(({ id, version }) => ({ id, version })),
  asOf: assessment.asOf,
  file: assessment.file,
  pilot: assessment.pilot,
  verdict: assessment.verdict,
  score: assessment.grade.score,
  range: { low: assessment.grade.score, high: assessment.grade.high },
  coverage: assessment.grade.coverage,
  evidencedScore: assessment.grade.evidencedScore,
  robustness: assessment.robustness,
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
  waivers: assessment.waivers.map(({ check, state, reason, approvedBy, expires, at }) => ({
    check,
    state,
    reason,
    approvedBy,
    expires,
    at,
  })),
  plan: planJson(plan),
});

const gateJson = ({ gate, open, score, coverage, evidencedScore, conditions, blockers }: GateResult) => ({
  id: gate.id,
  open,
  score,
  coverage,
  evidencedScore,
  conditions: [...conditions],
  blockers: [...blockers],
});

const checkJson = (finding: Finding) => ({
  id: finding.item.id,
  dimension: finding.dimension,
  statement: finding.item.statement,
  gap: finding.item.gap,
  outcome: finding.kind,
  score: finding.kind === 'not-applicable' ? null : finding.score,
  best: finding.kind === 'not-applicable' ? null : finding.best,
  evidenced: finding.kind === 'not-applicable' ? null : finding.evidenced,
  weight: finding.item.weight,
  gate: finding.item.gate,
  phase: finding.item.phase,
  blocker: finding.blocker,
  blocks: finding.blocks,
  waived: finding.waived,
  declared: finding.declared ?? null,
  pointsLost: finding.pointsLost,
  seen: finding.seen,
  facts: finding.facts.map(({ path, value }) => ({ path, value })),
  at: finding.at,
  evidence: finding.evidence.map(({ ref, state, why }) => ({ ref, state, why })),
  references: [...finding.item.references],
});

const planJson = (plan: Plan) => ({
  days: plan.days,
  phases: plan.phases.map(({ phase, days, met, applicable, tasks }) => ({
    id: phase.id,
    title: phase.title,
    exit: phase.exit,
    days,
    met,
    applicable,
    tasks: tasks.map((task) => ({ ...task, after: [...task.after] })),
  })),
});
