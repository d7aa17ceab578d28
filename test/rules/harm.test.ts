// Who can be hurt: which checks block and by which gate they are due, from stated facts; and the two checks that ask
// whether somebody is being hurt already. Every row is one sentence of the contract, stated true, stated false, or blank.
import { describe, expect, it, test } from 'vitest';
import { evaluate } from '../../src/assess/evaluate.ts';
import { composeChecklist } from '../../src/checklist/core.ts';
import type { EvidenceState } from '../../src/model/evidence.ts';
import { AS_OF, pilotOf } from '../kit.ts';

const checklist = composeChecklist();

type Fields = Readonly<Record<string, unknown>>;
type EvidenceAt = (place: string) => EvidenceState;

const judged = (fragments: readonly Fields[], id: string, evidenceAt?: EvidenceAt) => {
  const found = evaluate(checklist, pilotOf(...fragments), AS_OF, evidenceAt).find(({ item }) => item.id === id);
  if (found === undefined) throw new Error(`there is no check ${id}`);
  return found;
};

/** Nobody outside, no agents, nothing confidential, nobody affected, no use that the EU calls high-risk. */
const harmless: Fields = {
  pilot: { users: 'internal', task: 'drafting', stage: 'pilot' },
  governance: {
    affects: [],
    classification: {
      eu_link: true,
      infers_outputs: true,
      research_only: false,
      prohibited_practices: [],
      annex_i_component: false,
      high_risk_uses: [],
      profiles_people: false,
    },
  },
  data: { sources: [{ name: 'A', classification: 'internal', personal_data: 'none' }] },
  architecture: { model: { hosting: 'self-hosted' } },
  agents: [],
};

const users = (word: string | null): Fields => ({ pilot: { users: word } });
const task = (word: string | null): Fields => ({ pilot: { task: word } });
const affects = (...kinds: readonly string[]): Fields => ({ governance: { affects: kinds } });
const blank = (section: string, key: string): Fields => ({ [section]: { [key]: null } });
const source = (fields: Fields): Fields => ({
  data: { sources: [{ name: 'A', classification: 'internal', ...fields }] },
});
const holds = (word: string | null): Fields => source({ personal_data: word });
const classified = (answers: Fields): Fields => ({ governance: { classification: answers } });
const agents = (fields: Fields): Fields => ({ agents: [{ name: 'Agent', ...fields }] });
const acts = agents({ irreversible_actions: true });
const listed = classified({ high_risk_uses: ['4(a)'] });
const outsideEu = classified({
  eu_link: false,
  high_risk_uses: null,
  annex_i_component: null,
  prohibited_practices: null,
});
const both = (...all: readonly Fields[]): Fields => all.reduce<Fields>((a, b) => merge(a, b), {});
const merge = (a: Fields, b: Fields): Fields => ({
  ...a,
  ...Object.fromEntries(
    Object.entries(b).map(([key, value]) => {
      const before = a[key];
      const isMap = (one: unknown): one is Fields => typeof one === 'object' && one !== null && !Array.isArray(one);
      return [key, isMap(before) && isMap(value) ? merge(before, value) : value];
    }),
  ),
});

const sensitive = ['special-category', 'health', 'children', 'criminal'].map(holds);
const people: readonly Fields[] = [
  ...['people', 'health', 'safety', 'rights'].map((kind) => affects(kind)),
  listed,
  ...sensitive,
  task('decision'),
];

type Row = readonly [id: string, blocks: readonly Fields[], not: readonly Fields[]];

