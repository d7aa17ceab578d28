// Every rule by its name, which is the id of the check that uses it.
import { agentsRules } from './agents.ts';
import { architectureRules } from './architecture.ts';
import { dataRules } from './data.ts';
import { evaluationRules } from './evaluation.ts';
import { governanceRules } from './governance.ts';
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
