import { describe, expect, it, test } from 'vitest';
import { exampleCases, kitFor, outcomeOf } from '../kit.ts';

const { checklist, problems, judgeOne, expectOutcome } = kitFor('checklists/core/operations.yaml');

type Fragment = Readonly<Record<string, unknown>>;

it('is a checklist without problems', () => expect(problems).toEqual([]));

describe('every example ends as it says', () => {
  test.each(exampleCases(checklist))('%s', (_name, item, kind, pilot) => {
    expect(outcomeOf(checklist, item.id, pilot)?.kind).toBe(kind);
  });
});

const approach = (name: string): Fragment => ({ architecture: { approach: name } });

describe('operations.owner', () => {
  const owners = (cost: unknown, monitoring: unknown, incidents: unknown): Fragment => ({
    operations: { owners: { cost, monitoring, incidents } },
  });
  test.each([
    ['all three', owners('A', 'B', 'B'), 'met', 'cost: A, monitoring: B, incidents: B'],
    ['one blank leaves it unknown', owners('A', '', 'B'), 'unknown', 'not stated: owner of monitoring'],
    ['all blank', owners(null, '', ' '), 'unknown', 'cost, owner of monitoring, owner of incidents'],
    ['an empty map', { operations: { owners: {} } }, 'unknown', 'not stated'],
    ['nobody is a stated no', owners('A', 'nobody', 'B'), 'absent', 'not so: owner of monitoring'],
    ['a stated no decides over blanks', owners('', 'None', ''), 'absent', 'owner of monitoring'],
    ['a name that begins like a no', owners('Noah Services', 'North team', 'A'), 'met', 'Noah'],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome('operations.owner', fragment, expected, seen);
  });

  it('points at the owner that is missing', () => {
    expect(expectOutcome('operations.owner', owners('A', '', 'B'), 'unknown').at).toBe('operations.owners.monitoring');
  });
});

describe('operations.cost-limits', () => {
  const spend = (forecast: unknown, budget: unknown, alerts: unknown, cap: unknown): Fragment => ({
    operations: {
      spend: { forecast_per_month: forecast, budget_per_month: budget, alerts, hard_cap: cap },
    },
  });
  test.each([
    ['below the budget', spend(1000, 2000, true, true), 'met', 'forecast 1000 against a budget of 2000 a month'],
    ['at the budget', spend(2000, 2000, true, true), 'met', 'with alerts and a hard cap'],
    ['just above it', spend(2000.01, 2000, true, true), 'absent', 'forecast 2000.01 against a budget of 2000'],
    ['no alerts', spend(1000, 2000, false, true), 'absent', 'not so: alerts'],
    ['no cap decides over blanks', spend('', '', '', false), 'absent', 'not so: hard cap'],
    ['too dear decides over blanks', spend(3000, 2000, '', ''), 'absent', 'forecast 3000'],
    ['no budget', spend(1000, '', true, true), 'unknown', 'not stated: budget'],
    ['no forecast and no cap', spend('', 2000, true, ''), 'unknown', 'not stated: forecast, hard cap'],
    ['a budget of 0 that must carry something', spend(1, 0, true, true), 'absent', 'budget of 0'],
    ['nothing', {}, 'unknown', 'not stated: forecast, budget, alerts, hard cap'],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome('operations.cost-limits', fragment, expected, seen);
  });

  it('names the facts that it weighed', () => {
    expect(expectOutcome('operations.cost-limits', spend(1000, 2000, true, ''), 'unknown').facts).toEqual([
      { path: 'operations.spend.forecast_per_month', value: '1000' },
      { path: 'operations.spend.budget_per_month', value: '2000' },
      { path: 'operations.spend.alerts', value: 'true' },
    ]);
  });
});

