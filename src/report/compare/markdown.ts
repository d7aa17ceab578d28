// A comparison for a pull request.
import { shown } from '../figures.ts';
import { md } from '../markdown-text.ts';
import { partsWords, signed } from '../since-words.ts';
import { verdictWords } from '../words.ts';
import type { CompareReporter } from './report.ts';
import { causeWords, changeWords, gateWords, grouped, pilotWords, summaryWords } from './words.ts';

export const compareMarkdown: CompareReporter = ({ before, after, comparison }) => {
  const { snapshot: was } = before;
  const { snapshot: is } = after;
  const pilots = pilotWords(before, after);
  const row = (name: string, from: number | null, to: number | null, parts: string): string =>
    md`| ${name} | ${shown(from)} | ${shown(to)} | ${signed((to ?? 0) - (from ?? 0))} | ${parts} |`;
  return `${[
    md`## ${after.pilot}: ${signed((is.score ?? 0) - (was.score ?? 0))} points`,
    '',
    md`| | ${before.label}, ${was.asOf} | ${after.label}, ${is.asOf} | Change | Because of |`,
    '| --- | ---: | ---: | ---: | --- |',
    ...(pilots === '' ? [] : [md`| Pilot | ${before.pilot} | ${after.pilot} | | |`]),
    row('Score', was.score, is.score, partsWords(comparison.byCause)),
    row('Evidenced', was.evidencedScore, is.evidencedScore, partsWords(comparison.evidencedByCause)),
    md`| Verdict | ${verdictWords[before.verdict]} | ${verdictWords[after.verdict]} | | ${gateWords(before, after).join(', ')} |`,
    '',
    summaryWords(comparison.changes),
    ...grouped(comparison.changes).flatMap(([cause, own]) => [
      '',
      md`### Because of ${causeWords[cause]}`,
      '',
      ...own.map((change) => {
        const line = after.frame.checks.find(({ id }) => id === change.check)?.line;
        const place = line === undefined || change.after === undefined ? '' : ` (${after.file}:${line})`;
        return md`- ${change.check}: ${changeWords(change)}${place}`;
      }),
    ]),
  ].join('\n')}\n`;
};
