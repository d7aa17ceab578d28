// Working days as numbers and as dates: Monday to Friday, counted from the first one of the plan. No holidays.
import { addDays, daysBetween } from '../model/dates.ts';

/** A Monday. */
const MONDAY = '1970-01-05';
/** As far as dates have four digits. */
const LAST = '9999-12-31';

/** The date of a working day by its number; 0 is the first working day on or after the start. */
export type Calendar = (day: number) => string;

export const calendarFrom = (start: string): Calendar => {
  const weekday = (((daysBetween(MONDAY, start) % 7) + 7) % 7) as number;
  const monday = addDays(start, weekday > 4 ? 7 - weekday : -weekday);
  const first = weekday > 4 ? 0 : weekday;
  const most = daysBetween(monday, LAST);
  return (day) => {
    const [weeks, rest] = [Math.floor((first + day) / 5), (first + day) % 5];
    const days = weeks * 7 + rest;
    return days < most ? addDays(monday, days) : LAST;
  };
};

/** A trifle, so that ends that differ by rounding alone fall on one day. */
const TRIFLE = 1e-9;

/** The number of the day in which a time lies. */
export const dayOf = (time: number): number => Math.floor(time + TRIFLE);

/** The number of the last day of what ends at a time, and began at another. */
export const lastDayOf = (end: number, start = 0): number => Math.max(dayOf(start), Math.ceil(end - TRIFLE) - 1);
