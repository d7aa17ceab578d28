// The plan for a terminal: what it comes to, the gates, the chart and the people on one screen; the tasks below.
import { counted } from '../figures.ts';
import { clipped, packed, wrap, wrapWith } from '../layout.ts';
import type { Paint } from '../paint.ts';
import type { ReportOptions } from '../report.ts';
import { safeReport } from '../safe-report.ts';
import { effortWords } from '../words.ts';
import { assumptionLines, footer, toAdd } from './assumed.ts';
import { gantt } from './gantt.ts';
import { gateLines } from './gates.ts';
import type { PlanReported, PlanReporter } from './report.ts';
import { taskLines } from './tasks.ts';
import { costWords, headline, integrationWords, loadWords, originWords } from './words.ts';

const [NARROWEST, WIDEST] = [40, 120];

export const terminalPlan: PlanReporter = ({ assessment, timetable, tool }, options) => {
  const safe = { ...safeReport({ assessment, plan: timetable.plan, tool }), timetable };
  const view = { ...options, columns: Math.max(NARROWEST, Math.min(WIDEST, options.columns)) };
  const sections = [
    head(safe, view),
    titled('Gates', gateLines(timetable, view), view.paint),
    titled('Chart', gantt(timetable, view), view.paint),
    titled('People', people(safe, view), view.paint),
    ...taskLines(timetable, view),
    titled('Assumed, as nobody states it', assumptionLines(timetable, view), view.paint),
    titled('Add to the pilot file', toAdd(timetable, view), view.paint),
    footer(safe, view),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
};

const titled = (title: string, lines: readonly string[], { bold }: Paint): readonly string[] =>
  lines.length === 0 ? [] : [bold(title), ...lines];

const head = ({ assessment, timetable }: PlanReported, { columns, paint }: ReportOptions): readonly string[] => {
  const { start, target, plan } = timetable;
  const { tasks, staffing } = plan;
  const dates = [
    `start ${start.date} [${originWords([start.origin])}]`,
    target === null ? 'no production date' : `production date ${target.date} [${originWords([target.origin])}]`,
  ];
  const roles = staffing.length === 0 ? '' : `, ${counted(staffing.length, 'role')} to find first`;
  return [
    ...packed([clipped(assessment.pilot.name, columns), 'phased plan', `as of ${assessment.asOf}`], 0, columns),
    ...packed(dates, 0, columns).map(paint.dim),
    '',
    ...wrap(headline(timetable), columns).map(paint.bold),
    ...(tasks.length === 0
      ? []
      : wrap(`${counted(tasks.length, 'task')}, ${effortWords(plan.days)}${roles}.`, columns)),
  ];
};

/** The roles that cost time, or have too much to do, or nobody; the others in one line. */
const people = ({ timetable, assessment }: PlanReported, { columns, paint }: ReportOptions): readonly string[] => {
  const { roles } = timetable;
  if (roles.length === 0) return [];
  const named = roles.filter((load) => costWords(load) !== '' || !load.found);
  const others = roles.filter((load) => !named.includes(load));
  return [
    ...named.flatMap((load) => {
      const cost = costWords(load);
      return wrapWith(
        `  ${load.overcommitted ? '✗' : '·'} `,
        `${load.role}: ${loadWords(load)}${cost && `; ${cost}`}`,
        columns,
      );
    }),
    ...(others.length > 0
      ? wrapWith(
          '  · ',
          `with time enough: ${others.map(({ role, fte, origin }) => `${role} ${fte} [${originWords([origin])}]`).join(', ')}`,
          columns,
        )
      : []),
    ...wrapWith('  · ', integrationWords(assessment.planning.integration), columns).map(paint.dim),
  ];
};
