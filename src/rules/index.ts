// Every rule by its name, which is the id of the check that uses it.
import { architectureRules } from './architecture.ts';
import { dataRules } from './data.ts';
import { evaluationRules } from './evaluation.ts';
import { governanceRules } from './governance.ts';
import { agentsRules } from './integrations.ts';
import { kpisRules } from './kpis.ts';
import { operationsRules } from './operations.ts';
import type { Rule } from './outcomes.ts';
import { talentRules } from './talent.ts';

export const rules: Readonly<Record<string, Rule>> = {
  ...kpisRules,
  ...dataRules,
  ...architectureRules,
  ...governanceRules,
  ...agentsRules,
  ...evaluationRules,
  ...operationsRules,
  ...talentRules,
};

/** Checks that follow from other gaps: closing those closes these. */
export const derived: ReadonlySet<string> = new Set(['talent.capacity', 'architecture.timeline']);

/** Checks that are computed from the whole value model. */
export const valued: ReadonlySet<string> = new Set([
  'kpis.value-case',
  'kpis.payback',
  'kpis.roi-confirmed',
  'operations.unit-economics',
]);
