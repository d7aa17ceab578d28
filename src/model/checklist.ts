// A checklist: every word and every number of judgement. What tells whether a check holds is in src/rules.
import type * as z from 'zod';
import type { checkItem, checklistHead, dimension, gate, phase } from './checklist-schema.ts';

export const dimensionIds = [
  'kpis',
  'data',
  'architecture',
  'governance',
  'evaluation',
  'operations',
  'talent',
] as const;
export const gateIds = ['pilot', 'production', 'scale'] as const;

export type CheckItem = z.infer<typeof checkItem>;
export type DimensionId = (typeof dimensionIds)[number];
export type GateId = (typeof gateIds)[number];
export type Dimension = z.infer<typeof dimension>;
export type Gate = z.infer<typeof gate>;
export type Phase = z.infer<typeof phase>;
export type ChecklistHead = z.infer<typeof checklistHead>;

/** A checklist as it is judged by: head and items, composed from one or more files. */
export type Checklist = ChecklistHead & {
  readonly parts: readonly { readonly id: string; readonly version: string }[];
  readonly items: readonly CheckItem[];
};

/** The dimension that a check belongs to is the first word of its id. */
export const dimensionOf = (id: string): DimensionId => id.slice(0, id.indexOf('.')) as DimensionId;

/** The control's key in the pilot file is the second word of its id. */
export const slugOf = (id: string): string => id.slice(id.indexOf('.') + 1);
