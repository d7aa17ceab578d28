// The tasks as rows that GitHub, Jira and Linear can import: RFC 4180, and no cell that a spreadsheet would run.
import type { Timed } from '../../plan/entries.ts';
import { shown } from '../figures.ts';
import { safe } from '../safe-text.ts';
import type { PlanReported, PlanReporter } from './report.ts';
import { effortOf } from './words.ts';

/** `estimate` is in likely person-days; `parent` names the phase; lists are separated by commas. */
export const columns = ['id', 'title', 'body', 'labels', 'estimate', 'start', 'due', 'parent', 'blocked by'] as const;

export const csvPlan: PlanReporter = (reported) =>
  [columns.join(','), ...reported.timetable.tasks.map((task) => rowOf(task, reported))]
    .map((line) => `${line}\r\n`)
    .join('');

const rowOf = (task: Timed, { assessment, timetable }: PlanReported): string => {
  const phase = timetable.phases.find(({ id }) => id === task.phase);
  const cells = {
    id: text(task.id),
    title: text(task.action),
    body: text(bodyOf(task, assessment.asOf)),
    labels: text(['readiness', `gate-${task.gate}`, task.role, ...(task.blocks ? ['blocker'] : [])].join(',')),
    estimate: String(Math.round((task.isSearch ? 0 : task.days.likely) * 100) / 100),
    start: task.start,
    due: task.end,
    parent: text(phase === undefined ? '' : phaseName(phase)),
    'blocked by': text(task.after.join(',')),
  } satisfies Record<(typeof columns)[number], string>;
  return columns.map((column) => cells[column]).join(',');
};

const phaseName = ({ id, title }: { readonly id: number; readonly title: string }): string =>
  id === 0 ? title : `Phase ${id}: ${title}`;

const bodyOf = (task: Timed, asOf: string): string =>
  [
    ...(task.findOut ? ['The pilot file is silent on this: find out first.'] : []),
    `Done when: ${task.doneWhen}`,
    `Role: ${task.role}. Effort: ${effortOf(task)}.`,
    `Helps the ${task.gate} gate${task.blocks ? ', which it blocks' : ''}${task.closes.length === 0 ? '' : `, +${shown(task.points)} points`}.`,
    ...(task.closes.length > 0 ? [`Closes the check: ${task.closes.join(', ')}`] : []),
    `Plan as of ${asOf}`,
  ].join('\n');

/** A text cell: what could start a formula gets an apostrophe in front, and what could end the cell is quoted. */
export const text = (value: string): string => {
  const clean = value
    .split(/\r\n?|\n/)
    .map(safe)
    .join('\n');
  const harmless = /^\s*[=+\-@|%]/.test(clean) ? `'${clean}` : clean;
  return /[",\n\r']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};
