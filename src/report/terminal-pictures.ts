// Tables, bars, gantt charts and curves out of characters.
import {
  type Bars,
  type Column,
  type Curve,
  type Gantt,
  type GanttRow,
  isShown,
  type Priority,
  positionOn,
  type Table,
  type Tick,
  ticks,
} from './page.ts';
import type { Paint } from './report.ts';
import { bar, clipped, displayWidth, packed, padEnd, padStart, safe, wrapWith } from './text.ts';

export type PictureView = {
  readonly columns: number;
  readonly paint: Paint;
  /** Down to which priority it prints. */
  readonly depth: Priority;
};

/** How densely a screen is set: with what it gives up to fit. */
export type Layout = PictureView & {
  readonly file: string;
  /** Places beside their text in as few characters as a reader needs. */
  readonly shortPlaces: boolean;
  readonly blankLines: boolean;
  /** Of a task a single line; what is stated to be wrong is never cut. */
  readonly oneLine: boolean;
  /** The remarks below list items. */
  readonly notes: boolean;
};

/** For the last column of a table: its longest word, and more where it says more. */
const leastRoom = (columns: readonly Column[], rows: Cells): number => {
  const last = [columns.at(-1)?.head ?? '', ...rows.map((cells) => cells.at(-1) ?? '')];
  const word = Math.max(...last.flatMap((text) => text.split(' ').map(displayWidth)));
  return Math.min(Math.max(...last.map(displayWidth)), Math.max(LEAST_ROOM, Math.min(word, MOST_WORD)));
};
const [LEAST_ROOM, MOST_WORD] = [16, 24];

/** Columns as wide as what they hold; the last one is broken where it does not fit, the least important give way first, from the right. */
export const tableLines = (table: Table, layout: Layout): readonly string[] => {
  const { columns: width, paint } = layout;
  const { columns, rows } = withRoom(table, width);
  const widths = columnWidths(columns, rows);
  if (width - frontWidth(widths) < leastRoom(columns, rows))
    return rows.flatMap((cells) => stacked(cells, columns, width, paint.dim));
  const line = (cells: readonly string[]): readonly string[] => {
    const first = columns
      .slice(0, -1)
      .map(({ number }, i) => (number ? padStart : padEnd)(cells[i] ?? '', widths[i] ?? 0))
      .join('  ');
    const last = columns.at(-1)?.number ? padStart(cells.at(-1) ?? '', widths.at(-1) ?? 0) : (cells.at(-1) ?? '');
    const prefix = columns.length === 1 ? '  ' : `  ${first}  `;
    return wrapWith(prefix, last, width).map((text) => text.trimEnd());
  };
  return [...line(columns.map(({ head }) => head)).map(paint.dim), ...rows.flatMap(line)];
};

type Cells = readonly (readonly string[])[];

/** A last column up to so wide is not broken as long as another one can give way. */
const LINE = 26;

const withRoom = ({ columns, rows }: Table, width: number): { columns: readonly Column[]; rows: Cells } => {
  const harmless = rows.map((cells) => cells.map(safe));
  const kept = columns.map((_, i) => i);
  const shown = () => ({
    columns: kept.flatMap((i) => columns[i] ?? []),
    rows: harmless.map((cells) => kept.map((i) => cells[i] ?? '')),
  });
  for (;;) {
    const now = shown();
    const widths = columnWidths(now.columns, now.rows);
    const room = Math.max(leastRoom(now.columns, now.rows), Math.min(LINE, widths.at(-1) ?? 0));
    const hasRoom = width - frontWidth(widths) >= room;
    const least = now.columns.findLastIndex(({ priority }) => priority === 3);
    if (hasRoom || least < 0) return now;
    kept.splice(least, 1);
  }
};

const columnWidths = (columns: readonly Column[], rows: Cells): readonly number[] =>
  columns.map(({ head }, i) => Math.max(displayWidth(head), ...rows.map((cells) => displayWidth(cells[i] ?? ''))));

const frontWidth = (widths: readonly number[]): number =>
  widths.slice(0, -1).reduce((sum, width) => sum + width + 2, 2);

/** A row where there is no room for columns: what it is about, and below it each cell with its head. */
const stacked = (
  cells: readonly string[],
  heads: readonly Column[],
  columns: number,
  dim: (text: string) => string,
): readonly string[] => {
  const named = heads.findIndex(({ subject }) => subject);
  const at = named < 0 ? heads.length - 1 : named;
  const rest = heads.flatMap(({ head }, i) => (cells[i] && i !== at ? [`${head} ${cells[i]}`.trim()] : []));
  return [...wrapWith('  ', cells[at] ?? '', columns), ...packed(rest, 4, columns).map(dim)];
};

const [LEAST_BAR, USUAL_BAR, MOST_BAR] = [8, 16, 40];

