// Text for every form: widths, wrapping, figures, and escapes so that what a file says cannot act.
import widthOf from 'fast-string-width';
import { anywhere, withoutCommands } from '../model/problem.ts';

/** A score 0…100 or percentage with one decimal, rounded down, so that 69.96 is never shown as a 70 that failed. */
export const shown = (value: number | null): string =>
  value === null ? '–' : (Math.floor((value + 1e-9) * 10) / 10).toFixed(1);

/** A share 0…1 as a whole percentage, rounded down. */
export const percent = (share: number): string => `${Math.floor(share * 100 + 1e-9)}%`;

/** The same rounded up to a tenth, for what may be at most something. */
export const percentUp = (share: number): string => `${Math.ceil(share * 1000 - 1e-7) / 10}%`;

/** Person-days: whole from ten up, else with half days as they are worth saying. */
export const days = (value: number): string => {
  const rounded = value >= 10 ? Math.round(value) : Math.max(0.5, Math.round(value * 2) / 2);
  return `${rounded} ${rounded === 1 ? 'day' : 'days'}`;
};

/** 1 gap, 2 gaps. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

// Text in columns: wrapping, padding and bars, by the width that a terminal gives each character.

/** Letters, punctuation, arrows and the blocks of bars: one column each, which is nearly every text. */
const narrow = /^[\u0020-\u007e\u00a0-\u02ff\u2010-\u2027\u2190-\u2193\u2500-\u259f\u2717]*$/;

/** The columns that a text takes on a terminal. */
export const displayWidth = (text: string): number => (narrow.test(text) ? text.length : widthOf(text));

/** Breaks text at spaces into lines of at most `width`; longer words are cut. */
export const wrap = (text: string, width: number): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  let length = 0;
  for (const word of text.split(' ').flatMap((word) => cut(word, width))) {
    const size = displayWidth(word);
    if (length > 0 && length + 1 + size > width) {
      lines.push(line);
      line = '';
      length = 0;
    }
    line += length > 0 ? ` ${word}` : word;
    length += length > 0 ? size + 1 : size;
  }
  return [...lines, line];
};

/** The same, with a first prefix and the later lines indented as far. */
export const wrapWith = (prefix: string, text: string, width: number): readonly string[] => {
  const indent = displayWidth(prefix);
  const lines = wrap(text, Math.max(10, width - indent));
  return lines.map((line, i) => (i === 0 ? prefix : ' '.repeat(indent)) + line);
};

/** Parts with a dot between them, none broken over two lines unless it is longer than a line. */
export const packed = (parts: readonly string[], indent: number, width: number): readonly string[] => {
  const room = width - indent;
  const lines: string[] = [];
  for (const part of parts) {
    const joined = lines.length === 0 ? part : `${lines.at(-1)} · ${part}`;
    if (displayWidth(joined) <= room) lines.splice(-1, 1, joined);
    else lines.push(...wrap(part, room));
  }
  return lines.map((line) => ' '.repeat(indent) + line);
};

/** A text of at most `width` columns: what is longer ends in an ellipsis. */
export const clipped = (text: string, width: number): string =>
  displayWidth(text) <= width ? text : `${cut(text, width - 1)[0] ?? ''}…`;

const cut = (word: string, width: number): readonly string[] => {
  if (displayWidth(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (displayWidth(part + character) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
};

export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - displayWidth(text)));

export const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - displayWidth(text))) + text;

/** A bar of `width` characters, filled to a score of 0…100, rounded down. */
export const bar = (score: number | null, width: number): string => {
  const full = Math.floor(((score ?? 0) / 100) * width + 1e-9);
  return '█'.repeat(full) + '░'.repeat(width - full);
};

// Makes text from a file safe to print: what would move the cursor, colour, hide or reorder text is shown as an escape.

/** Line breaks and tabs become spaces; control, bidi, zero-width and line-separating characters become \u{…}. */
export const safe = (text: string): string =>
  !plain.test(text) && unsafe().test(text)
    ? text.replace(/\r\n|[\n\r\t]/g, ' ').replace(unsafeAll(), escapeCharacter)
    : text;

/** A pilot file as the next command line names it: what was read from stdin has no name that a shell knows. */
export const shellArgument = (file: string): string => (file === '<stdin>' ? 'FILE' : file);

/** The same characters in JSON, as escapes that mean them: whoever parses it gets what was in the file. */
export const safeJson = (json: string): string =>
  json.replace(unsafeInJson(), (found) => found.split('').map(escapeUnit).join('')).replace(anywhere, '#\\u0023');

