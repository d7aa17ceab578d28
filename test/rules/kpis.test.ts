import { describe, expect, it, test } from 'vitest';
import { rules } from '../../src/rules/index.ts';
import { AS_OF, exampleCases, kitFor, outcomeOf, pilotOf } from '../kit.ts';

const { checklist, problems, expectOutcome } = kitFor('checklists/core/kpis.yaml');

it('is a checklist without problems', () => expect(problems).toEqual([]));

describe('every example ends as it says', () => {
  test.each(exampleCases(checklist))('%s', (_name, item, kind, pilot) => {
    expect(outcomeOf(checklist, item.id, pilot)?.kind).toBe(kind);
  });
});

type Fields = Readonly<Record<string, unknown>>;
const primary = (fields: Fields = {}) => ({ name: 'Review time', role: 'primary', ...fields });
const guardrail = (fields: Fields = {}) => ({ name: 'Reopened', role: 'guardrail', ...fields });
const measures = (...list: readonly Fields[]) => ({ kpis: { measures: list } });

/** What every check on primary KPIs has in common. */
describe.each(['kpis.defined', 'kpis.deadline', 'kpis.baseline-measured', 'kpis.business-outcome'])('%s', (id) => {
  test.each([
    ['no list of measures', {}, 'unknown', 'not stated: measures'],
    ['an empty list', measures(), 'absent', 'no primary'],
    ['a guardrail alone', measures(guardrail()), 'absent', 'no primary'],
    ['a primary KPI of which only the name is known', measures(primary()), 'unknown', 'Review time'],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome(id, fragment, expected, seen);
  });
});

describe('kpis.one-workflow', () => {
  const workflow = (fields: Fields) => ({
    pilot: { workflow: { name: 'Assessment', volume_per_month: 1000, improves: 'Time', ...fields } },
  });
  const full = { ...workflow({}), ...measures(primary({ source: 'query', outcome: { value_per_year: 5 } })) };
  test.each([
    ['three answers', full, 1, 'Assessment, 1,000 tasks a month: 3 of 3'],
    [
      'a value case instead of a yearly value',
      { ...workflow({}), ...measures(primary({ source: 'q' })), value: { costs: { build: 1 } } },
      1,
    ],
    ['an empty value case', { ...workflow({}), ...measures(primary({ source: 'q' })), value: { costs: {} } }, 2 / 3],
    [
      'no source',
      { ...workflow({}), ...measures(primary({ outcome: { value_per_year: 5 } })) },
      2 / 3,
      'not stated for how it is measured',
    ],
    [
      'the source of a guardrail',
      { ...workflow({}), ...measures(guardrail({ source: 'q' })) },
      1 / 3,
      'not how it is measured',
    ],
    [
      'worth 0, and no value case',
      { ...workflow({}), ...measures(primary({ source: 'q', outcome: { value_per_year: 0 } })) },
      2 / 3,
    ],
    ['one answer', workflow({}), 1 / 3],
    ['no measures stated as such', { ...workflow({ improves: '' }), ...measures() }, 'absent'],
    ['no answer', workflow({ improves: '' }), 'unknown', 'what improves'],
    ['no name', { ...full, ...workflow({ name: '' }) }, 'unknown', 'not stated: name'],
    ['no volume', { ...full, ...workflow({ volume_per_month: null }) }, 'unknown', 'volume'],
    ['a volume of 0', { ...full, ...workflow({ volume_per_month: 0 }) }, 'absent', '0 tasks'],
    ['named as none', { ...full, ...workflow({ name: 'none' }) }, 'absent', 'workflow: none'],
    ['nothing improves', { ...full, ...workflow({ improves: 'nothing' }) }, 2 / 3, 'not what improves'],
    ['a volume of 0 and no name', workflow({ volume_per_month: 0, name: '' }), 'absent'],
  ] as const)('%s', (_name, fragment, expected, seen?: string) => {
    expectOutcome('kpis.one-workflow', fragment, expected, seen);
  });

  it('looks for the evidence of each part in its own place', () => {
    expect(
      expectOutcome('kpis.one-workflow', full, 'met').support.flatMap(({ evidencePaths: places }) => places),
    ).toEqual(['pilot.workflow.improves', 'kpis.measures[0]', 'kpis.measures[0]']);
  });

  it.each([
    ['the first that answers', [{}, { source: 'q', outcome: { value_per_year: 5 } }, { source: 'q' }], [1, 1]],
    ['one that costs little', [{ source: 'q' }, { outcome: { value_per_year: 0.5 } }], [0, 1]],
  ])('where several KPIs answer, in %s', (_name, list, places) => {
    const outcome = expectOutcome('kpis.one-workflow', { ...workflow({}), ...measures(...list.map(primary)) }, 'met');
    expect(outcome.support.slice(1).flatMap((one) => one.evidencePaths)).toEqual(
      places.map((i) => `kpis.measures[${i}]`),
    );
  });

  it('points at the KPIs, and at the value case, where no KPI answers', () => {
    const none = { ...workflow({}), ...measures(guardrail()), value: { costs: { build: 1 } } };
    const outcome = expectOutcome('kpis.one-workflow', none, 2 / 3);
    expect([outcome.at, ...(outcome.support[1]?.evidencePaths ?? [])]).toEqual(['kpis.measures', 'value']);
  });

  it('can still reach what its blanks leave open', () => {
    expect(expectOutcome('kpis.one-workflow', workflow({ name: '' }), 'unknown').best).toBe(1);
    expectOutcome('kpis.one-workflow', workflow({ name: '' }), 'unknown', /^not stated: name$/);
    expectOutcome('kpis.one-workflow', workflow({ volume_per_month: '' }), 'unknown', /^not stated: volume per month$/);
    expect(
      expectOutcome('kpis.one-workflow', { ...workflow({ name: '' }), ...measures() }, 'unknown').best,
    ).toBeCloseTo(2 / 3);
  });
});

