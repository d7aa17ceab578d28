// What the script adds to a report, as markup: tools, filters, a choice beside every check, and what follows if so.
import type { Change } from '../../assess/reassess.ts';
import { figures, type Supposition } from '../assess/what-if.ts';
import type { WhatIf } from '../page.ts';
import { type Facet, facets } from './fragment.ts';
import { html, type Markup, none } from './markup.ts';

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

export const stateWords = (state: string): string => words[state] ?? state;

const titles: Readonly<Record<Facet, string>> = {
  severity: 'Weighs',
  dimension: 'Dimension',
  state: 'State',
  gate: 'Due by',
  role: 'Closed by',
  evidence: 'Evidence',
};

/** What a filter and a choice read of a check on the page. */
export type Checked = Readonly<Partial<Record<Facet | 'check', string>>>;

/** A link for each value that some check has. Where a link leads is said anew for every view. */
export const filterBar = (prefix: string, { judged }: WhatIf, checks: readonly Checked[]): Markup => {
  const dimensions = new Map(judged.dimensions.map(({ id, title }) => [String(id), title]));
  const wordsFor = (facet: Facet, value: string): string => {
    if (facet === 'dimension') return dimensions.get(value) ?? value;
    return facet === 'evidence' && value === 'none' ? 'none' : stateWords(value);
  };
  const rows = facets.map((facet) => {
    const values = [...new Set(checks.map((check) => check[facet] ?? ''))];
    if (facet === 'state' || facet === 'severity') values.sort((a, b) => order.indexOf(a) - order.indexOf(b));
    if (facet === 'role' || facet === 'evidence') values.sort();
    const links = values.map(
      (value) =>
        html`<a data-facet="${facet}" data-value="${value}" href="#${prefix}checks">${wordsFor(facet, value)}</a>`,
    );
    return html`<div class="facet" role="group" aria-label="${titles[facet]}"><span class="note" aria-hidden="true">${titles[facet]}</span><div>${links}</div></div>`;
  });
  return html`<div class="filters screen-only">${rows}<div class="facet"><label class="note" for="${prefix}search">Text</label><div><input id="${prefix}search" type="search" autocomplete="off"></div></div><p><strong class="count" role="status"></strong> <a data-go="all" href="#${prefix}checks">Show all</a> <button type="button" data-do="link">Copy link to this view</button> <button type="button" data-do="prompt-shown" data-prefix="${prefix}">Copy these gaps as a prompt</button></p></div>`;
};

export const chooser = (prefix: string, { check = '', state = '' }: Checked): Markup => {
  if (state === 'not-applicable') return none;
  const options = (['met', 'absent', 'unknown'] as const).filter((to) => to !== state);
  return html`<select class="screen-only" data-suppose="${prefix}${check}" aria-label="What if: ${check}"><option value="">${stateWords(state)}</option>${options.map((to) => html`<option value="${to}">if ${stateWords(to)}</option>`)}</select>`;
};

export const closer = (prefix: string, check: string): Markup =>
  html` <button type="button" class="suppose screen-only" aria-pressed="false" data-close="${prefix}${check}" aria-label="suppose met: ${check}">suppose met</button>`;

export const promptButton = (prefix: string, { check = '', state = '' }: Checked): Markup =>
  state === 'met' || state === 'not-applicable'
    ? none
    : html`<p class="screen-only"><button type="button" data-do="prompt-one" data-prefix="${prefix}" data-check="${check}">Copy as a prompt for a coding assistant</button></p>`;

/** As stated beside as supposed, and what was supposed. */
export const outcome = (
  prefix: string,
  { judged }: WhatIf,
  stated: Supposition,
  supposition: Supposition,
  changes: readonly Change[],
): Markup => {
  const after = figures(supposition);
  const rows = figures(stated).map(({ label, value }, i) => {
    const then = after[i]?.value ?? '';
    return html`<tr${then === value ? none : html` class="moved"`}><th scope="row">${label}</th><td>${String(value)}</td><td>${String(then)}</td></tr>`;
  });
  const was = new Map(judged.checks.map(({ id, kind }) => [id, kind]));
  const lines = changes.map(
    ({ check, to }) =>
      html`<li><a href="#${prefix}check-${check}">${check}</a>: ${stateWords(to)}, stated ${stateWords(was.get(check) ?? '')} <button type="button" class="screen-only" data-undo="${prefix}${check}" aria-label="undo: ${check}">undo</button></li>`,
  );
  return html`<table><thead><tr><td></td><th scope="col">as stated</th><th scope="col">if so</th></tr></thead><tbody>${rows}</tbody></table><h3>Supposed</h3><ul>${lines}</ul><p class="screen-only"><button type="button" data-do="yaml" data-prefix="${prefix}">Copy as YAML</button> <button type="button" data-do="prompt" data-prefix="${prefix}">Copy as a prompt</button> <button type="button" data-do="link">Copy link</button> <button type="button" data-do="reset">Reset</button></p>`;
};
