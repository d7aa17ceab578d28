import { describe, expect, it, test } from 'vitest';
import { rules } from '../../src/rules/index.ts';
import { AS_OF, exampleCases, kitFor, outcomeOf, pilotOf } from '../kit.ts';

const { checklist, problems, judgeOne, expectOutcome } = kitFor('checklists/core/talent.yaml');

type Fragment = Readonly<Record<string, unknown>>;

it('is a checklist without problems', () => expect(problems).toEqual([]));

describe('every example ends as it says', () => {
  test.each(exampleCases(checklist))('%s', (_name, item, kind, pilot) => {
    expect(outcomeOf(checklist, item.id, pilot)?.kind).toBe(kind);
  });
});

const talent = (fields: Fragment): Fragment => ({ talent: fields });
const team = (...members: readonly Fragment[]): Fragment => talent({ team: members });
const roles = (...names: readonly string[]): Fragment => team(...names.map((role) => ({ role, fte: 0.5 })));

describe('talent.run-team', () => {
  test.each([
    ['at 3', talent({ run_fte: 3 }), 1, '3 FTE to run it'],
    ['just below 3', talent({ run_fte: 2.9 }), 0.5, '2.9 FTE'],
    ['at 1.5', talent({ run_fte: 1.5 }), 0.5, ''],
    ['just below 1.5', talent({ run_fte: 1.4 }), 0, ''],
    ['nobody', talent({ run_fte: 0 }), 'absent', '0 FTE'],
    ['blank', talent({ run_fte: '' }), 'unknown', 'not stated'],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome('talent.run-team', fragment, expected, seen);
  });
});

describe('talent.core-roles', () => {
  test.each([
    ['all four', roles('ml-engineer', 'data-engineer', 'devops', 'domain-expert'), 1, '4 of 4 roles are on the team'],
    ['an LLM engineer and an SRE do as well', roles('llm-engineer', 'data-engineer', 'sre', 'domain-expert'), 1, ''],
    ['three', roles('ml-engineer', 'data-engineer', 'devops'), 0.75, 'not domain expert'],
    ['twice the same is one', roles('ml-engineer', 'llm-engineer'), 0.25, '1 of 4'],
    ['a data scientist is none of them', roles('data-scientist'), 'absent', '0 of 4'],
    [
      '0 FTE is not on the team',
      team({ role: 'ml-engineer', fte: 0 }, { role: 'devops', fte: 1 }),
      0.25,
      'not machine-',
    ],
    ['listed without FTE is', team({ role: 'ml-engineer' }), 0.25, '1 of 4'],
    ['an empty team', talent({ team: [] }), 'absent', '0 of 4'],
    ['no team stated', talent({}), 'unknown', 'not stated'],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome('talent.core-roles', fragment, expected, seen);
  });

  it('is shown by the members who fill a role, and leaves nothing open', () => {
    const fragment = team({ role: 'product-owner' }, { role: 'sre', fte: 0 }, { role: 'sre', fte: 1 });
    const { outcome } = judgeOne('talent.core-roles', fragment);
    expect(outcome.support).toEqual([{ evidencePaths: ['talent.team[2]'], points: 0.25 }]);
    expect(outcome).toMatchObject({ best: 0.25, at: 'talent.team' });
  });
});

describe('talent.cross-functional', () => {
  test.each([
    ['all four', roles('legal', 'security', 'product-owner', 'user-representative'), 1, '4 of 4'],
    [
      'compliance and a change manager do as well',
      roles('compliance', 'security', 'product-owner', 'change-manager'),
      1,
      '',
    ],
    ['legal and compliance are one', roles('legal', 'compliance'), 0.25, 'not security'],
    ['a domain expert does not speak for the users', roles('domain-expert', 'security'), 0.25, "users' department"],
    ['none of them', roles('ml-engineer'), 'absent', ''],
    ['an empty team', talent({ team: [] }), 'absent', ''],
    ['no team stated', {}, 'unknown', 'not stated'],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome('talent.cross-functional', fragment, expected, seen);
  });
});

