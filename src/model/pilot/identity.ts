// Section `pilot`: what it is, whose it is, where it stands and where it is to go.
import * as z from 'zod/mini';
import { amount, date, flag, item, part, text } from '../fields.ts';

export const stages = ['idea', 'demo', 'pilot', 'production', 'scaled', 'paused', 'retired'] as const;
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

/** What its outputs are. */
export const outputKinds = ['text', 'code', 'image', 'audio', 'video', 'action'] as const;

/** ISO 3166-1 country (US), ISO 3166-2 subdivision (US-GA), or EU; a city by its code in UN/LOCODE (US-NYC). */
export const jurisdiction = z
  .string()
  .check(z.regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, { error: 'an ISO 3166 code such as DE or US-GA, or EU' }));

export const pilotSection = item(
  { name: text },
  {
    summary: text,
    owner: text,
    sponsor: text,
    stage: z.enum(stages),
    started: date,
    production_target: date,
    users: z.enum(audiences),
    prior_internal_use: flag,
    task: z.enum(tasks),
    output: z.array(z.enum(outputKinds)),
    workflow: part({
      name: text,
      volume_per_month: amount,
      improves: text,
    }),
    industry: text,
    jurisdictions: z.array(jurisdiction),
  },
);

export type Stage = (typeof stages)[number];
