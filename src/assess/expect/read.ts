// An expression as text becomes a tree, or what keeps it from being read, with the column.
import { parse } from '@bufbuild/cel';

type Parsed = ReturnType<typeof parse>;
export type Expr = Parsed['expr'];

/** What is wrong in an expression, counted in characters from 0. */
export type Fault = { readonly offset: number; readonly message: string; readonly hint?: string };

export type Tree = { readonly root: Expr; readonly offsetOf: (id: bigint) => number };

/** Longer ones are several checks, and could take long to judge. */
const LONGEST = 1000;

export const readExpression = (text: string): Tree | Fault => {
  if (text.length > LONGEST) {
    const message = `has ${text.length} characters, and may have ${LONGEST}`;
    return { offset: 0, message, hint: 'make several checks of it' };
  }
  const unseen = text.search(/[^\P{C}\n\r\t]/u);
  if (unseen >= 0) return { offset: unseen, message: 'has a character that cannot be seen' };
  try {
    const { expr, sourceInfo } = parse(text);
    return { root: expr, offsetOf: (id) => sourceInfo?.positions[String(id)] ?? 0 };
  } catch (error) {
    return unreadable(text, error);
  }
};

const unreadable = (text: string, error: unknown): Fault => {
  const offset = (error as { readonly location?: { readonly start: { readonly offset: number } } }).location?.start
    .offset;
  const rest = text.slice(offset ?? 0);
  const found =
    rest.trim() === '' ? 'it ends too early' : `cannot be read from ${JSON.stringify(rest.slice(0, 12))} on`;
  const hint =
    slips.find(([slip]) => slip.test(rest))?.[1] ?? 'such as x_model_risk.tier <= 2 && x_model_risk.reviewed';
  return { offset: offset ?? 0, message: found, hint };
};

/** How people write what CEL writes otherwise. */
const slips: readonly (readonly [RegExp, string])[] = [
  [/^=(?!=)/, 'equal is written =='],
  [/^and\b/i, 'and is written &&'],
  [/^or\b/i, 'or is written ||'],
  [/^not\b/i, 'not is written !'],
  [/^&(?!&)/, 'and is written &&'],
  [/^\|(?!\|)/, 'or is written ||'],
  [/^<>/, 'not equal is written !='],
  [/^\.`/, 'a name with a minus is written ["such-as-this"]'],
  [/^[^"']*(?:"[^"]*|'[^']*)$/, 'the quotes are not closed'],
];

/** Column 5, or line 2, column 5 where there are several lines. */
export const placeIn = (text: string, offset: number): string => {
  const before = text.slice(0, offset).split('\n');
  const column = `column ${(before.at(-1) ?? '').length + 1}`;
  return text.trimEnd().includes('\n') ? `line ${before.length}, ${column}` : column;
};
