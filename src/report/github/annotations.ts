// What a gate found as annotations of a pull request: workflow commands, one a line, within what GitHub shows of a step.
// What is new is an error; what stood there before the change is a notice.

import { isWorse } from '../../gate/baseline.ts';
import { type Finding, isGap } from '../../model/assessment.ts';
import { type Criterion, isShut, type NoticeKind } from '../../model/policy.ts';
import type { Place } from '../../model/problem.ts';
import type { Change, Comparison } from '../../model/published/gate.ts';
import type { Batch, ReportData, Unjudged } from '../report.ts';
import { command, counted, type Level } from '../text.ts';
import { describeCriterion, stateGap } from '../words.ts';

// What a change brought, and what stood there before it: each check and each criterion of a gate held against the base of
// the change, else against the baseline.

/** `new`: it held before. `worse` and `better`: it was a gap before, and is another one now. */
export type Since = 'new' | 'worse' | 'better' | 'same';

export const sinceWord: Readonly<Record<Since, string>> = {
  new: 'new',
  worse: 'worse than before',
  better: 'better than before',
  same: 'as before',
};

const baseComparison = ({ base, comparison }: ReportData): Comparison | undefined => base?.comparison ?? comparison;

/** Whether there is anything to compare with. */
export const isCompared = ({ base, comparison }: ReportData): boolean => base !== undefined || comparison !== undefined;

/** Undefined where there is nothing to compare with. All of a pilot that the base does not have is new. */
export const checkSince = (reported: ReportData, check: string): Since | undefined => {
  const comparison = baseComparison(reported);
  if (comparison === undefined) return reported.base === undefined ? undefined : 'new';
  const change = comparison.changes.find((one) => one.check === check);
  return change === undefined ? 'same' : changeSince(change);
};

const changeSince = (change: Change): Since => {
  const { before } = change;
  if (before === undefined || before.outcome === 'met' || before.outcome === 'not-applicable') return 'new';
  return isWorse(change) ? 'worse' : 'better';
};

/** The same of a criterion that failed. By a baseline alone it is told by the checks on which it hangs. */
export const criterionSince = (reported: ReportData, { id, checks }: Criterion): Since | undefined => {
  const { base } = reported;
  if (base !== undefined) {
    const before = base.decision?.criteria.find((one) => one.id === id);
    return before?.passed === false ? 'same' : 'new';
  }
  if (!isCompared(reported)) return undefined;
  return id.startsWith('baseline.') || checks.some((check) => isBrought(checkSince(reported, check))) ? 'new' : 'same';
};

/** Whether the change has to answer for it; where there is nothing to compare with, whoever asks has to. */
export const isBrought = (since: Since | undefined): boolean => since !== 'same' && since !== 'better';

/** Whether a pilot is judged in any way otherwise than at the base. */
export const isMoved = (reported: ReportData): boolean => {
  const { assessment, base, decision } = reported;
  if (base === undefined) return false;
  if (base.judgement === undefined || base.comparison === undefined) return true;
  const failed = (criteria: readonly Criterion[] = []): string =>
    criteria.flatMap(({ id, passed }) => (passed ? [] : [id])).join();
  return (
    base.comparison.changes.length > 0 ||
    base.judgement.headline !== assessment.headline.words ||
    String(base.judgement.stated) !== String(assessment.against.flatMap(({ id, also }) => [id, ...also])) ||
    failed(base.decision?.criteria) !== failed(decision?.criteria)
  );
};

/** Whether there is anything to tell of a change: something moved, appeared, went, or cannot be judged. */
export const isAnythingMoved = ({ judged, unjudged, gone = [] }: Batch): boolean =>
  unjudged.length > 0 || gone.length > 0 || judged.some(isMoved);

/** GitHub shows ten annotations of each level of a step, and drops the rest without a word. */
export const MOST = 10;

/** `pathOf` gives a file's path from the repository's root, where it lies in it. */
export const annotations = (batch: Batch, pathOf: (file: string) => string | undefined): string => {
  const all = [...batch.unjudged.flatMap(ofUnjudged), ...inTurns(batch.judged.map(ofPilot))];
  return (['error', 'warning', 'notice'] as const)
    .flatMap((level) => mostShown(all.filter((one) => one.level === level)))
    .map((one) => toCommand(one, pathOf))
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
const mostShown = (all: readonly Annotation[]): readonly Annotation[] => {
  const [first] = all;
  if (first === undefined || all.length <= MOST) return all;
  const more = all.length - (MOST - 1);
  const words = `${counted(more, `more ${first.level}`)}: the summary of this step and the reports have all of them`;
  return [...all.slice(0, MOST - 1), { level: first.level, title: 'readiness', words }];
};

/** From stdin, or outside of the repository, there is no line to stand at: the file is named in words. */
const toCommand = (
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
const ofPilot = (reported: ReportData): readonly Annotation[] => {
  const { assessment, decision, notices = [] } = reported;
  const { file } = assessment;
  if (decision === undefined) return [];
  const level = isShut(decision) ? 'error' : 'warning';
  const failed = decision.criteria.filter(({ passed }) => !passed);
  return [
    ...(failed.length === 0 ? [] : [{ file, ...verdictAnnotation(failed, reported) }]),
    ...namedBy(failed, reported).map((finding) => {
      const since = checkSince(reported, finding.item.id);
      return { level: isBrought(since) ? level : 'notice', file, ...annotateFinding(finding, since) } as const;
    }),
    ...notices.map(({ kind, words, at }) => ({
      level: warningLevel[kind],
      file,
      at,
      title: `readiness: ${kind.split('/')[0]}`,
      words,
    })),
  ];
};

/** Where nothing of it is new, the job fails all the same, and is told why without blaming the change. */
const verdictAnnotation = (
  failed: readonly Criterion[],
  reported: ReportData,
): Pick<Annotation, 'level' | 'title' | 'words'> => {
  const { decision } = reported;
  const shut = decision !== undefined && isShut(decision);
  const isNew = failed.some((one) => isBrought(criterionSince(reported, one)));
  return {
    level: shut && isNew ? 'error' : 'warning',
    title: `readiness gate: ${shut ? 'failed' : 'would fail (observed only)'}${isNew ? '' : ', as before'}`,
    words: failed.map(describeCriterion).join('\n'),
  };
};

const namedBy = (failed: readonly Criterion[], { assessment }: ReportData): readonly Finding[] => {
  const named = new Set(failed.flatMap(({ checks }) => checks));
  return assessment.findings.filter(({ item }) => named.has(item.id));
};

const annotateFinding = (finding: Finding, since: Since | undefined): Pick<Annotation, 'at' | 'title' | 'words'> => ({
  at: finding.at,
  title: `readiness: ${finding.item.id}${since === undefined ? '' : ` (${sinceWord[since]})`}`,
  words: isGap(finding) ? `${stateGap(finding)} ${finding.item.fix.do}` : stateGap(finding),
});

const warningLevel: Readonly<Record<NoticeKind, Level>> = {
  'waiver/expired': 'warning',
  'waiver/without-effect': 'warning',
  'waiver/superfluous': 'notice',
  'waiver/ends-soon': 'notice',
  'waiver/in-force': 'notice',
  'waiver/far-end': 'warning',
  'declared/away': 'notice',
  'baseline/unknown': 'notice',
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
