// The whole pilot file. Sections that are missing are read as empty: not yet known, never fine.
import * as z from 'zod/mini';
import { always, item } from '../fields.ts';
import { agent } from './agents.ts';
import { architectureSection } from './architecture.ts';
import { dataSection } from './data.ts';
import { evaluationSection } from './evaluation.ts';
import { governanceSection } from './governance.ts';
import { pilotSection } from './identity.ts';
import { kpisSection } from './kpis.ts';
import { operationsSection } from './operations.ts';
import { planSection, waiver } from './plan.ts';
import { talentSection } from './talent.ts';
import { budgetSection, valueSection } from './value.ts';

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
