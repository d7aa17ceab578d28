// Holds what a pilot states against what its evidence file says: with `at`, against the value there; without, against
// the test results that the file holds as a whole.

import type { Contradiction } from '../model/assessment.ts';
import type { EvidenceEntry } from '../model/fields.ts';
import { comparison, type Look, type Looks } from '../model/outcome.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { join, parent } from '../model/problem.ts';
import { cut, shown } from '../read/fault.ts';
import type { Document } from '../read/parse.ts';
import { type Content, contentOf, passRate, plain, type Tally, valueAt } from './evidence-files.ts';

// The figures that an evidence file can be held against: measured metrics, KPIs, the rate of wrong or invented statements.

export type Figure = {
  /** Where the stated value stands. */
  readonly path: string;
  readonly name: string;
  readonly stated: number;
  /** 1 for a share, 100 for percent; undefined where it is neither. */
  readonly whole: 1 | 100 | undefined;
  readonly kind: 'metric' | 'kpi' | 'hallucination';
  /** Less is better: a test that fails adds to it. */
  readonly countsFailures: boolean;
};

type Cited = { readonly evidence?: readonly EvidenceEntry[] | undefined };

/** Figures by the path of each map whose evidence is theirs, with that evidence. */
export type Figures = ReadonlyMap<string, { readonly figure: Figure; readonly cited: Cited }>;

export const figuresOf = ({ evaluation, kpis }: Pilot): Figures => {
  const figures = new Map<string, { readonly figure: Figure; readonly cited: Cited }>();
  const add = (at: string, owner: Cited, measured: Cited & { readonly value?: number | undefined }, about: About) => {
    if (measured.value === undefined) return;
    const { unit, ...rest } = about;
    const figure = {
      ...rest,
      path: `${at}.measured.value`,
      stated: measured.value,
      whole: wholeOf(unit, measured.value),
    };
    figures.set(at, { figure, cited: owner }).set(`${at}.measured`, { figure, cited: measured });
  };
  for (const [i, one] of (evaluation.metrics ?? []).entries()) {
    const about = {
      name: one.name,
      unit: one.unit,
      kind: 'metric',
      countsFailures: one.direction === 'decrease',
    } as const;
    add(join('evaluation.metrics', i), one, one.measured, about);
  }
  for (const [i, one] of (kpis.measures ?? []).entries()) {
    const about = {
      name: one.name,
      unit: one.unit,
      kind: 'kpi',
      countsFailures: one.direction === 'decrease',
    } as const;
    add(join('kpis.measures', i), one, one.measured, about);
  }
  const { hallucination } = evaluation;
  add('evaluation.hallucination', hallucination, hallucination.measured, wrong);
  return figures;
};

type About = Pick<Figure, 'name' | 'kind' | 'countsFailures'> & { readonly unit: string | undefined };

const wrong: About = { name: 'Hallucination', unit: 'share', kind: 'hallucination', countsFailures: true };

const wholeOf = (unit: string | undefined, stated: number): Figure['whole'] => {
  if (unit !== undefined && /^\s*(%|per ?cent|percentage)\s*$/i.test(unit)) return 100;
  const mayBe = unit === undefined || /^\s*(share|rate|ratio|fraction|proportion)\s*$/i.test(unit);
  return mayBe && stated >= 0 && stated <= 1 ? 1 : undefined;
};

/** How many figures cite each file as a whole: one pass rate cannot be several figures. */
export const citations = (figures: Figures): ReadonlyMap<string, number> => {
  const byFile = new Map<string, Set<string>>();
  for (const { figure, cited } of figures.values()) {
    for (const entry of cited.evidence ?? []) {
      const file = typeof entry === 'string' ? entry : entry.at === undefined ? entry.file : undefined;
      if (file !== undefined) byFile.set(file, (byFile.get(file) ?? new Set()).add(figure.path));
    }
  }
  return new Map([...byFile].map(([file, paths]) => [file, paths.size]));
};

// Numbers as files write them, and when two of them are the same figure.

/** A number, or text that is one: 0.91, "91", "91%", "1e-3". No thousands separators, no decimal commas. */
export type Figured = { readonly value: number; readonly percent: boolean };

export const numberIn = (value: unknown): Figured | undefined => {
  if (typeof value === 'number') return Number.isFinite(value) ? { value, percent: false } : undefined;
  if (typeof value !== 'string') return undefined;
  const [, digits, percent] = /^([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d{1,3})?)\s*(%?)$/i.exec(value.trim()) ?? [];
  const number = Number(digits);
  return digits === undefined || !Number.isFinite(number) ? undefined : { value: number, percent: percent === '%' };
};

/** Floating point is off by less than this part of a figure. */
const SLIP = 1e-9;

