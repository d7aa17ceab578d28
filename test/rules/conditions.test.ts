// When a condition holds, when it does not, and when a blank leaves it open.
import { describe, expect, it, test } from 'vitest';
import { type Condition, type ConditionName, conditions, withoutRetrieval } from '../../src/rules/conditions.ts';
import { AS_OF, pilotOf } from '../kit.ts';

type Fields = Readonly<Record<string, unknown>>;

const isMap = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

const merged = (base: Fields, more: Fields): Fields => ({
  ...base,
  ...Object.fromEntries(
    Object.entries(more).map(([key, value]) => {
      const before = base[key];
      return [key, isMap(before) && isMap(value) ? merged(before, value) : value];
    }),
  ),
});

const truthOf = (name: ConditionName, fragment: Fields) =>
  (conditions[name] as Condition)(pilotOf(fragment), { asOf: AS_OF, options: { target: 0.7 } });

/** A list of maps of one field each; "" stands for a blank. */
const each = (key: string, values: readonly unknown[]): readonly Fields[] =>
  values.map((value, i) => ({ name: `N${i}`, [key]: value }));
const sources = (key: string, ...values: readonly unknown[]): Fields => ({ data: { sources: each(key, values) } });
const integrations = (...list: readonly Fields[]): Fields => ({
  architecture: { integrations: list.map((one, i) => ({ system: `S${i}`, ...one })) },
});
const users = (word: string): Fields => ({ pilot: { users: word } });
const stage = (word: string): Fields => ({ pilot: { stage: word } });
const approach = (word: string): Fields => ({ architecture: { approach: word } });
const hosting = (word: string): Fields => ({ architecture: { model: { hosting: word } } });
const affects = (...kinds: readonly string[]): Fields => ({ governance: { affects: kinds } });
const classified = (answers: Fields): Fields => ({ governance: { classification: answers } });
const agents = (...values: readonly unknown[]): Fields => ({ agents: each('irreversible_actions', values) });

const inEu = { eu_link: true, infers_outputs: true, research_only: false };
const outside = { ...inEu, eu_link: false };
const none = { prohibited_practices: [], annex_i_component: false, high_risk_uses: [], profiles_people: false };
const listed = { ...none, high_risk_uses: ['4(a)'] };
const prohibited = { ...none, prohibited_practices: ['a'] };
const exempted = { ...listed, exemption: 'preparatory', material_influence: false };

/** Nobody can be hurt: every fact that would say otherwise is stated to be absent. */
const harmless = {
  pilot: { users: 'internal', task: 'drafting' },
  governance: { affects: ['money'], classification: { ...inEu, ...none } },
  data: { sources: [{ name: 'A', classification: 'internal', personal_data: 'none' }] },
  agents: [],
};
const but = (...fragments: readonly Fields[]): Fields => fragments.reduce<Fields>(merged, harmless);
const task = (word: string): Fields => ({ pilot: { task: word } });
const measure = (fields: Fields): Fields => ({ kpis: { measures: [{ name: 'K', ...fields }] } });
const adoption = (fields: Fields): Fields => ({ kpis: { adoption: fields } });
const target = (date: string, word: string): Fields => ({ pilot: { stage: word, production_target: date } });

type Row = readonly [ConditionName, holds: readonly Fields[], fails: readonly Fields[], open: readonly Fields[]];

const hurts: readonly Fields[] = [
  ...['people', 'health', 'safety', 'rights'].map((kind) => affects('money', kind)),
  classified(listed),
  ...['special-category', 'health', 'children'].map((word) => sources('personal_data', 'none', word)),
  task('decision'),
];