describe('kpis.defined', () => {
  const whole = { unit: 'minutes', direction: 'decrease', baseline: 35, target: 21 };
  test.each([
    ['whole', [whole], 'met', 'from 35 to 21 minutes'],
    ['an increase', [{ ...whole, direction: 'increase', target: 50 }], 'met'],
    ['no baseline', [{ ...whole, baseline: '' }], 'partial', 'no baseline'],
    ['a baseline of 0 is one', [{ ...whole, direction: 'increase', baseline: 0 }], 'met'],
    ['no baseline and no unit', [{ ...whole, baseline: '', unit: '' }], 'unknown', 'Review time (unit, baseline)'],
    ['no target', [{ ...whole, target: '' }], 'unknown', 'Review time (target)'],
    ['no unit', [{ ...whole, unit: '' }], 'unknown'],
    ['no direction', [{ ...whole, direction: '' }], 'unknown'],
    ['the target holds the baseline, and nothing carries the gain yet', [{ ...whole, target: 35 }], 'unknown', 'holds'],
    ['the target holds the baseline, another improves', [{ ...whole, target: 35 }, whole], 'met'],
    ['the target is on the wrong side', [{ ...whole, target: 36 }], 'absent', 'does not improve'],
    ['on the wrong side without a unit', [{ ...whole, target: 36, unit: '' }], 'absent'],
    ['the best decides: whole and wrong', [{ ...whole, target: 36 }, whole], 'met'],
    [
      'the best decides: half and wrong',
      [
        { ...whole, target: 36 },
        { ...whole, baseline: '' },
      ],
      'partial',
    ],
    ['the best decides: half and blank', [{}, { ...whole, baseline: '' }], 'partial'],
    ['the best decides: wrong and blank', [{ ...whole, target: 36 }, {}], 'unknown'],
  ] as const)('%s', (_name, list: readonly Fields[], expected, seen?: string) => {
    expectOutcome('kpis.defined', measures(...list.map(primary)), expected, seen);
  });

  it('points at the target that does not improve', () => {
    expect(expectOutcome('kpis.defined', measures(guardrail(), primary({ ...whole, target: 36 })), 'absent').at).toBe(
      'kpis.measures[1].target',
    );
  });

  it('can be met once the baseline is known', () => {
    expect(expectOutcome('kpis.defined', measures(primary({ ...whole, baseline: '' })), 'partial').best).toBe(1);
  });
});