describe('talent.ethics-role', () => {
  test.each([
    ['on the team', roles('responsible-ai'), 'met', '1 of 1 role is on the team'],
    ['with 0 FTE', team({ role: 'responsible-ai', fte: 0 }), 'absent', 'not responsible AI'],
    ['a team without', roles('legal'), 'absent', 'not responsible AI'],
    ['no team stated', {}, 'unknown', 'not stated'],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome('talent.ethics-role', fragment, expected, seen);
  });
});

describe('talent.production-experience', () => {
  const member = (says: unknown, fte: unknown = 1) => ({ role: 'ml-engineer', fte, production_llm_experience: says });
  const partner = (used: unknown, says: unknown = '') => ({ used, production_llm_experience: says });
  const both = (members: readonly Fragment[] | '', with_: Fragment): Fragment =>
    talent({ team: members, partner: with_ });
  test.each([
    ['a member', both([member(false), member(true)], {}), 'met', 'the ml-engineer has run'],
    ['a partner', both([member(false)], partner(true, true)), 'met', 'the partner has run'],
    ['a partner where no team is stated', both('', partner(true, true)), 'met', 'the partner'],
    [
      'a partner who is not used',
      both([member(false)], partner(false, true)),
      'absent',
      'having none: the ml-engineer',
    ],
    ['a partner who may be used', both([member('')], partner('', true)), 'unknown', 'not stated: who has run'],
    ['all say no', both([member(false), member(false)], partner(true, false)), 'absent', ''],
    ['a no and a blank', both([member(false), member('')], partner(false)), 'absent', 'having none: the ml-engineer'],
    ['a no and a blank partner', both([member(false)], {}), 'absent', ''],
    [
      'blank members and a partner who says no',
      both([member('')], partner(true, false)),
      'absent',
      'having none: the partner',
    ],
    ['blank on all', both([member('')], partner(true)), 'unknown', ''],
    ['blank members, no partner', both([member('')], partner(false)), 'unknown', ''],
    ['an unused partner says nothing', both('', partner(false, false)), 'unknown', ''],
    ['experience with 0 FTE is not on the team', both([member(true, 0), member(false)], partner(false)), 'absent', ''],
    ['nobody with any FTE', both([member(true, 0)], partner(false)), 'absent', 'nobody is on it'],
    ['an empty team', both([], partner(false)), 'absent', 'nobody is on it'],
    ['an empty team with a partner', both([], partner(true, true)), 'met', 'the partner'],
    ['nothing', {}, 'unknown', ''],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome('talent.production-experience', fragment, expected, seen);
  });

  it('is shown by the one who has it', () => {
    const { outcome } = judgeOne('talent.production-experience', both([member(false), member(true)], {}));
    expect(outcome.support).toEqual([{ evidencePaths: ['talent.team[1]'], points: 1 }]);
  });

  test.each([
    ['a blank may still turn out well', both([member(false), member('')], partner(false)), 1],
    ['a partner not spoken of may still be used', both([member(false)], {}), 1],
    ['all have said no', both([member(false)], partner(false)), 0],
  ] as const)('best: %s', (_name, fragment, best) => {
    expect(judgeOne('talent.production-experience', fragment).outcome).toMatchObject({ kind: 'absent', best });
  });
});

describe('talent.skills', () => {
  const six = {
    'llm-evaluation': 'experienced',
    'prompt-versioning': 'experienced',
    'model-governance': 'experienced',
    'ai-observability': 'experienced',
    'cost-management': 'experienced',
    'hallucination-mitigation': 'experienced',
  };
  const skills = (fields: Fragment, approach = ''): Fragment => ({
    ...talent({ skills: fields }),
    architecture: { approach },
  });
  test.each([
    ['all seven', skills({ ...six, 'rag-optimisation': 'experienced' }), 1, '7 of 7'],
    ['six, approach blank: retrieval stays in', skills(six), 6 / 7, 'not stated for rag-optimisation'],
    ['six where it retrieves', skills(six, 'rag'), 6 / 7, '6 of 7'],
    ['six where it does not', skills(six, 'prompt'), 1, '6 of 6'],
    [
      'learning is half',
      skills({ ...six, 'cost-management': 'learning' }, 'prompt'),
      5.5 / 6,
      'not cost-management \\(learning',
    ],
    ['none is nothing', skills({ ...six, 'cost-management': 'none' }, 'prompt'), 5 / 6, 'not cost-management'],
    ['learning everywhere', skills({ 'llm-evaluation': 'learning' }, 'prompt'), 0.5 / 6, '0 of 6'],
    ['one none, the rest blank', skills({ 'llm-evaluation': 'none' }), 'absent', ''],
    ['an unneeded skill alone says nothing', skills({ 'rag-optimisation': 'experienced' }, 'prompt'), 'unknown', ''],
    ['all blank', skills({}), 'unknown', 'not stated'],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome('talent.skills', fragment, expected, new RegExp(seen));
  });

  it('can still reach what is blank, not what is only being learned', () => {
    const { outcome } = judgeOne(
      'talent.skills',
      skills({ 'llm-evaluation': 'learning', 'cost-management': 'none' }, 'prompt'),
    );
    expect(outcome.best).toBeCloseTo(4.5 / 6, 9);
  });
});