describe('operations.unit-economics', () => {
  /** 2500 a month over 1000 × 0.5 tasks is 5; with inference 1 and rework 0.1 × 10 a task costs 7. */
  const unit = (benefit: unknown, changes: Fragment = {}, volume: unknown = 1000): Fragment => ({
    pilot: { name: 'P', workflow: { volume_per_month: volume } },
    value: {
      benefit_per_task: { amount: benefit },
      adoption: { steady: 0.5 },
      errors: { rate: 0.1, cost_per_error: 10 },
      costs: { inference_per_task: 1, platform_per_month: 500, run_team: { fte: 1, per_fte_month: 2000 } },
      ...changes,
    },
  });
  const costs = (changes: Fragment): Fragment => ({
    costs: { inference_per_task: 1, platform_per_month: 500, run_team: { fte: 1, per_fte_month: 2000 }, ...changes },
  });
  test.each([
    ['worth more than it costs', unit(8), 'met', 'a task costs 7 and is worth 8'],
    ['just more', unit(7.01), 'met', 'worth 7.01'],
    ['the same is not below', unit(7), 'absent', 'a task costs 7 and is worth 7'],
    ['worth less', unit(6), 'absent', 'worth 6'],
    ['the likely value of ranges', unit({ low: 1, likely: 8, high: 9 }), 'met', 'worth 8'],
    ['minutes at an hourly cost', unit('', { benefit_per_task: { minutes_saved: 10, hourly_cost: 60 } }), 'met', '10'],
    ['a platform that is not stated costs nothing', unit(6.5, costs({ platform_per_month: '' })), 'met', 'costs 6 '],
    ['build is left out', unit(8, costs({ build: 9_000_000 })), 'met', 'costs 7'],
    [
      'inference by tokens: 0.5 + 0.5',
      unit(
        8,
        costs({
          inference_per_task: {
            input_tokens: 100_000,
            output_tokens: 50_000,
            price_per_million: { input: 5, output: 10 },
          },
        }),
      ),
      'met',
      'costs 7',
    ],
    ['no benefit stated', unit(''), 'unknown', 'not stated: value.benefit_per_task'],
    ['no volume stated', unit(8, {}, ''), 'unknown', 'not stated: pilot.workflow.volume_per_month'],
    ['no volume, but worth less than inference and rework', unit(2, {}, ''), 'absent', 'no value of it'],
    ['a volume of 0 carries no cost', unit(8, {}, 0), 'absent', 'no tasks'],
    ['adoption of 0 carries no cost', unit(8, { adoption: { steady: 0 } }), 'absent', 'no tasks'],
    ['a rate that does not matter', unit(8, { errors: { cost_per_error: 0 } }), 'met', 'at any value'],
    ['a rate that cannot matter enough', unit(17, { errors: { cost_per_error: 10 } }), 'met', 'at any value'],
    ['a rate that matters', unit(16, { errors: { cost_per_error: 10 } }), 'unknown', 'value.errors.rate'],
    ['nothing', {}, 'unknown', 'not stated'],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome('operations.unit-economics', fragment, expected, seen);
  });

  it('is shown by evidence of the value section, and names its facts', () => {
    const outcome = expectOutcome('operations.unit-economics', unit({ low: 1, likely: 8, high: 9 }), 'met');
    expect(outcome.support).toEqual([{ evidencePaths: ['value'], points: 1 }]);
    expect(outcome.facts).toContainEqual({ path: 'value.benefit_per_task.amount', value: '8' });
    expect(outcome.facts).toContainEqual({ path: 'value.costs.run_team.fte', value: '1' });
  });
});

