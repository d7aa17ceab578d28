// Which laws the stated facts bring, and which entry of the pilot's own list stands for each of them.
// A reading of stated facts for a checklist, not of anybody's duties.
import compiled from '../generated/obligations.json';
import type { Expression, FieldTest, Ground, Statute } from '../model/obligation.ts';
import { type DataClass, personalClasses } from '../model/pilot/data.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { join } from '../model/problem.ts';
import { type Claim, claim, denied, everyOf, some, someOf, type Truth, testAny, testValue } from './logic.ts';
import { isAt } from './places.ts';
import { tierReadings } from './risk-tier.ts';

// What brings a duty: the named readings of checklists/grounds.yaml, applied to one pilot. Three-valued: a blank keeps a
// ground open. Readings for a list, not anybody's legal position.

const grounds = compiled.grounds as unknown as readonly Ground[];
const byId = new Map(grounds.map((ground) => [ground.id, ground]));

/** The ground of this id. Throws for one that there is not: duties are compiled, and a wrong name is a bug. */
export const groundNamed = (id: string): Ground => {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`no ground ${id}`);
  return found;
};

/** Whether a ground holds for this pilot; `not …` is the contrary of another. Throws for an unknown name. */
export const groundHolds = (name: string, pilot: Pilot): Claim => {
  const known = readings(pilot);
  const before = known.get(name);
  if (before !== undefined) return before;
  const found = name.startsWith(NOT)
    ? denied(groundHolds(name.slice(NOT.length), pilot))
    : read(groundNamed(name).is, pilot);
  known.set(name, found);
  return found;
};

/** Whether all of these grounds hold; the first that does not decides. */
export const allHold = (names: readonly string[], pilot: Pilot): Claim => {
  const claims: Claim[] = [];
  for (const name of names) {
    const found = groundHolds(name, pilot);
    if (found.truth === false) return found;
    claims.push(found);
  }
  return everyOf(claims);
};

const NOT = 'not ';

/** Many duties hang on the same readings of one pilot. */
const held = new WeakMap<Pilot, Map<string, Claim>>();

const readings = (pilot: Pilot): Map<string, Claim> => {
  const known = held.get(pilot);
  if (known !== undefined) return known;
  const made = new Map<string, Claim>();
  held.set(pilot, made);
  return made;
};

const read = (what: Expression, pilot: Pilot): Claim => {
  const inside = (one: Expression): Claim => read(one, pilot);
  if (typeof what === 'string') return groundHolds(what, pilot);
  if ('all' in what) return everyOf(what.all.map(inside));
  if ('any' in what) return someOf(what.any.map(inside));
  if ('not' in what) return denied(inside(what.not));
  if ('tier' in what) return tierReadings(pilot)[what.tier];
  if ('place' in what) return located(pilot, what.place);
  if ('elsewhere' in what) return elsewhere(pilot, what.elsewhere);
  if ('data' in what) return holds(pilot, what.data);
  return fieldSays(what, pilot, inside);
};

const fieldSays = (test: FieldTest, pilot: Pilot, inside: (one: Expression) => Claim): Claim => {
  const value = valueAt(pilot, test.field);
  if (value === undefined && test.else !== undefined) return inside(test.else);
  const truth = value === undefined ? test.blank : passes(test, value);
  return claim({ [test.field]: shown(value) }, truth);
};

const passes = ({ in: words, filled, before, below }: FieldTest, value: unknown): boolean => {
  const values = Array.isArray(value) ? value : [value];
  if (words !== undefined) return values.some((one) => words.includes(one));
  if (filled === true) return values.length > 0;
  if (before !== undefined) return String(value) < before;
  return typeof value === 'number' && below !== undefined && value < below;
};

/** Lists of maps are shown by their length. */
const shown = (value: unknown): unknown =>
  Array.isArray(value) && value.some((one) => typeof one === 'object') ? value.length : value;

const valueAt = (pilot: Pilot, path: string): unknown => {
  let at: unknown = pilot;
  for (const key of path.split('.')) at = (at as Readonly<Record<string, unknown>> | undefined)?.[key];
  return at;
};

const places = 'pilot.jurisdictions';

/** Whether it is used in one of these places; open where a stated place is wider than one of them, as US is than US-CA. */
const located = ({ pilot: { jurisdictions } }: Pilot, wanted: readonly string[]): Claim => {
  const truth = testAny(jurisdictions, (one) => isAt(one, wanted));
  return { ...claim({ [places]: jurisdictions }, truth), missing: truth === undefined ? [places] : [] };
};

const elsewhere = ({ pilot: { jurisdictions } }: Pilot, wanted: readonly string[]): Claim =>
  claim(
    { [places]: jurisdictions },
    testValue(jurisdictions, (list) => list.some((one) => isAt(one, wanted) === false)),
  );

/** Whether a source holds data of one of these classes; `any` stands for personal data of whatever class. */
const holds = ({ data: { sources } }: Pilot, wanted: readonly string[]): Claim => {
  if (sources === undefined) return claim({ 'data.sources': undefined }, undefined);
  return someOf(
    sources.map((source, i) => {
      const path = `${join('data.sources', i)}.personal_data`;
      const classes = personalClasses(source);
      const truth = classes === undefined ? undefined : some(classes.map((one) => isClass(one, wanted)));
      return { ...claim({ [path]: classes }, truth), missing: truth === undefined ? [path] : [] };
    }),
  );
};

/** `payment` is the older word for card or account data: which of them is open. */
const isClass = (one: DataClass, wanted: readonly string[]): Truth => {
  if (wanted.includes('any')) return one !== 'none';
  if (one !== 'payment') return wanted.includes(one);
  const [card, account] = [wanted.includes('payment-card'), wanted.includes('account')];
  if (card && account) return true;
  return card || account ? undefined : false;
};

/** The laws, contracts and voluntary frameworks that the program knows, compiled from checklists/obligations. */
export const statutes = compiled.statutes as unknown as readonly Statute[];

/** With the grounds that bring a duty of the law, each set of them once. */
const laws = statutes
  .filter(({ force, listed }) => force !== 'voluntary' && listed !== false)
  .map((law) => ({ ...law, brought: [...new Map(law.duties.map(({ when }) => [when.join(), when])).values()] }));

export type LawAsked = { readonly title: string; readonly required: Claim; readonly names: readonly string[] };

/** Every law that a list of regulations may have to name, with whether the facts require it. */
export const lawsFor = (pilot: Pilot): readonly LawAsked[] =>
  laws.map((law) => ({ title: law.title, names: law.names, required: required(law, pilot) }));

/** A law belongs on the list where it says so, else where it brings a duty. */
const required = ({ when, listed_when: listed, brought }: (typeof laws)[number], pilot: Pilot): Claim => {
  if (listed !== undefined) return allHold(listed, pilot);
  const reaches = allHold(when, pilot);
  if (reaches.truth === false) return reaches;
  return everyOf([reaches, someOf(brought.map((grounds) => allHold(grounds, pilot)))]);
};

/**
 * Whether an entry of the list stands for this law: by id, title or a usual short form, with or without a version. Of an
 * entry with several names, such as "Regulation (EU) 2016/679 (GDPR)", one will do.
 */
export const isListedAs = (law: LawAsked, entry: string): boolean => {
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

/** The ids that may be answered under governance.obligations. */
export const obligationIds = (): readonly string[] => statutes.flatMap(({ duties }) => duties.map(({ id }) => id));