/** Beside what is harmless. A blank fact arms a blocker. */
const blockers: readonly Row[] = [
  ['governance.output-validation', [{}], []],
  [
    'governance.human-oversight',
    [
      ...['people', 'money', 'health', 'safety', 'rights'].map((kind) => affects(kind)),
      task('decision'),
      listed,
      classified({ annex_i_component: true }),
      classified({ prohibited_practices: ['f'] }),
      both(listed, classified({ eu_link: false })),
      blank('governance', 'affects'),
      task(null),
      classified({ high_risk_uses: null }),
    ],
    [{}, outsideEu, classified({ high_risk_uses: ['4(a)'], exemption: 'preparatory', material_influence: false })],
  ],
  ['governance.input-guardrails', [...['partners', 'customers', 'public'].map(users), agents({}), users(null)], [{}]],
  [
    'governance.security-review',
    [
      users('public'),
      agents({}),
      source({ classification: 'confidential', personal_data: 'none' }),
      source({ classification: 'restricted', personal_data: 'none' }),
      holds('personal'),
      holds(null),
    ],
    [{}],
  ],
  ['governance.transparency', [users('customers'), users('partners'), users('public')], []],
  [
    'governance.privacy-assessment',
    [
      ...sensitive,
      holds('payment-card'),
      holds('account'),
      holds('criminal'),
      both(users('public'), holds('personal')),
      both(users(null), holds('personal')),
    ],
    [holds('personal')],
  ],
  ['governance.bias-review', people, []],
  [
    'governance.vendor-terms',
    [
      both({ architecture: { model: { hosting: 'vendor-api' } } }, holds('personal')),
      both({ architecture: { model: { hosting: 'vendor-api' } } }, source({ classification: 'confidential' })),
    ],
    [{ architecture: { model: { hosting: 'vendor-api' } } }],
  ],
  [
    'governance.leakage-monitoring',
    [
      ...sensitive,
      source({ classification: 'restricted', personal_data: 'none' }),
      both(users('public'), holds('personal')),
    ],
    [source({ classification: 'confidential', personal_data: 'none' }), holds('personal')],
  ],
  [
    'evaluation.safety',
    [users('public'), ...people, users(null), blank('governance', 'affects')],
    [{}, affects('money')],
  ],
  ['evaluation.regression', [users('public'), ...people, task(null)], [{}, affects('money')]],
  ['operations.security', [{}], []],
  [
    'operations.incident-response',
    [users('public'), ...people, acts, agents({})],
    [{}, agents({ irreversible_actions: false })],
  ],
  [
    'operations.model-registry',
    [both(users('public'), { architecture: { model: { hosting: 'vendor-api' } } })],
    [{}, users('public'), { architecture: { model: { hosting: 'vendor-api' } } }],
  ],
  [
    'data.retention',
    [...sensitive, holds('payment-card'), holds('account'), holds('criminal'), holds(null)],
    [{}, holds('personal')],
  ],
  ['governance.audit-trail', [listed, classified({ high_risk_uses: null })], [{}, outsideEu, affects('people')]],
  [
    'kpis.adoption',
    [{ kpis: { adoption: { intended_users: 100, active_users: 34 } } }],
    [
      {},
      { kpis: { adoption: { intended_users: 100, active_users: 36 } } },
      { kpis: { adoption: { intended_users: 100 } } },
    ],
  ],
];

describe.each(blockers)('%s', (id, blocks, not) => {
  test.each(blocks.map((one) => [one]))('blocks: %j', (fragment) => {
    expect(judged([harmless, fragment], id).live).toBe(true);
  });
  test.each(not.map((one) => [one]))('does not: %j', (fragment) => {
    expect(judged([harmless, fragment], id).live).toBe(false);
  });
});

/** By which gate: with users outside, with an agent that acts irreversibly, for a high-risk use or a decision. */
const due: readonly (readonly [id: string, outside: boolean, acts: boolean, use: boolean])[] = [
  ['governance.output-validation', true, true, false],
  ['governance.human-oversight', true, true, true],
  ['governance.input-guardrails', true, true, false],
  ['governance.security-review', true, true, false],
  ['governance.transparency', true, true, false],
  ['governance.privacy-assessment', true, true, false],
  ['governance.bias-review', false, false, true],
  ['governance.leakage-monitoring', false, false, false],
  ['evaluation.safety', true, true, false],
  ['evaluation.regression', false, false, false],
  ['operations.security', false, false, false],
  ['operations.incident-response', false, false, false],
  ['operations.model-registry', false, false, false],
  ['data.retention', false, false, false],
  ['governance.agent-permissions', false, true, false],
  ['governance.agent-audit', false, true, false],
  ['governance.agent-approval', false, true, false],
];

