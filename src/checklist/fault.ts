// What is wrong with a check of a checklist, before it is known on which line of which file that is.
import { didYouMean } from '../read/nearest.ts';

/** A fault of a check, or of the head where no check is named; `path` leads into the check's own entry. */
export type ChecklistFault = {
  readonly item?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly hint?: string;
  /** Another check that the fault is about as much. */
  readonly about?: string;
};

export const inWords = ({ item, message }: ChecklistFault): string =>
  item === undefined ? message : `${item}: ${message}`;

export type Faults = readonly ChecklistFault[];

export const fault = (
  path: readonly PropertyKey[],
  message: string,
  more: Partial<ChecklistFault> = {},
): ChecklistFault => ({
  path,
  message,
  ...more,
});

export const near = (word: string, known: readonly string[]): Partial<ChecklistFault> => {
  const hint = didYouMean(word, known);
  return hint === undefined ? {} : { hint };
};
