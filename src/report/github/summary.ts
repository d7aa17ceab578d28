// The gate as a page of GitHub's: what was asked of each pilot, and where the checks stand that failed it.
import { isShut } from '../../model/decision.ts';
import { counted } from '../figures.ts';
import { markdownUnjudged } from '../markdown.ts';
import { asked } from '../markdown-gate.ts';
import { md } from '../markdown-text.ts';
import type { Batch, Reported } from '../report.ts';
import { outcomeWords, verdictWords } from '../words.ts';

/** GitHub refuses the whole summary of a step beyond this. */
export const MOST_BYTES = 1024 * 1024;

export const summary = (batch: Batch): string =>
  `${[
    `# Readiness gate: ${stateOf(batch)}`,
    '',
    ...batch.unjudged.map(markdownUnjudged),
    ...batch.judged.flatMap(ofPilot),
    md`${batch.tool.name} ${batch.tool.version}, as of ${batch.asOf}.`,
  ].join('\n')}\n\n`;

const stateOf = ({ judged, unjudged }: Batch): string => {
  if (unjudged.length > 0) return `${counted(unjudged.length, 'pilot')} not judged`;
  if (judged.some(({ decision }) => decision !== undefined && isShut(decision))) return 'failed';
  return judged.every(({ decision }) => decision?.passed !== false) ? 'passed' : 'would fail (observed only)';
};

const ofPilot = (reported: Reported): readonly string[] => {
  const { assessment } = reported;
  return [
    md`## ${assessment.pilot.name} (${assessment.file}): ${verdictWords[assessment.verdict].toLowerCase()}`,
    '',
    ...asked(reported),
    ...failing(reported),
  ];
};

const failing = ({ assessment, decision }: Reported): readonly string[] => {
  const named = new Set(decision?.criteria.filter(({ passed }) => !passed).flatMap(({ checks }) => checks));
  if (named.size === 0) return [];
  return [
    '| Check | Seen | Where | To do |',
    '| --- | --- | --- | --- |',
    ...assessment.findings
      .filter(({ item }) => named.has(item.id))
      .map(
        ({ item, kind, seen, at }) =>
          md`| ${item.id} | ${outcomeWords[kind]}: ${seen} | ${assessment.file}:${at.line} | ${item.fix.do} |`,
      ),
    '',
  ];
};

/** As many whole lines as fit, and a note where they are not all; nothing where not even the note fits. */
export const cutTo = (text: string, bytes: number): string => {
  if (bytesOf(text) <= bytes) return text;
  let left = bytes - bytesOf(CUT);
  if (left < 0) return '';
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    left -= bytesOf(line) + 1;
    if (left < 0) break;
    lines.push(`${line}\n`);
  }
  return lines.join('') + CUT;
};

const CUT =
  '\nCut here: a step may show 1 MiB. The whole report: `--report markdown=FILE`, as an artefact of the job.\n\n';

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
