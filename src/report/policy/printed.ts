// What a printed policy is made from, and the shape that its formats have.
import type { Asked, From } from '../../model/policy-in-force.ts';
import type { Paint } from '../paint.ts';
import type { Tool } from '../report.ts';

export type PrintedPolicy = {
  readonly tool: Tool;
  /** The pilot files as they were named; none for the working directory. */
  readonly files: readonly string[];
  readonly configuration: string | null;
  readonly checklists: readonly { readonly id: string; readonly version: string }[];
  readonly asked: readonly Asked[];
  /** What the gate that is asked for asks itself. */
  readonly conditions: readonly Asked[];
  /** Nothing was asked for, so the pilot gate is. */
  readonly isAssumed: boolean;
  readonly reports: readonly { readonly format: string; readonly file: string; readonly from: From }[];
};

export type PolicyReport = (
  printed: PrintedPolicy,
  options: { readonly columns: number; readonly paint: Paint },
) => string;
