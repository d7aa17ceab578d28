// Prints any page as one HTML file that needs nothing else and asks for nothing: safe to mail, to open and to print.
import assets from '../../generated/html.json';
import { packed } from '../assess/what-if.ts';
import type { Page, Section } from '../page.ts';
import { leadHtml, type PageContext, sectionHtml } from './blocks.ts';
import { html, jsonBlock, type Markup, none, Markup as Raw } from './markup.ts';

/** One document for all the pages of a run. */
export const htmlPages = (pages: readonly Page[]): string => {
  const title = pages.length === 1 ? documentTitle(pages[0]) : `readiness: ${pages.length} reports`;
  // A page that is only to be read carries no script.
  const isLive = pages.some(({ whatIf, sections }) => whatIf !== undefined || sections.some(holdsRecords));
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy(isLive)}">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Raw(assets.style)}</style>
</head>
<body>
<a class="skip" href="#main">To the report</a>
<main id="main">
${pages.map((page, i) => pageHtml(page, pages.length === 1 ? '' : `p${i + 1}-`))}</main>
${isLive ? html`<script>${new Raw(assets.script)}</script>` : none}
</body>
</html>
`;
  return document.text;
};

const documentTitle = (page: Page | undefined): string =>
  page === undefined
    ? 'readiness'
    : [page.title, ...(page.headline === undefined ? [] : [page.headline.words])].join(': ');

const pageHtml = (page: Page, prefix: string): Markup => {
  const { title, about, headline, file, sections, made, simulated, next, whatIf } = page;
  const context = { file, prefix };
  const lead = leadHtml(headline === undefined ? { title } : { title, headline });
  return html`<article class="page" data-prefix="${prefix}">
<header><div class="lead">${lead}</div><p class="about">${[...about, ...(file === '' ? [] : [file])].join(' · ')}</p></header>
${sectionsHtml(sections, context)}<footer>${next === undefined ? none : html`<p>${next}</p>`}<p>${made.join(' · ')}</p>${simulated === undefined ? none : html`<details><summary>What was drawn at random</summary><p>${simulated}</p></details>`}</footer>
${whatIf === undefined ? none : jsonBlock(`${prefix}what-if-data`, packed(whatIf))}</article>
`;
};

/** The first screen, the contents of the rest, and the rest. */
const sectionsHtml = (sections: readonly Section[], context: PageContext): readonly Markup[] => {
  const below = sections.findIndex(({ priority }) => priority !== 1);
  const checks = sections.findIndex(isOfChecks);
  return sections.flatMap((section, i) => [
    ...(i === below ? [contentsHtml(sections, context.prefix)] : []),
    ...(i === checks ? [checksHtml(context.prefix)] : []),
    sectionHtml(section, context),
  ]);
};

const holdsRecords = ({ blocks }: Section): boolean =>
  blocks.some((block) => block.kind === 'table' && block.records !== undefined);

const isOfChecks = ({ blocks }: Section): boolean => blocks.some(({ kind }) => kind === 'findings');

/** The head of all checks: where a script puts its filters. */
const checksHtml = (prefix: string): Markup =>
  html`<section class="section checks" id="${prefix}checks" aria-labelledby="${prefix}checks-title"><h2 id="${prefix}checks-title">Every check</h2></section>
`;

/** Links to what lies below the first screen; the sections of single dimensions are one. */
const contentsHtml = (sections: readonly Section[], prefix: string): Markup => {
  const below = sections.filter(
    (one) => one.title !== '' && one.priority !== 1 && (one.priority !== 3 || isOfChecks(one)),
  );
  if (below.length < 3) return none;
  const first = below.find(isOfChecks);
  const links = below
    .filter((section) => section === first || !isOfChecks(section))
    .map((section) => (section === first ? { id: 'checks', title: 'Every check' } : section));
  return html`<nav class="contents" aria-label="Contents"><ul>${links.map(
    ({ id, title }) => html`<li><a href="#${prefix}${id}">${title}</a></li>`,
  )}</ul></nav>
`;
};

/** Nothing is loaded, sent or embedded; style and script are what stands in the file, by their hashes. */
const policy = (isLive: boolean): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${assets.styleHash}'`,
    ...(isLive ? [`script-src 'sha256-${assets.scriptHash}'`] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