describe('kpis.deadline and kpis.baseline-measured', () => {
  test.each([
    ['a date', 'kpis.deadline', [{ by: '2027-01-31' }], 'met'],
    ['a past date is still a date', 'kpis.deadline', [{ by: '2020-01-31' }], 'met'],
    ['one of two', 'kpis.deadline', [{ by: '2027-01-31' }, {}], 'unknown'],
    ['a baseline with its source', 'kpis.baseline-measured', [{ baseline: 35, source: 'query' }], 'met'],
    ['a baseline without a source', 'kpis.baseline-measured', [{ baseline: 35 }], 'unknown'],
    ['a source without a baseline', 'kpis.baseline-measured', [{ source: 'query' }], 'unknown'],
    ['a source of none is a stated no', 'kpis.baseline-measured', [{ baseline: 35, source: 'none' }], 'absent'],
    ['one of two', 'kpis.baseline-measured', [{ baseline: 35, source: 'query' }, { baseline: 1 }], 'unknown'],
  ] as const)('%s: %s', (_name, id, list: readonly Fields[], expected) => {
    expectOutcome(id, measures(...list.map(primary), guardrail()), expected);
  });

  it('needs the evidence of every primary KPI', () => {
    const outcome = expectOutcome(
      'kpis.deadline',
      measures(primary({ by: '2027-01-31' }), guardrail(), primary({ by: '2027-01-31' })),
      'met',
    );
    expect(outcome.support).toEqual([{ evidencePaths: ['kpis.measures[0]', 'kpis.measures[2]'], points: 1 }]);
  });
});

describe('kpis.business-outcome', () => {
  const cost = { outcome: { line: 'cost', value_per_year: 410000 } };
  test.each([
    ['a line and a value', measures(primary(cost)), 'met', 'cost, 410,000 a year'],
    ['one of two', measures(primary(), primary(cost)), 'met'],
    [
      'no line',
      measures(primary({ outcome: { value_per_year: 410000 } })),
      'unknown',
      'not stated: Review time (line)',
    ],
    ['no value', measures(primary({ outcome: { line: 'cost' } })), 'unknown', 'Review time (value per year)'],
    ['a value of 0', measures(primary({ outcome: { value_per_year: 0 } })), 'absent', 'worth 0'],
    ['a guardrail has it', measures(primary(), guardrail(cost)), 'unknown'],
  ] as const)('%s', (_name, fragment, expected, seen?: string) => {
    expectOutcome('kpis.business-outcome', fragment, expected, seen);
  });
});

describe('kpis.guardrail', () => {
  const limited = { direction: 'decrease', limit: 4 };
  test.each([
    ['a limit', measures(guardrail({ ...limited, unit: 'percent' })), 'met', 'at most 4 percent'],
    ['a lower limit', measures(guardrail({ direction: 'increase', limit: 4 })), 'met', 'at least 4'],
    ['a broken one satisfies it', measures(guardrail({ ...limited, measured: { value: 9 } })), 'met'],
    ['a limit of 0 is one', measures(guardrail({ direction: 'decrease', limit: 0 })), 'met'],
    ['one of two', measures(guardrail(), guardrail(limited)), 'met'],
    ['no limit', measures(guardrail({ direction: 'decrease' })), 'unknown', 'not stated: Reopened (limit)'],
    ['no direction', measures(guardrail({ limit: 4 })), 'unknown', 'Reopened (direction)'],
    ['no guardrail in the list', measures(primary(limited)), 'absent', 'no guardrail'],
    ['an empty list', measures(), 'absent'],
    ['no list', {}, 'unknown'],
  ] as const)('%s', (_name, fragment, expected, seen?: string) => {
    expectOutcome('kpis.guardrail', fragment, expected, seen);
  });
});

