// Prints any page as one HTML file that needs nothing else and asks for nothing: safe to mail, to open and to print.
import assets from '../../generated/html.json';
import type { Page } from '../page.ts';
import { sectionHtml } from './blocks.ts';
import { html, type Markup, none, Markup as Raw } from './markup.ts';

/** One document for all the pages of a run. */
export const htmlPages = (pages: readonly Page[]): string => {
  const title = pages.length === 1 ? titleOf(pages[0]) : `readiness: ${pages.length} reports`;
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Raw(assets.style)}</style>
</head>
<body>
<a class="skip" href="#main">To the report</a>
<main id="main">
${pages.map((page, i) => pageHtml(page, pages.length === 1 ? '' : `p${i + 1}-`))}</main>
</body>
</html>
`;
  return document.text;
};

const titleOf = (page: Page | undefined): string =>
  page === undefined
    ? 'readiness'
    : [page.title, ...(page.headline === undefined ? [] : [page.headline.words])].join(': ');

const pageHtml = ({ title, about, headline, file, sections, made, simulated, next }: Page, prefix: string): Markup => {
  const context = { file, prefix };
  const lead =
    headline === undefined
      ? html`<h1>${title}</h1>`
      : html`<p class="name">${title}</p><h1 class="${headline.tone ?? ''}">${headline.words}</h1>${headline.below === undefined ? none : html`<p><strong>${headline.below}</strong></p>`}`;
  return html`<article class="page">
<header>${lead}<p class="about">${about.join(' · ')}</p></header>
${sections.map((section) => sectionHtml(section, context))}<footer>${next === undefined ? none : html`<p>${next}</p>`}<p>${made.join(' · ')}</p>${simulated === undefined ? none : html`<details><summary>What was drawn at random</summary><p>${simulated}</p></details>`}</footer>
</article>
`;
};

/** Nothing is loaded, sent or embedded; style is what stands in the file, by its hash. */
const policy = (): string =>
  `default-src 'none'; style-src 'sha256-${assets.styleHash}'; base-uri 'none'; form-action 'none'`;
