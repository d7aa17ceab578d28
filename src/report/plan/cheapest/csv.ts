// The tasks of the cheapest way as rows, in the columns of the whole plan. Without a way there are no rows.
import { csvPlan } from '../csv.ts';
import type { PlanReporter } from '../report.ts';
import { jiraPlan, linearPlan } from '../trackers.ts';
import type { WayReporter } from './report.ts';

const ofWay =
  (report: PlanReporter): WayReporter =>
  ({ own, ...reported }, options) =>
    report({ ...reported, timetable: own }, options);

export const csvWay = ofWay(csvPlan);
export const jiraWay = ofWay(jiraPlan);
export const linearWay = ofWay(linearPlan);