describe('kpis.tracking', () => {
  const kept = { owner: 'Analytics', source: 'query', cadence: 'weekly' };
  test.each([
    ['all', measures(primary(kept), guardrail(kept)), 1],
    ['guardrails count', measures(primary(kept), guardrail()), 0.5],
    ['a blank field makes the part blank', measures(primary(kept), guardrail({ ...kept, owner: '' })), 0.5],
    ['owned by nobody', measures(primary(kept), guardrail({ ...kept, owner: 'nobody' })), 0.5],
    ['nobody owns it', measures(primary({ owner: 'nobody' })), 'absent'],
    ['all blank', measures(primary({ owner: 'Analytics' })), 'unknown'],
    ['an empty list', measures(), 'absent'],
    ['no list', {}, 'unknown'],
  ] as const)('%s', (_name, fragment, expected) => {
    expectOutcome('kpis.tracking', fragment, expected);
  });
});

describe('kpis.budget-anchored', () => {
  test.each([
    ['approved', { approved: true, total: 620000, currency: 'USD' }, 'met', 'USD 620,000 approved'],
    ['approved, however little', { approved: true, total: 1 }, 'met', '1 approved'],
    ['not approved', { approved: false, total: 620000 }, 'absent', 'not so: the budget is approved'],
    ['not approved, no total', { approved: false }, 'absent'],
    ['a total of 0', { approved: true, total: 0 }, 'absent', 'amount'],
    ['a total of 0, approval blank', { total: 0 }, 'absent'],
    ['no total', { approved: true }, 'unknown'],
    ['no approval', { total: 620000 }, 'unknown'],
    ['no budget', {}, 'unknown'],
  ] as const)('%s', (_name, budget, expected, seen?: string) => {
    expectOutcome('kpis.budget-anchored', { budget }, expected, seen);
  });
});

describe('kpis.internal-first', () => {
  test.each([
    ['internal', { users: 'internal' }, 'met'],
    ['internal, whatever came before', { users: 'internal', prior_internal_use: false }, 'met'],
    ['an internal use came first', { users: 'public', prior_internal_use: true }, 'met'],
    ['it came first, users blank', { prior_internal_use: true }, 'met'],
    ['none came first', { users: 'partners', prior_internal_use: false }, 'absent'],
    ['none came first, users blank', { prior_internal_use: false }, 'unknown'],
    ['not said', { users: 'customers' }, 'unknown'],
    ['nothing said', {}, 'unknown'],
  ] as const)('%s', (_name, pilot, expected) => {
    expectOutcome('kpis.internal-first', { pilot }, expected);
  });
});

/** 1,000 tasks earn 10 each and cost 2 each, a team costs 3,000: 5,000 a month net. */
const caseOf = (costs: Fields = {}, more: Fields = {}) => ({
  pilot: { workflow: { volume_per_month: 1000 } },
  value: {
    benefit_per_task: { amount: 10 },
    adoption: { start: 1, steady: 1, months_to_steady: 0 },
    errors: { rate: 0.1, cost_per_error: 10 },
    costs: { build: 30000, inference_per_task: 1, run_team: { fte: 0.5, per_fte_month: 6000 }, ...costs },
    ...more,
  },
});

