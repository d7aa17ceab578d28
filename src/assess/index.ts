// The pipeline after parse and validate: evaluate, evidence, waivers, duties, judgement. Pure: the date of judgement, the
// seed and what is known of evidence files come in as arguments; the same input gives the same assessment.

import type { Assessment, Finding, Grade } from '../model/assessment.ts';
import type { Checklist } from '../model/checklist.ts';
import { reaches } from '../rules/outcomes.ts';
import { lawSeen } from '../rules/places.ts';
import { isStatedShort } from './against.ts';
import { findContradictions } from './contradictions.ts';
import { type Input, judgeAll } from './evaluate.ts';
import { evidenceLedger } from './evidence-ledger.ts';
import { judgedFrom, judgeWaivers, makeFindings, planningFacts } from './findings.ts';
import { findObligations, ruledOut } from './obligations.ts';
import { judge } from './reassess.ts';
import { sumOfAll } from './score.ts';
import { findWarnings } from './warnings.ts';

/** The part of the evidenced score that was compared with what files say, 0…100. */
const comparedScore = (findings: readonly Finding[], { dimensions }: Checklist, grade: Grade): number | null => {
  if (findings.every(({ compared }) => compared === 0)) return grade.evidencedScore === null ? null : 0;
  const checks = findings.map(({ id, dimension, gate, weight, kind, score, maxScore, compared }) => {
    return { id, dimension, gate, weight, kind, score, maxScore, evidenced: compared };
  });
  return sumOfAll(checks, dimensions).grade.evidencedScore;
};

/** Judges a valid pilot by a checklist. */
export const assess = (input: Input): Assessment => {
  const { document, pilot, checklist, asOf } = input;
  const { judged: evaluated, evidence, pilotByFiles, evidenceAt } = judgeAll(input);
  const waivers = judgeWaivers(input, evaluated);
  const findings = makeFindings(input, evaluated, waivers, evidence.creditOf);
  const contradictions = findContradictions(input, evidence);
  const obligations = findObligations(input, findings, evidence.pieces);
  const facts = { pilot: pilotByFiles, checklist, asOf, evidenceAt };
  const judged = judgedFrom({ ...facts, findings, obligations, contradictions });
  const { grade, dimensions, gates, verdict, headline, stops, against, pointsLost } = judge(judged);
  for (const finding of findings) finding.pointsLost = pointsLost.get(finding.id) ?? 0;

  return {
    file: document.name,
    text: document.text,
    asOf,
    pilot: { name: pilot.pilot.name, stage: pilot.pilot.stage ?? null },
    checklists: checklist.parts,
    ...(checklist.configuration && { configuration: checklist.configuration }),
    ...(checklist.disabled && { disabled: checklist.disabled }),
    verdict,
    headline,
    stops,
    against,
    judged,
    grade,
    dimensions: dimensions.flatMap((one, i) => {
      const dimension = checklist.dimensions[i];
      return dimension === undefined ? [] : [{ ...one, dimension }];
    }),
    gates,
    findings,
    causes: failureCauses(checklist, findings, grade),
    warnings: input.brief ? [] : findWarnings(input, findings, waivers, evidence, contradictions),
    contradictions,
    evidence: {
      shown: grade.evidencedScore,
      compared: comparedScore(findings, checklist, grade),
      files: evidenceLedger(evidence.pieces, evidence.bench, findings),
    },
    waivers,
    obligations: input.brief ? obligations : ruledOut(obligations, pilot),
    law: lawSeen(pilot.pilot.jurisdictions),
    phases: checklist.phases,
    planning: planningFacts(input),
  };
};

/** From so much answered on, what is stated says where a pilot fails. */
const ENOUGH_FOR_CAUSES = 0.5;

/**
 * The failure causes, one per dimension, by their share of the points that stated failures cost, largest first. What
 * follows from other gaps counts with those.
 */
const failureCauses = (
  { dimensions }: Checklist,
  findings: readonly Finding[],
  { coverage }: Grade,
): Assessment['causes'] => {
  if (!reaches(coverage, ENOUGH_FOR_CAUSES)) return [];
  const byDimension = new Map<string, number>();
  for (const finding of findings) {
    if (finding.marks.includes('derived')) continue;
    byDimension.set(finding.dimension, (byDimension.get(finding.dimension) ?? 0) + statedPoints(finding));
  }
  const lost = dimensions.map((dimension) => ({ dimension, points: byDimension.get(dimension.id) ?? 0 }));
  const whole = lost.reduce((sum, { points }) => sum + points, 0);
  return lost
    .filter(({ points }) => points > 0)
    .map(({ dimension, points }) => ({ dimension, share: points / whole }))
    .sort((a, b) => b.share - a.share);
};

/** Of the points that a check holds back those that no answer can win: what it is stated to fall short by. */
const statedPoints = (finding: Finding): number =>
  isStatedShort(finding) ? (finding.pointsLost * (1 - finding.maxScore)) / (1 - finding.score) : 0;