/** A bar each, with its figures in columns where there is room; the least important give way first. */
export const barLines = ({ bars, figures }: Bars, { columns, paint }: Layout): readonly string[] => {
  const labels = bars.map(({ label }) => safe(label));
  const label = Math.max(0, ...labels.map(displayWidth));
  const all = figures.map(({ head, priority }, i) => ({
    i,
    head,
    priority,
    width: Math.max(displayWidth(head), ...bars.map(({ figures: own }) => displayWidth(own[i] ?? ''))),
  }));
  const roomFor = (some: typeof all): number =>
    columns - label - 4 - some.reduce((sum, { width }) => sum + width + 2, 0);
  const kept = roomFor(all) < USUAL_BAR ? all.filter(({ priority }) => priority !== 3) : all;
  const room = roomFor(kept);
  if (room < LEAST_BAR)
    return bars.flatMap(({ value, figures: own }, n) => [
      ...wrapWith('  ', labels[n] ?? '', columns),
      ...wrapWith(
        `    ${bar(value, LEAST_BAR)} `,
        kept.map(({ head, i }) => `${head} ${safe(own[i] ?? '')}`).join(', '),
        columns,
      ),
    ]);
  const width = Math.min(MOST_BAR, room);
  const row = (cells: readonly string[]): string =>
    kept.map((column, n) => `  ${padStart(safe(cells[n] ?? ''), column.width)}`).join('');
  return [
    paint.dim(`${' '.repeat(label + width + 4)}${row(kept.map(({ head }) => head))}`),
    ...bars.map(
      ({ value, figures: own }, n) =>
        `  ${padEnd(labels[n] ?? '', label)}  ${bar(value, width)}${row(kept.map(({ i }) => own[i] ?? ''))}`,
    ),
  ];
};

const [NARROW_LABEL, WIDE_LABEL] = [20, 28];
const WIDE = 72;

/** Phases as bands, tasks as lines, gates as marks, and the production date down it all. */
export const ganttLines = (chart: Gantt, { columns, paint, depth }: Layout): readonly string[] => {
  const label = columns < WIDE ? NARROW_LABEL : WIDE_LABEL;
  const width = columns - label - 1;
  const column = (date: string): number =>
    Math.min(width - 1, Math.floor(positionOn(chart.from, chart.to, date) * width + 1e-9));
  const target = chart.target === null || chart.target < chart.from ? -1 : column(chart.target);
  const shown = chart.rows.filter((row) => isShown(row, depth));
  const hasTasks = shown.some(({ kind }) => kind === 'task');
  return [
    ...axisLines(ticks(chart.from, chart.to, width), column, width).map((line) =>
      paint.dim(`${' '.repeat(label + 1)}${line}`),
    ),
    ...shown.map((row) => {
      const cells = ganttCells(row, column, width).map((cell, i) => (cell === ' ' && i === target ? '┊' : cell));
      return `${padEnd(clipped(rowLabel(row), label), label)} ${cells.join('')}`.trimEnd();
    }),
    ...packed(legend(target >= 0, hasTasks), 0, columns).map(paint.dim),
  ];
};

const rowLabel = ({ label, kind }: GanttRow): string =>
  kind === 'gate' ? `◆ ${safe(label)}` : kind === 'task' ? `  ${safe(label)}` : safe(label);

const legend = (hasTarget: boolean, hasTasks: boolean): readonly string[] => [
  '█ worked on',
  '░ waiting',
  ...(hasTasks ? ['━ a task'] : []),
  '◆ P80 of a gate, from P50 ├ to P95 ┤',
  ...(hasTarget ? ['┊ the pilot’s own production date'] : []),
];

const ganttCells = (row: GanttRow, column: (date: string) => number, width: number): readonly string[] => {
  const { kind, from, to, work = [], mark } = row;
  const cells = Array.from({ length: width }, () => ' ');
  if (from === '') return cells;
  const fill = (a: string, b: string, character: string): void => {
    cells.fill(character, column(a), column(b) + 1);
  };
  fill(from, to, kind === 'phase' ? '░' : kind === 'task' ? '━' : '─');
  for (const [a, b] of work) fill(a, b, '█');
  if (mark !== undefined) {
    cells[column(from)] = '├';
    cells[column(to)] = '┤';
    cells[column(mark)] = '◆';
  }
  return cells;
};

/** The upper label stands where it changes; a label that has no room is left out. */
const axisLines = (all: readonly Tick[], column: (date: string) => number, width: number): readonly string[] => {
  let [upper, lower, before] = ['', '', ''];
  for (const tick of all) {
    const at = column(tick.date);
    lower = put(lower, at, tick.lower, width);
    if (tick.upper !== before) upper = put(upper, at, tick.upper, width);
    before = tick.upper;
  }
  return upper === '' ? [lower] : [upper, lower];
};

