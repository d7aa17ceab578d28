// The blocks of a page as HTML: complete and readable without a script.
import type { SupposedChange } from '../../assess/reassess.ts';
import { figures, type Supposition } from '../assess/what-if.ts';
import {
  type Block,
  type Code,
  type Column,
  type Facts,
  type Findings,
  type Item,
  isShown,
  type List,
  type Location,
  type Page,
  type Section,
  type Table,
  type WhatIf,
  wordsText,
} from '../page.ts';
import { type CheckFacet, checkFacets, type Facet, slug } from './fragment.ts';
import { barHtml, barsHtml, curveHtml, ganttHtml, html, type Markup, none } from './markup.ts';

/** The file that places are in, and what sets this page's ids apart from those of others in the document. */
export type PageContext = {
  readonly file: string;
  readonly prefix: string;
  /** What is printed stands in something that is folded already. */
  readonly isFolded?: boolean;
};

/** What a page is about, and its answer. */
export const leadHtml = ({ title, headline }: Pick<Page, 'title' | 'headline'>): Markup =>
  headline === undefined
    ? html`<h1>${title}</h1>`
    : html`<p class="name">${title}</p><h1 class="${headline.tone ?? ''}">${headline.words}</h1>${headline.below === undefined ? none : html`<p><strong>${headline.below}</strong></p>`}`;

export const sectionHtml = (section: Section, context: PageContext): Markup => {
  const { id, title, note, tone, priority = 2, blocks } = section;
  const name = context.prefix + id;
  const body = blocks.filter(isOnPaper).map((block) => blockHtml(block, { ...context, isFolded: priority === 3 }));
  const data = html` data-section="${id}" data-priority="${priority}"`;
  const beside = note === undefined ? none : html` <span class="note">${note}</span>`;
  if (title === '')
    return html`<div id="${name}" class="section bare"${data}>${body}</div>
`;
  if (priority === 3)
    return html`<details id="${name}" class="section"${data}><summary><h2>${title}</h2>${beside}</summary>${body}</details>
`;
  return html`<section id="${name}" class="${tone === undefined ? 'section' : `section ${tone}`}"${data} aria-labelledby="${name}-title"><h2 id="${name}-title">${title}${beside}</h2>${body}</section>
`;
};

/** Everything that is folded stands on the page: no word on where it would be found. */
const isOnPaper = (block: Block): boolean => isShown(block, 3);

const blockHtml = (block: Block, context: PageContext): Markup => {
  switch (block.kind) {
    case 'paragraph':
      return html`<p class="${block.tone ?? ''}">${block.strong ? html`<strong>${wordsText(block.text)}</strong>` : wordsText(block.text)}</p>`;
    case 'facts':
      return factsHtml(block);
    case 'list':
      return listHtml(block, context);
    case 'findings':
      return findingsHtml(block, context);
    case 'table':
      return tableHtml(block, context);
    case 'bars':
      return barsHtml(block, context.prefix);
    case 'gantt':
      return ganttHtml(block);
    case 'curve':
      return curveHtml(block);
    case 'code':
      return codeHtml(block, context);
    case 'folded':
      return html`<details class="folded"${block.record === undefined ? none : html` id="${context.prefix}${block.record}" data-record="${context.prefix}${block.record}"`}><summary>${block.title}</summary>${block.blocks.map((one) => blockHtml(one, { ...context, isFolded: true }))}</details>`;
  }
};

const factsHtml = ({ facts }: Facts): Markup =>
  html`<dl>${facts.map(
    ({ label, value, note, bar }) =>
      html`<div><dt>${label}</dt><dd>${bar === undefined ? none : barHtml(bar)}${wordsText(value)}${note === undefined || note === '' ? none : html` <span class="note">${note}</span>`}</dd></div>`,
  )}</dl>`;

