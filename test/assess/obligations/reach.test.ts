// Whom and where a law reaches, in what order duties come, and which answer would take one off the list.
import { describe, expect, it, test } from 'vitest';
import { isAt, lawSeen, placeName } from '../../../src/rules/places.ts';
import { classified, find, obligationsIn } from './kit.ts';

const holding = (place: string, personal_data: unknown, classification: object = {}) => ({
  ...classified({ eu_link: false, ...classification }, { jurisdictions: [place] }),
  data: { sources: [{ name: 'S', personal_data }] },
});
const laws = (value: object): readonly string[] => [
  ...new Set(
    obligationsIn(value)
      .filter(({ binding, missing }) => binding && missing.length === 0)
      .map(({ statute }) => statute),
  ),
];
const open = (value: object): readonly string[] => [
  ...new Set(
    obligationsIn(value)
      .filter(({ binding, missing }) => binding && missing.length > 0)
      .map(({ statute }) => statute),
  ),
];

describe('places', () => {
  test.each([
    ['DE-BY', ['EU'], true],
    ['RE', ['EU'], true],
    ['NO', ['EU'], false],
    ['NO', ['EEA'], true],
    ['US', ['US-CA'], undefined],
    ['US-CA', ['US-CA'], true],
    ['US-NY', ['US-NYC'], undefined],
    ['US-NYC', ['US-NY'], true],
    ['US-TX', ['US-CA'], false],
    ['CA', ['CA-QC'], undefined],
    ['UK', ['GB'], true],
  ] as const)('%s in %j: %s', (place, wanted, expected) => expect(isAt(place, wanted)).toBe(expected));

  it('are named as people know them', () => {
    expect(['EEA', 'KR', 'EU', 'US-TX', 'JP'].map(placeName)).toEqual([
      'Iceland, Liechtenstein and Norway (EEA)',
      'South Korea',
      'European Union',
      'US-TX (United States)',
      'Japan',
    ]);
    expect(lawSeen(['JP', 'US-TX', 'KR', 'JP']).unseen).toEqual(['JP']);
    expect(lawSeen(undefined)).toEqual({ unseen: [], seen: [] });
  });
});