describe('talent.sponsor', () => {
  const sponsor = (name: unknown): Fragment => ({ pilot: { name: 'P', sponsor: name } });
  test.each([
    ['named', sponsor('Head of claims'), 'met', 'Head of claims'],
    ['none is a stated no', sponsor('none'), 'absent', 'executive sponsor'],
    ['blank', sponsor('  '), 'unknown', 'not stated'],
    ['nothing', {}, 'unknown', 'not stated'],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expect(expectOutcome('talent.sponsor', fragment, expected, seen).at).toBe('pilot.sponsor');
  });
});

describe('talent.user-training', () => {
  const trained = (share: unknown): Fragment => talent({ users_trained_share: share });
  test.each([
    ['at 80%', trained(0.8), 1, '80% of users are trained'],
    ['just below', trained(0.79), 0.5, '79%'],
    ['never rounded up to the limit', trained(0.7996), 0.5, '79.9%'],
    ['at 40%', trained(0.4), 0.5, ''],
    ['just below 40%', trained(0.39), 'absent', '39%'],
    ['nobody', trained(0), 'absent', '0%'],
    ['blank', trained(''), 'unknown', 'not stated'],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome('talent.user-training', fragment, expected, seen);
  });
});

describe('talent.change-budget', () => {
  const budget = (total: unknown, line: unknown): Fragment => ({ budget: { total, lines: { change_training: line } } });
  test.each([
    ['at 20%', budget(100, 20), 1, '20% of the budget'],
    ['just below 20%', budget(100, 19.9), 0.5, '19.9%'],
    ['at 10%', budget(100, 10), 0.5, '10%'],
    ['just below 10%', budget(100, 9.9), 'absent', '9.9%'],
    ['nothing of it', budget(100, 0), 'absent', 'nothing is set aside'],
    ['nothing, whatever the total', budget('', 0), 'absent', 'nothing is set aside'],
    ['a total of 0', budget(0, 0), 'absent', 'the total is 0'],
    ['a total of 0, whatever the line', budget(0, ''), 'absent', 'the total is 0'],
    ['not stated: budget line change training', budget(100, ''), 'unknown', 'not stated: budget line change training'],
    ['not stated: budget total', budget('', 20), 'unknown', 'not stated: budget total'],
    ['nothing', {}, 'unknown', 'not stated: budget line change training'],
  ] as const)('%s', (_name, fragment, expected, seen) => {
    expectOutcome('talent.change-budget', fragment, expected, seen);
  });

  it('is shown by evidence of the budget, and names both figures', () => {
    const { outcome } = judgeOne('talent.change-budget', budget(100, 15));
    expect(outcome.support).toEqual([{ evidencePaths: ['budget'], points: 0.5 }]);
    expect(outcome.facts).toEqual([
      { path: 'budget.lines.change_training', value: '15' },
      { path: 'budget.total', value: '100' },
    ]);
  });
});

