// A gantt chart as a Mermaid diagram: a section a phase, a bar a task, a milestone a gate.
import type { Gantt, GanttRow } from './page.ts';
import { safe } from './text.ts';

export const mermaidLines = (title: string, { rows, target }: Gantt): readonly string[] => {
  const tasks = rows.flatMap((row, i) => (row.kind === 'task' ? [] : phaseLines(row, rows.slice(i + 1))));
  const gates = rows.filter(({ kind }) => kind === 'gate');
  return [
    'gantt',
    `  title ${plain(title)}`,
    '  dateFormat YYYY-MM-DD',
    '  inclusiveEndDates',
    ...tasks,
    '  section Gates',
    ...gates.flatMap(({ label, from, mark }) => [
      milestone(`${label} P50`, from),
      ...(mark === undefined ? [] : [milestone(`${label} P80`, mark)]),
    ]),
    ...(target === null ? [] : [milestone('Production date of the pilot file', target)]),
  ];
};

/** A phase with the tasks that follow it, up to the next row that is no task. */
const phaseLines = ({ kind, label }: GanttRow, after: readonly GanttRow[]): readonly string[] => {
  const end = after.findIndex((row) => row.kind !== 'task');
  const tasks = end < 0 ? after : after.slice(0, end);
  if (kind !== 'phase' || tasks.length === 0) return [];
  return [
    `  section ${plain(label)}`,
    ...tasks.map((task) => `  ${plain(task.label)} :${task.critical ? 'crit, ' : ''}${task.from}, ${task.to}`),
  ];
};

const milestone = (name: string, date: string): string => `  ${plain(name)} :milestone, ${date}, 1d`;

/** Only what Mermaid reads as plain text: letters and digits of any script, spaces and a little punctuation. */
const plain = (text: string): string =>
  safe(text)
    .replace(/[^\p{L}\p{M}\p{N} .,()/-]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
