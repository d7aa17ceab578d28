// Numbers and dates as people write them: 0,5 · 50% · 120.000 · €120,000 · 120k · 31.12.2026. What was understood is said
// wherever it differs from what was typed; where a form has two meanings, both are given and the person chooses.
import { isDate } from '../model/dates.ts';

export type Understood<Value> = {
  readonly value: Value;
  /** How it was read, where the file will not hold what was typed. */
  readonly read?: string;
  /** The form means this as well: which of the two has to be asked. */
  readonly or?: Value;
};

export type UnreadableFigure = { readonly message: string };

/** What a percent sign means: 50% is 0.5, or 50 where the unit is percent, or does not fit. */
export type Percent = 'share' | 'as-is' | 'unfit';

/** A number; the message says what to write instead. A point before three digits may mean two things. */
export const readNumber = (reply: string, percent: Percent = 'unfit'): Understood<number> | UnreadableFigure => {
  const typed = reply.trim();
  const part = percent === 'share' ? partOfWhole(typed) : undefined;
  if (part !== undefined) return { value: part, read: shownNumber(part) };
  const [, digits, suffix = '', sign = ''] = FORM.exec(bare(typed)) ?? [];
  const read = digits === undefined ? undefined : readDecimal(closedUp(digits));
  if (read === undefined) return { message: `"${typed}" is no number: write one number, such as 0.5 or 120000` };
  if (sign === '%' && percent === 'unfit') {
    return { message: `"${typed}" is a percentage, and this figure is none: write the number in its own unit` };
  }
  const by = (suffixFactor(suffix) ?? 1) / (sign === '%' && percent === 'share' ? 100 : 1);
  const scaled = (one: number): number => Number((one * by).toPrecision(12));
  const isShare = sign === '%'; // nobody means thousands of percent
  const value = scaled(isShare ? (read.or ?? read.value) : read.value);
  const isPlain = PLAIN.test(typed);
  const or = read.or === undefined || isShare ? undefined : scaled(read.or);
  return { value, ...(!isPlain && { read: shownNumber(value) }), ...(or !== undefined && { or }) };
};

/**
 * A number that may come with its unit, where the figure has one: 3 weeks are 504 hours, 12 min are 12 minutes per claim.
 * `unit` is a word such as hours, or what the person wrote as the unit of a KPI.
 */
export const readFigure = (reply: string, unit?: string, percent?: Percent): Understood<number> | UnreadableFigure => {
  const [, amount = '', word = ''] = /^(.*?[\d.,])\s*(\p{L}[\p{L}\s]*)$/u.exec(reply.trim()) ?? [];
  const by = unit === undefined || word === '' ? undefined : timesTo(word.trim().toLowerCase(), unit.toLowerCase());
  const plain = readNumber(by === undefined ? reply : amount, percent);
  if ('message' in plain) {
    const isOwn = unit === undefined || word === '' || 'message' in readNumber(amount, percent);
    return isOwn ? plain : { message: `"${reply.trim()}" does not fit: write the number alone; its unit is ${unit}` };
  }
  if (by === undefined) return plain;
  const scaled = (one: number): number => Number((one * by).toPrecision(12));
  const value = scaled(plain.value);
  const or = plain.or === undefined ? {} : { or: scaled(plain.or) };
  return { value, read: `${shownNumber(value)} ${unit}`, ...or };
};

/** By what a figure in `word` is multiplied to be one in `unit`; undefined where the one cannot be the other. */
const timesTo = (word: string, unit: string): number | undefined => {
  const [first = ''] = unit.split(/\s/);
  if (word === unit || singular(word) === singular(first)) return 1;
  for (const scale of [seconds, inMonths]) {
    const [from, to] = [scale[singular(word)], scale[singular(first)]];
    if (from !== undefined && to !== undefined) return from / to;
  }
  return undefined;
};

const singular = (word: string): string => (word.length > 2 ? word.replace(/s$/, '') : word);

const seconds: Readonly<Record<string, number>> = {
  ms: 0.001,
  millisecond: 0.001,
  s: 1,
  sec: 1,
  second: 1,
  m: 60,
  min: 60,
  minute: 60,
  h: 3600,
  hr: 3600,
  hour: 3600,
  d: 86_400,
  day: 86_400,
  week: 604_800,
};
const inMonths: Readonly<Record<string, number>> = { month: 1, year: 12, yr: 12 };

/** As JSON and YAML write it, but for a point that may part thousands. */
const PLAIN = /^-?(0|[1-9]\d*)(\.\d+)?$/;

