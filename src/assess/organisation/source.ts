// The core checklist as it was written: thresholds not yet filled into its words, examples included, and what it may
// cite. Loaded only where it is composed, shown or linted.
import type { CheckItem, Checklist } from '../../model/checklist.ts';
import written from '../generated/core-source.json';

export type Source = {
  /** The core without its items. */
  readonly head: Checklist;
  readonly items: readonly CheckItem[];
  readonly clauses: readonly string[];
  readonly sources: readonly string[];
};

export const source = written as unknown as Source;
