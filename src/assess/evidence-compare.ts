// Holds what a pilot states against what its evidence file says: with `at` against the value there, without it against the
// figure of the same name or the pass rate of a test report. A guess is never a match: where a file holds several figures
// that may be meant, or none, nothing is compared, and what it holds is said.

import { type Content, type FoundValue, type NamedFigure, passRate, plainName, type Tally } from '../model/evidence.ts';
import { meets, readComparison } from '../model/fields.ts';
import { shorten } from '../model/vocabulary.ts';
import type { StatedFigure } from './evidence-figures.ts';

export type Is = string | number | boolean;

/** One figure held against one file. */
export type FigureComparison = {
  /** Where the stated value stands. */
  readonly path: string;
  readonly title: string;
  readonly stated: number;
  /** As the file says it, in its own terms. */
  readonly said: string;
  /** The file's figure in the terms of the pilot file; undefined where it is no such figure. */
  readonly found?: number;
  readonly agrees: boolean;
  readonly why: string;
};

/** What comes of it: a comparison, the reason why there is none, or why the file shows nothing. */
export type FigureVerdict =
  | { readonly comparison: FigureComparison }
  | { readonly present: string }
  | { readonly broken: string };

/** A value in a file, and how it may be read. */
type FileFigure = {
  readonly value: number;
  readonly isPercent?: boolean | undefined;
  readonly isCount?: boolean | undefined;
  readonly isShare?: boolean | undefined;
  readonly isMilliseconds?: boolean | undefined;
  readonly isSeconds?: boolean | undefined;
  /** The file's own words: 0.765 (mean of 3). */
  readonly words: string;
};

/** A number, or text that is one: 0.91, "91", "91%", "0,91". No thousands separators. */
const numberIn = (value: unknown): { readonly value: number; readonly isPercent: boolean } | undefined => {
  if (typeof value === 'number') return Number.isFinite(value) ? { value, isPercent: false } : undefined;
  if (typeof value !== 'string') return undefined;
  const [, digits, percent] = /^([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d{1,3})?)\s*(%?)$/i.exec(value.trim()) ?? [];
  const number = Number(digits);
  return digits === undefined || !Number.isFinite(number) ? undefined : { value: number, isPercent: percent === '%' };
};

/** Floating point is off by less than this part of a figure. */
const SLIP = 1e-9;

/** Whether `exact` is what `stated` rounds, to so many decimals. */
const rounds = (stated: number, exact: number, decimals: number): boolean => {
  const half = 0.5 * 10 ** -decimals;
  return Math.abs(stated - exact) <= half + SLIP * Math.max(half, Math.abs(stated), Math.abs(exact));
};

/** A figure as a message shows it: seven digits are enough to see a difference. */
const brief = (value: number): string => String(Number(value.toPrecision(7)));

// ── With a pointer ──

/** What `is` says of what was found; undefined where nothing is asked. */
export const isAsAsked = (
  is: Is | undefined,
  found: FoundValue,
): { readonly holds: boolean; readonly why: string } | { readonly broken: string } | undefined => {
  if (is === undefined) return undefined;
  if ('fault' in found) return { broken: found.fault };
  const values = 'values' in found ? found.values : [found.value];
  if (values.length === 0) return { broken: 'there is nothing in the list that it points to' };
  const each = values.map((value) => holds(is, value));
  const odd = each.indexOf(undefined);
  if (odd >= 0) return { broken: `${shown(values[odd])} is not a number, and is asks for ${is}` };
  if (!('values' in found))
    return { holds: each[0] === true, why: `it says ${shown(found.value)}${noted(found.note)}, asked for ${is}` };
  const good = each.filter(Boolean).length;
  const isSo = found.quantity === 'any' ? good > 0 : good === each.length;
  return {
    holds: isSo,
    why: `${good} of ${each.length} are ${is}${found.quantity === 'any' ? ', one is enough' : ''}`,
  };
};

