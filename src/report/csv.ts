// CSV for spreadsheets and issue trackers: RFC 4180, and no cell that a spreadsheet or a CI server's log would run.
import { withoutCommands } from '../model/workflow-command.ts';
import { safe } from './safe-text.ts';

/** A table with its head. Every cell is one that `text` made, or a number or a word of ours. */
export const csvTable = (columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [columns, ...rows].map((row) => `${row.join(',')}\r\n`).join('');

/** The cells of a record in the order of the columns. */
export const inOrder = <Column extends string>(
  columns: readonly Column[],
  cells: Readonly<Record<Column, string>>,
): readonly string[] => columns.map((column) => cells[column]);

/** A text cell: what could start a formula gets an apostrophe in front, and what could end the cell is quoted. */
export const text = (value: string): string => {
  const clean = withoutCommands(
    value
      .split(/\r\n?|\n/)
      .map(safe)
      .join('\n'),
  );
  const harmless = /^\s*[=+\-@|%]/.test(clean) ? `'${clean}` : clean;
  return /[",\n\r']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};
