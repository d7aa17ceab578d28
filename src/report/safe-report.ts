// A report whose every text from the pilot file is harmless on a terminal, so that no section can forget to make it so.
// The checklist's own words are checked when it is loaded.
import type { Assessment, Finding } from '../model/assessment.ts';
import type { Said } from '../model/contradiction.ts';
import type { Obligation } from '../model/obligation.ts';
import type { Reported } from './report.ts';
import { safe } from './safe-text.ts';

export const safeReport = (reported: Reported): Reported => ({
  ...reported,
  assessment: safeAssessment(reported.assessment),
});

const safeAssessment = (assessment: Assessment): Assessment => ({
  ...assessment,
  file: safe(assessment.file),
  pilot: { ...assessment.pilot, name: safe(assessment.pilot.name) },
  findings: assessment.findings.map(safeFinding),
  warnings: assessment.warnings.map((warning) => ({
    ...warning,
    message: safe(warning.message),
    ...(warning.hint !== undefined && { hint: safe(warning.hint) }),
  })),
  obligations: assessment.obligations.map(safeObligation),
  contradictions: assessment.contradictions.map(({ id, statement, places: [first, ...more] }) => ({
    id,
    statement: safe(statement),
    places: [safeSaid(first), ...more.map(safeSaid)],
  })),
  waivers: assessment.waivers.map((waiver) => ({
    ...waiver,
    check: safe(waiver.check),
    reason: safe(waiver.reason),
    approvedBy: safe(waiver.approvedBy),
  })),
});

const safeSaid = ({ path, value, at }: Said): Said => ({ path: safe(path), value: safe(value), at });

const safeFinding = (finding: Finding): Finding => ({
  ...finding,
  seen: safe(finding.seen),
  facts: finding.facts.map(({ path, value }) => ({ path: safe(path), value: safe(value) })),
  evidence: finding.evidence.map(({ ref, state, why }) => ({ ref: safe(ref), state, why: safe(why) })),
});

const safeObligation = (one: Obligation): Obligation => ({
  ...one,
  facts: one.facts.map(({ path, value }) => ({ path: safe(path), value: safe(value) })),
  remedy: one.remedy === null ? null : safe(one.remedy),
  evidence: one.evidence.map(({ ref, state, why }) => ({ ref: safe(ref), state, why: safe(why) })),
});
