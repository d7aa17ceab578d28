// A time axis that text and SVG share: where its labels stand, by how much room there is.
import { addDays, daysBetween } from '../model/dates.ts';

export type Tick = { readonly date: string; readonly upper: string; readonly lower: string };

/** Columns that a label needs, with a space. */
const LABEL = 5;
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 600, 1200, 12_000] as const;

/** Mondays while they have room, else the first days of months, of every so many months, of years. `width` is in characters. */
export const ticks = (first: string, last: string, width: number): readonly Tick[] => {
  const span = daysBetween(first, last) + 1;
  if ((7 * width) / span >= LABEL) return mondays(first, span);
  const step = STEPS.find((months) => (months * 30 * width) / span >= LABEL) ?? 12_000;
  return months(first, last, step);
};

/** Where a date stands between the first and the last day, 0…1. */
export const positionOn = (first: string, last: string, date: string): number =>
  Math.max(0, Math.min(1, daysBetween(first, date) / (daysBetween(first, last) + 1)));

const mondays = (first: string, span: number): readonly Tick[] => {
  const ahead = (7 - (((daysBetween('1970-01-05', first) % 7) + 7) % 7)) % 7;
  return Array.from({ length: Math.ceil(Math.max(0, span - ahead) / 7) }, (_, i): Tick => {
    const date = addDays(first, ahead + 7 * i);
    return { date, upper: `${monthName(date)} ${date.slice(0, 4)}`, lower: date.slice(8) };
  });
};

const months = (first: string, last: string, step: number): readonly Tick[] => {
  const number = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
  const from = Math.ceil((number(first) + (first.slice(8) === '01' ? 0 : 1)) / step) * step;
  const all: Tick[] = [];
  for (let month = from; month <= number(last); month += step) {
    const year = String(Math.floor(month / 12)).padStart(4, '0');
    const date = `${year}-${String((month % 12) + 1).padStart(2, '0')}-01`;
    all.push(step < 12 ? { date, upper: year, lower: monthName(date) } : { date, upper: '', lower: year });
  }
  return all;
};

const monthName = (date: string): string => names[Number(date.slice(5, 7)) - 1] ?? '';
const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
