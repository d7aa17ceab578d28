// The words of criteria: as many digits as it takes to believe them.
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import type { Criterion } from '../../src/model/policy.ts';
import { describeCriterion, describeExpected, describeFound } from '../../src/report/words.ts';
import { cases } from '../random.ts';

const criterion = (
  sense: Criterion['sense'],
  unit: Criterion['unit'],
  found: number | null,
  expected: number,
): Criterion => {
  const passed = found !== null && (sense === 'at-least' ? found >= expected : found <= expected);
  return { id: 'id', sense, unit, found, expected, passed, checks: [] };
};

test.each<[string, ...Parameters<typeof criterion>]>([
  ['id: 64.2 found, at least 75 expected', 'at-least', 'score', 64.29, 75],
  ['id: 69.9 found, at least 70 expected', 'at-least', 'score', 69.96, 70],
  ['id: 69.9 found, at least 69.98 expected', 'at-least', 'score', 69.96, 69.98],
  ['id: 83.21 found, at least 83.22 expected', 'at-least', 'score', 83.2101, 83.229],
  ['id: 83.2 found, at least 83.2 expected', 'at-least', 'score', 83.229, 83.2101],
  ['id: 100.0 found, at least 0 expected', 'at-least', 'score', 100, 0],
  ['id: nothing that applies found, at least 1 expected', 'at-least', 'score', null, 1],
  ['id: 79% found, at least 80% expected', 'at-least', 'share', 0.799, 0.8],
  ['id: 79.6% found, at least 79.5% expected', 'at-least', 'share', 0.796, 0.795],
  ['id: 2% found, at most 1% expected', 'at-most', 'share', 0.0162, 0.01],
  ['id: 1.5% found, at most 1.6% expected', 'at-most', 'share', 0.015, 0.016],
  ['id: 10% found, at most 10% expected', 'at-most', 'share', 0.1, 0.1],
  ['id: 7% found, at most 7% expected', 'at-most', 'share', 0.07, 0.07],
  ['id: 3 found, at most 0 expected', 'at-most', 'count', 3, 0],
])('%s', (words, ...of) => expect(describeCriterion(criterion(...of))).toBe(words));

it('never says the opposite of what was decided', () => {
  const senses = fc.constantFrom('at-least' as const, 'at-most' as const);
  const value = fc.oneof(
    fc.integer({ min: 0, max: 1000 }).map((n) => n / 10),
    fc.double({ min: 0, max: 100, noNaN: true }),
  );
  fc.assert(
    fc.property(senses, fc.boolean(), value, value, (sense, isShare, found, expected) => {
      fc.pre(Math.abs(found - expected) > 1e-3 || found === expected);
      const of = isShare ? ([found / 100, expected / 100] as const) : ([found, expected] as const);
      const one = criterion(sense, isShare ? 'share' : 'score', ...of);
      const [is, asked] = [describeFound(one), describeExpected(one)].map((words) =>
        Number.parseFloat(words.replace(/^\D+/, '')),
      );
      expect(sense === 'at-least' ? (is ?? 0) >= (asked ?? 0) : (is ?? 0) <= (asked ?? 0)).toBe(one.passed);
    }),
    { numRuns: cases(500), endOnFailure: true },
  );
});
