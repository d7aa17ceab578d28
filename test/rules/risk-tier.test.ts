import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { highRiskUse, type RuleId, riskTier, type Tier, tierWarnings } from '../../src/rules/risk-tier.ts';
import { AS_OF, pilotOf } from '../kit.ts';

type Answers = Readonly<Record<string, unknown>>;

const pilotWith = (answers: Answers, pilot: Answers = { stage: 'pilot' }) =>
  pilotOf({ pilot, governance: { classification: answers } });

const tierOf = (answers: Answers, pilot?: Answers) => riskTier(pilotWith(answers, pilot));

/** In scope, with nothing listed; each row of the tables changes some of it. */
const plain = {
  infers_outputs: true,
  eu_link: true,
  research_only: false,
  prohibited_practices: [],
  annex_i_component: false,
  high_risk_uses: [],
  profiles_people: false,
  exemption: 'none',
  material_influence: false,
  interactions: [],
};

describe('the table, with every answer given', () => {
  test.each<[string, Answers, RuleId, Tier, string | undefined]>([
    ['rules that people wrote', { infers_outputs: false }, 'T0', 'out-of-scope', undefined],
    ['no link to the EU', { eu_link: false }, 'T0', 'out-of-scope', undefined],
    [
      'no link to the EU, practice listed',
      { eu_link: false, prohibited_practices: ['a'] },
      'T0',
      'out-of-scope',
      undefined,
    ],
    ['a practice', { prohibited_practices: ['h'] }, 'T1', 'prohibited', '2025-02-02'],
    [
      'a practice before Annex I',
      { prohibited_practices: ['c'], annex_i_component: true },
      'T1',
      'prohibited',
      '2025-02-02',
    ],
    ['a coming practice and one in force', { prohibited_practices: ['ba', 'a'] }, 'T1', 'prohibited', '2025-02-02'],
    ['Annex I', { annex_i_component: true }, 'T2', 'high-risk', '2028-08-02'],
    [
      'Annex I before Annex III, from the earlier of both dates',
      { annex_i_component: true, high_risk_uses: ['4(a)'] },
      'T2',
      'high-risk',
      '2027-12-02',
    ],
    ['Annex III and profiling', { high_risk_uses: ['4(a)'], profiles_people: true }, 'T3', 'high-risk', '2027-12-02'],
    [
      'profiling undoes an exemption',
      { high_risk_uses: ['4(a)'], profiles_people: true, exemption: 'preparatory' },
      'T3',
      'high-risk',
      '2027-12-02',
    ],
    ['Annex III, no exemption', { high_risk_uses: ['5(b)'] }, 'T4', 'high-risk', '2027-12-02'],
    [
      'Annex III, exemption that still sways the outcome',
      { high_risk_uses: ['5(b)'], exemption: 'detects-patterns', material_influence: true },
      'T4',
      'high-risk',
      '2027-12-02',
    ],
    [
      'Annex III, exempted',
      { high_risk_uses: ['4(a)'], exemption: 'narrow-procedural' },
      'T5',
      'exempted',
      '2027-12-02',
    ],
    [
      'exempted, and talks to people',
      { high_risk_uses: ['4(a)'], exemption: 'preparatory', interactions: ['talks-to-people'] },
      'T5',
      'exempted',
      '2027-12-02',
    ],
    ['talks to people', { interactions: ['talks-to-people'] }, 'T6', 'transparency', '2026-08-02'],
    ['profiling alone', { profiles_people: true }, 'T7', 'minimal', '2025-02-02'],
    ['nothing of all that', {}, 'T7', 'minimal', '2025-02-02'],
  ])('%s', (_name, changes, rule, tier, from) => {
    const found = tierOf({ ...plain, ...changes });
    expect(found).toMatchObject({ tier, rules: [rule], missing: [] });
    expect(found.from).toBe(from);
    expect(found.high).toBe(tier === 'high-risk');
    expect(found.prohibited).toBe(tier === 'prohibited');
  });
});

