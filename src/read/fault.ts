// What is wrong at a path, before it is known on which line that is.
import type { Problem } from '../model/problem.ts';

// Missing, null, "" and blank text, and a map without entries all mean "not known yet": they are taken out before a
// schema looks.

export const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '');

/** What people write where they do not know yet: TBD, ???, to be confirmed, <owner>. */
export const isPlaceholder = (value: unknown): boolean => {
  if (typeof value !== 'string' || value.length > LONGEST || value.trim() === '') return false;
  const words = value.toLowerCase().replace(SIGNS, ' ').trim();
  return words === '' || PLACEHOLDERS.has(words) || /^x{3,}$/.test(words) || /^<[^<>]+>$/.test(value.trim());
};

/** Signs that say nothing by themselves; %, currencies and the like are units. */
const SIGNS = /[\s.\u2026?!_*~#/\\|,;:()[\]{}=+"'`\u2010-\u2015-]+/g;

const PLACEHOLDERS: ReadonlySet<string> = new Set([
  ...['tbd', 'tba', 'tbc', 'tbx', 'todo', 'to do', 'fixme', 'unknown', 'not known', 'not known yet', 'not yet known'],
  ...['placeholder', 'lorem ipsum', 'fill in', 'fill me in', 'insert here', 'asdf', 'dummy', 'no idea', 'dont know'],
  ...['defined', 'determined', 'decided', 'done', 'confirmed', 'announced', 'added', 'agreed'].map(
    (one) => `to be ${one}`,
  ),
]);

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
export const isNoAnswer = (value: unknown, key: string, above: string): boolean =>
  isPlaceholder(value) && !KEPT.has(key) && !(above === 'controls' && value === 'unknown');

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
  const entries = Object.entries(value)
    .filter(([key, entry]) => !isNoAnswer(entry, key, above))
    .map(([key, entry]) => [key, withoutBlanks(entry, key)] as const);
  return Object.fromEntries(entries.filter(([, entry]) => !isBlank(entry) && !isEmptyMap(entry)));
};

const isEmptyMap = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;

export type Fault = Pick<Problem, 'code' | 'message' | 'hint'> & {
  readonly parts: readonly PropertyKey[];
  /** The key is at fault, not its value. */
  readonly key?: true;
  readonly severity?: Problem['severity'];
};

/** Characters of a value that a message quotes; a placeholder is no longer either. */
const LONGEST = 60;

/** A value as it is quoted in a message. */
export const shown = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(cut(value));
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a map';
  return String(value);
};

export const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
