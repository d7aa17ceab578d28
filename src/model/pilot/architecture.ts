// Section `architecture`: the approach, the model, and the systems that it must touch.
import * as z from 'zod';
import { amount, date, estimate, map, text } from '../fields.ts';
import { controls } from './controls.ts';

export const approaches = ['prompt', 'rag', 'fine-tune', 'hybrid', 'from-scratch'] as const;
export const hostings = ['vendor-api', 'private-cloud', 'self-hosted'] as const;
/** From never to always: the order is used to compare with a retraining cadence. */
export const changeRates = ['static', 'yearly', 'quarterly', 'monthly', 'weekly', 'daily', 'live'] as const;
export const interfaces = [
  'rest',
  'graphql',
  'grpc',
  'event',
  'file',
  'database',
  'screen',
  'proprietary',
  'none',
] as const;
export const integrationStates = ['not-started', 'mocked', 'tested', 'live'] as const;
export const retrainCadences = ['yearly', 'quarterly', 'monthly', 'weekly', 'daily'] as const;

export const integration = map({
  system: text,
  interface: z.enum(interfaces).optional(),
  direction: z.enum(['read', 'write', 'both']).optional(),
  owner: text.optional(),
  critical: z.boolean().optional(),
  legacy: z.boolean().optional(),
  status: z.enum(integrationStates).optional(),
  adapter: map({ owner: text.optional(), estimate_days: estimate.optional() }).prefault({}),
});

export const architectureSection = map({
  approach: z.enum(approaches).optional(),
  approach_reason: text.optional(),
  model: map({
    name: text.optional(),
    hosting: z.enum(hostings).optional(),
    version_pinned: z.boolean().optional(),
  }).prefault({}),
  knowledge: map({
    used: z.boolean().optional(),
    changes: z.enum(changeRates).optional(),
    must_cite: z.boolean().optional(),
    cites: z.boolean().optional(),
  }).prefault({}),
  task_profile: map({
    narrow: z.boolean().optional(),
    stable: z.boolean().optional(),
    special_style: z.boolean().optional(),
  }).prefault({}),
  fine_tuning: map({
    retrain_owner: text.optional(),
    retrain_cadence: z.enum(retrainCadences).optional(),
  }).prefault({}),
  integrations: z.array(integration).optional(),
  load: map({
    peak_concurrency: amount.optional(),
    tested_concurrency: amount.optional(),
    p95_ms: map({ target: amount.optional(), measured: amount.optional() }).prefault({}),
    tested: date.optional(),
  }).prefault({}),
  controls,
});

export type Approach = (typeof approaches)[number];
export type Integration = z.infer<typeof integration>;
