// Lays policies over each other: each key is what the last layer says that names it; the floors of `min` go dimension by
// dimension. What nobody says stays unasked, or has its default.

import type { PolicySettings } from '../model/configuration.ts';
import {
  type From,
  type InForce,
  type Layer,
  type NamedBy,
  type Policy,
  type PolicySetting,
  policyKeys,
} from '../model/policy.ts';
import { dimensionIds, type GateId, gateIds } from '../model/vocabulary.ts';
import { WARN_DAYS } from './decide.ts';

// The ready-made policies: their words and their numbers, all in one place. The numbers are conventions; a configuration
// changes them key by key. What a gate itself asks for stands in the checklist and is not said again here.

export type ReadyMade = {
  readonly title: string;
  /** When to take it, and why these numbers. */
  readonly why: string;
  readonly settings: PolicySettings;
};

export const presets: Readonly<Record<GateId, ReadyMade>> = {
  pilot: {
    title: 'May start with real users',
    why: 'A pilot is there to learn: much may be open still, but not by being declared away or waived.',
    settings: { for: 'pilot', max_declared_na: 0.2, max_waived: 0.2, warn_days: 14 },
  },
  production: {
    title: 'May carry the business',
    why: 'The gate itself caps what is declared away; waivers get the same cap, and are reported a month before they expire.',
    settings: { for: 'production', max_waived: 0.1, warn_days: 30 },
  },
  scale: {
    title: 'May grow to more users and use cases',
    why: 'What grows is hard to take back: half the waivers of production, told two months before they end.',
    settings: { for: 'scale', max_waived: 0.05, warn_days: 60 },
  },
};

/** The weakest layer first: ready-made, configuration, flags. */
export const inForce = (layers: readonly Layer[]): InForce => {
  const told = mergeLayers(layers);
  const isAssumed = asksNothing(told);
  const all = [defaults(told, isAssumed), ...layers];
  const settings = mergeLayers(all);
  const asked = flat(settings).map(([key, value]) => ({ key, value, from: settingFrom(key, all) }));
  return { settings, asked, isAssumed, notes: [] };
};

/** A ready-made policy as one layer; `by` says where it was named. */
export const presetLayer = (name: GateId, by: NamedBy): Layer => ({
  settings: presets[name].settings,
  from: () => ({ kind: 'ready-made', name, by }),
});

/** Settings with every default filled in: what criteria are compared with. */
export const toPolicy = (settings: PolicySettings): Policy => {
  const { mode = 'enforce', min = {} } = settings;
  return {
    mode,
    ...(settings.for !== undefined && { for: settings.for }),
    ...(settings.min_score !== undefined && { minScore: settings.min_score }),
    ...(Object.keys(min).length > 0 && { min: min as NonNullable<Policy['min']> }),
    ...(settings.min_evidenced !== undefined && { minEvidenced: settings.min_evidenced }),
    ...(settings.min_coverage !== undefined && { minCoverage: settings.min_coverage }),
    ...(settings.max_unknown !== undefined && { maxUnknown: settings.max_unknown }),
    ...(settings.max_declared_na !== undefined && { maxDeclaredNa: settings.max_declared_na }),
    ...(settings.max_waived !== undefined && { maxWaived: settings.max_waived }),
    ...(settings.require !== undefined && { require: [...new Set(settings.require)] }),
  };
};

/** All layers as one: of what several set the last wins, floors dimension by dimension. */
export const mergeLayers = (layers: readonly Layer[]): PolicySettings => {
  const min = Object.fromEntries(layers.flatMap(({ settings }) => Object.entries(settings.min ?? {})));
  const all: PolicySettings = Object.fromEntries(layers.flatMap(({ settings }) => Object.entries(settings)));
  return Object.keys(min).length > 0 ? { ...all, min } : all;
};

const defaults = ({ baseline }: PolicySettings, isAssumed: boolean): Layer => ({
  settings: {
    mode: 'enforce',
    warn_days: WARN_DAYS,
    ...(baseline !== undefined && { max_drop: 0 }),
    ...(isAssumed && { for: 'pilot' }),
  },
  from: () => ({ kind: 'default' }),
});

/** Such a gate would always be green. */
const asksNothing = ({ mode: _, warn_days: __, max_drop: ___, ...asked }: PolicySettings): boolean =>
  flat(asked).every(([, value]) => Array.isArray(value) && value.length === 0);

type Flat = readonly (readonly [key: string, value: PolicySetting['value']])[];

const flat = (settings: PolicySettings): Flat =>
  policyKeys.flatMap((key): Flat => {
    if (key === 'min') return floors(settings.min);
    const value = settings[key];
    return value === undefined ? [] : [[key, value]];
  });

const floors = (min: PolicySettings['min'] = {}): Flat =>
  dimensionIds.flatMap((id): Flat => {
    const floor = min[id];
    return floor === undefined ? [] : [[`min.${id}`, floor]];
  });

/** The last layer that names the key. */
const settingFrom = (key: string, layers: readonly Layer[]): From => {
  const saying = layers.filter(({ settings }) => flat(settings).some(([one]) => one === key)).at(-1);
  return saying?.from(key) ?? { kind: 'default' };
};

// What a nearer configuration may ask: more than the one above it, never less. Whoever can add a file beside a pilot is
// not to take away what the repository asks of all of them.

/** `settings` are what the nearer one asks beyond `outer`; `refused` are the keys by which it would ask less. */
export type Tightened = { readonly settings: PolicySettings; readonly refused: readonly string[] };

/**
 * What of the nearer settings asks at least as much as the outer ones; `refused` are the keys that would ask for less.
 */
export const tighten = (outer: PolicySettings, nearer: PolicySettings): Tightened => {
  const refused: string[] = [];
  const kept = Object.entries(nearer).flatMap(([key, value]): readonly (readonly [string, unknown])[] => {
    if (key === 'min') return [['min', tightenFloors(outer.min, nearer.min, refused)]];
    if (key === 'require') return [['require', [...new Set([...(outer.require ?? []), ...(nearer.require ?? [])])]]];
    if (asksAsMuch[key as Key]?.(outer[key as Key], value) === true) return [[key, value]];
    refused.push(key);
    return [];
  });
  return { settings: Object.fromEntries(kept), refused };
};

type Floors = NonNullable<PolicySettings['min']>;

const tightenFloors = (outer: Floors = {}, nearer: Floors = {}, refused: string[]): Floors => {
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
