// An explanation as a page of blocks: what the formats for people are printed from. Its texts are not yet made harmless.
import type { Place } from '../../model/problem.ts';

export type Column = { readonly head: string; readonly right?: true };

export type Table = {
  readonly columns: readonly Column[];
  /** One text for each column; the last column may be broken over lines. */
  readonly rows: readonly (readonly string[])[];
};

/** A paragraph, a word with what it says, in one piece or in parts that are not to be broken, a place in the pilot file with what stands there, or a table. */
export type Line =
  | string
  | { readonly label: string; readonly text: string }
  | { readonly label: string; readonly parts: readonly string[] }
  | { readonly at: Place; readonly text: string }
  | Table;

export type Block = { readonly title: string; readonly lines: readonly Line[] };

export type Page = {
  readonly title: string;
  readonly note: string;
  /** The pilot file that places are in. */
  readonly file: string;
  readonly blocks: readonly Block[];
};

export const row = (label: string, text: string): Line => ({ label, text });

/** For sums: a line breaks between the parts, not within one. */
export const sums = (label: string, parts: readonly string[]): Line => ({ label, parts });

/** No block where there is nothing to say. */
export const block = (title: string, lines: readonly Line[]): readonly Block[] =>
  lines.length === 0 ? [] : [{ title, lines }];

/** Figures of a sum: four decimals at most, none that are 0. */
export const exact = (value: number | null): string => (value === null ? '–' : String(Number(value.toFixed(4))));