describe('talent.capacity', () => {
  /** Two weeks from the date of judgement, a Monday: 10 working days. */
  const IN_TWO_WEEKS = '2026-12-07';
  const plan = (capacity: Fragment | '', target: string = IN_TWO_WEEKS, start = ''): Fragment => ({
    pilot: { name: 'P', stage: 'pilot', production_target: target },
    plan: { capacity, start },
  });
  const judge = (fragment: Fragment, openEffortDays: number) => {
    const rule = rules['talent.capacity'];
    if (rule === undefined) throw new Error('no such rule');
    return rule.judge(pilotOf(fragment), { stretch: 1.5 } as never, { asOf: AS_OF, openEffortDays });
  };
  const two = { 'ml-engineer': 1.5, devops: 0.5 };

  test.each([
    ['2 FTE × 10 days cover 20', plan(two), 20, 'met', '20 person-days of open work against 20 until'],
    ['just more than there is', plan(two), 20.1, 'partial', '20.1 person-days of open work against 20'],
    ['never rounded down to what there is', plan(two), 20.01, 'partial', '20.1 person-days of open work against 20'],
    ['at 1.5 times', plan(two), 30, 'partial', ''],
    ['just beyond 1.5 times', plan(two), 30.1, 'absent', ''],
    ['a later start leaves 5 days', plan(two, IN_TWO_WEEKS, '2026-11-30'), 10, 'met', 'against 10 until'],
    ['and no more', plan(two, IN_TWO_WEEKS, '2026-11-30'), 16, 'absent', ''],
    ['an earlier start is past', plan(two, IN_TWO_WEEKS, '2026-01-05'), 21, 'partial', 'against 20'],
    ['weekends do not count', plan(two, '2026-11-30'), 10.1, 'partial', 'against 10 '],
    ['nothing is open', plan(two), 0, 'met', '0 person-days'],
    ['no capacity', plan(''), 20, 'unknown', 'not stated: capacity'],
    ['an empty capacity', plan({}), 20, 'unknown', 'not stated: capacity'],
    ['blank roles', plan({ devops: '' }), 20, 'unknown', 'not stated: capacity'],
    ['no date', plan(two, ''), 20, 'unknown', 'not stated: production date'],
    ['a capacity of 0', plan({ devops: 0 }), 20, 'absent', 'against 0'],
    ['a capacity of 0, whatever the date', plan({ devops: 0 }, ''), 20, 'absent', 'against 0'],
    ['a date that has passed', plan(two, '2026-11-01'), 20, 'absent', 'against 0'],
    ['a date that has passed, whatever the capacity', plan('', AS_OF), 20, 'absent', 'against 0'],
  ] as const)('%s', (_name, fragment, effort, expected, seen) => {
    const outcome = judge(fragment, effort);
    expect(outcome.kind).toBe(expected);
    expect(outcome.seen).toContain(seen);
  });

  test.each([
    ['the capacity', plan(two), 'plan.capacity'],
    ['the date, where no day is left', plan(two, '2026-11-01'), 'pilot.production_target'],
    ['the capacity, where there is none', plan({ devops: 0 }, ''), 'plan.capacity'],
  ] as const)('points at %s', (_name, fragment, at) => expect(judge(fragment, 25).at).toBe(at));

  it('is shown by evidence of the plan, and names its facts', () => {
    const outcome = judge(plan(two, IN_TWO_WEEKS, '2026-11-23'), 25);
    expect(outcome.support).toEqual([{ evidencePaths: ['plan'], points: 0.5 }]);
    expect(outcome.facts).toEqual([
      { path: 'plan.capacity.devops', value: '0.5' },
      { path: 'plan.capacity.ml-engineer', value: '1.5' },
      { path: 'plan.start', value: '2026-11-23' },
      { path: 'pilot.production_target', value: IN_TWO_WEEKS },
    ]);
  });

  it('weighs the likely days of what is still open by production', () => {
    const due = checklist.items.filter(({ id, gate }) => gate !== 'scale' && id !== 'talent.capacity');
    const days = due.reduce((sum, { fix }) => sum + fix.days.likely, 0);
    const training = due.find(({ id }) => id === 'talent.user-training')?.fix.days.likely ?? 0;
    expect(judgeOne('talent.capacity', plan(two)).outcome.seen).toContain(`${days} person-days`);
    const half = { ...plan(two), ...talent({ users_trained_share: 0.5 }) };
    expect(judgeOne('talent.capacity', half).outcome.seen).toContain(`${days - training / 2} person-days`);
  });
});
