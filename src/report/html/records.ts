// A table whose rows a reader sorts and filters in a browser, and what else on the page is about one of them goes along. All
// is read from the table as it was printed; which view of it is shown is the address's alone.
import { counted } from '../text.ts';
import { type FilterChoice, filterBar } from './blocks.ts';
import { type Facet, isFacet, type PageView, slug } from './fragment.ts';
import { html, type Markup } from './markup.ts';

export const all = (selector: string, within: ParentNode = document): readonly HTMLElement[] => [
  ...within.querySelectorAll<HTMLElement>(selector),
];
export const one = (selector: string, within: ParentNode = document): HTMLElement => {
  const found = within.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`the report has no ${selector}`);
  return found;
};

/** Markup that was made by `html`, and nothing else, becomes elements. */
export const elements = ({ text }: Markup): DocumentFragment => {
  const template = document.createElement('template');
  template.innerHTML = text;
  return template.content;
};
export const element = (markup: Markup): HTMLElement => one('*', elements(markup));

type Column = {
  readonly id: string;
  readonly head: HTMLElement;
  readonly index: number;
  readonly isNumber: boolean;
  readonly facet: Facet | undefined;
  readonly title: string;
  /** Its values as slugs, where they have an order of their own. */
  readonly order: readonly string[];
};

type Row = {
  readonly element: HTMLElement;
  /** What is about it elsewhere on the page. */
  readonly others: readonly HTMLElement[];
  readonly cells: readonly string[];
  /** What it is filtered by, as slugs. */
  readonly values: ReadonlyMap<Facet, readonly string[]>;
  readonly text: string;
};

export type Records = {
  /** The id of the section that the table is in. */
  readonly home: string;
  readonly noun: string;
  readonly body: HTMLElement;
  /** The title of the section, and its words as printed. */
  readonly title: ChildNode;
  readonly printed: string;
  readonly columns: readonly Column[];
  /** As printed. */
  readonly rows: readonly Row[];
  readonly count: HTMLElement;
  readonly field: HTMLInputElement;
  /** Sections besides the table's that hold something about rows. */
  readonly sections: readonly HTMLElement[];
};

/** Scores below it are painted as low ones: a row is weak there. */
const WEAK = 60;

/** Puts filters before the table, and makes its heads links by which it is sorted. */
export const openRecords = (table: HTMLTableElement): Records => {
  const article = table.closest<HTMLElement>('article') ?? document.body;
  const section = table.closest<HTMLElement>('.section') ?? table;
  const columns = [...table.querySelectorAll<HTMLElement>('thead th')].map(columnFrom);
  const others = new Map<string, HTMLElement[]>();
  for (const other of all('[data-record]', article)) {
    const id = other.dataset.record ?? '';
    if (!table.contains(other)) others.set(id, [...(others.get(id) ?? []), other]);
  }
  const body = one('tbody', table);
  const rows = all('tr', body).map((row) => rowFrom(row, others.get(row.dataset.record ?? '') ?? [], columns));
  const prefix = article.dataset.prefix ?? '';
  const home = section.id;
  const bar = elements(filterBar(prefix, section.dataset.section ?? '', choices(columns, rows)));
  for (const { head, id } of columns)
    head.replaceChildren(elements(html`<a data-sort="${id}" href="#${home}">${head.textContent ?? ''}</a>`));
  (table.closest('.scroll') ?? table).before(bar);
  const noun = table.dataset.records ?? 'row';
  const sections = all('.section', article).filter((held) => held !== section && held.querySelector('[data-record]'));
  const title = one('h2', section).firstChild ?? section;
  const [count, field] = [one('.count', section), one('input[type=search]', section) as HTMLInputElement];
  return { home, noun, body, title, printed: title.textContent ?? '', columns, rows, count, field, sections };
};

const columnFrom = (head: HTMLElement, index: number): Column => {
  const { column: id = '', filter, title = '', order = '' } = head.dataset;
  return {
    id,
    head,
    index,
    isNumber: head.classList.contains('number'),
    facet: isFacet(filter) ? filter : undefined,
    title,
    order: order === '' ? [] : order.split('|').map(slug),
  };
};

const rowFrom = (row: HTMLElement, others: readonly HTMLElement[], columns: readonly Column[]): Row => {
  const cells = [...row.children].map((cell) => cell.textContent ?? '');
  const values = new Map<Facet, string[]>();
  for (const { facet, index, id, isNumber } of columns) {
    if (facet === undefined) continue;
    const cell = cells[index] ?? '';
    // A score is no value of its own: it says whether the row is weak in its column.
    const value = isNumber ? (Number.parseFloat(cell) < WEAK ? [id] : []) : [slug(cell)];
    values.set(facet, [...(values.get(facet) ?? []), ...value]);
  }
  const text = [row, ...others]
    .map((part) => part.textContent ?? '')
    .join(' ')
    .toLowerCase();
  return { element: row, others, cells, values, text };
};

