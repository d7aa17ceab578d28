// What a nearer configuration may ask: more than the one above it, never less. Whoever can add a file beside a pilot is
// not to take away what the repository asks of all of them.

import type { PolicySettings } from '../model/policy-settings.ts';
import { type GateId, gateIds } from '../model/vocabulary.ts';

/** `settings` are what the nearer one asks beyond `outer`; `refused` are the keys by which it would ask less. */
export type Tightened = { readonly settings: PolicySettings; readonly refused: readonly string[] };

export const tightened = (outer: PolicySettings, nearer: PolicySettings): Tightened => {
  const refused: string[] = [];
  const kept = Object.entries(nearer).flatMap(([key, value]): readonly (readonly [string, unknown])[] => {
    if (key === 'min') return [['min', floors(outer.min, nearer.min, refused)]];
    if (key === 'require') return [['require', [...new Set([...(outer.require ?? []), ...(nearer.require ?? [])])]]];
    if (asksAsMuch[key as Key]?.(outer[key as Key], value) === true) return [[key, value]];
    refused.push(key);
    return [];
  });
  return { settings: Object.fromEntries(kept), refused };
};

type Floors = NonNullable<PolicySettings['min']>;

const floors = (outer: Floors = {}, nearer: Floors = {}, refused: string[]): Floors => {
  const all = Object.entries(nearer).flatMap(([id, floor]): readonly (readonly [string, number])[] => {
    if (asksAsMuch.min_score(outer[id as keyof Floors], floor)) return [[id, floor ?? 0]];
    refused.push(`min.${id}`);
    return [];
  });
  return Object.fromEntries(all);
};

type Key = Exclude<keyof PolicySettings, 'min' | 'require'>;
type Compare = (outer: unknown, nearer: unknown) => boolean;

/** What is not asked above may be asked below. */
const atLeast: Compare = (outer, nearer) => outer === undefined || Number(nearer) >= Number(outer);
const atMost: Compare = (outer, nearer) => outer === undefined || Number(nearer) <= Number(outer);
const gateAt = (id: unknown): number => gateIds.indexOf(id as GateId);

const asksAsMuch = {
  mode: (outer, nearer) => nearer === 'enforce' || outer === 'observe',
  for: (outer, nearer) => gateAt(nearer) >= gateAt(outer),
  min_score: atLeast,
  min_evidenced: atLeast,
  min_coverage: atLeast,
  max_unknown: atMost,
  max_declared_na: atMost,
  max_waived: atMost,
  baseline: (outer, nearer) => outer === undefined || outer === nearer,
  max_drop: atMost,
  warn_days: atLeast,
} as const satisfies Readonly<Record<Key, Compare>>;
