// The gate's criteria against one assessment: each figure is the assessment's own, each limit holds at its edge.
import { describe, expect, it, test } from 'vitest';
import { composeChecklist } from '../../src/checklist/core.ts';
import { decide } from '../../src/gate/decide.ts';
import { isLacking } from '../../src/model/obligation.ts';
import { isShut, type Policy } from '../../src/model/policy.ts';
import { gateIds } from '../../src/model/vocabulary.ts';
import { assessed } from '../assess/obligations/kit.ts';
import { checklistOf, control, judge } from '../assess/small.ts';
import { judgeFile } from '../judge.ts';
import { exampleFiles } from '../report/pilots.ts';

const claims = judgeFile('examples/claims-summariser.yaml').reported.assessment;
const score = claims.grade.score ?? 0;
const enforce = (policy: Partial<Policy>) => decide(claims, { mode: 'enforce', ...policy });

test.each<[name: string, policy: Partial<Policy>, passed: boolean]>([
  ['nothing asked', {}, true],
  ['the score itself', { minScore: score }, true],
  ['a little more', { minScore: score + 0.001 }, false],
  ['a gate that is open', { for: 'pilot' }, true],
  ['a gate that is shut', { for: 'scale' }, false],
  ['a dimension', { min: { talent: 50 } }, true],
  ['a dimension too low', { min: { data: 50, talent: 99 } }, false],
  ['evidence', { minEvidenced: 100 }, false],
  ['coverage', { minCoverage: claims.grade.coverage }, true],
  ['few unknown', { maxUnknown: 0 }, claims.findings.every(({ kind }) => kind !== 'unknown')],
  ['many unknown', { maxUnknown: 99 }, true],
  ['declared away', { maxDeclaredNa: 1 }, true],
  ['a required check that is met', { require: ['data.lineage'] }, true],
  ['one that is not', { require: ['data.lineage', 'evaluation.drift'] }, false],
])('%s', (_name, policy, passed) => {
  const decision = enforce(policy);
  expect(decision.passed).toBe(passed);
  expect(isShut(decision)).toBe(!passed);
  expect(isShut({ ...decision, mode: 'observe' })).toBe(false);
});

it('names the checks that a failed criterion hangs on', () => {
  const { criteria } = enforce({ require: ['evaluation.drift'] });
  expect(criteria).toEqual([
    {
      id: 'require.evaluation.drift',
      sense: 'is',
      unit: 'state',
      expected: 'met',
      found: 'planned',
      passed: false,
      checks: ['evaluation.drift'],
    },
  ]);
});

it('asks for at most no obligation, and names those that are not shown', () => {
  const core = composeChecklist();
  const checklist = { ...core, gates: core.gates.map((gate) => ({ ...gate, require_obligations: true })) };
  const german = {
    pilot: { jurisdictions: ['DE'] },
    data: { sources: [{ name: 'Letters', personal_data: 'personal' }] },
  };
  const assessment = assessed({ ...german, pilot: { name: 'X', ...german.pilot } }, undefined, { checklist });
  const criterion = decide(assessment, { mode: 'enforce', for: 'pilot' }).criteria.find(
    ({ id }) => id === 'pilot.obligations',
  );
  const lacking = assessment.obligations.filter(isLacking).map(({ id }) => id);
  expect(lacking.length).toBeGreaterThan(10);
  expect(criterion).toEqual({
    id: 'pilot.obligations',
    sense: 'at-most',
    unit: 'count',
    expected: 0,
    found: lacking.length,
    passed: false,
    checks: [],
    obligations: lacking,
  });
});

