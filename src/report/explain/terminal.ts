// An explanation for a terminal, from 40 columns on.
import { displayWidth, packed, padEnd, padStart, wrap, wrapWith } from '../layout.ts';
import { safe } from '../safe-text.ts';
import { placeOf } from '../terminal/place.ts';
import type { Block, Column, Line, Page, Table } from './page.ts';
import { pagesOf } from './pages.ts';
import type { ExplainReporter, ExplainView } from './shelf.ts';

const [NARROWEST, WIDEST] = [40, 100];
const LABEL = 10;

export const terminalExplain: ExplainReporter = (shelf, asked, view) => {
  const columns = Math.max(NARROWEST, Math.min(WIDEST, view.columns));
  return pagesOf(shelf, asked)
    .map((page) => pageText(page, { ...view, columns }))
    .join(`\n${'─'.repeat(columns)}\n\n`);
};

/** One page by itself. */
export const pageText = (page: Page, view: ExplainView): string => {
  const { columns, paint } = view;
  const head = [
    ...wrap(safe(page.title), columns).map(paint.bold),
    ...packed(safe(page.note).split(' · '), 0, columns).map(paint.dim),
  ];
  const blocks = page.blocks.map((one) => blockLines(one, page.file, view).join('\n'));
  return `${[head.join('\n'), ...blocks].join('\n\n')}\n`;
};

const blockLines = ({ title, lines }: Block, file: string, view: ExplainView): readonly string[] => [
  ...wrap(safe(title), view.columns).map(view.paint.bold),
  ...lines.flatMap((line) => lineLines(line, file, view)),
];

const lineLines = (line: Line, file: string, { columns, paint }: ExplainView): readonly string[] => {
  if (typeof line === 'string') return wrapWith('  ', safe(line), columns);
  if ('columns' in line) return tableLines(line, columns, paint.dim);
  if ('parts' in line) return partsLines(line.label, line.parts, columns);
  if ('label' in line) return wrapWith(frameOf(line.label), safe(line.text), columns);
  const place = placeOf(line.at, safe(file), columns);
  const indent = ' '.repeat(4);
  if (line.text === '') return [`${indent}${paint.cyan(place)}`];
  return [`${indent}${paint.cyan(place)}`, ...wrapWith(`${indent}  `, safe(line.text), columns).map(paint.dim)];
};

const frameOf = (label: string): string => (label === '·' ? '  · ' : `  ${padEnd(label, LABEL)} `);

const partsLines = (label: string, parts: readonly string[], columns: number): readonly string[] => {
  const frame = frameOf(label);
  const lines = packed(parts.map(safe), displayWidth(frame), columns);
  return lines.map((line, i) => (i === 0 ? frame + line.trimStart() : line));
};

/** Columns as wide as what they hold; the last is broken where it does not fit. */
const tableLines = ({ columns: heads, rows }: Table, columns: number, dim: (text: string) => string) => {
  const harmless = rows.map((cells) => cells.map(safe));
  const widths = heads.map(({ head }, i) =>
    Math.max(displayWidth(head), ...harmless.map((cells) => displayWidth(cells[i] ?? ''))),
  );
  const front = widths.slice(0, -1).reduce((sum, width) => sum + width + 2, 2);
  if (columns - front < Math.min(LEAST_ROOM, widths.at(-1) ?? 0))
    return harmless.flatMap((cells) => stacked(cells, heads, columns, dim));
  const linesOf = (cells: readonly string[]): readonly string[] => {
    const first = heads
      .slice(0, -1)
      .map(({ right }, i) => (right ? padStart : padEnd)(cells[i] ?? '', widths[i] ?? 0))
      .join('  ');
    return wrapWith(`  ${first}  `, cells.at(-1) ?? '', columns);
  };
  return [...linesOf(heads.map(({ head }) => head)).map(dim), ...harmless.flatMap(linesOf)];
};

/** For the last column of a table, the ids of checks. */
const LEAST_ROOM = 24;

/** A row where there is no room for columns: what it is about, and below it each cell with its head. */
const stacked = (
  cells: readonly string[],
  heads: readonly Column[],
  columns: number,
  dim: (text: string) => string,
): readonly string[] => {
  const rest = heads.slice(0, -1).flatMap(({ head }, i) => (cells[i] ? [`${head} ${cells[i]}`] : []));
  return [...wrapWith('  ', cells.at(-1) ?? '', columns), ...packed(rest, 4, columns).map(dim)];
};
