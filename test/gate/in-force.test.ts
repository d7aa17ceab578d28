// Which policy is in force: the flags over the configuration over a ready-made one over the defaults, key by key; and who
// says so.

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { composeChecklist } from '../../src/checklist/core.ts';
import { decide, gateConditions } from '../../src/gate/decide.ts';
import { inForce, presetLayer, presets, toPolicy } from '../../src/gate/policy.ts';
import { type PolicySettings, policySettings } from '../../src/model/configuration.ts';
import { type From, type Layer, policyKeys } from '../../src/model/policy.ts';
import { dimensionIds, gateIds } from '../../src/model/vocabulary.ts';
import { judgeFile } from '../judge.ts';
import { cases as drawn } from '../random.ts';
import { exampleFiles } from '../report/pilots.ts';

const flags = (settings: PolicySettings): Layer => ({ settings, from: (key) => ({ kind: 'flag', flag: key }) });
const configuration = (settings: PolicySettings): Layer => ({
  settings,
  from: () => ({ kind: 'configuration', file: 'c.yaml', line: 1 }),
});
const made = (name: (typeof gateIds)[number]): Layer => presetLayer(name, { kind: 'flag', flag: '--policy' });

type Case = readonly [name: string, layers: readonly Layer[], expected: Readonly<Record<string, unknown>>];

/** key → value, and the kind of place that says so. */
const cases: readonly Case[] = [
  ['nobody says anything', [], { mode: ['enforce', 'default'], for: ['pilot', 'default'], warn_days: [30, 'default'] }],
  [
    'a mode and days of warning ask for nothing',
    [configuration({ mode: 'observe', warn_days: 7, max_drop: 3, require: [], min: {} })],
    { mode: ['observe', 'configuration'], for: ['pilot', 'default'], warn_days: [7, 'configuration'] },
  ],
  [
    'a floor asks for something',
    [configuration({ min: { data: 0 } })],
    { for: undefined, 'min.data': [0, 'configuration'] },
  ],
  [
    'a baseline asks for something, and no drop is allowed',
    [flags({ baseline: 'b.json' })],
    { for: undefined, baseline: ['b.json', 'flag'], max_drop: [0, 'default'] },
  ],
  [
    'a ready-made policy alone',
    [made('production')],
    { for: ['production', 'ready-made'], max_waived: [0.1, 'ready-made'], warn_days: [30, 'ready-made'] },
  ],
  [
    'the configuration over the ready-made policy',
    [made('production'), configuration({ for: 'pilot', min_score: 60 })],
    { for: ['pilot', 'configuration'], min_score: [60, 'configuration'], max_waived: [0.1, 'ready-made'] },
  ],
  [
    'the flags over both',
    [made('scale'), configuration({ max_waived: 0.3, min_score: 60 }), flags({ max_waived: 0, for: 'pilot' })],
    {
      for: ['pilot', 'flag'],
      max_waived: [0, 'flag'],
      min_score: [60, 'configuration'],
      warn_days: [60, 'ready-made'],
    },
  ],
  [
    'floors dimension by dimension',
    [configuration({ min: { data: 60, talent: 40 } }), flags({ min: { data: 10, kpis: 5 } })],
    { 'min.data': [10, 'flag'], 'min.talent': [40, 'configuration'], 'min.kpis': [5, 'flag'] },
  ],
  [
    'required checks as one key',
    [configuration({ require: ['data.lineage'] }), flags({ require: ['evaluation.drift'] })],
    { require: [['evaluation.drift'], 'flag'] },
  ],
  [
    'zero and an empty list are said',
    [configuration({ min_score: 60, require: ['data.lineage'] }), flags({ min_score: 0, require: [] })],
    { min_score: [0, 'flag'], require: [[], 'flag'] },
  ],
];

test.each(cases)('%s', (_name, layers, expected) => {
  const { asked } = inForce(layers);
  for (const [key, said] of Object.entries(expected)) {
    const found = asked.find((one) => one.key === key);
    expect(found && [found.value, found.from.kind], key).toEqual(said);
  }
});

const share = fc.constantFrom(0, 0.1, 0.5, 1);
const points = fc.integer({ min: 0, max: 100 });
const settings: fc.Arbitrary<PolicySettings> = fc.record(
  {
    mode: fc.constantFrom('enforce' as const, 'observe' as const),
    for: fc.constantFrom(...gateIds),
    min_score: points,
    min: fc.dictionary(fc.constantFrom(...dimensionIds), points, { maxKeys: 4 }),
    min_evidenced: points,
    min_coverage: share,
    max_unknown: fc.integer({ min: 0, max: 200 }),
    max_declared_na: share,
    max_waived: share,
    require: fc.array(fc.constantFrom('data.lineage', 'evaluation.drift'), { maxLength: 2 }),
    baseline: fc.constantFrom('a.json', 'b.json'),
    max_drop: points,
    warn_days: fc.integer({ min: 0, max: 3650 }),
  },
  { requiredKeys: [] },
);

