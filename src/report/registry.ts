// Every report format by its name. A format is one file and one line here; it loads when it is asked for.
import { asList, notJudged, oneByOne, type Report } from './report.ts';

export const reporters = {
  terminal: async () =>
    oneByOne((await import('./assess/terminal.ts')).terminal, notJudged, ({ columns }) => `${'─'.repeat(columns)}\n\n`),
  json: async () => {
    const { json, jsonUnjudged } = await import('./assess/json.ts');
    return asList(json, jsonUnjudged);
  },
  markdown: async () => {
    const { markdown, markdownUnjudged } = await import('./assess/markdown.ts');
    return oneByOne(markdown, markdownUnjudged, () => '\n---\n\n');
  },
  sarif: async () => (await import('./assess/sarif.ts')).sarif,
  junit: async () => (await import('./assess/junit.ts')).junit,
  csv: async () => (await import('./assess/csv.ts')).csvTasks,
} as const satisfies Record<string, () => Promise<Report>>;

export type Format = keyof typeof reporters;

export const formats = Object.keys(reporters) as readonly Format[];

/** Formats that a later version brings; they are refused by name. */
export const formatsToCome = ['html'] as const;

/** Whether a text is an earlier report of this format: a configuration may have it replaced, and nothing else. */
export const isEarlierReport = (format: Format, text: string): boolean => {
  const start = text.slice(0, 4096);
  if (format === 'json') return start.includes('"schemaVersion"');
  if (format === 'sarif') return /"name":\s?"readiness"/.test(text);
  if (format === 'junit') return start.includes('<testsuites') && start.includes('readiness');
  if (format === 'csv') return /\b(check|criterion|task)\b/i.test(start.split('\n', 1)[0] ?? '');
  return /readiness \d+\.\d+|\d passed, \d+ failed/.test(text);
};

/**
 * The endings that a report may have where a configuration names its file: what begins with a pilot's own words is not
 * to become a Makefile. None where any will do.
 */
export const endingsOf = (format: string): readonly string[] =>
  Object.hasOwn(endings, format) ? endings[format as keyof typeof endings] : [];

const endings = {
  markdown: ['.md', '.markdown'],
  csv: ['.csv'],
  terminal: ['.txt', '.log', '.out'],
} as const;
