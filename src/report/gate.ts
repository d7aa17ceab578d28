// The gate for a terminal or a job's log: the criteria one by one, passed or failed, and nothing else.
import { type Criterion, type Decision, isShut } from '../model/decision.ts';
import { notJudged } from './batch.ts';
import { expectedWords, foundWords } from './criteria-words.ts';
import { counted } from './figures.ts';
import { wrapWith } from './layout.ts';
import type { Batch, Report, Reported, ReportOptions } from './report.ts';
import { safe } from './safe-text.ts';
import { sinceWords } from './since-words.ts';
import { notAskedWords } from './words.ts';

/** Checks, or obligations, named below a failed criterion. */
const MOST = 12;

export const gateTerminal: Report = (batch, options) => {
  const { judged, unjudged } = batch;
  const parts = [...unjudged.map(notJudged), ...judged.map((one) => pilotText(one, options)), lastLine(batch, options)];
  return parts.join('\n');
};

const pilotText = ({ assessment, decision, comparison, notices = [] }: Reported, options: ReportOptions): string => {
  if (decision === undefined) return '';
  const lines = [
    ...decision.criteria.flatMap((criterion) => criterionLines(criterion, options)),
    ...notices.flatMap(({ words }) => wrapWith('  note  ', safe(words), options.columns)),
    ...sinceWords(comparison).flatMap((words) => wrapWith('  ', words, options.columns)),
  ];
  return `${options.paint.bold(safe(assessment.file))}: ${outcome(decision, options)}\n${lines.join('\n')}\n`;
};

const outcome = (decision: Decision, { paint }: ReportOptions): string => {
  if (decision.passed) return paint.green('passed');
  return isShut(decision) ? paint.red('failed') : paint.yellow('would fail (observed only)');
};

const criterionLines = (criterion: Criterion, { columns, paint }: ReportOptions): readonly string[] => {
  const { id, passed, checks, obligations = [] } = criterion;
  const mark = passed ? 'pass' : 'FAIL';
  const words = `${id}: ${foundWords(criterion)}, ${expectedWords(criterion)} expected`;
  const [first = '', ...rest] = wrapWith(`  ${mark}  `, words, columns);
  const colour = passed ? paint.green : paint.red;
  const all = [...checks, ...obligations];
  const more = all.length > MOST ? [`and ${all.length - MOST} more`] : [];
  const named =
    passed || all.length === 0 ? [] : wrapWith('        ', [...all.slice(0, MOST), ...more].join(', '), columns);
  return [first.replace(mark, colour(mark)), ...rest, ...named];
};

const lastLine = ({ judged, unjudged, asOf }: Batch, { columns }: ReportOptions): string => {
  const failed = judged.filter(({ decision }) => decision?.passed === false).length;
  const parts = [
    counted(judged.length + unjudged.length, 'pilot'),
    `${judged.length - failed} passed`,
    `${failed} failed`,
    ...(unjudged.length > 0 ? [`${unjudged.length} not judged`] : []),
  ];
  const lines = [`${parts.join(', ')}; as of ${asOf}`, ...ownChecklists(judged)];
  return `${lines.flatMap((line) => wrapWith('', line, columns)).join('\n')}\n`;
};

/** Pilots that are judged together are judged by the same checklists; the core alone needs no word. */
const ownChecklists = ([first]: readonly Reported[]): readonly string[] => {
  if (first === undefined || first.assessment.checklists.length < 2) return [];
  const names = first.assessment.checklists.map(({ id, version }) => `${id} ${version}`).join(', ');
  return [[`checklist ${names}`, ...notAskedWords(first.assessment)].join('; ')];
};
