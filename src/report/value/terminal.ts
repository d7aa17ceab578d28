// The value case for a terminal: what it comes to first, then the curve, what moves it, and what it rests on.
import type { Figure, ValueCase } from '../../model/published/value.ts';
import { money } from '../../rules/value.ts';
import { originWords } from '../plan/words.ts';
import type { Paint, ReportOptions } from '../report.ts';
import { clipped, counted, displayWidth, packed, padEnd, padStart, safe, wrap, wrapWith } from '../text.ts';
import {
  chanceSentence,
  estimateWords,
  headline,
  influenceWords,
  keyRows,
  type Row,
  usualWords,
  type ValueReported,
  type ValueReporter,
} from './words.ts';

// The cumulative value as a chart of blocks: what is below the line is still owed, what is above it is earned.

const ROWS = 11;

export const chart = ({ curve, likely, inputs }: ValueCase, columns: number): readonly string[] => {
  if (likely === null || curve.length === 0) return [];
  const build = inputs.find(({ path }) => path === 'value.costs.build')?.value ?? 0;
  const values = [-(typeof build === 'number' ? build : build.likely), ...curve.map(({ cumulative }) => cumulative)];
  const { zero, step } = scaleOf(Math.max(0, ...values), Math.max(0, ...values.map((value) => -value)));
  const labels = Array.from({ length: ROWS }, (_, row) => money((zero - row) * step));
  const width = Math.max(...labels.map((label) => label.length));
  const heights = barsOf(values, Math.min(60, columns - width - 4)).map((value) => heightOf(value / step));
  const rows = labels.map((label, row) => {
    const cells = heights.map((height) => cell(zero - row, height)).join('');
    return `  ${padStart(label, width)} ${cells}`.trimEnd();
  });
  return [...rows, `  ${' '.repeat(width)} ${axis(heights.length, values.length - 1)}`];
};

/** The row of the line, counted from the top, and the money of one row. */
const scaleOf = (above: number, below: number): { readonly zero: number; readonly step: number } => {
  const rows = ROWS - 1;
  const share = Math.round((above / (above + below || 1)) * rows);
  const zero = Math.min(below > 0 ? rows - 1 : rows, Math.max(above > 0 ? 1 : 0, share));
  return { zero, step: Math.max(above / (zero || 1), below / (rows - zero || 1)) || 1 };
};

/** What is not nothing takes a row at least, so that the sign can be seen. */
const heightOf = (rows: number): number =>
  Math.sign(rows) * Math.max(Math.abs(rows) > 1e-9 ? 1 : 0, Math.round(Math.abs(rows)));

/** One value for each column: months are repeated where there is room, and some left out where there is not. */
const barsOf = (values: readonly number[], room: number): readonly number[] => {
  const each = Math.max(1, Math.floor(room / values.length));
  const count = Math.min(room, values.length * each);
  return Array.from({ length: count }, (_, i) => values[Math.floor((i * values.length) / count)] ?? 0);
};

/** `level` and `height` count rows from the line, up above and down below. */
const cell = (level: number, height: number): string => {
  if (level === 0) return '─';
  return level > 0 ? (height >= level ? '█' : ' ') : height <= level ? '▒' : ' ';
};

const axis = (width: number, months: number): string => {
  const last = `month ${months}`;
  return `0${padStart(last, Math.max(last.length + 1, width - 1))}`;
};

const [NARROWEST, WIDEST] = [40, 120];
const FEW = 5;

