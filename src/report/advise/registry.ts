// Every format of advice by its name; each loads when it is asked for.
import type { AdviceReporter } from './words.ts';

export const adviceReporters = {
  terminal: async () => (await import('./terminal.ts')).terminalAdvice,
  markdown: async () => (await import('./markdown.ts')).markdownAdvice,
  json: async () => (await import('./markdown.ts')).jsonAdvice,
} as const satisfies Record<string, () => Promise<AdviceReporter>>;

export type AdviceFormat = keyof typeof adviceReporters;

export const adviceFormats = Object.keys(adviceReporters) as readonly AdviceFormat[];