const put = (line: string, column: number, text: string, width: number): string => {
  const free = line === '' || column > line.length;
  return free && column + text.length <= width ? line.padEnd(column) + text : line;
};

const ROWS = 11;
const MOST_COLUMNS = 80;

/** Blocks: what is below the line is still owed, what is above it is earned; on a fixed scale from 0 up. */
export const curveLines = ({ lines, unit, ends, most }: Curve, layout: Layout): readonly string[] =>
  lines.flatMap(({ label, values }, i) => {
    const columns = Math.min(MOST_COLUMNS, layout.columns);
    const named = lines.length > 1 ? wrapWith('  ', safe(label), columns).map(layout.paint.dim) : [];
    const drawn =
      most === undefined
        ? signedCurve(
            values.map((value) => value ?? 0),
            safe(unit),
            ends.map(safe),
            columns,
          )
        : scaledCurve(values, most, ends.map(safe), columns);
    return [...(i > 0 ? [''] : []), ...named, ...drawn];
  });

const signedCurve = (
  values: readonly number[],
  unit: string,
  [first = '', last = '']: readonly string[],
  columns: number,
): readonly string[] => {
  const { zero, step } = curveScale(Math.max(0, ...values), Math.max(0, ...values.map((value) => -value)));
  const labels = Array.from({ length: ROWS }, (_, row) => grouped((zero - row) * step));
  const width = Math.max(displayWidth(unit), ...labels.map((label) => label.length));
  const heights = spread(values, Math.min(60, columns - width - 4)).map((value) => rowsHigh(value / step));
  const rows = labels.map((label, row) => {
    const cells = heights.map((height) => cell(zero - row, height)).join('');
    return `  ${padStart(label, width)} ${cells}`.trimEnd();
  });
  const gap = Math.max(1, heights.length - displayWidth(first) - displayWidth(last));
  return [...rows, `  ${padStart(unit, width)} ${first}${' '.repeat(gap)}${last}`];
};

const HIGH = 8;
const EIGHTHS = ' ▁▂▃▄▅▆▇█';

/** One column for each stretch of values, its last value as the height; × where there is none. */
const scaledCurve = (
  values: readonly (number | null)[],
  most: number,
  [first = '', last = '']: readonly string[],
  columns: number,
): readonly string[] => {
  const bars = sampled(values, Math.max(1, columns - 7));
  const rows = Array.from({ length: HIGH }, (_, i) => {
    const row = HIGH - 1 - i;
    const label = row === HIGH - 1 ? most : row === HIGH / 2 - 1 ? most / 2 : row === 0 ? 0 : '';
    return `  ${padStart(String(label), 3)} │${bars.map((value) => eighths(value, most, row)).join('')}`.trimEnd();
  });
  return [...rows, `       ${first} … ${last}`];
};

/** The last value of each stretch; a stretch without any is a gap. */
const sampled = (values: readonly (number | null)[], most: number): readonly (number | null)[] => {
  if (values.length <= most) return values;
  return Array.from({ length: most }, (_, i) => {
    const stretch = values.slice(Math.floor((i * values.length) / most), Math.floor(((i + 1) * values.length) / most));
    return stretch.findLast((value) => value !== null) ?? null;
  });
};

const eighths = (value: number | null, most: number, row: number): string => {
  if (value === null) return row === 0 ? '×' : ' ';
  const filled = Math.round((value / most) * HIGH * 8) - row * 8;
  return EIGHTHS[Math.max(0, Math.min(8, filled))] ?? ' ';
};

/** The row of the line, counted from the top, and the money of one row. */
const curveScale = (above: number, below: number): { readonly zero: number; readonly step: number } => {
  const rows = ROWS - 1;
  const share = Math.round((above / (above + below || 1)) * rows);
  const zero = Math.min(below > 0 ? rows - 1 : rows, Math.max(above > 0 ? 1 : 0, share));
  return { zero, step: Math.max(above / (zero || 1), below / (rows - zero || 1)) || 1 };
};

/** What is not nothing takes a row at least, so that the sign can be seen. */
const rowsHigh = (rows: number): number =>
  Math.sign(rows) * Math.max(Math.abs(rows) > 1e-9 ? 1 : 0, Math.round(Math.abs(rows)));

/** One value for each column: months are repeated where there is room, and some left out where there is not. */
const spread = (values: readonly number[], room: number): readonly number[] => {
  const each = Math.max(1, Math.floor(room / values.length));
  const count = Math.min(room, values.length * each);
  return Array.from({ length: count }, (_, i) => values[Math.floor((i * values.length) / count)] ?? 0);
};

/** `level` and `height` count rows from the line, up above and down below. */
const cell = (level: number, height: number): string => {
  if (level === 0) return '─';
  return level > 0 ? (height >= level ? '█' : ' ') : height <= level ? '▒' : ' ';
};

/** 1,234,567 */
export const grouped = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
