// What is wrong, or doubtful, with an input: a value, never an exception. And the one exception there is.

/** A place in a file. Lines and columns count from 1. `path` is dotted, with list items as [i] from 0. */
export type Place = { readonly path: string; readonly line: number; readonly column: number };

export type Problem = {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly at: Place;
  readonly hint?: string;
};

/** Bad input met by io or commands. `run` prints its problems and returns its exit code. */
export class ReadinessError extends Error {
  constructor(
    message: string,
    readonly options: { readonly exitCode?: number; readonly hint?: string } = {},
  ) {
    super(message);
    this.name = 'ReadinessError';
  }

  get exitCode(): number {
    return this.options.exitCode ?? 2;
  }
}

/** By its name, since the program may be bundled in parts that each have the class. */
export const isReadinessError = (error: unknown): error is ReadinessError =>
  error instanceof Error && error.name === 'ReadinessError';
