// Guesses why js-yaml met text that belongs nowhere: the commonest slip of all, with several causes.
import type { Node } from './positions.ts';

/** js-yaml's error: its reason, where it stood, the innermost value open at the time, and the last one closed. */
export type Failure = {
  readonly reason: string;
  readonly at: number;
  readonly open: number;
  readonly last: Node | undefined;
};

export type Guess = {
  readonly offset: number;
  readonly message: string;
  readonly code?: string;
  readonly hint?: string;
};

export const misplaced = (text: string, { at, last }: Failure): Guess => {
  const lineStart = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
  const before = text.slice(lineStart, at);
  const character = text[at] ?? '';
  const indent = lineStart + (/^[ \t]*/.exec(before)?.[0].length ?? 0);
  if (/^ *\t/.test(before)) return { offset: lineStart + before.indexOf('\t'), code: 'tab-indentation', ...tabbed };
  if (character === ':' && last !== undefined && last.open < lineStart) return { offset: indent, ...continued };
  if (character === ':') return { offset: at, ...secondColon };
  if (']}'.includes(character)) return { offset: at, message: `this ${character} closes nothing` };
  if (before.trim() === '') return { offset: at, ...differentIndent };
  const previous = before.trimEnd().at(-1) ?? '';
  if (character === '-' && previous === ':') return { offset: at, ...listOnKeyLine };
  if (previous === ':' || previous === '-') return { offset: at, ...cannotBegin(character) };
  if (`"'`.includes(previous)) return { offset: at, ...afterQuote };
  return {
    offset: at,
    message: 'this text follows a value that has already ended',
    hint: 'put the whole value in quotes',
  };
};

const tabbed = {
  message: 'a tab stands in the indentation; YAML indents with spaces',
  hint: 'replace the tab by spaces, two for each level',
};

const continued = {
  message: 'this line continues the text above it, and yet holds a key',
  hint: 'give the key the indentation of its neighbours, or end the line above with a colon',
};

const secondColon = {
  message: 'a value cannot hold ": " as it stands',
  hint: 'put the value in quotes',
};

const differentIndent = {
  message: 'this line does not fit the lines above: its indentation differs, or it mixes a list with a map',
  hint: 'the keys of one map, and the dashes of one list, begin in the same column',
};

const listOnKeyLine = {
  message: 'a list cannot begin on the line of its key',
  hint: 'begin it on the next line, or write [a, b]',
};

const afterQuote = {
  message: 'text follows the closing quote',
  hint: "put the whole value in quotes; inside single quotes write ' twice",
};

const cannotBegin = (character: string) => ({
  message: `a value cannot begin with ${character}`,
  hint: 'put the value in quotes',
});
