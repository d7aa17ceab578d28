// CSV for spreadsheets and issue trackers: RFC 4180, and no cell that a spreadsheet or a CI server's log would run.
import { anywhere, withoutCommands } from '../model/text.ts';
import { safe } from './text.ts';

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
  const list = Object.entries(properties).map(([key, value]) => `${key}=${propertyOf(String(value))}`);
  return `::${name}${list.length > 0 ? ` ${list.join(',')}` : ''}::${dataOf(words)}\n`;
};

const dataOf = (text: string): string =>
  text
    .split('\n')
    .map((line) => safe(line).replaceAll('%', '%25'))
    .join('%0A');

const propertyOf = (text: string): string => dataOf(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

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
