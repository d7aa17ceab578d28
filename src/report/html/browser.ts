// What a script adds to a report that is whole without it: what-if, filters and sorting that are links, copies, print. All
// state is the fragment of the address; all judging and all markup is the program's own.

import type { SupposedChange } from '../../assess/reassess.ts';
import { gapSeverity } from '../assess/judgement.ts';
import { changesYaml, changingSections, prompt, type Supposition, suppose, unpacked } from '../assess/what-if.ts';
import type { WhatIf } from '../page.ts';
import { counted, shown } from '../text.ts';
import {
  checkChoices,
  chooser,
  closer,
  filterBar,
  leadHtml,
  outcome,
  promptButton,
  promptForShown,
  sectionHtml,
  stickyBar,
  tools,
  whatIfPanel,
} from './blocks.ts';
import {
  checkFacets,
  toFragment as fragmentAt,
  isFacet,
  type PageView,
  supposing,
  toggled,
  viewFrom,
  wholeView,
} from './fragment.ts';
import { html, none } from './markup.ts';
import { all, element, elements, filterRecords, one, openRecords, type Records } from './records.ts';

// For tests: the very functions that the page calls.
export { changesYaml, fragmentAt as fragmentOf, prompt, suppose, unpacked, viewFrom };

/** One report of the document. */
type Report = {
  readonly prefix: string;
  readonly whatIf: WhatIf;
  readonly stated: Supposition;
  readonly article: HTMLElement;
  readonly findings: readonly HTMLElement[];
  /** The parts that a what-if replaces, as the program printed them. */
  readonly lead: HTMLElement;
  readonly leadAsStated: string;
  readonly sections: ReadonlyMap<string, HTMLElement>;
};

let view = wholeView;
let reports: readonly Report[] = [];
let tables: readonly Records[] = [];
/** Where filters stand. */
let home = 'checks';
const pageFragment = (to: PageView): string => fragmentAt(to, home);

const start = (): void => {
  reports = all('article').flatMap((article) => {
    const data = article.querySelector('script');
    return data === null ? [] : [open(article, unpacked(JSON.parse(data.textContent ?? '')))];
  });
  tables = (all('table[data-records]') as readonly HTMLTableElement[]).map(openRecords);
  home = tables[0]?.home ?? home;
  if (reports.length > 0) document.body.append(element(stickyBar));
  addEventListener('hashchange', follow);
  document.addEventListener('click', click);
  document.addEventListener('change', change);
  document.addEventListener('input', search);
  document.documentElement.classList.add('live');
  follow();
};

const open = (article: HTMLElement, whatIf: WhatIf): Report => {
  const prefix = article.dataset.prefix ?? '';
  const lead = one('.lead', article);
  const sections = new Map<string, HTMLElement>();
  let before: Element = one('header', article);
  for (const id of changingSections) {
    // What is empty as stated gets a place: a what-if may fill it.
    const found = article.querySelector<HTMLElement>(`[data-section="${id}"]`) ?? element(html`<div hidden></div>`);
    if (found.parentNode !== article) before.after(found);
    sections.set(id, found);
    before = found;
  }
  const findings = all('.finding', article);
  one('header', article).append(elements(tools));
  one('header', article).after(element(html`<p class="if-so-mark" hidden></p>`));
  sections.get('first')?.after(element(whatIfPanel(prefix)));
  const datasets = findings.map(({ dataset }) => dataset);
  one('.checks', article).append(
    elements(filterBar(prefix, 'checks', checkChoices(whatIf, datasets), promptForShown(prefix))),
  );
  for (const finding of findings) {
    finding.append(elements(chooser(prefix, finding.dataset)));
    one('details', finding).append(elements(promptButton(prefix, finding.dataset)));
  }
  const report = {
    prefix,
    whatIf,
    stated: suppose(whatIf, []),
    article,
    findings,
    lead,
    leadAsStated: lead.innerHTML,
    sections,
  };
  offer(report, article);
  return report;
};

