// What a gate found as annotations of a pull request: workflow commands, one a line, within what GitHub shows of a step.
import { type Finding, isGap } from '../model/assessment.ts';
import { type Criterion, isShut, type NoticeKind } from '../model/policy.ts';
import type { Place } from '../model/problem.ts';
import { sinceWords } from './compare.ts';
import { command, type Level, md } from './escape.ts';
import type { Batch, Reported, Unjudged } from './report.ts';
import { counted } from './text.ts';
import { criterionWords, expectedWords, foundWords, outcomeWords, wordsStateWords } from './words.ts';

/** GitHub shows ten annotations of each level of a step, and drops the rest without a word. */
export const MOST = 10;

/** `pathOf` gives a file's path from the repository's root, where it lies in it. */
export const annotations = (batch: Batch, pathOf: (file: string) => string | undefined): string => {
  const all = [...batch.unjudged.flatMap(ofUnjudged), ...inTurns(batch.judged.map(ofPilot))];
  return (['error', 'warning', 'notice'] as const)
    .flatMap((level) => shownOf(all.filter((one) => one.level === level)))
    .map((one) => commandOf(one, pathOf))
    .join('');
};

type Annotation = {
  readonly level: Level;
  readonly file?: string;
  readonly at?: Pick<Place, 'line' | 'column'>;
  readonly title: string;
  readonly words: string;
};

/** Where there are too many, the last that is shown says how many are not. */
const shownOf = (all: readonly Annotation[]): readonly Annotation[] => {
  const [first] = all;
  if (first === undefined || all.length <= MOST) return all;
  const more = all.length - (MOST - 1);
  const words = `${counted(more, `more ${first.level}`)}: the summary of this step and the reports have all of them`;
  return [...all.slice(0, MOST - 1), { level: first.level, title: 'readiness', words }];
};

/** From stdin, or outside of the repository, there is no line to stand at: the file is named in words. */
const commandOf = (
  { level, file = '', at = FIRST_LINE, title, words }: Annotation,
  pathOf: (file: string) => string | undefined,
): string => {
  const path = file === '' || file === '<stdin>' ? undefined : pathOf(file);
  if (path === undefined) return command(level, { title }, file === '' ? words : `${file}: ${words}`);
  return command(level, { file: path, line: at.line, col: at.column, title }, words);
};

const FIRST_LINE = { line: 1, column: 1 };

const ofUnjudged = ({ file, problems }: Unjudged): readonly Annotation[] =>
  problems.map(({ message, at }) => ({ level: 'error', file, at, title: 'readiness: not judged', words: message }));

/** All that failed at the head of the file, then the checks that it names, each at its line, then waivers. */
const ofPilot = (reported: Reported): readonly Annotation[] => {
  const { assessment, decision, notices = [] } = reported;
  const { file } = assessment;
  if (decision === undefined) return [];
  const level = isShut(decision) ? 'error' : 'warning';
  const failed = decision.criteria.filter(({ passed }) => !passed);
  return [
    ...(failed.length === 0 ? [] : [{ level, file, ...verdictOf(failed, isShut(decision)) } as const]),
    ...namedBy(failed, reported).map((finding) => ({ level, file, ...wordsOf(finding) }) as const),
    ...notices.map(({ kind, words, at }) => ({
      level: levelOf[kind],
      file,
      at,
      title: `readiness: ${kind.split('/')[0]}`,
      words,
    })),
  ];
};

const verdictOf = (failed: readonly Criterion[], shut: boolean): Pick<Annotation, 'title' | 'words'> => ({
  title: `readiness gate: ${shut ? 'failed' : 'would fail (observed only)'}`,
  words: failed.map(criterionWords).join('\n'),
});

const namedBy = (failed: readonly Criterion[], { assessment }: Reported): readonly Finding[] => {
  const named = new Set(failed.flatMap(({ checks }) => checks));
  return assessment.findings.filter(({ item }) => named.has(item.id));
};

const wordsOf = (finding: Finding): Pick<Annotation, 'at' | 'title' | 'words'> => ({
  at: finding.at,
  title: `readiness: ${finding.item.id}`,
  words: isGap(finding) ? `${wordsStateWords(finding)} ${finding.item.fix.do}` : wordsStateWords(finding),
});

