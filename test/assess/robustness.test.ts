// The share of weightings that give the same verdict, and that no shortcut on the way to it changes a verdict.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Judging, judgeGates, judgingOf, openUnder, verdictAt, verdictUnder } from '../../src/assess/gates.ts';
import { DEFAULT_SEED, RUNS, robustness } from '../../src/assess/robustness.ts';
import { marksOf, type Weights, weightsOf } from '../../src/assess/score.ts';
import { openGates, roomFor, type Weighing, weigh, weighingOf } from '../../src/assess/weighing.ts';
import { composeChecklist } from '../../src/checklist/core.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Checklist } from '../../src/model/checklist.ts';
import { judgeFile } from '../judge.ts';
import { cases } from '../random.ts';
import { checklistOf, control, judge } from './small.ts';

const judgingFor = (checklist: Checklist, { findings }: Assessment) =>
  judgingOf(checklist, marksOf(findings, checklist), findings);

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
const shareWith = (seed?: number) => judge(edge, edgeText, seed === undefined ? {} : { seed }).robustness;

describe('the share of weightings with the same verdict', () => {
  it('is 1 where no weighting can change it', () => {
    const clear = judge(edge, 'data: {controls: {c0: in-place, c1: in-place}}\n').robustness;
    expect(clear).toEqual({ share: 1, runs: 1000, seed: 42, generator: 'xoroshiro128+' });
  });

  it('is about a half at the edge, since each of two factors is the larger one half of the time', () => {
    expect(shareWith().share).toBeGreaterThan(0.45);
    expect(shareWith().share).toBeLessThan(0.55);
  });

  it('is the same for the same seed, and names the seed and the runs', () => {
    expect(shareWith(7)).toEqual(shareWith(7));
    expect(shareWith(7)).toMatchObject({ seed: 7, runs: RUNS });
    expect(shareWith().seed).toBe(DEFAULT_SEED);
  });

  it('comes from other draws for another seed', () => {
    const shares = Array.from({ length: 10 }, (_, seed) => shareWith(seed).share);
    expect(new Set(shares).size).toBeGreaterThan(1);
  });

  it('draws factors from ½ to 2, so that a margin of more than four cannot be lost', () => {
    // 7 : 1 is 87.5; at worst 3.5 : 2 is 63.6; at 25 of 100 it holds, at 64 it can fail.
    const at = (score: number) =>
      judge(checklistOf([control('data.c0', { weight: 7 }), control('data.c1')], { pilot: { score } }), edgeText)
        .robustness.share;
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
    expect(Math.abs(judge(even, edgeText).robustness.share - expected)).toBeLessThan(0.035);
  });

  it('is less than 1 where the weights alone decide whether enough was answered', () => {
    const { share } = tenWith(3, 0).assessment.robustness;
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.7);
  });

  it('counts the runs that agree with the verdict it is given', () => {
    const { checklist, assessment } = tenWith(10);
    const judging = judgingFor(checklist, assessment);
    const share = (verdict: Assessment['verdict']) => robustness(judging, weightsOf(checklist), verdict, 1).share;
    expect(share('ready-to-scale')).toBe(1);
    expect(share('not-ready-to-pilot')).toBe(0);
  });
});

/** From the gates judged in full. */
const fullVerdict = (gates: ReturnType<typeof judgeGates>): Assessment['verdict'] => {
  if (gates.some(({ conditions }) => conditions.some(({ id, passed }) => id === 'answered' && !passed))) {
    return 'too-little-answered';
  }
  const shut = gates.findIndex(({ open }) => !open);
  const words = ['not-ready-to-pilot', 'ready-to-pilot', 'ready-for-production', 'ready-to-scale'] as const;
  return words[shut < 0 ? gates.length : shut] ?? 'not-ready-to-pilot';
};

/** The verdict by the rows of numbers, under weights that were drawn for all checks. */
const byRows = (rows: Weighing, judging: Judging, { checks, dimensions }: Weights): Assessment['verdict'] => {
  const sums = roomFor(rows);
  const counted = judging.marks.flatMap(({ applicable, gate }, i) => (applicable && gate < rows.gates ? [i] : []));
  weigh(
    rows,
    Float64Array.from(counted, (i) => checks[i] as number),
    sums,
  );
  return verdictAt(openGates(rows, Float64Array.from(dimensions), sums));
};

