// What every report of the cheapest way is made from: the plan as a whole, the way, and the dates of its tasks alone.
import type { Cheapest } from '../../../plan/cheapest/index.ts';
import type { Timetable } from '../../../plan/timetable.ts';
import type { ReportOptions } from '../../report.ts';
import type { PlanReported } from '../report.ts';

export type WayReported = PlanReported & { readonly cheapest: Cheapest; readonly own: Timetable };

export type WayReporter = (reported: WayReported, options: ReportOptions) => string;