// From the address to the page.

/** A button beside each line that speaks of a check that is not met. */
const offer = ({ prefix, whatIf }: Pick<Report, 'prefix' | 'whatIf'>, within: ParentNode): void => {
  const open = new Set(
    whatIf.judged.checks.filter(({ kind }) => kind !== 'met' && kind !== 'not-applicable').map(({ id }) => id),
  );
  for (const line of all('li[data-check]', within)) {
    const check = line.dataset.check ?? '';
    if (!open.has(check)) continue;
    line.append(elements(closer(prefix, check)));
  }
};

/** The address says it; `at` is looked at once. */
const follow = (): void => {
  const before = view;
  view = viewFrom(location.hash);
  document.documentElement.dataset.view = view.brief ? 'brief' : 'whole';
  for (const report of reports) {
    const changes = own(report, view);
    if (JSON.stringify(changes) !== JSON.stringify(own(report, before))) show(report, changes);
    filter(report);
  }
  for (const table of tables) filterRecords(table, view, pageFragment);
  relink();
  if (reports.length > 0) tellBar();
  if (view.at !== '') lookAt(view.at);
  else if (before === wholeView && (Object.keys(view.filters).length > 0 || view.search + view.sort !== ''))
    document.getElementById(home)?.scrollIntoView({ behavior: 'instant' });
};

/** The suppositions on one report, by the ids of its own checks. */
const own = ({ prefix, whatIf }: Report, { changes }: PageView): readonly SupposedChange[] => {
  const known = new Set(whatIf.judged.checks.filter(({ kind }) => kind !== 'not-applicable').map(({ id }) => id));
  return changes.flatMap(({ check, to }) =>
    check.startsWith(prefix) && known.has(check.slice(prefix.length))
      ? [{ check: check.slice(prefix.length), to }]
      : [],
  );
};

const show = (report: Report, changes: readonly SupposedChange[]): void => {
  const { whatIf, stated, lead, leadAsStated, sections, article, prefix } = report;
  const isIf = changes.length > 0;
  const supposition = isIf ? suppose(whatIf, changes) : stated;
  article.classList.toggle('if-so', isIf);
  for (const shownSoFar of all('[data-if-so]', article)) shownSoFar.remove();
  for (const section of sections.values()) section.hidden = isIf || section.dataset.section === undefined;
  if (isIf) lead.replaceChildren(elements(leadHtml({ title: whatIf.name, headline: supposition.lead })));
  else lead.innerHTML = leadAsStated;
  for (const section of isIf ? supposition.sections : []) {
    const made = element(sectionHtml(section, { file: whatIf.file, prefix: `${prefix}if-` }));
    made.dataset.ifSo = '';
    for (const link of all('a[href^="#"]', made))
      link.setAttribute('href', (link.getAttribute('href') ?? '').replace(`#${prefix}if-`, `#${prefix}`));
    offer(report, made);
    sections.get(section.id)?.after(made);
  }
  const mark = one('.if-so-mark', article);
  mark.hidden = !isIf;
  mark.textContent = `What if: ${counted(changes.length, 'check')} supposed otherwise than ${whatIf.file} states. This is no verdict on the pilot.`;
  one('.what-if .outcome', article).replaceChildren(
    elements(isIf ? outcome(prefix, whatIf, stated, supposition, changes) : none),
  );
  restate(report, supposition, changes);
};

