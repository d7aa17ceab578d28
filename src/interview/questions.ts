// Which question stands at a path. Its words come from the table of fields, the checklist, or the organisation that
// declares the field.
import { wordsAt } from '../model/field-words.ts';
import { last } from '../model/path.ts';
import { type Schema, wanted } from '../model/schema.ts';
import { choicesAt } from './choices.ts';
import { controlQuestion, practicesQuestion } from './controls.ts';
import { dutyQuestion, isDuty } from './duties.ts';
import { evidenceQuestion, isProof } from './evidence.ts';
import { itemNames } from './items.ts';
import { type Kind, kindOf } from './kind.ts';
import { neededKeys } from './leaves.ts';
import { ownQuestion } from './own.ts';
import { type Parts, pathOf, schemaAt, valueAt } from './path.ts';
import type { Question } from './question.ts';
import { shownAnswer } from './shown.ts';
import type { View } from './view.ts';

export const questionAt = (parts: Parts, view: View): Question => {
  const [section = '', second, third] = parts;
  if (String(section).startsWith('x-')) return ownQuestion(parts, view);
  if (second === 'controls' && third === undefined) return practicesQuestion(String(section), view);
  if (isProof(parts)) return evidenceQuestion(parts, view);
  if (second === 'controls') return controlQuestion(parts, view);
  if (isDuty(parts)) return dutyQuestion(parts, view);
  return fieldQuestion(parts, view.value);
};

const fieldQuestion = (parts: Parts, value: unknown): Question => {
  const schema = schemaAt(parts);
  if (schema === undefined) throw new Error(`the pilot file has no field ${pathOf(parts)}`);
  const kind = kindOf(schema);
  const words = wordsAt(parts);
  const title = words?.title ?? last(pathOf(parts)).replaceAll('_', ' ');
  const found = valueAt(value, parts);
  const present = kind === 'list' ? undefined : shownAnswer(found);
  return {
    kind,
    parts,
    title,
    ask: words?.ask ?? `${title}?`,
    says: words?.says ?? wanted(schema),
    why: words?.why ?? '',
    ...(words !== undefined && exampleOf(kind, words.example, schema)),
    choices: kind === 'list' ? choicesAt([...parts, 0, neededKeys(schema)[0] ?? '']) : choicesAt(parts),
    schema,
    ...(present !== undefined && { present }),
    ...(kind === 'list' && { items: itemNames(parts, value) }),
  };
};

/** Of a list, what its first item is called. */
const exampleOf = (kind: Kind, example: unknown, schema: Schema): { readonly example?: string } => {
  const [name = ''] = kind === 'list' ? neededKeys(schema) : [];
  const shown = shownAnswer(kind === 'list' ? valueAt(example, [0, name]) : example);
  return shown === undefined ? {} : { example: shown };
};
