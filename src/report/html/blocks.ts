// The blocks of a page as HTML: complete and readable without a script.
import type { Block, Code, Column, Facts, Findings, Item, List, Location, Section, Table, Words } from '../page.ts';
import { html, type Markup, none } from './markup.ts';
import { barsHtml, curveHtml, ganttHtml } from './pictures.ts';

/** The file that places are in, and what sets this page's ids apart from those of others in the document. */
export type Context = { readonly file: string; readonly prefix: string };

export const sectionHtml = (section: Section, context: Context): Markup => {
  const { id, title, note, tone, priority = 2, blocks } = section;
  const name = context.prefix + id;
  const body = blocks.map((block) => blockHtml(block, context));
  const beside = note === undefined ? none : html` <span class="note">${note}</span>`;
  if (title === '')
    return html`<div id="${name}" class="section bare">${body}</div>
`;
  if (priority === 3)
    return html`<details id="${name}" class="section"><summary><h2>${title}</h2>${beside}</summary>${body}</details>
`;
  return html`<section id="${name}" class="section ${tone ?? ''}" aria-labelledby="${name}-title"><h2 id="${name}-title">${title}${beside}</h2>${body}</section>
`;
};

export const blockHtml = (block: Block, context: Context): Markup => {
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
      return tableHtml(block);
    case 'bars':
      return barsHtml(block);
    case 'gantt':
      return ganttHtml(block);
    case 'curve':
      return curveHtml(block);
    case 'code':
      return codeHtml(block, context);
    case 'folded':
      return html`<details class="folded"><summary>${block.title}</summary>${block.blocks.map((one) => blockHtml(one, context))}</details>`;
  }
};

const wordsText = (words: Words): string => (typeof words === 'string' ? words : words.join(' · '));

const factsHtml = ({ facts }: Facts): Markup =>
  html`<dl>${facts.map(
    ({ label, value, note }) =>
      html`<div><dt>${label}</dt><dd>${wordsText(value)}${note === undefined || note === '' ? none : html` <span class="note">${note}</span>`}</dd></div>`,
  )}</dl>`;

const listHtml = ({ items, ordered, unlisted = 0 }: List, context: Context): Markup => {
  const lines = items.map((item) => html`<li class="${item.tone ?? ''}">${itemHtml(item, context)}</li>`);
  const more = unlisted > 0 ? html`<p class="note">and ${unlisted} more</p>` : none;
  return ordered ? html`<ol>${lines}</ol>${more}` : html`<ul>${lines}</ul>${more}`;
};

const itemHtml = ({ text, at, mark, notes = [], more = [] }: Item, context: Context): Markup =>
  html`${markHtml(mark)}<span class="text">${text}</span>${at === undefined ? none : html` ${placeHtml(at, context)}`}${notes.length === 0 ? none : html`<br><span class="note">${notes.join(' · ')}</span>`}${more.map((line) => html`<br><span class="note">${line}</span>`)}`;

const markHtml = (mark: string | undefined): Markup =>
  mark === undefined ? none : html`<span class="mark">${mark}</span> `;

const placeHtml = ({ line, column, file: own }: Location, { file }: Context): Markup =>
  html`<code class="place">${own ?? file}:${line}:${column}</code>`;

const findingsHtml = ({ items }: Findings, context: Context): Markup =>
  html`<div class="findings">${items.map((item) => {
    const { facets, details, notes = [], more = [], text, at, mark, tone } = item;
    return html`<details class="finding ${tone ?? ''}" id="${context.prefix}check-${facets.check}" data-check="${facets.check}" data-state="${facets.state}" data-gate="${facets.gate}" data-dimension="${facets.dimension}" data-role="${facets.role}" data-evidence="${facets.evidence}"><summary>${markHtml(mark)}<span class="text">${text}</span> <span class="note">${notes.join(' · ')}</span></summary>${at === undefined ? none : html`<p>${placeHtml(at, context)}</p>`}${more.map((line) => html`<p>${line}</p>`)}${details.map((block) => blockHtml(block, context))}</details>
`;
  })}</div>`;

const tableHtml = ({ columns, rows }: Table): Markup =>
  html`<div class="scroll" tabindex="0" role="group" aria-label="Table"><table><thead><tr>${columns.map(
    ({ head, number }) => html`<th scope="col"${number ? html` class="number"` : none}>${head}</th>`,
  )}</tr></thead><tbody>${rows.map(
    (cells) => html`<tr>${cells.map((cell, i) => html`<td${cellClass(columns[i], cell)}>${cell}</td>`)}</tr>
`,
  )}</tbody></table></div>`;

const cellClass = (column: Column | undefined, cell: string): Markup => {
  if (column?.number !== true) return none;
  const score = column.heat ? Number.parseFloat(cell) : Number.NaN;
  return Number.isNaN(score) ? html` class="number"` : html` class="number heat${Math.min(4, Math.floor(score / 20))}"`;
};

const codeHtml = ({ lines, at }: Code, context: Context): Markup => {
  const place = at === undefined ? none : placeHtml(at, context);
  if (lines.every((line) => line === '')) return html`<p>${place}</p>`;
  return html`<div class="code">${place}<pre tabindex="0">${lines.map((line) => html`<code>${line}</code>\n`)}</pre></div>`;
};