/** What stands beside every check: its state and what it weighs if so. */
const restate = (
  { findings, prefix, article }: Report,
  { judgement }: Supposition,
  changes: readonly SupposedChange[],
): void => {
  const to = new Map(changes.map((change) => [change.check, change.to]));
  const blocking = new Set(judgement.gates.flatMap(({ blockers }) => blockers));
  for (const finding of findings) {
    const { dataset } = finding;
    const check = dataset.check ?? '';
    dataset.stated ??= dataset.state ?? '';
    dataset.state = to.get(check) ?? dataset.stated;
    dataset.severity = gapSeverity(blocking.has(check), judgement.pointsLost.get(check) ?? 0);
    finding.classList.toggle('supposed', to.has(check));
    const select = finding.querySelector('select');
    if (select !== null) select.value = to.get(check) ?? '';
  }
  for (const button of all('[data-close]', article)) {
    const isMet = to.get((button.dataset.close ?? '').slice(prefix.length)) === 'met';
    button.setAttribute('aria-pressed', String(isMet));
  }
};

const filter = ({ article, findings }: Report): void => {
  const wanted = view.search.toLowerCase();
  const isFiltered = wanted !== '' || Object.keys(view.filters).length > 0;
  let count = 0;
  for (const finding of findings) {
    const passes =
      checkFacets.every((facet) => view.filters[facet]?.includes(finding.dataset[facet] ?? '') ?? true) &&
      (wanted === '' || (finding.textContent ?? '').toLowerCase().includes(wanted));
    finding.hidden = !passes;
    count += Number(passes);
  }
  for (const section of all('details.section', article)) {
    const held = all('.finding', section);
    if (held.length === 0) continue;
    const isEmpty = held.every(({ hidden }) => hidden);
    section.hidden = isEmpty;
    (section as HTMLDetailsElement).open = isFiltered ? !isEmpty : (section as HTMLDetailsElement).open;
  }
  for (const field of all('input[type=search]', article) as readonly HTMLInputElement[]) {
    if (field !== document.activeElement) field.value = view.search;
  }
  for (const words of all('.count', article)) words.textContent = `${count} of ${counted(findings.length, 'check')}`;
};

/** Every link says where it leads from here. */
const relink = (): void => {
  for (const link of all('a[data-facet]') as readonly HTMLAnchorElement[]) {
    const { facet, value = '' } = link.dataset;
    if (!isFacet(facet)) continue;
    const isOn = view.filters[facet]?.includes(value) ?? false;
    link.href = pageFragment(toggled(view, facet, value));
    link.setAttribute('aria-current', String(isOn));
    const folded = link.closest('details');
    if (isOn && folded !== null) folded.open = true;
  }
  for (const link of all('a[data-go]') as readonly HTMLAnchorElement[]) {
    const { go } = link.dataset;
    const brief = go === 'brief';
    link.href = pageFragment(go === 'all' ? { ...view, filters: {}, search: '', at: '' } : { ...view, brief, at: '' });
    if (go !== 'all') link.setAttribute('aria-current', String(view.brief === brief));
  }
};

const tellBar = (): void => {
  const changed = reports.find((report) => own(report, view).length > 0);
  const bar = one('.sticky');
  bar.hidden = changed === undefined;
  document.body.classList.toggle('has-sticky', changed !== undefined);
  if (changed === undefined) return;
  const changes = own(changed, view);
  const { lead, judgement } = suppose(changed.whatIf, changes);
  one('p', bar).textContent =
    `If ${counted(changes.length, 'check')} stood otherwise: ${lead.words}. Score ${shown(judgement.grade.score)}, stated ${shown(changed.stated.judgement.grade.score)}`;
};

/** Opens what it lies in, and brings it to sight. */
const lookAt = (id: string): void => {
  const target = document.getElementById(id);
  if (target === null) return;
  for (let around: Element | null = target; around !== null; around = around.parentElement) {
    if (around instanceof HTMLDetailsElement) around.open = true;
    if (around instanceof HTMLElement && around.matches('.finding, [data-record], .section')) around.hidden = false;
  }
  target.scrollIntoView({ behavior: 'instant' });
};

// From the reader to the address.

