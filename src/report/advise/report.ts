// What every report of advice is made from, and the shape of its formats.
import type { Advice } from '../../model/advise-report.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { ReportOptions, Tool } from '../report.ts';

export type AdviceReported = {
  readonly assessment: Assessment;
  readonly advice: readonly Advice[];
  readonly tool: Tool;
};

export type AdviceReporter = (reported: AdviceReported, options: ReportOptions) => string;
