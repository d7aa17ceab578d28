// Section `evaluation`: the evaluation set, the metrics with their thresholds, the judge, the people who look.
import * as z from 'zod';
import { count, date, map, measured, share, text } from '../fields.ts';
import { controls } from './controls.ts';
import { directions } from './kpis.ts';

export const metric = map({
  name: text,
  unit: text.optional(),
  direction: z.enum(directions).optional(),
  threshold: z.number().optional(),
  threshold_set: date.optional(),
  measured: measured.prefault({}),
});

export const evaluationSection = map({
  dataset: map({
    items: count.optional(),
    source: z.enum(['production', 'curated', 'synthetic']).optional(),
    versioned: z.boolean().optional(),
    refreshed: date.optional(),
    messy_share: share.optional(),
  }).prefault({}),
  metrics: z.array(metric).optional(),
  hallucination: map({
    limit: share.optional(),
    measured: map({ value: share.optional(), date: date.optional() }).prefault({}),
  }).prefault({}),
  judge: map({ used: z.boolean().optional(), agreement: share.optional() }).prefault({}),
  human_review: map({ share_of_outputs: share.optional() }).prefault({}),
  benchmark: map({ latency: z.boolean().optional(), cost: z.boolean().optional() }).prefault({}),
  controls,
});

export type Metric = z.infer<typeof metric>;