/** Whether a value is as asked; undefined where it is no number and a comparison needs one. */
const holds = (is: Is, value: unknown): boolean | undefined => {
  const asked = typeof is === 'string' ? readComparison(is) : undefined;
  if (asked === undefined || asked === 'unreadable') return isSame(is, value);
  const found = numberIn(value);
  if (found !== undefined) return meets(asked, found.isPercent ? found.value / 100 : found.value);
  // "= pass" asks for a word.
  return undefined;
};

const isSame = (is: Is, value: unknown): boolean => {
  const [found, asked] = [numberIn(value), numberIn(is)];
  if (found === undefined || asked === undefined)
    return String(is).trim().toLowerCase() === String(value).trim().toLowerCase();
  const decimals = /\.(\d+)/.exec(String(is))?.[1]?.length ?? 0;
  if (asked.isPercent !== found.isPercent) {
    const part = (one: typeof found) => (one.isPercent ? one.value / 100 : one.value);
    return rounds(part(asked), part(found), decimals + 2);
  }
  return rounds(asked.value, found.value, decimals);
};

/** The figure against what a pointer leads to. `is` beside it may be about another value, such as a count of tests. */
export const compareAt = (
  figure: StatedFigure,
  decimals: number,
  found: FoundValue,
  is: Is | undefined,
  content: Content,
): FigureVerdict => {
  if ('fault' in found) return { broken: found.fault };
  if ('values' in found) {
    if (is !== undefined) return { present: 'is was held against a list' };
    return { broken: `it points to ${found.values.length} values: write mean(…), or name one of them` };
  }
  const number = numberIn(found.value);
  if (number === undefined)
    return is === undefined ? { broken: notANumber(found.value) } : { present: 'what it points to is no figure' };
  const said: FileFigure = {
    value: number.value,
    isPercent: number.isPercent || found.isPercent === true,
    isCount: found.isCount,
    isMilliseconds: found.time === 'ms',
    isSeconds: found.time === 's',
    words: `${shown(found.value)}${noted(found.note)}`,
  };
  if (is !== undefined && !isAbout(figure, is, said)) return { present: `it says ${said.words}, as asked` };
  return unsaidPercent(figure, decimals, said) ?? { comparison: compared(figure, decimals, [said], content) };
};

/** A share in the pilot file, and its hundredfold in a file that does not say percent: neither a match nor a contradiction. */
const unsaidPercent = (
  { stated, whole }: StatedFigure,
  decimals: number,
  said: FileFigure,
): FigureVerdict | undefined => {
  const isLike =
    whole === 1 &&
    said.value > 1 &&
    !said.isPercent &&
    !said.isCount &&
    rounds(stated, said.value / 100, Math.max(2, decimals));
  return isLike
    ? {
        present: `the file says ${said.words} and not that it is percent: state the figure in percent, with unit: percent`,
      }
    : undefined;
};

const notANumber = (value: unknown): string =>
  typeof value === 'string' && /^-?(nan|infinity)$/i.test(value.trim())
    ? `what it points to is ${value.trim()}: no value was computed`
    : `what it points to is ${shown(value)}, not a number`;

/** The figure's own, where the stated value meets `is` as well; of a share only what may be one. */
const isAbout = ({ stated, whole }: StatedFigure, is: Is, { value, isPercent, isCount }: FileFigure): boolean => {
  if (isCount) return false;
  if (whole === undefined) return holds(is, stated) === true;
  const isPart = isPercent || (value > 0 && value < whole && !Number.isInteger(value));
  return isPart && (holds(is, stated) === true || holds(is, stated / whole) === true);
};

// ── By its name ──

