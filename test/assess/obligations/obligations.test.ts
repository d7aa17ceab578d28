// Which duties the facts bring, by statute, tier, role and date; how each stands; what a gate makes of them.
import { describe, expect, it, test } from 'vitest';
import { composeChecklist } from '../../../src/checklist/core.ts';
import type { ObligationState } from '../../../src/model/obligation.ts';
import { obligationIds, statutes } from '../../../src/rules/regulations.ts';
import { fileLook } from '../../looks.ts';
import { assessed, binding, classified, find, obligationsIn } from './kit.ts';

/** Answers that leave no law open but those of the place and the class of data. */
const plain = {
  eu_link: false,
  hipaa_entity: true,
  high_risk_uses: [],
  profiles_people: false,
  used_on_workers: false,
  decides_on: [],
};
const laws = (place: string, personal_data: string) => ({
  pilot: { name: 'Test pilot', jurisdictions: [place] },
  data: { sources: [{ name: 'Source', personal_data }] },
  architecture: { model: { hosting: 'self-hosted' } },
  governance: { classification: plain },
});
const employment = { high_risk_uses: ['4(a)'], profiles_people: true };

describe('the EU AI Act', () => {
  test.each([
    ['out of scope', { infers_outputs: false }, []],
    ['minimal', {}, ['eu-ai-act-art-4', 'eu-ai-act-art-5']],
    [
      'talks to people',
      { interactions: ['talks-to-people', 'generates-content'] },
      ['eu-ai-act-art-4', 'eu-ai-act-art-5', 'eu-ai-act-art-50-1', 'eu-ai-act-art-50-2', 'eu-ai-act-art-50-5'],
    ],
    [
      'a deployer that bought it',
      { built: 'bought', interactions: ['talks-to-people'] },
      ['eu-ai-act-art-4', 'eu-ai-act-art-5'],
    ],
    [
      'an exempted use',
      { high_risk_uses: ['4(a)'], exemption: 'preparatory' },
      ['eu-ai-act-art-4', 'eu-ai-act-art-5', 'eu-ai-act-art-6-4', 'eu-ai-act-art-49-2'],
    ],
    ['a model provider', { gpai_training: 'from-scratch' }, ['eu-ai-act-art-4', 'eu-ai-act-art-5', 'eu-ai-act-art-53']],
    [
      'a model provider outside the EU',
      { gpai_training: 'from-scratch', established_in_eu: false },
      ['eu-ai-act-art-4', 'eu-ai-act-art-5', 'eu-ai-act-art-53', 'eu-ai-act-art-54'],
    ],
    ['a small model of its own', { gpai_training: 'small-model' }, ['eu-ai-act-art-4', 'eu-ai-act-art-5']],
    [
      'a model with systemic risk',
      { gpai_training: 'systemic' },
      ['eu-ai-act-art-4', 'eu-ai-act-art-5', 'eu-ai-act-art-52', 'eu-ai-act-art-53', 'eu-ai-act-art-55'],
    ],
    [
      'section B of Annex I: the law of the product, and Article 5 on the stricter reading',
      { annex_i_component: true, annex_i_section: 'B' },
      ['eu-ai-act-art-5'],
    ],
  ])('%s', (_name, answers, expected) => {
    const laws = binding(obligationsIn(classified(answers))).filter((id) => id.startsWith('eu-ai-act'));
    expect(laws.toSorted()).toEqual(expected.toSorted());
  });

  it('brings nothing of images to who writes text, whatever is said of content', () => {
    const ids = binding(obligationsIn(classified({ interactions: ['generates-content'] })));
    expect(ids.filter((id) => id.startsWith('eu-ai-act-art-5-1'))).toEqual([]);
    const media = binding(obligationsIn(classified({ interactions: ['generates-content'] }, { output: ['image'] })));
    expect(media).toEqual(expect.arrayContaining(['eu-ai-act-art-5-1-ba', 'eu-ai-act-art-5-1-bb']));
  });

  it('gives systems from before the marking rules until 2026-12-02', () => {
    const old = { interactions: ['generates-content'], on_market_since: '2026-05-04' };
    const marking = (asOf: string, more: object = old) =>
      find(obligationsIn(classified(more), asOf), 'eu-ai-act-art-50-2');
    expect(marking('2026-12-01')).toMatchObject({ from: '2026-12-02', state: 'upcoming' });
    expect(marking('2026-12-02')).toMatchObject({ inForce: true });
    expect(marking('2026-12-01', { ...old, on_market_since: '2026-08-02' })).toMatchObject({ from: '2026-08-02' });
  });

  test.each([
    ['Annex III by profiling', employment, 'rule T3', '2027-12-02'],
    ['Annex III without an exemption', { high_risk_uses: ['4(a)'] }, 'rule T4', '2027-12-02'],
    ['Annex I', { annex_i_component: true, annex_i_section: 'A' }, 'rule T2', '2028-08-02'],
    ['both', { annex_i_component: true, annex_i_section: 'A', ...employment }, 'rule T2', '2027-12-02'],
  ])('%s is high-risk from its date on', (_name, answers, rule, date) => {
    const found = find(obligationsIn(classified(answers)), 'eu-ai-act-art-9');
    expect(found).toMatchObject({ from: date, state: 'upcoming', binds: ['provider'], missing: [] });
    expect(found?.rule).toContain(rule);
  });

  test.each([
    ['eu-ai-act-art-4', {}, '2025-02-01', '2025-02-02'],
    ['eu-ai-act-art-5', {}, '2025-02-01', '2025-02-02'],
    ['eu-ai-act-art-5-1-ba', { interactions: ['deep-fakes'] }, '2026-12-01', '2026-12-02'],
    ['eu-ai-act-art-50-1', { interactions: ['talks-to-people'] }, '2026-08-01', '2026-08-02'],
    ['eu-ai-act-art-50-4', { interactions: ['deep-fakes'] }, '2026-08-01', '2026-08-02'],
    ['eu-ai-act-art-53', { gpai_training: 'substantial' }, '2025-08-01', '2025-08-02'],
    ['eu-ai-act-art-17', employment, '2027-12-01', '2027-12-02'],
    ['eu-ai-act-art-26-1', employment, '2027-12-01', '2027-12-02'],
    ['eu-ai-act-art-17', { annex_i_component: true }, '2028-08-01', '2028-08-02'],
    ['eu-ai-act-art-27', { ...employment, deployer: 'public-body' }, '2027-12-01', '2027-12-02'],
  ])('%s applies with %j from one day to the next', (id, answers, before, after) => {
    expect(find(obligationsIn(classified(answers), before), id)).toMatchObject({ inForce: false, from: after });
    expect(find(obligationsIn(classified(answers), after), id)).toMatchObject({ inForce: true, from: after });
  });

  test.each(['43', '47', '48', '49', '72', '73', '86'])('the date of Article %s is unconfirmed', (article) => {
    const found = find(obligationsIn(classified(employment)), `eu-ai-act-art-${article}`);
    expect(found).toMatchObject({ from: null, planned: '2027-12-02', state: 'upcoming' });
    expect(found?.unconfirmed).not.toBeNull();
  });

  it('reads unknown answers for the higher duties, and says which', () => {
    const open = classified({ high_risk_uses: undefined, built: undefined });
    const found = find(obligationsIn(open), 'eu-ai-act-art-9');
    expect(found?.missing).toEqual([
      'governance.classification.high_risk_uses',
      'governance.classification.built',
      'governance.classification.roles',
    ]);
    expect(found?.rule).toContain('treated as high-risk');
  });

  it('cannot be talked out of a prohibited practice', () => {
    const answer = { status: 'not-applicable', reason: 'we think so' };
    const value = classified({ prohibited_practices: ['f'] });
    const obligations = { 'eu-ai-act-art-5': answer };
    const found = find(
      obligationsIn({ ...value, governance: { ...value.governance, obligations } }),
      'eu-ai-act-art-5',
    );
    expect(found?.state).toBe('breached');
  });
});

