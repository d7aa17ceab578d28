// What is wrong at a path, before it is known on which line that is.
import type { Problem } from '../model/problem.ts';

// Missing, null, "" and blank text, and a map without entries all mean "not known yet": they are taken out before a
// schema looks.

export const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '');

/**
 * The same value without its blank entries, and without the maps that this leaves empty. Blank items of a list are kept:
 * they are mistakes, not unknowns.
 */
export const withoutBlanks = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, entry]) => [key, withoutBlanks(entry)] as const);
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

const LONGEST = 60;

/** A value as it is quoted in a message. */
export const shown = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(cut(value));
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a map';
  return String(value);
};

export const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