const FORM = /^(-?[\d.,][\d.,\s'’_]*?)\s*(k|thousand|m|mio|mn|million|bn|billion)?\s*(%|percent|pct)?$/i;

/** 9 of 10, 9 out of 10, 9/10: a share. */
const partOfWhole = (typed: string): number | undefined => {
  const [, part, whole] = /^(\d+)\s*(?:\/|of|out of)\s*(\d+)$/i.exec(typed) ?? [];
  const share = Number(part) / Number(whole);
  return share >= 0 && share <= 1 ? Number(share.toPrecision(4)) : undefined;
};

/** 120 000 and 120’000 are one number; 8 12 14 are three. */
const closedUp = (digits: string): string =>
  /^-?\d{1,3}([\s'’_]\d{3})+([.,]\d+)?$/.test(digits) ? digits.replaceAll(/[\s'’_]/g, '') : digits;

/** Without what says only that it is money, or about right. */
const bare = (typed: string): string =>
  typed
    .replace(/^(~|≈|about|around|approximately|approx\.?|circa|ca\.?)\s*/i, '')
    .replace(/^[\p{Sc}]\s*/u, '')
    .replace(/^(USD|EUR|GBP|CHF|JPY|CAD|AUD|SEK|NOK|DKK|PLN|INR)\s*(?=[\d.,-])/i, '')
    .replace(/\s*[\p{Sc}]$/u, '')
    .replace(/(?<=[\dk])\s*(USD|EUR|GBP|CHF|JPY|CAD|AUD|SEK|NOK|DKK|PLN|INR)$/i, '')
    .replace(/(percent|pct)$/i, '%')
    .replace(/^\u2212/, '-')
    .trim();

const factors: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mio: 1e6,
  mn: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};

const suffixFactor = (suffix: string): number | undefined => factors[suffix.toLowerCase()];

/** Which sign parts thousands and which the decimals; 120.000 may be either. */
const readDecimal = (digits: string): { readonly value: number; readonly or?: number } | undefined => {
  const [commas, points] = [digits.split(',').length - 1, digits.split('.').length - 1];
  if (commas > 0 && points > 0) {
    const isPointLast = digits.lastIndexOf('.') > digits.lastIndexOf(',');
    return isPointLast ? parted(digits, ',', '.') : parted(digits, '.', ',');
  }
  if (points > 1) return parted(digits, '.', ',');
  if (commas > 1 || /^-?[1-9]\d{0,2},\d{3}$/.test(digits)) return parted(digits, ',', '.');
  if (/^-?[1-9]\d{0,2}\.\d{3}$/.test(digits)) {
    return { value: Number(digits.replace('.', '')), or: Number(digits) };
  }
  const plain = digits.replace(',', '.');
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? { value: Number(plain) } : undefined;
};

const parted = (digits: string, thousands: string, decimal: string): { readonly value: number } | undefined => {
  const [whole = '', fraction, ...more] = digits.split(decimal);
  const isGrouped = new RegExp(`^-?\\d{1,3}(\\${thousands}\\d{3})*$`).test(whole);
  if (!isGrouped || more.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return undefined;
  return { value: Number(`${whole.replaceAll(thousands, '')}${fraction === undefined ? '' : `.${fraction}`}`) };
};

/** 120,000 · 0.5 */
export const shownNumber = (value: number): string => {
  const [whole = '', fraction] = String(value).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction === undefined ? '' : `.${fraction}`}`;
};

/** A day of the calendar, YYYY-MM-DD, from the forms in use; 3/4/2026 may be two days. `today` is YYYY-MM-DD. */
export const readDate = (reply: string, today: string): Understood<string> | UnreadableFigure => {
  const typed = reply.trim();
  const away = { yesterday: -1, today: 0, tomorrow: 1 }[typed.toLowerCase()];
  if (away !== undefined) {
    const value = new Date(Date.parse(`${today}T00:00:00Z`) + away * DAY).toISOString().slice(0, 10);
    return { value, read: value };
  }
  const [iso] = /^\d{4}-\d{2}-\d{2}$/.exec(typed) ?? [];
  if (iso !== undefined) return isDate(iso) ? { value: iso } : noDay(typed);
  const [, a = '', sign = '', b = '', year = ''] = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(typed) ?? [];
  const [, y = '', , m = '', d = ''] = /^(\d{4})([./-])(\d{1,2})\2(\d{1,2})$/.exec(typed) ?? [];
  const readings = [
    ...(year === '' ? [] : [written(year, b, a)]),
    ...(year === '' || sign === '.' || a === b ? [] : [written(year, a, b)]),
    ...(y === '' ? [] : [written(y, m, d)]),
    ...named(typed),
  ].filter(isDate);
  const [value, or] = readings;
  if (value === undefined) return noDay(typed);
  return { value, read: value, ...(or !== undefined && { or }) };
};

const DAY = 24 * 3600 * 1000;

const noDay = (typed: string): UnreadableFigure => ({
  message: `"${typed}" is no day of the calendar: write year, month and day, such as 2026-11-30`,
});

const written = (year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** 31 December 2026 · Dec 31, 2026 */
const named = (typed: string): readonly string[] => {
  const [, before, word = '', after, year = ''] =
    /^(?:(\d{1,2})(?:\.|st|nd|rd|th)?\s+)?([a-z]{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})$/i.exec(typed) ??
    [];
  const month = months.indexOf(word.slice(0, 3).toLowerCase()) + 1;
  const day = before ?? after;
  return month === 0 || day === undefined || (before !== undefined && after !== undefined)
    ? []
    : [written(year, String(month), day)];
};
