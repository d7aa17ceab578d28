import { describe, expect, it, test } from 'vitest';
import { isInEu } from '../../src/rules/places.ts';
import { exampleCases, kitFor, outcomeOf } from '../kit.ts';

const { checklist, problems, judgeOne, expectOutcome } = kitFor('checklists/core/governance.yaml');

it('is a checklist without problems', () => expect(problems).toEqual([]));

describe('every example ends as it says', () => {
  test.each(exampleCases(checklist))('%s', (_name, item, kind, pilot) => {
    expect(outcomeOf(checklist, item.id, pilot)?.kind).toBe(kind);
  });
});

const classified = (answers: Record<string, unknown>, pilot: Record<string, unknown> = { stage: 'pilot' }) => ({
  pilot,
  governance: { classification: answers },
});

const plain = {
  infers_outputs: true,
  eu_link: true,
  research_only: false,
  prohibited_practices: [],
  annex_i_component: false,
  high_risk_uses: [],
  interactions: [],
};

describe('governance.risk-tier', () => {
  const id = 'governance.risk-tier';
  test.each([
    ['minimal', classified(plain), 'met', /^minimal \(T7\), from 2025-02-02/],
    ['out of scope', classified({ eu_link: false }), 'met', /outside the EU AI Act \(T0\): eu_link false/],
    [
      'high-risk is a tier like others',
      classified({ ...plain, high_risk_uses: ['4(a)'], profiles_people: true }),
      'met',
      /high-risk \(T3\), from 2027-12-02/,
    ],
    [
      'high-risk by either rule',
      classified({ ...plain, high_risk_uses: ['4(a)'], exemption: 'none' }),
      'met',
      /\(T3 or T4\)/,
    ],
    [
      'prohibited',
      classified({ ...plain, prohibited_practices: ['a'] }),
      'absent',
      /a prohibited practice \(T1\), from 2025-02-02/,
    ],
    [
      'reported outside the EU',
      classified({ eu_link: false, prohibited_practices: ['a'] }),
      'met',
      /high-risk use \(Article 5\(1\)\(a\)\), no link to the EU stated: no EU duty/,
    ],
    [
      'nothing said',
      {},
      'unknown',
      /unresolved, treated as high-risk; not stated: infers_outputs, research_only, stage, eu_link/,
    ],
    [
      'Annex I blank',
      classified({ ...plain, annex_i_component: '' }),
      'unknown',
      /treated as high-risk; not stated: annex_i_component/,
    ],
    [
      'transparency or minimal',
      classified({ ...plain, interactions: '' }),
      'unknown',
      /^unresolved \(transparency or minimal\); not stated: interactions$/,
    ],
    [
      'only the link blank',
      classified({ ...plain, eu_link: '' }),
      'unknown',
      /^unresolved \(outside the EU AI Act or minimal\)/,
    ],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome(id, fragment, expected, seen);
  });

  test.each([
    ['practices blank', classified({ ...plain, prohibited_practices: '' }), true],
    ['practices listed, link blank', classified({ ...plain, prohibited_practices: ['a'], eu_link: '' }), true],
    ['practices listed', classified({ ...plain, prohibited_practices: ['a'] }), true],
    ['practices none, Annex III blank', classified({ ...plain, high_risk_uses: '' }), false],
    ['practices blank, outside the EU', classified({ eu_link: false }), false],
    ['practices listed, outside the EU', classified({ eu_link: false, prohibited_practices: ['a'] }), false],
  ] as const)('blocks or not: %s', (_name, fragment, live) => {
    expect(judgeOne(id, fragment).live).toBe(live);
  });

  it('shows the facts that decided and the place of the deciding one', () => {
    const outcome = expectOutcome(id, classified({ ...plain, prohibited_practices: ['a'] }), 'absent');
    expect(outcome.at).toBe('governance.classification.prohibited_practices');
    expect(outcome.facts).toContainEqual({ path: 'governance.classification.prohibited_practices', value: 'a' });
    expect(outcome.facts).toContainEqual({ path: 'governance.classification.eu_link', value: 'true' });
    const outside = expectOutcome(id, classified({ eu_link: false }), 'met');
    expect(outside.at).toBe('governance.classification.eu_link');
    expect(outside.facts).toEqual([{ path: 'governance.classification.eu_link', value: 'false' }]);
  });

  it('points at the first blank answer, and could still be met', () => {
    const outcome = expectOutcome(id, classified({ ...plain, annex_i_component: '' }), 'unknown');
    expect(outcome.at).toBe('governance.classification.annex_i_component');
    expect(outcome.best).toBe(1);
  });
});

