// Questions about the fields that an organisation's checklist adds to the pilot file, under x-<name>.
import type { Checklist } from '../model/checklist.ts';
import type { Fact } from '../model/organisation-schema.ts';
import type { Kind } from './kind.ts';
import { type Parts, valueAt } from './path.ts';
import type { Question } from './question.ts';
import { shownAnswer } from './shown.ts';
import type { View } from './view.ts';

export const ownQuestion = (parts: Parts, { value, checklist }: View): Question => {
  const fact = factAt(parts, checklist);
  if (fact === undefined) throw new Error(`no checklist declares ${parts.join('.')}`);
  const present = shownAnswer(valueAt(value, parts));
  const words = fact.enum ?? (fact.type === 'bool' ? ['yes', 'no'] : []);
  return {
    kind: kindOfFact(fact),
    parts,
    title: String(parts[1]).replaceAll('_', ' '),
    ask: `${fact.describe}?`,
    says: `A field of this organisation: ${parts.join('.')}.`,
    why: '',
    choices: words.map((word) => ({ word })),
    ...(present !== undefined && { present }),
  };
};

export const ownParts = ({ facts = {} }: Checklist): readonly Parts[] =>
  Object.entries(facts).flatMap(([section, fields]) => Object.keys(fields).map((field) => [section, field]));

const factAt = ([section = '', field = '']: Parts, { facts = {} }: Checklist): Fact | undefined =>
  facts[String(section)]?.[String(field)];

const kindOfFact = ({ type, enum: words }: Fact): Kind => {
  if (type === 'bool') return 'truth';
  if (type === 'date') return 'date';
  if (type === 'int' || type === 'double') return 'number';
  if (type === 'list of string') return words === undefined ? 'texts' : 'words';
  return words === undefined ? 'text' : 'word';
};