/** As a reader would look it up: the strongest place that names the key. */
const lookUp = (key: string, strongestFirst: readonly Layer[]): readonly [unknown, From] | undefined => {
  const [word = '', dimension] = key.split('.');
  for (const layer of strongestFirst) {
    const said = (layer.settings as Readonly<Record<string, unknown>>)[word];
    const value = dimension === undefined ? said : (said as Readonly<Record<string, unknown>> | undefined)?.[dimension];
    if (value !== undefined) return [value, layer.from(key)];
  }
  return undefined;
};

describe('any three layers', () => {
  const keys = policyKeys.flatMap((key) => (key === 'min' ? dimensionIds.map((id) => `min.${id}`) : [key]));
  const property = fc.property(fc.constantFrom(...gateIds), settings, settings, (name, file, line) => {
    const layers = [made(name), configuration(file), flags(line)];
    const { asked, settings: all } = inForce(layers);
    for (const key of keys) {
      const found = asked.find((one) => one.key === key);
      const wanted = lookUp(key, [...layers].reverse());
      if (wanted === undefined) expect(found === undefined || found.from.kind === 'default', key).toBe(true);
      else expect([found?.value, found?.from], key).toEqual(wanted);
    }
    expect(asked.map(({ key }) => key)).toEqual(keys.filter((key) => asked.some((one) => one.key === key)));
    expect(policySettings.safeParse(all).success).toBe(true);
  });

  it('say key by key what the strongest says that names it, and who that is', () => {
    fc.assert(property, { numRuns: drawn(200), endOnFailure: true });
  });
});

describe('the ready-made policies', () => {
  it.each(gateIds)('%s is a policy, asks for its gate, and is a sentence or two', (id) => {
    const { settings: own, title, why } = presets[id];
    expect(policySettings.safeParse(own).success).toBe(true);
    expect(own.for).toBe(id);
    expect(title).toMatch(/^May /);
    expect(why).toMatch(/\.$/);
  });

  it('never ask for less the further a pilot is', () => {
    const caps = gateIds.map((id) => presets[id].settings.max_waived ?? 1);
    expect([...caps].sort((a, b) => b - a)).toEqual(caps);
    const days = gateIds.map((id) => presets[id].settings.warn_days ?? 0);
    expect([...days].sort((a, b) => a - b)).toEqual(days);
  });
});

describe('what a gate asks', () => {
  const core = composeChecklist();

  it.each(gateIds)('of any pilot at %s is what its criteria compare with', (id) => {
    const conditions = gateConditions(core, id);
    const seen = new Set<string>();
    for (const file of exampleFiles) {
      const { assessment } = judgeFile(file).reported;
      for (const criterion of decide(assessment, { mode: 'enforce', for: id }).criteria) {
        const told = conditions.find(({ key }) => key === criterion.id);
        expect(told?.value, criterion.id).toBe(criterion.expected);
        seen.add(criterion.id);
      }
    }
    expect(conditions.map(({ key }) => key).filter((key) => !seen.has(key) && !key.includes('.dimension.'))).toEqual(
      [],
    );
  });

  it('names the line of the organisation that changed it', () => {
    const own = { file: 'bank.yaml', line: 7, column: 3 };
    const changed = {
      ...core,
      parts: [...core.parts, { id: 'bank', version: '2', file: 'bank.yaml' }],
      origins: { 'gates.scale.score': own },
    };
    const asked = gateConditions(changed, 'scale');
    const from = (key: string) => asked.find((one) => one.key === key)?.from;
    expect(from('scale.score')).toEqual({ kind: 'checklist', checklist: 'bank 2', file: 'bank.yaml', line: 7 });
    expect(from('scale.coverage')).toEqual({ kind: 'checklist', checklist: 'core 1.0.0' });
  });
});

it('hands every key on to the criteria', () => {
  const whole: PolicySettings = {
    mode: 'observe',
    for: 'scale',
    min_score: 1,
    min: { data: 2 },
    min_evidenced: 3,
    min_coverage: 0.4,
    max_unknown: 5,
    max_declared_na: 0.6,
    max_waived: 0.7,
    require: ['data.lineage', 'data.lineage'],
  };
  expect(toPolicy(whole)).toEqual({
    mode: 'observe',
    for: 'scale',
    minScore: 1,
    min: { data: 2 },
    minEvidenced: 3,
    minCoverage: 0.4,
    maxUnknown: 5,
    maxDeclaredNa: 0.6,
    maxWaived: 0.7,
    require: ['data.lineage'],
  });
});
