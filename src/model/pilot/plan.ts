// Sections `plan`, `talent` and `operations`: when it goes live, who does the work, how it is run.
import * as z from 'zod/mini';
import { amount, controls, date, flag, item, map, part, share, text } from '../fields.ts';
import { roles } from '../vocabulary.ts';

export const planSection = map({
  start: date,
  capacity: z.partialRecord(z.enum(roles), amount),
  day_rate: amount,
});

export const waiver = item({ check: text, reason: text, approved_by: text, expires: date }, {});

export type Waiver = z.infer<typeof waiver>;

// Section `talent`: the team, what it can, who runs the thing afterwards, who was trained.

const skillLevels = ['none', 'learning', 'experienced'] as const;

const skill = z.enum(skillLevels);

const member = item(
  { role: z.enum(roles) },
  {
    fte: amount,
    production_llm_experience: flag,
  },
);

export const talentSection = map({
  team: z.array(member),
  run_fte: amount,
  skills: part({
    'llm-evaluation': skill,
    'prompt-versioning': skill,
    'rag-optimisation': skill,
    'model-governance': skill,
    'ai-observability': skill,
    'cost-management': skill,
    'hallucination-mitigation': skill,
  }),
  partner: part({ used: flag, production_llm_experience: flag }),
  users_trained_share: share,
  controls,
});

export type Member = z.infer<typeof member>;

// Section `operations`: who runs it, what happens when it fails, what it may cost, how it is kept up.

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
