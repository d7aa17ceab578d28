// Contradictions: for each a fragment that has it, and the nearest one that has not; silence contradicts nothing.
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { statedConflicts } from '../../src/assess/contradictions.ts';
import { parse } from '../../src/read/parse.ts';
import { judgeFile, root } from '../judge.ts';
import { AS_OF, pilotOf } from '../kit.ts';
import { exampleFiles, judgeText } from '../report/pilots.ts';

type Facts = Record<string, unknown>;

const found = (facts: Facts): readonly string[] => statedConflicts(pilotOf(facts), AS_OF).map(({ id }) => id);
const pilot = (facts: Facts) => ({ pilot: facts });
const classified = (facts: Facts, more: Facts = {}) => ({ governance: { classification: facts, ...more } });
const measured = (facts: Facts, more: Facts = {}) => ({
  kpis: { measures: [{ name: 'M', role: 'primary', ...facts }] },
  ...more,
});
const agent = (facts: Facts, more: Facts = {}) => ({
  agents: [{ name: 'A', irreversible_actions: true, ...facts }],
  ...more,
});
const integration = (facts: Facts) => ({ architecture: { integrations: [{ system: 'S', ...facts }] } });
const swaysNothing = { exemption: 'preparatory', material_influence: false };

const cases: readonly (readonly [id: string, has: Facts, hasNot: Facts])[] = [
  [
    'none-and-more',
    { data: { sources: [{ name: 'S', personal_data: ['none', 'health'] }] } },
    { data: { sources: [{ name: 'S', personal_data: ['personal', 'health'] }] } },
  ],
  [
    'text-without-content',
    { ...pilot({ task: 'summarisation' }), ...classified({ interactions: ['talks-to-people'] }) },
    { ...pilot({ task: 'classification' }), ...classified({ interactions: ['talks-to-people'] }) },
  ],
  [
    'media-without-content',
    { ...pilot({ output: ['image'] }), ...classified({ interactions: [] }) },
    { ...pilot({ output: ['image'] }), ...classified({ interactions: ['deep-fakes'] }) },
  ],
  [
    'emotions-without-use',
    classified({ interactions: ['emotion-or-biometric'], high_risk_uses: [] }),
    classified({ interactions: ['emotion-or-biometric'], high_risk_uses: ['1(c)'] }),
  ],
  [
    'imagery-without-images',
    { ...pilot({ output: ['text'] }), ...classified({ prohibited_practices: ['ba'] }) },
    { ...pilot({ output: ['image'] }), ...classified({ prohibited_practices: ['ba'] }) },
  ],
  [
    'exemption-of-nothing',
    classified({ exemption: 'preparatory', high_risk_uses: [] }),
    classified({ exemption: 'preparatory', high_risk_uses: ['4(a)'] }),
  ],
  [
    'built-by-no-provider',
    classified({ built: 'own', roles: ['deployer'] }),
    classified({ built: 'own', roles: ['provider', 'deployer'] }),
  ],
  [
    'more-active-than-intended',
    { kpis: { adoption: { active_users: 141, intended_users: 140 } } },
    { kpis: { adoption: { active_users: 140, intended_users: 140 } } },
  ],
  [
    'users-of-an-idea',
    { ...pilot({ stage: 'idea' }), kpis: { adoption: { active_users: 1 } } },
    { ...pilot({ stage: 'idea' }), kpis: { adoption: { active_users: 0 } } },
  ],
  ['run-by-nobody', { talent: { run_fte: 1, team: [] } }, { talent: { run_fte: 1 } }],
  [
    'experience-of-no-partner',
    { talent: { partner: { used: false, production_llm_experience: true } } },
    { talent: { partner: { production_llm_experience: true } } },
  ],
  [
    'measured-before-start',
    measured({ measured: { value: 1, date: '2026-05-31' } }, pilot({ started: '2026-06-01' })),
    measured({ measured: { value: 1, date: '2026-06-01' } }, pilot({ started: '2026-06-01' })),
  ],
  [
    'result-of-an-idea',
    measured({ measured: { value: 1 } }, pilot({ stage: 'idea' })),
    measured({ measured: { value: 1 } }, pilot({ stage: 'demo' })),
  ],
  [
    'measured-after-judgement',
    measured({ measured: { value: 1, date: '2026-11-24' } }),
    measured({ measured: { value: 1, date: AS_OF } }),
  ],
  [
    'production-set-without-production-data',
    { evaluation: { dataset: { source: 'production' } }, data: { production_sample: { items: 0 } } },
    { evaluation: { dataset: { source: 'production' } }, data: { production_sample: { items: 1 } } },
  ],
  [
    'agreement-of-no-judge',
    { evaluation: { judge: { used: false, agreement: 0.8 } } },
    { evaluation: { judge: { agreement: 0.8 } } },
  ],
  [
    'retrieval-of-nothing',
    { architecture: { approach: 'rag', knowledge: { used: false } } },
    { architecture: { approach: 'prompt', knowledge: { used: false } } },
  ],
  [
    'citations-of-nothing',
    { architecture: { knowledge: { used: false, must_cite: true } } },
    { architecture: { knowledge: { must_cite: true } } },
  ],
  [
    'tuned-on-nothing',
    { ...pilot({ stage: 'pilot' }), architecture: { approach: 'fine-tune' }, data: { labels: { count: 0 } } },
    { ...pilot({ stage: 'idea' }), architecture: { approach: 'fine-tune' }, data: { labels: { count: 0 } } },
  ],
  [
    'mocked-in-production',
    { ...pilot({ stage: 'production' }), ...integration({ critical: true, status: 'mocked' }) },
    { ...pilot({ stage: 'production' }), ...integration({ critical: false, status: 'mocked' }) },
  ],
  [
    'cap-below-forecast',
    { operations: { spend: { forecast_per_month: 11, budget_per_month: 10, hard_cap: true } } },
    { operations: { spend: { forecast_per_month: 11, budget_per_month: 10, hard_cap: false } } },
  ],
  [
    'two-latency-targets',
    { operations: { service_levels: { p95_ms: { target: 1 } } }, architecture: { load: { p95_ms: { target: 2 } } } },
    { operations: { service_levels: { p95_ms: { target: 2 } } }, architecture: { load: { p95_ms: { target: 2 } } } },
  ],
  [
    'eu-link-denied',
    { ...pilot({ jurisdictions: ['US', 'DE'] }), ...classified({ eu_link: false }) },
    { ...pilot({ jurisdictions: ['US', 'GB'] }), ...classified({ eu_link: false }) },
  ],
  [
    'transparency-denied-to-the-public',
    {
      ...pilot({ users: 'public' }),
      governance: { controls: { transparency: { status: 'not-applicable', reason: 'r' } } },
    },
    {
      ...pilot({ users: 'internal' }),
      governance: { controls: { transparency: { status: 'not-applicable', reason: 'r' } } },
    },
  ],
  [
    'research-in-production',
    { ...pilot({ stage: 'scaled' }), ...classified({ research_only: true }) },
    { ...pilot({ stage: 'pilot' }), ...classified({ research_only: true }) },
  ],
  [
    'model-that-infers-nothing',
    { architecture: { approach: 'prompt' }, ...classified({ infers_outputs: false }) },
    classified({ infers_outputs: false }),
  ],
  [
    'profiling-without-personal-data',
    { data: { sources: [{ name: 'S', personal_data: 'none' }] }, ...classified({ profiles_people: true }) },
    { data: { sources: [{ name: 'S' }] }, ...classified({ profiles_people: true }) },
  ],
  [
    'bought-and-built-from-scratch',
    { architecture: { approach: 'from-scratch' }, ...classified({ built: 'bought' }) },
    { architecture: { approach: 'from-scratch' }, ...classified({ built: 'own' }) },
  ],
  [
    'trained-without-training',
    { architecture: { approach: 'rag' }, ...classified({ gpai_training: 'substantial' }) },
    { architecture: { approach: 'rag' }, ...classified({ gpai_training: 'light-tuning' }) },
  ],
  [
    'untrained-from-scratch',
    { architecture: { approach: 'from-scratch' }, ...classified({ gpai_training: 'none' }) },
    { architecture: { approach: 'fine-tune' }, ...classified({ gpai_training: 'none' }) },
  ],
  [
    'high-risk-without-effect',
    classified({ high_risk_uses: ['4(a)'] }, { affects: [] }),
    classified({ high_risk_uses: ['4(a)'] }),
  ],
  ['workers-unaffected', classified({ used_on_workers: true }, { affects: [] }), classified({ used_on_workers: true })],
  [
    'decides-but-sways-nothing',
    { ...pilot({ task: 'decision' }), ...classified(swaysNothing) },
    { ...pilot({ task: 'decision-support' }), ...classified(swaysNothing) },
  ],
  ['actions-without-tools', agent({ tools: [] }), agent({})],
  [
    'agent-that-sways-nothing',
    agent({}, classified(swaysNothing)),
    agent({}, classified({ ...swaysNothing, exemption: 'none' })),
  ],
  ['agent-that-affects-nothing', agent({}, { governance: { affects: [] } }), agent({})],
  [
    'target-before-start',
    pilot({ started: '2026-06-01', production_target: '2026-05-01' }),
    pilot({ production_target: '2026-05-01' }),
  ],
  [
    'work-after-target',
    { ...pilot({ production_target: '2026-12-01' }), plan: { start: '2026-12-02' } },
    { ...pilot({ production_target: '2026-12-01' }), plan: { start: '2026-12-01' } },
  ],
  [
    'deadline-before-start',
    measured({ by: '2026-05-31' }, pilot({ started: '2026-06-01' })),
    measured({ by: '2026-06-01' }, pilot({ started: '2026-06-01' })),
  ],
];

