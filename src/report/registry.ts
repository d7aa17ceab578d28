// Every kind of report and every format that it has, by name: help, endings, errors and rendering read this alone.
import type { Finding } from '../model/assessment.ts';
import { ReadinessError } from '../model/problem.ts';
import type { Portfolio } from '../portfolio/index.ts';
import type { AdviceReportData } from './advise.ts';
import type { WayReportData } from './cheapest/words.ts';
import type { ChecklistReport } from './checklist.ts';
import type { ComparisonReport } from './compare.ts';
import type { Explanation } from './explain/context.ts';
import type { Page } from './page.ts';
import type { PlanReportData } from './plan/page.ts';
import type { PrintedPolicy } from './policy.ts';
import type { Stream } from './portfolio/data.ts';
import type { Batch, ReportOptions } from './report.ts';
import type { Scanned } from './scan.ts';
import type { Trend } from './trend.ts';
import type { ValueReportData } from './value/page.ts';

const rare = () => import('./rare.ts');

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
export type ReportKind<Data> = {
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

type Formatted = Pick<ReportKind<never>, 'data' | 'streams'>;

const isPage = (format: Format): format is 'terminal' | 'markdown' | 'html' =>
  format === 'terminal' || format === 'markdown' || format === 'html';

/** For help: "terminal, markdown, html or json". */
export const listFormats = (kind: Formatted): string => {
  const all = formatNames(kind);
  return `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
};

/** Throws a ReadinessError where the kind has no such format. */
export const formatNamed = (kind: Formatted & Pick<ReportKind<never>, 'name'>, word: string): Format => {
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
  kind: Formatted & Pick<ReportKind<never>, 'name'>,
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
  kind: ReportKind<Data>,
  format: Format,
  data: Data,
  options: ReportOptions,
): Promise<string> => {
  const own = await kind.data[format]?.();
  if (own !== undefined) return own(data, options);
  const pages = await (await kind.pages())(data);
  const depth = options.details ? 3 : options.summary === true ? 1 : 2;
  if (format === 'markdown') return (await import('./markdown.ts')).markdown(pages, depth);
  if (format === 'html') return (await rare()).htmlPages(pages);
  return (await import('./terminal.ts')).terminal(pages, { ...options, depth });
};

const json = async () => {
  const { asList } = await import('./report.ts');
  const { json, jsonUnjudged } = await import('./assess/json.ts');
  return asList(json, jsonUnjudged);
};
const sarif = async () => (await rare()).sarif;
const oscal = async () => (await rare()).oscal;
const junit = async () => (await rare()).junit;

export const gapReport: ReportKind<Batch> = {
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
    html: async () => (await rare()).drawnHtml,
    json,
    csv: async () => (await rare()).csvTasks,
    sarif,
    junit,
    oscal,
  },
};

/** The gate shows its criteria alone to a person and to a spreadsheet; to other programs it is the report of assess. */
export const gateReport: ReportKind<Batch> = {
  name: 'gate',
  pages: async () => {
    const { gatePage } = await import('./policy.ts');
    return (batch) => [gatePage(batch)];
  },
  data: { json, csv: async () => (await import('./policy.ts')).csvGate, sarif, junit, oscal },
};

/** To people only what fails: no page where nothing does. Other programs are told all, as ever. */
export const quietGateReport: ReportKind<Batch> = {
  ...gateReport,
  pages: async () => {
    const { gatePage, onlyFailing } = await import('./policy.ts');
    return (batch) => onlyFailing(batch).map((failing) => gatePage(batch, failing));
  },
};

/** A kind of one page. */
const onePage =
  <Data>(page: () => Promise<(data: Data) => Page>): ReportKind<Data>['pages'] =>
  async () => {
    const made = await page();
    return (data) => [made(data)];
  };

export const policyReport: ReportKind<PrintedPolicy> = {
  name: 'policy',
  pages: onePage(async () => (await import('./policy.ts')).policyPage),
  data: { json: async () => (await import('./policy.ts')).policyJson },
};

export const planReport: ReportKind<PlanReportData> = {
  name: 'plan',
  pages: onePage(async () => (await rare()).planPage),
  data: {
    json: async () => (await rare()).jsonPlan,
    csv: async () => (await rare()).csvPlan,
    jira: async () => (await rare()).jiraPlan,
    linear: async () => (await rare()).linearPlan,
    ics: async () => (await rare()).icsPlan,
    mermaid: async () => (await rare()).mermaidPlan,
  },
};

/** A calendar or a chart of the cheapest way would be mistaken for the whole plan's: there is none. */
export const wayReport: ReportKind<WayReportData> = {
  name: 'cheapest way',
  pages: onePage(async () => (await rare()).wayPage),
  data: {
    json: async () => (await rare()).jsonWay,
    csv: async () => (await rare()).csvWay,
    jira: async () => (await rare()).jiraWay,
    linear: async () => (await rare()).linearWay,
  },
};

export const valueReport: ReportKind<ValueReportData> = {
  name: 'value case',
  pages: onePage(async () => (await rare()).valuePage),
  data: {
    json: async () => (await rare()).jsonValue,
    csv: async () => (await rare()).csvValue,
  },
};

export const adviceReport: ReportKind<AdviceReportData> = {
  name: 'advice',
  pages: onePage(async () => (await rare()).advicePage),
  data: { json: async () => (await rare()).jsonAdvice },
};

export const explanation: ReportKind<Explanation> = {
  name: 'explanation',
  pages: async () => (await rare()).explainPages,
  data: { json: async () => (await rare()).jsonExplain },
};

export const comparisonReport: ReportKind<ComparisonReport> = {
  name: 'comparison',
  pages: onePage(async () => (await rare()).comparePage),
  data: {
    json: async () => (await rare()).compareJson,
    csv: async () => (await rare()).compareCsv,
  },
};

export const trendReport: ReportKind<Trend> = {
  name: 'trend',
  pages: onePage(async () => (await rare()).trendPage),
  data: {
    json: async () => (await rare()).trendJson,
    csv: async () => (await rare()).trendCsv,
  },
};

export const scanReport: ReportKind<Scanned> = {
  name: 'scan',
  pages: onePage(async () => (await rare()).scanPage),
  data: { json: async () => (await rare()).jsonScan },
};

export const checklistReport: ReportKind<ChecklistReport> = {
  name: 'checklist',
  pages: onePage(async () => (await rare()).checklistPage),
  data: {},
};

export const portfolioReport: ReportKind<Portfolio> = {
  name: 'portfolio',
  pages: onePage(async () => (await rare()).portfolioPage),
  data: {},
  streams: {
    json: async () => (await rare()).jsonStream,
    ndjson: async () => (await rare()).ndjsonStream,
    csv: async () => (await rare()).csvStream,
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