describe('kpis.value-case', () => {
  test.each([
    ['complete', caseOf(), 'met', '5,000 a month net once settled, payback in month 6, first-year ROI of 33.3%'],
    ['says what it takes as 0', caseOf(), 'met', 'platform and other benefits not stated, taken as 0'],
    ['a loss is a complete case too', caseOf({ build: 1e9 }), 'met', 'no payback in ten years'],
    ['0 is known', caseOf({ build: 0 }), 'met'],
    [
      'no cost at all',
      caseOf({ build: 0, inference_per_task: 0, run_team: { fte: 0 } }, { errors: { rate: 0, cost_per_error: 0 } }),
      'absent',
      'no cost',
    ],
    ['no build', caseOf({ build: '' }), 'unknown', 'not stated: value.costs.build'],
    ['no months to steady', caseOf({}, { adoption: { start: 1, steady: 1 } }), 'unknown', 'months_to_steady'],
    ['no cost of an error', caseOf({}, { errors: { rate: 0.1 } }), 'unknown', 'cost_per_error'],
    ['no volume', { value: caseOf().value }, 'unknown', 'volume_per_month'],
    ['no case', {}, 'unknown'],
  ] as const)('%s', (_name, fragment, expected, seen?: string) => {
    expectOutcome('kpis.value-case', fragment, expected, seen);
  });

  it('shows the figures it is made of, at the place of the value case', () => {
    const outcome = expectOutcome('kpis.value-case', caseOf({ platform_per_month: 500 }), 'met');
    expect(outcome.support).toEqual([{ evidencePaths: ['value'], points: 1 }]);
    expect(outcome.facts).toContainEqual({ path: 'value.costs.run_team', value: '3000' });
    expect(outcome.facts).toContainEqual({ path: 'value.costs.platform_per_month', value: '500' });
  });
});

describe('kpis.payback', () => {
  test.each([
    ['at the limit', caseOf({ build: 60000 }), 'met', 'payback in month 12'],
    ['just beyond', caseOf({ build: 60001 }), 'partial', 'payback in month 13'],
    ['at the limit of partial', caseOf({ build: 90000 }), 'partial', 'payback in month 18'],
    ['just beyond that', caseOf({ build: 90001 }), 'absent', 'no payback by month 18'],
    ['runs on past a short horizon', caseOf({ build: 90000 }, { horizon_months: 6 }), 'partial', 'month 18'],
    ['looks as far as a long horizon', caseOf({ build: 100000 }, { horizon_months: 24 }), 'absent', 'month 20'],
    ['a ramp', caseOf({ build: 24000 }, { adoption: { start: 0, steady: 1, months_to_steady: 8 } }), 'met', 'month 12'],
    ['the likely value of a range', caseOf({ build: { low: 1, likely: 60001, high: 1e9 } }), 'partial'],
    ['no build', caseOf({ build: '' }), 'unknown', 'not stated: value.costs.build'],
    ['no case', {}, 'unknown'],
    [
      'a loss in every month, whatever the build',
      caseOf({ build: '', run_team: { fte: 9, per_fte_month: 6000 } }),
      'absent',
      'turns out well',
    ],
    ['too much built, whatever inference costs', caseOf({ build: 200000, inference_per_task: '' }), 'absent'],
    ['no tasks', { ...caseOf({ inference_per_task: '' }), pilot: { workflow: { volume_per_month: 0 } } }, 'absent'],
    ['errors that never happen', caseOf({ build: 60000 }, { errors: { rate: 0 } }), 'met', 'turns out badly'],
  ] as const)('%s', (_name, fragment, expected, seen?: string) => {
    expectOutcome('kpis.payback', fragment, expected, seen);
  });

  it('can only reach what the stated figures leave open', () => {
    expect(expectOutcome('kpis.payback', caseOf({ build: '' }), 'unknown').best).toBe(1);
    // Without inference 6,000 a month: 90,000 in month 15.
    expect(expectOutcome('kpis.payback', caseOf({ build: 90000, inference_per_task: '' }), 'unknown').best).toBe(0.5);
  });
});

const inUse = { pilot: { stage: 'pilot' } };

