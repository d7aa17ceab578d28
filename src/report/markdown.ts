// Prints any page as Markdown for a wiki or a pull request. Every text is escaped: one from a file cannot act as markup.
import {
  type Bars,
  type Block,
  blocksDownTo,
  type Code,
  type Curve,
  type Facts,
  type Findings,
  type Gantt,
  type GanttRow,
  type Item,
  isShown,
  type List,
  type Location,
  type Page,
  type Priority,
  type Section,
  type Table,
  wordsText,
} from './page.ts';
import { plain } from './report.ts';
import { curveLines } from './terminal-pictures.ts';
import { md, safe } from './text.ts';

// A gantt chart as a Mermaid diagram: a section a phase, a bar a task, a milestone a gate.

export const mermaidLines = (title: string, { rows, target }: Gantt): readonly string[] => {
  const tasks = rows.flatMap((row, i) => (row.kind === 'task' ? [] : phaseLines(row, rows.slice(i + 1))));
  const gates = rows.filter(({ kind }) => kind === 'gate');
  return [
    'gantt',
    `  title ${mermaidText(title)}`,
    '  dateFormat YYYY-MM-DD',
    '  inclusiveEndDates',
    ...tasks,
    '  section Gates',
    ...gates.flatMap(({ label, from, mark }) => [
      milestone(`${label} P50`, from),
      ...(mark === undefined ? [] : [milestone(`${label} P80`, mark)]),
    ]),
    ...(target === null ? [] : [milestone('Production date of the pilot file', target)]),
  ];
};

/** A phase with the tasks that follow it, up to the next row that is no task. */
const phaseLines = ({ kind, label }: GanttRow, after: readonly GanttRow[]): readonly string[] => {
  const end = after.findIndex((row) => row.kind !== 'task');
  const tasks = end < 0 ? after : after.slice(0, end);
  if (kind !== 'phase' || tasks.length === 0) return [];
  return [
    `  section ${mermaidText(label)}`,
    ...tasks.map((task) => `  ${mermaidText(task.label)} :${task.critical ? 'crit, ' : ''}${task.from}, ${task.to}`),
  ];
};

const milestone = (name: string, date: string): string => `  ${mermaidText(name)} :milestone, ${date}, 1d`;

