// What every report of a plan is made from, and the shape of its formats. A format is one file and one line here.
import type { Assessment } from '../../model/assessment.ts';
import type { Timetable } from '../../plan/timetable.ts';
import type { ReportOptions, Tool } from '../report.ts';

export type PlanReported = { readonly assessment: Assessment; readonly timetable: Timetable; readonly tool: Tool };

export type PlanReporter = (reported: PlanReported, options: ReportOptions) => string;
