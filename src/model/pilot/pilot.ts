// Section `pilot`: what it is, whose it is, where it stands and where it is to go.
import * as z from 'zod';
import { amount, date, map, text } from '../fields.ts';

export const stages = ['idea', 'demo', 'pilot', 'production', 'scaled'] as const;
export const audiences = ['internal', 'partners', 'customers', 'public'] as const;
export const tasks = [
  'classification',
  'extraction',
  'summarisation',
  'search',
  'question-answering',
  'drafting',
  'conversation',
  'coding',
  'decision-support',
  'decision',
  'other',
] as const;

/** ISO 3166-1 country (US), ISO 3166-2 subdivision (US-GA), or EU. */
export const jurisdiction = z
  .string()
  .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, { error: 'an ISO 3166 code such as DE or US-GA, or EU' });

export const pilotSection = map({
  name: text,
  summary: text.optional(),
  owner: text.optional(),
  sponsor: text.optional(),
  stage: z.enum(stages).optional(),
  started: date.optional(),
  production_target: date.optional(),
  users: z.enum(audiences).optional(),
  prior_internal_use: z.boolean().optional(),
  task: z.enum(tasks).optional(),
  workflow: map({
    name: text.optional(),
    volume_per_month: amount.optional(),
    improves: text.optional(),
  }).prefault({}),
  industry: text.optional(),
  jurisdictions: z.array(jurisdiction).optional(),
});

export type Stage = (typeof stages)[number];
