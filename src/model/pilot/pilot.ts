// The whole pilot file. Sections that are missing are read as empty: not yet known, never fine.
import * as z from 'zod/mini';
import { always, amount, date, flag, item, part, text } from '../fields.ts';
import { agent, architectureSection } from './architecture.ts';
import { dataSection } from './data.ts';
import { governanceSection } from './governance.ts';
import { operationsSection, planSection, talentSection, waiver } from './plan.ts';
import { budgetSection, evaluationSection, kpisSection, valueSection } from './value.ts';

// Section `pilot`: what it is, whose it is, where it stands and where it is to go.

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
const jurisdiction = z
  .string()
  .check(z.regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, { error: 'an ISO 3166 code such as DE or US-GA, or EU' }));

const pilotSection = item(
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

export const pilotSchema = item(
  { version: z.literal(1), pilot: pilotSection },
  {
    kpis: always(kpisSection),
    value: always(valueSection),
    budget: always(budgetSection),
    data: always(dataSection),
    architecture: always(architectureSection),
    governance: always(governanceSection),
    evaluation: always(evaluationSection),
    operations: always(operationsSection),
    talent: always(talentSection),
    agents: z.array(agent),
    plan: always(planSection),
    waivers: z.array(waiver),
  },
);

/** What stands under x-<name>: fields that an organisation's checklist declares. Blank ones are not there. */
export type OwnFields = Readonly<Record<string, unknown>>;

/** A pilot as the rules read it: every section is there, and what is not known is undefined. */
export type Pilot = z.infer<typeof pilotSchema> & { readonly [section: `x-${string}`]: OwnFields | undefined };
