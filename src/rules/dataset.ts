// The evaluation set: what speaks against taking its results for those of real use.
import { isRecent } from '../model/dates.ts';
import { join } from '../model/path.ts';
import type { Pilot } from '../model/pilot.ts';
import { factsOf } from './facts.ts';
import type { Part } from './parts.ts';
import { oneOf, type Truth, whether } from './truth.ts';

type Dataset = Pilot['evaluation']['dataset'];
type Limits = { readonly items: number; readonly max_age_days: number };

export const datasetDoubts = (set: Dataset, limits: Limits, asOf: string, at: string): readonly Part[] => {
  const aspect = (name: string, key: keyof Dataset, holds: Truth): Part => ({
    name,
    at: join(at, key),
    holds,
    facts: factsOf(at, { [key]: set[key] }),
  });
  const isLarge = whether(set.items, (count) => count >= limits.items);
  const isNew = whether(set.refreshed, (date) => isRecent(date, asOf, limits.max_age_days));
  return [
    aspect(`size (at least ${limits.items})`, 'items', isLarge),
    aspect('real use as its source', 'source', oneOf(set.source, 'production')),
    aspect('versioning', 'versioned', set.versioned),
    aspect(`age (at most ${limits.max_age_days} days)`, 'refreshed', isNew),
  ];
};

/** "420 items, source production, versioned, refreshed 2026-09-15", as far as it is stated. */
export const datasetWords = ({ items, source, versioned, refreshed }: Dataset): string =>
  [
    items === undefined ? [] : `${items} items`,
    source === undefined ? [] : `source ${source}`,
    versioned === undefined ? [] : versioned ? 'versioned' : 'not versioned',
    refreshed === undefined ? [] : `refreshed ${refreshed}`,
  ]
    .flat()
    .join(', ');
