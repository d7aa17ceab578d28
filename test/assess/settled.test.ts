// The bounds of a figure hold for every weighting, and those at the ends are reached.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { column, figureIn, figureOver, type Mark, roomForSums, sumUp, termsOf } from '../../src/assess/score.ts';
import { boundsUnder, settledBy } from '../../src/assess/settled.ts';
import { cases } from '../random.ts';

const markOf = (score: number, more: Partial<Mark> = {}): Mark => ({
  dimension: 0,
  gate: 0,
  score,
  best: 1,
  evidenced: 0,
  applicable: true,
  answered: true,
  declared: false,
  ...more,
});

const evenly = (count: number) => ({ checks: Array.from({ length: count }, () => 1), dimensions: [1] });
const score = { of: column.score, dimension: 0 } as const;

describe('the bounds of a figure', () => {
  test.each([
    ['all alike', [1, 1], [1, 1]],
    ['a half: 1 of 5 at the least, 4 of 5 at the most', [1, 0], [0.2, 0.8]],
    ['one of four: 1 of 13, and 4 of 7', [1, 0, 0, 0], [1 / 13, 4 / 7]],
  ])('%s', (_name, scores, [least, most]) => {
    const found = boundsUnder(
      scores.map((one) => markOf(one)),
      evenly(scores.length),
      4,
      0,
    )(score);
    expect(found?.[0]).toBeCloseTo(least as number, 9);
    expect(found?.[1]).toBeCloseTo(most as number, 9);
  });

  it('are none where nothing applies, or nothing is due', () => {
    expect(boundsUnder([markOf(1, { applicable: false })], evenly(1), 4, 0)(score)).toBeUndefined();
    expect(boundsUnder([markOf(1, { gate: 1 })], evenly(1), 4, 0)({ of: column.score })).toBeUndefined();
  });

  it('come to an end where the weights are no numbers any more', () => {
    const marks = [markOf(1), markOf(0)];
    const endless = { checks: [1e308, 1.7e308], dimensions: [1] };
    expect(boundsUnder(marks, endless, 4, 0)(score)).toEqual([0, Number.NaN]);
  });

  it('count what was declared away where that is asked for, and nowhere else', () => {
    const away = markOf(0, { applicable: false, declared: true, answered: false });
    const boundsOf = boundsUnder([away, markOf(1), markOf(1, { applicable: false })], evenly(3), 4, 0);
    const [least, most] = boundsOf({ of: column.declared, dimension: 0 }) ?? [];
    expect(least).toBeCloseTo(1 / 5, 9);
    expect(most).toBeCloseTo(4 / 5, 9);
    expect(boundsOf({ of: column.answered, dimension: 0 })).toEqual([1, 1]);
    expect(boundsOf({ of: column.score, dimension: 0 })).toEqual([1, 1]);
  });

  it('hold the figure of any weighting', () => {
    const marks = fc.array(
      fc.record({
        score: fc.constantFrom(0, 0.25, 0.5, 1),
        dimension: fc.constantFrom(0, 1),
        applicable: fc.boolean(),
      }),
      { minLength: 1, maxLength: 8 },
    );
    const factor = fc.oneof(fc.constantFrom(0.5, 2), fc.double({ min: 0.5, max: 2, noNaN: true }));
    const factors = fc.array(factor, { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(marks, factors, (some, drawn) => {
        const all = some.map((one) => markOf(one.score, one));
        const base = { checks: all.map((_, i) => 1 + (i % 3)), dimensions: [20, 10] };
        const shaken = {
          checks: base.checks.map((weight, i) => weight * (drawn[i] as number)),
          dimensions: base.dimensions.map((weight, i) => weight * (drawn[8 + i] as number)),
        };
        const terms = termsOf(all, 2);
        const sums = roomForSums(terms, 1);
        sumUp(terms, shaken, sums);
        const boundsOf = boundsUnder(all, base, 4, 0);
        const found = [figureOver(sums, shaken, 0, column.score), figureIn(sums, shaken, 0, 1, column.score)];
        for (const [i, bounds] of [
          boundsOf({ of: column.score }),
          boundsOf({ of: column.score, dimension: 1 }),
        ].entries()) {
          if (bounds === undefined) expect(found[i]).toBeNaN();
          else {
            expect(found[i]).toBeGreaterThanOrEqual(bounds[0] - 1e-9);
            expect(found[i]).toBeLessThanOrEqual(bounds[1] + 1e-9);
          }
        }
      }),
      { numRuns: cases(300), endOnFailure: true },
    );
  });
});

test.each([
  ['holds whatever the weights', 15, false, true],
  ['hangs on the weights', 50, false, undefined],
  ['is left open at its very bound', 20, false, undefined],
  ['fails whatever the weights', 85, false, false],
  ['is not passed where it is too much', 15, true, false],
  ['is kept below', 85, true, true],
])('a criterion %s: %d', (_name, required, atMost, expected) => {
  const criterion = { id: 'one', required, atMost, gate: 0, figure: score, optional: false };
  expect(settledBy(criterion, () => [0.2, 0.8])).toBe(expected);
  expect(settledBy({ ...criterion, optional: true }, () => undefined)).toBe(true);
  expect(settledBy(criterion, () => undefined)).toBeUndefined();
});
