// Section `operations`: who runs it, what happens when it fails, what it may cost, how it is kept up.
import { amount, controls, flag, map, part, share, text } from '../fields.ts';

const duty = part({ owner: text, cadence: text });

export const operationsSection = map({
  owners: part({ cost: text, monitoring: text, incidents: text }),
  failure_behaviour: part({
    rate_limit: text,
    empty_retrieval: text,
    invalid_output: text,
    timeout: text,
    provider_outage: text,
  }),
  spend: part({
    forecast_per_month: amount,
    budget_per_month: amount,
    alerts: flag,
    hard_cap: flag,
  }),
  service_levels: part({
    availability: part({ target: share, measured: share }),
    p95_ms: part({ target: amount, measured: amount }),
  }),
  capacity: part({ peak_per_minute: amount, quota_per_minute: amount }),
  upkeep: part({
    knowledge_refresh: duty,
    re_embedding: duty,
    guardrail_tuning: duty,
    evaluation_growth: duty,
    security_updates: duty,
  }),
  controls,
});
