// The pilot as an expression reads it: fields of the types that they are declared with, blank ones not there.
import { join } from '../../model/path.ts';
import type { Control } from '../../model/pilot/controls.ts';
import type { Pilot } from '../../model/pilot.ts';
import { statusOf } from '../control.ts';
import type { MapType, Text, Type } from './types.ts';
import type { Vocabulary } from './vocabulary.ts';

export type Value = boolean | bigint | number | string | readonly Value[] | ReadonlyMap<string, Value>;

/** An expression that reads a longer list is not run, so that none takes long. */
export const MOST_ENTRIES = 200;

/** Stands for a longer list. */
export const tooLong: readonly Value[] = [];

/** Sections by their paths; one that is not in the file has no fields, and a list that is not there is not there. */
export const valuesOf = (pilot: Pilot, vocabulary: Vocabulary): ReadonlyMap<string, Value> => {
  const sections: Readonly<Record<string, unknown>> = pilot;
  const known = [...vocabulary.values()].flatMap(({ path, type }) => (path === undefined ? [] : [{ path, type }]));
  return filled(
    known.map(({ path, type }) => [path, plainOf(sections[path] ?? (type.kind === 'map' ? {} : undefined), type)]),
  );
};

const plainOf = (value: unknown, type: Type): Value | undefined => {
  switch (type.kind) {
    case 'bool':
      return typeof value === 'boolean' ? value : undefined;
    case 'int':
      return Number.isSafeInteger(value) ? BigInt(value as number) : undefined;
    case 'double':
      return numberOf(type.estimate && isMap(value) ? value.likely : value);
    case 'date':
      return typeof value === 'string' ? value : undefined;
    case 'text':
      return textOf(value, type);
    case 'list':
      return Array.isArray(value) ? entriesOf(value, type.of) : undefined;
    case 'map':
      return isMap(value) ? mapOf(value, type) : undefined;
    default:
      return undefined;
  }
};

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

const textOf = (value: unknown, { control }: Text): string | undefined => {
  if (!control) return typeof value === 'string' ? value : undefined;
  const status = statusOf(value as Control | undefined);
  return status === 'unknown' ? undefined : status;
};

const entriesOf = (list: readonly unknown[], of: Type): readonly Value[] => {
  if (list.length > MOST_ENTRIES) return tooLong;
  return list.flatMap((one) => {
    const value = plainOf(one, of);
    return value === undefined ? [] : [value];
  });
};

const mapOf = (value: Readonly<Record<string, unknown>>, { fields, others }: MapType): ReadonlyMap<string, Value> =>
  filled(
    Object.entries(value).map(([key, one]) => {
      const type = fields.get(key) ?? (key === 'evidence' ? undefined : others);
      return [key, type && plainOf(one, type)];
    }),
  );

const filled = (entries: readonly (readonly [string, Value | undefined])[]): ReadonlyMap<string, Value> =>
  new Map(entries.filter((entry): entry is readonly [string, Value] => entry[1] !== undefined));

/** What stands under a path, if anything does; `ends` where it leads through a list that has no entries. */
export type Stated = { readonly path: string; readonly value: Value | undefined; readonly ends?: true };

/** One for each entry where the path has []; of an empty list, the list. */
export const statedAt = (values: ReadonlyMap<string, Value>, path: string): readonly Stated[] =>
  path
    .split(/\.|(?=\[)/)
    .reduce<readonly Stated[]>((all, part) => all.flatMap((one) => step(one, part)), [{ path: '', value: values }]);

const step = (one: Stated, part: string): readonly Stated[] => {
  const { path, value, ends } = one;
  if (ends) return [one];
  if (!part.startsWith('[')) {
    const inside = value instanceof Map ? (value.get(part) as Value | undefined) : undefined;
    return [{ path: join(path, part), value: inside }];
  }
  const list = Array.isArray(value) ? (value as readonly Value[]) : [];
  const wanted = part === '[]' ? [...list.keys()] : [Number(part.slice(1, -1))];
  if (part === '[]' && list.length === 0) return [{ path, value, ends: true }];
  return wanted.map((i) => ({ path: join(path, i), value: list[i] }));
};
