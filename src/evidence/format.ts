// What a reader of a format gives, and what readers ask of a value that may be anything.

import { calendarDay } from '../model/dates.ts';
import type { NamedFigure, Tally } from '../model/evidence.ts';
import { isRecord } from '../model/vocabulary.ts';
import type { CsvTable } from './csv.ts';
import type { Element } from './decode.ts';

/** The content of a file by its syntax. `rows` are the values of JSON Lines. */
export type ParsedFile =
  | { readonly syntax: 'json' | 'yaml'; readonly root: unknown }
  | { readonly syntax: 'json-lines'; readonly root: readonly unknown[] }
  | { readonly syntax: 'csv'; readonly table: CsvTable }
  | { readonly syntax: 'xml'; readonly root: Element };

export type EvidenceReport = {
  readonly figures?: readonly NamedFigure[];
  /** Names of figures whose value is NaN, infinite or blank. */
  readonly notComputed?: readonly string[];
  readonly tally?: Tally;
  /** The same for each prompt and provider, where there are several. */
  readonly parts?: readonly Tally[];
  readonly date?: string | undefined;
  readonly notes?: readonly string[];
  /** Why it shows nothing, such as a run that was not completed. */
  readonly nothing?: string;
};

/** One tool's format: its name in words, and a reader that says undefined where a file is another's. */
export type EvidenceFormat = {
  readonly kind: string;
  readonly read: (parsed: ParsedFile, name: string) => EvidenceReport | undefined;
};

/** The root of JSON and YAML; undefined for tables and XML. */
export const documentRoot = (parsed: ParsedFile): unknown =>
  parsed.syntax === 'json' || parsed.syntax === 'yaml' ? parsed.root : undefined;

// What readers of JSON and YAML ask of a value that may be anything, and the days that files write.

export type UnknownFields = Readonly<Record<string, unknown>>;

/** A map, or an empty one where there is none. */
export const fields = (value: unknown): UnknownFields => (isRecord(value) ? value : {});

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A finite number of its own under a key. */
export const numberAt = (value: unknown, key: string): number | undefined => {
  const found = Object.hasOwn(fields(value), key) ? fields(value)[key] : undefined;
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
};

/** A whole number of 0 or more under a key. */
export const countAt = (value: unknown, key: string): number | undefined => {
  const found = numberAt(value, key);
  return found !== undefined && Number.isSafeInteger(found) && found >= 0 ? found : undefined;
};

export const textAt = (value: unknown, key: string): string | undefined => {
  const found = fields(value)[key];
  return typeof found === 'string' && found !== '' ? found : undefined;
};

/** The day of a timestamp: ISO text, or seconds or milliseconds since 1970; undefined for anything else. */
const dayIn = (stamp: unknown): string | undefined => {
  if (typeof stamp === 'string') {
    const [day, year] = /^\s*((\d{4})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)/.exec(stamp)?.slice(1) ?? [];
    if (day !== undefined) return Number(year) < 1990 ? undefined : (dayOfMoment(stamp) ?? day);
    return /^\d{9,13}(\.\d+)?$/.test(stamp) ? dayIn(Number(stamp)) : undefined;
  }
  if (typeof stamp !== 'number' || !Number.isFinite(stamp)) return undefined;
  const milliseconds = stamp > 1e11 ? stamp : stamp * 1000;
  return milliseconds > 6e11 && milliseconds < 4e12 ? calendarDay(new Date(milliseconds)) : undefined;
};

/** Of a moment that names its zone, the day that it was here. */
const dayOfMoment = (stamp: string): string | undefined => {
  const text = stamp.trim();
  const moment = /^[^T]{10}T\d\d:\d\d[\d:., ]*(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? new Date(text) : undefined;
  return moment === undefined || Number.isNaN(moment.getTime()) ? undefined : calendarDay(moment);
};

/** The first of several stamps that is one. */
export const firstDay = (...stamps: readonly unknown[]): string | undefined => {
  for (const stamp of stamps) {
    const day = dayIn(stamp);
    if (day !== undefined) return day;
  }
  return undefined;
};

export const noTests: Tally = { passed: 0, failed: 0, errors: 0, skipped: 0 };

export const addTallies = (tallies: readonly Tally[]): Tally =>
  tallies.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      errors: all.errors + one.errors,
      skipped: all.skipped + one.skipped,
    }),
    noTests,
  );

/** Counts how tests ended; what has no ending of its own is left out. */
export const tallyBy = <T>(tests: readonly T[], ending: (test: T) => keyof Tally | undefined): Tally => {
  const counts = { passed: 0, failed: 0, errors: 0, skipped: 0 };
  for (const test of tests) {
    const ended = ending(test);
    if (ended !== undefined) counts[ended] += 1;
  }
  return counts;
};
