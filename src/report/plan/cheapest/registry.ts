// Every format of the cheapest way by its name; each loads when it is asked for.
import type { WayReporter } from './report.ts';

export const wayReporters = {
  terminal: async () => (await import('./terminal.ts')).terminalWay,
  markdown: async () => (await import('./markdown.ts')).markdownWay,
  json: async () => (await import('./json.ts')).jsonWay,
  csv: async () => (await import('./csv.ts')).csvWay,
  jira: async () => (await import('./csv.ts')).jiraWay,
  linear: async () => (await import('./csv.ts')).linearWay,
} as const satisfies Record<string, () => Promise<WayReporter>>;
