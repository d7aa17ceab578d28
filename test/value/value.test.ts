// The value case: worked out by hand, its break-evens tried, its draws in order, its blanks never filled with prices.
import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, it, test } from 'vitest';
import { likely } from '../../src/model/fields.ts';
import { breakEvenAdoption, breakEvenErrorRate, netValue, percentiles } from '../../src/value/index.ts';
import { statedCase, toInputs } from '../../src/value/inputs.ts';
import { pilotOf } from '../kit.ts';
import { cases } from '../random.ts';
import { caseOf, changed, checklist, fragments, simple } from './kit.ts';

describe('by hand', () => {
  it('the simple case', () => {
    const { likely: found, curve, spread } = caseOf(simple);
    expect(found).toMatchObject({ net: 60_000, payback: 12, firstYearRoi: 0, settledNet: 5000, costPerTask: 5 });
    expect(found?.valuePerTask).toBe(10);
    expect(found?.breakEvenErrorRate.value).toBeCloseTo(0.35, 12); // 24 × (6,000 − 10,000 r) = 60,000
    expect(found?.breakEvenAdoption.value).toBeCloseTo(0.6875, 12); // 24 × (8,000 a − 3,000) = 60,000
    expect(curve[0]).toEqual({ month: 1, tasks: 1000, benefit: 10_000, cost: 5000, cumulative: -55_000 });
    expect(curve).toHaveLength(24);
    expect(spread).toBeNull();
  });

  test.each([
    ['a ramp', { adoption: { start: 0, steady: 1, months_to_steady: 2 } }, 60_000 - 12_000, 15],
    ['another benefit', { other_benefits: [{ name: 'x', per_month: 1000, from_month: 13 }] }, 72_000, 12],
    ['a platform', { costs: { ...simple.value.costs, platform_per_month: 5000 } }, -60_000, null],
    ['minutes saved', { benefit_per_task: { minutes_saved: 10, hourly_cost: 60 } }, 60_000, 12],
    ['a shorter horizon', { horizon_months: 6 }, -30_000, 12],
  ])('%s', (_name, value, net, payback) => {
    const found = caseOf(changed(value)).likely;
    expect(found?.net).toBeCloseTo(net, 6);
    expect(found?.payback).toBe(payback);
  });

  test.each([
    [
      'a loss without errors',
      { benefit_per_task: { amount: 1 } },
      'loses money even without errors',
      'loses whatever the adoption',
    ],
    ['errors that cost nothing', { errors: { rate: 0.1, cost_per_error: 0 } }, 'no error rate makes it lose money', ''],
    [
      'tasks that lose',
      { errors: { rate: 1, cost_per_error: 20 }, other_benefits: [{ name: 'x', per_month: 9000 }] },
      '',
      'loses money above it',
    ],
    [
      'a free ride',
      { costs: { build: 0, inference_per_task: 0, run_team: { fte: 0 } } },
      'no error rate makes it lose money',
      'does not lose money however few use it',
    ],
  ])('the break-even of %s', (_name, value, rate, adoption) => {
    const found = caseOf(changed(value)).likely;
    expect(found?.breakEvenErrorRate.says).toContain(rate);
    expect(found?.breakEvenAdoption.says).toContain(adoption);
  });

  test.each([
    ['nobody uses it in the end', { start: 0.9, steady: 0 }, null, 'settle at 0'],
    ['nobody ever uses it', { start: 0, steady: 0 }, null, 'settle at 0'],
    // Scaled to break even, more than every task would be in month 1.
    ['it falls, and would have to begin above all', { start: 1, steady: 0.4 }, null, 'no adoption is enough'],
    // 8,000 a month for all tasks: 24 months at 0.8, and 0.2, 0.15, 0.1, 0.05 more in the first four: 132,000 are to be earned.
    ['it falls, and may', { start: 1, steady: 0.8 }, 0.8 * (132_000 / (8000 * (24 * 0.8 + 0.5))), 'below it'],
  ])('the break-even adoption where %s', (_name, adoption, value, says) => {
    const found = caseOf(changed({ adoption: { ...adoption, months_to_steady: 4 } })).likely?.breakEvenAdoption;
    expect(found?.says).toContain(says);
    if (value === null) expect(found?.value).toBeNull();
    else expect(found?.value).toBeCloseTo(value, 9);
  });

  it('percentiles by the nearest rank', () => {
    expect(percentiles([5, 1, 4, 2, 3, 10, 6, 7, 9, 8])).toEqual({ p10: 1, p50: 5, p90: 9 });
    expect(percentiles([3])).toEqual({ p10: 3, p50: 3, p90: 3 });
  });
});

