// Section `kpis`: what is to improve, how it is measured, what must not get worse, who uses it.
import * as z from 'zod';
import { amount, count, date, map, measured, share, text } from '../fields.ts';
import { controls } from './controls.ts';

export const cadences = ['daily', 'weekly', 'monthly', 'quarterly'] as const;
export const directions = ['decrease', 'increase'] as const;
export const outcomeLines = ['cost', 'revenue', 'risk', 'productivity', 'experience'] as const;

export const measure = map({
  name: text,
  role: z.enum(['primary', 'guardrail']),
  unit: text.optional(),
  direction: z.enum(directions).optional(),
  baseline: z.number().optional(),
  target: z.number().optional(),
  limit: z.number().optional(),
  measured: measured.prefault({}),
  by: date.optional(),
  source: text.optional(),
  owner: text.optional(),
  cadence: z.enum(cadences).optional(),
  outcome: map({ line: z.enum(outcomeLines).optional(), value_per_year: amount.optional() }).prefault({}),
});

export const kpisSection = map({
  measures: z.array(measure).optional(),
  adoption: map({
    intended_users: count.optional(),
    active_users: count.optional(),
    target_share: share.optional(),
  }).prefault({}),
  controls,
});

export type Measure = z.infer<typeof measure>;