/** Only what Mermaid reads as plain text: letters and digits of any script, spaces and a little punctuation. */
const mermaidText = (text: string): string =>
  safe(text)
    .replace(/[^\p{L}\p{M}\p{N} .,()/-]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();

/** How far down it prints, and the file that places are in. */
type Context = { readonly depth: Priority; readonly file: string; readonly title: string };

/** One page after the other, with a rule between them. */
export const markdown = (pages: readonly Page[], depth: Priority): string =>
  pages.map((page) => pageText(page, depth)).join('\n---\n\n');

const pageText = (page: Page, depth: Priority): string => {
  const { title, about, headline, file, sections, simulated, next } = page;
  const made = [...page.made, ...(simulated === undefined || depth < 3 ? [] : [simulated])];
  const context = { depth, file, title: [title, ...about.slice(0, 1)].join(', ') };
  const lines = [
    headline === undefined ? md`## ${title}` : md`## ${title}: ${headline.words}`,
    '',
    ...(about.length === 0 ? [] : [md`${about.join(' · ')}`, '']),
    ...(headline?.below === undefined ? [] : [md`**${headline.below}**`, '']),
    ...sections.filter((section) => isShown(section, depth)).flatMap((section) => sectionLines(section, context)),
    ...(next === undefined ? [] : [md`${next}`, '']),
    ...(made.length === 0 ? [] : [md`<sub>${made.join(' · ')}</sub>`]),
  ];
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
};

const sectionLines = (section: Section, context: Context): readonly string[] => {
  const { title, note } = section;
  const head = title === '' ? [] : [`${md`### ${title}`}${note === undefined ? '' : md` (${note})`}`, ''];
  return [...head, ...blocksDownTo(section, context.depth).flatMap((block) => [...blockLines(block, context), ''])];
};

const blockLines = (block: Block, context: Context): readonly string[] => {
  switch (block.kind) {
    case 'paragraph':
      return [block.strong ? md`**${wordsText(block.text)}**` : md`${wordsText(block.text)}`];
    case 'facts':
      return factsLines(block, context);
    case 'list':
      return listLines(block, context);
    case 'findings':
      return findingsLines(block, context);
    case 'table':
      return tableLines(block);
    case 'bars':
      return barsLines(block);
    case 'gantt':
      return ['```mermaid', ...mermaidLines(context.title, block), '```'];
    case 'curve':
      return curveBlock(block, context);
    case 'code':
      return codeLines(block, context);
    case 'folded':
      return context.depth < 3 ? [] : folded(block.title, block.blocks, context);
  }
};

const folded = (title: string, blocks: readonly Block[], context: Context): readonly string[] => [
  `<details><summary>${md`${title}`}</summary>`,
  '',
  ...blocks.flatMap((block) => [...blockLines(block, context), '']),
  '</details>',
];

const factsLines = ({ facts }: Facts, { depth }: Context): readonly string[] =>
  facts
    .filter(({ priority = 1 }) => priority <= depth)
    .map(({ label, value, note = '' }) => {
      const text = `${wordsText(value)}${note === '' ? '' : ` (${note})`}`;
      return label === '' || label === '·' ? md`- ${text}` : md`- **${label}**: ${text}`;
    });

const listLines = ({ items, ordered, unlisted = 0, inComment }: List, context: Context): readonly string[] => {
  const wanted = items.filter(({ priority = 1 }) => priority <= context.depth);
  const shown = wanted.slice(0, inComment?.most);
  const left = items.length - shown.length + unlisted;
  const where = inComment !== undefined && shown.length < wanted.length ? md`: ${inComment.rest}` : '';
  return [
    ...shown.flatMap((item, i) => itemLines(item, ordered ? `${i + 1}.` : '-', context)),
    ...(left > 0
      ? [`${ordered ? '\n' : ''}- ${left === items.length ? `${left} in all` : `and ${left} more`}${where}`]
      : []),
  ];
};

const itemLines = (item: Item, dot: string, { file }: Context): readonly string[] => {
  const { text, at, notes = [], more = [], mark } = item;
  const place = at === undefined ? '' : ` (${placeText(at, file)})`;
  const sign = mark === undefined ? '' : md`${mark} `;
  const indent = ' '.repeat(dot.length + 1);
  return [
    `${dot} ${sign}${md`${text}`}${place}`,
    ...(notes.length === 0 ? [] : [`${indent}<br>${md`${notes.join(' · ')}`}`]),
    ...more.map((line) => `${indent}<br>${md`${line}`}`),
  ];
};

const placeText = ({ line, file: own }: Location, file: string): string => md`${own ?? file}:${line}`;

/** A row each. */
const findingsLines = ({ items }: Findings, { depth, file }: Context): readonly string[] => {
  const shown = items.filter(({ priority = 2 }) => priority <= depth);
  const left = items.length - shown.length;
  return [
    '| | Check | Stands | Where |',
    '| --- | --- | --- | --- |',
    ...shown.map(({ text, mark = '', notes = [], at }) => {
      const place = at === undefined ? '' : placeText(at, file);
      return `| ${md`${mark}`} | ${md`${text}`} | ${md`${notes.join(' · ')}`} | ${place} |`;
    }),
    ...(left > 0 ? ['', `and ${left} more`] : []),
  ];
};

const tableLines = ({ columns, rows }: Table): readonly string[] => [
  row(columns.map(({ head }) => head)),
  `| ${columns.map(({ number }) => (number ? '---:' : '---')).join(' | ')} |`,
  ...rows.map(row),
];

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => md`${cell}`).join(' | ')} |`;

const barsLines = ({ bars, figures }: Bars): readonly string[] => [
  row(['', ...figures.map(({ head }) => head)]),
  `| --- |${' ---: |'.repeat(figures.length)}`,
  ...bars.map(({ label, figures: own }) => row([label, ...own])),
];

const COLUMNS = 80;

/** Drawn with characters; its figures stand in a table beside it. */
const curveBlock = (block: Curve, { depth, file }: Context): readonly string[] => {
  const layout = {
    columns: COLUMNS,
    paint: plain,
    depth,
    file,
    shortPlaces: false,
    blankLines: true,
    oneLine: false,
    notes: true,
  };
  return ['```text', ...curveLines(block, layout).map((line) => line.replaceAll('`', "'")), '```'];
};

const codeLines = ({ lines, at }: Code, { file }: Context): readonly string[] => {
  const place = at === undefined ? [] : [`- ${placeText(at, file)}`];
  if (at !== undefined && lines.length <= 1)
    return [`- ${placeText(at, file)}${lines[0] ? ` ${md`(${lines[0]})`}` : ''}`];
  const texts = lines.map(safe);
  const longest = Math.max(2, ...texts.flatMap((text) => (text.match(/`+/g) ?? []).map((run) => run.length)));
  const fence = '`'.repeat(longest + 1);
  return [...place, `${fence}yaml`, ...texts, fence];
};
