// Every format of a printed policy by its name.
import type { PolicyReport } from '../gate.ts';

export const policyReporters = {
  terminal: async () => (await import('../gate.ts')).policyTerminal,
  json: async () => (await import('../gate.ts')).policyJson,
} as const satisfies Record<string, () => Promise<PolicyReport>>;

export type PolicyFormat = keyof typeof policyReporters;

export const policyFormats = Object.keys(policyReporters) as readonly PolicyFormat[];
