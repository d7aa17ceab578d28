// The formats of a comparison by name; each loads when it is asked for.
import type { CompareReporter } from './report.ts';

export const compareReporters = {
  terminal: async () => (await import('./terminal.ts')).compareTerminal,
  markdown: async () => (await import('./markdown.ts')).compareMarkdown,
  json: async () => (await import('./data.ts')).compareJson,
  csv: async () => (await import('./data.ts')).compareCsv,
} as const satisfies Record<string, () => Promise<CompareReporter>>;

export type CompareFormat = keyof typeof compareReporters;

export const compareFormats = Object.keys(compareReporters) as readonly CompareFormat[];
