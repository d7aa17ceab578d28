// The formats of a comparison by name; each loads when it is asked for.
import type { CompareReporter } from '../compare.ts';

export const compareReporters = {
  terminal: async () => (await import('../compare.ts')).compareTerminal,
  markdown: async () => (await import('../compare.ts')).compareMarkdown,
  json: async () => (await import('../compare.ts')).compareJson,
  csv: async () => (await import('../compare.ts')).compareCsv,
} as const satisfies Record<string, () => Promise<CompareReporter>>;

export type CompareFormat = keyof typeof compareReporters;

export const compareFormats = Object.keys(compareReporters) as readonly CompareFormat[];
