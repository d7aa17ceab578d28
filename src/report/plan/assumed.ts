// What the plan assumes, what to add to the pilot file so that it need not, and what it was made with.
import type { Timetable } from '../../plan/timetable.ts';
import { packed, wrap, wrapWith } from '../layout.ts';
import type { ReportOptions } from '../report.ts';
import type { PlanReported } from './report.ts';

export const assumptionLines = ({ assumptions }: Timetable, { columns }: ReportOptions): readonly string[] =>
  assumptions.flatMap(({ says }) => wrapWith('  · ', says, columns));

/** Lines of a pilot file, each under its section. */
export const toAdd = ({ assumptions }: Timetable, { columns, paint }: ReportOptions): readonly string[] => {
  const adds = assumptions.flatMap(({ add }) => (add === undefined ? [] : [add]));
  const sections = [...new Set(adds.map(({ path }) => sectionOf(path)))];
  return sections.flatMap((section) => [
    paint.cyan(`  ${section}:`),
    ...adds
      .filter(({ path }) => sectionOf(path) === section)
      .flatMap(({ path, example }) =>
        wrapWith(`    ${path.slice(section.length + 1)}: `, example, columns).map(paint.cyan),
      ),
  ]);
};

const sectionOf = (path: string): string => path.slice(0, path.indexOf('.'));

export const footer = (reported: PlanReported, options: ReportOptions): readonly string[] => [
  ...madeWith(reported, options),
  ...wrap(
    `Next: ${options.details ? '' : '--details for a bar a task, '}--format jira, linear or csv for an issue tracker, ics for a calendar`,
    options.columns,
  ),
];

export const madeWith = (
  { assessment, timetable, tool }: PlanReported,
  { columns, paint }: ReportOptions,
): readonly string[] => {
  const { runs, seed, generator } = timetable.simulation;
  const made = [
    `${tool.name} ${tool.version}`,
    `checklist ${assessment.checklists.map(({ id, version }) => `${id} ${version}`).join(', ')}`,
    `as of ${assessment.asOf}`,
    `${generator}, seed ${seed}, ${runs} runs`,
  ];
  return packed(made, 0, columns).map(paint.dim);
};
