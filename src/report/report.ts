// What every report is made from, and the shape that every format has: a function to a string.
import type { Assessment } from '../model/assessment.ts';
import type { Plan } from '../plan/index.ts';
import type { Paint } from './paint.ts';

export type Reported = { readonly assessment: Assessment; readonly plan: Plan; readonly tool: Tool };

export type Tool = { readonly name: string; readonly version: string };

export type ReportOptions = {
  /** Columns to fit, 40 and up. */
  readonly columns: number;
  readonly paint: Paint;
  /** Every check with its outcome, instead of the gaps that matter most. */
  readonly details: boolean;
};

export type Reporter = (reported: Reported, options: ReportOptions) => string;