describe('the shortcut', () => {
  const core = composeChecklist();
  const fromFile = (name: string) => ({
    checklist: core,
    assessment: judgeFile(`examples/${name}.yaml`).reported.assessment,
  });

  /** From ½ to 2, the ends themselves as likely as what lies between. */
  const factor = fc.oneof(fc.constantFrom(0.5, 2), fc.double({ min: 0.5, max: 2, noNaN: true }));

  test.each([
    ['2 of 10 answered', tenWith(2)],
    ['3 of 10 answered', tenWith(3)],
    ['6 of 10 answered', tenWith(6)],
    ['7 of 10 answered', tenWith(7)],
    ['claims-summariser', fromFile('claims-summariser')],
    ['telecom-support-bot', fromFile('telecom-support-bot')],
    ['complete', fromFile('complete')],
  ])('changes no verdict under 200 weightings: %s', (_name, { checklist, assessment }) => {
    const judging = judgingFor(checklist, assessment);
    const base = weightsOf(checklist);
    const open = openUnder(judging, base, 4);
    const quick = verdictUnder(judging, open);
    const rows = weighingOf(judging, open, base);
    const several = (count: number) => fc.array(factor, { minLength: count, maxLength: count });
    fc.assert(
      fc.property(several(base.checks.length), several(base.dimensions.length), (checks, dimensions) => {
        const drawn: Weights = {
          checks: checks.map((one, i) => one * (base.checks[i] ?? 0)),
          dimensions: dimensions.map((one, i) => one * (base.dimensions[i] ?? 0)),
        };
        const expected = fullVerdict(judgeGates(judging, drawn));
        expect(quick(drawn)).toBe(expected);
        if (rows !== undefined) expect(byRows(rows, judging, drawn)).toBe(expected);
      }),
      { numRuns: cases(200) },
    );
  });

  it('is the same by rows of numbers, whatever the checks, gates and dimensions', () => {
    const checkOf = fc.record({
      dimension: fc.constantFrom(0, 1),
      gate: fc.constantFrom(0, 1, 2),
      score: fc.constantFrom(0, 0.5, 1),
      best: fc.constant(1),
      evidenced: fc.constantFrom(0, 0.5),
      applicable: fc.boolean(),
      answered: fc.boolean(),
      declared: fc.constant(false),
    });
    const limits = {
      pilot: { score: 30, dimension: 20, coverage: 0.5 },
      production: { score: 45, dimension: 30, coverage: 0.6, evidenced: 2 },
      scale: { score: 50, dimension: 30, coverage: 0.6, evidenced: 5 },
    };
    const small = checklistOf([], limits);
    const several = fc.array(factor, { minLength: 14, maxLength: 14 });
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(checkOf, { minLength: 4, maxLength: 12 }), several, (marks, factors) => {
        const judging = judgingOf(small, marks, []);
        const base: Weights = { checks: marks.map((_, i) => 1 + (i % 3)), dimensions: [20, 10] };
        const rows = weighingOf(judging, openUnder(judging, base, 4), base);
        if (rows === undefined) return;
        const drawn: Weights = {
          checks: marks.map((_, i) => (1 + (i % 3)) * (factors[i] as number)),
          dimensions: [20 * (factors[12] as number), 10 * (factors[13] as number)],
        };
        const expected = fullVerdict(judgeGates(judging, drawn));
        seen.add(expected);
        expect(byRows(rows, judging, drawn)).toBe(expected);
      }),
      { numRuns: cases(500), endOnFailure: true },
    );
    expect(seen.size).toBe(4);
  });

  it.each(['claims-summariser', 'telecom-support-bot', 'complete'])('of %s is by rows of numbers', (name) => {
    const { checklist, assessment } = fromFile(name);
    const [judging, base] = [judgingFor(checklist, assessment), weightsOf(checklist)];
    expect(weighingOf(judging, openUnder(judging, base, 4), base)).toBeDefined();
  });

  it('is left where a part declared away may decide, or whether enough was answered', () => {
    const { checklist, assessment } = tenWith(3, 0);
    const [judging, base] = [judgingFor(checklist, assessment), weightsOf(checklist)];
    expect(weighingOf(judging, openUnder(judging, base, 4), base)).toBeUndefined();
    expect(weighingOf(judging, { criteria: judging.criteria, isEnough: true }, base)).toBeDefined();
    const away = judging.criteria.map((criteria) => criteria.map((one) => ({ ...one, atMost: true })));
    expect(weighingOf(judging, { criteria: away, isEnough: true }, base)).toBeUndefined();
  });
});
