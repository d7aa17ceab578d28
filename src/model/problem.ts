// What is wrong, or doubtful, with an input: a value, never an exception. And the one exception there is.

// Dotted paths into a pilot file: data.sources[0].owner.

/** Appends a key or an index to a path. */
export const join = (path: string, part: string | number): string => {
  if (typeof part === 'number') return `${path}[${part}]`;
  return path === '' ? part : `${path}.${part}`;
};

/** The path one level up; "" for a top-level section. */
export const parent = (path: string): string => {
  const isItem = path.endsWith(']');
  const at = path.lastIndexOf(isItem ? '[' : '.');
  if (at <= 0) return '';
  const part = path.slice(at + 1, isItem ? -1 : undefined);
  const isPart = isItem ? /^\d+$/.test(part) : !part.includes('[') && !part.includes(']');
  return isPart ? path.slice(0, at) : '';
};

/** The last part of a path: the key or, of a list item, its list with the index. */
export const last = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

/** Dotted, with items of lists as [i]: data.sources[0].owner. */
export const toPath = (parts: readonly PropertyKey[]): string =>
  parts.reduce<string>((path, part) => join(path, typeof part === 'number' ? part : String(part)), '');

/** A place in a file. Lines and columns count from 1. `path` is dotted, with list items as [i] from 0. */
export type Place = { readonly path: string; readonly line: number; readonly column: number };

export type Problem = {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly at: Place;
  readonly hint?: string;
};

/** Orders problems by line, then column; for `sort`. */
export const byPlace = (a: Problem, b: Problem): number => a.at.line - b.at.line || a.at.column - b.at.column;

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

/** Problems that are told of one file: a file with more of them has one fault many times. */
const MOST = 100;

/** The first hundred, errors before warnings, in the order that they have; then how many there are besides. */
export const limited = (problems: readonly Problem[]): readonly Problem[] => {
  if (problems.length <= MOST + 1) return problems;
  const errors = problems.filter(({ severity }) => severity === 'error');
  const told = new Set([...errors, ...problems.filter(({ severity }) => severity !== 'error')].slice(0, MOST));
  const severity = errors.length > MOST ? 'error' : 'warning';
  const message = `and ${problems.length - MOST} more, which are not told one by one`;
  return [
    ...problems.filter((one) => told.has(one)),
    { code: 'more', severity, message, at: { path: '', line: 1, column: 1 } },
  ];
};

// What a CI server takes for a command in a line of its log, and how text is kept from being one. GitHub reads `::` at
// the start of a line, blanks before it included, and `##[` anywhere in it; Azure Pipelines reads `##vso[` anywhere.

/** The same text to a reader, with a blank in what would be a command. */
export const withoutCommands = (text: string): string => text.replace(atStart, '$1: :').replace(anywhere, '# #');

/** Two number signs that begin a command wherever they stand; a format that has escapes writes the second as one. */
export const anywhere = /##(?=[a-z]*\[)/gi;

const atStart = /^((?:[^\S\r\n\u2028\u2029]|\u0085)*)::/gm;