describe.each(due)('%s is due', (id, outside, irreversibly, use) => {
  const gate = (...fragments: readonly Fields[]) => judged([harmless, ...fragments], id);
  const by = (early: boolean) => (early ? 'pilot' : 'production');

  it('by production where nobody is hurt', () => expect(gate().item.gate).toBe('production'));
  it('with users outside', () => expect(gate(users('public')).item.gate).toBe(by(outside)));
  it('with an agent that acts irreversibly', () => expect(gate(acts).item.gate).toBe(by(irreversibly)));
  it('for a high-risk use, in the EU and elsewhere', () => {
    expect(gate(listed).item.gate).toBe(by(use));
    expect(gate(listed, classified({ eu_link: false })).item.gate).toBe(by(use));
  });
  it('for a decision', () => expect(gate(task('decision')).item.gate).toBe(by(use)));
  it('and a blank brings nothing forward', () => {
    expect(gate(users(null), agents({}), task(null), classified({ high_risk_uses: null })).item.gate).toBe(
      'production',
    );
  });
  it('with the reason', () => {
    const early = [users('public'), acts, listed].filter((_, i) => [outside, irreversibly, use][i]);
    for (const fragment of early) expect(gate(fragment).early).toMatch(/users are|an agent can|the use is/);
    expect(gate().early).toBeUndefined();
  });
});

it('governance.vendor-terms is due by pilot', () => {
  expect(judged([harmless], 'governance.vendor-terms').item.gate).toBe('pilot');
});

describe('half marks of an agent that acts irreversibly are enough for a pilot', () => {
  test.each([
    ['where every such action is approved', 'required', { gate: 'pilot', sure: true }],
    ['at best, where it is not said', null, { gate: 'pilot', sure: false }],
    ['not where a sample is', 'sampled', undefined],
    ['not where none is', 'none', undefined],
  ])('%s', (_name, approval, expected) => {
    for (const [id, fields] of [
      ['governance.agent-permissions', { permissions: 'scoped' }],
      ['governance.agent-audit', { audit: 'actions' }],
    ] as const) {
      const fragment = agents({ irreversible_actions: true, approval, ...fields });
      expect(judged([harmless, fragment], id).outcome.enoughFor).toEqual(expected);
    }
  });

  it('and less than half is not', () => {
    const fragment = agents({ irreversible_actions: true, approval: 'required', permissions: 'broad' });
    expect(judged([harmless, fragment], 'governance.agent-permissions').outcome.enoughFor).toBeUndefined();
  });
});

describe('evaluation.pilot-error-rate', () => {
  const id = 'evaluation.pilot-error-rate';
  const rate = (value: number | null, reviewed: number | null = null, human: number | null = null): Fields => ({
    pilot: { users: 'public' },
    evaluation: {
      hallucination: { measured: { value }, human_error_rate: human },
      human_review: { share_of_outputs: reviewed },
    },
  });

  test.each([
    ['at the limit', rate(0.1), 'met', 1],
    ['above it', rate(0.101), 'absent', 0],
    ['above it, a sample is reviewed', rate(0.3, 0.5), 'absent', 0],
    ['above it, every output is reviewed', rate(0.3, 1), 'met', 1],
    ['above it, and nothing is said of reviews', rate(0.3), 'absent', 0],
    ['no rate, every output is reviewed', rate(null, 1), 'met', 1],
    ['no rate, a sample is reviewed', rate(null, 0.5), 'unknown', 1],
    ['no rate, nothing is reviewed', rate(null, 0), 'unknown', 1],
    ['nothing said', rate(null), 'unknown', 1],
  ])('%s', (_name, fragment, kind, best) => {
    const { item, outcome, live } = judged([fragment], id);
    expect([outcome.kind, outcome.best, item.gate, live]).toEqual([kind, best, 'pilot', true]);
  });

  it('counts outside alone', () => {
    expect(judged([harmless], id).outcome.kind).toBe('not-applicable');
    expect(judged([], id).outcome.kind).toBe('unknown');
  });

  it('has the limit of people where that was checked, and only then', () => {
    const found = (state: EvidenceState) => judged([rate(0.2, null, 0.25)], id, () => state).outcome.kind;
    expect((['checked', 'present', 'stale', 'none'] as const).map(found)).toEqual([
      'met',
      'absent',
      'absent',
      'absent',
    ]);
    expect(judged([rate(0.2, null, 0.25)], id).outcome.kind).toBe('absent');
  });

  it('is placed at the measured value, in words that say it', () => {
    expect(judged([rate(0.15)], id).outcome).toMatchObject({
      at: 'evaluation.hallucination.measured.value',
      seen: '15% of answers wrong or invented, limit for a pilot 10%',
    });
  });
});

