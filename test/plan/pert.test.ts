// Efforts drawn from their ranges: within them, with the mean that PERT gives, and the same for the same seed.
import { describe, expect, it, test } from 'vitest';
import { effortDraws } from '../../src/plan/schedule.ts';

const drawn = (days: { low: number; likely: number; high: number }, count: number, seed = 7): readonly number[] => {
  const draw = effortDraws([days], seed);
  const into = new Float64Array(1);
  return Array.from({ length: count }, () => {
    draw(into);
    return into[0] as number;
  });
};

const mean = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0) / numbers.length;

describe('a PERT effort', () => {
  test.each([
    ['in the middle', { low: 2, likely: 6, high: 10 }],
    ['to the right', { low: 1, likely: 2, high: 15 }],
    ['likely is low', { low: 3, likely: 3, high: 9 }],
    ['likely is high', { low: 3, likely: 9, high: 9 }],
  ])('%s has its bounds, mean and variance', (_name, days) => {
    const { low, likely, high } = days;
    const all = drawn(days, 20_000);
    expect(Math.min(...all)).toBeGreaterThanOrEqual(low);
    expect(Math.max(...all)).toBeLessThanOrEqual(high);
    const m = (low + 4 * likely + high) / 6;
    expect(mean(all)).toBeCloseTo(m, 1);
    expect(mean(all.map((x) => (x - m) ** 2))).toBeCloseTo(((m - low) * (high - m)) / 7, 0);
  });

  // Where likely is an end or the middle, the distribution is a polynomial. With so many draws the largest distance from it
  // is below 0.0115 in 99 of 100 seeds.
  test.each<[string, { low: number; likely: number; high: number }, (x: number) => number]>([
    ['likely is low: beta of 1 and 5', { low: 0, likely: 0, high: 1 }, (x) => 1 - (1 - x) ** 5],
    ['likely is high: beta of 5 and 1', { low: 0, likely: 1, high: 1 }, (x) => x ** 5],
    ['in the middle: beta of 3 and 3', { low: 0, likely: 0.5, high: 1 }, (x) => x ** 3 * (10 - 15 * x + 6 * x * x)],
  ])('is drawn as often as it should be below any value, %s', (_name, days, below) => {
    const all = drawn(days, 20_000).toSorted((a, b) => a - b);
    const distances = all.map((x, i) => Math.abs(below(x) - (i + 0.5) / all.length));
    expect(Math.max(...distances)).toBeLessThan(0.0115);
  });

  it('without a range is what it is', () => expect(drawn({ low: 4, likely: 4, high: 4 }, 3)).toEqual([4, 4, 4]));

  it('is the same for the same seed, and another for another', () => {
    const days = { low: 1, likely: 2, high: 9 };
    expect(drawn(days, 5)).toEqual(drawn(days, 5));
    expect(drawn(days, 5, 8)).not.toEqual(drawn(days, 5));
  });
});

it('ends however large or small the numbers are', () => {
  const efforts = [
    { low: 0, likely: 1e308, high: 1.7e308 },
    { low: 0, likely: 5e-324, high: 1.7e308 },
    { low: 0, likely: 5e-324, high: 1e-323 },
  ];
  const into = new Float64Array(efforts.length);
  effortDraws(efforts, 42)(into);
  for (const [i, { low, high }] of efforts.entries()) {
    expect(into[i]).toBeGreaterThanOrEqual(low);
    expect(into[i]).toBeLessThanOrEqual(high);
  }
});
