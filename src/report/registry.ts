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
