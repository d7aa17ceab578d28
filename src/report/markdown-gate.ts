// The gate's section of the Markdown report.
import { expectedWords, foundWords } from './criteria-words.ts';
import { md } from './markdown-text.ts';
import type { Reported } from './report.ts';

/** What was asked of the pilot, criterion by criterion. */
export const asked = ({ decision }: Reported): readonly string[] => {
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
  ];
};