/** What elsewhere only --details prints is folded. */
const listHtml = ({ items, ordered, unlisted = 0, priority: own = 2 }: List, context: PageContext): Markup => {
  const first = context.isFolded ? -1 : items.findIndex(({ priority = own }) => priority === 3);
  const from = first < 0 ? items.length : first;
  const [open, folded] = [items.slice(0, from), items.slice(from)];
  const lines = (some: readonly Item[], start: number): Markup => {
    const all = some.map(
      (item) =>
        html`<li class="${item.tone ?? ''}"${item.check === undefined ? none : html` data-check="${item.check}"`}${item.record === undefined ? none : html` data-record="${context.prefix}${item.record}"`}>${itemHtml(item, context)}</li>`,
    );
    return ordered ? html`<ol start="${start + 1}">${all}</ol>` : html`<ul>${all}</ul>`;
  };
  const rest =
    folded.length === 0
      ? none
      : html`<details class="folded"><summary>${open.length === 0 ? '' : 'and '}${folded.length} more</summary>${lines(folded, from)}</details>`;
  return html`${open.length === 0 ? none : lines(open, 0)}${rest}${unlisted > 0 ? html`<p class="note">and ${unlisted} more</p>` : none}`;
};

const itemHtml = ({ text, at, mark, notes = [], more = [], check }: Item, context: PageContext): Markup =>
  html`${markHtml(mark)}<span class="text">${text}</span>${at === undefined ? none : html` ${placeHtml(at, context)}`}${notesHtml(notes, check, context)}${more.map((line) => html`<br><span class="note">${line}</span>`)}`;

/** Remarks in one line; the check that is spoken of is a link to it. */
const notesHtml = (notes: readonly string[], check: string | undefined, { prefix }: PageContext): Markup => {
  const all = check === undefined || notes.includes(check) ? notes : [check, ...notes];
  if (all.length === 0) return none;
  const parts = all.map((note, i) => {
    const between = i === 0 ? '' : ' · ';
    return note === check ? html`${between}<a href="#${prefix}check-${note}">${note}</a>` : html`${between}${note}`;
  });
  return html`<br><span class="note">${parts}</span>`;
};

const markHtml = (mark: string | undefined): Markup =>
  mark === undefined ? none : html`<span class="mark">${mark}</span> `;

/** The file is said once, in the head of the page, unless it is another one. */
const placeHtml = ({ line, column, file: own }: Location, { file }: PageContext): Markup =>
  own === undefined || own === file
    ? html`<span class="place">line ${line}</span>`
    : html`<code class="place">${own}:${line}:${column}</code>`;

const findingsHtml = ({ items }: Findings, context: PageContext): Markup =>
  html`<div class="findings">${items.map((item) => {
    const { facets, details, notes = [], more = [], text, at, mark, tone } = item;
    return html`<div class="finding ${tone ?? ''}" data-check="${facets.check}" data-severity="${facets.severity}" data-state="${facets.state}" data-gate="${facets.gate}" data-dimension="${facets.dimension}" data-role="${facets.role}" data-evidence="${facets.evidence}"><details id="${context.prefix}check-${facets.check}"><summary>${markHtml(mark)}<span class="text">${text}</span> <span class="note">${notes.join(' · ')}</span></summary>${at === undefined ? none : html`<p>${placeHtml(at, context)}</p>`}${more.map((line) => html`<p>${line}</p>`)}${details.map((block) => blockHtml(block, context))}</details></div>
`;
  })}</div>`;

