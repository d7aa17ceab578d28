// What evidence would show: for everything that counts for something on the pilot, the place where its evidence may stand,
// and how many points of the evidenced score hang on it. No table says so: each outcome names whose evidence would show it.

import { type Pieces, piecesOf } from '../assess/evidence.ts';
import type { Checklist } from '../model/checklist.ts';
import type { Support } from '../model/outcome.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { parent } from '../model/problem.ts';
import { isMap, keysOf } from '../model/schema.ts';
import { fullPoints, type Read } from './impact.ts';
import { type Parts, partsOf, pathOf, schemaAt } from './question.ts';

export type Proof = {
  /** Points of 100 of the readiness score that are claimed and not shown. */
  readonly points: number;
  /** The checks that it would show. */
  readonly checks: readonly string[];
  /** Some evidence is given already, good or broken. */
  readonly given: boolean;
};

export const proofOf = (reads: readonly Read[], pilot: Pilot, checklist: Checklist): ReadonlyMap<string, Proof> => {
  const full = fullPoints(reads, checklist);
  const ledger = piecesOf(pilot);
  const proof = new Map<string, Proof>();
  for (const { item, outcome } of reads) {
    for (const support of outcome.support) {
      const each = ((full.get(item.id) ?? 0) * support.points) / support.places.length;
      for (const place of support.places)
        noted(proof, carrierOf(place, support), item.id, each, isGiven(ledger, place, support));
    }
  }
  return proof;
};

const noted = (
  proof: Map<string, Proof>,
  carrier: Parts | undefined,
  check: string,
  points: number,
  given: boolean,
): void => {
  if (carrier === undefined) return;
  const path = pathOf([...carrier, 'evidence']);
  const before = proof.get(path) ?? { points: 0, checks: [], given: true };
  proof.set(path, {
    points: before.points + (given ? 0 : points),
    checks: before.checks.includes(check) ? before.checks : [...before.checks, check],
    given: before.given && given,
  });
};

/** Its own alone, or the nearest above it; an empty list says that there is none. */
const isGiven = (ledger: Pieces, place: string, { own }: Support): boolean =>
  ledger.has(place) || (own !== true && place !== '' && isGiven(ledger, parent(place), { places: [], points: 0 }));

/** A control carries its own; a fact has it beside it: in the item of a list, or in the map, that it stands in. */
const carrierOf = (place: string, { own }: Support): Parts | undefined => {
  const parts = partsOf(place);
  if (own) return parts;
  const item = parts.findLastIndex((part) => typeof part === 'number');
  return carrying(item === -1 ? parts : parts.slice(0, item + 1));
};

const carrying = (parts: Parts): Parts | undefined => {
  if (parts.length === 0) return undefined;
  const schema = schemaAt(parts);
  const carries = schema !== undefined && isMap(schema) && keysOf(schema).includes('evidence');
  return carries ? parts : carrying(parts.slice(0, -1));
};