describe('kpis.result', () => {
  const aim = { unit: 'minutes', direction: 'decrease', baseline: 30, target: 20 };
  const at = (value: number | string, more: Fields = {}) => primary({ ...aim, measured: { value }, ...more });
  const held = (value: number | string, more: Fields = {}) =>
    guardrail({ direction: 'increase', limit: 4.2, measured: { value }, ...more });
  test.each([
    ['reached', [at(19)], 'met', '19, target 20, baseline 30 minutes'],
    ['equal to target', [at(20)], 'met'],
    ['just missed', [at(21)], 'partial'],
    ['half the way', [at(25)], 'partial'],
    ['less than half', [at(26)], 'absent'],
    ['worse than before', [at(31)], 'absent', 'worse than before'],
    ['the worst primary decides', [at(20), at(25)], 'partial'],
    ['one of two not measured', [at(20), at('')], 'unknown', 'not measured'],
    ['a stated failure beats a blank', [at(''), at(31)], 'absent'],
    ['an increase', [at(90, { direction: 'increase', baseline: 50, target: 100 })], 'partial'],
    ['an increase of a share', [at(0.96, { direction: 'increase', baseline: 0.9, target: 0.95 })], 'met'],
    ['a target on the wrong side', [at(35, { target: 35 })], 'absent', 'does not improve'],
    ['on the wrong side, not measured', [at('', { target: 35 })], 'absent'],
    ['reached without a baseline', [at(20, { baseline: '' })], 'met'],
    ['missed without a baseline', [at(21, { baseline: '' })], 'unknown', 'no baseline'],
    ['no target', [at(25, { target: '' })], 'unknown', 'no target'],
    ['no target, worse than before', [at(31, { target: '' })], 'absent'],
    ['no target, nothing moved', [at(30, { target: '' })], 'absent', /^Review time 30, baseline 30 minutes$/],
    ['no direction', [at(25, { direction: '' })], 'unknown', '(direction)'],
    ['no direction, bad either way', [at(31, { direction: '' })], 'absent'],
    ['no direction and no target', [at(25, { direction: '', target: '' })], 'unknown', '(direction)'],
    ['no direction and no baseline', [at(25, { direction: '', baseline: '' })], 'unknown', '(direction)'],
    ['a guardrail holds', [at(20), held(4.3)], 'met'],
    ['a guardrail at its limit', [at(20), held(4.2)], 'met'],
    ['a guardrail broken', [at(20), held(4.1)], 'absent', 'guardrail broken'],
    ['a guardrail that must not rise', [at(20), held(4.1, { direction: 'decrease' })], 'met'],
    ['a guardrail that rose', [at(20), held(4.3, { direction: 'decrease' })], 'absent', 'guardrail broken'],
    ['a guardrail that moved, no way of it wrong', [at(20), held(4.3, { direction: '' })], 'partial'],
    ['a guardrail broken, nothing else measured', [at(''), held(4.1)], 'absent'],
    ['a guardrail not measured', [at(20), held('')], 'partial', 'not shown to hold'],
    ['a guardrail without a limit', [at(20), held(4.3, { limit: '' })], 'partial'],
    ['a guardrail at its limit, no direction', [at(20), held(4.2, { direction: '' })], 'met'],
    ['a guardrail not measured, half the way', [at(25), held('')], 'partial'],
    ['a guardrail alone', [held(4.3)], 'absent', 'no primary'],
    ['an empty list', [], 'absent'],
  ] as const)('%s', (_name, list, expected, seen?: string | RegExp) => {
    expectOutcome('kpis.result', { ...inUse, ...measures(...list) }, expected, seen);
  });

  test.each([
    ['missed without a baseline: half at best', [at(21, { baseline: '' })], 0.5],
    ['a guardrail to be measured', [at(20), held('')], 1],
    ['a guardrail to be measured, half the way', [at(25), held('')], 0.5],
    ['half the way, another to be measured', [at(25), at('')], 0.5],
    ['not measured', [at('')], 1],
    ['no direction, reached one way', [at(25, { direction: '', baseline: '' })], 1],
    ['no direction and no target', [at(25, { direction: '', target: '' })], 1],
  ] as const)('best: %s', (_name, list, best) => {
    expect(outcomeOf(checklist, 'kpis.result', pilotOf(inUse, measures(...list)))?.best).toBe(best);
  });

  it('needs the evidence of all measures, and shows what was measured against what', () => {
    const outcome = expectOutcome('kpis.result', { ...inUse, ...measures(at(25), held(4.3)) }, 'partial');
    expect(outcome.support).toEqual([{ evidencePaths: ['kpis.measures[0]', 'kpis.measures[1]'], points: 0.5 }]);
    expect(outcome.facts).toEqual([
      { path: 'kpis.measures[0].measured.value', value: '25' },
      { path: 'kpis.measures[0].target', value: '20' },
      { path: 'kpis.measures[1].measured.value', value: '4.3' },
      { path: 'kpis.measures[1].limit', value: '4.2' },
    ]);
  });
});

