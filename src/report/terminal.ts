// Prints any page for a terminal, from 40 columns on, and the problems of a file. All text is made harmless here, where it
// is laid out.

import { limited, type Problem } from '../model/problem.ts';
import { splitLines } from '../read/places.ts';
import {
  type Block,
  blocksDownTo,
  type Code,
  type Fact,
  type Facts,
  type Item,
  isShown,
  type List,
  type Location,
  type Page,
  type Paragraph,
  type Priority,
  type Section,
  type Words,
} from './page.ts';
import type { Paint } from './report.ts';
import { barLines, curveLines, ganttLines, type Layout, type PictureView, tableLines } from './terminal-pictures.ts';
import { clipped, displayWidth, safe as harmless, packed, padEnd, wrap, wrapWith } from './text.ts';

const [NARROWEST, WIDEST] = [40, 120];
/** Lines of a usual terminal. */
const SCREEN = 24;
const [NARROW_LABEL, WIDE_LABEL] = [10, 30];

/** Characters of one text: half a screen. Formats for machines hold all of it. */
const LONGEST = 1000;

const safe = (text: string): string =>
  harmless(text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}…` : text);

/** One page after the other, with a line between them. */
export const terminal = (pages: readonly Page[], view: PictureView): string => {
  const columns = Math.max(NARROWEST, Math.min(WIDEST, view.columns));
  return pages.map((page) => pageText(page, { ...view, columns })).join(`${'─'.repeat(columns)}\n\n`);
};

const pageText = (page: Page, view: PictureView): string => {
  const rest = page.sections.filter((section) => section.priority !== 1 && isShown(section, view.depth));
  const layout = looseLayout(page, view);
  const parts = [
    ...firstScreen(page, view),
    ...rest.map((section) => sectionLines(section, layout)),
    footer(page, view),
  ];
  return `${joined(parts, true).join('\n')}\n`;
};

const looseLayout = ({ file }: Page, view: PictureView): Layout => ({
  ...view,
  file,
  shortPlaces: false,
  blankLines: true,
  oneLine: false,
  notes: true,
});

/** Head and first sections in at most 24 lines: at first as loosely as can be, then denser step by step. */
const firstScreen = (page: Page, view: PictureView): readonly (readonly string[])[] => {
  const loose = looseLayout(page, view);
  const layouts: readonly Layout[] = [
    loose,
    { ...loose, shortPlaces: true },
    { ...loose, shortPlaces: true, blankLines: false },
    { ...loose, shortPlaces: true, notes: false },
    { ...loose, shortPlaces: true, notes: false, blankLines: false },
    { ...loose, shortPlaces: true, notes: false, blankLines: false, oneLine: true },
  ];
  const screens = layouts.map((layout) => {
    const sections = page.sections.filter(({ priority }) => priority === 1);
    return joined([...head(page, layout), ...sections.map((one) => sectionLines(one, layout))], layout.blankLines);
  });
  const fits = screens.find((lines) => lines.length <= SCREEN) ?? screens.at(-1);
  return fits === undefined ? [] : [fits];
};

const joined = (parts: readonly (readonly string[])[], blankLines: boolean): readonly string[] =>
  parts.filter((lines) => lines.length > 0).flatMap((lines, i) => (i === 0 || !blankLines ? lines : ['', ...lines]));

const head = ({ title, about, headline, file }: Page, { columns, paint }: Layout): readonly (readonly string[])[] => {
  const [name = '', ...more] = packed([clipped(safe(title), columns), ...about.map(safe)], 0, columns);
  const named = isLong(file, columns) ? wrap(safe(file), columns).map(paint.dim) : [];
  const top = [paint.bold(name), ...more.map(paint.dim), ...named];
  if (headline === undefined) return [top];
  const words = headline.capitals ? safe(headline.words).toUpperCase() : safe(headline.words);
  const colour = toneColour(headline.tone, paint);
  const below = headline.below === undefined ? [] : wrap(safe(headline.below), columns);
  return [top, [...wrap(words, columns).map((line) => colour(paint.bold(line))), ...below]];
};

const toneColour = (tone: Section['tone'], paint: Paint): ((text: string) => string) => {
  if (tone === 'good') return paint.green;
  if (tone === 'warn') return paint.yellow;
  if (tone === 'bad') return paint.red;
  return tone === 'quiet' ? paint.dim : (text) => text;
};

const footer = (
  { made, simulated, next, headline }: Page,
  { columns, paint, depth }: PictureView,
): readonly string[] => {
  const words =
    headline?.capitals && next !== undefined ? `${safe(headline.words).toUpperCase()}. ${safe(next)}` : next;
  return [
    ...packed([...made, ...(simulated === undefined || depth < 3 ? [] : [simulated])].map(safe), 0, columns).map(
      paint.dim,
    ),
    ...(words === undefined ? [] : wrap(safe(words), columns)),
  ];
};

const sectionLines = (section: Section, layout: Layout): readonly string[] => [
  ...titleLines(section, layout),
  ...blocksDownTo(section, layout.depth).flatMap((block) => blockLines(block, layout)),
];

const titleLines = ({ title, note = '', tone }: Section, { columns, paint }: Layout): readonly string[] => {
  if (title === '') return [];
  const colour = toneColour(tone, paint);
  const titled = wrap(safe(title), columns).map((line) => paint.bold(colour(line)));
  if (note === '') return titled;
  const beside = ` (${safe(note)})`;
  if (displayWidth(safe(title) + beside) <= columns) return [`${titled.join('')}${paint.dim(beside)}`];
  return [...titled, ...wrapWith('  ', `(${safe(note)})`, columns).map(paint.dim)];
};

/** The lines of one block, two columns in. */
export const blockLines = (block: Block, layout: Layout): readonly string[] => {
  switch (block.kind) {
    case 'paragraph':
      return paragraphLines(block, layout);
    case 'facts':
      return factsLines(block, layout);
    case 'list':
      return listLines(block, layout);
    case 'findings':
      return block.items
        .filter((item) => isShown(item, layout.depth))
        .flatMap((item) => [
          ...itemLines(item, '·', layout),
          ...(layout.depth < 3 ? [] : item.details.flatMap((one) => indented(blockLines(one, narrower(layout))))),
        ])
        .concat(cutNote(block.items, 0, layout));
    case 'table':
      return tableLines(block, layout);
    case 'bars':
      return barLines(block, layout);
    case 'gantt':
      return ganttLines(block, layout);
    case 'curve':
      return curveLines(block, layout);
    case 'code':
      return codeLines(block, layout);
    case 'folded':
      return layout.depth < 3
        ? []
        : [
            ...wrapWith('  ', safe(block.title), layout.columns).map(layout.paint.bold),
            ...block.blocks.flatMap((one) => indented(blockLines(one, narrower(layout)))),
          ];
  }
};

const INDENT = 2;
const narrower = (layout: Layout): Layout => ({ ...layout, columns: layout.columns - INDENT });
const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => ' '.repeat(INDENT) + line);

const paragraphLines = ({ text, tone, strong }: Paragraph, { columns, paint }: Layout): readonly string[] => {
  const colour = toneColour(tone, paint);
  return wordsLines('  ', text, columns).map((line) => (strong ? paint.bold(colour(line)) : colour(line)));
};

/** Words that are to stay whole go to the next line together. */
const wordsLines = (prefix: string, words: Words, columns: number): readonly string[] => {
  if (typeof words === 'string') return wrapWith(prefix, safe(words), columns);
  const lines = packed(words.map(safe), displayWidth(prefix), columns);
  return lines.map((line, i) => (i === 0 ? prefix + line.trimStart() : line));
};

const factsLines = ({ facts }: Facts, layout: Layout): readonly string[] => {
  const shown = facts.filter((fact) => isShown({ priority: fact.priority ?? 1 }, layout.depth));
  const width = Math.min(WIDE_LABEL, Math.max(NARROW_LABEL, ...shown.map(({ label }) => displayWidth(safe(label)))));
  return shown.flatMap((fact) => factLines(fact, width, layout));
};

const factLines = ({ label, value, note = '' }: Fact, width: number, { columns, paint }: Layout): readonly string[] => {
  const isSplit = displayWidth(safe(label)) > width || columns - width < 24;
  const front = `  ${padEnd(clipped(safe(label), columns - 4), width)}  `;
  const text = isSplit ? [front.trimEnd(), ...wordsLines('    ', value, columns)] : wordsLines(front, value, columns);
  if (note === '') return text;
  const last = text.at(-1) ?? '';
  if (displayWidth(`${last}  ${safe(note)}`) <= columns)
    return [...text.slice(0, -1), `${last}  ${paint.dim(safe(note))}`];
  return [...text, ...wrapWith(' '.repeat(4), safe(note), columns).map(paint.dim)];
};

const listLines = (block: List, layout: Layout): readonly string[] => {
  const { items, ordered, unlisted = 0 } = block;
  const shown = items.filter((item) => isShown({ priority: item.priority ?? 1 }, layout.depth));
  return [
    ...shown.flatMap((item, i) => itemLines(item, ordered ? `${i + 1}.` : '·', layout)),
    ...cutNote(items, unlisted, layout),
  ];
};

/** What a list leaves out is counted, never silent. */
const cutNote = (
  items: readonly { readonly priority?: Priority }[],
  unlisted: number,
  { depth, paint }: Layout,
): readonly string[] => {
  const hidden = items.filter(({ priority = 1 }) => priority > depth).length;
  if (hidden + unlisted === 0) return [];
  if (hidden === items.length) return [paint.dim(`    ${hidden + unlisted} in all: --details shows them`)];
  return [paint.dim(`    and ${hidden + unlisted} more${hidden > 0 ? ' (--details shows all)' : ''}`)];
};

const itemLines = (item: Item, dot: string, layout: Layout): readonly string[] => {
  const { columns, paint } = layout;
  const oneLine = layout.oneLine && dot !== '·';
  const { text, tone, at, mark = dot, notes = [], more = [] } = item;
  const colour = toneColour(tone, paint);
  const front = `  ${mark} `;
  const indent = displayWidth(front);
  const place = at === undefined ? '' : describePlace(at, layout);
  const room = columns - (oneLine && place !== '' ? displayWidth(place) + 2 : 0);
  const lines = oneLine ? [front + clipped(safe(text), room - indent)] : wrapWith(front, safe(text), columns);
  const [first = '', ...rest] = lines;
  const coloured = [first.replace(mark, () => colour(mark)), ...rest];
  const last = lines.at(-1) ?? '';
  const isBeside = place !== '' && displayWidth(`${last}  ${place}`) <= columns;
  const placed = isBeside
    ? [...coloured.slice(0, -1), `${coloured.at(-1)}  ${paint.cyan(place)}`]
    : [...coloured, ...(place === '' ? [] : [' '.repeat(indent) + paint.cyan(place)])];
  if (!layout.notes) return placed;
  return [
    ...placed,
    ...(notes.length === 0 ? [] : packed(notes.map(safe), indent, columns).map(paint.dim)),
    ...more.flatMap((line) => wrapWith(' '.repeat(indent), safe(line), columns).map(paint.dim)),
  ];
};

/** Lines keep their own indentation. */
const codeLines = ({ lines, at }: Code, layout: Layout): readonly string[] => {
  const { columns, paint } = layout;
  const place = at === undefined ? [] : [`    ${paint.cyan(describePlace(at, layout))}`];
  const [front, colour] = at === undefined ? ['  ', paint.cyan] : ['      ', paint.dim];
  const texts = lines.map(safe).flatMap((line) => {
    const own = line.length - line.trimStart().length;
    return wrapWith(front + line.slice(0, own), line.slice(own), columns);
  });
  return [...place, ...texts.map((line) => line.trimEnd()).map(colour)];
};

/** Indentation, and room for :LINE:COL. */
const ROOM = 4 + 12;

/** A path too long for a line would be broken, and clickable no more: the head names it once, places give the line. */
const isLong = (file: string, columns: number): boolean => displayWidth(safe(file)) + ROOM > columns;

/** FILE:LINE:COL, which editors and terminals make clickable. */
const describePlace = ({ line, column, file: own }: Location, layout: Layout): string => {
  const { columns, shortPlaces } = layout;
  const file = own ?? layout.file;
  if (shortPlaces) return `line ${line}`;
  return isLong(file, columns) ? `line ${line}, column ${column}` : `${safe(file)}:${line}:${column}`;
};

// Problems of a file: each with its line and number, a caret below the column, and the remedy. Long lines are cut.

/** Characters of a line that are shown, and how many of them stand before the column where the line is cut. */
const WIDTH = 96;
const BEFORE = 48;

/** Two lines of text, indented; none where the file has no such line. */
const codeFrame = (line: string | undefined, number: number, column: number, paint: Paint): readonly string[] => {
  if (line === undefined) return [];
  const { before, after } = cutAround(line, Math.min(column - 1, line.length));
  const gutter = String(number).padStart(5);
  const caret = ' '.repeat(displayWidth(before)) + paint.red('^');
  return [`${paint.dim(`${gutter} |`)} ${before}${after}`, `${paint.dim(`${' '.repeat(gutter.length)} |`)} ${caret}`];
};

const cutAround = (line: string, at: number): { before: string; after: string } => {
  const from = line.length <= WIDTH ? 0 : Math.max(0, at - BEFORE);
  const to = from + WIDTH;
  const before = (from > 0 ? '…' : '') + harmless(line.slice(from, at));
  return { before, after: harmless(line.slice(at, to)) + (to < line.length ? '…' : '') };
};

/** A file as the reader names it, with its text as far as it could be read. */
type ProblemFile = { readonly name: string; readonly text: string };

/**
 * Every problem with its line of the file, and their count; long lines are cut around the column. At most 100 are told
 * one by one.
 */
export const problemsText = (problems: readonly Problem[], file: ProblemFile, paint: Paint): string => {
  const lines = splitLines(file.text.replace(/^\uFEFF/, ''));
  const parts = limited(problems).map((problem) => problemText(problem, file.name, lines, paint));
  return `${[...parts, count(problems, file.name, paint)].join('\n\n')}\n`;
};

const problemText = (problem: Problem, name: string, lines: readonly string[], paint: Paint): string => {
  const { code, severity, message, at, hint } = problem;
  const colour = severity === 'error' ? paint.red : paint.yellow;
  const place = paint.bold(`${harmless(name)}:${at.line}:${at.column}`);
  const line = lines[at.line - 1];
  return [
    `${place}  ${colour(severity)}  ${paint.dim(harmless(code))}`,
    `  ${harmless(message)}`,
    ...(line?.trim() ? codeFrame(line, at.line, at.column, paint) : []),
    ...(hint === undefined ? [] : [`  ${paint.cyan('→')} ${harmless(hint)}`]),
  ].join('\n');
};

const count = (problems: readonly Problem[], name: string, paint: Paint): string => {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const parts = [
    ...(errors > 0 ? [paint.red(plural(errors, 'error'))] : []),
    ...(warnings > 0 ? [paint.yellow(plural(warnings, 'warning'))] : []),
  ];
  return `${parts.length > 0 ? parts.join(', ') : 'no problems'} in ${harmless(name)}`;
};

const plural = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
