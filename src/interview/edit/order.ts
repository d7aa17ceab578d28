// In which order the keys of a pilot file stand: that of its schema.
import { pilotSchema } from '../../model/pilot.ts';
import { bare, keysOf, optionsOf, partOf, type Schema } from '../../model/schema.ts';
import type { Path } from './values.ts';

/** The keys of the map that a path leads to; none where the schema knows none. */
export const orderAt = (path: Path): readonly string[] => keysIn(path.reduce(inside, [pilotSchema as Schema]));

const inside = (schemas: readonly Schema[], part: string | number): readonly Schema[] =>
  schemas.flatMap(options).flatMap((schema) => partOf(schema, part) ?? []);

const options = (schema: Schema): readonly Schema[] => {
  const found = optionsOf(bare(schema));
  return found === undefined ? [bare(schema)] : found.flatMap(options);
};

const keysIn = (schemas: readonly Schema[]): readonly string[] => [
  ...new Set(schemas.flatMap(options).flatMap(keysOf)),
];

/** The key among these that a new one is to follow: the nearest before it in the order, else the last. */
export const predecessor = (keys: readonly string[], added: string, order: readonly string[]): string | undefined => {
  const at = order.indexOf(added);
  const before = at === -1 ? [] : keys.filter((key) => order.includes(key) && order.indexOf(key) < at);
  const nearest = before.reduce<string | undefined>(
    (best, key) => (best === undefined || order.indexOf(key) >= order.indexOf(best) ? key : best),
    undefined,
  );
  return nearest ?? keys.at(-1);
};
