// Sections `value`, `kpis` and `evaluation`: what the pilot is worth, what it is measured by, how its answers are tested.
import * as z from 'zod/mini';
import {
  always,
  amount,
  controls,
  count,
  date,
  estimate,
  flag,
  item,
  map,
  measured,
  part,
  share,
  shareEstimate,
  text,
} from '../fields.ts';

/** ISO 4217. */
const currency = z.string().check(z.regex(/^[A-Z]{3}$/, { error: 'an ISO 4217 code such as USD' }));

const tokenPrice = map({
  input_tokens: estimate,
  output_tokens: estimate,
  price_per_million: part({ input: estimate, output: estimate }),
});

export const valueSection = map({
  currency: currency,
  horizon_months: z.int().check(z.minimum(1), z.maximum(120)),
  benefit_per_task: part({
    minutes_saved: estimate,
    hourly_cost: estimate,
    amount: estimate,
  }),
  other_benefits: z.array(item({ name: text }, { per_month: estimate, from_month: count })),
  adoption: part({
    start: shareEstimate,
    steady: shareEstimate,
    months_to_steady: estimate,
  }),
  errors: part({ rate: shareEstimate, cost_per_error: estimate }),
  costs: part({
    build: estimate,
    inference_per_task: z.union([estimate, tokenPrice]),
    platform_per_month: estimate,
    run_team: part({ fte: estimate, per_fte_month: estimate }),
  }),
});

export const budgetSection = map({
  currency: currency,
  approved: flag,
  total: amount,
  lines: part({
    build: amount,
    data: amount,
    governance_security: amount,
    change_training: amount,
    operations: amount,
  }),
});

// Section `kpis`: what is to improve, how it is measured, what must not get worse, who uses it.

const cadences = ['daily', 'weekly', 'monthly', 'quarterly'] as const;
const directions = ['decrease', 'increase'] as const;
const outcomeLines = ['cost', 'revenue', 'risk', 'productivity', 'experience'] as const;

const measure = item(
  { name: text, role: z.enum(['primary', 'guardrail']) },
  {
    unit: text,
    direction: z.enum(directions),
    baseline: z.number(),
    target: z.number(),
    limit: z.number(),
    measured: always(measured),
    by: date,
    source: text,
    owner: text,
    cadence: z.enum(cadences),
    outcome: part({ line: z.enum(outcomeLines), value_per_year: amount }),
  },
);

export const kpisSection = map({
  measures: z.array(measure),
  adoption: part({
    intended_users: count,
    active_users: count,
    target_share: share,
  }),
  controls,
});

export type Measure = z.infer<typeof measure>;

// Section `evaluation`: the evaluation set, the metrics with their thresholds, the judge, the people who look.

const metric = item(
  { name: text },
  {
    unit: text,
    direction: z.enum(directions),
    threshold: z.number(),
    threshold_set: date,
    measured: always(measured),
  },
);

export const evaluationSection = map({
  dataset: part({
    items: count,
    source: z.enum(['production', 'curated', 'synthetic']),
    versioned: flag,
    refreshed: date,
    messy_share: share,
  }),
  metrics: z.array(metric),
  hallucination: part({
    limit: share,
    per: z.enum(['answer', 'statement', 'output']),
    measured: part({ value: share, date: date }),
    human_error_rate: z.union([share, map({ value: share, date: date })]),
  }),
  judge: part({ used: flag, agreement: share }),
  human_review: part({ share_of_outputs: share }),
  benchmark: part({ latency: flag, cost: flag }),
  controls,
});

export type Metric = z.infer<typeof metric>;
