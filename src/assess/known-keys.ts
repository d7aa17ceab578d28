// Where a key belongs that stands in the wrong place: every key of the pilot file with the maps that have it.
import { toPath } from '../model/path.ts';

import { bare, isList, keysOf, optionsOf, partOf, type Schema } from '../model/schema.ts';
import { cut } from './fault.ts';
import { nearest } from './nearest.ts';
import { pilotForm } from './pilot-form.ts';

/** The nearest key that is known there; else the places that have the key; else what is known there. */
export const unknownKeyHint = (key: string, parts: readonly PropertyKey[], known: readonly string[]): string => {
  const near = nearest(key, known);
  if (near !== undefined && (isClose(key, near) || !homes().has(key))) return `did you mean "${near}"?`;
  const places = (homes().get(key) ?? []).filter((place) => place !== toPath(parts));
  if (places.length > 0 && places.length <= FEW) return `"${cut(key)}" belongs under ${places.join(' or ')}`;
  if (near !== undefined) return `did you mean "${near}"?`;
  return known.length === 0 ? 'delete it' : `known here: ${known.join(', ')}`;
};

/** A key with more homes than this says nothing of where it was meant to stand. */
const FEW = 3;

/** The same but for one letter at the end, or for case and dashes. */
const isClose = (key: string, near: string): boolean => {
  const plain = key.toLowerCase().replace(/[\s-]/g, '_');
  return plain === near || (Math.abs(plain.length - near.length) <= 1 && plain.slice(0, 4) === near.slice(0, 4));
};

let made: ReadonlyMap<string, readonly string[]> | undefined;

const homes = (): ReadonlyMap<string, readonly string[]> => {
  if (made !== undefined) return made;
  const found = new Map<string, string[]>();
  collect(pilotForm, [], found);
  made = found;
  return found;
};

const collect = (wrapped: Schema, above: readonly PropertyKey[], found: Map<string, string[]>): void => {
  const schema = bare(wrapped);
  const options = optionsOf(schema);
  if (options !== undefined) for (const option of options) collect(option, above, found);
  const item = isList(schema) ? partOf(schema, 0) : undefined;
  if (item !== undefined) collect(item, above, found);
  for (const key of keysOf(schema)) {
    const place = above.length === 0 ? 'the top level' : toPath(above);
    const places = found.get(key);
    if (places === undefined) found.set(key, [place]);
    else if (!places.includes(place)) places.push(place);
    const part = partOf(schema, key);
    if (part !== undefined) collect(part, [...above, key], found);
  }
};
