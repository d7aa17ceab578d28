// Every kind of report and every format that it has, by name: help, endings, errors and rendering read this alone.
import type { Finding } from '../model/assessment.ts';
import { ReadinessError } from '../model/problem.ts';
import type { Portfolio } from '../portfolio/index.ts';
import type { AdviceReportData } from './advise.ts';
import type { WayReportData } from './cheapest/words.ts';
import type { ChecklistReport } from './checklist.ts';
import type { Compared } from './compare.ts';
import type { Explanation } from './explain/context.ts';
import type { Page } from './page.ts';
import type { PlanReportData } from './plan/page.ts';
import type { PrintedPolicy } from './policy.ts';
import type { Stream } from './portfolio/data.ts';
import type { Batch, ReportOptions } from './report.ts';
import type { Scanned } from './scan.ts';
import type { Trend } from './trend.ts';
import type { ValueReportData } from './value/page.ts';

/** In the order in which they are named. */
export const formats = [
  'terminal',
  'markdown',
  'html',
  'json',
  'ndjson',
  'csv',
  'sarif',
  'junit',
  'oscal',
  'jira',
  'linear',
  'ics',
  'mermaid',
] as const;
export type Format = (typeof formats)[number];

/** Which format the ending of a file means, in every report that has the format. */
const endings: Readonly<Record<string, Format>> = {
  txt: 'terminal',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  json: 'json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  csv: 'csv',
  sarif: 'sarif',
  xml: 'junit',
  ics: 'ics',
  mmd: 'mermaid',
  mermaid: 'mermaid',
};

/** All that there is to report, as one text: a format for machines, or a page that is more than its text. */
type Render<Data> = (data: Data, options: ReportOptions) => string;

/** A kind of report. Its pages are printed for a terminal, as Markdown and as HTML; the rest is its own. */
export type Kind<Data> = {
  /** In messages: "the plan has no format …". */
  readonly name: string;
  readonly pages: () => Promise<(data: Data) => readonly Page[] | Promise<readonly Page[]>>;
  readonly data: Readonly<Partial<Record<Format, () => Promise<Render<Data>>>>>;
  /** Formats that are written row by row, while the next rows are made. */
  readonly streams?: Readonly<Partial<Record<Format, () => Promise<Stream>>>>;
};

/** The formats of a kind, in the usual order. */
export const formatNames = ({ data, streams = {} }: Formatted): readonly Format[] =>
  formats.filter((format) => isPage(format) || data[format] !== undefined || streams[format] !== undefined);

type Formatted = Pick<Kind<never>, 'data' | 'streams'>;

const isPage = (format: Format): format is 'terminal' | 'markdown' | 'html' =>
  format === 'terminal' || format === 'markdown' || format === 'html';

