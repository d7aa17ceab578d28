// The tasks of the cheapest way as rows, in the columns of the whole plan. Without a way there are no rows.
import { csvPlan } from '../csv.ts';
import type { WayReporter } from './report.ts';

export const csvWay: WayReporter = ({ own, ...reported }, options) => csvPlan({ ...reported, timetable: own }, options);
