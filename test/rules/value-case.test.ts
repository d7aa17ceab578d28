import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { percent } from '../../src/rules/logic.ts';
import { describeCase, money } from '../../src/rules/value.ts';
import {
  extremeInputs,
  firstYear,
  firstYearRoi,
  monthAt,
  paybackMonth,
  unitEconomics,
  type ValueInputs,
  valueCurve,
  valueInputs,
} from '../../src/rules/value-case.ts';
import { pilotOf } from '../kit.ts';

/** 1,000 tasks earn 10 each and cost 2 each, a team costs 3,000: 5,000 a month net. */
const simple: ValueInputs = {
  volume: 1000,
  benefit: 10,
  adoptionStart: 1,
  adoptionSteady: 1,
  monthsToSteady: 0,
  errorRate: 0.1,
  costPerError: 10,
  inference: 1,
  build: 30_000,
  platform: 0,
  runTeam: 3000,
  otherBenefits: [],
};

describe('one month', () => {
  const ramp = { adoptionStart: 0.2, adoptionSteady: 0.8, monthsToSteady: 6 };
  test.each([
    ['starts at the start', ramp, 1, 200],
    ['is half way after half the time', ramp, 4, 500],
    ['is settled after the months to steady', ramp, 7, 800],
    ['stays settled', ramp, 40, 800],
    ['is settled at once with 0 months', { ...ramp, monthsToSteady: 0 }, 1, 800],
    ['may fall', { ...ramp, adoptionStart: 0.8, adoptionSteady: 0.2 }, 4, 500],
  ])('%s', (_name, usage, month, tasks) => {
    expect(monthAt({ ...simple, ...usage }, month).tasks).toBeCloseTo(tasks, 9);
  });

  it('counts rework, inference, platform and team as cost', () => {
    expect(monthAt({ ...simple, platform: 500 }, 1)).toEqual({ month: 1, tasks: 1000, benefit: 10_000, cost: 5500 });
  });

  it('counts another benefit from its month on', () => {
    const inputs = { ...simple, otherBenefits: [{ perMonth: 400, fromMonth: 6 }] };
    expect([5, 6, 7].map((month) => monthAt(inputs, month).benefit)).toEqual([10_000, 10_400, 10_400]);
  });
});

describe('the curve', () => {
  it('adds up the months, the build first', () => {
    expect(valueCurve(simple, 3).map(({ cumulative }) => cumulative)).toEqual([-25_000, -20_000, -15_000]);
  });

  test.each([
    ['covers the build in the month that reaches it', 30_000, 18, 6],
    ['needs one more month for one more coin', 30_001, 18, 7],
    ['costs nothing to build: the first month', 0, 18, 1],
    ['just within the months looked at', 90_000, 18, 18],
    ['beyond the months looked at', 90_001, 18, undefined],
    ['never', 1e12, 120, undefined],
  ])('payback %s', (_name, build, months, expected) => {
    expect(paybackMonth({ ...simple, build }, months)).toBe(expected);
  });

  it('pays back in the month that reaches the build but for what floating point leaves over', () => {
    const tenth = { ...simple, volume: 1, benefit: 1e8 + 0.1, errorRate: 0, inference: 0, runTeam: 0 };
    expect(3e8 + 0.3 - 3 * tenth.benefit).not.toBe(0);
    expect(paybackMonth({ ...tenth, build: 3e8 + 0.3 }, 18)).toBe(3);
    expect(paybackMonth({ ...tenth, build: 3e8 + 1 }, 18)).toBe(4);
  });

  it('does not pay back in a month that costs more than it earns, though nothing was built', () => {
    expect(paybackMonth({ ...simple, build: 0, runTeam: 9000 }, 18)).toBeUndefined();
  });
});

describe('the first year', () => {
  it('sets the benefit against build and running cost', () => {
    expect(firstYear(simple)).toEqual({ benefit: 120_000, cost: 90_000 });
    expect(firstYearRoi(simple)).toBeCloseTo(1 / 3, 12);
  });

  test.each([
    ['nothing earned', { benefit: 0 }, -1],
    ['earned twice the cost', { benefit: 10, build: 0 }, 1],
    ['no cost at all', { errorRate: 0, inference: 0, build: 0, runTeam: 0 }, undefined],
  ])('%s', (_name, change, expected) => {
    expect(firstYearRoi({ ...simple, ...change })).toBe(expected);
  });
});

const value = {
  benefit_per_task: { amount: 10 },
  adoption: { start: 1, steady: 1, months_to_steady: 0 },
  errors: { rate: 0.1, cost_per_error: 10 },
  costs: { build: 30_000, inference_per_task: 1, run_team: { fte: 0.5, per_fte_month: 6000 } },
};
const workflow = { pilot: { workflow: { volume_per_month: 1000 } } };
const pilotWith = (...more: readonly Readonly<Record<string, unknown>>[]) =>
  pilotOf(workflow, { value }, ...more.map((change) => ({ value: change })));

