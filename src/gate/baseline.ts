// The ratchet: no check may get worse than in the baseline, and no score fall by more than is allowed.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Criterion } from '../model/policy.ts';
import type { Baseline, Change, CheckSnapshot, Comparison, Snapshot } from '../model/published/gate.ts';
import { reaches } from '../rules/outcomes.ts';

// The baseline file as text: the same judgement gives the same bytes, with one line per check for whoever reviews it.

/** The baseline file: JSON with a line for each check, pilots by name, so that a diff shows what changed. */
export const baselineText = ({ baselineVersion, tool, checklists, pilots }: Baseline): string => {
  const names = Object.keys(pilots).sort();
  const texts = names.map((name) => `    ${JSON.stringify(name)}: ${snapshotText(pilots[name] as Snapshot)}`);
  return `{
  "baselineVersion": ${baselineVersion},
  "tool": ${JSON.stringify(tool)},
  "checklists": ${JSON.stringify(checklists)},
  "pilots": {
${texts.join(',\n')}
  }
}
`;
};

const snapshotText = ({ asOf, content, score, evidencedScore, checks }: Snapshot): string => {
  const lines = Object.keys(checks)
    .sort()
    .map((id) => `        ${JSON.stringify(id)}: ${checkText(checks[id] as CheckSnapshot)}`);
  return `{
      "asOf": "${asOf}",
      "content": "${content}",
      "score": ${score},
      "evidencedScore": ${evidencedScore},
      "checks": {
${lines.join(',\n')}
      }
    }`;
};

const checkText = ({ outcome, score, evidenced, definition }: CheckSnapshot): string =>
  `{ "outcome": "${outcome}", "score": ${score}, "evidenced": ${evidenced}, "definition": "${definition}" }`;

/** `maxDrop` in points of 100. What a new checklist or tool judges otherwise is not the pilot's getting worse. */
export const ratchet = (comparison: Comparison, maxDrop = 0): readonly Criterion[] => {
  const worse = comparison.changes.filter(isWorse).map(({ check }) => check);
  return [
    {
      id: 'baseline.checks',
      sense: 'at-most',
      unit: 'count',
      expected: 0,
      found: worse.length,
      passed: worse.length === 0,
      checks: worse,
    },
    scoreKept('baseline.score', comparison.before.score, comparison.after.score, comparison.byCause, maxDrop),
    scoreKept(
      'baseline.evidenced-score',
      comparison.before.evidencedScore,
      comparison.after.evidencedScore,
      comparison.evidencedByCause,
      maxDrop,
    ),
  ];
};

/** Whether the bar can be raised: something got better and nothing worse, and not by another checklist or tool alone. */
export const isBetter = ({ changes, byCause, evidencedByCause }: Comparison): boolean =>
  !changes.some(isWorse) && [byCause, evidencedByCause].some((parts) => ownGain(parts) > 1e-6);

/** Points that the pilot itself, its evidence or the calendar moved. */
const ownGain = ({ answers, evidence, date }: Comparison['byCause']): number => answers + evidence + date;

/** Worse by the pilot's own doing, or the calendar's: a lower score, less of it shown, or what was there declared away. */
export const isWorse = ({ cause, before, after, declaredAway }: Change): boolean => {
  if (cause === 'checklist' || cause === 'tool' || before === undefined || after === undefined) return false;
  if (after.outcome === 'not-applicable') return declaredAway === true && before.score > 0;
  if (before.outcome === 'not-applicable') return after.score < 1;
  return !reaches(after.score, before.score) || !reaches(after.evidenced, before.evidenced);
};

/** The earlier score as the present checklist and tool would have given it, less what may be lost. */
const scoreKept = (
  id: string,
  before: number | null,
  after: number | null,
  { checklist, tool }: Comparison['byCause'],
  maxDrop: number,
): Criterion => {
  const expected = Math.max(0, (before ?? 0) + checklist + tool - maxDrop);
  const passed = reaches(after ?? 0, expected - 1e-6);
  return {
    id,
    sense: 'at-least',
    unit: 'score',
    expected: Math.round(expected * 1e6) / 1e6,
    found: after,
    passed,
    checks: [],
  };
};

// By what a baseline and a report tell whether a text is the one it was.

/** SHA-256 of the text in UTF-8, as 64 hexadecimal digits: by it a gate tells whether a file is the one it was. */
export const hash = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** FNV-1a, 32 bits, as eight hexadecimal digits: what baselines of versions before 1.0 hold. It guards nothing. */
export const formerHash = (text: string): string => {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0');
};
