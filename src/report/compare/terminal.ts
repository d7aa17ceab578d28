// A comparison for a terminal: the scores, why they moved, and the checks, the worst first.
import type { Change } from '../../model/snapshot.ts';
import { shown } from '../figures.ts';
import { wrapWith } from '../layout.ts';
import { safe } from '../safe-text.ts';
import { partsWords, signed } from '../since-words.ts';
import { verdictWords } from '../words.ts';
import type { CompareReporter } from './report.ts';
import { causeWords, changeWords, gainOf, gateWords, grouped, pilotWords, summaryWords } from './words.ts';

export const compareTerminal: CompareReporter = ({ before, after, comparison }, { columns, paint }) => {
  const line = (name: string, from: number | null, to: number | null, parts: string): readonly string[] =>
    wrapWith(
      `  ${name.padEnd(11)}`,
      `${shown(from)} → ${shown(to)} (${signed((to ?? 0) - (from ?? 0))}${parts === '' ? '' : `: ${parts}`})`,
      columns,
    );
  const { snapshot: was } = before;
  const { snapshot: is } = after;
  const pilots = pilotWords(before, after);
  const verdict =
    before.verdict === after.verdict
      ? verdictWords[after.verdict]
      : `${verdictWords[before.verdict]} → ${verdictWords[after.verdict]}`;
  const changed = (change: Change): readonly string[] => {
    const mark = gainOf(change) < 0 ? paint.red('−') : gainOf(change) > 0 ? paint.green('+') : '·';
    const at = after.frame.checks.find(({ id }) => id === change.check)?.line;
    const place = at === undefined || change.after === undefined ? '' : `  ${paint.cyan(`${safe(after.file)}:${at}`)}`;
    const [first = '', ...rest] = wrapWith('    # ', `${change.check}: ${changeWords(change)}`, columns);
    return [first.replace('#', mark), ...rest, ...(place === '' ? [] : [`    ${place}`])];
  };
  return `${[
    ...wrapWith('', `${safe(before.label)} (as of ${was.asOf}) → ${safe(after.label)} (as of ${is.asOf})`, columns),
    '',
    ...(pilots === '' ? [] : wrapWith('  pilot      ', safe(pilots), columns)),
    ...wrapWith('  verdict    ', verdict, columns),
    ...line('score', was.score, is.score, partsWords(comparison.byCause)),
    ...line('evidenced', was.evidencedScore, is.evidencedScore, partsWords(comparison.evidencedByCause)),
    ...gateWords(before, after).flatMap((words) => wrapWith('  ', words, columns)),
    '',
    ...wrapWith('', summaryWords(comparison.changes), columns),
    ...grouped(comparison.changes).flatMap(([cause, own]) => [
      '',
      paint.bold(`  Because of ${causeWords[cause]}`),
      ...own.flatMap(changed),
    ]),
  ].join('\n')}\n`;
};
