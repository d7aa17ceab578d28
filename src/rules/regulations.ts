// Which laws the stated facts bring, and which entry of the pilot's own list stands for each of them.
// A reading of stated facts for a checklist, not of anybody's duties.
import compiled from '../generated/obligations.json';
import type { Statute } from '../model/obligation.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { allHold } from './grounds.ts';
import { type Claim, everyOf, someOf } from './logic.ts';

/** The laws, contracts and voluntary frameworks that the program knows, compiled from checklists/obligations. */
export const statutes = compiled.statutes as unknown as readonly Statute[];

const laws = statutes.filter(({ force, listed }) => force !== 'voluntary' && listed !== false);

export type LawAsked = { readonly title: string; readonly required: Claim; readonly names: readonly string[] };

/** Every law that a list of regulations may have to name, with whether the facts require it. */
export const lawsFor = (pilot: Pilot): readonly LawAsked[] =>
  laws.map((law) => ({ title: law.title, names: law.names, required: required(law, pilot) }));

/** A law belongs on the list where it says so, else where it brings a duty. */
const required = ({ when, listed_when: listed, duties }: Statute, pilot: Pilot): Claim => {
  if (listed !== undefined) return allHold(listed, pilot);
  const reaches = allHold(when, pilot);
  if (reaches.truth === false) return reaches;
  return everyOf([reaches, someOf(duties.map((duty) => allHold(duty.when, pilot)))]);
};

/**
 * Whether an entry of the list stands for this law: by id, title or a usual short form, with or without a version. Of an
 * entry with several names, such as "Regulation (EU) 2016/679 (GDPR)", one will do.
 */
export const isNamed = (law: LawAsked, entry: string): boolean => {
  const name = entry.slice(0, LONGEST_NAME);
  return [name, name.split('(', 1)[0] ?? '', ...name.split(between)]
    .map(plain)
    .some((words) => [words, withoutVersion(words)].some(matches(law)));
};

/** Characters; no law has a longer name. */
const LONGEST_NAME = 300;

/** What stands between two names, or between a name and what is said of it. */
const between = /[(),;:/&+\u2013\u2014]| - |\band\b/i;

const matches =
  ({ names }: LawAsked) =>
  (words: string): boolean =>
    names.includes(words);

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/['\u2019]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/^the /, '');

const withoutVersion = (words: string): string => {
  const all = words.split(' ');
  while (all.length > 1 && /^(v|version|v?\d+)$/.test(all.at(-1) ?? '')) all.pop();
  return all.join(' ');
};
