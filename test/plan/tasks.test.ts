import { describe, expect, it } from 'vitest';
import { makePlan, makeTasks } from '../../src/plan/index.ts';
import { checklistOf, control, judge } from '../assess/small.ts';
import { judgeFile } from '../judge.ts';

const fix = (after: readonly string[], likely = 2) => ({
  do: 'Do it',
  done_when: 'It is done',
  role: 'ml-engineer',
  days: { low: likely / 2, likely, high: likely * 2 },
  after: [...after],
});

describe('tasks', () => {
  const checklist = checklistOf(
    [
      control('data.cheap', { weight: 5 }),
      control('data.late', { gate: 'scale', weight: 5 }),
      control('data.blocker', { blocker: true, fix: fix(['data.first'], 8) }),
      control('data.first', { gate: 'production', fix: fix([], 4) }),
      control('data.done'),
    ],
    { pilot: { score: 90 } },
  );
  const text = 'data: {controls: {cheap: absent, late: absent, blocker: absent, first: partial, done: in-place}}\n';
  const tasks = makeTasks(judge(checklist, text));

  it("come in order of use: the next gate's blockers with what they wait for, then points a day, later gates last", () => {
    expect(tasks.map(({ check }) => check)).toEqual(['data.first', 'data.blocker', 'data.cheap', 'data.late']);
  });

  it('cost the missing share of the estimate', () => {
    expect(tasks[0]?.days).toEqual({ low: 1, likely: 2, high: 4 });
    expect(tasks[1]?.days).toEqual({ low: 4, likely: 8, high: 16 });
  });

  it('wait only for what is open', () => expect(tasks[1]?.after).toEqual(['data.first']));

  it('begin with finding out where the file is silent', () => {
    const [task] = makeTasks(judge(checklistOf([control('data.c0')], { pilot: { score: 1 } }), ''));
    expect(task?.findOut).toBe(true);
  });
});

describe('what is stated to be wrong comes first', () => {
  const list = checklistOf(
    [
      control('data.blank', { blocker: true }),
      control('data.small', { weight: 1, fix: fix(['data.blank'], 1) }),
      control('data.large', { weight: 5, fix: fix([], 40) }),
      control('data.shuts', { gate: 'production', weight: 1, blocker: true, fix: fix(['data.blank'], 9) }),
      control('data.optional', { weight: 5, fix: fix([], 0.1) }),
    ],
    { pilot: { score: 90 }, production: { score: 90 }, scale: { score: 90 } },
    0.3,
  );
  const text = 'data: {controls: {small: absent, large: absent, shuts: planned}}\n';
  const judged = judge(list, text);

  it('in the order of the case against the pilot, then blockers that are not answered, then the rest', () => {
    expect(judged.against.map(({ id }) => id)).toEqual(['data.shuts', 'data.large', 'data.small']);
    const order = ['data.shuts', 'data.large', 'data.small', 'data.blank', 'data.optional'];
    expect(makeTasks(judged).map(({ check }) => check)).toEqual(order);
    expect(makePlan(judged).first.map(({ check }) => check)).toEqual(order);
  });

  it('and waits for no check that is only not answered', () => {
    expect(makeTasks(judged).map(({ after }) => after)).toEqual([[], [], [], [], []]);
  });

  it('and is all there is where too little is answered', () => {
    const plan = makePlan(judge(list, 'data: {controls: {small: absent}}\n'));
    expect(plan.tasks.map(({ check }) => check)).toEqual(['data.small']);
    expect(plan.toFind).toBe(4);
    expect(plan.days.likely).toBe(1);
    expect(makePlan(judged).toFind).toBe(0);
  });
});

it('no task stands before one that it comes after, and phases hold all of them', () => {
  for (const name of ['telecom-support-bot', 'fraud-assistant', 'route-optimiser']) {
    const { assessment } = judgeFile(`examples/${name}.yaml`).reported;
    const plan = makePlan(assessment);
    const order = new Map(plan.tasks.map(({ check }, i) => [check, i]));
    for (const { check, after } of plan.tasks) {
      for (const id of after) expect(order.get(id) ?? -1, `${check} after ${id}`).toBeLessThan(order.get(check) ?? -1);
    }
    expect(plan.phases.flatMap(({ tasks }) => tasks)).toHaveLength(plan.tasks.length);
    expect(plan.phases.reduce((sum, { days }) => sum + days.likely, 0)).toBeCloseTo(plan.days.likely, 9);
  }
});