/** For help: "terminal, markdown, html or json". */
export const formatWords = (kind: Formatted): string => {
  const all = formatNames(kind);
  return `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
};

/** Throws a ReadinessError where the kind has no such format. */
export const formatNamed = (kind: Formatted & Pick<Kind<never>, 'name'>, word: string): Format => {
  const all = formatNames(kind);
  const found = all.find((format) => format === word);
  if (found !== undefined) return found;
  throw new ReadinessError(`the ${kind.name} has no format "${word}"`, { hint: `formats: ${all.join(', ')}` });
};

/**
 * What --format names, else a page where one is to be opened, else what the ending of the output file means, else a
 * terminal's text. Throws a ReadinessError
 * where the format is unknown, or the ending means none that the kind has.
 */
export const formatFor = (
  kind: Formatted & Pick<Kind<never>, 'name'>,
  { format, output = '-', open }: { readonly format?: string; readonly output?: string; readonly open?: boolean },
): Format => {
  if (format !== undefined) return formatNamed(kind, format);
  if (open && output === '-') return 'html';
  const ending = /[^./\\]\.([^./\\]+)$/.exec(output)?.[1]?.toLowerCase();
  if (ending === undefined) return 'terminal';
  const meant = Object.hasOwn(endings, ending) ? endings[ending] : undefined;
  const all = formatNames(kind);
  if (meant !== undefined && all.includes(meant)) return meant;
  const known = Object.keys(endings).filter((one) => all.includes(endings[one] as Format));
  throw new ReadinessError(`the ending of ${output} says no format that the ${kind.name} has`, {
    hint: `known endings: .${known.join(', .')}; or name one with --format`,
  });
};

/** The report as text. What is not asked for is not loaded. */
export const render = async <Data>(
  kind: Kind<Data>,
  format: Format,
  data: Data,
  options: ReportOptions,
): Promise<string> => {
  const own = await kind.data[format]?.();
  if (own !== undefined) return own(data, options);
  const pages = await (await kind.pages())(data);
  const depth = options.details ? 3 : options.summary === true ? 1 : 2;
  if (format === 'markdown') return (await import('./markdown.ts')).markdown(pages, depth);
  if (format === 'html') return (await import('./html/index.ts')).htmlPages(pages);
  return (await import('./terminal.ts')).terminal(pages, { ...options, depth });
};

const json = async () => {
  const { asList } = await import('./report.ts');
  const { json, jsonUnjudged } = await import('./assess/json.ts');
  return asList(json, jsonUnjudged);
};
const sarif = async () => (await import('./assess/sarif.ts')).sarif;
const oscal = async () => (await import('./assess/oscal.ts')).oscal;
const junit = async () => (await import('./assess/junit.ts')).junit;

export const gapReport: Kind<Batch> = {
  name: 'report',
  pages: async () => {
    const { asksFirst, assessPage, assessPages } = await import('./assess/page.ts');
    return async (batch) => {
      const ask = batch.judged.some(asksFirst)
        ? (await import('../interview/question.ts')).questionFor
        : ({ item }: Finding) => item.statement;
      const isAsked = batch.judged.some(({ decision }) => decision !== undefined);
      const criteria = isAsked ? (await import('./policy.ts')).pilotSection : undefined;
      return assessPages(batch, (report) => assessPage(report, ask, criteria));
    };
  },
  data: {
    html: async () => (await import('./assess/drawn.ts')).drawnHtml,
    json,
    csv: async () => (await import('./plan/data.ts')).csvTasks,
    sarif,
    junit,
    oscal,
  },
};

/** The gate shows its criteria alone to a person and to a spreadsheet; to other programs it is the report of assess. */
export const gateReport: Kind<Batch> = {
  name: 'gate',
  pages: async () => {
    const { gatePage } = await import('./policy.ts');
    return (batch) => [gatePage(batch)];
  },
  data: { json, csv: async () => (await import('./policy.ts')).csvGate, sarif, junit, oscal },
};

/** To people only what fails: no page where nothing does. Other programs are told all, as ever. */
export const quietGateReport: Kind<Batch> = {
  ...gateReport,
  pages: async () => {
    const { gatePage, onlyFailing } = await import('./policy.ts');
    return (batch) => onlyFailing(batch).map((failing) => gatePage(batch, failing));
  },
};

/** A kind of one page. */
const onePage =
  <Data>(page: () => Promise<(data: Data) => Page>): Kind<Data>['pages'] =>
  async () => {
    const made = await page();
    return (data) => [made(data)];
  };

export const policyReport: Kind<PrintedPolicy> = {
  name: 'policy',
  pages: onePage(async () => (await import('./policy.ts')).policyPage),
  data: { json: async () => (await import('./policy.ts')).policyJson },
};

export const planReport: Kind<PlanReportData> = {
  name: 'plan',
  pages: onePage(async () => (await import('./plan/page.ts')).planPage),
  data: {
    json: async () => (await import('./plan/json.ts')).jsonPlan,
    csv: async () => (await import('./plan/data.ts')).csvPlan,
    jira: async () => (await import('./plan/data.ts')).jiraPlan,
    linear: async () => (await import('./plan/data.ts')).linearPlan,
    ics: async () => (await import('./plan/data.ts')).icsPlan,
    mermaid: async () => (await import('./plan/page.ts')).mermaidPlan,
  },
};

/** A calendar or a chart of the cheapest way would be mistaken for the whole plan's: there is none. */
export const wayReport: Kind<WayReportData> = {
  name: 'cheapest way',
  pages: onePage(async () => (await import('./cheapest/page.ts')).wayPage),
  data: {
    json: async () => (await import('./plan/json.ts')).jsonWay,
    csv: async () => (await import('./plan/json.ts')).csvWay,
    jira: async () => (await import('./plan/json.ts')).jiraWay,
    linear: async () => (await import('./plan/json.ts')).linearWay,
  },
};

export const valueReport: Kind<ValueReportData> = {
  name: 'value case',
  pages: onePage(async () => (await import('./value/page.ts')).valuePage),
  data: {
    json: async () => (await import('./value/sheet.ts')).jsonValue,
    csv: async () => (await import('./value/sheet.ts')).csvValue,
  },
};

export const adviceReport: Kind<AdviceReportData> = {
  name: 'advice',
  pages: onePage(async () => (await import('./advise.ts')).advicePage),
  data: { json: async () => (await import('./advise.ts')).jsonAdvice },
};

export const explanation: Kind<Explanation> = {
  name: 'explanation',
  pages: async () => (await import('./explain/page.ts')).explainPages,
  data: { json: async () => (await import('./explain/page.ts')).jsonExplain },
};

export const comparisonReport: Kind<Compared> = {
  name: 'comparison',
  pages: onePage(async () => (await import('./compare.ts')).comparePage),
  data: {
    json: async () => (await import('./compare.ts')).compareJson,
    csv: async () => (await import('./compare.ts')).compareCsv,
  },
};

export const trendReport: Kind<Trend> = {
  name: 'trend',
  pages: onePage(async () => (await import('./trend.ts')).trendPage),
  data: {
    json: async () => (await import('./trend.ts')).trendJson,
    csv: async () => (await import('./trend.ts')).trendCsv,
  },
};

export const scanReport: Kind<Scanned> = {
  name: 'scan',
  pages: onePage(async () => (await import('./scan.ts')).scanPage),
  data: { json: async () => (await import('./scan.ts')).jsonScan },
};

export const checklistReport: Kind<ChecklistReport> = {
  name: 'checklist',
  pages: onePage(async () => (await import('./checklist.ts')).checklistPage),
  data: {},
};

export const portfolioReport: Kind<Portfolio> = {
  name: 'portfolio',
  pages: onePage(async () => (await import('./portfolio/page.ts')).portfolioPage),
  data: {},
  streams: {
    json: async () => (await import('./portfolio/data.ts')).jsonStream,
    ndjson: async () => (await import('./portfolio/data.ts')).ndjsonStream,
    csv: async () => (await import('./portfolio/data.ts')).csvStream,
  },
};

/** Whether a text is an earlier report of this format: a configuration may have it replaced, and nothing else. */
export const isEarlierReport = (format: Format, text: string): boolean => {
  const start = text.slice(0, 4096);
  if (format === 'json') return start.includes('"schemaVersion"');
  if (format === 'sarif') return /"name":\s?"readiness"/.test(text);
  if (format === 'oscal') return start.includes('"assessment-results"');
  if (format === 'junit') return start.includes('<testsuites') && start.includes('readiness');
  if (format === 'csv') return /\b(check|criterion|task)\b/i.test(start.split('\n', 1)[0] ?? '');
  return /readiness \d+\.\d+|\d passed, \d+ failed/.test(text);
};

/**
 * The endings, with their dots, that a report may have where a configuration names its file: what begins with a pilot's
 * own words is not to become a Makefile. None where any will do.
 */
export const formatEndings = (format: string): readonly string[] => {
  if (format === 'terminal') return ['.txt', '.log', '.out'];
  if (format !== 'markdown' && format !== 'html' && format !== 'csv') return [];
  return Object.keys(endings)
    .filter((ending) => endings[ending] === format)
    .map((ending) => `.${ending}`);
};
