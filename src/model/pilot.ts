// The whole pilot file. Sections that are missing are read as empty: not yet known, never fine.
import * as z from 'zod';
import { map } from './fields.ts';
import { agent } from './pilot/agents.ts';
import { architectureSection } from './pilot/architecture.ts';
import { dataSection } from './pilot/data.ts';
import { evaluationSection } from './pilot/evaluation.ts';
import { governanceSection } from './pilot/governance.ts';
import { kpisSection } from './pilot/kpis.ts';
import { operationsSection } from './pilot/operations.ts';
import { pilotSection } from './pilot/pilot.ts';
import { planSection, waiver } from './pilot/plan.ts';
import { talentSection } from './pilot/talent.ts';
import { budgetSection, valueSection } from './pilot/value.ts';

export const pilotSchema = map({
  version: z.literal(1),
  pilot: pilotSection,
  kpis: kpisSection.prefault({}),
  value: valueSection.prefault({}),
  budget: budgetSection.prefault({}),
  data: dataSection.prefault({}),
  architecture: architectureSection.prefault({}),
  governance: governanceSection.prefault({}),
  evaluation: evaluationSection.prefault({}),
  operations: operationsSection.prefault({}),
  talent: talentSection.prefault({}),
  agents: z.array(agent).optional(),
  plan: planSection.prefault({}),
  waivers: z.array(waiver).optional(),
});

/** A pilot as the rules read it: every section is there, and what is not known is undefined. */
export type Pilot = z.infer<typeof pilotSchema>;
