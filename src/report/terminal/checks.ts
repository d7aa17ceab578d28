// Every check with its outcome, dimension by dimension: the sum laid open.
import type { Finding } from '../../model/assessment.ts';
import { shown } from '../figures.ts';
import { packed, padEnd, padStart, wrapWith } from '../layout.ts';
import type { Reported, ReportOptions } from '../report.ts';
import { outcomeWords } from '../words.ts';
import { heading } from './heading.ts';

/** From here on there is room for columns. */
const WIDE = 70;

export const checksSection = ({ assessment }: Reported, { columns, paint }: ReportOptions): readonly string[] =>
  assessment.dimensions.flatMap(({ dimension, score }, i) => [
    ...(i > 0 ? [''] : []),
    ...heading(
      `${dimension.title}: ${shown(score)}`,
      '(outcome, score × weight, check, what was seen)',
      columns,
      paint,
    ),
    ...assessment.findings
      .filter((finding) => finding.dimension === dimension.id)
      .flatMap((finding) => checkLines(finding, columns)),
  ]);

const checkLines = ({ item, kind, score, seen }: Finding, columns: number): readonly string[] => {
  const sum = kind === 'not-applicable' ? '–' : `${Math.round(score * 100) / 100} × ${item.weight}`;
  const what = `${item.id}: ${seen}`;
  return columns < WIDE
    ? packed([outcomeWords[kind], sum, what], 2, columns)
    : wrapWith(`  ${padEnd(outcomeWords[kind], 14)} ${padStart(sum, 8)}  `, what, columns);
};
