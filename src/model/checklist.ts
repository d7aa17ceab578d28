// A checklist: every word and every number of judgement. What tells whether a check holds is in src/rules.
import type * as z from 'zod';
import type { checkItem, checklistHead, dimension, gate, OwnFields, phase } from './checklist-schema.ts';
import type { Outcome } from './evidence.ts';
import type { Pilot } from './pilot/pilot.ts';

export type CheckItem = z.infer<typeof checkItem>;
export type Dimension = z.infer<typeof dimension>;
export type Gate = z.infer<typeof gate>;
export type Phase = z.infer<typeof phase>;
export type ChecklistHead = z.infer<typeof checklistHead>;

/** One of the files that a checklist is composed from; the core ships with the program and has no file. */
export type ChecklistPart = { readonly id: string; readonly version: string; readonly file?: string };

/** Where an organisation's file says something. */
export type FileOrigin = { readonly file: string; readonly line: number; readonly column: number };

/** A check of the core that an organisation does not ask for. A pilot may still declare it. */
export type Disabled = {
  readonly id: string;
  readonly reason: string;
  readonly origin: FileOrigin;
  readonly control?: true;
};

/** Where a checklist asks less than another. `at` is the setting as `origins` names it: gates.pilot.score. */
export type Loosened = {
  readonly at: string;
  readonly kind: 'gate' | 'blocker' | 'disabled' | 'due' | 'weight' | 'threshold' | 'coverage';
  readonly before: string;
  readonly after: string;
};

/** Judges a pilot by the expression of a check, as of a date YYYY-MM-DD. */
export type Expectation = (pilot: Pilot, asOf: string) => Outcome;

/** A checklist as it is judged by: head and items, composed from one or more files. */
export type Checklist = ChecklistHead & {
  readonly parts: readonly ChecklistPart[];
  /** The configuration file that named the parts. */
  readonly configuration?: string;
  readonly items: readonly CheckItem[];
  /** What organisations' files changed or added: checks.data.lineage.weight, gates.pilot.score, items.data.own-check. */
  readonly origins?: Readonly<Record<string, FileOrigin>>;
  readonly disabled?: readonly Disabled[];
  /** Where it asks less than the core: told beside every verdict. */
  readonly lowered?: readonly Loosened[];
  /** Fields that organisations add to the pilot file, under x-<name>. */
  readonly facts?: OwnFields;
  /** What the items with `expect` are judged by, by their ids. */
  readonly expectations?: ReadonlyMap<string, Expectation>;
};