const go = (to: PageView): void => {
  const focused = document.activeElement;
  const key = focused instanceof HTMLElement ? (focused.dataset.close ?? focused.dataset.undo) : undefined;
  location.hash = pageFragment(to);
  follow();
  if (key === undefined || isSeen(focused)) return;
  // Its button went with its line: the focus goes to another one for the same check, or to what says the outcome.
  const next = all(`[data-close="${CSS.escape(key)}"]`).find(isSeen);
  (next ?? one('.sticky button')).focus();
};

const isSeen = (one: Element | null): boolean => one instanceof HTMLElement && one.offsetParent !== null;

const click = (event: Event): void => {
  const target = event.target instanceof Element ? event.target.closest<HTMLElement>('button, a[href^="#"]') : null;
  if (target === null) return;
  const { close, undo, do: act, prefix = '', check = '' } = target.dataset;
  if (close !== undefined) {
    const isMet = view.changes.some((change) => change.check === close && change.to === 'met');
    go(supposing(view, close, isMet ? undefined : 'met'));
  } else if (undo !== undefined) go(supposing(view, undo, undefined));
  else if (act !== undefined) deed(act, prefix, check, target);
  else if (
    target instanceof HTMLAnchorElement &&
    !target.hash.includes('=') &&
    target.dataset.go === undefined &&
    target.dataset.facet === undefined &&
    target.dataset.sort === undefined &&
    target.hash !== '#main'
  ) {
    // A link within the page keeps what is filtered and supposed.
    event.preventDefault();
    const at = decodeURIComponent(target.hash.slice(1));
    go({ ...view, at });
    lookAt(at);
  }
};

const change = ({ target }: Event): void => {
  if (!(target instanceof HTMLSelectElement) || target.dataset.suppose === undefined) return;
  const { value } = target;
  go(
    supposing(
      view,
      target.dataset.suppose,
      value === 'met' || value === 'absent' || value === 'unknown' ? value : undefined,
    ),
  );
};

/** Typing makes no history. */
const search = ({ target }: Event): void => {
  if (!(target instanceof HTMLInputElement) || target.type !== 'search') return;
  history.replaceState(null, '', pageFragment({ ...view, at: '', search: target.value }));
  follow();
};

const deed = (act: string, prefix: string, check: string, button: HTMLElement): void => {
  if (act === 'print') print();
  else if (act === 'reset') go({ ...view, changes: [], at: '' });
  else {
    const text = act === 'link' ? location.href : textFor(act, prefix, check);
    if (text !== undefined) void copy(text, button);
  }
};

const textFor = (act: string, prefix: string, check: string): string | undefined => {
  const report = reports.find((one) => one.prefix === prefix);
  if (report === undefined) return undefined;
  const { whatIf, findings } = report;
  const changes = own(report, view);
  if (act === 'yaml') return changesYaml(whatIf, changes);
  if (act === 'prompt-one') return prompt(whatIf, [check]);
  const isGap = ({ hidden, dataset: { state } }: HTMLElement): boolean =>
    !hidden && state !== 'met' && state !== 'not-applicable';
  const checks =
    act === 'prompt'
      ? changes.filter(({ to }) => to === 'met').map((one) => one.check)
      : findings.filter(isGap).map(({ dataset }) => dataset.check ?? '');
  return prompt(whatIf, checks);
};

/** To the clipboard; where that is not allowed, to a field to copy from. */
const copy = async (text: string, button: HTMLElement): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text);
    button.dataset.copied = '';
    button.setAttribute('aria-description', 'copied');
  } catch {
    const dialog = element(
      html`<dialog aria-label="To copy"><form method="dialog"><label>Copy this<textarea readonly rows="12">${''}</textarea></label><button>Close</button></form></dialog>`,
    ) as HTMLDialogElement;
    const field = one('textarea', dialog) as HTMLTextAreaElement;
    field.value = text;
    document.body.append(dialog);
    dialog.addEventListener('close', () => dialog.remove());
    dialog.showModal();
    field.select();
  }
};

if (typeof document !== 'undefined') start();
