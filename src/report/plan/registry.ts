// Every format of the plan by its name; each loads when it is asked for.
import type { PlanReporter } from './words.ts';

export const planReporters = {
  terminal: async () => (await import('./terminal.ts')).terminalPlan,
  markdown: async () => (await import('./markdown.ts')).markdownPlan,
  json: async () => (await import('./json.ts')).jsonPlan,
  csv: async () => (await import('./csv.ts')).csvPlan,
  jira: async () => (await import('./csv.ts')).jiraPlan,
  linear: async () => (await import('./csv.ts')).linearPlan,
  ics: async () => (await import('./ics.ts')).icsPlan,
  mermaid: async () => (await import('./markdown.ts')).mermaidPlan,
} as const satisfies Record<string, () => Promise<PlanReporter>>;

export type PlanFormat = keyof typeof planReporters;

export const planFormats = Object.keys(planReporters) as readonly PlanFormat[];
