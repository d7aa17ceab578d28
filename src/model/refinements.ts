// What a schema asks of several values at once, by name: the schemas of the pilot file hold these, and so do the forms
// that are compiled from them (see form.ts).
import { comparison } from './evidence.ts';
import { type Status, statusByWord, type statusWords } from './words.ts';

export type Refinement<T = never> = {
  readonly test: (value: T) => boolean;
  readonly error: string;
  readonly path?: PropertyKey[];
};

type Word = Status | keyof typeof statusWords | boolean;
type Range = { readonly low: number; readonly likely: number; readonly high: number };
type Entry = {
  readonly file?: string | undefined;
  readonly url?: string | undefined;
  readonly at?: string | undefined;
  readonly is?: string | number | boolean | undefined;
};
type Declared = { readonly status?: Word | undefined; readonly reason?: string | undefined };

const isNotApplicable = (word: Word | undefined): boolean =>
  word !== undefined && statusByWord(word) === 'not-applicable';

const isReadable = (is: string | number | boolean): boolean =>
  typeof is !== 'string' || !/^\s*[<>=!]/.test(is) || comparison.test(is.trim());

export const inOrder: Refinement<Range> = {
  test: ({ low, likely, high }) => low <= likely && likely <= high,
  error: 'a range goes from low over likely to high',
};

export const oneSource: Refinement<Entry> = {
  test: ({ file, url }) => (file === undefined) !== (url === undefined),
  error: 'evidence names either a file or a url',
};

export const atInFile: Refinement<Entry> = {
  test: ({ url, at }) => url === undefined || at === undefined,
  error: 'only a file is looked into: at goes with file',
  path: ['at'],
};

export const isAtPlace: Refinement<Entry> = {
  test: ({ at, is }) => is === undefined || at !== undefined,
  error: 'is needs at, which says where in the file to look',
  path: ['is'],
};

export const readableIs: Refinement<Entry> = {
  test: ({ is }) => is === undefined || isReadable(is),
  error: 'a comparison is written as ">= 0.95": >=, <=, >, <, = or !=, and a number',
  path: ['is'],
};

export const reasoned: Refinement<Declared> = {
  test: ({ status, reason }) => !isNotApplicable(status) || reason !== undefined,
  error: 'not-applicable needs a reason',
  path: ['reason'],
};

export const notBareAway: Refinement<Word> = {
  test: (word) => !isNotApplicable(word),
  error: 'not-applicable needs a reason: write {status: not-applicable, reason: …}',
};

/** By the names that compiled forms know them by. */
export const refinements: Readonly<Record<string, Refinement>> = {
  inOrder,
  oneSource,
  atInFile,
  isAtPlace,
  readableIs,
  reasoned,
  notBareAway,
};