const source = (fragment: object) => ({
  pilot: pilotOf(fragment as Record<string, unknown>),
  checklist,
  locate: (path: string) => ({ path, line: 7, column: 1 }),
});

describe('properties', () => {
  it('a break-even gives a net value of 0', () => {
    fc.assert(
      fc.property(fragments, (fragment) => {
        const { pilot, horizon } = statedCase(source(fragment));
        const inputs = toInputs(pilot, (estimate) => likely(estimate) ?? 0);
        const closeTo0 = (net: number, scale: number) => expect(Math.abs(net)).toBeLessThan(1e-7 * Math.max(1, scale));
        const nets = [0, 1].map((errorRate) => Math.abs(netValue({ ...inputs, errorRate }, horizon.months)));
        const scale = Math.max(inputs.build, ...nets);
        const rate = breakEvenErrorRate(inputs, horizon.months).value;
        if (rate !== null) closeTo0(netValue({ ...inputs, errorRate: rate }, horizon.months), scale);
        const steady = breakEvenAdoption(inputs, horizon.months).value;
        if (steady === null || inputs.adoptionSteady < 1e-6) return;
        const by = steady / inputs.adoptionSteady;
        const scaled = { ...inputs, adoptionStart: inputs.adoptionStart * by, adoptionSteady: steady };
        closeTo0(netValue(scaled, horizon.months), scale * Math.max(1, by));
      }),
      { seed: 7, endOnFailure: true },
    );
  });

  it('P10 ≤ P50 ≤ P90, the same for the same seed', () => {
    fc.assert(
      fc.property(fragments, fc.integer({ min: 0, max: 2 ** 31 - 1 }), (fragment, seed) => {
        const { spread } = caseOf(fragment, seed);
        expect(caseOf(fragment, seed).spread).toEqual(spread);
        if (spread === null) return;
        const { net, payback, firstYearRoi } = spread;
        for (const one of [net, firstYearRoi ?? net]) {
          expect(one.p10).toBeLessThanOrEqual(one.p50);
          expect(one.p50).toBeLessThanOrEqual(one.p90);
        }
        const months = [payback.p10, payback.p50, payback.p90].map((month) => month ?? Number.POSITIVE_INFINITY);
        expect([...months].sort((a, b) => a - b)).toEqual(months);
      }),
      { numRuns: cases(10), seed: 7, endOnFailure: true },
    );
  });
});

describe('what moves it', () => {
  const ranged = changed({ errors: { rate: { low: 0, likely: 0.1, high: 0.3 }, cost_per_error: 10 } });

  it('is ranked, by ranges where there are some and else by a tenth', () => {
    const { influence } = caseOf(ranged);
    expect(influence[0]).toMatchObject({
      path: 'value.errors.rate',
      basis: 'range',
      netAtLow: 84_000,
      netAtHigh: 12_000,
    });
    expect(influence[1]).toMatchObject({ path: 'value.benefit_per_task.amount', basis: '10%' });
    expect(influence[1]?.swing).toBeCloseTo(48_000, 6);
    expect(influence.map(({ swing }) => swing)).toEqual(influence.map(({ swing }) => swing).sort((a, b) => b - a));
  });

  it('differs by the seed', () => {
    expect(caseOf(ranged, 1).spread?.net).not.toEqual(caseOf(ranged, 2).spread?.net);
    const { p10 = 0, p90 = 0 } = caseOf(ranged).spread?.net ?? {};
    expect(p10).toBeGreaterThan(12_000);
    expect(p90).toBeLessThan(84_000);
  });
});

