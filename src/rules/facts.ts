// The stated values of the pilot file as facts of an outcome.
import type { Fact } from '../model/outcome.ts';
import { join } from '../model/path.ts';

/** The stated words and figures among the values of a map, as facts: the likely one of a range, no nested maps. */
export const factsOf = (at: string, values: Readonly<Record<string, unknown>>): readonly Fact[] =>
  Object.entries(values)
    .map(([key, value]) => [key, likelyOf(value)] as const)
    .filter(([, value]) => value !== undefined && typeof value !== 'object')
    .map(([key, value]) => ({ path: join(at, key), value: String(value) }));

const likelyOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'likely' in value ? value.likely : value;
