// The words of one field.

export type FieldWords = {
  /** Two or three words: Tasks per month. */
  readonly title: string;
  /** The question, as one would ask a colleague. */
  readonly ask: string;
  /** What is meant, with unit and range. */
  readonly says: string;
  /** What hangs on the answer. */
  readonly why: string;
  /** A value that is valid here. */
  readonly example: unknown;
  /** What the words of its vocabulary mean, where they do not speak for themselves. */
  readonly choices?: Readonly<Record<string, string>>;
};

export type WordsByPath = Readonly<Record<string, FieldWords>>;
