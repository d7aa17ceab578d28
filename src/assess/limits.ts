// How much a file may ask for. A full pilot file has some 600 values in 7 levels.

export const limits = {
  /** Keys and values in all, with aliases written out. */
  values: 100_000,
  /** Maps and lists inside each other. */
  levels: 64,
  /** A long text counts as several values each time an alias repeats it. */
  charactersPerValue: 100,
  /** js-yaml counts a few levels more than there are: scalars, and values that it tries as keys. */
  reader: { maxDepth: 80 },
} as const;