test.each([
  ['GDPR', 'DE', 'personal', 'gdpr-art-6', 'gdpr-art-9'],
  ['GDPR, health', 'DE', 'health', 'gdpr-art-9', 'gdpr-art-8'],
  ['GDPR, children', 'GB', 'children', 'gdpr-art-8', 'gdpr-art-9'],
  ['CCPA', 'US-CA', 'personal', 'ccpa-1798-105', 'ccpa-1798-121'],
  ['CCPA, children', 'US-CA', 'children', 'ccpa-1798-120-c', 'hipaa-164-312-b'],
  ['HIPAA', 'US-GA', 'health', 'hipaa-164-312-b', 'ccpa-1798-105'],
  ['PCI DSS', 'JP', 'payment-card', 'pci-dss-3-2', 'gdpr-art-6'],
  ['COPPA', 'US-TX', 'children', 'coppa-312-5', 'ccpa-1798-120-c'],
])('%s: %s with %s data', (_name, place, dataClass, there, notThere) => {
  const found = obligationsIn(laws(place, dataClass));
  expect(find(found, there)).toMatchObject({ binding: true, missing: [] });
  expect(find(found, notThere)).toBeUndefined();
});

/** Articles and sections by class of data, in the order of the files, on a pilot whose model is a vendor's. */
test.each([
  [
    'DE',
    'personal',
    'gdpr',
    '5(1)(a) 5(1)(b) 5(1)(c) 5(1)(d) 5(1)(e) 5(1)(f) 6 7 12 13 14 15 16 17 18 20 21 24 25 26 28 30 32 33 34 35 36 37 44',
  ],
  [
    'NO',
    'special-category',
    'gdpr',
    '5(1)(a) 5(1)(b) 5(1)(c) 5(1)(d) 5(1)(e) 5(1)(f) 6 7 9 12 13 14 15 16 17 18 20 21 24 25 26 28 30 32 33 34 35 36 37 44',
  ],
  [
    'GB',
    'children',
    'gdpr',
    '5(1)(a) 5(1)(b) 5(1)(c) 5(1)(d) 5(1)(e) 5(1)(f) 6 7 8 12 13 14 15 16 17 18 20 21 24 25 26 28 30 32 33 34 35 36 37',
  ],
  ['US-CA', 'personal', 'ccpa', '1798.100 1798.100(d) 7051 1798.100(e) 1798.105 1798.106 1798.110 1798.120 1798.130'],
  [
    'US-CA',
    'children',
    'ccpa',
    '1798.100 1798.100(d) 7051 1798.100(e) 1798.105 1798.106 1798.110 1798.120 1798.120(c) 7070 7071 1798.121 7027 1798.130 7150 7157',
  ],
  [
    'US',
    'health',
    'hipaa',
    '164.308(a)(1)(ii)(A) 164.308(a)(1)(ii)(B) 164.308(a)(5) 164.308(a)(6) 164.308(a)(7) 164.310(d)(1) 164.312(a)(1) 164.312(a)(2)(i) 164.312(b) 164.312(c)(1) 164.312(d) 164.312(e)(1) 164.314(a) 164.502(a) 164.502(b) 164.502(e) 164.504(e) 164.514(a) 164.404 164.410',
  ],
  ['IN', 'payment-card', 'pci-dss', '3.2 3.3 3.4 3.5 4.2 7.2 8.6 10.2 10.3 12.5 12.8'],
  ['US-NY', 'children', 'coppa', '312.4 312.5 312.8 312.10'],
])('%s, %s data: the clauses of %s', (place, dataClass, standard, clauses) => {
  const value = {
    ...laws(place, dataClass),
    architecture: { model: { hosting: 'vendor-api' } },
    pilot: { name: 'Test pilot', jurisdictions: [place], task: 'summarisation' },
    governance: { affects: [], classification: plain },
  };
  const found = obligationsIn(value).filter(({ binding: binds, clause }) => binds && clause.startsWith(standard));
  const listed = found.map(({ clause }) => clause.replace(/^[^/]+\/(Art )?/, ''));
  expect(listed.toSorted()).toEqual(clauses.split(' ').toSorted());
  expect(found.flatMap(({ missing }) => missing)).toEqual([]);
});

