// Says in plain words why a text is not YAML that is read here, and points at the cause rather than at the end of file.

import type { Problem } from '../model/problem.ts';
import { shorten } from '../model/vocabulary.ts';
import type { Position } from './places.ts';
import { firstCharacter, limits, type Node, type ReadingStop, type YamlReading } from './yaml.ts';

// Guesses why js-yaml met text that belongs nowhere: the commonest slip of all, with several causes.

/** js-yaml's error: its reason, where it stood, the innermost value open at the time, and the last one closed. */
type Failure = {
  readonly reason: string;
  readonly at: number;
  readonly open: number;
  readonly last: Node | undefined;
};

type Guess = {
  readonly offset: number;
  readonly message: string;
  readonly code?: string;
  readonly hint?: string;
};

const misplaced = (text: string, { at, last }: Failure): Guess => {
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

export const syntaxProblem = (text: string, reading: YamlReading, position: (offset: number) => Position): Problem => {
  const { offset, ...said } = reading.stop ? stopped(reading.stop) : failed(text, reading);
  return { severity: 'error', at: { path: '', ...position(offset) }, ...said };
};

type SyntaxProblem = Pick<Problem, 'code' | 'message' | 'hint'> & { readonly offset: number };

const stopped = (stop: ReadingStop): SyntaxProblem => ({ ...stop, ...stopWords[stop.code] });

const stopWords = {
  'several-documents': {
    message: 'a second document begins here; a file holds one',
    hint: 'delete the line ---, or move what follows into a file of its own',
  },
  'alias-cycle': { message: 'this alias stands inside the value that it repeats, without end' },
  'alias-bomb': { message: `with its aliases written out, the file has more than ${limits.values} values` },
} as const;

const failed = (text: string, { error, openAt, lastClosed }: YamlReading): SyntaxProblem => {
  const { reason, mark } = error as { readonly reason?: string; readonly mark?: { readonly position?: number } };
  const at = Math.min(mark?.position ?? 0, text.length);
  const failure: Failure = {
    reason: reason ?? String(error),
    at,
    open: openAt.at(-1) ?? at,
    last: lastClosed,
  };
  for (const [pattern, say] of causes) {
    const match = pattern.exec(failure.reason);
    if (match !== null) return { code: 'yaml-syntax', ...say(text, failure, match) };
  }
  return { code: 'yaml-syntax', message: `not valid YAML: ${failure.reason}`, offset: at };
};

type Say = (
  text: string,
  failure: Failure,
  match?: RegExpExecArray | null,
) => Omit<SyntaxProblem, 'code'> & { readonly code?: string };

/** At the mark itself. */
const here =
  (message: string, hint?: string): Say =>
  (_text, { at }) => ({ offset: at, message, ...(hint ? { hint } : {}) });

/** Where the value that is being read begins. */
const opening =
  (message: string, hint?: string): Say =>
  (text, { open }) => ({ offset: valueStart(text, open), message, ...(hint ? { hint } : {}) });

/** The anchor or tag before a value counts as its beginning here: it may be what is wrong. */
const valueStart = (text: string, open: number): number => {
  const property = /[&!]/.exec(text.slice(open, firstCharacter(text, open)));
  return property === null ? firstCharacter(text, open) : open + property.index;
};

const unclosed: Say = (text, { open }) => {
  const offset = firstCharacter(text, open);
  return { offset, message: `the ${text[offset]} that opens here is never closed` };
};

const quoteIt = (character: string): string => `text that begins with ${character} needs quotes`;

const inQuotes = "in double quotes a backslash is an escape: write \\\\, or use single quotes 'C:\\folder'";

const causes: readonly (readonly [RegExp, Say])[] = [
  [/bad indentation|end of the stream or a document separator/, misplaced],
  [
    /tab characters must not/,
    (_text, { at }) => ({
      code: 'tab-indentation',
      offset: at,
      message: 'a tab stands in the indentation; YAML indents with spaces',
      hint: 'replace the tab by spaces, two for each level',
    }),
  ],
  [
    /nesting exceeded/,
    (_text, { at }) => ({
      code: 'too-deep',
      offset: at,
      message: `maps and lists are nested more than ${limits.levels} levels deep`,
    }),
  ],
  [
    /a colon is missed|multiline key/,
    (text, { last, at }) => ({
      offset: firstCharacter(text, last?.open ?? at),
      message: 'this line is neither "key: value" nor part of what stands above it',
      hint: 'is a colon missing, or a space after it? Text over several lines is indented deeper than its key',
    }),
  ],
  [/missed comma/, (text, failure) => missedComma(text, failure)],
  [/but found ','/, here('a comma stands where a value is expected', 'delete the comma, or put the text in quotes')],
  [/end of the stream within a flow|within a (single|double) quoted/, unclosed],
  [
    /^unidentified alias "(.*)"/s,
    (text, failure, match) => ({
      ...opening(`*${shorten(match?.[1] ?? '')} repeats an anchor that is not there before it`, quoteIt('*'))(
        text,
        failure,
      ),
      code: 'unknown-alias',
    }),
  ],
  [
    /^unknown tag !<(.*)>/s,
    (text, failure, match) => ({
      ...opening(
        `the tag ${shorten(match?.[1] ?? '')} is not read here: a file holds plain values`,
        `delete it; ${quoteIt('!')}`,
      )(text, failure),
      code: 'custom-tag',
    }),
  ],
  [/explicit tag|node kind for/, opening('the value does not fit the tag before it', 'delete the tag')],
  [/alias node must contain|anchor node must contain/, opening('a name is missing after this sign', quoteIt('* or &'))],
  [/duplication of an/, here('a value has one anchor and one tag at most', quoteIt('& or !'))],
  [/alias node should not/, opening('an alias cannot have an anchor or a tag of its own')],
  [/\btag\b|tag handle/, opening('this is not a tag that can be read', quoteIt('!'))],
  [/escape sequence|hexadecimal character/, here('this is not an escape that YAML knows', inQuotes)],
  [/line break is expected/, here('after | or > the text begins on the next line', 'begin a new line, indented')],
  [
    /missing indentation for block|indentation width|chomping/,
    here('this block of text is not indented as | or > asks for'),
  ],
  [/whitespace character is expected after the key/, here('a space is missing after the colon')],
  [/key node is missed/, here('a key is missing before this colon')],
  [
    /inside keys/,
    (text, { last, at }) => ({
      code: 'key-not-text',
      offset: firstCharacter(text, last?.open ?? at),
      message: 'a map or a list stands where a key is expected',
      hint: 'text that begins with { or [ needs quotes: "{{ name }}"',
    }),
  ],
  [/non-printable|JSON character/, here('a character here cannot be printed and is not allowed in YAML', 'delete it')],
  [/directive|YAML version/i, here('this directive is not read here', 'delete the line that begins with %')],
];

const missedComma: Say = (text, { at, open }) => {
  const start = firstCharacter(text, open);
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  if (line.trim() !== '' && text.lastIndexOf('\n', at - 1) < start) {
    return { offset: at, message: 'a comma is missing before this', hint: 'or put the text in quotes' };
  }
  return unclosed(text, { reason: '', at, open, last: undefined });
};