/** What a row is about stands first, and heads it. */
const tableHtml = ({ columns, rows, records }: Table, { prefix }: PageContext): Markup => {
  const order = columns.map((_, i) => i).sort((a, b) => Number(isSubject(columns[b])) - Number(isSubject(columns[a])));
  const heads = order.map((i) => {
    const { head = '', number } = columns[i] ?? {};
    if (head === '') return html`<td></td>`;
    return html`<th scope="col"${number ? html` class="number"` : none}${records === undefined ? none : html` data-column="${slug(head)}"${filterData(columns[i])}`}>${head}</th>`;
  });
  const cells = (row: readonly string[], id: string | undefined): readonly Markup[] =>
    order.map((i) => {
      const cell = row[i] ?? '';
      if (!isSubject(columns[i])) return html`<td${cellClass(columns[i], cell)}>${cell}</td>`;
      return html`<th scope="row">${id === undefined ? cell : html`<a href="#${prefix}${id}">${cell}</a>`}</th>`;
    });
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Table"><table${records === undefined ? none : html` data-records="${records.noun}"`}><thead><tr>${heads}</tr></thead><tbody>${rows.map(
    (row, i) => {
      const id = records?.ids[i];
      return html`<tr${id === undefined ? none : html` data-record="${prefix}${id}"`}>${cells(row, id)}</tr>
`;
    },
  )}</tbody></table></div>`;
};

/** What a script reads to offer filters: their name and the order of their values. */
const filterData = (column: Column | undefined): Markup => {
  if (column?.filter === undefined) return none;
  const { facet, title, order } = column.filter;
  return html` data-filter="${facet}" data-title="${title}"${order === undefined ? none : html` data-order="${order.join('|')}"`}`;
};

const isSubject = (column: Column | undefined): boolean => column?.subject === true;

const cellClass = (column: Column | undefined, cell: string): Markup => {
  if (column?.number !== true) return /^\d{4}-\d\d-\d\d$/.test(cell) ? html` class="date"` : none;
  const score = column.heat ? Number.parseFloat(cell) : Number.NaN;
  return Number.isNaN(score) ? html` class="number"` : html` class="number heat${Math.min(4, Math.floor(score / 20))}"`;
};

const codeHtml = ({ lines, at }: Code, context: PageContext): Markup => {
  const place = at === undefined ? none : placeHtml(at, context);
  if (lines.every((line) => line === '')) return html`<p>${place}</p>`;
  return html`<div class="code">${place}<pre tabindex="0">${lines.map((line) => html`<code>${line}</code>\n`)}</pre></div>`;
};

// What the script adds to a report, as markup: tools, filters, a choice beside every check, and what follows if so.

export const tools = html`<nav class="tools screen-only" aria-label="This report"><a data-go="whole" href="#checks">Whole report</a><a data-go="brief" href="#view=brief">One page</a><a href="#checks">Every check</a><button type="button" data-do="print">Print</button><button type="button" data-do="link">Copy link to this view</button></nav>`;

export const whatIfPanel = (prefix: string): Markup =>
  html`<section class="section what-if" id="${prefix}what-if" data-priority="2" aria-labelledby="${prefix}what-if-title"><h2 id="${prefix}what-if-title">What if</h2><p class="note screen-only">Suppose any check met, absent or not known: verdict, gates, score and what to do first change at once, by the program’s own judging. The address holds it all: a link to it shows the same.</p><div class="outcome"></div></section>`;

export const stickyBar = html`<aside class="sticky screen-only" aria-label="What if" hidden><p role="status"></p><button type="button" data-do="reset">Reset</button></aside>`;

/** The words of states and of what a gap weighs, in the order in which they are offered. */
const words: Readonly<Record<string, string>> = {
  blocker: 'blocks a gate',
  major: 'a point or more',
  minor: 'less than a point',
  none: 'no gap',
  absent: 'absent',
  planned: 'planned',
  partial: 'partial',
  unknown: 'not known',
  met: 'met',
  'not-applicable': 'does not apply',
};
const order = Object.keys(words);

export const describeState = (state: string): string => words[state] ?? state;

const titles: Readonly<Record<CheckFacet, string>> = {
  severity: 'Weighs',
  dimension: 'Dimension',
  state: 'State',
  gate: 'Due by',
  role: 'Closed by',
  evidence: 'Evidence',
};

/** What a filter and a choice read of a check on the page. */
export type CheckFacets = Readonly<Partial<Record<CheckFacet | 'check', string>>>;

/** A filter, and the values that it can let through. */
export type FilterChoice = {
  readonly facet: Facet;
  readonly title: string;
  readonly values: readonly { readonly value: string; readonly words: string }[];
};

/** Values that some check has. */
export const checkChoices = ({ judged }: WhatIf, checks: readonly CheckFacets[]): readonly FilterChoice[] => {
  const dimensions = new Map(judged.dimensions.map(({ id, title }) => [String(id), title]));
  const wordsFor = (facet: Facet, value: string): string => {
    if (facet === 'dimension') return dimensions.get(value) ?? value;
    return facet === 'evidence' && value === 'none' ? 'none' : describeState(value);
  };
  return checkFacets.map((facet) => {
    const values = [...new Set(checks.map((check) => check[facet] ?? ''))];
    if (facet === 'state' || facet === 'severity') values.sort((a, b) => order.indexOf(a) - order.indexOf(b));
    if (facet === 'role' || facet === 'evidence') values.sort();
    return { facet, title: titles[facet], values: values.map((value) => ({ value, words: wordsFor(facet, value) })) };
  });
};

/** Values of a filter that are offered at once. */
const OFFERED = 12;

/** A link for each value. Where a link leads is said anew for every view; `home` is where it is without a script. */
export const filterBar = (
  prefix: string,
  home: string,
  choices: readonly FilterChoice[],
  more: Markup = none,
): Markup => {
  const rows = choices.map(({ facet, title, values }) => {
    const links = values.map(
      ({ value, words: named }) =>
        html`<a data-facet="${facet}" data-value="${value}" href="#${prefix}${home}">${named}</a>`,
    );
    const [first, rest] = links.length > OFFERED + 1 ? [links.slice(0, OFFERED), links.slice(OFFERED)] : [links, []];
    const others =
      rest.length === 0 ? none : html`<details><summary>${rest.length} more</summary><div>${rest}</div></details>`;
    return html`<div class="facet" role="group" aria-label="${title}"><span class="note" aria-hidden="true">${title}</span><div>${first}${others}</div></div>`;
  });
  return html`<div class="filters screen-only">${rows}<div class="facet"><label class="note" for="${prefix}search">Text</label><div><input id="${prefix}search" type="search" autocomplete="off" placeholder=" "></div></div><p><strong class="count" role="status"></strong> <a data-go="all" href="#${prefix}${home}">Show all</a> <button type="button" data-do="link">Copy link to this view</button>${more}</p></div>`;
};

export const promptForShown = (prefix: string): Markup =>
  html` <button type="button" data-do="prompt-shown" data-prefix="${prefix}">Copy these gaps as a prompt</button>`;

export const chooser = (prefix: string, { check = '', state = '' }: CheckFacets): Markup => {
  if (state === 'not-applicable') return none;
  const options = (['met', 'absent', 'unknown'] as const).filter((to) => to !== state);
  return html`<select class="screen-only" data-suppose="${prefix}${check}" aria-label="What if: ${check}"><option value="">${describeState(state)}</option>${options.map((to) => html`<option value="${to}">if ${describeState(to)}</option>`)}</select>`;
};

export const closer = (prefix: string, check: string): Markup =>
  html` <button type="button" class="suppose screen-only" aria-pressed="false" data-close="${prefix}${check}" aria-label="suppose met: ${check}">suppose met</button>`;

export const promptButton = (prefix: string, { check = '', state = '' }: CheckFacets): Markup =>
  state === 'met' || state === 'not-applicable'
    ? none
    : html`<p class="screen-only"><button type="button" data-do="prompt-one" data-prefix="${prefix}" data-check="${check}">Copy as a prompt for a coding assistant</button></p>`;

/** As stated beside as supposed, and what was supposed. */
export const outcome = (
  prefix: string,
  { judged }: WhatIf,
  stated: Supposition,
  supposition: Supposition,
  changes: readonly SupposedChange[],
): Markup => {
  const after = figures(supposition);
  const rows = figures(stated).map(({ label, value }, i) => {
    const then = after[i]?.value ?? '';
    return html`<tr${then === value ? none : html` class="moved"`}><th scope="row">${label}</th><td>${String(value)}</td><td>${String(then)}</td></tr>`;
  });
  const was = new Map(judged.checks.map(({ id, kind }) => [id, kind]));
  const lines = changes.map(
    ({ check, to }) =>
      html`<li><a href="#${prefix}check-${check}">${check}</a>: ${describeState(to)}, stated ${describeState(was.get(check) ?? '')} <button type="button" class="screen-only" data-undo="${prefix}${check}" aria-label="undo: ${check}">undo</button></li>`,
  );
  return html`<table><thead><tr><td></td><th scope="col">as stated</th><th scope="col">if so</th></tr></thead><tbody>${rows}</tbody></table><h3>Supposed</h3><ul>${lines}</ul><p class="screen-only"><button type="button" data-do="yaml" data-prefix="${prefix}">Copy as YAML</button> <button type="button" data-do="prompt" data-prefix="${prefix}">Copy as a prompt</button> <button type="button" data-do="link">Copy link</button> <button type="button" data-do="reset">Reset</button></p>`;
};