it('has the rules on automated decisions where nobody decides in one of the five fields, with their dates', () => {
  const california = laws('US-CA', 'personal');
  const decides = (classification: object, task = 'decision') => ({
    ...california,
    pilot: { ...california.pilot, task },
    governance: { affects: ['rights'], classification },
  });
  const lending = { decides_on: ['credit'], human_decides: false };
  const admt = (value: object, asOf = '2026-12-31') => find(obligationsIn(value, asOf), 'ccpa-regulations-7220');
  expect(admt(decides(lending))).toMatchObject({ state: 'upcoming', missing: [] });
  expect(admt(decides(lending), '2027-01-01')?.state).toBe('to-be-answered');
  expect(find(obligationsIn(decides(lending), '2028-03-31'), 'ccpa-regulations-7157')).toMatchObject({
    from: '2028-04-01',
  });
  expect(admt(decides({ ...lending, human_decides: true }))).toBeUndefined();
  expect(admt(decides({ ...lending, decides_on: ['other'] }))).toBeUndefined();
  expect(admt(decides({}, 'decision-support'))).toBeUndefined();
  expect(admt(decides({}))?.missing).toEqual(['governance.classification.decides_on']);
});

describe('how a duty stands', () => {
  const german = laws('DE', 'personal');
  const stand = (id: string, sections: object, governance: object = {}) =>
    find(obligationsIn({ ...german, ...sections, governance }), id);
  const retained = { data: { ...german.data, controls: { retention: 'in-place' } } };

  test.each<[string, string, object, object, ObligationState]>([
    ['a met check shows it', 'gdpr-art-5-1-e', retained, {}, 'met'],
    ['a check that nobody answered', 'gdpr-art-5-1-e', {}, {}, 'to-be-answered'],
    [
      'a check that is stated absent',
      'gdpr-art-5-1-e',
      { data: { ...german.data, controls: { retention: 'absent' } } },
      {},
      'breached',
    ],
    [
      'a check that is stated planned',
      'gdpr-art-5-1-e',
      { data: { ...german.data, controls: { retention: 'planned' } } },
      {},
      'breached',
    ],
    [
      'a check that is stated partial',
      'gdpr-art-5-1-e',
      { data: { ...german.data, controls: { retention: 'partial' } } },
      {},
      'to-be-answered',
    ],
    [
      'an answer beside an absent check',
      'gdpr-art-5-1-e',
      { data: { ...german.data, controls: { retention: 'absent' } } },
      { obligations: { 'gdpr-art-5-1-e': 'planned' } },
      'to-be-answered',
    ],
    ['an answer that it is absent', 'gdpr-art-13', {}, { obligations: { 'gdpr-art-13': 'absent' } }, 'breached'],
    [
      'no answer makes up for an unmet check',
      'gdpr-art-5-1-e',
      {},
      { obligations: { 'gdpr-art-5-1-e': 'in-place' } },
      'to-be-answered',
    ],
    ['a met check is not enough', 'gdpr-art-17', retained, {}, 'to-be-answered'],
    ['check and answer together', 'gdpr-art-17', retained, { obligations: { 'gdpr-art-17': 'yes' } }, 'met'],
    [
      'an answer that says no',
      'gdpr-art-17',
      retained,
      { obligations: { 'gdpr-art-17': 'planned' } },
      'to-be-answered',
    ],
    ['silence', 'gdpr-art-13', {}, {}, 'to-be-answered'],
    ['an answer alone', 'gdpr-art-13', {}, { obligations: { 'gdpr-art-13': { status: 'in-place' } } }, 'met'],
    [
      'declared away',
      'gdpr-art-13',
      {},
      { obligations: { 'gdpr-art-13': { status: 'not-applicable', reason: 'none' } } },
      'declared-away',
    ],
    [
      'a check declared away asks for an answer',
      'gdpr-art-24',
      {},
      { controls: { policy: { status: 'not-applicable', reason: 'x' } } },
      'to-be-answered',
    ],
  ])('%s', (_name, id, sections, governance, expected) => {
    expect(stand(id, sections, governance)?.state).toBe(expected);
  });

  it('asks for the answer too where the checks alone are not enough', () => {
    expect(stand('gdpr-art-17', {})?.remedy).toMatch(
      /\(data\.retention\); then answer governance\.obligations\.gdpr-art-17$/,
    );
    expect(stand('gdpr-art-17', {}, { obligations: { 'gdpr-art-17': 'yes' } })?.remedy).toMatch(/\(data\.retention\)$/);
    expect(stand('gdpr-art-5-1-e', {})?.remedy).toMatch(/\(data\.retention\)$/);
  });

  it('takes a check that nobody asks for as no proof', () => {
    const card = {
      ...laws('JP', 'payment-card'),
      governance: { controls: { 'audit-trail': 'in-place' } },
      operations: { controls: { logging: 'in-place' } },
    };
    const core = composeChecklist();
    const without = { ...core, items: core.items.filter(({ id }) => id !== 'operations.logging') };
    expect(find(obligationsIn(card), 'pci-dss-10-2')?.state).toBe('met');
    const found = find(assessed(card, undefined, { checklist: without }).obligations, 'pci-dss-10-2');
    expect(found).toMatchObject({ state: 'to-be-answered', shownBy: ['governance.audit-trail'] });
  });

  it('sees a prohibited practice though no check is asked about it', () => {
    const core = composeChecklist();
    const checklist = { ...core, items: core.items.filter(({ id }) => id !== 'governance.risk-tier') };
    const art5 = (more: object) => {
      const value = classified(more);
      const governance = { ...value.governance, obligations: { 'eu-ai-act-art-5': 'in-place' } };
      return find(assessed({ ...value, governance }, undefined, { checklist }).obligations, 'eu-ai-act-art-5');
    };
    expect(art5({ prohibited_practices: ['f'] })).toMatchObject({
      state: 'breached',
      remedy: expect.stringContaining('drop every practice'),
    });
    expect(art5({ prohibited_practices: undefined })?.state).toBe('to-be-answered');
    expect(art5({})?.state).toBe('met');
  });

  it('looks at the evidence of an answer', () => {
    const answer = { status: 'in-place', evidence: ['notice.md'] };
    const value = { ...german, governance: { obligations: { 'gdpr-art-13': answer } } };
    const looks = new Map([['notice.md', fileLook()]]);
    const found = find(assessed(value, undefined, { looks }).obligations, 'gdpr-art-13');
    expect(found?.evidence).toEqual([{ ref: 'notice.md', state: 'present', why: 'dated 2026-11-01 by the disk' }]);
    const { contradictions } = assessed(value, undefined, { looks: new Map([['notice.md', { state: 'missing' }]]) });
    expect(contradictions).toMatchObject([
      { id: 'in-place-but-broken', places: [{ path: 'governance.obligations.gdpr-art-13' }, { value: 'notice.md' }] },
    ]);
  });

  it('knows the duties that a check shows', () => {
    const shown = obligationsIn({ ...german, ...retained }).filter(({ shownBy }) => shownBy.includes('data.retention'));
    expect(shown.map(({ id }) => id)).toContain('gdpr-art-5-1-e');
  });
});

