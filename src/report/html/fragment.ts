// The state of an HTML report as the fragment of its address: what is shown, filtered, sorted and supposed, so that a view is
// a link. Whatever a fragment holds, nothing but known words comes out of it.
import type { SupposedChange } from '../../assess/reassess.ts';

/** What checks are filtered by, in the order in which it is offered. */
export const checkFacets = ['severity', 'dimension', 'state', 'gate', 'role', 'evidence'] as const;
/** And the rows of a table: a dimension is one in which they are weak. */
export const facets = [...checkFacets, 'verdict', 'stage', 'owner'] as const;
export type CheckFacet = (typeof checkFacets)[number];
export type Facet = (typeof facets)[number];

export const isFacet = (word: string | undefined): word is Facet => facets.some((facet) => facet === word);

export type PageView = {
  /** The page for executives instead of all. */
  readonly brief: boolean;
  /** Values that are let through; all where none is named. */
  readonly filters: Readonly<Partial<Record<Facet, readonly string[]>>>;
  /** Words that the text of a check or of a row holds. */
  readonly search: string;
  /** The column by which a table is sorted, with a minus where its last comes first; as printed where none is named. */
  readonly sort: string;
  /** The id of a check begins with its page's prefix where several pages are in one document. */
  readonly changes: readonly SupposedChange[];
  /** The id of the element to look at. */
  readonly at: string;
};

export const wholeView: PageView = { brief: false, filters: {}, search: '', sort: '', changes: [], at: '' };

const MOST = 500;

/** Reads `#severity=blocker&if=data.lineage:met`, or the id of an element: `#check-data.lineage`. */
export const viewFrom = (fragment: string): PageView => {
  const text = fragment.replace(/^#/, '');
  if (!text.includes('=')) return { ...wholeView, at: decoded(text) };
  const words = new URLSearchParams(text);
  const listed = (name: string): readonly string[] => {
    const all = (words.get(name) ?? '').split(',').filter((value) => /^[\p{L}\p{M}\p{N}_.-]+$/u.test(value));
    return [...new Set(all)].slice(0, MOST);
  };
  const filters: Partial<Record<Facet, readonly string[]>> = {};
  for (const facet of facets) if (listed(facet).length > 0) filters[facet] = listed(facet);
  return {
    brief: words.get('view') === 'brief',
    filters,
    search: words.get('text') ?? '',
    sort: /^-?[a-z-]+$/.exec(words.get('sort') ?? '')?.[0] ?? '',
    changes: changesFrom(words.get('if') ?? ''),
    at: words.get('at') ?? '',
  };
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
};

/** The last word on a check counts. */
const changesFrom = (text: string): readonly SupposedChange[] => {
  const byCheck = new Map<string, SupposedChange>();
  for (const one of text.split(',').slice(0, MOST)) {
    const [, check = '', to] = /^([\w.-]+):(met|absent|unknown)$/.exec(one) ?? [];
    if (to === 'met' || to === 'absent' || to === 'unknown') byCheck.set(check, { check, to });
  }
  return [...byCheck.values()];
};

/** A value of a filter as a word of an address: "Legal & risk" is legal-risk. */
export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '') || 'none';

/** With its #; `home` where there is nothing to say, since an empty fragment would scroll to the top. */
export const toFragment = ({ brief, filters, search, sort, changes, at }: PageView, home = 'checks'): string => {
  const words = [
    ...(brief ? ['view=brief'] : []),
    ...facets.flatMap((facet) => {
      const values = filters[facet] ?? [];
      return values.length === 0 ? [] : [`${facet}=${values.map(encodeURIComponent).join(',')}`];
    }),
    ...(search === '' ? [] : [`text=${encodeURIComponent(search)}`]),
    ...(sort === '' ? [] : [`sort=${sort}`]),
    ...(changes.length === 0 ? [] : [`if=${changes.map(({ check, to }) => `${check}:${to}`).join(',')}`]),
    ...(at === '' ? [] : [`at=${encodeURIComponent(at)}`]),
  ];
  return `#${words.length === 0 ? home : words.join('&')}`;
};

/** The same view with a value of a filter let through, or not any more. */
export const toggled = (view: PageView, facet: Facet, value: string): PageView => {
  const before = view.filters[facet] ?? [];
  const after = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
  const { [facet]: _, ...others } = view.filters;
  return { ...view, at: '', filters: after.length === 0 ? others : { ...others, [facet]: after } };
};

/** The same view with one supposition more, another one, or without it. */
export const supposing = (view: PageView, check: string, to: SupposedChange['to'] | undefined): PageView => {
  const others = view.changes.filter((change) => change.check !== check);
  return { ...view, at: '', changes: to === undefined ? others : [...others, { check, to }] };
};
