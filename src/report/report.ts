// What every report is made from, and the shape that every format has: a function to a string.
import type { Assessment } from '../model/assessment.ts';
import type { Decision, Notice } from '../model/decision.ts';
import type { Problem } from '../model/problem.ts';
import type { Comparison } from '../model/snapshot.ts';
import type { Plan } from '../plan/index.ts';
import type { Paint } from './paint.ts';

export type Reported = {
  readonly assessment: Assessment;
  readonly plan: Plan;
  readonly tool: Tool;
  /** What was asked of the pilot, where something was. */
  readonly decision?: Decision;
  /** What the gate has to tell beside its criteria: waivers to be looked at, or that nothing was asked for. */
  readonly notices?: readonly Notice[];
  /** What changed since the baseline, where there is one. */
  readonly comparison?: Comparison;
};

/** A file that could not be judged, and why. It counts as a failure in every format, never as nothing. */
export type Unjudged = { readonly file: string; readonly problems: readonly Problem[] };

/** All that one run has to report. */
export type Batch = {
  readonly tool: Tool;
  /** The date of judgement, YYYY-MM-DD. */
  readonly asOf: string;
  readonly judged: readonly Reported[];
  readonly unjudged: readonly Unjudged[];
};

export type Tool = { readonly name: string; readonly version: string };

export type ReportOptions = {
  /** Columns to fit, 40 and up. */
  readonly columns: number;
  readonly paint: Paint;
  /** Every check with its outcome, instead of the gaps that matter most. */
  readonly details: boolean;
  /** A file's path from the root of its repository, for readers that have nothing but the repository. */
  readonly pathOf?: (file: string) => string;
};

/** A format's text for one pilot. */
export type Reporter = (reported: Reported, options: ReportOptions) => string;

/** A format: everything of a run in one text. */
export type Report = (batch: Batch, options: ReportOptions) => string;
