// The gaps in Markdown: blockers, then those that cost most, each with what was seen and where.
import { type Assessment, type Finding, isGap } from '../model/assessment.ts';
import { shown } from './figures.ts';
import { md } from './markdown-text.ts';
import { becauseWords } from './seen.ts';
import { blockersOf, gapWords, outcomeWords } from './words.ts';

const MOST = 10;

export const gaps = (assessment: Assessment, details: boolean): readonly string[] => {
  const blockers = blockersOf(assessment);
  const others = assessment.findings
    .filter((finding) => isGap(finding) && !finding.blocks)
    .sort((a, b) => b.pointsLost - a.pointsLost);
  const listed = details ? others : others.slice(0, MOST);
  return [
    ...gapTable(md`### Blockers (${blockers.length})`, blockers, assessment.file, details),
    ...gapTable(md`### Gaps that cost most (${listed.length} of ${others.length})`, listed, assessment.file, details),
  ];
};

const gapTable = (title: string, findings: readonly Finding[], file: string, details: boolean): readonly string[] => {
  if (findings.length === 0) return [];
  return [
    title,
    '',
    '| Gap | Check | Seen | Due by | Points | Where |',
    '| --- | --- | --- | --- | ---: | --- |',
    ...findings.map(
      (finding) =>
        md`| ${gapWords(finding)} | ${finding.item.id} | ${outcomeWords[finding.kind]}: ${seenWith(finding, details)} | ${finding.item.gate} | ${shown(finding.pointsLost)} | ` +
        `${place(file, finding)} |`,
    ),
    '',
  ];
};

const seenWith = (finding: Finding, details: boolean): string => {
  const because = becauseWords(finding, details);
  return because === '' ? finding.seen : `${finding.seen}, because ${because}`;
};

export const place = (file: string, { at }: Pick<Finding, 'at'>): string => md`${file}:${at.line}`;
