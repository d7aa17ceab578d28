// Paths of the pilot file in parts, and the forms in which words and schemas know them.
import { toPath } from '../model/path.ts';
import { pilotSchema } from '../model/pilot.ts';
import { bare, isList, isMap, keysOf, optionsOf, partOf, type Schema } from '../model/schema.ts';

export type Parts = readonly (string | number)[];

export const pathOf = (parts: Parts): string => toPath(parts);

/** As the table of words writes it: data.sources[].owner. */
export const patternOf = (parts: Parts): string => toPath(parts).replace(/\[\d+\]/g, '[]');

/** data.sources[0].owner in parts. */
export const partsOf = (path: string): Parts =>
  [...path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, key, index]) =>
    index === undefined ? (key ?? '') : Number(index),
  );

/** The schema of the value at a path; undefined where the pilot file has no such place. */
export const schemaAt = (parts: Parts): Schema | undefined => {
  let at: Schema | undefined = bare(pilotSchema);
  for (const part of parts) at = at && (partOf(at, part) ?? partOfOption(at, part));
  return at;
};

const partOfOption = (schema: Schema, part: PropertyKey): Schema | undefined => {
  const option = mapOptionOf(schema);
  return option && partOf(option, part);
};

/** Of a field that can be said in one figure or in several with names of their own: those. A range is one figure. */
export const mapOptionOf = (schema: Schema): Schema | undefined =>
  optionsOf(schema)
    ?.map(bare)
    .find((option) => isMap(option) && keysOf(option).length > 0 && !isRange(option));

const isRange = (schema: Schema): boolean => keysOf(schema).includes('likely');

export const valueAt = (value: unknown, parts: Parts): unknown =>
  parts.reduce<unknown>((at, part) => (hasOwn(at, part) ? at[part] : undefined), value);

const hasOwn = (value: unknown, part: PropertyKey): value is Readonly<Record<PropertyKey, unknown>> =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, part);

/** A list whose items are maps with names of their own. */
export const isListOfMaps = (schema: Schema): boolean => {
  const item = isList(schema) ? partOf(schema, 0) : undefined;
  return item !== undefined && isMap(item) && keysOf(item).length > 0;
};