/** The figure against the whole file. `byRate`: the file is cited for this figure alone, and its pass rate may be it. */
export const compareWhole = (
  figure: StatedFigure,
  decimals: number,
  content: Content,
  byRate: boolean,
): FigureVerdict => {
  const own = content.figures.filter(({ name }) => figure.names.some((one) => isNamed(name, one)));
  const sure = own.filter(({ isGuess }) => isGuess !== true);
  const [first] = sure;
  if (first !== undefined && sure.every(({ value }) => rounds(value, first.value, 9))) {
    const values = [first, ...(first.also ?? []).map((value) => ({ ...first, value }))];
    const others =
      figure.countsFailures && first.isPassed ? values.map((one) => ({ ...one, value: 1 - one.value })) : [];
    const readings = [...others, ...values].map(saidBy);
    return (
      unsaidPercent(figure, decimals, saidBy(first)) ?? { comparison: compared(figure, decimals, readings, content) }
    );
  }
  if (own.length > 0) return { present: describeSeveral(figure, own) };
  const { tally } = content;
  const isReport = tally !== undefined && content.figures.length === 0;
  if (!isReport || !byRate || !figure.mayBePassRate) return { present: describeUnnamed(figure, content) };
  return compareRate(figure, decimals, tally, content);
};

/** "Pass rate of faithfulness" is the pass rate of faithfulness, however it is put. */
const isNamed = (name: string, wanted: string): boolean => {
  const turned = /^pass rate (?:of|for) (.+)$/i.exec(wanted.trim())?.[1];
  return plainName(name) === plainName(turned === undefined ? wanted : `${turned} pass rate`);
};

const saidBy = ({ value, unit, note }: NamedFigure): FileFigure => ({
  value,
  isPercent: unit === 'percent',
  isShare: unit === 'share',
  isMilliseconds: unit === 'ms',
  words: `${brief(value)}${noted(note)}`,
});

const describeSeveral = (figure: StatedFigure, own: readonly NamedFigure[]): string => {
  const places = own
    .slice(0, 3)
    .map(({ value, at, note }) => `${brief(value)}${at === undefined ? '' : ` at ${at}`}${noted(note)}`);
  return own.length === 1
    ? `it holds a column ${figure.title}, ${places[0]}: say which with at`
    : `it holds ${figure.title} ${own.length} times (${places.join(', ')}): name one with at`;
};

const describeUnnamed = (
  { names, title }: StatedFigure,
  { figures, notComputed = [], unread, kind, tally }: Content,
): string => {
  if (unread !== undefined) return unread;
  if (notComputed.some((name) => names.some((one) => isNamed(name, one))))
    return `its ${title} is NaN, infinite or blank: no value was computed`;
  const known = figures.filter(({ isGuess }) => isGuess !== true).slice(0, 3);
  const held = known.map(({ name, value }) => `${name} ${brief(value)}`).join(', ');
  const wanted = names.length === 0 ? `the ${title} has no name that tools know` : `it holds no ${title}`;
  if (held !== '') return `${wanted}; it holds ${held}: name one with at`;
  const rate = tally && passRate(tally);
  return rate === undefined
    ? `${wanted} (${kind}): say with at where it stands`
    : `${wanted}; its pass rate is ${brief(rate)}, at /pass_rate`;
};

/** The pass rate of all tests; where a file holds several prompts, one of them may be meant, and is not a match. */
const compareRate = (figure: StatedFigure, decimals: number, tally: Tally, content: Content): FigureVerdict => {
  if (figure.whole === undefined)
    return { present: `a pass rate is a share, and the unit ${figure.unit} is not known to be one` };
  const read = (one: Tally): FileFigure | undefined => {
    const rate = passRate(one);
    const value = rate === undefined ? undefined : figure.countsFailures ? 1 - rate : rate;
    return value === undefined
      ? undefined
      : { value, isShare: true, words: describeRate(one, value, figure.countsFailures) };
  };
  const total = read(tally);
  if (total === undefined) return { broken: content.nothing ?? 'no test ran in it' };
  const comparison = compared(figure, decimals, [total], content);
  const parts = (content.parts ?? []).flatMap((one) => read(one) ?? []);
  const isOnePart = !comparison.agrees && parts.some((said) => compared(figure, decimals, [said], content).agrees);
  return isOnePart
    ? {
        present: `it holds ${parts.length} prompts with pass rates of ${parts.map(({ value }) => brief(value)).join(' and ')}, together ${brief(total.value)}: name one with at`,
      }
    : { comparison };
};

