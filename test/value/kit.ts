// Value cases for tests: of a fragment of a pilot, and random ones that are complete.
import fc from 'fast-check';
import { composeChecklist } from '../../src/checklist/core.ts';
import { makeValueCase } from '../../src/value/index.ts';
import { pilotOf } from '../kit.ts';

type Fragment = Readonly<Record<string, unknown>>;

export const checklist = composeChecklist();

export const caseOf = (fragment: Fragment, seed?: number) =>
  makeValueCase({ pilot: pilotOf(fragment), checklist, locate: (path) => ({ path, line: 7, column: 1 }) }, seed);

/** 1,000 tasks earn 10 each and cost 2 each, a team costs 3,000: 5,000 a month net, after a build of 60,000. */
export const simple = {
  pilot: { workflow: { volume_per_month: 1000 } },
  value: {
    currency: 'USD',
    horizon_months: 24,
    benefit_per_task: { amount: 10 },
    adoption: { start: 1, steady: 1, months_to_steady: 0 },
    errors: { rate: 0.1, cost_per_error: 10 },
    costs: { build: 60_000, inference_per_task: 1, run_team: { fte: 0.5, per_fte_month: 6000 } },
  },
};

/** The simple case with other facts under `value`. */
export const changed = (value: Fragment): Fragment => ({ ...simple, value: { ...simple.value, ...value } });

const upTo = (max: number) => fc.double({ min: 0, max, noNaN: true, noDefaultInfinity: true });
const estimate = (max: number) =>
  fc.oneof(
    upTo(max),
    fc.tuple(upTo(max), upTo(max), upTo(max)).map((three) => {
      const [low, likely, high] = three.sort((a, b) => a - b);
      return { low, likely, high };
    }),
  );

export const fragments = fc.record({
  pilot: fc.record({ workflow: fc.record({ volume_per_month: fc.integer({ min: 0, max: 100_000 }) }) }),
  value: fc.record({
    horizon_months: fc.integer({ min: 1, max: 120 }),
    benefit_per_task: fc.oneof(
      fc.record({ amount: estimate(50) }),
      fc.record({ minutes_saved: estimate(60), hourly_cost: estimate(200) }),
    ),
    other_benefits: fc.array(
      fc.record({
        name: fc.constant('Other'),
        per_month: estimate(5000),
        from_month: fc.integer({ min: 0, max: 30 }),
      }),
      { maxLength: 3 },
    ),
    adoption: fc.record({ start: estimate(1), steady: estimate(1), months_to_steady: estimate(24) }),
    errors: fc.record({ rate: estimate(1), cost_per_error: estimate(100) }),
    costs: fc.record({
      build: estimate(1_000_000),
      inference_per_task: fc.oneof(
        estimate(2),
        fc.record({
          input_tokens: estimate(20_000),
          output_tokens: estimate(2000),
          price_per_million: fc.record({ input: estimate(10), output: estimate(30) }),
        }),
      ),
      platform_per_month: estimate(20_000),
      run_team: fc.record({ fte: estimate(6), per_fte_month: estimate(20_000) }),
    }),
  }),
});
