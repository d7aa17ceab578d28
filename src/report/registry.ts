// Every report format by its name. A format is one file and one line here; it loads when it is asked for.
import type { Reporter } from './report.ts';

export const reporters = {
  terminal: async () => (await import('./terminal/index.ts')).terminal,
  json: async () => (await import('./json.ts')).json,
  markdown: async () => (await import('./markdown.ts')).markdown,
} as const satisfies Record<string, () => Promise<Reporter>>;

export type Format = keyof typeof reporters;

export const formats = Object.keys(reporters) as readonly Format[];

/** Formats that a later version brings; they are refused by name. */
export const formatsToCome = ['html', 'sarif', 'junit', 'csv'] as const;