describe('blanks', () => {
  it('no price is assumed, and shares and times are, with a reason', () => {
    const { missing, inputs, likely: found, blanks, add } = caseOf({});
    expect(missing).toEqual([
      'pilot.workflow.volume_per_month',
      'value.benefit_per_task',
      'value.errors.cost_per_error',
      'value.costs.inference_per_task',
      'value.costs.build',
      'value.costs.run_team.per_fte_month',
    ]);
    expect(inputs.filter(({ unit, value }) => unit === 'money' && value !== 0)).toEqual([]);
    expect(inputs.every(({ origin }) => origin.from !== 'file')).toBe(true);
    expect([found, blanks]).toEqual([null, { best: 1, worst: null }]);
    const completed = caseOf(load(add.join('\n')) as Record<string, unknown>);
    expect(completed.missing).toEqual([]);
    expect(completed.add).toEqual([]);
    expect(completed.inputs.every(({ origin }) => origin.from === 'file')).toBe(true);
  });

  test.each([
    ['a benefit', { benefit_per_task: {} }, 'at least USD 7.5 per task'], // 24 × (1,000 × (b − 2) − 3,000) = 60,000
    ['a build', { costs: { ...simple.value.costs, build: undefined } }, 'at most USD 120000 in all'],
    [
      'the cost of inference',
      { costs: { ...simple.value.costs, inference_per_task: undefined } },
      'at most USD 3.5 per task',
    ],
  ])('%s alone: what it must be', (_name, value, says) => {
    expect(caseOf(changed(value)).needed?.says).toContain(says);
  });

  it('takes what the file says elsewhere, and names the place', () => {
    const { inputs, assumptions } = caseOf({
      ...changed({ errors: { cost_per_error: 10 }, costs: { ...simple.value.costs, build: undefined } }),
      budget: { currency: 'USD', lines: { build: 60_000 } },
      evaluation: { hallucination: { measured: { value: 0.1 } } },
    });
    const originOf = (path: string) => inputs.find((one) => one.path === path)?.origin;
    expect(originOf('value.costs.build')).toMatchObject({ from: 'file', at: { path: 'budget.lines.build' } });
    expect(originOf('value.errors.rate')).toMatchObject({ at: { path: 'evaluation.hallucination.measured.value' } });
    expect(assumptions).toContain('Build, once: taken from budget.lines.build');
  });

  it('takes no build from a budget in another currency', () => {
    const fragment = changed({ costs: { ...simple.value.costs, build: undefined } });
    expect(caseOf({ ...fragment, budget: { currency: 'EUR', lines: { build: 1 } } }).missing).toEqual([
      'value.costs.build',
    ]);
  });

  it('does not work out what no money can be', () => {
    const found = caseOf(changed({ benefit_per_task: { amount: 1e300 } }));
    expect([found.tooLarge, found.likely, found.curve]).toEqual([true, null, []]);
  });
});

it('compares with what is usual, and judges nothing by it', () => {
  const { usual } = caseOf({
    ...simple,
    budget: { total: 100, lines: { change_training: 10, governance_security: 30 } },
  });
  expect(usual.map(({ check, own, stands }) => [check, own, stands])).toEqual([
    ['kpis.payback', 12, 'within'],
    ['talent.run-team', 0.5, 'below'],
    ['talent.change-budget', 0.1, 'below'],
    ['governance.budget-share', 0.3, 'within'],
  ]);
  expect(usual.every(({ sources }) => sources.length > 0)).toBe(true);
});