describe('operations.graceful-failure', () => {
  const behaviour = (fields: Fragment): Fragment => ({ operations: { failure_behaviour: fields } });
  const four = {
    rate_limit: 'queue',
    invalid_output: 'retry',
    timeout: 'a person',
    provider_outage: 'second provider',
  };
  const five = { ...four, empty_retrieval: 'say so' };
  test.each([
    ['all five', behaviour(five), 1, '5 of 5'],
    ['four, approach blank: retrieval stays in', behaviour(four), 0.8, 'not stated for empty retrieval'],
    ['four where it retrieves', { ...approach('rag'), ...behaviour(four) }, 0.8, '4 of 5'],
    ['four where it retrieves, hybrid', { ...approach('hybrid'), ...behaviour(four) }, 0.8, '4 of 5'],
    ['four where nothing is retrieved', { ...approach('prompt'), ...behaviour(four) }, 1, '4 of 4'],
    [
      'one of four stated as none',
      { ...approach('prompt'), ...behaviour({ ...four, timeout: 'none' }) },
      0.75,
      'not timeout',
    ],
    ['two stated, three blank', behaviour({ rate_limit: 'queue', timeout: 'retry' }), 0.4, '2 of 5'],
    ['none met, one bad, the rest blank', behaviour({ timeout: 'none' }), 'absent', '0 of 5'],
    ['all blank', behaviour({ timeout: '', rate_limit: null }), 'unknown', 'not stated'],
    ['nothing', {}, 'unknown', 'not stated'],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome('operations.graceful-failure', fragment, expected, seen);
  });

  test.each([
    ['a blank part can still be met', behaviour(four), 1],
    ['a part stated as none cannot', behaviour({ ...five, timeout: 'none' }), 0.8],
    ['all blank', {}, 1],
  ] as const)('best: %s', (_name, fragment, best) => {
    const outcome = judgeOne('operations.graceful-failure', fragment).outcome;
    expect(outcome.best).toBeCloseTo(best, 9);
  });

  it('blocks while it is partial', () => {
    expect(judgeOne('operations.graceful-failure', behaviour(four))).toMatchObject({
      live: true,
      outcome: { kind: 'partial' },
    });
  });
});

describe('operations.service-levels', () => {
  const levels = (stage: string, availability: Fragment, p95: Fragment): Fragment => ({
    pilot: { name: 'P', stage },
    operations: { service_levels: { availability, p95_ms: p95 } },
  });
  const targets = (stage: string) => levels(stage, { target: 0.99 }, { target: 8000 });
  test.each([
    ['before production: targets alone', targets('pilot'), 'met', 'availability 0.99 wanted; p95 latency 8000 wanted'],
    ['idea: targets alone', targets('idea'), 'met', ''],
    [
      'before production a bad value does not count',
      levels('pilot', { target: 0.99, measured: 0.5 }, { target: 8000 }),
      'met',
      '0.5 measured',
    ],
    ['before production without a target', levels('pilot', { target: 0.99 }, {}), 'unknown', 'target for p95 latency'],
    [
      'before production a target of 0 is none',
      levels('pilot', { target: 0 }, { target: 8000 }),
      'absent',
      'target for availability',
    ],
    [
      'production: at both targets',
      levels('production', { target: 0.99, measured: 0.99 }, { target: 8000, measured: 8000 }),
      'met',
      '',
    ],
    [
      'scaled counts as live',
      levels('scaled', { target: 0.99, measured: 0.98 }, { target: 8000, measured: 1 }),
      'absent',
      '',
    ],
    [
      'availability just below',
      levels('production', { target: 0.99, measured: 0.9899 }, { target: 8000, measured: 1 }),
      'absent',
      'availability of 0.9899 within its target of 0.99',
    ],
    [
      'p95 just above',
      levels('production', { target: 0.99, measured: 1 }, { target: 8000, measured: 8001 }),
      'absent',
      'p95 latency of 8001',
    ],
    [
      'production without measured values',
      targets('production'),
      'unknown',
      'not stated: measured availability, measured p95',
    ],
    [
      'one bad value decides over a blank',
      levels('production', { target: 0.99, measured: 0.5 }, {}),
      'absent',
      'availability of 0.5',
    ],
    [
      'measured without a target',
      levels('production', { measured: 0.99 }, { target: 8000, measured: 1 }),
      'unknown',
      'target for availability',
    ],
    [
      'stage blank, all good: met either way',
      levels('', { target: 0.99, measured: 1 }, { target: 8000, measured: 1 }),
      'met',
      '',
    ],
    ['stage blank, nothing measured', targets(''), 'unknown', 'measured'],
    [
      'stage blank, a bad value',
      levels('', { target: 0.99, measured: 0.5 }, { target: 8000, measured: 1 }),
      'unknown',
      '',
    ],
    ['nothing', {}, 'unknown', 'not stated'],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome('operations.service-levels', fragment, expected, seen);
  });

  it('is shown by evidence of both levels', () => {
    const outcome = judgeOne('operations.service-levels', targets('pilot')).outcome;
    const places = ['operations.service_levels.availability', 'operations.service_levels.p95_ms'];
    expect(outcome.support).toEqual([{ evidencePaths: places, points: 1 }]);
  });

  it('wants measured values that are at most 90 days old', () => {
    const item = checklist.items.find(({ id }) => id === 'operations.service-levels');
    expect(item?.evidence.fresh_days).toBe(90);
  });
});