describe('the inputs of a pilot', () => {
  it('are read from their places', () => {
    expect(valueInputs(pilotWith())).toEqual({ known: simple, missing: [] });
  });

  test.each([
    [
      'minutes at an hourly cost',
      { benefit_per_task: { amount: null, minutes_saved: 12, hourly_cost: 50 } },
      'benefit',
      10,
    ],
    ['an amount before minutes', { benefit_per_task: { minutes_saved: 12, hourly_cost: 500 } }, 'benefit', 10],
    ['no minutes at a blank cost', { benefit_per_task: { amount: null, minutes_saved: 0 } }, 'benefit', 0],
    ['the likely value of a range', { errors: { rate: { low: 0.1, likely: 0.2, high: 0.3 } } }, 'errorRate', 0.2],
    ['no team at a blank cost', { costs: { run_team: { fte: 0, per_fte_month: '' } } }, 'runTeam', 0],
    ['a platform', { costs: { platform_per_month: 700 } }, 'platform', 700],
  ] as const)('%s', (_name, change, input, expected) => {
    expect(valueInputs(pilotWith(change)).known[input]).toBe(expected);
  });

  const tokens = { input_tokens: 9000, output_tokens: 1000, price_per_million: { input: 3, output: 15 } };
  const inferenceOf = (given: unknown) => valueInputs(pilotOf({ value: { costs: { inference_per_task: given } } }));

  test.each([
    ['tokens at a price per million', tokens, 0.042],
    ['tokens in ranges', { ...tokens, input_tokens: { low: 1, likely: 9000, high: 9001 } }, 0.042],
    ['no output at a blank price', { ...tokens, output_tokens: 0, price_per_million: { input: 3 } }, 0.027],
    ['a range of money', { low: 1, likely: 2, high: 3 }, 2],
  ])('inference from %s', (_name, given, expected) => {
    expect(inferenceOf(given).known.inference).toBeCloseTo(expected, 12);
  });

  it('names the missing part of the inference', () => {
    const { missing } = inferenceOf({ ...tokens, price_per_million: { input: 3 } });
    expect(missing.filter(({ input }) => input === 'inference').map(({ path }) => path)).toEqual([
      'value.costs.inference_per_task.price_per_million.output',
    ]);
  });

  it('names all that a complete case needs, platform and other benefits not among it', () => {
    expect(valueInputs(pilotOf()).missing.map(({ path }) => path)).toEqual([
      'pilot.workflow.volume_per_month',
      'value.benefit_per_task',
      'value.adoption.start',
      'value.adoption.steady',
      'value.adoption.months_to_steady',
      'value.errors.rate',
      'value.errors.cost_per_error',
      'value.costs.inference_per_task',
      'value.costs.build',
      'value.costs.run_team.fte',
      'value.costs.run_team.per_fte_month',
    ]);
  });

  it('reads other benefits, from the first month where none is said', () => {
    const other_benefits = [{ name: 'A', per_month: 5, from_month: 3 }, { name: 'B', per_month: 7 }, { name: 'C' }];
    expect(valueInputs(pilotWith({ other_benefits })).known.otherBenefits).toEqual([
      { perMonth: 5, fromMonth: 3 },
      { perMonth: 7, fromMonth: 1 },
      { perMonth: 0, fromMonth: 1 },
    ]);
  });

  it('lets a sampler pick from the ranges, told apart by their path', () => {
    const pilot = pilotWith({ errors: { rate: { low: 0.1, likely: 0.2, high: 0.3 } } });
    const { known } = valueInputs(pilot, (estimate, path) => {
      if (typeof estimate === 'number') return estimate;
      return path === 'value.errors.rate' ? estimate.high : estimate.low;
    });
    expect(known.errorRate).toBe(0.3);
  });
});

