// Plans for the tests of their formats: every example, an empty pilot, a hostile one.
import { makeTimetable } from '../../../src/plan/timetable.ts';
import type { PlanReportData } from '../../../src/report/plan/page.ts';
import type { ReportData } from '../../../src/report/report.ts';
import { once } from '../../folders.ts';
import { allPilots, judgeText, readExample } from '../pilots.ts';
import type { View } from '../printers.ts';

export const planned = ({ assessment, tool }: ReportData): PlanReportData => ({
  assessment,
  timetable: makeTimetable(assessment, { runs: 200 }),
  tool,
});

export const allPlans: () => readonly (readonly [string, PlanReportData])[] = once(() =>
  allPilots().map(([name, reported]) => [name, planned(reported)] as const),
);

/** An example under another name. */
export const named = (name: string, file = 'pilot.yaml'): PlanReportData => namedOnce(name, file);

const namedOnce = once((name = '', file = ''): PlanReportData => {
  const pilot = readExample('examples/telecom-support-bot.yaml');
  const text = JSON.stringify({ ...pilot, pilot: { ...(pilot.pilot as object), name } });
  const escaped = text.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return planned(judgeText(escaped, file));
});

export const printer =
  (print: (reported: PlanReportData, view: View) => string) =>
  (reported: PlanReportData, columns = 80, details = false): string =>
    print(reported, { columns, details });
