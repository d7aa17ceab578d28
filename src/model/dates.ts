// Arithmetic on calendar dates written YYYY-MM-DD. No clock: the date of judgement comes in as an argument.

const DAY = 86_400_000;

const toDay = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;
const toDate = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** The day of a moment on the machine's own calendar, YYYY-MM-DD: today, a file's and a commit's day all come from it. */
export const calendarDay = (moment: Date): string => {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(moment.getFullYear()).padStart(4, '0')}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
};

/** Whether a text is a day that exists, written YYYY-MM-DD. */
export const isDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  return day >= 1 && day <= (month === 2 && isLeap(year) ? 29 : (DAYS[month - 1] ?? 0));
};

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days from one date to another; negative when `to` comes first. */
export const daysBetween = (from: string, to: string): number => toDay(to) - toDay(from);

/** Whether a date lies at most so many days back. One that is still to come shows nothing yet. */
export const isRecent = (date: string, asOf: string, days: number): boolean =>
  date <= asOf && daysBetween(date, asOf) <= days;

/** The date so many days later (earlier below 0), YYYY-MM-DD. */
export const addDays = (date: string, days: number): string => toDate(toDay(date) + days);

/** The later of two dates; either may be missing. */
export const later = (a: string | undefined, b: string): string => (a !== undefined && a > b ? a : b);

/** Working days, Monday to Friday: the first day counts, the last does not. 0 when `to` is not after `from`. */
export const workingDays = (from: string, to: string): number => {
  const [first, last] = [toDay(from), toDay(to)];
  if (last <= first) return 0;
  const weeks = Math.floor((last - first) / 7);
  const rest = Array.from({ length: (last - first) % 7 }, (_, i) => weekday(first + weeks * 7 + i));
  return weeks * 5 + rest.filter((day) => day >= 1 && day <= 5).length;
};

/** 0 is Sunday; day 0 of the epoch was a Thursday. */
const weekday = (day: number): number => (((day + 4) % 7) + 7) % 7;
