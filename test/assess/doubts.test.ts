// Doubts: stated facts that hardly go together. Silence raises none.
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { statedConflicts } from '../../src/assess/contradictions.ts';
import { findDoubts } from '../../src/assess/warnings.ts';
import { parse } from '../../src/read/parse.ts';
import { AS_OF, pilotOf } from '../kit.ts';

/** Contradictions and doubts as "path code", at 2026-11-23. */
const said = (...fragments: readonly Record<string, unknown>[]): readonly string[] => [
  ...statedConflicts(pilotOf(...fragments), AS_OF).map(({ sides: [[path]], id }) => `${path} ${id}`),
  ...findDoubts(pilotOf(...fragments), AS_OF).map(({ path, code }) => `${path} ${code}`),
];

const pilot = (facts: Record<string, unknown>) => ({ pilot: facts });
const measure = (facts: Record<string, unknown>) => ({
  kpis: { measures: [{ name: 'M', role: 'primary', ...facts }] },
});

it('has none about a pilot of which nothing is known, nor about the example', () => {
  expect(said({})).toEqual([]);
  const text = readFileSync(new URL('../fixtures/pilot.example.yaml', import.meta.url), 'utf8');
  expect(said(parse(text, 'x').document?.value as Record<string, unknown>)).toEqual([]);
});

describe('measures', () => {
  test.each([
    ['better', { direction: 'decrease', baseline: 35, target: 21 }, []],
    ['the same', { direction: 'decrease', baseline: 35, target: 35 }, ['kpis.measures[0].target target-not-better']],
    ['worse', { direction: 'increase', baseline: 35, target: 21 }, ['kpis.measures[0].target target-not-better']],
    ['direction blank', { baseline: 35, target: 35 }, []],
    ['guardrail with limit', { role: 'guardrail', limit: 4 }, []],
    ['guardrail with limit 0', { role: 'guardrail', limit: 0 }, []],
    ['guardrail without', { role: 'guardrail' }, ['kpis.measures[0] guardrail-without-limit']],
  ])('%s', (_name, facts, expected) => expect(said(measure(facts))).toEqual(expected));
});

describe('order of dates', () => {
  test.each([
    [
      'production before start',
      [pilot({ started: '2026-06-02', production_target: '2026-06-01', stage: 'scaled' })],
      ['pilot.production_target target-before-start'],
    ],
    [
      'production on the day of the start',
      [pilot({ started: '2026-06-01', production_target: '2026-06-01', stage: 'scaled' })],
      [],
    ],
    [
      'plan after production',
      [pilot({ production_target: '2027-03-01' }), { plan: { start: '2027-03-02' } }],
      ['plan.start work-after-target'],
    ],
    ['plan on the day', [pilot({ production_target: '2027-03-01' }), { plan: { start: '2027-03-01' } }], []],
    [
      'deadline before start',
      [pilot({ started: '2026-06-01' }), measure({ by: '2026-05-31' })],
      ['kpis.measures[0].by deadline-before-start'],
    ],
    ['deadline, start blank', [measure({ by: '2026-05-31' })], []],
    [
      'production date passed',
      [pilot({ production_target: '2026-11-22', stage: 'pilot' })],
      ['pilot.production_target target-passed'],
    ],
    ['production date today', [pilot({ production_target: '2026-11-23', stage: 'pilot' })], []],
    ['production date passed, in production', [pilot({ production_target: '2026-11-22', stage: 'production' })], []],
    ['production date passed, stage blank', [pilot({ production_target: '2026-11-22' })], []],
  ])('%s', (_name, fragments, expected) => expect(said(...fragments)).toEqual(expected));
});

describe('dates in the future', () => {
  const tomorrow = '2026-11-24';
  test.each([
    [
      'a profile',
      { data: { sources: [{ name: 'A', quality: { profiled: tomorrow } }] } },
      'data.sources[0].quality.profiled',
    ],
    ['a load test', { architecture: { load: { tested: tomorrow } } }, 'architecture.load.tested'],
    ['an evaluation set', { evaluation: { dataset: { refreshed: tomorrow } } }, 'evaluation.dataset.refreshed'],
    [
      'a threshold',
      { evaluation: { metrics: [{ name: 'A', threshold_set: tomorrow }] } },
      'evaluation.metrics[0].threshold_set',
    ],
    [
      'a control',
      { data: { controls: { lineage: { status: 'in-place', verified: tomorrow } } } },
      'data.controls.lineage.verified',
    ],
    [
      'a law',
      { governance: { regulations: [{ name: 'GDPR', checked: tomorrow }] } },
      'governance.regulations[0].checked',
    ],
    ['evidence', { budget: { evidence: [{ file: 'a', date: tomorrow }] } }, 'budget.evidence[0].date'],
    ['a pilot that runs', pilot({ stage: 'pilot', started: tomorrow }), 'pilot.started'],
  ])('%s', (_name, fragment, path) => expect(said(fragment)).toEqual([`${path} date-in-future`]));

  test.each([
    ['a measurement', measure({ measured: { value: 1, date: tomorrow } }), 'kpis.measures[0].measured.date'],
    [
      'a rate',
      { evaluation: { hallucination: { measured: { date: tomorrow } } } },
      'evaluation.hallucination.measured.date',
    ],
  ])('%s contradicts the date of judgement', (_name, fragment, path) => {
    expect(said(fragment)).toEqual([`${path} measured-after-judgement`]);
  });

  test.each([
    ['a measurement of the day', measure({ measured: { value: 1, date: AS_OF } })],
    ['a deadline', measure({ by: '2027-01-31' })],
    [
      'an end of a waiver',
      { waivers: [{ check: 'data.lineage', reason: 'r', approved_by: 'a', expires: '2027-01-31' }] },
    ],
    ['a contact to come', { governance: { involved: { legal: { contact: 'a', since: '2026-12-01' } } } }],
    ['an idea to start', pilot({ stage: 'idea', started: tomorrow })],
  ])('not %s', (_name, fragment) => expect(said(fragment)).toEqual([]));
});

