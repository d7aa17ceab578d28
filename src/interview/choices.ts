// The words that a field may hold, each with what it means.
import { wordsAt } from '../model/field-words.ts';
import type { Choice } from '../model/prompt.ts';
import { isList, isTruth, partOf, wordsOf } from '../model/schema.ts';
import { type Parts, schemaAt } from './path.ts';

/** None where the answer is free. */
export const choicesAt = (parts: Parts): readonly Choice[] => {
  const schema = schemaAt(parts);
  if (schema === undefined) return [];
  if (isTruth(schema)) return [{ word: 'yes' }, { word: 'no' }];
  const { choices = {} } = wordsAt(parts) ?? {};
  const words = wordsOf((isList(schema) && partOf(schema, 0)) || schema);
  return words.map((word) => ({
    word,
    ...(choices[word] !== undefined && choices[word] !== word && { says: choices[word] }),
  }));
};