describe('research shelters before real users alone', () => {
  const research = { ...plain, research_only: true, prohibited_practices: ['a'] };
  test.each([
    ['idea', ['T0']],
    ['demo', ['T0']],
    ['pilot', ['T1']],
    ['production', ['T1']],
    ['scaled', ['T1']],
    ['', ['T0', 'T1']],
  ] as const)('stage %j', (stage, rules) => {
    expect(tierOf(research, { stage }).rules).toEqual(rules);
  });

  it('asks for the stage where it decides, and not where it does not', () => {
    expect(tierOf(research, {}).missing).toEqual(['pilot.stage']);
    expect(tierOf({ ...plain, research_only: '' }, { stage: 'pilot' }).tier).toBe('minimal');
    expect(tierOf({ ...plain, research_only: false }, {}).tier).toBe('minimal');
  });
});

describe('(ba) and (bb) are prohibited from 2026-12-02 on, whenever production began', () => {
  const day = '2026-12-02';
  test.each(['2026-12-01', '2027-03-01', undefined])('production %s', (production_target) => {
    for (const practice of ['ba', 'bb']) {
      const pilot = pilotWith({ ...plain, prohibited_practices: [practice] }, { stage: 'pilot', production_target });
      expect(riskTier(pilot)).toMatchObject({ tier: 'prohibited', from: day });
      expect(tierWarnings(pilot, '2026-12-01').map(({ message }) => message)).toEqual([
        expect.stringMatching(/from 2026-12-02; it counts already/),
      ]);
      expect(tierWarnings(pilot, day)).toEqual([]);
    }
  });
});

describe('a link to the EU that is denied against a stated place', () => {
  const denied = (more: Answers) =>
    tierOf({ ...plain, eu_link: false, ...more }, { stage: 'pilot', jurisdictions: ['DE'] });

  it('leaves the tier unresolved', () => {
    expect(denied({})).toMatchObject({
      tier: undefined,
      rules: ['T0', 'T7'],
      missing: ['governance.classification.eu_link'],
    });
  });

  it('does not lift a prohibited practice', () => {
    expect(denied({ prohibited_practices: ['f'] })).toMatchObject({ tier: 'prohibited', prohibited: true });
  });

  it('settles it elsewhere', () => {
    const found = tierOf({ ...plain, eu_link: false }, { stage: 'pilot', jurisdictions: ['US', 'CH'] });
    expect(found.tier).toBe('out-of-scope');
  });
});

describe('what the Act leaves out', () => {
  test.each<[string, Answers, Tier]>([
    ['military', { sole_purpose: 'military' }, 'out-of-scope'],
    ['scientific research, in production', { sole_purpose: 'scientific-research' }, 'out-of-scope'],
    ['personal use of what was bought', { sole_purpose: 'personal', built: 'bought' }, 'out-of-scope'],
    ['personal use of what one built', { sole_purpose: 'personal', built: 'own' }, 'minimal'],
    ['open source', { open_source: true }, 'out-of-scope'],
    ['open source that talks to people', { open_source: true, interactions: ['talks-to-people'] }, 'transparency'],
    ['open source for a high-risk use', { open_source: true, high_risk_uses: ['4(a)'] }, 'high-risk'],
    ['open source with a practice', { open_source: true, prohibited_practices: ['a'] }, 'prohibited'],
    ['help with editing', { interactions: ['generates-content'], edits_only: true }, 'minimal'],
  ])('%s', (_name, changes, tier) => {
    expect(tierOf({ ...plain, ...changes }, { stage: 'production' }).tier).toBe(tier);
  });

  test.each<[readonly string[], Tier]>([
    [['code'], 'minimal'],
    [['code', 'action'], 'minimal'],
    [['code', 'text'], 'transparency'],
  ])('generated %j', (output, tier) => {
    expect(tierOf({ ...plain, interactions: ['generates-content'] }, { output }).tier).toBe(tier);
  });
});

describe('the risk of the use reads no link to the EU', () => {
  const risk = (changes: Answers) => highRiskUse(pilotWith({ ...plain, ...changes })).high;
  test.each<[string, Answers, boolean | undefined]>([
    ['a use of Annex III elsewhere', { eu_link: false, high_risk_uses: ['4(a)'] }, true],
    ['with an exemption that holds', { eu_link: false, high_risk_uses: ['4(a)'], exemption: 'preparatory' }, false],
    ['an exemption that is blank is not claimed', { eu_link: false, high_risk_uses: ['4(a)'], exemption: '' }, true],
    ['Annex I elsewhere', { eu_link: false, annex_i_component: true }, true],
    ['a practice elsewhere', { eu_link: false, prohibited_practices: ['a'] }, true],
    ['blanks elsewhere arm nothing', { eu_link: false, high_risk_uses: '', annex_i_component: '' }, false],
    ['blanks in the EU', { high_risk_uses: '' }, undefined],
    ['rules that people wrote', { infers_outputs: false, high_risk_uses: ['4(a)'] }, false],
    ['nothing of it', {}, false],
  ])('%s', (_name, changes, expected) => expect(risk(changes)).toBe(expected));
});

