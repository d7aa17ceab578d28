// What people read, as data: a headline and sections of blocks. Terminal, Markdown and HTML each print any page.
// Texts stand here as they are: what makes them harmless is the renderer's.

import type { Planning } from '../model/assessment.ts';
import type { CheckItem } from '../model/checklist.ts';
import { addDays, daysBetween } from '../model/dates.ts';
import type { Place } from '../model/problem.ts';
import type { Judged } from '../model/verdict.ts';

/** A place in the page's file, unless it names another one. */
export type Location = Place & { readonly file?: string };

/** 1: the first screen, and a summary. 2: the report as it usually is. 3: with --details, folded in HTML. */
export type Priority = 1 | 2 | 3;

/** How a text is meant, which a renderer may colour: never the only sign of it. */
export type Tone = 'good' | 'warn' | 'bad' | 'quiet';

export type Prioritised = {
  /** As its section where nothing is said. */
  readonly priority?: Priority;
  /** It says where the rest is to be found, and goes where that rest is printed too: at this depth and below. */
  readonly until?: Priority;
};

/** Words that belong together; those of a list are set apart by dots and none is broken over lines if it can be helped. */
export type Words = string | readonly string[];

/** On one line. */
export const wordsText = (words: Words): string => (typeof words === 'string' ? words : words.join(' · '));

export type Paragraph = Prioritised & {
  readonly kind: 'paragraph';
  readonly text: Words;
  readonly tone?: Tone;
  readonly strong?: true;
};

/** A name with what is said of it. */
export type Fact = Prioritised & {
  readonly label: string;
  readonly value: Words;
  /** What stands beside it, quieter. */
  readonly note?: string;
  /** The same as a picture, where there is room for one. */
  readonly bar?: ScoreRange;
};

/** Values 0…100, null where nothing applies. */
export type ScoreRange = {
  readonly value: number | null;
  /** The upper end of the range. */
  readonly high?: number | null;
  /** The part of the value that is shown by evidence. */
  readonly shown?: number | null;
};

export type Facts = Prioritised & { readonly kind: 'facts'; readonly facts: readonly Fact[] };

/** A line of a list, with what stands below it. */
export type Item = Prioritised & {
  readonly text: string;
  /** A sign in front in place of the usual dot: ✗, !, ≠ */
  readonly mark?: string;
  readonly tone?: Tone;
  readonly at?: Location;
  /** Short remarks, in one line where they fit. */
  readonly notes?: readonly string[];
  /** Sentences below it, each on lines of its own. */
  readonly more?: readonly string[];
  /** The check on this page that it speaks of. */
  readonly check?: string;
  /** The row of a table on this page that it is about: HTML filters it along. */
  readonly record?: string;
};

export type List = Prioritised & {
  readonly kind: 'list';
  readonly ordered?: true;
  readonly items: readonly Item[];
  /** How many there are besides those that the page lists at all: "and 7 more". */
  readonly unlisted?: number;
  /** Markdown has to fit a comment: it lists at most so many, and says in these words where the rest is. */
  readonly inComment?: { readonly most: number; readonly rest: string };
};

/** What a gap weighs: it keeps a gate from opening, or costs a point of the score and more, or less; nothing where it is none. */
export type Severity = 'blocker' | 'major' | 'minor' | 'none';

/** What the filters and the what-if of the HTML report read. */
export type Facets = {
  readonly check: string;
  readonly state: string;
  readonly gate: string;
  readonly dimension: string;
  readonly role: string;
  readonly evidence: string;
  readonly severity: Severity;
};

/** Checks on a pilot: a list whose items say of which check they are, with the details of each. */
export type Findings = Prioritised & {
  readonly kind: 'findings';
  readonly items: readonly (Item & { readonly facets: Facets; readonly details: readonly Block[] })[];
};

/**
 * A number is aligned right. What a row is about (its subject, else the last column) stands alone where there is no room
 * for columns; a column of priority 3 gives way before that.
 */
export type Column = Prioritised & {
  readonly head: string;
  readonly number?: true;
  readonly subject?: true;
  /** Its numbers are scores 0…100, which HTML colours. */
  readonly heat?: true;
  /** Of a table of records: HTML offers its values as filters of this name, in this order, else the most frequent first. */
  readonly filter?: { readonly facet: string; readonly title: string; readonly order?: readonly string[] };
};

export type Table = Prioritised & {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  /** A text for each column. */
  readonly rows: readonly (readonly string[])[];
  /** What its rows are about: HTML sorts and filters them, and each leads to what the page tells of it under its id. */
  readonly records?: { readonly noun: string; readonly ids: readonly string[] };
};

type Bar = ScoreRange & {
  readonly label: string;
  /** The section of this page that tells more. */
  readonly section?: string;
  /** One text for each of the block's `figures`. */
  readonly figures: readonly string[];
};

export type Bars = Prioritised & {
  readonly kind: 'bars';
  /** Heads of the figures beside the bars; one of priority 3 gives way where there is no room for all. */
  readonly figures: readonly (Prioritised & { readonly head: string })[];
  readonly bars: readonly Bar[];
  /** What value, shown part and upper end are called in the legend. */
  readonly legend: readonly [value: string, shown: string, high: string];
};