/** Whether `exact` is what `stated` rounds, to the digits stated. A share of 0 or 1 is taken to two decimals. */
export const rounds = (stated: number, exact: number, isShare: boolean): boolean => {
  const decimals = isShare && Number.isInteger(stated) ? 2 : decimalsOf(stated);
  const half = 0.5 * 10 ** -decimals;
  return Math.abs(stated - exact) <= half + SLIP * Math.max(half, Math.abs(stated), Math.abs(exact));
};

const decimalsOf = (value: number): number => {
  const [, part = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e([-+]\d+))?$/.exec(String(value)) ?? [];
  return Math.max(0, part.length - Number(exponent));
};

/** A figure as a message shows it: seven digits are enough to see a difference. */
export const brief = (value: number): string => String(Number(value.toPrecision(7)));

// What `is` asks of a value: a comparison such as ">= 0.95", or the value itself.

export type Is = string | number | boolean;

/** Whether a value is as asked; undefined where it is no number and a comparison needs one. */
export const holds = (is: Is, value: unknown): boolean | undefined => {
  const [, sign, operand] = typeof is === 'string' ? (comparison.exec(is.trim()) ?? []) : [];
  if (sign === undefined) return isSame(is, value);
  const [found, asked] = [numberIn(value), numberIn(operand)];
  if (found === undefined || asked === undefined) return undefined;
  return compare[sign]?.(scaled(found), scaled(asked));
};

const isSame = (is: Is, value: unknown): boolean => {
  const [found, asked] = [numberIn(value), numberIn(is)];
  if (found !== undefined && asked !== undefined) return rounds(scaled(asked), scaled(found), false);
  return String(is).trim() === String(value).trim();
};

const scaled = ({ value, percent }: { readonly value: number; readonly percent: boolean }): number =>
  percent ? value / 100 : value;

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

const compare: Readonly<Record<string, (found: number, asked: number) => boolean>> = {
  '>=': (found, asked) => found > asked || near(found, asked),
  '<=': (found, asked) => found < asked || near(found, asked),
  '>': (found, asked) => found > asked && !near(found, asked),
  '<': (found, asked) => found < asked && !near(found, asked),
  '=': near,
  '==': near,
  '!=': (found, asked) => !near(found, asked),
};

// Which of the values in a file a figure may be, and whether it is none of them. A file contradicts a figure only where
// no sensible reading of the file gives it. Without a pointer that is, in promptfoo results, the named metric of the same
// name; in promptfoo results without named metrics and in JUnit reports the pass rate (the rate of failures where less is
// better), of a metric or hallucination rate that is a share and alone in citing the file as a whole.

/** The values of a file that the figure may be, the likeliest first; none where the file need not speak of it. */
export const readings = (figure: Figure, content: Content, alone: boolean): readonly number[] => {
  if (figure.whole === undefined) return [];
  const { named, total, each } = talliesIn(content);
  const own = named.get(plain(figure.name)) ?? [];
  if (own.length > 0) return figure.countsFailures ? [...own.map(rest), ...own] : own;
  if (named.size > 0 || !alone || figure.kind === 'kpi') return [];
  const rates = [...total, ...each].flatMap(ratesOf);
  return figure.countsFailures ? rates.map(rest) : rates;
};

const rest = (share: number): number => 1 - share;

const talliesIn = (content: Content) => {
  if (content.kind === 'junit') return { named: none, total: [content.tally], each: [] };
  if (content.kind !== 'json' || content.promptfoo === undefined) return { named: none, total: [], each: [] };
  const { named, total, each } = content.promptfoo;
  return { named, total: [total], each };
};

const none: ReadonlyMap<string, readonly number[]> = new Map();

/** The pass rate with errors counted as not passed, and without them. */
const ratesOf = (tally: Tally): readonly number[] =>
  [passRate(tally), tally.errors === 0 ? undefined : passRate({ ...tally, errors: 0 })].filter(
    (rate) => rate !== undefined,
  );

/** What the file says instead, in the figure's own terms; undefined where a value of it may be the stated one. */
export const saysOther = ({ stated, whole }: Figure, found: readonly Figured[]): number | undefined => {
  const scaled = found.map((one) => scalesOf(one, whole));
  return scaled.flat().some((value) => rounds(stated, value, whole === 1)) ? undefined : scaled[0]?.[0];
};

/** A value in the figure's own terms first, then as the file may have meant it. */
const scalesOf = ({ value, percent }: Figured, whole: Figure['whole']): readonly number[] => {
  if (whole === 100) return percent ? [value] : value <= 1 ? [value * 100, value] : [value];
  if (whole === 1) return percent || value > 1 ? [value / 100] : [value];
  return percent ? [value, value / 100] : [value];
};

/** An entry of evidence as far as its content goes. */
export type Cite = {
  readonly ref: string;
  readonly path: string;
  readonly at?: string | undefined;
  readonly is?: Is | undefined;
  /** The figure that it is evidence of. */
  readonly figure?: Figure | undefined;
  /** No other figure cites the same file as a whole. */
  readonly alone?: boolean;
};

