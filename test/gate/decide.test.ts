// The gate's criteria against one assessment: each figure is the assessment's own, each limit holds at its edge.
import { describe, expect, it, test } from 'vitest';
import { composeChecklist } from '../../src/assess/compose.ts';
import { decide } from '../../src/gate/decide.ts';
import { isShut, type Policy } from '../../src/model/decision.ts';
import { gateIds } from '../../src/model/dimensions.ts';
import { isLacking } from '../../src/model/obligation.ts';
import { assessed } from '../assess/obligations/kit.ts';
import { judgeFile } from '../judge.ts';
import { exampleFiles } from '../report/pilots.ts';

const claims = judgeFile('examples/claims-summariser.yaml').reported.assessment;
const score = claims.grade.score ?? 0;
const enforce = (policy: Partial<Policy>) => decide(claims, { mode: 'enforce', ...policy });

test.each<[name: string, policy: Partial<Policy>, passed: boolean]>([
  ['nothing asked', {}, true],
  ['the score itself', { minScore: score }, true],
  ['a little more', { minScore: score + 0.001 }, false],
  ['a gate that is open', { for: 'production' }, true],
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