describe('a gate that requires obligations', () => {
  const gated = (required: boolean) => {
    const core = composeChecklist();
    return { ...core, gates: core.gates.map((gate) => ({ ...gate, require_obligations: required })) };
  };
  const conditionOf = (value: object, required: boolean) =>
    assessed(value, undefined, { checklist: gated(required) }).gates[0]?.conditions.find(
      ({ id }) => id === 'obligations',
    );

  it('counts the binding ones in force, whatever the score', () => {
    const found = conditionOf(laws('DE', 'personal'), true);
    expect(found).toMatchObject({ required: 0, passed: false });
    expect(found?.found).toBeGreaterThan(10);
    const none = { ...laws('JP', 'none'), governance: classified({ eu_link: false }).governance };
    expect(conditionOf(none, true)).toMatchObject({ id: 'obligations', required: 0, found: 0, passed: true });
  });

  it('is not asked for by the core', () => {
    expect(
      assessed({})
        .gates.flatMap(({ conditions }) => conditions)
        .some(({ id }) => id === 'obligations'),
    ).toBe(false);
    expect(conditionOf(laws('DE', 'personal'), false)).toBeUndefined();
  });
});

it('says of each law whom it binds, and binds nobody to what is voluntary', () => {
  const { obligations } = assessed(laws('US-CA', 'children'));
  for (const { binding, binds, about } of obligations) {
    expect(binds.length > 0).toBe(binding);
    expect(about).not.toBe('');
  }
  expect(find(obligations, 'coppa-312-5')?.about).toContain('not seen in a source');
  expect(find(obligations, 'ccpa-regulations-7157')?.note).toContain('not seen in a source');
});

it('has ids of its own, and names no check or clause twice in a duty', () => {
  expect(new Set(obligationIds()).size).toBe(obligationIds().length);
  for (const { shown_by } of statutes.flatMap(({ duties }) => duties))
    expect(new Set(shown_by).size).toBe(shown_by.length);
});
