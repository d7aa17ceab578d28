// Every format of the value case by its name; each loads when it is asked for.
import type { ValueReporter } from './words.ts';

export const valueReporters = {
  terminal: async () => (await import('./terminal.ts')).terminalValue,
  markdown: async () => (await import('./markdown.ts')).markdownValue,
  json: async () => (await import('./sheet.ts')).jsonValue,
  csv: async () => (await import('./sheet.ts')).csvValue,
} as const satisfies Record<string, () => Promise<ValueReporter>>;

export type ValueFormat = keyof typeof valueReporters;

export const valueFormats = Object.keys(valueReporters) as readonly ValueFormat[];