/** Why the content shows nothing; `against` where it says otherwise than the pilot file does. */
export type Shortfall = {
  readonly why: string;
  readonly against?: { readonly path: string; readonly said: string; readonly found: string };
};

type File = Extract<Look, { readonly state: 'file' }>;

/** Whether the content of a file has to be known. */
export const looksInside = ({ ref, at, figure }: Cite): boolean =>
  at !== undefined || (figure !== undefined && /\.(json|xml)$/i.test(ref));

/** What the content of a file has against the pilot file; undefined where there is nothing. */
export const shortfallOf = (cite: Cite, look: File): Shortfall | undefined => {
  if (!looksInside(cite) || (look.text === undefined && look.unread !== 'not-text')) return undefined;
  const content = contentOf(cite.ref, look);
  return cite.at === undefined ? againstWhole(cite, content) : againstValue(cite, cite.at, content);
};

const againstValue = ({ path, is, figure }: Cite, at: string, content: Content): Shortfall | undefined => {
  const found = valueAt(content, at);
  if ('fault' in found) return { why: found.fault };
  const { value } = found;
  if (typeof value === 'object' && value !== null)
    return { why: `what it has at ${cut(at)} is ${shown(value)}, not a value` };
  if (is !== undefined) {
    const isSo = holds(is, value);
    if (isSo === undefined) return notANumber(at, value);
    const asked = cut(String(is));
    const against = { path: `${path}.is`, said: asked, found: show(value) };
    if (!isSo) return { why: `${cut(at)} is to be ${asked}, the file says ${show(value)}`, against };
  }
  if (figure === undefined) return undefined;
  const number = numberIn(value);
  if (number === undefined) return is === undefined ? notANumber(at, value) : undefined;
  return is === undefined || isAbout(figure, is, number) ? differs(figure, [number]) : undefined;
};

const notANumber = (at: string, value: unknown): Shortfall => ({
  why: `what it has at ${cut(at)} is ${shown(value)}, not a number`,
});

const show = (value: unknown): string => (typeof value === 'number' ? brief(value) : cut(String(value)));

/**
 * Beside `is`, the value may be another than the figure, such as a count of tests: it is the figure's where the stated
 * value meets `is` as well, and for a share only where it is one, and not a whole number.
 */
const isAbout = ({ stated, whole }: Figure, is: Is, { value, percent }: Figured): boolean => {
  if (whole === undefined) return holds(is, stated) === true;
  const isShare = percent || (value > 0 && value < whole && !Number.isInteger(value));
  return isShare && (holds(is, stated) === true || holds(is, stated / whole) === true);
};

const againstWhole = ({ ref, figure, alone = false }: Cite, content: Content): Shortfall | undefined => {
  if (figure === undefined) return undefined;
  if (content.kind === 'none') return /\.json$/i.test(ref) ? { why: content.fault } : undefined;
  const values = readings(figure, content, alone);
  return differs(
    figure,
    values.map((value) => ({ value, percent: false })),
  );
};

const differs = (figure: Figure, found: readonly Figured[]): Shortfall | undefined => {
  const other = saysOther(figure, found);
  if (other === undefined) return undefined;
  const [said, file] = [brief(figure.stated), brief(other)];
  return { why: `stated ${said}, the file says ${file}`, against: { path: figure.path, said, found: file } };
};

// Where an evidence file says otherwise than the pilot file that cites it: one contradiction for each piece of evidence.

/** Files that are broken for another reason, such as their hash, are told as broken evidence alone. */
export const fileContradictions = (
  pieces: readonly (Cite & { readonly sha256?: string | undefined })[],
  looks: Looks,
  { locate }: Document,
): readonly Contradiction[] =>
  pieces.flatMap((piece): readonly Contradiction[] => {
    const look = looks.get(piece.ref);
    if (look?.state !== 'file' || look.bytes === 0 || isAnother(piece.sha256, look.sha256)) return [];
    const { against, why } = shortfallOf(piece, look) ?? {};
    if (against === undefined) return [];
    const { path, said, found } = against;
    const where = piece.at === undefined ? '' : ` at ${piece.at}`;
    const name = piece.figure?.name ?? parent(parent(piece.path));
    return [
      {
        id: 'evidence-says-otherwise',
        statement: `${name}: ${why} (${shown(piece.ref)}${where})`,
        places: [
          { path, value: said, at: locate(path) },
          { path: piece.path, value: `${piece.ref}${where}: ${found}`, at: locate(piece.path) },
        ],
      },
    ];
  });

const isAnother = (wanted: string | undefined, found: string | undefined): boolean =>
  wanted !== undefined && wanted.toLowerCase() !== found;
