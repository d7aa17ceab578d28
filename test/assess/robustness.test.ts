// The share of random weightings that give the same verdict.
import { describe, expect, it, test } from 'vitest';
import { RUNS } from '../../src/assess/gates.ts';
import { robustnessFor } from '../../src/assess/reassess.ts';
import { checklistOf, control, judge } from './small.ts';

/** Answered by so many checks of ten, all of one weight, the rest blank. */
const tenWith = (met: number, score = 25) => {
  const items = Array.from({ length: 10 }, (_, i) => control(`data.c${i}`));
  const checklist = checklistOf(items, { pilot: { score } }, 0.3);
  const words = items.map((_, i) => `c${i}: ${i < met ? 'in-place' : 'unknown'}`);
  return { checklist, assessment: judge(checklist, `data: {controls: {${words.join(', ')}}}\n`) };
};

/** The two controls of 3 and 1: the gate at 75 is open exactly while the first weighs three times the second. */
const edge = checklistOf([control('data.c0', { weight: 3 }), control('data.c1')], { pilot: { score: 75 } });
const edgeText = 'data: {controls: {c0: in-place, c1: absent}}\n';
const shareWith = (seed?: number) => share(judge(edge, edgeText), seed);

/** Enough is answered in all of these. */
function share(assessment: ReturnType<typeof judge>, seed?: number) {
  const robustness = robustnessFor(assessment, seed);
  if (robustness === null) throw new Error('too little is answered');
  return robustness;
}

describe('the share of weightings with the same verdict', () => {
  it('is 1 where no weighting can change it', () => {
    const clear = robustnessFor(judge(edge, 'data: {controls: {c0: in-place, c1: in-place}}\n'));
    expect(clear).toEqual({ share: 1, runs: 250, seed: 42, generator: 'xoroshiro128+' });
  });

  it('is about a half at the edge, since each of two factors is the larger one half of the time', () => {
    expect(shareWith().share).toBeGreaterThan(0.45);
    expect(shareWith().share).toBeLessThan(0.55);
  });

  it('is the same for the same seed, and names the seed and the runs', () => {
    expect(shareWith(7)).toEqual(shareWith(7));
    expect(shareWith(7)).toMatchObject({ seed: 7, runs: RUNS });
    expect(shareWith().seed).toBe(42);
  });

  it('comes from other draws for another seed', () => {
    const shares = Array.from({ length: 10 }, (_, seed) => shareWith(seed).share);
    expect(new Set(shares).size).toBeGreaterThan(1);
  });

  it('draws factors from ½ to 2, so that a margin of more than four cannot be lost', () => {
    // 7 : 1 is 87.5; at worst 3.5 : 2 is 63.6; at 25 of 100 it holds, at 64 it can fail.
    const at = (score: number) =>
      share(judge(checklistOf([control('data.c0', { weight: 7 }), control('data.c1')], { pilot: { score } }), edgeText))
        .share;
    expect(at(63)).toBe(1);
    expect(at(80)).toBeLessThan(1);
  });

  // The base-2 logarithm of one factor over another is as likely at t as 2 − |t| is large: above t ≥ 0 in (2 − t)² / 8.
  test.each([
    ['√2', 100 * (Math.SQRT2 / (1 + Math.SQRT2)), 1 - 1.5 ** 2 / 8],
    ['2', (100 * 2) / 3, 1 - 1 / 8],
    ['2√2', 100 * ((2 * Math.SQRT2) / (1 + 2 * Math.SQRT2)), 1 - 0.5 ** 2 / 8],
    ['4', 80.01, 1],
  ])('draws log-uniformly: one weight is %s times another as often as it should be', (_name, score, expected) => {
    const even = checklistOf([control('data.c0'), control('data.c1')], { pilot: { score } });
    expect(Math.abs(share(judge(even, edgeText)).share - expected)).toBeLessThan(0.08);
  });

  it('is less than 1 where the weights alone decide whether enough was answered', () => {
    const found = share(tenWith(3, 0).assessment).share;
    expect(found).toBeGreaterThan(0.3);
    expect(found).toBeLessThan(0.7);
  });

  it('is not asked for where too little is answered', () => {
    expect(robustnessFor(tenWith(2).assessment)).toBeNull();
    expect(robustnessFor(tenWith(3).assessment)).not.toBeNull();
  });
});
