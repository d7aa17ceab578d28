// The gate's section of the Markdown report.
import { expectedWords, foundWords } from './criteria-words.ts';
import { md } from './markdown-text.ts';
import type { Reported } from './report.ts';
import { sinceWords } from './since-words.ts';

/** What was asked of the pilot, criterion by criterion. */
export const asked = ({ assessment: { file }, decision, comparison, notices = [] }: Reported): readonly string[] => {
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
    ...sinceWords(comparison).flatMap((words) => [md`- ${words}`]),
    ...(comparison === undefined || comparison.changes.length === 0 ? [] : ['']),
  ];
};
