// What is said of a fault: the nearest known name, and what counts as no answer.
import type { Problem } from '../model/problem.ts';
import { controlSlug, shorten } from '../model/vocabulary.ts';

/** Nearest of the known words, if it is near enough to be meant. Case, spaces, dashes and underscores do not count. */
export const nearest = (word: string, known: readonly string[]): string | undefined => {
  if (word.length > NEAREST_LONGEST) return undefined;
  const given = plain(word);
  let [best, least]: [string | undefined, number] = [undefined, slipsAllowed(given.length) + 1];
  for (const candidate of known) {
    if (Math.abs(candidate.length - given.length) >= least) continue;
    const distance = steps(given, plain(candidate), least);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
};

/** A third of the letters may differ; one in a short word, none in a word of one or two letters. */
const slipsAllowed = (length: number): number => (length < 3 ? 0 : Math.max(1, Math.floor(length / 3)));

/** The nearest known word as a hint, "did you mean …?"; undefined where none is near. */
export const didYouMean = (word: string, known: readonly string[]): string | undefined => {
  const near = nearest(word, known);
  return near === undefined ? undefined : `did you mean "${near}"?`;
};

/** No word that is known comes near this length. */
const NEAREST_LONGEST = 50;

const plain = (word: string): string =>
  word
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '-');

/** Letters to add, drop, change or swap to get from one word to the other; `limit` where it is that many or more. */
const steps = (from: string, to: string, limit: number): number => {
  if (Math.abs(from.length - to.length) >= limit) return limit;
  let [before, last, row] = buffers;
  for (let j = 0; j <= to.length; j++) last[j] = j;
  for (let i = 1; i <= from.length; i++) {
    const least = fill(row, last, before, from, to, i);
    if (least >= limit) return limit;
    [before, last, row] = [last, row, before];
  }
  return last[to.length] ?? limit;
};

/** One row of the table: distances from the first `i` letters of one word to every beginning of the other. */
const fill = (row: Row, last: Row, before: Row, from: string, to: string, i: number): number => {
  const letter = from.charCodeAt(i - 1);
  row[0] = i;
  let least = i;
  for (let j = 1; j <= to.length; j++) {
    const other = to.charCodeAt(j - 1);
    let cell = (last[j - 1] as number) + (letter === other ? 0 : 1);
    cell = Math.min(cell, (last[j] as number) + 1, (row[j - 1] as number) + 1);
    const swapped = i > 1 && j > 1 && letter === to.charCodeAt(j - 2) && from.charCodeAt(i - 2) === other;
    if (swapped) cell = Math.min(cell, (before[j - 2] as number) + 1);
    row[j] = cell;
    if (cell < least) least = cell;
  }
  return least;
};

type Row = Uint8Array;

/** Three rows are enough, and are used again: a wrong file can ask for this many thousand times. */
const buffers: [Row, Row, Row] = [new Uint8Array(128), new Uint8Array(128), new Uint8Array(128)];

// The known ids that are nearest to one that is not known: by the whole id, by the word after the dot, by a part of it.

const MOST = 3;

/** At most three, the likeliest first. A path such as data.controls.lineage is taken for what it answers. */
export const nearestFew = (word: string, known: readonly string[]): readonly string[] => {
  const given = word.trim().toLowerCase().replace('.controls.', '.').replace('governance.obligations.', '');
  if (given === '' || given.length > LONGEST_WORD) return [];
  const slug = given.slice(given.indexOf('.') + 1);
  const bySlug = nearest(slug, known.map(controlSlug));
  const found = [
    ...known.filter((id) => id === given || controlSlug(id) === slug),
    ...[nearest(given, known)].flatMap((id) => id ?? []),
    ...known.filter((id) => bySlug !== undefined && controlSlug(id) === bySlug),
    ...(slug.length < SHORTEST ? [] : known.filter((id) => id.includes(slug))),
  ];
  return [...new Set(found)].slice(0, MOST);
};

/** A part of an id says something from here on; and no id comes near this length. */
const [SHORTEST, LONGEST_WORD] = [3, 50];

// What is wrong at a path, before it is known on which line that is.

// Missing, null, "" and blank text, and a map without entries all mean "not known yet": they are taken out before a
// schema looks.

/** Nothing, or white space alone: not answered. */
export const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '');

/** What people write where they do not know yet: TBD, ???, to be confirmed, <owner>. */
export const isPlaceholder = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 60 && PLACEHOLDER.test(value) && value.trim() !== '';

/** Signs that say nothing by themselves; %, currencies and the like are units. */
const SIGN = String.raw`[\s.\u2026?!_*~#/\\|,;:()[\]{}=+"'\`\u2010-\u2015-]`;

const PLACEHOLDERS: readonly string[] = [
  ...['tbd', 'tba', 'tbc', 'tbx', 'todo', 'to do', 'fixme', 'unknown', 'not known', 'not known yet', 'not yet known'],
  ...['placeholder', 'lorem ipsum', 'fill in', 'fill me in', 'insert here', 'asdf', 'dummy', 'no idea', 'dont know'],
  ...['defined', 'determined', 'decided', 'done', 'confirmed', 'announced', 'added', 'agreed'].map(
    (one) => `to be ${one}`,
  ),
  'x{3,}',
];

/** Signs alone, such words with signs around and between them, or something in pointed brackets. */
const PLACEHOLDER = new RegExp(
  `^${SIGN}*(?:(?:${PLACEHOLDERS.map((one) => one.replaceAll(' ', `${SIGN}+`)).join('|')})${SIGN}*)?$|^\\s*<[^<>]+>\\s*$`,
  'i',
);

/** What an entry is called or found by stays as it is written, and is only warned of; so does a status. */
const KEPT: ReadonlySet<string> = new Set([
  'name',
  'system',
  'role',
  'check',
  'id',
  'file',
  'url',
  'ref',
  'at',
  'is',
  'status',
]);

/** Whether a placeholder under these keys counts as no answer. */
const isNoAnswer = (value: unknown, key: string, above: string): boolean =>
  !KEPT.has(key) && isPlaceholder(value) && !(above === 'controls' && value === 'unknown');

/**
 * The same value without its blank entries and placeholders, and without the maps and lists that this leaves empty. Blank
 * items of a list are kept: they are mistakes, not unknowns.
 */
export const withoutBlanks = (value: unknown, above = ''): unknown => {
  if (Array.isArray(value)) {
    const isOpen = value.length > 0 && value.every((entry) => isNoAnswer(entry, '', above));
    return isOpen ? undefined : value.map((entry) => withoutBlanks(entry));
  }
  if (typeof value !== 'object' || value === null) return value;
  const kept: (readonly [key: string, entry: unknown])[] = [];
  for (const [key, entry] of Object.entries(value)) {
    const inside = isNoAnswer(entry, key, above) ? undefined : withoutBlanks(entry, key);
    if (!isBlank(inside) && !isEmptyMap(inside)) kept.push([key, inside]);
  }
  return Object.fromEntries(kept);
};

const isEmptyMap = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;

export type ValueFault = Pick<Problem, 'code' | 'message' | 'hint'> & {
  readonly parts: readonly PropertyKey[];
  /** The key is at fault, not its value. */
  readonly key?: true;
  readonly severity?: Problem['severity'];
};

/** A value as it is quoted in a message. */
export const shown = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(shorten(value));
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a map';
  return String(value);
};
