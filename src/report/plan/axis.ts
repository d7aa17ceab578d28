// The time axis of the chart: which column a date falls into, and the labels above the columns.
import { addDays, daysBetween } from '../../model/dates.ts';

export type Axis = {
  readonly width: number;
  readonly columnOf: (date: string) => number;
  /** Two lines: years over months, or months over days. */
  readonly labels: readonly string[];
};

export const axisOf = (first: string, last: string, width: number): Axis => {
  const span = daysBetween(first, last) + 1;
  const columnOf = (date: string): number => {
    const column = Math.floor((daysBetween(first, date) * width) / span);
    return Math.max(0, Math.min(width - 1, column));
  };
  return { width, columnOf, labels: labelled(ticksOf(first, last, span, width), columnOf, width) };
};

type Tick = { readonly date: string; readonly upper: string; readonly lower: string };

/** Columns that a label needs, with a space. */
const LABEL = 5;
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 600, 1200, 12_000] as const;

/** Mondays while they have room, else the first days of months, of every so many months, of years. */
const ticksOf = (first: string, last: string, span: number, width: number): readonly Tick[] => {
  if ((7 * width) / span >= LABEL) return mondays(first, span);
  const step = STEPS.find((months) => (months * 30 * width) / span >= LABEL) ?? 12_000;
  return monthsFrom(first, last, step);
};

const mondays = (first: string, span: number): readonly Tick[] => {
  const ahead = (7 - (((daysBetween('1970-01-05', first) % 7) + 7) % 7)) % 7;
  return Array.from({ length: Math.ceil(Math.max(0, span - ahead) / 7) }, (_, i): Tick => {
    const date = addDays(first, ahead + 7 * i);
    return { date, upper: `${monthOf(date)} ${date.slice(0, 4)}`, lower: date.slice(8) };
  });
};

const monthsFrom = (first: string, last: string, step: number): readonly Tick[] => {
  const number = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
  const from = Math.ceil((number(first) + (first.slice(8) === '01' ? 0 : 1)) / step) * step;
  const ticks: Tick[] = [];
  for (let month = from; month <= number(last); month += step) {
    const year = String(Math.floor(month / 12)).padStart(4, '0');
    const date = `${year}-${String((month % 12) + 1).padStart(2, '0')}-01`;
    ticks.push(step < 12 ? { date, upper: year, lower: monthOf(date) } : { date, upper: '', lower: year });
  }
  return ticks;
};

const monthOf = (date: string): string => names[Number(date.slice(5, 7)) - 1] ?? '';
const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The upper label stands where it changes; a label that has no room is left out. */
const labelled = (ticks: readonly Tick[], columnOf: (date: string) => number, width: number): readonly string[] => {
  let [upper, lower, before] = ['', '', ''];
  for (const tick of ticks) {
    const column = columnOf(tick.date);
    lower = put(lower, column, tick.lower, width);
    if (tick.upper !== before) upper = put(upper, column, tick.upper, width);
    before = tick.upper;
  }
  return upper === '' ? [lower] : [upper, lower];
};

const put = (line: string, column: number, text: string, width: number): string => {
  const free = line === '' || column > line.length;
  return free && column + text.length <= width ? line.padEnd(column) + text : line;
};
