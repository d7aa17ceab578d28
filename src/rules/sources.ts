// Each source of the pilot as a part: whether it is listed, owned, reached without hands, and fresh.
import { join } from '../model/path.ts';
import type { Source } from '../model/pilot/data.ts';
import { reaches } from './combinators.ts';
import { factsOf } from './facts.ts';
import { fieldsPart, type Part } from './parts.ts';
import { named, oneOf, stated, type Truth, whetherBoth } from './truth.ts';
import { withDetails } from './words.ts';

export const listedPart = ({ name, kind, system, classification }: Source, at: string): Part =>
  fieldsPart(name, at, { kind: stated(kind), system: stated(system), classification: stated(classification) });

export const ownedPart = ({ name, owner }: Source, at: string): Part => fieldsPart(name, at, { owner: named(owner) });

export const accessPart = ({ name, access }: Source, at: string): Part => ({
  name: access === undefined ? name : withDetails(name, access),
  at: join(at, 'access'),
  holds: oneOf(access, 'api', 'database', 'event-stream', 'file-drop'),
});

export const freshnessPart = ({ name, freshness }: Source, at: string): Part => {
  const { needed_hours: needed, actual_hours: actual } = freshness;
  const holds = isFresh(needed, actual);
  const place = join(at, 'freshness');
  return {
    name: holds === false ? withDetails(name, `${actual} hours old, ${needed} allowed`) : name,
    at: join(place, needed === undefined && actual !== undefined ? 'needed_hours' : 'actual_hours'),
    holds,
    facts: factsOf(place, freshness),
  };
};

/** Data without any delay is fresh enough for every need, stated or not. */
const isFresh = (needed: number | undefined, actual: number | undefined): Truth =>
  actual === 0 ? true : whetherBoth(needed, actual, reaches);
