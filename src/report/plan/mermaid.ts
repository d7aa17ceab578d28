// The plan as a Mermaid gantt diagram: a section a phase, a bar a task, a milestone a gate.

import type { Timed } from '../../plan/entries.ts';
import type { Forecast } from '../../plan/forecast.ts';
import type { TimedPhase } from '../../plan/timed-phases.ts';
import { safe } from '../safe-text.ts';
import type { PlanReported, PlanReporter } from './report.ts';

export const mermaidPlan: PlanReporter = (reported) => `${mermaidLines(reported).join('\n')}\n`;

export const mermaidLines = ({ assessment, timetable }: PlanReported): readonly string[] => [
  'gantt',
  `  title ${plain(`${assessment.pilot.name}, phased plan`)}`,
  '  dateFormat YYYY-MM-DD',
  '  inclusiveEndDates',
  ...timetable.phases.filter(({ tasks }) => tasks.length > 0).flatMap(sectionLines),
  ...gateLines(timetable.gates),
  ...(timetable.target === null ? [] : [milestone('Production date of the pilot file', timetable.target.date)]),
];

const sectionLines = ({ id, title, tasks }: TimedPhase): readonly string[] => [
  `  section ${plain(id === 0 ? title : `${id} ${title}`)}`,
  ...tasks.map(taskLine),
];

const taskLine = ({ id, start, end, blocks }: Timed): string =>
  `  ${plain(id)} :${blocks ? 'crit, ' : ''}${start}, ${end}`;

const gateLines = (gates: readonly Forecast[]): readonly string[] => {
  const dated = gates.flatMap(({ result, dates }) =>
    dates === null
      ? []
      : [milestone(`${result.gate.id} gate P50`, dates.p50), milestone(`${result.gate.id} gate P80`, dates.p80)],
  );
  return ['  section Gates', ...dated];
};

const milestone = (name: string, date: string): string => `  ${plain(name)} :milestone, ${date}, 1d`;

/** Only what Mermaid reads as plain text: letters and digits of any script, spaces and a little punctuation. */
const plain = (text: string): string =>
  safe(text)
    .replace(/[^\p{L}\p{M}\p{N} .,()/-]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
