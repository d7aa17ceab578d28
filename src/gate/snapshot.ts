// Takes from an assessment what a later one is compared with.
import type { Assessment, Finding } from '../model/assessment.ts';
import type { CheckItem } from '../model/checklist.ts';
import type { CheckSnapshot, Snapshot } from '../model/snapshot.ts';

/** `text` is that of the pilot file: only whether it changed is kept. */
export const snapshotOf = ({ asOf, grade, findings }: Assessment, text: string): Snapshot => ({
  asOf,
  content: hash(text),
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

/** All of an item that decides its outcome or its weight; its words may change freely. */
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
}: CheckItem): string => {
  const expression = partly === undefined ? expect : [expect, partly];
  return hash(JSON.stringify([weight, gate, applies, blocker, control, rule, expression, options]));
};

/** Nine digits after the point: as exact as any comparison, and the same text on every machine. */
const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 1e9) / 1e9);

/** FNV-1a, 32 bits, as eight hexadecimal digits: it tells that something changed, it guards nothing. */
export const hash = (text: string): string => {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0');
};
