// The cumulative value as a chart of blocks: what is below the line is still owed, what is above it is earned.
import type { ValueCase } from '../../model/value-report.ts';
import { money } from '../../rules/value-words.ts';
import { padStart } from '../layout.ts';

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
