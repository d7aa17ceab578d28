// The pipeline after parse and validate: evaluate, evidence, waivers, score, gates. Pure: the date of judgement, the
// seed and what is known of evidence files come in as arguments; the same input gives the same assessment.

import type { Assessment } from '../model/assessment.ts';
import { hash } from '../model/text.ts';
import { lawSeen } from '../rules/places.ts';
import { contradictionsOf } from './contradictions.ts';
import { evaluate } from './evaluate.ts';
import { ledgerOf } from './evidence.ts';
import { findingsOf, planningOf, waiversOf } from './findings.ts';
import { judgeGates, judgingOf, verdictUnder } from './gates.ts';
import type { Input } from './input.ts';
import { obligationsOf } from './obligations.ts';
import { DEFAULT_SEED, robustness } from './robustness.ts';
import { ruledOut } from './ruled-out.ts';
import { causesOf, gradeOf, marksOf, weightsOf, withPointsLost } from './score.ts';
import { warningsOf } from './warnings.ts';

/** Judges a valid pilot by a checklist. */
export const assess = (input: Input): Assessment => {
  const { document, pilot, checklist, asOf, seed = DEFAULT_SEED } = input;
  const judged = evaluate(checklist, pilot, asOf);
  const ledger = ledgerOf(pilot);
  const waivers = waiversOf(input, judged);
  const findings = withPointsLost(findingsOf(input, judged, waivers, ledger), checklist);
  const contradictions = contradictionsOf(input, ledger);
  const obligations = obligationsOf(input, findings, ledger);

  const weights = weightsOf(checklist);
  const marks = marksOf(findings, checklist);
  const judging = judgingOf(checklist, marks, findings, obligations);
  const { dimensions: byDimension, ...grade } = gradeOf(judging.terms, weights, checklist.gates.length - 1);
  const verdict = verdictUnder(judging)(weights);

  return {
    file: document.name,
    content: hash(document.text),
    asOf,
    pilot: { name: pilot.pilot.name, stage: pilot.pilot.stage ?? null },
    checklists: checklist.parts,
    ...(checklist.configuration && { configuration: checklist.configuration }),
    ...(checklist.disabled && { disabled: checklist.disabled }),
    verdict,
    grade,
    robustness: robustness(judging, weights, verdict, seed, input.runs),
    dimensions: byDimension.flatMap((one, i) => {
      const dimension = checklist.dimensions[i];
      return dimension === undefined ? [] : [{ ...one, dimension }];
    }),
    gates: judgeGates(judging, weights),
    findings,
    causes: causesOf(checklist, { ...grade, dimensions: byDimension }),
    warnings: warningsOf(input, findings, waivers, ledger, contradictions),
    contradictions,
    waivers,
    obligations: ruledOut(obligations, pilot),
    law: lawSeen(pilot.pilot.jurisdictions),
    phases: checklist.phases,
    planning: planningOf(input),
  };
};
