// An explanation for a wiki page or a pull request. Every value is escaped: text from a file cannot act as markup.
import { placeOf } from '../assess/terminal.ts';
import { md } from '../escape.ts';
import { displayWidth, packed, padEnd, padStart, safe, wrap, wrapWith } from '../text.ts';
import type { ExplainReporter, ExplainView } from './data.ts';
import { type Block, type Column, type Line, type Page, pagesOf, type Table } from './pages.ts';

export const markdownExplain: ExplainReporter = (shelf, asked) =>
  pagesOf(shelf, asked)
    .map(
      (page) =>
        `${pageLines(page)
          .join('\n')
          .replace(/\n{3,}/g, '\n\n')
          .trimEnd()}\n`,
    )
    .join('\n---\n\n');

const pageLines = (page: Page): readonly string[] => [
  md`## ${page.title}`,
  '',
  md`${page.note}`,
  '',
  ...page.blocks.flatMap((one) => blockLines(one, page.file)),
];

const blockLines = ({ title, lines }: Block, file: string): readonly string[] => [
  md`### ${title}`,
  '',
  ...lines.flatMap((line) => lineLines(line, file)),
  '',
];

const lineLines = (line: Line, file: string): readonly string[] => {
  if (typeof line === 'string') return ['', md`${line}`, ''];
  if ('columns' in line) return tableLines(line);
  if ('label' in line) return [labelled(line.label, 'parts' in line ? line.parts.join(' · ') : line.text)];
  const place = md`${file}:${line.at.line}:${line.at.column}`;
  return [line.text === '' ? `- ${place}` : `- ${place} ${md`(${line.text})`}`];
};

const labelled = (label: string, text: string): string =>
  label === '' || label === '·' ? md`- ${text}` : md`- **${label}**: ${text}`;

const tableLines = ({ columns, rows }: Table): readonly string[] => [
  '',
  `| ${columns.map(({ head }) => head).join(' | ')} |`,
  `| ${columns.map(({ right }) => (right ? '---:' : '---')).join(' | ')} |`,
  ...rows.map((cells) => `| ${cells.map((cell) => md`${cell}`).join(' | ')} |`),
  '',
];

// An explanation for a terminal, from 40 columns on.

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
  const blocks = page.blocks.map((one) => terminalBlockLines(one, page.file, view).join('\n'));
  return `${[head.join('\n'), ...blocks].join('\n\n')}\n`;
};

const terminalBlockLines = ({ title, lines }: Block, file: string, view: ExplainView): readonly string[] => [
  ...wrap(safe(title), view.columns).map(view.paint.bold),
  ...lines.flatMap((line) => terminalLineLines(line, file, view)),
];

const terminalLineLines = (line: Line, file: string, { columns, paint }: ExplainView): readonly string[] => {
  if (typeof line === 'string') return wrapWith('  ', safe(line), columns);
  if ('columns' in line) return terminalTableLines(line, columns, paint.dim);
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
const terminalTableLines = ({ columns: heads, rows }: Table, columns: number, dim: (text: string) => string) => {
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
