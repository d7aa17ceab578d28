// The formats of a trend by name; each loads when it is asked for.
import type { TrendReporter } from './report.ts';

export const trendReporters = {
  terminal: async () => (await import('./terminal.ts')).trendTerminal,
  markdown: async () => (await import('./markdown.ts')).trendMarkdown,
  json: async () => (await import('./data.ts')).trendJson,
  csv: async () => (await import('./data.ts')).trendCsv,
} as const satisfies Record<string, () => Promise<TrendReporter>>;

export type TrendFormat = keyof typeof trendReporters;

export const trendFormats = Object.keys(trendReporters) as readonly TrendFormat[];