describe('operations.capacity', () => {
  const capacity = (peak: unknown, quota: unknown): Fragment => ({
    operations: { capacity: { peak_per_minute: peak, quota_per_minute: quota } },
  });
  test.each([
    ['above', capacity(60, 120), 'met', 'quota of 120 a minute against a peak of 60'],
    ['at 1.5 times', capacity(60, 90), 'met', ''],
    ['just below', capacity(60, 89), 'absent', 'not so: quota of 89'],
    ['no quota at all', capacity(60, 0), 'absent', 'quota of 0'],
    ['quota blank', capacity(60, ''), 'unknown', 'not stated: quota'],
    ['peak blank', capacity('', 120), 'unknown', 'not stated: peak'],
    ['nothing', {}, 'unknown', 'not stated: peak, quota'],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome('operations.capacity', fragment, expected, seen);
  });
});

describe('operations.upkeep', () => {
  const duty = { owner: 'A', cadence: 'monthly' };
  const four = { knowledge_refresh: duty, guardrail_tuning: duty, evaluation_growth: duty, security_updates: duty };
  const upkeep = (fields: Fragment): Fragment => ({ operations: { upkeep: fields } });
  test.each([
    ['all five', upkeep({ ...four, re_embedding: duty }), 1, '5 of 5'],
    ['four, approach blank: re-embedding stays in', upkeep(four), 0.8, 'not stated for re-embedding'],
    ['four where nothing is retrieved', { ...approach('fine-tune'), ...upkeep(four) }, 1, '4 of 4'],
    ['four where it retrieves', { ...approach('rag'), ...upkeep(four) }, 0.8, '4 of 5'],
    [
      'no cadence is a blank part',
      upkeep({ ...four, re_embedding: { owner: 'A' } }),
      0.8,
      'not stated for re-embedding',
    ],
    ['no owner is a blank part', upkeep({ ...four, re_embedding: { cadence: 'monthly' } }), 0.8, 'not stated for'],
    ['owned by nobody', upkeep({ ...four, re_embedding: { owner: 'nobody' } }), 0.8, 'not re-embedding'],
    ['one bad, the rest blank', upkeep({ re_embedding: { owner: 'none', cadence: 'none' } }), 'absent', '0 of 5'],
    ['half-filled everywhere', upkeep({ knowledge_refresh: { owner: 'A' } }), 'unknown', 'not stated'],
    ['nothing', {}, 'unknown', 'not stated'],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome('operations.upkeep', fragment, expected, seen);
  });

  it('counts evidence by duty', () => {
    const outcome = judgeOne('operations.upkeep', upkeep({ knowledge_refresh: duty })).outcome;
    expect(outcome.support).toEqual([{ evidencePaths: ['operations.upkeep.knowledge_refresh'], points: 0.2 }]);
    expect(outcome.best).toBe(1);
  });
});
