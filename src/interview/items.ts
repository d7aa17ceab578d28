// The items of a list by what they are called.
import type { Schema } from '../model/schema.ts';
import { neededKeys } from './leaves.ts';
import { type Parts, schemaAt, valueAt } from './path.ts';
import { shownAnswer } from './shown.ts';

/** The schema of what an item of a list is called by. */
export const nameSchema = (list: Parts): Schema | undefined => {
  const schema = schemaAt(list);
  const [name] = schema === undefined ? [] : neededKeys(schema);
  return name === undefined ? undefined : schemaAt([...list, 0, name]);
};

export const itemNames = (list: Parts, value: unknown): readonly string[] => {
  const found = valueAt(value, list);
  const schema = schemaAt(list);
  const [name = ''] = schema === undefined ? [] : neededKeys(schema);
  return Array.isArray(found) ? found.map((item, i) => shownAnswer(valueAt(item, [name])) ?? `number ${i + 1}`) : [];
};

/** The item of a list that a path stands in, by its name. */
export const itemOf = (parts: Parts, value: unknown): string | undefined => {
  const at = parts.findLastIndex((part) => typeof part === 'number');
  const index = parts[at];
  return typeof index === 'number' ? itemNames(parts.slice(0, at), value)[index] : undefined;
};
