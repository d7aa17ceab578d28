// The formats of a trend by name; each loads when it is asked for.
import type { TrendReporter } from '../trend.ts';

export const trendReporters = {
  terminal: async () => (await import('../trend.ts')).trendTerminal,
  markdown: async () => (await import('../trend.ts')).trendMarkdown,
  json: async () => (await import('../trend.ts')).trendJson,
  csv: async () => (await import('../trend.ts')).trendCsv,
} as const satisfies Record<string, () => Promise<TrendReporter>>;

export type TrendFormat = keyof typeof trendReporters;

export const trendFormats = Object.keys(trendReporters) as readonly TrendFormat[];