const describeRate = ({ passed, failed, errors }: Tally, rate: number, isFailures: boolean): string => {
  const inError = errors === 0 ? '' : `, ${errors} ended in error`;
  return `${brief(rate)} (${passed} of ${passed + failed + errors} tests passed${inError}${isFailures ? '; counted are the others' : ''})`;
};

// ── In the figure's own terms ──

/** Agrees where some reading of what the file says is what the pilot file states, rounded as it writes it. */
const compared = (
  figure: StatedFigure,
  decimals: number,
  said: readonly FileFigure[],
  content: Content,
): FigureComparison => {
  const { path, title, stated, whole } = figure;
  // A share of 0 or 1 would agree with everything from 0.5 on, were it rounded to the digits written.
  const digits = whole === 1 && decimals === 0 ? 2 : decimals;
  const readings = said.flatMap((one) => unitTerms(one, figure));
  const match = readings.find((value) => rounds(stated, value, digits));
  const [first] = said;
  const found = match ?? readings[0];
  const base = { path, title, stated, said: first?.words ?? '' };
  const written = stated.toFixed(Math.min(decimals, 12));
  if (match !== undefined && first !== undefined) {
    const isConverted = Math.abs(match - first.value) > SLIP;
    return {
      ...base,
      found: match,
      agrees: true,
      why: `it says ${first.words}${isConverted ? `, which is ${brief(match)}` : ''}`,
    };
  }
  const rate = content.tally && passRate(content.tally);
  if (found === undefined) {
    const isRate = rate !== undefined && whole !== undefined;
    const instead = isRate ? `; the pass rate is ${brief(rate)}` : '';
    const what = first?.isCount ? `${brief(first.value)} is a count, no share` : `${first?.words} is no share`;
    return {
      ...base,
      ...(isRate && { found: rate * whole }),
      agrees: false,
      why: `stated ${written}; ${what}${instead}`,
    };
  }
  const converted = first !== undefined && Math.abs(found - first.value) > SLIP ? `, which is ${brief(found)}` : '';
  return {
    ...base,
    found,
    agrees: false,
    why: `stated ${written}, the file says ${first?.words ?? ''}${converted}`,
  };
};

/** A value in the figure's own terms; none where it cannot be such a figure. A count is never a share, but for none at all. */
const unitTerms = (
  { value, isPercent, isCount, isShare, isMilliseconds, isSeconds }: FileFigure,
  { whole, unit, stated }: StatedFigure,
): readonly number[] => {
  if (isCount && whole !== undefined) return value === 0 ? [0] : [];
  if (isMilliseconds && /^s(?:ec(?:onds?)?)?$/i.test(unit?.trim() ?? '')) return [value / 1000];
  if (isSeconds && /^(?:ms|milliseconds?)$/i.test(unit?.trim() ?? '')) return [value * 1000];
  if (whole === 1) {
    if (isPercent) return [value / 100];
    return value > 1 ? [] : [value];
  }
  if (whole === undefined) return isPercent && stated <= 1 ? [value / 100, value] : [value];
  if (isPercent) return [(value / 100) * whole];
  if (isShare) return [value * whole];
  // The unit says percent: a number from 0 to 1 may be the share.
  return whole === 100 && value >= 0 && value <= 1 ? [value, value * 100] : [value];
};

// ── Words ──

const noted = (note: string | undefined): string => (note === undefined || note === '' ? '' : ` (${note})`);

const shown = (value: unknown): string => {
  if (typeof value === 'number') return brief(value);
  return shorten(String(value));
};