export const terminalValue: ValueReporter = (reported, options) => {
  const view = { ...options, columns: Math.max(NARROWEST, Math.min(WIDEST, options.columns)) };
  const { value } = reported;
  const sections = [
    head(reported, view),
    titled('Key figures', keyLines(value, view), view.paint),
    titled('Value so far, month by month', chart(value, Math.min(80, view.columns)), view.paint),
    titled('Missing, and only you can say it', missingLines(value, view), view.paint),
    titled('What moves the net value most, the others being likely', influenceLines(value, view), view.paint),
    titled('Beside what is usual (no law)', usualLines(value, view), view.paint),
    titled('Figures', figureLines(value, view), view.paint),
    titled('Assumed, as nobody states it', listed(value.assumptions, view), view.paint),
    titled(
      'Add to the pilot file, with your own figures',
      value.add.map((line) => view.paint.cyan(`  ${line}`)),
      view.paint,
    ),
    footer(reported, view),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
};

const titled = (title: string, lines: readonly string[], { bold }: Paint): readonly string[] =>
  lines.length === 0 ? [] : [bold(title), ...lines];

const head = ({ assessment, value }: ValueReported, { columns, paint }: ReportOptions): readonly string[] => {
  const { currency, horizon } = value;
  const frame = [
    currency ?? 'no currency stated',
    `${counted(horizon.months, 'month')} after go-live [${originWords([horizon.origin])}]`,
  ];
  return [
    ...packed([clipped(safe(assessment.pilot.name), columns), 'value case', `as of ${assessment.asOf}`], 0, columns),
    ...packed(frame, 0, columns).map(paint.dim),
    '',
    ...wrap(headline(value), columns).map(paint.bold),
    ...(value.likely === null ? [] : wrap(chanceSentence(value), columns)),
  ];
};

const keyLines = (value: ValueCase, view: ReportOptions): readonly string[] => rows(keyRows(value, value.likely), view);

/** Name and value in columns; what stands beside them goes below where there is no room. */
const rows = (all: readonly Row[], { columns, paint }: ReportOptions): readonly string[] => {
  const width = Math.min(30, Math.max(...all.map(([name]) => displayWidth(name))));
  return all.flatMap(([name, value, more]) => {
    const start = `  ${padEnd(clipped(name, width), width)}  `;
    const short = `${value}  ${more}`;
    if (more !== '' && displayWidth(start + short) <= columns) return [`${start}${value}  ${paint.dim(more)}`];
    return [
      ...wrapWith(start, value, columns),
      ...(more === '' ? [] : wrapWith(' '.repeat(4), more, columns).map(paint.dim)),
    ];
  });
};

const missingLines = (value: ValueCase, { columns }: ReportOptions): readonly string[] => [
  ...value.missing.flatMap((path) => wrapWith('  · ', path, columns)),
  ...(value.needed === null ? [] : wrapWith('  ', `With the rest as it is: ${value.needed.says}.`, columns)),
];

const influenceLines = (value: ValueCase, view: ReportOptions): readonly string[] => {
  const shown = view.details ? value.influence : value.influence.slice(0, FEW);
  return rows(
    shown.map((one, i): Row => [`${i + 1}. ${safe(one.says)}`, influenceWords(one, value), '']),
    view,
  );
};

const usualLines = ({ usual }: ValueCase, { columns, paint }: ReportOptions): readonly string[] =>
  usual.flatMap((one) => [
    ...wrapWith('  ', one.says, columns),
    ...wrapWith('    ', usualWords(one), columns).map(paint.dim),
  ]);

const figureLines = (value: ValueCase, view: ReportOptions): readonly string[] =>
  rows(
    value.inputs.map((figure) => figureRow(figure, value)),
    view,
  );

const figureRow = (figure: Figure, { currency }: ValueCase): Row => [
  safe(figure.says),
  estimateWords(figure, currency),
  `[${originWords([figure.origin])}]`,
];

const listed = (lines: readonly string[], { columns }: ReportOptions): readonly string[] =>
  lines.flatMap((line) => wrapWith('  · ', safe(line), columns));

const footer = (
  { assessment, value, tool }: ValueReported,
  { columns, paint, details }: ReportOptions,
): readonly string[] => {
  const { spread } = value;
  const made = [
    `${tool.name} ${tool.version}`,
    `checklist ${assessment.checklists.map(({ id, version }) => `${id} ${version}`).join(', ')}`,
    `as of ${assessment.asOf}`,
    ...(spread === null ? [] : [`${spread.generator}, seed ${spread.seed}, ${spread.runs} runs`]),
  ];
  const next = `Next: ${details ? '' : '--details for every input’s influence, '}--format csv for a spreadsheet with the formulas`;
  return [...packed(made, 0, columns).map(paint.dim), ...wrap(next, columns)];
};