describe('governance.accountable-owner', () => {
  test.each([
    ['named', { pilot: { owner: 'claims-lead@example.com' } }, 'met', 'claims-lead@example.com'],
    ['nobody', { pilot: { owner: 'none' } }, 'absent', 'owner: none'],
    ['blank', { pilot: { owner: ' ' } }, 'unknown', 'not stated: owner'],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expect(expectOutcome('governance.accountable-owner', fragment, expected, seen).at).toBe('pilot.owner');
  });
});

describe('governance.early-involvement', () => {
  const id = 'governance.early-involvement';
  const desk = (since: string, contact = 'desk@example.com') => ({ contact, since });
  const [inTime, late] = [desk('2026-06-01'), desk('2026-06-02')];
  const involved = (started: string, ...four: readonly unknown[]) => {
    const [security, legal, compliance, it_operations] = four;
    return {
      pilot: { started },
      governance: { involved: { security, legal, compliance, it_operations } },
    };
  };
  const start = '2026-06-01';
  test.each([
    ['all on the day of the start', involved(start, inTime, inTime, inTime, inTime), 1, /^4 of 4/],
    ['one a day late', involved(start, inTime, inTime, inTime, late), 0.75, /not IT operations/],
    [
      'one without a contact',
      involved(start, inTime, inTime, inTime, desk('2026-06-01', '')),
      0.75,
      /not stated for IT/,
    ],
    ['one without a date', involved(start, inTime, inTime, inTime, desk('')), 0.75, /not stated for IT/],
    [
      'nobody is a stated no',
      involved(start, inTime, inTime, inTime, desk(start, 'nobody')),
      0.75,
      /not IT operations/,
    ],
    ['all late', involved(start, late, late, late, late), 'absent', /^0 of 4/],
    ['one late, the rest blank', involved(start, late), 'absent', /not security/],
    ['all blank', involved(start), 'unknown', /not stated: security \(contact, since\), legal .*IT operations/],
    ['start blank', involved('', inTime, inTime, inTime, inTime), 'unknown', /not stated: start of the pilot/],
    [
      'start blank, but no contact anywhere',
      involved('', ...Array.from({ length: 4 }, () => desk(start, 'none'))),
      'absent',
      /^0 of 4/,
    ],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome(id, fragment, expected, seen);
  });

  it('lets one contact serve several, and counts the evidence of each department', () => {
    const outcome = expectOutcome(id, involved(start, inTime, inTime), 0.5);
    expect(outcome.best).toBe(1);
    expect(outcome.support).toEqual([
      { evidencePaths: ['governance.involved.security'], points: 0.25 },
      { evidencePaths: ['governance.involved.legal'], points: 0.25 },
    ]);
  });

  it('knows what can still be reached while the start is blank', () => {
    expect(expectOutcome(id, involved('', desk(start, 'none'), inTime), 'unknown').best).toBe(0.75);
  });
});

