// What every format of a comparison is made from, and the shape that each has.
import type { Judgement } from '../../gate/frame.ts';
import type { Comparison } from '../../model/snapshot.ts';
import type { Paint } from '../paint.ts';
import type { Tool } from '../report.ts';

export type Compared = {
  readonly before: Judgement;
  readonly after: Judgement;
  readonly comparison: Comparison;
  readonly tool: Tool;
};

export type CompareReporter = (compared: Compared, view: { readonly columns: number; readonly paint: Paint }) => string;