describe('evaluation.hallucination and the human error rate', () => {
  const hallucination = (value: number, more: Fields = {}, word = 'public'): Fields => ({
    pilot: { users: word },
    evaluation: { hallucination: { measured: { value }, human_error_rate: 0.15, ...more } },
  });
  const own = 'evaluation.hallucination.human_error_rate';
  const at =
    (states: Readonly<Record<string, EvidenceState>>): EvidenceAt =>
    (place) =>
      states[place] ?? 'none';
  const kind = (fragment: Fields, evidenceAt?: EvidenceAt) =>
    judged([fragment], 'evaluation.hallucination', evidenceAt).outcome.kind;

  test.each([
    ['checked: as it is', 0.15, at({ [own]: 'checked' }), 'met'],
    ['checked, and above it', 0.16, at({ [own]: 'checked' }), 'absent'],
    ['present: up to a tenth', 0.1, at({ [own]: 'present' }), 'met'],
    ['present, above a tenth', 0.11, at({ [own]: 'present' }), 'absent'],
    ['the evidence of the rate itself shows it as present', 0.1, at({ 'evaluation.hallucination': 'checked' }), 'met'],
    ['and no more than that', 0.11, at({ 'evaluation.hallucination': 'checked' }), 'absent'],
    ['its own decides, good or bad', 0.1, at({ [own]: 'broken', 'evaluation.hallucination': 'checked' }), 'absent'],
    ['stale', 0.03, at({ [own]: 'stale' }), 'absent'],
    ['no evidence', 0.03, at({}), 'absent'],
  ])('%s', (_name, value, evidenceAt, expected) => {
    expect(kind(hallucination(value), evidenceAt)).toBe(expected);
  });

  it('never makes the limit stricter, and never loosens the pilot’s own', () => {
    const checked = at({ [own]: 'checked' });
    expect(kind(hallucination(0.05, { human_error_rate: 0.01 }, 'internal'), checked)).toBe('met');
    expect(kind(hallucination(0.04, { limit: 0.03 }), checked)).toBe('absent');
    expect(kind(hallucination(0.14, { limit: 0.5 }), checked)).toBe('met');
    expect(kind(hallucination(0.16, { limit: 0.5 }), checked)).toBe('absent');
  });

  it('may be a map, and says what the rate is a share of', () => {
    const fragment = hallucination(0.1, { human_error_rate: { value: 0.15 }, per: 'statement' });
    const { outcome } = judged([fragment], 'evaluation.hallucination', at({ [own]: 'checked' }));
    expect(outcome.seen).toBe('10% of statements wrong or invented, limit 15%');
  });
});

