// Every format of an explanation by its name; each loads when it is asked for.
import type { ExplainReporter } from './data.ts';

export const explainReporters = {
  terminal: async () => (await import('./print.ts')).terminalExplain,
  markdown: async () => (await import('./print.ts')).markdownExplain,
  json: async () => (await import('./json.ts')).jsonExplain,
} as const satisfies Record<string, () => Promise<ExplainReporter>>;

export type ExplainFormat = keyof typeof explainReporters;

export const explainFormats = Object.keys(explainReporters) as readonly ExplainFormat[];
