// What every format of a trend is made from, and the shape that each has.
import type { Course } from '../../gate/course.ts';
import type { Paint } from '../paint.ts';
import type { Tool } from '../report.ts';

export type TrendReporter = (
  course: Course,
  view: { readonly columns: number; readonly paint: Paint },
  tool: Tool,
) => string;

export const shallowWords =
  'The clone is shallow: what came before is not in it. git fetch --unshallow brings the whole history.';
