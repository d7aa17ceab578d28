// The baseline file as text: the same judgement gives the same bytes, with one line per check for whoever reviews it.
import type { Baseline, CheckSnapshot, Snapshot } from '../model/snapshot.ts';

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