describe('facts against each other', () => {
  const link = (jurisdictions: readonly string[], eu_link: boolean | null) => ({
    pilot: { jurisdictions },
    governance: { classification: { eu_link } },
  });
  const integration = (stage: string, critical: boolean, status: string) => ({
    pilot: { stage },
    architecture: { integrations: [{ system: 'A', critical, status }] },
  });
  const spend = (forecast: number, budget: number, cap: boolean) => ({
    operations: { spend: { forecast_per_month: forecast, budget_per_month: budget, hard_cap: cap } },
  });
  const adoption = (start: unknown, steady: unknown) => ({ value: { adoption: { start, steady } } });
  const users = (active: number, intended: number, stage = 'pilot') => ({
    pilot: { stage },
    kpis: { adoption: { active_users: active, intended_users: intended } },
  });
  test.each([
    ['in Germany, no EU link', link(['US', 'DE'], false), ['governance.classification.eu_link eu-link-denied']],
    ['in a German state, no EU link', link(['DE-BY'], false), ['governance.classification.eu_link eu-link-denied']],
    ['in the EU, no EU link', link(['EU'], false), ['governance.classification.eu_link eu-link-denied']],
    ['in Norway, no EU link', link(['NO'], false), []],
    ['in the EU, link blank', link(['EU'], null), []],
    ['in the EU, linked', link(['EU'], true), []],
    ['UK is no code', link(['UK'], false), ['pilot.jurisdictions[0] unknown-country']],
    [
      'nor are EL and ZZ',
      link(['DE-BY', 'EL', 'ZZ-1', 'EU'], true),
      ['pilot.jurisdictions[1] unknown-country', 'pilot.jurisdictions[2] unknown-country'],
    ],
    ['GB is one', link(['GB'], false), []],
    ['more active than intended', users(141, 140), ['kpis.adoption.active_users more-active-than-intended']],
    ['all active', users(140, 140), []],
    ['users of an idea', users(1, 140, 'idea'), ['kpis.adoption.active_users users-of-an-idea']],
    ['no users of an idea', users(0, 140, 'idea'), []],
    ['adoption falls', adoption(0.8, 0.2), ['value.adoption.start adoption-falls']],
    [
      'adoption falls, as ranges',
      adoption({ low: 0, likely: 0.5, high: 1 }, 0.4),
      ['value.adoption.start adoption-falls'],
    ],
    ['adoption stays', adoption(0.4, 0.4), []],
    [
      'critical and mocked, in production',
      integration('production', true, 'mocked'),
      ['architecture.integrations[0].status mocked-in-production'],
    ],
    [
      'critical and not started, scaled',
      integration('scaled', true, 'not-started'),
      ['architecture.integrations[0].status mocked-in-production'],
    ],
    ['critical and mocked, in a pilot', integration('pilot', true, 'mocked'), []],
    ['not critical, in production', integration('production', false, 'mocked'), []],
    ['critical and tested, in production', integration('production', true, 'tested'), []],
    ['cap below forecast', spend(1080, 1000, true), ['operations.spend.budget_per_month cap-below-forecast']],
    ['cap at the forecast', spend(1000, 1000, true), []],
    ['no cap', spend(1080, 1000, false), []],
    ['run by nobody', { talent: { run_fte: 1, team: [] } }, ['talent.run_fte run-by-nobody']],
    ['run by nobody known', { talent: { run_fte: 1 } }, []],
    ['run by a team', { talent: { run_fte: 1, team: [{ role: 'sre' }] } }, []],
    [
      'actions without tools',
      { agents: [{ name: 'A', irreversible_actions: true, tools: [] }] },
      ['agents[0].tools actions-without-tools'],
    ],
    ['actions, tools blank', { agents: [{ name: 'A', irreversible_actions: true }] }, []],
  ])('%s', (_name, fragment, expected) => expect(said(fragment)).toEqual(expected));

  it('passes on what the risk tier has to say', () => {
    const classification = { infers_outputs: true, eu_link: false, prohibited_practices: ['a'] };
    expect(said({ governance: { classification } })).toEqual([
      'governance.classification.prohibited_practices[0] prohibited-practice',
    ]);
  });
});