describe('practices outside the EU are reported', () => {
  const outside = pilotWith({ ...plain, eu_link: false, prohibited_practices: ['a', 'ba'] });
  it('with the place of each and the fact that decides', () => {
    const warnings = tierWarnings(outside, AS_OF);
    expect(warnings.map(({ path }) => path)).toEqual([
      'governance.classification.prohibited_practices[0]',
      'governance.classification.prohibited_practices[1]',
    ]);
    expect(warnings[0]?.message).toMatch(/Article 5\(1\)\(a\).*it does not block.*eu_link false/);
    expect(warnings[1]?.message).toMatch(/Article 5\(1\)\(ba\).*from 2026-12-02.*it does not block/);
  });
  test.each<[string, Answers]>([
    ['none listed', { ...plain, eu_link: false }],
    ['a finding of its own', { ...plain, prohibited_practices: ['a'] }],
    ['blank', {}],
  ])('no warning: %s', (_name, answers) => {
    expect(tierWarnings(pilotWith(answers), AS_OF)).toEqual([]);
  });
});

describe('blank answers', () => {
  const without = (...keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, '']));
  const area = { high_risk_uses: ['4(a)'] };
  type Row = [string, Answers, readonly RuleId[], Tier | undefined, boolean | undefined, boolean | undefined];
  test.each<Row>([
    ['practices alone', without('prohibited_practices'), ['T1', 'T7'], undefined, false, undefined],
    [
      'practices listed, link blank',
      { prohibited_practices: ['a'], eu_link: '' },
      ['T0', 'T1'],
      undefined,
      false,
      undefined,
    ],
    [
      'practices blank outside the EU',
      { prohibited_practices: '', eu_link: false },
      ['T0'],
      'out-of-scope',
      false,
      false,
    ],
    ['practices none, link blank', without('eu_link'), ['T0', 'T7'], undefined, false, false],
    ['Annex I', without('annex_i_component'), ['T2', 'T7'], undefined, undefined, false],
    ['Annex I, high-risk anyway', { ...area, annex_i_component: '' }, ['T2', 'T4'], 'high-risk', true, false],
    ['Annex III', without('high_risk_uses'), ['T4', 'T7'], undefined, undefined, false],
    ['profiling, no exemption', { ...area, profiles_people: '' }, ['T3', 'T4'], 'high-risk', true, false],
    [
      'profiling, exempted',
      { ...area, profiles_people: '', exemption: 'preparatory' },
      ['T3', 'T5'],
      undefined,
      undefined,
      false,
    ],
    ['profiling, no area', without('profiles_people'), ['T7'], 'minimal', false, false],
    ['exemption', { ...area, exemption: '' }, ['T4', 'T5'], undefined, undefined, false],
    [
      'exemption, sways the outcome',
      { ...area, exemption: '', material_influence: true },
      ['T4'],
      'high-risk',
      true,
      false,
    ],
    ['influence without an exemption', { ...area, material_influence: '' }, ['T4'], 'high-risk', true, false],
    ['interactions', without('interactions'), ['T6', 'T7'], undefined, false, false],
    ['interactions of a high-risk system', { ...area, interactions: '' }, ['T4'], 'high-risk', true, false],
    [
      'all behind a practice',
      { ...without('annex_i_component', 'high_risk_uses'), prohibited_practices: ['a'] },
      ['T1'],
      'prohibited',
      false,
      true,
    ],
  ])('%s', (_name, changes, rules, tier, high, prohibited) => {
    const found = tierOf({ ...plain, ...changes });
    expect({ rules: found.rules, tier: found.tier, high: found.high, prohibited: found.prohibited }).toEqual({
      rules,
      tier,
      high,
      prohibited,
    });
  });

  it('leave everything open where nothing is said', () => {
    const found = tierOf({}, {});
    expect(found.rules).toEqual(['T0', 'T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7']);
    expect(found.from).toBeUndefined();
    expect(found.missing).toContain('governance.classification.eu_link');
  });

  it('take the earliest date of the rules that may match', () => {
    expect(tierOf({ ...plain, ...area, annex_i_component: '' }).from).toBe('2027-12-02');
  });

  it('are asked for only where they can change the tier', () => {
    expect(tierOf({ ...plain, annex_i_component: '', profiles_people: '' }).missing).toEqual([
      'governance.classification.annex_i_component',
    ]);
  });

  it('no jurisdiction fills in the link to the EU', () => {
    expect(tierOf({ ...plain, eu_link: '' }, { stage: 'pilot', jurisdictions: ['DE'] }).tier).toBeUndefined();
  });
});

