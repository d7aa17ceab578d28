// Section `kpis`: what is to improve, how it is measured, what must not get worse, who uses it.
import * as z from 'zod/mini';
import { always, amount, controls, count, date, item, map, measured, part, share, text } from '../fields.ts';

export const cadences = ['daily', 'weekly', 'monthly', 'quarterly'] as const;
export const directions = ['decrease', 'increase'] as const;
export const outcomeLines = ['cost', 'revenue', 'risk', 'productivity', 'experience'] as const;

export const measure = item(
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
