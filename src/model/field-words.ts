// What every field of the pilot file means, in plain words, by its path; [] stands for an item of a list.
// The questionnaire asks with them, the template and the JSON Schema explain with them. They stand beside the schema and
// not in it, so that judging a pilot does not load them; test/model/field-words.test.ts holds both to each other.
import { agentsWords } from './field-words/agents.ts';
import { architectureWords } from './field-words/architecture.ts';
import { budgetWords } from './field-words/budget.ts';
import { classificationWords } from './field-words/classification.ts';
import { dataWords } from './field-words/data.ts';
import { evaluationWords } from './field-words/evaluation.ts';
import { governanceWords } from './field-words/governance.ts';
import { integrationWords } from './field-words/integrations.ts';
import { kpisWords } from './field-words/kpis.ts';
import { operationsWords } from './field-words/operations.ts';
import { pilotWords } from './field-words/pilot.ts';
import { planWords } from './field-words/plan.ts';
import { sharedWords } from './field-words/shared.ts';
import { talentWords } from './field-words/talent.ts';
import { valueWords } from './field-words/value.ts';
import type { FieldWords } from './field-words/words.ts';

export type { FieldWords } from './field-words/words.ts';

export const fieldWords: Readonly<Record<string, FieldWords>> = {
  ...sharedWords,
  ...pilotWords,
  ...kpisWords,
  ...valueWords,
  ...budgetWords,
  ...dataWords,
  ...architectureWords,
  ...integrationWords,
  ...governanceWords,
  ...classificationWords,
  ...evaluationWords,
  ...operationsWords,
  ...talentWords,
  ...agentsWords,
  ...planWords,
};

/** The words of a place in a pilot file, such as ['data', 'sources', 0, 'owner']; undefined for controls and unknown fields. */
export const wordsAt = (path: readonly (string | number)[]): FieldWords | undefined => {
  const at = path.map((part) => (typeof part === 'number' ? '[]' : `.${part}`)).join('');
  const key = at.replace(/^\./, '');
  return fieldWords[key] ?? fieldWords[key.replace(/^.*(?=evidence(\[\]|$))/, '')] ?? rangeWords(path.at(-1));
};

const rangeWords = (key: string | number | undefined): FieldWords | undefined =>
  key === 'low' || key === 'likely' || key === 'high' ? fieldWords[`range.${key}`] : undefined;