const table: readonly Row[] = [
  ['stage-production', [stage('production'), stage('scaled')], ['idea', 'demo', 'pilot'].map(stage), [{}]],
  [
    'before-production',
    [stage('idea'), stage('demo'), stage('pilot'), target('2026-11-23', 'pilot'), target('2027-01-01', 'demo')],
    [
      stage('production'),
      stage('scaled'),
      target('2026-11-22', 'pilot'),
      { pilot: { production_target: '2026-01-01' } },
    ],
    [{}, { pilot: { production_target: '2027-01-01' } }],
  ],
  [
    'measured-or-live',
    [
      stage('production'),
      stage('scaled'),
      measure({ role: 'primary', baseline: 3, measured: { value: 2 } }),
      measure({ role: 'guardrail', limit: 3, measured: { value: 2 } }),
    ],
    [
      {},
      stage('pilot'),
      measure({ role: 'primary', target: 1, measured: { value: 2 } }),
      measure({ role: 'guardrail', baseline: 3, measured: { value: 2 } }),
      measure({ role: 'primary', baseline: 3, target: 1 }),
    ],
    [],
  ],
  [
    'adoption-below-half',
    [
      adoption({ intended_users: 100, active_users: 34 }),
      adoption({ intended_users: 100, active_users: 24, target_share: 0.5 }),
    ],
    [
      {},
      adoption({ intended_users: 100 }),
      adoption({ active_users: 0 }),
      adoption({ intended_users: 100, active_users: 35 }),
      adoption({ intended_users: 100, active_users: 25, target_share: 0.5 }),
    ],
    [],
  ],
  [
    'personal-data',
    [sources('personal_data', 'personal'), sources('personal_data', '', 'none', 'health')],
    [sources('personal_data', 'none', 'none'), { data: { sources: [] } }],
    [{}, sources('personal_data', 'none', '')],
  ],
  [
    'sensitive-data',
    ['special-category', 'health', 'payment', 'children'].map((word) => sources('personal_data', 'none', word)),
    [sources('personal_data', 'none', 'personal'), { data: { sources: [] } }],
    [{}, sources('personal_data', 'personal', '')],
  ],
  [
    'sensitive-or-external-personal-data',
    [but(sources('personal_data', 'payment')), but(users('public'), sources('personal_data', 'personal'))],
    [harmless, but(sources('personal_data', 'personal')), but(users('public'))],
    [{}, but(sources('personal_data', '')), sources('personal_data', 'personal')],
  ],
  [
    'leak-hurts',
    [
      but(sources('personal_data', 'health')),
      sources('classification', 'restricted'),
      but(users('partners'), sources('personal_data', 'personal')),
    ],
    [harmless, but({ data: { sources: [{ name: 'A', classification: 'confidential', personal_data: 'personal' }] } })],
    [{}, but({ data: { sources: [{ name: 'A', personal_data: 'none' }] } })],
  ],
  [
    'confidential-or-personal-data',
    [
      sources('classification', 'confidential'),
      sources('classification', 'internal', 'restricted'),
      sources('personal_data', 'personal'),
    ],
    [harmless, { data: { sources: [] } }],
    [{}, sources('classification', 'internal'), sources('personal_data', 'none')],
  ],
  ['fine-tunes', ['fine-tune', 'hybrid', 'from-scratch'].map(approach), ['prompt', 'rag'].map(approach), [{}]],
  ['retrieves', ['rag', 'hybrid'].map(approach), ['prompt', 'fine-tune', 'from-scratch'].map(approach), [{}]],
  [
    'knowledge-used',
    [{ architecture: { knowledge: { used: true } } }],
    [{ architecture: { knowledge: { used: false } } }],
    [{}],
  ],
  ['integrations', [integrations({})], [integrations()], [{}]],
  [
    'legacy-integrations',
    [
      integrations({ legacy: true }),
      ...['proprietary', 'screen', 'none'].map((word) => integrations({ legacy: false, interface: word })),
    ],
    [integrations({ legacy: false, interface: 'rest' }), integrations()],
    [{}, integrations({ legacy: false }), integrations({ interface: 'rest' })],
  ],
  [
    'critical-integration-open',
    [integrations({ critical: true, status: 'mocked' }), integrations({ status: 'not-started' })],
    [
      integrations({ critical: false, status: 'mocked' }),
      integrations({ critical: false }),
      integrations({ status: 'live' }, { critical: true, status: 'tested' }),
      integrations(),
    ],
    [{}, integrations({ critical: true })],
  ],
  ['vendor-model', ['vendor-api', 'private-cloud'].map(hosting), [hosting('self-hosted')], [{}]],
  [
    'external-vendor-model',
    [merged(users('public'), hosting('vendor-api'))],
    [users('internal'), hosting('self-hosted')],
    [{}, users('public'), hosting('vendor-api')],
  ],
  [
    'people',
    hurts.map((one) => but(one)),
    [
      harmless,
      but(sources('personal_data', 'payment', 'personal')),
      but(classified(exempted)),
      but(classified({ ...outside, high_risk_uses: '', annex_i_component: '' })),
    ],
    [
      {},
      but(classified({ high_risk_uses: '' })),
      but({ governance: { affects: '' } }),
      but(task('')),
      but(sources('personal_data', '')),
      but(classified({ ...exempted, material_influence: '' })),
    ],
  ],
  ['external-users', ['partners', 'customers', 'public'].map(users), [users('internal')], [{}]],
  [
    'external-or-agents',
    [but(users('partners')), but(agents(false)), users('public')],
    [harmless, users('internal')],
    [{}, { agents: [] }],
  ],
  [
    'external-agents-or-confidential',
    [but(users('customers')), but(agents('')), but(sources('classification', 'confidential'))],
    [harmless],
    [{}, but({ data: { sources: '' } })],
  ],
  ['external-or-people', [users('public'), ...hurts.map((one) => but(one))], [harmless], [{}, users('internal')]],
  [
    'external-people-or-irreversible',
    [users('public'), ...hurts.map((one) => but(one)), but(agents(true))],
    [harmless, but(agents(false))],
    [{}, but(agents(''))],
  ],
  [
    'external-or-affects',
    [users('public'), affects('money')],
    [{ ...users('internal'), ...affects() }],
    [{}, users('internal'), affects()],
  ],
  [
    'high-risk',
    [
      classified({ ...inEu, ...none, annex_i_component: true }),
      classified({ ...inEu, ...prohibited }),
      classified({ ...inEu, ...listed, exemption: '' }),
      classified({ ...inEu, ...exempted, profiles_people: true }),
      classified({ ...outside, ...listed }),
      classified({ ...outside, ...prohibited }),
      classified(listed),
    ],
    [
      classified({ ...inEu, ...none }),
      classified({ ...inEu, ...exempted }),
      classified({ eu_link: false }),
      classified({ eu_link: false, high_risk_uses: ['4(a)'], exemption: 'preparatory' }),
      classified({ ...inEu, ...listed, infers_outputs: false }),
      { ...classified({ ...inEu, ...listed, research_only: true }), ...stage('demo') },
    ],
    [
      {},
      classified({ ...inEu, ...none, annex_i_component: '' }),
      classified({ ...inEu, ...none, high_risk_uses: '' }),
      classified({ ...inEu, ...none, prohibited_practices: '' }),
      classified({ ...inEu, ...exempted, profiles_people: '' }),
      classified({ ...none, high_risk_uses: '' }),
      { ...classified({ eu_link: false }), pilot: { jurisdictions: ['DE'] } },
    ],
  ],
  ['high-risk-or-decision', [but(task('decision')), but(classified(listed))], [harmless], [{}, but(task(''))]],
  [
    'high-risk-decision-or-affects',
    [
      ...['people', 'money', 'health', 'safety', 'rights'].map((kind) => affects(kind)),
      but(affects(), task('decision')),
      but(affects(), classified(listed)),
    ],
    [but(affects())],
    [{}, affects(), but({ governance: { affects: '' } })],
  ],
  [
    'prohibited-practice',
    [classified({ ...inEu, ...prohibited })],
    [classified({ ...inEu, ...none }), classified({ ...outside, ...prohibited })],
    [{}, classified(prohibited), classified({ ...inEu, ...none, prohibited_practices: '' })],
  ],
  [
    'agents',
    [agents('')],
    [{ agents: [] }, {}, { pilot: { task: 'summarisation' } }],
    [{ pilot: { task: 'decision' } }],
  ],
  [
    'irreversible-agents',
    [agents(false, true), agents('', true)],
    [agents(false), { agents: [] }, {}],
    [agents(false, ''), { pilot: { task: 'decision' } }],
  ],
  ['judge-used', [{ evaluation: { judge: { used: true } } }], [{ evaluation: { judge: { used: false } } }], [{}]],
];

it('has a row for each condition', () => {
  expect(table.map(([name]) => name).sort()).toEqual(Object.keys(conditions).sort());
});

describe.each(table)('%s', (name, holds, fails, open) => {
  const cases = [
    ...holds.map((fragment) => [true, fragment] as const),
    ...fails.map((fragment) => [false, fragment] as const),
    ...open.map((fragment) => [undefined, fragment] as const),
  ];
  test.each(cases)('is %s on %j', (truth, fragment) => expect(truthOf(name, fragment)).toBe(truth));
});

test.each([
  ['rag', ['a', 'b']],
  ['', ['a', 'b']],
  ['prompt', ['a']],
])('what belongs to retrieval counts unless nothing is retrieved: approach "%s"', (word, expected) => {
  expect(withoutRetrieval(pilotOf(approach(word)), ['a', 'b'], 'b')).toEqual(expected);
});