/** The filters of a table, with how many rows each value has. */
const choices = (columns: readonly Column[], rows: readonly Row[]): readonly FilterChoice[] => {
  const byFacet = new Map<Facet, Column[]>();
  for (const column of columns)
    if (column.facet !== undefined) byFacet.set(column.facet, [...(byFacet.get(column.facet) ?? []), column]);
  return [...byFacet].map(([facet, own]) => {
    const names = new Map<string, string>();
    const counts = new Map<string, number>();
    for (const { cells, values } of rows)
      for (const value of values.get(facet) ?? []) {
        const [first] = own;
        names.set(value, names.get(value) ?? (first?.isNumber ? value : cells[first?.index ?? 0] || 'not stated'));
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    const order = own.flatMap(({ order: stated, isNumber, id }) => (isNumber ? [id] : stated));
    const rank = (value: string): number => (order.includes(value) ? order.indexOf(value) : order.length);
    const sorted = [...names].sort(([a], [b]) => rank(a) - rank(b) || (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
    return {
      facet,
      title: own[0]?.title ?? '',
      values: sorted.map(([value, name]) => ({ value, words: `${name} (${counts.get(value)})` })),
    };
  });
};

/** Shows the rows that the view lets through, in its order, and where each head leads from here. */
export const filterRecords = (table: Records, view: PageView, fragmentOf: (view: PageView) => string): void => {
  const wanted = view.search.toLowerCase();
  const { rows, columns, body, noun, count, field, title, printed } = table;
  if (field !== document.activeElement) field.value = view.search;
  let passing = 0;
  for (const { element: row, others, values, text } of rows) {
    const passes =
      [...values].every(([facet, own]) => view.filters[facet]?.some((value) => own.includes(value)) ?? true) &&
      (wanted === '' || text.includes(wanted));
    for (const part of [row, ...others]) part.hidden = !passes;
    passing += Number(passes);
  }
  // An old link may name what is no more.
  const isKnown = (facet: Facet, value: string): boolean =>
    rows.some(({ values }) => values.get(facet)?.includes(value) ?? false);
  const unknown = [...(rows[0]?.values.keys() ?? [])].flatMap((facet) =>
    (view.filters[facet] ?? []).filter((value) => !isKnown(facet, value)),
  );
  const missing = unknown.length === 0 ? '' : `; none of them is ${unknown.join(' or ')}`;
  count.textContent = `${passing} of ${counted(rows.length, noun)}${missing}`;
  const isDown = view.sort.startsWith('-');
  const by = columns.find(({ id }) => id === view.sort.replace(/^-/, ''));
  const sorted = by === undefined ? rows : inOrder(rows, by, isDown);
  // The order in which they were printed is told after a comma.
  title.textContent = by === undefined ? printed : `${printed.split(',')[0]}, by ${by.head.textContent} `;
  if (sorted.some(({ element: row }, i) => body.children[i] !== row))
    body.append(...sorted.map(({ element: row }) => row));
  for (const { id, head } of columns) {
    const isBy = id === by?.id;
    if (isBy) head.setAttribute('aria-sort', isDown ? 'descending' : 'ascending');
    else head.removeAttribute('aria-sort');
    const link = one('a', head) as HTMLAnchorElement;
    link.href = fragmentOf({ ...view, at: '', sort: isBy && !isDown ? `-${id}` : id });
  }
  const isFiltered = passing < rows.length;
  for (const section of table.sections) {
    const held = all('[data-record]', section);
    section.hidden = held.every(({ hidden }) => hidden);
    // What passes is not to be looked for among what is folded.
    for (const folded of all('details.folded:not([data-record])', section) as readonly HTMLDetailsElement[]) {
      const own = all('[data-record]', folded);
      if (own.length === 0) continue;
      const shown = own.filter(({ hidden }) => !hidden).length;
      folded.hidden = shown === 0;
      folded.open = isFiltered;
      one('summary', folded).textContent = `${shown} more`;
    }
  }
};

/** What is blank comes last either way; equals stay as printed. */
const inOrder = (rows: readonly Row[], { index, isNumber, order }: Column, isDown: boolean): readonly Row[] => {
  const collator = new Intl.Collator('en', { numeric: true });
  const key = ({ cells }: Row): string | number | undefined => {
    const cell = cells[index] ?? '';
    if (isNumber) return Number.isNaN(Number.parseFloat(cell)) ? undefined : Number.parseFloat(cell);
    if (order.length > 0) return order.includes(slug(cell)) ? order.indexOf(slug(cell)) : undefined;
    return cell === '' ? undefined : cell;
  };
  const keyed = rows.map((row) => ({ row, key: key(row) }));
  keyed.sort(({ key: a }, { key: b }) => {
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    const compared = typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
    return isDown ? -compared : compared;
  });
  return keyed.map(({ row }) => row);
};
