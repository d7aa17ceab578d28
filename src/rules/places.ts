// Where a pilot is used: how one place lies in another, and of which places the law was looked at.
import compiled from '../generated/obligations.json';
import type { LawSeen, PlaceNote } from '../model/obligation.ts';
import { countries } from './countries.ts';
import type { Truth } from './logic.ts';

/** What is said of each place whose law was looked at, and of what of it was not. */
const notes = compiled.places as readonly PlaceNote[];

const covered = (place: string): readonly string[] => notes.find((note) => note.place === place)?.covers ?? [];

const groups: Readonly<Record<string, readonly string[]>> = {
  EU: ['EU', ...covered('EU')],
  EEA: ['EU', ...covered('EU'), ...covered('EEA')],
  GB: covered('GB'),
  'US-TERRITORIES': ['PR', 'GU', 'VI', 'AS', 'MP'],
};

/** The codes behind the names of groups; any other code stands for itself. */
export const membersOf = (wanted: readonly string[]): readonly string[] => {
  const known = members.get(wanted);
  if (known !== undefined) return known;
  const found = wanted.flatMap((one) => groups[one] ?? [one]);
  members.set(wanted, found);
  return found;
};

/** The lists that grounds ask for are few, and asked for each pilot many times. */
const members = new WeakMap<readonly string[], readonly string[]>();

/** Codes of cities, which ISO 3166 does not have, with the subdivision that they lie in (UN/LOCODE). */
const cities: Readonly<Record<string, string>> = { 'US-NYC': 'US-NY' };

const lies = (inner: string, outer: string): boolean =>
  inner === outer ||
  (inner.startsWith(outer) && inner[outer.length] === '-') ||
  (inner in cities && lies(cities[inner] ?? '', outer));

/** True if the place lies in one of these, open if one of these lies in it (US may be California), else false. */
export const isAt = (place: string, wanted: readonly string[]): Truth => {
  const codes = membersOf(wanted);
  if (codes.includes(place) || codes.some((code) => lies(place, code))) return true;
  return codes.some((code) => lies(code, place)) ? undefined : false;
};

/** A member of the Union, a subdivision of one, or the Union itself. */
export const isInEu = (place: string): boolean => isAt(place, UNION) === true;

const UNION = ['EU'] as const;

/** A place as a reader knows it: South Korea, US-TX (United States). The code where it has no name. */
export const placeName = (place: string): string => {
  const country = place.slice(0, 2);
  const name = country === 'EU' ? 'European Union' : countries.get(country);
  return place.length === 2 ? (name ?? place) : `${place} (${name ?? country})`;
};

/** What was looked at of the law of the stated places. Nothing where no place is stated. */
export const lawSeen = (jurisdictions: readonly string[] = []): LawSeen => ({
  unseen: [...new Set(jurisdictions.filter((one) => noteFor(one) === undefined))],
  seen: notes.filter((note) => jurisdictions.some((one) => noteFor(one) === note)),
});

const noteFor = (jurisdiction: string): PlaceNote | undefined =>
  notes.find(({ place, covers }) => [place, ...covers].some((code) => lies(jurisdiction, code)));

/** Whether a jurisdiction such as DE or US-GA begins with the code of a country; EU stands for the Union. */
export const isCountry = (jurisdiction: string): boolean => {
  const country = jurisdiction.slice(0, 2);
  return country === 'EU' || countries.has(country);
};