describe('governance.regulations-mapped', () => {
  const id = 'governance.regulations-mapped';
  /** Answers that leave no other law open. */
  const settled = {
    built: 'bought',
    interactions: [],
    decides_on: [],
    high_risk_uses: [],
    profiles_people: false,
    deployer: 'other',
    hipaa_entity: true,
  };
  const facts = (jurisdictions: unknown, classes: unknown, eu_link: unknown, ...names: readonly string[]) => ({
    pilot: { jurisdictions, users: 'internal', task: 'summarisation' },
    data: {
      sources: Array.isArray(classes) ? classes.map((word, i) => ({ name: `S${i}`, personal_data: word })) : '',
    },
    governance: {
      classification: { ...settled, eu_link },
      regulations: names.map((name) => ({ name, checked_by: 'legal@example.com' })),
    },
  });

  test.each([
    ['EU AI Act by the link', facts(['US-GA'], ['none'], true), 'EU AI Act'],
    ['EU AI Act by a country', facts(['DE'], ['none'], false), 'EU AI Act'],
    ['EU AI Act by a subdivision', facts(['DE-BY'], ['none'], false), 'EU AI Act'],
    ['EU AI Act by EU', facts(['EU'], ['none'], false), 'EU AI Act'],
    ['GDPR in the EEA', facts(['NO'], ['personal'], false), 'GDPR'],
    ['GDPR in the UK', facts(['GB-SCT'], ['health'], false), 'GDPR'],
    ['CCPA in California', facts(['US-CA'], ['personal'], false), 'CCPA'],
    ['HIPAA in a state', facts(['US-GA'], ['health'], false), 'HIPAA'],
    ['PCI DSS anywhere', facts(['CH'], ['payment-card'], false), 'PCI DSS'],
    ['the UK GDPR apart', facts(['GB'], ['personal'], false), 'UK GDPR'],
    ['TRAIGA in Texas for health care', facts(['US-TX'], ['health'], false), 'Texas TRAIGA'],
    ['COPPA in the US', facts(['US-GA'], ['children'], false), 'COPPA'],
    ['one source of several', facts(['US-GA'], ['none', 'health'], false), 'HIPAA'],
  ] as const)('requires %s', (_name, fragment, law) => {
    expectOutcome(id, fragment, 'absent', new RegExp(`^0 of \\d laws that the facts bring .*; not .*${law}`));
  });

  test.each([
    ['no EU AI Act in the EEA', facts(['NO'], ['none'], false)],
    ['no CCPA elsewhere in the US', facts(['US-GA'], ['personal'], false)],
    ['no HIPAA outside the US', facts(['AU'], ['health'], false)],
    ['no COPPA outside the US', facts(['KR'], ['children'], false)],
    ['no GDPR without personal data', facts(['GB'], ['none'], false)],
    ['no sources, no jurisdictions', facts([], [], false)],
    ['a law that is not required may be listed', facts(['CN'], ['none'], false, 'ISO 27001')],
  ] as const)('none required and the list stated: %s', (_name, fragment) => {
    expectOutcome(id, fragment, 'met', 'bring none of the laws');
  });

  test.each([
    ['JP', 'Japan'],
    ['CH', 'Switzerland'],
    ['CA', 'Canada'],
    ['CA-ON', 'CA-ON'],
    ['SG', 'Singapore'],
  ])('never says met where the law of a place was not looked at: %s', (place, name) => {
    const none = `bring none of the laws looked at; not looked at: ${name}`;
    expectOutcome(id, facts([place], ['none'], false), 'unknown', none);
    expectOutcome(id, facts(['DE', place], ['none'], true, 'AI Act'), 'unknown', `not looked at: ${name}`);
    expectOutcome(id, facts(['DE', place], ['none'], true), 'absent');
  });

  it('keeps the law of a state open for the whole of the US', () => {
    expectOutcome(id, facts(['US'], ['personal'], false), 'unknown', /CCPA.*pilot\.jurisdictions/);
  });

  it('keeps the GDPR open for a link to the EU from elsewhere, and where people type', () => {
    expectOutcome(id, facts(['US-GA'], ['personal'], true, 'AI Act'), 'unknown', /GDPR.*targets_people_in_eu/);
    const typed = facts(['DE'], ['none'], true, 'AI Act');
    expectOutcome(
      id,
      { ...typed, pilot: { ...typed.pilot, users: 'public' } },
      'unknown',
      /GDPR.*personal_data_in_prompts/,
    );
  });

  test.each([
    'GDPR',
    'gdpr',
    'UK GDPR',
    'EU-GDPR',
    'DSGVO',
    'GDPR (EU) 2016/679',
    'General Data Protection Regulation',
    'General Data Protection Regulation (Regulation (EU) 2016/679)',
    'Regulation (EU) 2016/679',
    'Regulation (EU) 2016/679 (GDPR)',
    'Regulation 2016/679',
    'General Data Protection Regulation, GDPR',
    'Data Protection Act 2018 / UK GDPR',
    'EU: GDPR',
    'GDPR \u2013 Article 35',
    'The GDPR',
  ])('takes %s for the GDPR', (name) => {
    expectOutcome(id, facts(['GB'], ['personal'], false, name), 'met');
  });

  test.each([
    ['EU AI Act', facts(['DE'], ['none'], true, 'AI Act')],
    ['EU AI Act by id', facts(['DE'], ['none'], true, 'eu-ai-act')],
    ['EU AI Act by title', facts(['DE'], ['none'], true, 'Artificial Intelligence Act (Regulation (EU) 2024/1689)')],
    ['CCPA', facts(['US-CA'], ['personal'], false, 'CCPA/CPRA')],
    ['HIPAA', facts(['US-GA'], ['health'], false, 'HIPAA Security and Privacy Rules (45 CFR Part 164)')],
    ['PCI DSS with a version', facts(['US-GA'], ['payment-card'], false, 'PCI-DSS v4.0.1')],
    ['COPPA', facts(['US-GA'], ['children'], false, 'Children’s Online Privacy Protection Rule (16 CFR Part 312)')],
  ] as const)('matches %s', (_name, fragment) => {
    expectOutcome(id, fragment, 'met');
  });

  it('takes one entry for each law that it names', () => {
    expectOutcome(id, facts(['DE'], ['personal'], true, 'GDPR and EU AI Act'), 'met', '2 of 2');
  });

  test.each([
    'Colorado AI Act',
    'GDPR',
    'ISO 27001, as for the AI Act of Colorado',
    'Regulation (EU) 2022/2065',
    'no AI Act',
  ])('does not take another law for it: %s', (name) => {
    expectOutcome(id, facts(['DE'], ['none'], true, name), 'absent');
  });

  const everything = [['EU'], ['health', 'payment-card'], true] as const;
  test.each([
    ['all three', facts(...everything, 'EU AI Act', 'GDPR', 'PCI DSS'), 1, /^3 of 3/],
    ['two of three', facts(...everything, 'EU AI Act', 'GDPR'), 2 / 3, /not PCI DSS/],
    ['none of three', facts(...everything), 'absent', /^0 of 3/],
    [
      'jurisdictions blank',
      facts('', ['personal'], false, 'HIPAA'),
      'unknown',
      /EU AI Act.*GDPR.*pilot\.jurisdictions/,
    ],
    ['classes blank', facts(['US-GA'], [''], false, 'GDPR'), 'unknown', /data\.sources\[0\]\.personal_data/],
    ['sources blank', facts(['US-GA'], '', false, 'GDPR'), 'unknown', /data\.sources/],
    ['link blank, outside the EU', facts(['US-GA'], ['none'], ''), 'unknown', /EU AI Act.*eu_link/],
    ['link blank, a country in the EU', facts(['DE'], ['none'], '', 'AI Act'), 'met', /^1 of 1/],
    ['link given, jurisdictions blank', facts('', ['none'], true, 'AI Act'), 'unknown', /no place is stated/],
    ['whatever the blank is, the list is empty', facts('', ['personal'], true), 'absent', /not EU AI Act/],
    ['nothing certain, the list is empty', facts('', ['personal'], false), 'unknown', /jurisdictions/],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome(id, fragment, expected, seen);
  });

  const listed = (...entries: readonly unknown[]) => ({
    ...facts(['NO'], ['personal', 'payment-card'], false),
    governance: { classification: { ...settled, eu_link: false }, regulations: entries },
  });
  test.each([
    [
      'one without a checker',
      listed({ name: 'GDPR', checked_by: 'a@example.com' }, { name: 'PCI DSS' }),
      0.5,
      'not stated for PCI DSS',
    ],
    ['none with a checker', listed({ name: 'GDPR' }, { name: 'PCI DSS' }), 'unknown', 'GDPR, PCI DSS'],
    [
      'listed twice, checked once',
      listed(
        { name: 'GDPR' },
        { name: 'UK GDPR', checked_by: 'a@example.com' },
        { name: 'PCI', checked_by: 'a@example.com' },
      ),
      1,
      '2 of 2',
    ],
    [
      'checked by nobody',
      listed({ name: 'GDPR', checked_by: 'nobody' }, { name: 'PCI', checked_by: 'nobody' }),
      'absent',
      '0 of 2',
    ],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome(id, fragment, expected, seen);
  });

  it.each([
    ['the entry that was checked', [{ name: 'GDPR' }, { name: 'UK GDPR', checked_by: 'a@example.com' }], 1],
    [
      'the first of several',
      [
        { name: 'GDPR', checked_by: 'a@example.com' },
        { name: 'UK GDPR', checked_by: 'b@example.com' },
      ],
      0,
    ],
  ])('looks for evidence of a law that is listed twice at %s', (_name, entries, place) => {
    const twice = listed(...entries, { name: 'PCI', checked_by: 'a@example.com' });
    expect(judgeOne(id, twice).outcome.support[0]?.evidencePaths).toEqual([`governance.regulations[${place}]`]);
  });

  it('points at the entry that nobody checked', () => {
    const blank = listed({ name: 'PCI', checked_by: 'a@example.com' }, { name: 'GDPR' }, { name: 'UK GDPR' });
    expect(judgeOne(id, blank).outcome.at).toBe('governance.regulations[1]');
  });

  it('is unknown without a list, even where nothing is required', () => {
    const blank = { ...facts(['JP'], ['none'], false), governance: { classification: { eu_link: false } } };
    expectOutcome(id, blank, 'unknown', 'not stated: regulations');
  });

  it('shows the facts that bring the laws, and the entries that carry the evidence', () => {
    const outcome = expectOutcome(id, facts(['US-GA'], ['none', 'health'], false, 'HIPAA'), 'met');
    expect(outcome.facts).toEqual(
      expect.arrayContaining([
        { path: 'pilot.jurisdictions', value: 'US-GA' },
        { path: 'data.sources[1].personal_data', value: 'health' },
      ]),
    );
    expect(outcome.support).toEqual([{ evidencePaths: ['governance.regulations[0]'], points: 1 }]);
  });

  it.each([
    ['one certain law checked, one open and missing', facts(['US'], ['health', ''], false, 'HIPAA'), 1],
    ['one certain law missing, one open and checked', facts(['US'], ['health', ''], false, 'PCI DSS'), 0.5],
  ] as const)('knows what can still be reached: %s', (_name, fragment, best) => {
    expect(expectOutcome(id, fragment, 'unknown').best).toBe(best);
  });

  it('counts subdivisions for their country', () => {
    expect(['EU', 'FR', 'EL', 'DE-BY', 'NO', 'GB', 'US-DE'].map(isInEu)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('governance.budget-share', () => {
  const budget = (governance_security: unknown, total: unknown) => ({
    budget: { total, lines: { governance_security } },
  });
  test.each([
    ['at the limit', budget(27, 100), 1, '27%'],
    ['just below', budget(26.9, 100), 0.5, '26.9%'],
    ['never rounded up to the limit', budget(26.99, 100), 0.5, '26.9%'],
    ['at the lower limit', budget(15, 100), 0.5, '15%'],
    ['just below the lower limit', budget(14.9, 100), 'absent', '14.9%'],
    ['nothing', budget(0, 100), 'absent', 'nothing'],
    ['nothing of a blank total', budget(0, ''), 'absent', 'nothing'],
    ['a total of 0', budget('', 0), 'absent', 'the total is 0'],
    ['line blank', budget('', 100), 'unknown', 'not stated: budget line governance security'],
    ['total blank', budget(27, ''), 'unknown', 'not stated: budget total'],
    ['both blank', {}, 'unknown', 'not stated: budget line governance security'],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome('governance.budget-share', fragment, expected, seen);
  });

  it('is shown by the evidence of the budget', () => {
    const outcome = expectOutcome('governance.budget-share', budget(20, 100), 0.5);
    expect(outcome.support).toEqual([{ evidencePaths: ['budget'], points: 0.5 }]);
    expect(outcome.facts).toEqual([
      { path: 'budget.lines.governance_security', value: '20' },
      { path: 'budget.total', value: '100' },
    ]);
  });
});

describe('controls that block by condition', () => {
  const high = classified({ ...plain, high_risk_uses: ['4(a)'], exemption: 'none' });
  const harmless = { ...classified(plain).governance, affects: [] };
  test.each([
    [
      'human-oversight: a high-risk tier',
      'human-oversight',
      { ...high, governance: { ...high.governance, affects: [] } },
      true,
    ],
    [
      'human-oversight: prohibited',
      'human-oversight',
      {
        pilot: { stage: 'pilot' },
        governance: { ...harmless, classification: { ...plain, prohibited_practices: ['a'] } },
      },
      true,
    ],
    [
      'human-oversight: affects safety',
      'human-oversight',
      { pilot: { stage: 'pilot' }, governance: { ...harmless, affects: ['safety'] } },
      true,
    ],
    ['human-oversight: neither', 'human-oversight', { pilot: { task: 'search' }, governance: harmless }, false],
    ['human-oversight: nothing said', 'human-oversight', {}, true],
    ['audit-trail: a high-risk tier', 'audit-trail', high, true],
    ['audit-trail: transparency or minimal', 'audit-trail', classified({ ...plain, interactions: '' }), false],
    ['audit-trail: Annex III blank', 'audit-trail', classified({ ...plain, high_risk_uses: '' }), true],
    [
      'access-control: confidential',
      'access-control',
      { data: { sources: [{ name: 'A', classification: 'restricted' }] } },
      true,
    ],
    [
      'access-control: public',
      'access-control',
      { data: { sources: [{ name: 'A', classification: 'public', personal_data: 'none' }] } },
      false,
    ],
    ['output-validation: always', 'output-validation', {}, true],
    ['input-guardrails: inside, without agents', 'input-guardrails', { pilot: { users: 'internal' } }, false],
    ['input-guardrails: nothing said', 'input-guardrails', {}, true],
  ] as const)('%s', (_name, slug, fragment, live) => {
    expect(judgeOne(`governance.${slug}`, fragment).live).toBe(live);
  });
});

describe('controls with a condition', () => {
  const declared = (slug: string, status: unknown, more: Record<string, unknown> = {}) => ({
    ...more,
    governance: { controls: { [slug]: status } },
  });
  const away = { status: 'not-applicable', reason: 'no dealings with people outside' };
  test.each([
    [
      'transparency, partners',
      'transparency',
      declared('transparency', 'in-place', { pilot: { users: 'partners' } }),
      'met',
    ],
    ['transparency, users blank', 'transparency', declared('transparency', 'in-place'), 'unknown'],
    [
      'transparency, declared away with customers',
      'transparency',
      declared('transparency', away, { pilot: { users: 'customers' } }),
      'unknown',
    ],
    [
      'bias-review, safety alone',
      'bias-review',
      { governance: { affects: ['safety'], controls: { 'bias-review': 'absent' } } },
      'absent',
    ],
    [
      'bias-review, rights',
      'bias-review',
      { governance: { affects: ['rights'], controls: { 'bias-review': 'absent' } } },
      'absent',
    ],
    [
      'vendor-terms, private cloud',
      'vendor-terms',
      declared('vendor-terms', 'in-place', { architecture: { model: { hosting: 'private-cloud' } } }),
      'met',
    ],
    ['privacy-assessment, no sources', 'privacy-assessment', { data: { sources: [] } }, 'not-applicable'],
    ['leakage-monitoring, sources blank', 'leakage-monitoring', declared('leakage-monitoring', 'in-place'), 'unknown'],
  ] as const)('%s', (_name, slug, fragment, expected) => {
    expectOutcome(`governance.${slug}`, fragment, expected);
  });
});
