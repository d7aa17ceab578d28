// The plan as a chart of characters: phases as bands, tasks as lines, gates as marks, and the production date down it all.

import type { Timed } from '../../plan/entries.ts';
import type { Forecast } from '../../plan/forecast.ts';
import type { TimedPhase } from '../../plan/timed-phases.ts';
import type { Timetable } from '../../plan/timetable.ts';
import { clipped, packed, padEnd } from '../layout.ts';
import type { ReportOptions } from '../report.ts';
import { type Axis, axisOf } from './axis.ts';

const [NARROW_LABEL, WIDE_LABEL] = [20, 28];
const WIDE = 72;

/** Lines of the chart; none where nothing is scheduled. */
export const gantt = (timetable: Timetable, { columns, paint, details }: ReportOptions): readonly string[] => {
  if (timetable.tasks.length === 0) return [];
  const label = columns < WIDE ? NARROW_LABEL : WIDE_LABEL;
  const axis = axisOf(timetable.start.date, lastDate(timetable), columns - label - 1);
  const target = timetable.target === null ? -1 : markOf(timetable.target.date, timetable, axis);
  const row = (name: string, cells: readonly string[]): string =>
    `${padEnd(clipped(name, label), label)} ${withTarget(cells, target)}`.trimEnd();
  return [
    ...axis.labels.map((line) => paint.dim(`${' '.repeat(label + 1)}${line}`)),
    ...timetable.phases.flatMap((phase) => [
      row(phase.id === 0 ? phase.title : `${phase.id} ${phase.title}`, bandOf(phase, axis)),
      ...(details ? phase.tasks.map((task) => row(`  ${task.id}`, lineOf(task, axis))) : []),
    ]),
    ...timetable.gates.flatMap((gate) =>
      gate.dates === null ? [] : [row(`◆ ${gate.result.gate.id} gate`, marksOf(gate, axis))],
    ),
    ...packed(legend(target >= 0, details), 0, columns).map(paint.dim),
  ];
};

const legend = (hasTarget: boolean, details: boolean): readonly string[] => [
  '█ worked on',
  '░ waiting',
  ...(details ? ['━ a task'] : []),
  '◆ P80 of a gate, from P50 ├ to P95 ┤',
  ...(hasTarget ? ['┊ the pilot’s own production date'] : []),
];

const lastDate = ({ tasks, gates, target, start }: Timetable): string =>
  [...tasks.map(({ end }) => end), ...gates.map(({ dates }) => dates?.p95 ?? ''), target?.date ?? ''].reduce(
    (last, date) => (date > last ? date : last),
    start.date,
  );

/** The production date's column, where it lies on the chart. */
const markOf = (date: string, { start }: Timetable, axis: Axis): number =>
  date < start.date ? -1 : axis.columnOf(date);

const withTarget = (cells: readonly string[], target: number): string =>
  cells.map((cell, i) => (cell === ' ' && i === target ? '┊' : cell)).join('');

const blank = ({ width }: Axis): string[] => Array.from({ length: width }, () => ' ');

const fill = (cells: string[], axis: Axis, from: string, to: string, character: string): void => {
  cells.fill(character, axis.columnOf(from), axis.columnOf(to) + 1);
};

const bandOf = ({ start, end, tasks }: TimedPhase, axis: Axis): readonly string[] => {
  const cells = blank(axis);
  if (start === null || end === null) return cells;
  fill(cells, axis, start, end, '░');
  for (const task of tasks) fill(cells, axis, task.start, task.end, '█');
  return cells;
};

const lineOf = (task: Timed, axis: Axis): readonly string[] => {
  const cells = blank(axis);
  fill(cells, axis, task.start, task.end, '━');
  return cells;
};

const marksOf = ({ dates }: Forecast, axis: Axis): readonly string[] => {
  const cells = blank(axis);
  if (dates === null) return cells;
  fill(cells, axis, dates.p50, dates.p95, '─');
  cells[axis.columnOf(dates.p50)] = '├';
  cells[axis.columnOf(dates.p95)] = '┤';
  cells[axis.columnOf(dates.p80)] = '◆';
  return cells;
};
