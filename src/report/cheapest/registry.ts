// Every format of the cheapest way by its name; each loads when it is asked for.
import type { WayReporter } from './words.ts';

export const wayReporters = {
  terminal: async () => (await import('./terminal.ts')).terminalWay,
  markdown: async () => (await import('./markdown.ts')).markdownWay,
  json: async () => (await import('./data.ts')).jsonWay,
  csv: async () => (await import('./data.ts')).csvWay,
  jira: async () => (await import('./data.ts')).jiraWay,
  linear: async () => (await import('./data.ts')).linearWay,
} as const satisfies Record<string, () => Promise<WayReporter>>;