const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

const escapeCharacter = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/** Made for the first text that asks for it: most runs never do. */
const madeOnce = (make: () => RegExp): (() => RegExp) => {
  let made: RegExp | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

// C0, DEL and C1 · soft hyphen · Arabic letter mark · zero-width characters and direction marks · line and paragraph
// separators, bidi embeddings and overrides · word joiner, invisible operators, bidi isolates · byte order mark · fillers
// · interlinear marks · lone surrogates · tag characters
const ranges =
  '[\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u115f\\u1160\\u180e\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f' +
  '\\u3164\\ufeff\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}\\ud800-\\udfff]';
/** Nearly every text, told by a pattern that is quick to set up. */
const plain = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027]*$/;
const unsafe = madeOnce(() => new RegExp(ranges, 'u'));
const unsafeAll = madeOnce(() => new RegExp(ranges, 'gu'));
/** JSON has escaped the rest of C0 already, and its own line breaks are to stay. */
const unsafeInJson = madeOnce(() => new RegExp(ranges.replace('\\u0000-\\u001f', ''), 'gu'));

// CSV for spreadsheets and issue trackers: RFC 4180, and no cell that a spreadsheet or a CI server's log would run.

/** A table with its head. Every cell is one that `text` made, or a number or a word of ours. */
export const csvTable = (columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [columns, ...rows].map((row) => `${row.join(',')}\r\n`).join('');

/** The cells of a record in the order of the columns. */
export const inOrder = <Column extends string>(
  columns: readonly Column[],
  cells: Readonly<Record<Column, string>>,
): readonly string[] => columns.map((column) => cells[column]);

/**
 * A text cell, in quotes whatever it holds: what could start a formula gets an apostrophe in front. Where a list is
 * separated by ; or a tab, a spreadsheet begins a cell there, whatever the quotes say.
 */
export const text = (value: string): string => {
  const clean = withoutCommands(
    value
      .split(/\r\n?|\n/)
      .map(safe)
      .join('\n'),
  );
  const harmless = clean.replace(FORMULA, "$1'");
  return `"${harmless.replaceAll('"', '""')}"`;
};

/** Before a sign that a spreadsheet runs, at the start of what it may take for a cell. */
const FORMULA = /(^|[;\t\n])(?=[^\S\n\t]*"?[=+\-@|%])/g;

// A workflow command of GitHub's: one line, in which no text can end a property, the line or the command.

export type Level = 'error' | 'warning' | 'notice';

/** ::error file=pilot.yaml,line=3::words */
export const command = (name: Level, properties: Readonly<Record<string, string | number>>, words: string): string => {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name}${list.length > 0 ? ` ${list.join(',')}` : ''}::${escapeData(words)}\n`;
};

const escapeData = (text: string): string =>
  text
    .split('\n')
    .map((line) => safe(line).replaceAll('%', '%25'))
    .join('%0A');

const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

// Markdown whose values cannot act: no markup, no link, no mention, no cell or line that was not meant.

/** A template whose every value is escaped. The literal parts are markup, the values are text. */
export const md = (parts: TemplateStringsArray, ...values: readonly (string | number)[]): string =>
  parts.reduce((text, part, i) => text + escaped(String(values[i - 1] ?? '')) + part);

/**
 * Characters that mean something to CommonMark or GitHub's dialect; ids, figures and plain prose stay readable. Blanks
 * at the start would make a code block in a list item, and two at the end a line break.
 */
const escaped = (text: string): string =>
  safe(text)
    .trim()
    .replace(/[\\`*_[\]<>|~&#$]/g, '\\$&')
    .replace(/!(?=\\\[)/g, '\\!')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/:\/\//g, ':\\/\\/')
    .replace(/\bwww\./gi, (match) => `${match.slice(0, -1)}\\.`)
    .replace(/(@|#(?=\d)|\bGH-(?=\d))/gi, '$1<!-- -->');

// XML whose values cannot act: what a pilot file says ends up as text, whatever characters it holds.

/** A template whose every value is escaped, in attributes as between tags. The literal parts are markup. */
export const xml = (parts: TemplateStringsArray, ...values: readonly (string | number)[]): string =>
  parts.reduce((text, part, i) => text + xmlEscaped(String(values[i - 1] ?? '')) + part);

/** Control characters, which XML 1.0 cannot hold, are made visible by `safe`; U+FFFE and U+FFFF are left out. */
const xmlEscaped = (text: string): string =>
  safe(text)
    .replace(/[\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`)
    .replace(anywhere, '#&#35;');