describe('kpis.adoption', () => {
  test.each([
    ['at the default target', { intended_users: 100, active_users: 70 }, 'met', '70%: 70 of 100'],
    ['below it', { intended_users: 1000, active_users: 699 }, 'absent', '69.9%: 699 of 1000'],
    ['at its own target', { intended_users: 100, active_users: 50, target_share: 0.5 }, 'met'],
    ['below its own target', { intended_users: 100, active_users: 70, target_share: 0.8 }, 'absent'],
    ['no intended users', { intended_users: 0 }, 'absent'],
    ['nobody, of whomever', { active_users: 0 }, 'absent'],
    ['nobody, and nobody is asked for', { active_users: 0, target_share: 0 }, 'unknown', 'intended users'],
    ['nobody of some, and nobody is asked for', { intended_users: 10, active_users: 0, target_share: 0 }, 'met'],
    ['nobody of a few, though few are asked for', { active_users: 0, target_share: 0.01 }, 'absent', 'no active users'],
    ['not measured', { intended_users: 100 }, 'unknown', 'active users'],
    ['of whom is not said', { active_users: 70 }, 'unknown', 'intended users'],
    ['nothing said', {}, 'unknown'],
  ] as const)('%s', (_name, adoption, expected, seen?: string) => {
    expectOutcome('kpis.adoption', { ...inUse, kpis: { adoption } }, expected, seen);
  });
});

describe('before the pilot is in use', () => {
  const good = {
    measures: [primary({ direction: 'decrease', baseline: 30, target: 20, measured: { value: 20 } })],
    adoption: { intended_users: 100, active_users: 100 },
  };
  test.each(
    ['kpis.result', 'kpis.adoption'].flatMap((id) => [
      [id, 'idea', 'unknown', 'stage idea'] as const,
      [id, 'demo', 'unknown', 'stage demo'] as const,
      [id, '', 'unknown', 'not stated: stage'] as const,
      [id, 'pilot', 'met', ''] as const,
      [id, 'production', 'met', ''] as const,
      [id, 'scaled', 'met', ''] as const,
    ]),
  )('%s at stage "%s" is %s', (id, stage, expected, seen) => {
    const outcome = expectOutcome(id, { pilot: { stage }, kpis: good }, expected, seen);
    expect(outcome.best).toBe(1);
  });
});