describe('who a law reaches', () => {
  test.each<[string, object, readonly string[]]>([
    ['health data in Puerto Rico', holding('PR', 'health'), ['HIPAA']],
    ['children and health in one source', holding('US-GA', ['children', 'health']), ['HIPAA', 'COPPA']],
    ['children’s data of a public body', holding('US-CA', 'children', { deployer: 'public-body' }), []],
    ['personal data of a non-profit', holding('US-CA', 'personal', { deployer: 'non-profit' }), []],
    ['personal data of a business', holding('US-CA', 'personal'), ['CCPA']],
    ['health data under HIPAA is outside the CCPA', holding('US-CA', 'health', { hipaa_entity: true }), ['HIPAA']],
    ['health data of anybody else', holding('US-CA', 'health', { hipaa_entity: false }), ['CCPA']],
    ['an IBAN', holding('CH', 'account'), []],
    ['a card number', holding('CH', 'payment-card'), ['PCI DSS']],
    [
      'personal data on Réunion',
      { ...holding('RE', 'personal'), governance: { classification: { eu_link: true } } },
      ['GDPR'],
    ],
  ])('%s', (_name, value, expected) => {
    expect(laws(value).filter((law) => !['EU AI Act', 'Texas TRAIGA'].includes(law))).toEqual(expected);
  });

  it('keeps the law of each state open for the whole of the US', () => {
    const hiring = holding('US', 'personal', { high_risk_uses: ['4(a)'], decides_on: ['employment'] });
    expect(open(hiring)).toEqual(
      expect.arrayContaining([
        'CCPA',
        'Illinois HB 3773',
        'New York City Local Law 144',
        'California FEHA rules on automated decisions',
        'Colorado SB 26-189',
      ]),
    );
  });

  it.each([
    ['US-IL', 'Illinois HB 3773'],
    ['US-NYC', 'New York City Local Law 144'],
    ['US-CA', 'California FEHA rules on automated decisions'],
    ['US-CO', 'Colorado SB 26-189'],
    ['KR', 'Korean AI Basic Act'],
    ['AU', 'Australian Privacy Act'],
    ['BR', 'LGPD'],
    ['IN', 'India DPDP Act'],
    ['CA-QC', 'Quebec Law 25'],
  ])('hiring in %s: %s', (place, law) => {
    expect(laws(holding(place, 'personal', { high_risk_uses: ['4(a)'], decides_on: ['employment'] }))).toContain(law);
  });

  it('gives the UK its own articles on automated decisions and transfers', () => {
    const british = (more: object) => obligationsIn(holding('GB', 'personal', more)).map(({ id }) => id);
    const decided = british({ decides_on: ['credit'], human_decides: false });
    expect(decided).toEqual(
      expect.arrayContaining(['uk-gdpr-art-22a', 'uk-gdpr-art-22c', 'uk-gdpr-art-44a', 'gdpr-art-6']),
    );
    expect(decided.filter((id) => id === 'gdpr-art-22' || id === 'gdpr-art-44')).toEqual([]);
    expect(british({ decides_on: ['credit'], human_decides: false })).not.toContain('uk-gdpr-art-22b');
    expect(british({ human_decides: true, decides_on: [] })).not.toContain('uk-gdpr-art-22c');
  });

  it('takes a score that sways for the decision (C-634/21)', () => {
    const scores = (material_influence: boolean) =>
      find(
        obligationsIn({
          ...classified({ high_risk_uses: ['5(b)'], profiles_people: true, material_influence, human_decides: true }),
          data: { sources: [{ name: 'S', personal_data: 'personal' }] },
        }),
        'gdpr-art-22',
      );
    expect(scores(true)).toMatchObject({ missing: [] });
    expect(scores(false)).toBeUndefined();
  });
});

describe('the order and what rules a duty out', () => {
  const value = {
    ...classified(
      { built: undefined, interactions: ['talks-to-people'], high_risk_uses: ['4(a)'] },
      { users: 'customers' },
    ),
    data: { sources: [{ name: 'S', personal_data: 'personal' }], controls: { retention: 'absent' } },
  };
  const found = obligationsIn(value);

  it('is breached, in force and brought by facts, in force by a blank, upcoming by date, then the rest', () => {
    const rank = ({ state, missing }: (typeof found)[number]): number => {
      if (state === 'to-be-answered') return missing.length === 0 ? 1 : 2;
      return { breached: 0, upcoming: 3, met: 4, 'declared-away': 5, voluntary: 6 }[state];
    };
    const ranks = found.map(rank);
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(ranks[0]).toBe(0);
    const dates = found.filter(({ state }) => state === 'upcoming').map(({ from, planned }) => from ?? planned ?? '');
    expect(dates).toEqual(dates.toSorted());
  });

  it('names the answers that rule out what only a blank keeps', () => {
    expect(find(found, 'eu-ai-act-art-50-1')).toMatchObject({
      missing: ['governance.classification.built', 'governance.classification.roles'],
      ruledOutBy: [
        { path: 'governance.classification.built', answers: ['bought'] },
        { path: 'governance.classification.roles', answers: expect.arrayContaining(['[deployer]']) },
      ],
    });
    expect(find(found, 'gdpr-art-13')?.ruledOutBy).toEqual([]);
  });

  it('never calls a duty breached that only a blank keeps', () => {
    const silent = { ...value, pilot: { name: 'Test pilot' }, governance: { controls: { transparency: 'absent' } } };
    expect(obligationsIn(silent).filter(({ state }) => state === 'breached')).toEqual([]);
  });

  it('breaches a prohibition that a denied link cannot lift', () => {
    const denied = classified({ eu_link: false, prohibited_practices: ['f'] });
    expect(find(obligationsIn(denied), 'eu-ai-act-art-5')).toMatchObject({ state: 'breached', missing: [] });
  });
});
