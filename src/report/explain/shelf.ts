// What an explanation is made from: the checklist in force, the standards that it cites, and perhaps one judged pilot.
import type { Library } from '../../assess/clauses.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { CheckItem, Checklist } from '../../model/checklist.ts';
import type { Pilot } from '../../model/pilot.ts';
import type { Place } from '../../model/problem.ts';
import type { Paint } from '../paint.ts';
import type { Tool } from '../report.ts';

export type Examples = CheckItem['examples'];

/** A pilot that was judged, with the way from its paths to its lines. */
export type Case = {
  readonly assessment: Assessment;
  readonly pilot: Pilot;
  readonly locate: (path: string) => Place;
  /** The text of the file. */
  readonly text: string;
};

export type Shelf = {
  readonly checklist: Checklist;
  readonly library: Library;
  readonly examplesOf: (item: CheckItem) => Examples;
  readonly asOf: string;
  readonly tool: Tool;
  readonly pilot?: Case;
};

/** What is to be explained. Without ids and without the sum: what there is. */
export type Asked = {
  readonly checks: readonly string[];
  readonly dimensions: readonly string[];
  /** Ids of obligations. */
  readonly duties?: readonly string[];
  readonly score: boolean;
};

export type ExplainView = { readonly columns: number; readonly paint: Paint };

export type ExplainReporter = (shelf: Shelf, asked: Asked, view: ExplainView) => string;
