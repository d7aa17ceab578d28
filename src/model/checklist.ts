// A checklist: every word and every number of judgement. What tells whether a check holds is in src/rules.
import type * as z from 'zod';
import type { checkItem, checklistHead, dimension, gate, phase } from './checklist-schema.ts';

export type CheckItem = z.infer<typeof checkItem>;
export type Dimension = z.infer<typeof dimension>;
export type Gate = z.infer<typeof gate>;
export type Phase = z.infer<typeof phase>;
export type ChecklistHead = z.infer<typeof checklistHead>;

/** A checklist as it is judged by: head and items, composed from one or more files. */
export type Checklist = ChecklistHead & {
  readonly parts: readonly { readonly id: string; readonly version: string }[];
  readonly items: readonly CheckItem[];
};
