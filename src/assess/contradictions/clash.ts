// A contradiction before it is known on which lines its sides stand.

/** A path of the pilot file and what it says there. */
export type Side = readonly [path: string, value: unknown];

export type Clash = { readonly id: string; readonly statement: string; readonly sides: readonly [Side, ...Side[]] };

/** One contradiction where the condition holds; what is not known contradicts nothing. */
export const clash = (
  holds: boolean,
  id: string,
  statement: string,
  ...sides: readonly [Side, ...Side[]]
): readonly Clash[] => (holds ? [{ id, statement, sides }] : []);

/** Whether a stated list is empty; a list that is not stated is not. */
export const isNone = (list: readonly unknown[] | undefined): boolean => list?.length === 0;