describe('kpis.no-harm', () => {
  const id = 'kpis.no-harm';
  const kpis = (...measures: readonly Fields[]): Fields => ({
    kpis: { measures: measures.map((one, i) => ({ name: `K${i}`, ...one })) },
  });
  const primary = (value: number | null, more: Fields = {}): Fields => ({
    role: 'primary',
    direction: 'decrease',
    baseline: 30,
    target: 20,
    measured: { value },
    ...more,
  });
  const guardrail = (value: number | null, more: Fields = {}): Fields => ({
    role: 'guardrail',
    direction: 'decrease',
    limit: 4,
    measured: { value },
    ...more,
  });
  const stage = (word: string): Fields => ({ pilot: { stage: word } });

  test.each([
    ['better', kpis(primary(25)), 'met'],
    ['parity', kpis(primary(30)), 'met'],
    ['worse by a tenth of the way', kpis(primary(31)), 'met'],
    ['worse by more', kpis(primary(31.1)), 'absent'],
    ['the other way round', kpis(primary(28.9, { direction: 'increase', target: 40 })), 'absent'],
    ['without a target: 2% of the baseline', kpis(primary(30.6, { target: null })), 'met'],
    ['without a target, more than that', kpis(primary(30.7, { target: null })), 'absent'],
    ['a target that is the baseline: 2% of it', kpis(primary(30.6, { target: 30 })), 'met'],
    ['a target that is the baseline, more than that', kpis(primary(30.7, { target: 30 })), 'absent'],
    ['a guardrail at its limit', kpis(guardrail(4)), 'met'],
    ['a broken guardrail', kpis(guardrail(4.01)), 'absent'],
    ['one of several', kpis(primary(20), guardrail(5)), 'absent'],
    ['what is not measured is not read', kpis(primary(25), primary(null), guardrail(null)), 'met'],
    ['no direction, and it moved', kpis(primary(40, { direction: null })), 'unknown'],
    ['no direction, and it stood still', kpis(primary(30, { direction: null })), 'met'],
    ['a measured primary without a baseline alone', kpis(primary(40, { baseline: null })), 'not-applicable'],
    ['nothing measured', kpis(primary(null)), 'not-applicable'],
    ['nothing said', {}, 'not-applicable'],
  ])('%s', (_name, fragment, kind) => {
    expect(judged([stage('pilot'), fragment], id).outcome.kind).toBe(kind);
  });

  it('reads what is measured at any stage, and is unknown from production on where nothing is', () => {
    for (const word of ['idea', 'demo', 'pilot', 'production', 'scaled', 'paused', 'retired']) {
      expect(judged([stage(word), kpis(primary(40))], id).outcome.kind, word).toBe('absent');
      const nothing = word === 'production' || word === 'scaled' ? 'unknown' : 'not-applicable';
      expect(judged([stage(word)], id).outcome.kind, word).toBe(nothing);
    }
    expect(judged([kpis(primary(40))], id).outcome.kind).toBe('absent');
  });

  it('is placed at the measured value, in words that say it', () => {
    const fragment = kpis({ ...primary(33), name: 'Handling time', unit: 'minutes' });
    expect(judged([fragment], id).outcome).toMatchObject({
      at: 'kpis.measures[0].measured.value',
      seen: 'Handling time 33, target 20, baseline 30 minutes, worse than before',
    });
  });
});

describe('what is judged until production alone', () => {
  const until = (word: string | null, target: string | null): Fields => ({
    pilot: { stage: word, production_target: target },
    architecture: { integrations: [] },
    plan: { capacity: { devops: 1 } },
  });
  test.each([
    ['a pilot with its date ahead', until('pilot', '2027-03-01'), true],
    ['paused', until('paused', '2027-03-01'), true],
    ['in production', until('production', '2027-03-01'), false],
    ['scaled', until('scaled', null), false],
    ['a pilot whose date is past', until('pilot', '2026-11-22'), false],
    ['no stage, and the date is past', until(null, '2026-11-22'), false],
  ])('%s', (_name, fragment, applies) => {
    for (const id of ['talent.capacity', 'architecture.timeline']) {
      expect(judged([fragment], id).outcome.kind !== 'not-applicable', id).toBe(applies);
    }
  });

  it('is unknown where the stage is not said', () => {
    expect(judged([until(null, '2027-03-01')], 'talent.capacity').outcome.kind).toBe('unknown');
  });
});

describe('how knowledge is reached', () => {
  const summariser = (reached: string | null, more: Fields = {}): Fields => ({
    pilot: { task: 'summarisation' },
    architecture: {
      approach: 'prompt',
      knowledge: { used: true, changes: 'live', must_cite: true, cites: true, reached, ...more },
      task_profile: { narrow: true, stable: true, special_style: false },
    },
    data: { labels: { count: 0 } },
  });
  const kinds = (fragment: Fields) =>
    ['architecture.approach-fit', 'architecture.grounding'].map((id) => judged([fragment], id).outcome.kind);

  test.each([
    ['the record is fetched by its key', summariser('lookup'), ['met', 'met']],
    ['all of it is in the prompt', summariser('in-prompt'), ['met', 'met']],
    ['it is in the prompt, and nothing is cited', summariser('in-prompt', { cites: false }), ['met', 'partial']],
    ['it answers from its training', summariser('none'), ['absent', 'absent']],
    ['not said', summariser(null), ['unknown', 'unknown']],
    ['searched for by an approach that does not retrieve', summariser('search'), ['absent', 'met']],
  ])('%s', (_name, fragment, expected) => expect(kinds(fragment)).toEqual(expected));
});
