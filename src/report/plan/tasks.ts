// The tasks by phase, in the order in which they begin: what, by whom, when, how long, and when it is done.

import type { Timed } from '../../plan/entries.ts';
import type { TimedPhase } from '../../plan/timed-phases.ts';
import type { Timetable } from '../../plan/timetable.ts';
import { shown } from '../figures.ts';
import { packed, wrapWith } from '../layout.ts';
import type { ReportOptions } from '../report.ts';
import { effortOf, exitWords } from './words.ts';

/** A section for each phase. */
export const taskLines = ({ phases }: Timetable, options: ReportOptions): readonly (readonly string[])[] =>
  phases.map((phase) => [...phaseHead(phase, options), ...phase.tasks.flatMap((task) => lines(task, options))]);

const phaseHead = (phase: TimedPhase, { columns, paint }: ReportOptions): readonly string[] => {
  const { id, title, start, end, exit } = phase;
  const dates = start === null ? 'done' : `${start} to ${end}`;
  return [
    ...wrapWith('', `${id === 0 ? title : `${id}. ${title}`}: ${dates}`, columns).map(paint.bold),
    ...wrapWith('   ', `ends when: ${exit}; ${exitWords(phase)}`, columns).map(paint.dim),
  ];
};

const lines = (task: Timed, { columns, paint }: ReportOptions): readonly string[] => {
  const about = [
    task.isSearch ? 'first of all' : task.id,
    ...(task.isSearch ? [] : [task.role]),
    effortOf(task),
    `${task.gate} gate${task.blocks ? ', blocks it' : ''}`,
    ...(task.isSearch ? [] : [`+${shown(task.points)} points`]),
  ];
  return [
    ...wrapWith(`  ${task.start} – ${task.end}  `, `${task.findOut ? 'Find out, then: ' : ''}${task.action}`, columns),
    ...packed(about, 4, columns).map(paint.dim),
    ...(task.after.length > 0 ? wrapWith('    ', `after ${task.after.join(', ')}`, columns).map(paint.dim) : []),
    ...wrapWith('    ', `done when: ${task.doneWhen}`, columns).map(paint.dim),
  ];
};