/** Dates are YYYY-MM-DD, the last one included. */
export type GanttRow = Prioritised & {
  readonly label: string;
  readonly kind: 'phase' | 'task' | 'gate';
  readonly from: string;
  readonly to: string;
  /** Of a task: it blocks a gate. */
  readonly critical?: true;
  /** Of a phase: when it is worked on. */
  readonly work?: readonly (readonly [from: string, to: string])[];
  /** Of a gate: its P80, between P50 (`from`) and P95 (`to`). */
  readonly mark?: string;
};

export type Gantt = Prioritised & {
  readonly kind: 'gantt';
  readonly from: string;
  readonly to: string;
  readonly target: string | null;
  readonly rows: readonly GanttRow[];
};

/** Values at even steps, null where there is none. */
export type Curve = Prioritised & {
  readonly kind: 'curve';
  /** What the values are counted in: a currency, points. */
  readonly unit: string;
  /** What the first and the last step are called: month 0, month 36. */
  readonly ends: readonly [from: string, to: string];
  /** The scale goes from 0 to here, whatever the values; else as far down and up as they do. */
  readonly most?: number;
  readonly lines: readonly { readonly label: string; readonly values: readonly (number | null)[] }[];
};

/** Lines as they stand in a file or are to be typed, with the place of the first. */
export type Code = Prioritised & { readonly kind: 'code'; readonly lines: readonly string[]; readonly at?: Location };

type Folded = Prioritised & {
  readonly kind: 'folded';
  readonly title: string;
  /** The row of a table on this page that it tells of, and its anchor in HTML. */
  readonly record?: string;
  readonly blocks: readonly Block[];
};

export type Block = Paragraph | Facts | List | Findings | Table | Bars | Gantt | Curve | Code | Folded;

export type Section = Prioritised & {
  /** Its anchor in HTML, unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  readonly tone?: Tone;
  readonly blocks: readonly Block[];
};

/** What a page needs to judge again where a reader supposes something: plain data, fit for JSON. */
export type WhatIf = {
  /** The pilot file, its pilot's name, and the date of judgement. */
  readonly file: string;
  readonly name: string;
  readonly asOf: string;
  readonly judged: Judged;
  /** In the order of the checks. */
  readonly words: readonly CheckWords[];
  readonly planning: {
    readonly capacity: readonly (readonly [role: string, fte: number])[];
    readonly team?: readonly (readonly [role: string, fte: number | null])[];
    readonly integration?: Pick<NonNullable<Planning['integration']>, 'open' | 'days' | 'multiplier'>;
  };
  /** Facts of the first screen besides the score. */
  readonly law: Fact;
  readonly aside: readonly Fact[];
};

/** Of a check what tasks and first steps say. */
export type CheckWords = Pick<CheckItem, 'phase' | 'rule' | 'fix'> & {
  /** Where the pilot file holds its status in one word. */
  readonly control?: string;
  /** In the questionnaire's words, where it may be asked first. */
  readonly question?: string;
};

export type Page = {
  /** What it is about: the pilot's name, a check's id. */
  readonly title: string;
  /** What stands beside it: stage, date. */
  readonly about: readonly string[];
  /** The answer, in a sentence; a terminal may print it in capitals. */
  readonly headline?: {
    readonly words: string;
    readonly tone?: Tone;
    readonly capitals?: true;
    readonly below?: string;
  };
  /** The file that places are in. */
  readonly file: string;
  readonly sections: readonly Section[];
  /** What it was made with: versions, checklists, date. */
  readonly made: readonly string[];
  /** Generator, seed and runs of what was drawn at random: a detail. */
  readonly simulated?: string;
  /** The one next step, said last. */
  readonly next?: string;
  /** What HTML needs to judge again where a reader supposes something. */
  readonly whatIf?: WhatIf;
};

export const paragraph = (text: Words, tone?: Tone): Paragraph =>
  tone === undefined ? { kind: 'paragraph', text } : { kind: 'paragraph', text, tone };

export const list = (items: readonly Item[], more: Partial<Omit<List, 'kind' | 'items'>> = {}): readonly List[] =>
  items.length === 0 ? [] : [{ kind: 'list', items, ...more }];

/** No table without a row. */
export const table = (
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  more: Prioritised & Pick<Table, 'records'> = {},
): readonly Table[] => (rows.length === 0 ? [] : [{ kind: 'table', columns, rows, ...more }]);

/** No section without a block. */
export const section = (
  id: string,
  title: string,
  blocks: readonly Block[],
  more: Omit<Section, 'id' | 'title' | 'blocks'> = {},
): readonly Section[] => (blocks.length === 0 ? [] : [{ id, title, blocks, ...more }]);

/** Whether something stands on a page that is printed down to `depth`. */
export const isShown = ({ priority = 2, until }: Prioritised, depth: Priority): boolean =>
  priority <= depth && (until === undefined || depth < until);

/** The blocks of a section that are printed down to `depth`: a block without a priority has the section's. */
export const blocksDownTo = ({ blocks, priority = 2 }: Section, depth: Priority): readonly Block[] =>
  blocks.filter((block) => isShown({ priority, ...block }, depth));

// A time axis that text and SVG share: where its labels stand, by how much room there is.

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
