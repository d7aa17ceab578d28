// What every report of a value case is made from, and the shape of its formats. A format is one file and one line here.
import type { Assessment } from '../../model/assessment.ts';
import type { ValueCase } from '../../model/value-report.ts';
import type { ReportOptions, Tool } from '../report.ts';

export type ValueReported = { readonly assessment: Assessment; readonly value: ValueCase; readonly tool: Tool };

export type ValueReporter = (reported: ValueReported, options: ReportOptions) => string;
