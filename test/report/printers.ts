// Prints a page, or a kind of report, as one format: what tests of single reports look at.
import { questionFor } from '../../src/interview/question.ts';
import { advicePage } from '../../src/report/advise.ts';
import { assessPage } from '../../src/report/assess/page.ts';
import { wayPage } from '../../src/report/cheapest/page.ts';
import { explainPages } from '../../src/report/explain/page.ts';
import { markdown } from '../../src/report/markdown.ts';
import type { Page } from '../../src/report/page.ts';
import { planPage } from '../../src/report/plan/page.ts';
import { policyPage } from '../../src/report/policy.ts';
import { plain, type ReportData, type ReportOptions } from '../../src/report/report.ts';
import { terminal } from '../../src/report/terminal.ts';
import { valuePage } from '../../src/report/value/page.ts';

export type View = Partial<ReportOptions>;

/** At 80 columns and without colour, unless the view says otherwise. */
export const asTerminal = (pages: Page | readonly Page[], view: View = {}): string => {
  const { columns = 80, paint = plain, details = false } = view;
  return terminal([pages].flat(), { columns, paint, depth: details ? 3 : 2 });
};

export const asMarkdown = (pages: Page | readonly Page[], { details = false }: View = {}): string =>
  markdown([pages].flat(), details ? 3 : 2);

const printing =
  <Data>(page: (data: Data) => Page | readonly Page[], print: typeof asTerminal) =>
  (data: Data, view: View = {}): string =>
    print(page(data), view);

const assessed = (report: ReportData) => assessPage(report, questionFor);
export const terminalAssess = printing(assessed, asTerminal);
export const markdownAssess = printing(assessed, asMarkdown);
export const terminalPlan = printing(planPage, asTerminal);
export const markdownPlan = printing(planPage, asMarkdown);
export const terminalWay = printing(wayPage, asTerminal);
export const markdownWay = printing(wayPage, asMarkdown);
export const terminalValue = printing(valuePage, asTerminal);
export const markdownValue = printing(valuePage, asMarkdown);
export const terminalAdvice = printing(advicePage, asTerminal);
export const markdownAdvice = printing(advicePage, asMarkdown);
export const terminalExplain = printing(explainPages, asTerminal);
export const markdownExplain = printing(explainPages, asMarkdown);
export const terminalPolicy = printing(policyPage, asTerminal);
