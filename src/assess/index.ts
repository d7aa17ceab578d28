// The pipeline after parse and validate: evaluate, evidence, waivers, duties, judgement. Pure: the date of judgement, the
// seed and what is known of evidence files come in as arguments; the same input gives the same assessment.

import type { Assessment, Grade } from '../model/assessment.ts';
import type { Checklist } from '../model/checklist.ts';
import { hash } from '../model/text.ts';
import { lawSeen } from '../rules/places.ts';
import { contradictionsOf } from './contradictions.ts';
import { evaluate } from './evaluate.ts';
import { ledgerOf } from './evidence.ts';
import { findingsOf, planningOf, waiversOf } from './findings.ts';
import { robustness } from './gates.ts';
import type { Input } from './input.ts';
import { judgedFrom } from './judged.ts';
import { obligationsOf } from './obligations.ts';
import { judge } from './reassess.ts';
import { ruledOut } from './ruled-out.ts';
import { warningsOf } from './warnings.ts';

/** Judges a valid pilot by a checklist. */
export const assess = (input: Input): Assessment => {
  const { document, pilot, checklist, asOf } = input;
  const evaluated = evaluate(checklist, pilot, asOf);
  const ledger = ledgerOf(pilot);
  const waivers = waiversOf(input, evaluated);
  const found = findingsOf(input, evaluated, waivers, ledger);
  const contradictions = contradictionsOf(input, ledger);
  const obligations = obligationsOf(input, found, ledger);
  const judged = judgedFrom({ pilot, checklist, asOf, findings: found, obligations, contradictions });
  const { grade, dimensions, gates, verdict, headline, stops, against, pointsLost, held } = judge(judged);
  const findings = found.map((finding) => ({ ...finding, pointsLost: pointsLost.get(finding.id) ?? 0 }));

  return {
    file: document.name,
    content: hash(document.text),
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
    robustness: robustness(judged, held, verdict, input),
    dimensions: dimensions.flatMap((one, i) => {
      const dimension = checklist.dimensions[i];
      return dimension === undefined ? [] : [{ ...one, dimension }];
    }),
    gates,
    findings,
    causes: causesOf(checklist, dimensions),
    warnings: warningsOf(input, findings, waivers, ledger, contradictions),
    contradictions,
    waivers,
    obligations: ruledOut(obligations, pilot),
    law: lawSeen(pilot.pilot.jurisdictions),
    phases: checklist.phases,
    planning: planningOf(input),
  };
};

/** The failure causes, one per dimension, by their share of the missing score, largest first. */
const causesOf = ({ dimensions }: Checklist, grades: readonly Grade[]): Assessment['causes'] => {
  const missing = dimensions.map((dimension, i) => {
    const score = grades[i]?.score ?? null;
    return { dimension, lost: score === null ? 0 : dimension.weight * (100 - score) };
  });
  const whole = missing.reduce((sum, { lost }) => sum + lost, 0);
  return missing
    .map(({ dimension, lost }) => ({ dimension, share: whole === 0 ? 0 : lost / whole }))
    .sort((a, b) => b.share - a.share);
};
