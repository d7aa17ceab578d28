// A file that is not what it claims to be ends its own reading, and nothing else.

/** Thrown by the readers of this folder, caught in index.ts alone; the message says what is wrong, where, and the remedy. */
export class Unreadable extends Error {}

/** What a file may hold before its reading ends: a hostile file costs at most its own reading. */
export const limits = {
  /** Values in a tree. */
  values: 2_000_000,
  /** Of XML, which take more memory, and attributes of one of them. */
  elements: 500_000,
  attributes: 1000,
  /** Maps and lists in one another. */
  levels: 200,
  /** Longer texts are shortened. */
  characters: 200,
  cells: 2_000_000,
  /** YAML cannot be read in parts. */
  yamlBytes: 16 * 1024 * 1024,
  unzippedBytes: 32 * 1024 * 1024,
} as const;