describe('unit economics', () => {
  test.each([
    ['fixed cost spread over the tasks', {}, 5],
    ['half the adoption, twice the fixed cost', { adoption: { steady: 0.5 } }, 8],
    ['the build does not count', { costs: { build: 1e9 } }, 5],
    ['neither start nor build need be known', { adoption: { start: '' }, costs: { build: '' } }, 5],
    ['nobody uses it', { adoption: { steady: 0 } }, Number.POSITIVE_INFINITY],
    [
      'nobody uses it, and no team runs it',
      { adoption: { steady: 0 }, costs: { run_team: { fte: 0 } } },
      Number.POSITIVE_INFINITY,
    ],
  ])('%s', (_name, change, costPerTask) => {
    expect(unitEconomics(pilotWith(change))).toEqual({ costPerTask, benefitPerTask: 10 });
  });

  it('names what is missing, with the best and the worst that it could come to', () => {
    const economics = unitEconomics(pilotWith({ errors: { rate: '' } }));
    expect(economics).toEqual({
      missing: ['value.errors.rate'],
      best: { costPerTask: 4, benefitPerTask: 10 },
      worst: { costPerTask: 14, benefitPerTask: 10 },
    });
  });

  it('needs all that a task costs, and nothing else', () => {
    const economics = unitEconomics(pilotOf());
    expect('missing' in economics && economics.missing).toEqual([
      'pilot.workflow.volume_per_month',
      'value.benefit_per_task',
      'value.adoption.steady',
      'value.errors.rate',
      'value.errors.cost_per_error',
      'value.costs.inference_per_task',
      'value.costs.run_team.fte',
      'value.costs.run_team.per_fte_month',
    ]);
  });
});

describe('the best and the worst reading of blanks', () => {
  const { otherBenefits, platform, ...needed } = simple;
  const names = Object.keys(needed) as (keyof typeof needed)[];
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
  const inputs = fc.record({
    volume: amount,
    benefit: amount,
    adoptionStart: share,
    adoptionSteady: share,
    monthsToSteady: fc.double({ min: 0, max: 60, noNaN: true }),
    errorRate: share,
    costPerError: amount,
    inference: amount,
    build: amount,
    runTeam: amount,
  });

  it('enclose every other reading, in every month', () => {
    fc.assert(
      fc.property(inputs, fc.subarray(names), fc.integer({ min: 1, max: 40 }), (filled, blank, months) => {
        const kept = names.filter((name) => !blank.includes(name)).map((name) => [name, filled[name]]);
        const known = { platform, otherBenefits, ...Object.fromEntries(kept) };
        const [worst, between, best] = [
          extremeInputs(known, 'worst'),
          { ...filled, platform, otherBenefits },
          extremeInputs(known, 'best'),
        ].map((reading) => valueCurve(reading, months).at(-1)?.cumulative ?? 0);
        const slack = 1e-6 + 1e-9 * Math.abs(between ?? 0);
        expect(between).toBeGreaterThanOrEqual((worst ?? 0) - slack);
        expect(between).toBeLessThanOrEqual((best ?? 0) + slack);
      }),
    );
  });

  test.each([
    ['best', 'grows and pays', 0.2, 0.8, 10, 0],
    ['best', 'falls and pays', 0.8, 0.2, 10, 1e15],
    ['best', 'grows and loses', 0.2, 0.8, 1, 1e15],
    ['best', 'falls and loses', 0.8, 0.2, 1, 0],
    ['worst', 'grows and pays', 0.2, 0.8, 10, 1e15],
    ['worst', 'falls and pays', 0.8, 0.2, 10, 0],
    ['worst', 'grows and loses', 0.2, 0.8, 1, 0],
    ['worst', 'falls and loses', 0.8, 0.2, 1, 1e15],
  ] as const)('the %s pace of a use that %s', (reading, _name, adoptionStart, adoptionSteady, benefit, months) => {
    const { monthsToSteady, ...known } = { ...simple, adoptionStart, adoptionSteady, benefit };
    expect(extremeInputs(known, reading).monthsToSteady).toBe(months);
  });

  it('leave alone what is known', () => {
    expect(extremeInputs(simple, 'best')).toEqual(simple);
    expect(extremeInputs(simple, 'worst')).toEqual(simple);
  });
});

describe('in words', () => {
  test.each([
    [1_234_567.4, 'USD', 'USD 1,234,567'],
    [-900, 'EUR', 'EUR -900'],
    [999.5, undefined, '1,000'],
    [0, undefined, '0'],
  ])('money %d', (amount, currency, expected) => {
    expect(money(amount, currency)).toBe(expected);
  });

  test.each([
    [0.6996, '69.9%'],
    [0.7, '70%'],
    [0.29, '29%'],
    [-0.0001, '-0.1%'],
  ])('a share of %d', (share, expected) => expect(percent(share)).toBe(expected));

  it('says what is taken as 0', () => {
    const pilot = pilotWith({ currency: 'USD' });
    expect(describeCase(pilot, simple)).toBe(
      'USD 5,000 a month net once settled, payback in month 6, first-year ROI of 33.3%, ' +
        'platform and other benefits not stated, taken as 0',
    );
    const stated = pilotWith({ costs: { platform_per_month: 0 }, other_benefits: [] });
    expect(describeCase(stated, simple)).not.toContain('taken as 0');
  });
});
