// Two statements of the same pilot, or a statement and the file that it cites, that cannot both be true.
import type { Place } from './problem.ts';

/** One side of a contradiction: the path of the value in the pilot file, what it says, and where it stands. */
export type Said = { readonly path: string; readonly value: string; readonly at: Place };

export type Contradiction = {
  /** Kebab-case, the same in every report: `cap-below-forecast`. */
  readonly id: string;
  /** One sentence that says both sides and why they cannot both hold. */
  readonly statement: string;
  readonly places: readonly [Said, ...Said[]];
};
