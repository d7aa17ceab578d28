// What a form has against a value, in zod's words.

export type Issue = {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly format?: string;
  readonly keys?: readonly string[];
  /** Whether what the value stands in may still be checked: the value is of the right kind. */
  readonly continue?: boolean;
};

/** What was found so far, and where reading stands. */
export type Trail = { readonly issues: Issue[]; readonly path: PropertyKey[] };

export const found = ({ issues, path }: Trail, code: string, more: Partial<Issue> = {}): undefined => {
  issues.push({ code, message: 'Invalid input', ...more, path: [...path, ...(more.path ?? [])] });
};

/** Whether one of the issues from here on says that a value is of the wrong kind. */
export const isAborted = (issues: readonly Issue[], from: number): boolean => {
  for (let i = from; i < issues.length; i += 1) if (issues[i]?.continue !== true) return true;
  return false;
};
