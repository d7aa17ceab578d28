// Section `operations`: who runs it, what happens when it fails, what it may cost, how it is kept up.
import * as z from 'zod';
import { amount, map, share, text } from '../fields.ts';
import { controls } from './controls.ts';

const duty = map({ owner: text.optional(), cadence: text.optional() }).prefault({});

export const operationsSection = map({
  owners: map({ cost: text.optional(), monitoring: text.optional(), incidents: text.optional() }).prefault({}),
  failure_behaviour: map({
    rate_limit: text.optional(),
    empty_retrieval: text.optional(),
    invalid_output: text.optional(),
    timeout: text.optional(),
    provider_outage: text.optional(),
  }).prefault({}),
  spend: map({
    forecast_per_month: amount.optional(),
    budget_per_month: amount.optional(),
    alerts: z.boolean().optional(),
    hard_cap: z.boolean().optional(),
  }).prefault({}),
  service_levels: map({
    availability: map({ target: share.optional(), measured: share.optional() }).prefault({}),
    p95_ms: map({ target: amount.optional(), measured: amount.optional() }).prefault({}),
  }).prefault({}),
  capacity: map({ peak_per_minute: amount.optional(), quota_per_minute: amount.optional() }).prefault({}),
  upkeep: map({
    knowledge_refresh: duty,
    re_embedding: duty,
    guardrail_tuning: duty,
    evaluation_growth: duty,
    security_updates: duty,
  }).prefault({}),
  controls,
});
