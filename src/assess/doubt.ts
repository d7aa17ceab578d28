// Something doubtful at a path of a pilot, before it is known on which line that is.

export type Doubt = {
  readonly code: string;
  readonly message: string;
  readonly path: string;
  readonly hint?: string;
};