const levelOf: Readonly<Record<NoticeKind, Level>> = {
  'waiver/expired': 'warning',
  'waiver/without-effect': 'warning',
  'waiver/superfluous': 'notice',
  'waiver/ends-soon': 'notice',
  'waiver/in-force': 'notice',
  'waiver/far-end': 'warning',
  'declared/away': 'notice',
  'baseline/gone': 'warning',
  'baseline/not-judged': 'notice',
  'policy/not-tightened': 'warning',
  'policy/lowered': 'warning',
  'policy/assumed': 'notice',
};

/** The first of every pilot, then the second of every pilot: no pilot's are hidden behind another's. */
const inTurns = <Item>(lists: readonly (readonly Item[])[]): readonly Item[] =>
  Array.from({ length: Math.max(0, ...lists.map(({ length }) => length)) }, (_, i) =>
    lists.flatMap((list) => list.slice(i, i + 1)),
  ).flat();

// The outputs of a step on GitHub, as action.yml documents them.

/** `passed` is empty where a file could not be judged: it is neither true nor false. */
export const outputs = ({ judged, unjudged }: Batch): string => {
  const passed = judged.every(({ decision }) => decision?.passed !== false);
  const [lowest] = [...judged].sort((a, b) => scoreOf(a.assessment) - scoreOf(b.assessment));
  return [
    `passed=${unjudged.length > 0 ? '' : passed}`,
    `score=${lowest?.assessment.grade.score ?? ''}`,
    `verdict=${lowest?.assessment.verdict ?? ''}`,
    '',
  ].join('\n');
};

const scoreOf = ({ grade }: Batch['judged'][number]['assessment']): number => grade.score ?? 0;

// The gate as a page of GitHub's: what was asked of each pilot, and where the checks stand that failed it.

/** GitHub refuses the whole summary of a step beyond this. */
export const MOST_BYTES = 1024 * 1024;

export const summary = (batch: Batch): string =>
  `${[
    `# Readiness gate: ${stateOf(batch)}`,
    '',
    ...batch.unjudged.map(unjudgedLines),
    ...batch.judged.flatMap(summaryOfPilot),
    md`${batch.tool.name} ${batch.tool.version}, as of ${batch.asOf}.`,
  ].join('\n')}\n\n`;

const stateOf = ({ judged, unjudged }: Batch): string => {
  if (unjudged.length > 0) return `${counted(unjudged.length, 'pilot')} not judged`;
  if (judged.some(({ decision }) => decision !== undefined && isShut(decision))) return 'failed';
  return judged.every(({ decision }) => decision?.passed !== false) ? 'passed' : 'would fail (observed only)';
};

const summaryOfPilot = (reported: Reported): readonly string[] => {
  const { assessment } = reported;
  return [
    md`## ${assessment.pilot.name} (${assessment.file}): ${assessment.headline.words}`,
    '',
    ...asked(reported),
    ...failing(reported),
  ];
};

const unjudgedLines = ({ file, problems }: Unjudged): string =>
  [
    md`## ${file}: not judged`,
    '',
    ...problems.map(({ at, message }) => md`- ${file}:${at.line}:${at.column} ${message}`),
    '',
  ].join('\n');

/** What was asked of the pilot, criterion by criterion. */
const asked = ({ assessment: { file }, decision, comparison, notices = [] }: Reported): readonly string[] => {
  if (decision === undefined) return [];
  const state = decision.passed ? 'passed' : decision.mode === 'observe' ? 'would fail (observed only)' : 'failed';
  return [
    `### Gate: ${state}`,
    '',
    '| Criterion | Found | Expected | |',
    '| --- | ---: | ---: | --- |',
    ...decision.criteria.map(
      (one) => md`| ${one.id} | ${foundWords(one)} | ${expectedWords(one)} | ${one.passed ? 'passed' : 'failed'} |`,
    ),
    '',
    ...notices.map(({ words, at }) => md`- ${words} (${file}:${at.line})`),
    ...(notices.length > 0 ? [''] : []),
    ...sinceWords(comparison).map((words) => md`- ${words}`),
    ...(comparison === undefined || comparison.changes.length === 0 ? [] : ['']),
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
