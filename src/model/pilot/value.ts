// Sections `value` and `budget`: what the pilot earns and costs.
import * as z from 'zod';
import { amount, count, estimate, map, shareEstimate, text } from '../fields.ts';

/** ISO 4217. */
export const currency = z.string().regex(/^[A-Z]{3}$/, { error: 'an ISO 4217 code such as USD' });

const tokenPrice = map({
  input_tokens: estimate.optional(),
  output_tokens: estimate.optional(),
  price_per_million: map({ input: estimate.optional(), output: estimate.optional() }).prefault({}),
});

export const valueSection = map({
  currency: currency.optional(),
  horizon_months: z.int().min(1).max(120).optional(),
  benefit_per_task: map({
    minutes_saved: estimate.optional(),
    hourly_cost: estimate.optional(),
    amount: estimate.optional(),
  }).prefault({}),
  other_benefits: z.array(map({ name: text, per_month: estimate.optional(), from_month: count.optional() })).optional(),
  adoption: map({
    start: shareEstimate.optional(),
    steady: shareEstimate.optional(),
    months_to_steady: estimate.optional(),
  }).prefault({}),
  errors: map({ rate: shareEstimate.optional(), cost_per_error: estimate.optional() }).prefault({}),
  costs: map({
    build: estimate.optional(),
    inference_per_task: z.union([estimate, tokenPrice]).optional(),
    platform_per_month: estimate.optional(),
    run_team: map({ fte: estimate.optional(), per_fte_month: estimate.optional() }).prefault({}),
  }).prefault({}),
});

export const budgetSection = map({
  currency: currency.optional(),
  approved: z.boolean().optional(),
  total: amount.optional(),
  lines: map({
    build: amount.optional(),
    data: amount.optional(),
    governance_security: amount.optional(),
    change_training: amount.optional(),
    operations: amount.optional(),
  }).prefault({}),
});
