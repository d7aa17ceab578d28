// The contradictions' section of the Markdown report.
import type { Assessment } from '../model/assessment.ts';
import { md } from './markdown-text.ts';

export const contradictionsMarkdown = ({ contradictions, file }: Assessment): readonly string[] => {
  if (contradictions.length === 0) return [];
  const lines = contradictions.map(({ statement, places }) => {
    const where = places.map(({ at }) => md`${file}:${at.line}`).join(', ');
    return `${md`- ${statement}`} (${where})`;
  });
  return ['### Contradictions: both cannot hold', '', ...lines, ''];
};
