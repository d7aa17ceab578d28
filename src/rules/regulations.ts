// Which laws the stated facts bring, and which entry of the pilot's own list stands for each of them.
// A reading of jurisdictions and data classes for a checklist, not of anybody's duties.

import type { DataClass } from '../model/pilot/data.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { join } from '../model/problem.ts';
import { type Claim, claim, everyOf, someOf, whether } from './logic.ts';

type Law = {
  readonly title: string;
  /** Names by which it is listed, in lower case and without punctuation. */
  readonly names: readonly string[];
  /** Whether jurisdictions and data bring it. */
  readonly required: (pilot: Pilot) => Claim;
};

export type LawAsked = { readonly title: string; readonly required: Claim; readonly names: readonly string[] };

/** Every law that is looked at, with whether the facts require it. */
export const lawsFor = (pilot: Pilot): readonly LawAsked[] => {
  const known =
    asked.get(pilot) ?? laws.map(({ title, names, required }) => ({ title, names, required: required(pilot) }));
  asked.set(pilot, known);
  return known;
};

/** A check and the grounds of many duties ask for the same laws. */
const asked = new WeakMap<Pilot, readonly LawAsked[]>();

/**
 * Whether an entry of the list stands for this law: by id, title or a usual short form, with or without a version. Of an
 * entry with several names, such as "Regulation (EU) 2016/679 (GDPR)", one will do.
 */
export const isNamed = (law: LawAsked, name: string): boolean =>
  [name, name.replace(/\(.*$/, ''), ...name.split(between)]
    .map(plain)
    .some((words) => [words, withoutVersion(words)].some(matches(law)));

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

const withoutVersion = (words: string): string => words.replace(/( (v|version|v?\d+))+$/, '');

/** The Union itself, its members, and Greece as the Union writes it. */
const countriesOfTheEu = 'EU AT BE BG CY CZ DE DK EE EL ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(
  ' ',
);
const gdprArea = [...countriesOfTheEu, 'IS', 'LI', 'NO', 'GB', 'UK'];

/** A subdivision counts for its country. */
export const isInEu = (jurisdiction: string): boolean => countriesOfTheEu.includes(countryOf(jurisdiction));

const countryOf = (jurisdiction: string): string => jurisdiction.slice(0, 2);

const located = ({ pilot }: Pilot, test: (jurisdiction: string) => boolean): Claim =>
  claim(
    { 'pilot.jurisdictions': pilot.jurisdictions },
    whether(pilot.jurisdictions, (list) => list.some(test)),
  );

const linkedToTheEu = ({ governance: { classification } }: Pilot): Claim =>
  claim({ 'governance.classification.eu_link': classification.eu_link }, classification.eu_link);

const inGdprArea = (jurisdiction: string): boolean => gdprArea.includes(countryOf(jurisdiction));
const inUs = (jurisdiction: string): boolean => countryOf(jurisdiction) === 'US';
const inCalifornia = (jurisdiction: string): boolean => jurisdiction === 'US-CA';

/** Whether a source holds data of such a class. */
export const holds = ({ data }: Pilot, test: (dataClass: DataClass) => boolean): Claim => {
  if (data.sources === undefined) return claim({ 'data.sources': undefined }, undefined);
  return someOf(
    data.sources.map(({ personal_data }, i) =>
      claim({ [`${join('data.sources', i)}.personal_data`]: personal_data }, whether(personal_data, test)),
    ),
  );
};

const isPersonal = (dataClass: DataClass): boolean => dataClass !== 'none';
const is =
  (wanted: DataClass) =>
  (dataClass: DataClass): boolean =>
    dataClass === wanted;

const laws: readonly Law[] = [
  {
    title: 'EU AI Act',
    names: [
      'eu ai act',
      'ai act',
      'aia',
      'eu aia',
      'ai act eu',
      'european ai act',
      'artificial intelligence act',
      'eu artificial intelligence act',
      'regulation eu 2024 1689',
      'regulation 2024 1689',
    ],
    required: (pilot) => someOf([linkedToTheEu(pilot), located(pilot, isInEu)]),
  },
  {
    title: 'GDPR',
    names: [
      'gdpr',
      'eu gdpr',
      'uk gdpr',
      'gdpr uk',
      'gdpr eu',
      'dsgvo',
      'rgpd',
      'general data protection regulation',
      'eu general data protection regulation',
      'uk general data protection regulation',
      'regulation eu 2016 679',
      'regulation 2016 679',
    ],
    required: (pilot) => everyOf([located(pilot, inGdprArea), holds(pilot, isPersonal)]),
  },
  {
    title: 'CCPA',
    names: [
      'ccpa',
      'cpra',
      'ccpa cpra',
      'ccpa and cpra',
      'ccpa as amended by cpra',
      'ccpa as amended by the cpra',
      'california consumer privacy act',
      'california privacy rights act',
      'california consumer privacy act as amended by the california privacy rights act',
    ],
    required: (pilot) => everyOf([located(pilot, inCalifornia), holds(pilot, isPersonal)]),
  },
  {
    title: 'HIPAA',
    names: [
      'hipaa',
      'us hipaa',
      'hipaa privacy rule',
      'hipaa security rule',
      'hipaa privacy and security rules',
      'hipaa security and privacy rules',
      'health insurance portability and accountability act',
    ],
    required: (pilot) => everyOf([located(pilot, inUs), holds(pilot, is('health'))]),
  },
  {
    title: 'PCI DSS',
    names: ['pci dss', 'pcidss', 'pci', 'payment card industry data security standard'],
    required: (pilot) => holds(pilot, is('payment')),
  },
  {
    title: 'COPPA',
    names: [
      'coppa',
      'us coppa',
      'coppa rule',
      'childrens online privacy protection act',
      'childrens online privacy protection rule',
    ],
    required: (pilot) => everyOf([located(pilot, inUs), holds(pilot, is('children'))]),
  },
];
