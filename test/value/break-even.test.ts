// Where a case turns, worked out by hand: 24 months, 1,000 tasks that earn 10 and cost 2, a team of 3,000, a build of 60,000.
import { describe, expect, it, test } from 'vitest';
import type { KnownInputs, ValueInputs } from '../../src/rules/value-case.ts';
import { breakEvenAdoption, breakEvenErrorRate, isTooLarge, netValue, zeroCrossing } from '../../src/value/index.ts';
import { caseOf, changed } from './kit.ts';

const simple: ValueInputs = {
  volume: 1000,
  benefit: 10,
  adoptionStart: 1,
  adoptionSteady: 1,
  monthsToSteady: 0,
  errorRate: 0.1,
  costPerError: 10,
  inference: 1,
  build: 60_000,
  platform: 0,
  runTeam: 3000,
  otherBenefits: [],
};
const every = (perMonth: number) => ({ otherBenefits: [{ perMonth, fromMonth: 1 }] });

describe('the adoption', () => {
  test.each<[string, Partial<ValueInputs>, number | null, string]>([
    ['24 × (8,000 a − 3,000) = 60,000', {}, 0.6875, 'loses money below it'],
    ['the same, whatever is planned', { adoptionStart: 0.8, adoptionSteady: 0.8 }, 0.6875, 'loses money below it'],
    ['all of it', { build: 120_000 }, 1, 'loses money below it'],
    ['more than all', { build: 120_001 }, null, 'no adoption is enough'],
    ['none of it', { build: 0, runTeam: 0 }, 0, 'does not lose money however few use it'],
    ['it gains without a task', { build: 0, runTeam: 0, ...every(1000) }, null, 'gains whatever the adoption'],
    [
      'each task loses 7: 24 × (6,000 − 7,000 a) = 60,000',
      { inference: 16, ...every(9000) },
      0.5,
      'loses money above it',
    ],
    ['each task loses 2, which the rest bears', { inference: 11, ...every(9000) }, null, 'gains at any adoption'],
    ['each task loses, and there is no rest', { inference: 11 }, null, 'loses whatever the adoption'],
    ['a task earns what it costs', { inference: 9 }, null, 'adoption does not change the result'],
  ])('%s', (_name, change, value, says) => {
    const found = breakEvenAdoption({ ...simple, ...change }, 24);
    expect(found.says).toContain(says);
    if (value === null) expect(found.value).toBeNull();
    else expect(found.value).toBeCloseTo(value, 12);
  });

  it('scales the way to it as well', () => {
    // Half in month 1, all from month 2 on: 24 × 3,000 + 60,000 over 8,000 × 23.5.
    const ramp = { ...simple, adoptionStart: 0.5, monthsToSteady: 1 };
    expect(breakEvenAdoption(ramp, 24).value).toBeCloseTo(132_000 / 188_000, 12);
  });
});

describe('the error rate', () => {
  test.each<[string, Partial<ValueInputs>, number | null, string]>([
    ['24 × (6,000 − 10,000 r) = 60,000', {}, 0.35, 'loses money above it'],
    ['none at all', { build: 144_000 }, 0, 'loses money above it'],
    ['it loses without an error', { build: 144_001 }, null, 'even without errors'],
    ['all of it, just so', { costPerError: 3.5 }, null, 'no error rate makes it lose money'],
    ['nearly all of it', { costPerError: 4 }, 0.875, 'loses money above it'],
    ['errors cost nothing', { costPerError: 0 }, null, 'no error rate makes it lose money'],
  ])('%s', (_name, change, value, says) => {
    const found = breakEvenErrorRate({ ...simple, ...change }, 24);
    expect(found.says).toContain(says);
    if (value === null) expect(found.value).toBeNull();
    else expect(found.value).toBeCloseTo(value, 12);
  });
});

it('is the build where there is no month, and nowhere on a level line', () => {
  expect(netValue(simple, 0)).toBe(-60_000);
  expect([zeroCrossing(-1, 1), zeroCrossing(2, 1), zeroCrossing(3, 3)]).toEqual([0.5, 2, undefined]);
});

describe('what moves the net value', () => {
  const influenceOf = (value: Readonly<Record<string, unknown>>) =>
    caseOf(changed(value)).influence.map(({ path, low, high, swing }) => [
      path,
      ...[low, high, swing].map((figure) => Math.round(figure * 1e6) / 1e6),
    ]);

  it('goes a tenth down and up, a share no higher than 1, and the first by path of equals', () => {
    expect(influenceOf({ errors: { rate: 0.95, cost_per_error: 1 } }).slice(-6)).toEqual([
      ['value.costs.run_team.fte', 0.45, 0.55, 14_400],
      ['value.costs.run_team.per_fte_month', 5400, 6600, 14_400],
      ['value.costs.build', 54_000, 66_000, 12_000],
      ['value.costs.inference_per_task', 0.9, 1.1, 4800],
      ['value.errors.cost_per_error', 0.9, 1.1, 4560],
      ['value.errors.rate', 0.855, 1, 3480],
    ]);
  });

  it('leaves out what moves nothing', () => {
    const paths = influenceOf({ errors: { rate: 0, cost_per_error: 10 } }).map(([path]) => path);
    expect(paths).not.toContain('value.errors.rate');
    expect(paths).not.toContain('value.errors.cost_per_error');
  });
});

describe('what is too large to be worked out', () => {
  const small: KnownInputs = { ...simple, volume: 1 };
  test.each<[string, Partial<KnownInputs>]>([
    ['benefit', { benefit: 1.1e15 }],
    ['cost of an error', { costPerError: 1.1e15 }],
    ['inference', { inference: 1.1e15 }],
    ['build', { build: 1.1e15 }],
    ['team', { runTeam: 1.1e15 }],
    ['platform', { platform: 1.1e15 }],
    ['another benefit', every(1.1e15)],
    ['benefit times volume', { volume: 1e8, benefit: 1.1e7 }],
    ['benefit at a blank volume', { volume: undefined, benefit: 1.1e15 }],
    ['no number', { build: Number.NaN }],
  ])('%s', (_name, change) => expect(isTooLarge({ ...small, ...change })).toBe(true));

  test.each<[string, Partial<KnownInputs>]>([
    ['nothing', {}],
    ['at the very limit', { build: 1e15 }],
    ['blanks', { volume: undefined, benefit: undefined, build: undefined, runTeam: undefined, inference: undefined }],
  ])('not: %s', (_name, change) => expect(isTooLarge({ ...small, ...change })).toBe(false));
});
