// Every check with its outcome, dimension by dimension: the sum laid open.
import { shown } from '../figures.ts';
import { padEnd, padStart, wrapWith } from '../layout.ts';
import type { Reported, ReportOptions } from '../report.ts';
import { outcomeWords } from '../words.ts';

export const checksSection = ({ assessment }: Reported, { columns, paint }: ReportOptions): readonly string[] =>
  assessment.dimensions.flatMap(({ dimension, score }, i) => [
    ...(i > 0 ? [''] : []),
    paint.bold(`${dimension.title}: ${shown(score)}`) + paint.dim('  (outcome, score × weight, check, what was seen)'),
    ...assessment.findings
      .filter((finding) => finding.dimension === dimension.id)
      .flatMap(({ item, kind, score: part, seen }) => {
        const sum = kind === 'not-applicable' ? '–' : `${Math.round(part * 100) / 100} × ${item.weight}`;
        return wrapWith(`  ${padEnd(outcomeWords[kind], 14)} ${padStart(sum, 8)}  `, `${item.id}: ${seen}`, columns);
      }),
  ]);
