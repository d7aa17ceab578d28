// A new item of a list, until it has what every item must have: a measure its name and its role.

import { wordsAt } from '../model/field-words.ts';
import { choicesAt } from './choices.ts';
import { kindOf } from './kind.ts';
import { neededKeys } from './leaves.ts';
import { schemaAt } from './path.ts';
import type { Question } from './question.ts';
import type { Draft } from './turn.ts';

/** The question for the first thing that is missing. */
export const draftQuestion = ({ list, item }: Draft): Question => {
  const key = missing({ list, item })[0] ?? '';
  const parts = [...list, 0, key];
  const schema = schemaAt(parts);
  const words = wordsAt(parts);
  return {
    kind: schema === undefined ? 'text' : kindOf(schema),
    parts,
    title: words?.title ?? key,
    ask: words?.ask ?? `${key}?`,
    says: words?.says ?? '',
    why: words?.why ?? '',
    choices: choicesAt(parts),
    needed: true,
    ...(schema !== undefined && { schema }),
  };
};

const missing = ({ list, item }: Draft): readonly string[] => {
  const schema = schemaAt(list);
  return (schema === undefined ? [] : neededKeys(schema)).filter((key) => item[key] === undefined);
};

/** `whole` once nothing is missing. */
export const itemWith = (
  { list, item }: Draft,
  { parts }: Question,
  answer: unknown,
): { readonly item: Draft['item']; readonly whole: boolean } => {
  const more = { ...item, [String(parts.at(-1))]: answer };
  return { item: more, whole: missing({ list, item: more }).length === 0 };
};
