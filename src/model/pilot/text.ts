// What every field of the pilot file means, in plain words, by its path; [] stands for an item of a list.
// The questionnaire asks with them, the template and the JSON Schema explain with them. They stand beside the schema and
// not in it, so that judging a pilot does not load them; test/model/field-words.test.ts holds both to each other.

import type { FieldWords } from '../vocabulary.ts';
import { agentsWords } from './agents.text.ts';
import { architectureWords, integrationWords } from './architecture.text.ts';
import { dataWords } from './data.text.ts';
import { evaluationWords } from './evaluation.text.ts';
import { classificationWords, governanceWords } from './governance.text.ts';
import { kpisWords } from './kpis.text.ts';
import { operationsWords } from './operations.text.ts';
import { pilotWords } from './pilot.text.ts';
import { planWords } from './plan.text.ts';
import { sharedWords } from './shared.text.ts';
import { talentWords } from './talent.text.ts';
import { budgetWords, valueWords } from './value.text.ts';

export type { FieldWords } from '../vocabulary.ts';

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
