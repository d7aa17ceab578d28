// Every place of a pilot file that holds one answer: the fields, the items of its lists, and the lists themselves.
// Controls come from the checklist, evidence from what there is to show, obligations from the facts; waivers are not asked for.
import { pilotSchema } from '../model/pilot.ts';
import { bare, isMap, keysOf, partOf, type Schema } from '../model/schema.ts';
import { isListOfMaps, mapOptionOf, type Parts, schemaAt, valueAt } from './path.ts';

const elsewhere: ReadonlySet<string> = new Set(['version', 'evidence', 'controls', 'obligations', 'waivers']);

/** In the order of the file. `value` says how many items the lists have. */
export const leavesOf = (value: unknown): readonly Parts[] => below(bare(pilotSchema), [], value);

const below = (schema: Schema, parts: Parts, value: unknown): readonly Parts[] => {
  if (isListOfMaps(schema)) return [parts, ...itemsBelow(schema, parts, value)];
  const option = mapOptionOf(schema);
  if (option !== undefined) return isSaidIn(option, valueAt(value, parts)) ? below(option, parts, value) : [parts];
  const keys = isMap(schema) && !isByRole(schema) ? keysOf(schema) : [];
  if (keys.length === 0) return [parts];
  return keys
    .filter((key) => !elsewhere.has(key))
    .flatMap((key) => {
      const inside = partOf(schema, key);
      return inside === undefined ? [] : below(inside, [...parts, key], value);
    });
};

const isSaidIn = (option: Schema, value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).some((key) => keysOf(option).includes(key));

/** The fields of the other way to say it: tokens and their prices. */
export const optionLeaves = (parts: Parts): readonly Parts[] => {
  const schema = schemaAt(parts);
  const option = schema && mapOptionOf(schema);
  return option === undefined ? [] : below(option, parts, undefined);
};

const itemsBelow = (schema: Schema, parts: Parts, value: unknown): readonly Parts[] => {
  const items = valueAt(value, parts);
  const item = partOf(schema, 0);
  if (!Array.isArray(items) || item === undefined) return [];
  return items.flatMap((_, i) => below(item, [...parts, i], value));
};

/** A map with one number for each role is one answer. */
export const isByRole = (schema: Schema): boolean => keysOf(schema).includes('ml-engineer');

/** The fields that an item must have, for what it is called by: those that nothing makes optional. */
export const neededKeys = (list: Schema): readonly string[] => {
  const item = partOf(list, 0);
  const shape = (item?._zod.def as { readonly shape?: Readonly<Record<string, Schema>> } | undefined)?.shape ?? {};
  return Object.entries(shape).flatMap(([key, field]) => (bare(field) === field ? [key] : []));
};