test.each(cases)('%s', (id, has, hasNot) => {
  expect(found(has)).toEqual([id]);
  expect(found(hasNot)).toEqual([]);
});

it('are more than fifteen, each with both of its places where it has two in the file', () => {
  expect(cases.length).toBeGreaterThanOrEqual(15);
  for (const [id, has] of cases) {
    const [one] = statedConflicts(pilotOf(has), AS_OF);
    expect(one?.sides.length, id).toBe(id === 'measured-after-judgement' ? 1 : 2);
    for (const [, value] of one?.sides ?? []) expect(value, id).toBeDefined();
  }
});

it('are all in the page of documentation, and no others', () => {
  const page = readFileSync(`${root}docs/contradictions.md`, 'utf8');
  const named = [...page.matchAll(/^\| `([a-z-]+)` \|/gm)].map((match) => match[1]);
  const all = [...cases.map(([id]) => id), 'in-place-but-broken', 'evidence-says-otherwise'];
  expect([...named].sort()).toEqual([...all].sort());
});

it('are not found where nothing is known, nor in the contract’s own example', () => {
  expect(found({})).toEqual([]);
  const text = readFileSync(`${root}test/fixtures/pilot.example.yaml`, 'utf8');
  expect(found(parse(text, 'x').document?.value as Facts)).toEqual([]);
});

