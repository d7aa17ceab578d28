// What is wrong at a path, before it is known on which line that is.
import type { Problem } from '../model/problem.ts';

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
