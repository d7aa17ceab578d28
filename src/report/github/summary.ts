// The page of a step on GitHub and the step's outputs: a line for each pilot, the failing first, with the details folded.
import { isShut } from '../../model/policy.ts';
import { describeSince } from '../compare.ts';
import { escapeHtml } from '../html/markup.ts';
import type { Batch, ReportData, Unjudged } from '../report.ts';
import { counted, md, shown } from '../text.ts';
import { describeExpected, describeFound, outcomeWords } from '../words.ts';
import { checkSince, sinceWord } from './annotations.ts';

/** As action.yml documents them. `passed` is empty where a file could not be judged: it is neither true nor false. */
export const outputs = ({ judged, unjudged }: Batch): string => {
  const passed = judged.every(({ decision }) => decision?.passed !== false);
  const [lowest] = [...judged].sort((a, b) => readinessScore(a) - readinessScore(b));
  return [
    `passed=${unjudged.length > 0 ? '' : passed}`,
    `score=${lowest === undefined ? '' : shown(readinessScore(lowest))}`,
    `verdict=${lowest?.assessment.verdict ?? ''}`,
    '',
  ].join('\n');
};

const readinessScore = ({ assessment: { grade } }: ReportData): number => grade.score ?? 0;

/** GitHub refuses the whole summary of a step beyond this. */
export const MOST_BYTES = 1024 * 1024;

/** In at most so many bytes: what does not fit whole is left out, and that is said; nothing where not even that fits. */
export const summary = (batch: Batch, bytes = MOST_BYTES): string => {
  const { judged, unjudged, tool, asOf } = batch;
  const worst = [...judged].sort((a, b) => rank(a) - rank(b));
  const rows = [...unjudged.map(unjudgedRow), ...worst.map(pilotRow)];
  return fitted(
    [
      `# Readiness gate: ${runState(batch)}\n\n| | Pilot | Headline | Score | Evidenced | Fails |\n| --- | --- | --- | ---: | ---: | --- |\n`,
      ...rows,
      '\n',
      ...unjudged.map(unjudgedDetails),
      ...worst.map(pilotDetails),
      `${md`${tool.name} ${tool.version}, as of ${asOf}.`}\n\n`,
    ],
    CUT,
    bytes,
    byteLength,
  );
};

const runState = ({ judged, unjudged }: Batch): string => {
  if (unjudged.length > 0) return `${counted(unjudged.length, 'pilot')} not judged`;
  if (judged.some(({ decision }) => decision !== undefined && isShut(decision))) return 'failed';
  return judged.every(({ decision }) => decision?.passed !== false) ? 'passed' : 'would fail (observed only)';
};

/** 0 holds the job, 1 is observed only, 2 is passed. */
const rank = ({ decision }: ReportData): 0 | 1 | 2 => {
  if (decision === undefined || decision.passed) return 2;
  return isShut(decision) ? 0 : 1;
};

export const gateState = (reported: ReportData): string =>
  ['failed', 'would fail (observed only)', 'passed'][rank(reported)] ?? '';

const marks = ['❌', '⚠️', '✅'] as const;

const unjudgedRow = ({ file, problems }: Unjudged): string =>
  `${md`| ❌ | ${file} | not judged: ${counted(problems.length, 'problem')} | – | – | – |`}\n`;

const pilotRow = (reported: ReportData): string => {
  const { assessment, decision } = reported;
  const { pilot, file, headline, grade } = assessment;
  const failed = decision?.criteria.filter(({ passed }) => !passed).map(({ id }) => id) ?? [];
  const row = md`| ${marks[rank(reported)]} | ${pilot.name} (${file}) | ${headline.words} | ${shown(grade.score)} | ${shown(grade.evidencedScore)} | ${listed(failed)} |`;
  return `${row}\n`;
};

/** Criteria that a row names. */
const SOME = 3;

const listed = (ids: readonly string[]): string =>
  ids.length <= SOME + 1 ? ids.join(', ') : `${ids.slice(0, SOME).join(', ')} and ${ids.length - SOME} more`;

/** The title stands in a line of HTML; the blank line after it makes what is folded Markdown again. */
export const folded = (title: string, lines: readonly string[]): string =>
  `<details><summary>${escapeHtml(title).replace(/@/g, '@<!-- -->')}</summary>\n\n${lines.join('\n')}\n\n</details>\n\n`;

const unjudgedDetails = ({ file, problems }: Unjudged): string =>
  folded(
    `${file}: not judged`,
    problems.map(({ at, message }) => md`- ${file}:${at.line}:${at.column} ${message}`),
  );

const pilotDetails = (reported: ReportData): string => {
  const { assessment, decision } = reported;
  if (decision === undefined) return '';
  return folded(`${assessment.pilot.name} (${assessment.file}): ${gateState(reported)}`, [
    ...asked(reported),
    ...failing(reported),
  ]);
};

/** What was asked of the pilot, criterion by criterion. */
const asked = ({ assessment: { file }, decision, comparison, notices = [] }: ReportData): readonly string[] => [
  '| Criterion | Found | Expected | |',
  '| --- | ---: | ---: | --- |',
  ...(decision?.criteria ?? []).map(
    (one) => md`| ${one.id} | ${describeFound(one)} | ${describeExpected(one)} | ${one.passed ? 'passed' : 'failed'} |`,
  ),
  '',
  ...notices.map(({ words, at }) => md`- ${words} (${file}:${at.line})`),
  ...(notices.length > 0 ? [''] : []),
  ...describeSince(comparison).map((words) => md`- ${words}`),
  ...(comparison === undefined || comparison.changes.length === 0 ? [] : ['']),
];

const failing = (reported: ReportData): readonly string[] => {
  const { assessment, decision } = reported;
  const named = new Set(decision?.criteria.filter(({ passed }) => !passed).flatMap(({ checks }) => checks));
  if (named.size === 0) return [];
  return [
    '| Check | Seen | Where | To do |',
    '| --- | --- | --- | --- |',
    ...assessment.findings
      .filter(({ item }) => named.has(item.id))
      .map(({ item, kind, seen, at }) => {
        const since = checkSince(reported, item.id);
        const told = since === undefined ? '' : ` (${sinceWord[since]})`;
        return md`| ${item.id}${told} | ${outcomeWords[kind]}: ${seen} | ${assessment.file}:${at.line} | ${item.fix.do} |`;
      }),
  ];
};

/** As many whole parts as fit with the note, which is added where they are not all; nothing where not even it fits. */
export const fitted = (
  parts: readonly string[],
  note: string,
  most: number,
  sizeOf: (text: string) => number,
): string => {
  const whole = parts.join('');
  if (sizeOf(whole) <= most) return whole;
  let left = most - sizeOf(note);
  if (left < 0) return '';
  const kept: string[] = [];
  for (const part of parts) {
    left -= sizeOf(part);
    if (left < 0) break;
    kept.push(part);
  }
  return kept.join('') + note;
};

const CUT =
  '\nCut here: a step may show 1 MiB. The whole report: `--report markdown=FILE`, as an artefact of the job.\n\n';

const byteLength = (text: string): number => new TextEncoder().encode(text).length;
