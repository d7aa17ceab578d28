// The tasks as rows that GitHub, Jira and Linear can import, with their dates.
import type { Timed } from '../../plan/entries.ts';
import { csvTable, inOrder, text } from '../csv.ts';
import { bodyOf, estimateOf, labelsOf } from '../csv-tasks.ts';
import type { PlanReported, PlanReporter } from './report.ts';

/** `estimate` is in likely person-days; `parent` names the phase; lists are separated by commas. */
export const columns = ['id', 'title', 'body', 'labels', 'estimate', 'start', 'due', 'parent', 'blocked by'] as const;

export const csvPlan: PlanReporter = (reported) =>
  csvTable(
    columns,
    reported.timetable.tasks.map((task) => inOrder(columns, cellsOf(task, reported))),
  );

const cellsOf = (
  task: Timed,
  { assessment, timetable }: PlanReported,
): Readonly<Record<(typeof columns)[number], string>> => {
  const phase = timetable.phases.find(({ id }) => id === task.phase);
  return {
    id: text(task.id),
    title: text(task.action),
    body: text(bodyOf(task, [`Plan as of ${assessment.asOf}`])),
    labels: text(labelsOf(task).join(',')),
    estimate: estimateOf(task),
    start: task.start,
    due: task.end,
    parent: text(phase === undefined ? '' : phaseName(phase)),
    'blocked by': text(task.after.join(',')),
  };
};

const phaseName = ({ id, title }: { readonly id: number; readonly title: string }): string =>
  id === 0 ? title : `Phase ${id}: ${title}`;