describe('against the plain table, for any set of blanks', () => {
  const values = {
    infers_outputs: [true, false],
    eu_link: [true, false],
    research_only: [true, false],
    stage: ['demo', 'pilot'],
    prohibited_practices: [[], ['a']],
    annex_i_component: [true, false],
    high_risk_uses: [[], ['4(a)']],
    profiles_people: [true, false],
    exemption: ['none', 'preparatory'],
    material_influence: [true, false],
    interactions: [[], ['generates-content']],
  } as const;
  type Key = keyof typeof values;
  type Full = { readonly [K in Key]: (typeof values)[K][number] };
  const keys = Object.keys(values) as Key[];

  /** The table as it is written, for answers that are all there. */
  const plainTable = (given: Full): RuleId => {
    if (!given.infers_outputs || !given.eu_link || (given.research_only && given.stage === 'demo')) return 'T0';
    if (given.prohibited_practices.length > 0) return 'T1';
    if (given.annex_i_component) return 'T2';
    if (given.high_risk_uses.length > 0 && given.profiles_people) return 'T3';
    if (given.high_risk_uses.length > 0 && (given.exemption === 'none' || given.material_influence)) return 'T4';
    if (given.high_risk_uses.length > 0) return 'T5';
    return given.interactions.length > 0 ? 'T6' : 'T7';
  };

  type Partly = Partial<Full>;
  const completions = (given: Partly): readonly Full[] =>
    keys.reduce<readonly Partly[]>(
      (all, key) =>
        given[key] !== undefined ? all : all.flatMap((one) => values[key].map((value) => ({ ...one, [key]: value }))),
      [given],
    ) as readonly Full[];

  const partly = fc.record(
    Object.fromEntries(keys.map((key) => [key, fc.constantFrom(undefined, ...values[key])])),
  ) as fc.Arbitrary<Partly>;

  const found = ({ stage, ...answers }: Partly) => tierOf(answers, { stage });
  const severity: readonly Tier[] = ['out-of-scope', 'minimal', 'transparency', 'exempted', 'high-risk', 'prohibited'];
  const tierBy = { T0: 0, T7: 1, T6: 2, T5: 3, T4: 4, T3: 4, T2: 4, T1: 5 } as const satisfies Record<RuleId, number>;

  it('opens exactly the rules that some completion reaches', () => {
    fc.assert(
      fc.property(partly, (given) => {
        const reached = new Set(completions(given).map(plainTable));
        expect([...found(given).rules].sort()).toEqual([...reached].sort());
      }),
    );
  });

  it('never gives a lower tier than a completion, and a tier only where all completions agree', () => {
    fc.assert(
      fc.property(partly, (given) => {
        const levels = new Set(completions(given).map((one) => tierBy[plainTable(one)]));
        const { tier, high, prohibited } = found(given);
        expect(tier).toBe(levels.size === 1 ? severity[[...levels][0] ?? 0] : undefined);
        expect(high).toBe(levels.has(4) ? levels.size === 1 || undefined : false);
        expect(prohibited).toBe(levels.has(5) ? levels.size === 1 || undefined : false);
      }),
    );
  });

  it('settles once all that it misses is answered, whatever the answers are', () => {
    const fill = (given: Partly, path: string, pick: number): Partly => {
      const key = path.slice(path.lastIndexOf('.') + 1) as Key;
      return { ...given, [key]: values[key][pick] };
    };
    fc.assert(
      fc.property(partly, fc.array(fc.nat(1), { minLength: keys.length, maxLength: keys.length }), (given, picks) => {
        const { tier, missing } = found(given);
        expect(missing.length > 0).toBe(tier === undefined);
        const answered = missing.reduce((all, path, i) => fill(all, path, picks[i] ?? 0), given);
        expect(found(answered).tier).toBeDefined();
      }),
    );
  });
});
