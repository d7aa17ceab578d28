// What every explanation is made from, and the lines that it is made of.
import type { Library } from '../../checklist/load.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { CheckItem, Checklist } from '../../model/checklist.ts';
import type { Pilot } from '../../model/pilot/pilot.ts';
import type { Place } from '../../model/problem.ts';
import { type Block, type Fact, paragraph, type Section, section, type Table } from '../page.ts';
import type { Tool } from '../report.ts';

// What an explanation is made from: the checklist in force, the standards that it cites, and perhaps one judged pilot.

export type Examples = CheckItem['examples'];

/** A pilot that was judged, with the way from its paths to its lines. */
export type PilotContext = {
  readonly assessment: Assessment;
  readonly pilot: Pilot;
  readonly locate: (path: string) => Place;
  /** The text of the file. */
  readonly text: string;
};

export type ExplainContext = {
  readonly checklist: Checklist;
  readonly library: Library;
  readonly examplesOf: (item: CheckItem) => Examples;
  readonly asOf: string;
  readonly tool: Tool;
  readonly pilot?: PilotContext;
};

/** What is to be explained. Without ids and without the sum: what there is. */
export type ExplainRequest = {
  readonly checks: readonly string[];
  readonly dimensions: readonly string[];
  /** Ids of obligations. */
  readonly duties?: readonly string[];
  readonly score: boolean;
};

/** What explain prints: what was asked for, and all that it can be explained from. */
export type Explanation = { readonly context: ExplainContext; readonly asked: ExplainRequest };

// Lines, from which sections of a page are made.

/** A paragraph, a word with what it says, in one piece or in parts that are not to be broken, a place in the pilot file with what stands there, or a table. */
export type ExplainLine = string | Fact | { readonly at: Place; readonly text: string } | Table;

export const row = (label: string, value: string): ExplainLine => ({ label, value });

/** For sums: a line breaks between the parts, not within one. */
export const sums = (label: string, value: readonly string[]): ExplainLine => ({ label, value });

/** A section whose facts in a row are one block; none where there is nothing to say. */
export const block = (title: string, lines: readonly ExplainLine[]): readonly Section[] => {
  const blocks: Block[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    if (typeof line === 'string') blocks.push(paragraph(line));
    else if ('kind' in line) blocks.push(line);
    else if ('at' in line) blocks.push({ kind: 'code', at: line.at, lines: line.text === '' ? [] : [line.text] });
    else if (line.label === '·') blocks.push(...itemAfter(blocks, line));
    else if (last?.kind === 'facts') blocks.splice(-1, 1, { ...last, facts: [...last.facts, line] });
    else blocks.push({ kind: 'facts', facts: [line] });
  }
  return section(title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'), title, blocks);
};

/** Items in a row are one list. */
const itemAfter = (blocks: Block[], { value }: Fact): readonly Block[] => {
  const text = typeof value === 'string' ? value : value.join(' · ');
  const last = blocks.at(-1);
  if (last?.kind !== 'list') return [{ kind: 'list', items: [{ text }] }];
  blocks.pop();
  return [{ ...last, items: [...last.items, { text }] }];
};

/** Figures of a sum: four decimals at most, none that are 0. */
export const exact = (value: number | null): string => (value === null ? '–' : String(Number(value.toFixed(4))));

// A fragment of a pilot on one line, as a pilot file may have it: data: {sources: [{name: Contracts}]}.

export const describeFragment = (fragment: Readonly<Record<string, unknown>>): string =>
  Object.keys(fragment).length === 0 ? 'nothing of it stated' : entriesText(fragment);

const entriesText = (map: object): string =>
  Object.entries(map)
    .map(([key, value]) => `${key}: ${valueText(value)}`)
    .join(', ');

const valueText = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return `{${entriesText(value)}}`;
  return typeof value === 'string' && !isPlain(value) ? JSON.stringify(value) : String(value);
};

/** Words that YAML reads as a text also without quotes, inside brackets too. */
const isPlain = (text: string): boolean =>
  /^(\d{4}-\d\d-\d\d|[a-z]([\w ./-]*[\w./-])?)$/i.test(text) && !/^(true|false|null|yes|no|on|off)$/i.test(text);
