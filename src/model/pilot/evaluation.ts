// Section `evaluation`: the evaluation set, the metrics with their thresholds, the judge, the people who look.
import * as z from 'zod/mini';
import { always, controls, count, date, flag, item, map, measured, part, share, text } from '../fields.ts';
import { directions } from './kpis.ts';

export const metric = item(
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