describe('kpis.roi-confirmed', () => {
  /** 800 tasks earn 8,000 a month at full progress; they cost 1,600 and a team of 3,000: 3,400 net, 40,800 a year. */
  const confirmed = (parts: {
    measured?: number | string;
    adoption?: Fields;
    rate?: number | string;
    build?: number | string;
  }) => {
    const { measured = 20, adoption = {}, rate = 0.1, build = 30000 } = parts;
    const { pilot, value } = caseOf({ build });
    return {
      pilot: { ...pilot, stage: 'production' },
      value: { ...value, adoption: {}, errors: { cost_per_error: 10 } },
      kpis: {
        measures: [primary({ direction: 'decrease', baseline: 30, target: 20, measured: { value: measured } })],
        adoption: { intended_users: 100, active_users: 80, ...adoption },
      },
      evaluation: { hallucination: { measured: { value: rate } } },
    };
  };
  test.each([
    ['positive', {}, 'met', 'first-year ROI of 12.6%'],
    ['more than the target moves no more', { measured: 10 }, 'met', '12.6%'],
    ['exactly 0', { build: 40800 }, 'absent', 'ROI of 0%'],
    ['just above 0', { build: 40799 }, 'met'],
    ['half the progress', { measured: 25 }, 'absent'],
    ['no progress', { measured: 35 }, 'absent', '-100%'],
    ['little adoption', { adoption: { active_users: 40 } }, 'absent'],
    ['no intended users', { adoption: { intended_users: 0 } }, 'absent', 'no intended users'],
    ['more errors than planned', { rate: 0.5 }, 'absent'],
    ['progress not measured', { measured: '' }, 'unknown', 'kpis.measures'],
    ['adoption not measured', { adoption: { active_users: '' } }, 'unknown', 'kpis.adoption'],
    ['errors not measured', { rate: '' }, 'unknown', 'hallucination'],
    ['no build', { build: '' }, 'unknown', 'value.costs.build'],
    ['nobody, of whomever', { adoption: { intended_users: '', active_users: 0 } }, 'absent', '-100%'],
    ['some, of whom is not said', { adoption: { intended_users: '' } }, 'unknown', 'kpis.adoption'],
  ] as const)('%s', (_name, parts, expected, seen?: string) => {
    expectOutcome('kpis.roi-confirmed', confirmed(parts), expected, seen);
  });

  test.each([
    ['no direction', [{ direction: '' }], 'unknown', 'kpis.measures[0]'],
    ['no direction, worse than before or not at all', [{ direction: '', measured: { value: 30 } }], 'absent', '-100%'],
    ['a target on the wrong side, reached', [{ target: 40, measured: { value: 40 } }], 'absent', '-100%'],
    ['no progress of one decides before a blank', [{ measured: { value: '' } }, { measured: { value: 30 } }], 'absent'],
    [
      'a blank one beside a good one',
      [{ measured: { value: '' } }, {}],
      'unknown',
      /^not stated: kpis\.measures\[0\]$/,
    ],
  ] as const)('primary KPIs: %s', (_name, list, expected, seen?: string | RegExp) => {
    const fragment = confirmed({});
    const [first] = fragment.kpis.measures;
    const kpis = { ...fragment.kpis, measures: list.map((more) => ({ ...first, ...more })) };
    expectOutcome('kpis.roi-confirmed', { ...fragment, kpis }, expected, seen);
  });

  it('cannot be worked out where nothing costs anything', () => {
    const { value, ...rest } = confirmed({ rate: 0, build: 0 });
    const costs = { ...value.costs, inference_per_task: 0, run_team: { fte: 0 } };
    expectOutcome('kpis.roi-confirmed', { ...rest, value: { ...value, costs } }, 'absent', 'states no cost');
  });

  const context = { asOf: AS_OF, openEffortDays: 0 };
  test.each([
    [0.125, 'met'],
    [0.127, 'absent'],
  ])('a checklist may ask for more than %s', (above, kind) => {
    const outcome = rules['kpis.roi-confirmed']?.judge(pilotOf(confirmed({})), { above } as never, context);
    expect(outcome?.kind).toBe(kind);
  });

  test.each([
    ['no measures', {}, 'unknown'],
    ['an empty list', { measures: [] }, 'absent'],
  ] as const)('%s', (_name, kpis, expected) => {
    expectOutcome('kpis.roi-confirmed', { ...confirmed({}), kpis }, expected);
  });

  test.each([
    ['idea', 'not-applicable'],
    ['pilot', 'not-applicable'],
    ['', 'unknown'],
    ['scaled', 'met'],
  ] as const)('at stage "%s" is %s', (stage, expected) => {
    const { pilot, ...rest } = confirmed({});
    expectOutcome('kpis.roi-confirmed', { ...rest, pilot: { ...pilot, stage } }, expected);
  });

  it('lets the worst primary KPI decide', () => {
    const fragment = confirmed({});
    const [first] = fragment.kpis.measures;
    const list = [first, { ...first, measured: { value: 30 } }];
    expectOutcome('kpis.roi-confirmed', { ...fragment, kpis: { ...fragment.kpis, measures: list } }, 'absent', '-100%');
  });

  it('has nothing to hope for where the stated figures lose money already', () => {
    expect(expectOutcome('kpis.roi-confirmed', confirmed({ rate: '', build: 1e9 }), 'unknown').best).toBe(0);
    expect(expectOutcome('kpis.roi-confirmed', confirmed({ rate: '' }), 'unknown').best).toBe(1);
  });
});