describe('a criterion says what it compares', () => {
  const limits = { score: 30, dimension: 20, coverage: 0.5, evidenced: 10, declared_away: 0.1 };
  const items = [
    control('data.c0', { weight: 3, blocker: true }),
    control('data.c1'),
    control('kpis.c2', { gate: 'production' }),
    control('kpis.c3', { gate: 'production' }),
  ];
  const text =
    'data: {controls: {c0: absent, c1: in-place}}\n' +
    'kpis: {controls: {c2: unknown, c3: {status: n/a, reason: r}}}\n' +
    'waivers: [{check: data.c0, reason: r, approved_by: Head of risk, expires: 2026-12-31}]\n';
  const assessment = judge(checklistOf(items, { production: limits }, 0.3), text);
  const criteriaOf = (policy: Partial<Policy>) =>
    decide(assessment, { mode: 'enforce', ...policy }).criteria.map(({ id, sense, unit, expected, found, checks }) => [
      id,
      `${sense} ${expected} ${unit}`,
      found,
      ...checks,
    ]);

  // data: 1 of 4 is met, kpis: 1 is unknown and 1 declared away; (20 × 25 + 10 × 0) / 30, (20 × 1 + 10 × 0) / 30.
  it('of a gate', () => {
    expect(criteriaOf({ for: 'production' })).toEqual([
      ['production.gate.pilot', 'is open state', 'open'],
      ['production.answered', 'at-least 0.3 share', 20 / 30],
      ['production.score', 'at-least 30 score', expect.closeTo(500 / 30, 9)],
      ['production.dimension.data', 'at-least 20 score', 25],
      ['production.dimension.kpis', 'at-least 20 score', 0],
      ['production.coverage', 'at-least 0.5 share', 20 / 30],
      ['production.evidenced-score', 'at-least 10 score', 0],
      ['production.declared-away', 'at-most 0.1 share', 5 / 30],
      ['production.blockers', 'at-most 0 count', 0],
      ['production.breaches', 'at-most 0 count', 0],
      ['production.stops', 'at-most 0 count', 0],
    ]);
    expect(criteriaOf({ for: 'scale' })[0]).toEqual(['scale.gate.production', 'is open state', 'shut']);
  });

  it('of a gate that is blocked', () => {
    const blocked = judge(checklistOf(items), 'data: {controls: {c0: absent, c1: in-place}}\n');
    const { criteria } = decide(blocked, { mode: 'enforce', for: 'pilot' });
    expect(criteria.find(({ id }) => id === 'pilot.blockers')).toMatchObject({ found: 1, checks: ['data.c0'] });
  });

  test.each<[string, Partial<Policy>, readonly unknown[]]>([
    ['a dimension', { min: { kpis: 10 } }, ['min.kpis', 'at-least 10 score', 0]],
    ['evidence', { minEvidenced: 5 }, ['min-evidenced', 'at-least 5 score', 0]],
    ['coverage', { minCoverage: 0.7 }, ['min-coverage', 'at-least 0.7 share', 20 / 30]],
    ['unknown checks', { maxUnknown: 0 }, ['max-unknown', 'at-most 0 count', 1, 'kpis.c2']],
    ['unknown checks that are allowed', { maxUnknown: 1 }, ['max-unknown', 'at-most 1 count', 1]],
    ['declared away', { maxDeclaredNa: 0.1 }, ['max-declared-na', 'at-most 0.1 share', 5 / 30]],
    ['waived: 3 of the 5 that apply', { maxWaived: 0.5 }, ['max-waived', 'at-most 0.5 share', 0.6, 'data.c0']],
    ['waived, as much as is allowed', { maxWaived: 0.6 }, ['max-waived', 'at-most 0.6 share', 0.6]],
    [
      'a check that does not apply',
      { require: ['kpis.c3'] },
      ['require.kpis.c3', 'is met state', 'not-applicable', 'kpis.c3'],
    ],
    ['a check that is not there', { require: ['kpis.c9'] }, ['require.kpis.c9', 'is met state', null, 'kpis.c9']],
  ])('of %s', (_name, policy, expected) => expect(criteriaOf(policy)).toEqual([expected]));

  test.each([
    ['met', 'data.c1', true],
    ['not applicable', 'kpis.c3', true],
    ['unknown', 'kpis.c2', false],
    ['absent, though it is waived', 'data.c0', false],
    ['not there', 'kpis.c9', false],
  ])('a required check that is %s', (_name, id, passed) => {
    expect(decide(assessment, { mode: 'enforce', require: [id] }).passed).toBe(passed);
  });

  it('of a gate that asks for obligations', () => {
    const asked = judge(checklistOf(items, { pilot: { require_obligations: true } }), text);
    const { criteria } = decide(asked, { mode: 'enforce', for: 'pilot' });
    expect(criteria.at(-1)).toMatchObject({ id: 'pilot.obligations', sense: 'at-most', unit: 'count', expected: 0 });
  });

  it('of a pilot without a score, where nothing applies', () => {
    const nothing = judge(checklistOf([control('data.c0')]), 'data: {controls: {c0: {status: n/a, reason: r}}}\n');
    const policy = { mode: 'enforce', minScore: 0, min: { data: 1 }, minEvidenced: 0, maxWaived: 0 } as const;
    expect(decide(nothing, policy).criteria.map(({ id, found, passed }) => [id, found, passed])).toEqual([
      ['min-score', null, false],
      ['min.data', null, true],
      ['min-evidenced', null, false],
      ['max-waived', 0, true],
    ]);
  });
});

describe.each(exampleFiles)('%s', (file) => {
  const { assessment } = judgeFile(file).reported;

  it.each(gateIds)('passes for %s exactly when that gate is open', (id) => {
    const open = assessment.gates.find(({ gate }) => gate.id === id)?.open;
    expect(decide(assessment, { mode: 'enforce', for: id }).passed).toBe(open);
  });
});

describe('the cap on what is waived', () => {
  const waive = (ids: readonly string[]) => ({
    ...claims,
    findings: claims.findings.map((finding) => ({ ...finding, waived: ids.includes(finding.item.id) })),
  });
  const applicable = claims.findings.filter(({ kind }) => kind !== 'not-applicable');
  const byWeight = [...applicable].sort((a, b) => a.item.weight - b.item.weight);
  const [lightest, heaviest] = [byWeight[0], byWeight.at(-1)];
  const total = applicable.reduce((sum, { item }) => sum + item.weight, 0);

  it('weighs each check, and passes at its very edge', () => {
    expect(lightest?.item.weight).toBeLessThan(heaviest?.item.weight ?? 0);
    for (const finding of [lightest, heaviest]) {
      const share = (finding?.item.weight ?? 0) / total;
      const of = (maxWaived: number) => decide(waive([finding?.item.id ?? '']), { mode: 'enforce', maxWaived });
      expect(of(share).criteria).toMatchObject([{ id: 'max-waived', found: share, passed: true, checks: [] }]);
      expect(of(share - 1e-6).criteria).toMatchObject([{ passed: false, checks: [finding?.item.id] }]);
    }
  });
});

it('asks for no check that does not apply', () => {
  const away = claims.findings.find(({ kind }) => kind === 'not-applicable')?.item.id ?? '';
  expect(enforce({ require: [away] }).criteria).toMatchObject([{ found: 'not-applicable', passed: true }]);
});
