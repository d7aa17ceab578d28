// When a condition holds, when it does not, and when a blank leaves it open.
import { describe, expect, it, test } from 'vitest';
import { type ConditionName, conditions, withoutRetrieval } from '../../src/rules/conditions.ts';
import { AS_OF, pilotOf } from '../kit.ts';

type Fields = Readonly<Record<string, unknown>>;

const truthOf = (name: ConditionName, fragment: Fields) => conditions[name](pilotOf(fragment), { asOf: AS_OF });

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

const minimal = { eu_link: true, infers_outputs: true, research_only: false, prohibited_practices: [] };
const none = { ...minimal, annex_i_component: false, high_risk_areas: [] };
const prohibited = { ...minimal, prohibited_practices: ['a'] };

type Row = readonly [ConditionName, holds: readonly Fields[], fails: readonly Fields[], open: readonly Fields[]];

const table: readonly Row[] = [
  ['stage-production', [stage('production'), stage('scaled')], ['idea', 'demo', 'pilot'].map(stage), [{}]],
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
    'confidential-or-personal-data',
    [
      sources('classification', 'confidential'),
      sources('classification', 'internal', 'restricted'),
      sources('personal_data', 'personal'),
    ],
    [
      { data: { sources: [{ name: 'A', classification: 'public', personal_data: 'none' }] } },
      { data: { sources: [] } },
    ],
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
    'affects-people',
    ['people', 'health', 'rights'].map((kind) => affects('money', kind)),
    [affects('money', 'safety'), affects()],
    [{}],
  ],
  ['external-users', ['partners', 'customers', 'public'].map(users), [users('internal')], [{}]],
  [
    'high-risk',
    [classified({ ...none, annex_i_component: true }), classified(prohibited)],
    [classified(none), classified({ eu_link: false })],
    [{}, classified({ ...none, annex_i_component: '' })],
  ],
  [
    'high-risk-or-affects',
    ['people', 'money', 'health', 'safety', 'rights'].map((kind) => affects(kind)),
    [{ governance: { affects: [], classification: none } }],
    [{}, affects(), classified(none)],
  ],
  [
    'external-or-affects',
    [users('public'), affects('money')],
    [{ ...users('internal'), ...affects() }],
    [{}, users('internal'), affects()],
  ],
  [
    'prohibited-practice',
    [classified(prohibited)],
    [classified(none)],
    [{}, classified({ ...minimal, prohibited_practices: '' })],
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
