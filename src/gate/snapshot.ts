// Takes from an assessment what a later one is compared with.
import type { Assessment, Finding } from '../model/assessment.ts';
import type { CheckItem } from '../model/checklist.ts';
import { hash } from '../model/hash.ts';
import type { CheckSnapshot, Snapshot } from '../model/snapshot.ts';

export const snapshotOf = ({ asOf, content, grade, findings }: Assessment): Snapshot => ({
  asOf,
  content,
  score: rounded(grade.score),
  evidencedScore: rounded(grade.evidencedScore),
  checks: Object.fromEntries(findings.map((finding) => [finding.item.id, checkOf(finding)])),
});

const checkOf = ({ item, kind, score, evidenced }: Finding): CheckSnapshot => ({
  outcome: kind,
  score: kind === 'not-applicable' ? 0 : (rounded(score) ?? 0),
  evidenced: kind === 'not-applicable' ? 0 : (rounded(evidenced) ?? 0),
  definition: definitionOf(item),
});

/** All of an item that decides its outcome, then what it weighs and where; its words may change freely. */
export const definitionOf = ({
  weight,
  gate,
  applies,
  blocker,
  control,
  rule,
  expect,
  expect_partly: partly,
  with: options,
  evidence,
}: CheckItem): string => {
  const expression = partly === undefined ? expect : [expect, partly];
  const judged = [applies, control, rule, expression, options, evidence.fresh_days];
  return `${hash(JSON.stringify(judged))}-${hash(JSON.stringify([weight, gate, blocker]))}`;
};

/** How a check is judged, whatever it weighs: by the same, outcomes can be compared. */
export const judgedBy = ({ definition }: CheckSnapshot): string => definition.split('-')[0] ?? '';

/** Nine digits after the point: as exact as any comparison, and the same text on every machine. */
export const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 1e9) / 1e9);
