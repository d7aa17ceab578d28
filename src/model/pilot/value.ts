// Sections `value` and `budget`: what the pilot earns and costs.
import * as z from 'zod/mini';
import { amount, count, estimate, flag, item, map, part, shareEstimate, text } from '../fields.ts';

/** ISO 4217. */
export const currency = z.string().check(z.regex(/^[A-Z]{3}$/, { error: 'an ISO 4217 code such as USD' }));

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