test.each(exampleFiles)('%s has none', (file) => {
  expect(judgeFile(file).reported.assessment.contradictions).toEqual([]);
});

describe('in an assessment', () => {
  const text =
    'version: 1\npilot:\n  name: A\n  jurisdictions: [DE]\ngovernance:\n  classification: {eu_link: false}\n  controls:\n    policy: {status: in-place, evidence: [none.md]}\n';
  const { contradictions, warnings, grade } = judgeText(text).assessment;

  it('name both places with their lines, in the order of the file', () => {
    expect(contradictions).toMatchObject([
      { id: 'eu-link-denied', places: [{ at: { line: 6 } }, { path: 'pilot.jurisdictions', at: { line: 4 } }] },
      {
        id: 'in-place-but-broken',
        places: [
          { path: 'governance.controls.policy', at: { line: 8 } },
          { value: 'none.md', at: { line: 8 } },
        ],
      },
    ]);
  });

  it('are not told again as warnings, and move no score', () => {
    expect(warnings.filter(({ code }) => code === 'evidence-broken' || code === 'eu-link-denied')).toEqual([]);
    const without = judgeText(text.replace('eu_link: false', 'eu_link: true')).assessment;
    expect(without.contradictions.length).toBe(1);
    expect(grade.evidencedScore).toBe(without.grade.evidencedScore);
  });
});
