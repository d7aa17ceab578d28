// What the cheapest way takes into account, one thing at a time, on checklists whose sums a reader does in the head; and
// what becomes of a solver that ends without a proof, or is wrong.

import { describe, expect, it, test } from 'vitest';
import { loadSolver } from '../../../src/io/solver.ts';
import type { Finding } from '../../../src/model/assessment.ts';
import type { CheckItem, Checklist } from '../../../src/model/checklist.ts';
import type { Obligation } from '../../../src/model/obligation.ts';
import type { Solver } from '../../../src/model/ports.ts';
import type { GateId } from '../../../src/model/vocabulary.ts';
import type { Cheapest, Goal } from '../../../src/plan/cheapest/goal.ts';
import { findCheapest } from '../../../src/plan/cheapest/index.ts';
import { describeLacking } from '../../../src/report/cheapest/words.ts';
import { checklistOf, control, judge } from '../../assess/small.ts';
import { PATIENT } from '../../kit.ts';

const solver = await loadSolver(PATIENT);
const to = (gate: GateId): Goal => ({ kind: 'gate', gate });
const days = (likely: number, after: readonly string[] = []): CheckItem['fix'] => ({
  do: 'Do it',
  done_when: 'Done',
  role: 'ml-engineer',
  days: { low: likely, likely, high: likely },
  after: [...after],
});
const item = (id: string, likely: number, more: Partial<CheckItem> = {}, after: readonly string[] = []): CheckItem =>
  control(id, { fix: days(likely, after), ...more });
type Limits = Parameters<typeof checklistOf>[1];

const solved = (checklist: Checklist, text: string, goal: Goal = to('pilot'), by: Solver = solver): Cheapest =>
  findCheapest(judge(checklist, text), checklist, goal, by);
const wayOf = (cheapest: Cheapest): readonly string[] =>
  cheapest.kind === 'way'
    ? cheapest.steps.map(({ action }) => `${action.kind} ${action.task.check}`).sort()
    : [cheapest.kind];

const cases: readonly (readonly [string, readonly CheckItem[], Limits, string, Goal, readonly string[]])[] = [
  [
    'the cheaper of two that bring as much',
    [item('data.a', 5), item('data.b', 3)],
    { pilot: { score: 50 } },
    'data: {controls: {a: absent, b: absent}}\n',
    to('pilot'),
    ['close data.b'],
  ],
  [
    'two small ones where one large one brings less',
    [item('data.a', 5, { weight: 5 }), item('data.b', 2, { weight: 3 }), item('data.c', 2, { weight: 2 })],
    { pilot: { score: 50 } },
    'data: {controls: {a: absent, b: absent, c: absent}}\n',
    to('pilot'),
    ['close data.b', 'close data.c'],
  ],
  [
    'what must come first, with its days',
    [item('data.a', 4), item('data.b', 1, {}, ['data.c']), item('data.c', 4, { weight: 0.1 })],
    { pilot: { score: 45 } },
    'data: {controls: {a: absent, b: absent, c: absent}}\n',
    to('pilot'),
    ['close data.a'],
  ],
  [
    'a blocker, however dear',
    [item('data.a', 50, { blocker: true, weight: 0.1 }), item('data.b', 1)],
    {},
    'data: {controls: {a: partial, b: absent}}\n',
    to('pilot'),
    ['close data.a'],
  ],
  [
    'no blocker of a later gate',
    [item('data.a', 50, { blocker: true, gate: 'scale' }), item('data.b', 1, { blocker: true })],
    {},
    'data: {controls: {a: absent, b: absent}}\n',
    to('pilot'),
    ['close data.b'],
  ],
  [
    'the floor of a dimension, not only the score',
    [item('data.a', 1, { weight: 9 }), item('kpis.a', 9)],
    { pilot: { score: 50, dimension: 60 } },
    'data: {controls: {a: absent}}\nkpis: {controls: {a: absent}}\n',
    to('pilot'),
    ['close data.a', 'close kpis.a'],
  ],
  [
    'coverage, which a partial answer gives as much as none',
    [item('data.a', 1), item('data.b', 9)],
    { pilot: { coverage: 1 } },
    'data: {controls: {a: absent, b: unknown}}\n',
    to('pilot'),
    ['answer data.b'],
  ],
  [
    'the earlier gates',
    [item('data.a', 9), item('data.b', 1, { gate: 'production', weight: 9 })],
    { pilot: { score: 50 }, production: { score: 50 } },
    'data: {controls: {a: absent, b: absent}}\n',
    to('production'),
    ['close data.a', 'close data.b'],
  ],
  [
    'evidence: showing what is claimed costs less than closing a gap',
    [item('data.a', 9), item('data.b', 9)],
    { pilot: { evidenced: 50 } },
    'data: {controls: {a: in-place, b: absent}}\n',
    to('pilot'),
    ['show data.a'],
  ],
  [
    'evidence: closing brings its own',
    [item('data.a', 9), item('data.b', 0.1)],
    { pilot: { evidenced: 50 } },
    'data: {controls: {a: in-place, b: absent}}\n',
    to('pilot'),
    ['close data.b'],
  ],
  [
    'the missing half of what is partial',
    [item('data.a', 6), item('data.b', 4)],
    { pilot: { score: 75 } },
    'data: {controls: {a: partial, b: partial}}\n',
    to('pilot'),
    ['close data.b'],
  ],
  [
    'a score that is just short of the limit by rounding alone',
    [item('data.a', 1), item('data.b', 2), item('data.c', 3)],
    { pilot: { score: 100 / 3 } },
    'data: {controls: {a: absent, b: absent, c: absent}}\n',
    to('pilot'),
    ['close data.a'],
  ],
  [
    'a readiness score, whatever blocks',
    [item('data.a', 9, { blocker: true }), item('data.b', 1)],
    {},
    'data: {controls: {a: absent, b: absent}}\n',
    { kind: 'score', score: 50 },
    ['close data.b'],
  ],
  [
    'of two that take as long the one that adds more to the score',
    [item('data.a', 2, { weight: 3 }), item('data.b', 2, { weight: 4 }), item('data.c', 9, { weight: 3 })],
    { pilot: { score: 30 } },
    'data: {controls: {a: absent, b: absent, c: absent}}\n',
    to('pilot'),
    ['close data.b'],
  ],
  [
    'nothing where the gate is open',
    [item('data.a', 1)],
    {},
    'data: {controls: {a: absent}}\n',
    to('scale'),
    ['there'],
  ],
  [
    'nothing that a blocker asks for which is waived',
    [item('data.a', 1, { blocker: true })],
    {},
    'data: {controls: {a: absent}}\nwaivers: [{check: data.a, reason: r, approved_by: a@example.com, expires: 2027-01-01}]\n',
    to('pilot'),
    ['there'],
  ],
];

describe('the cheapest way takes', () => {
  test.each(cases)('%s', (_name, items, limits, text, goal, expected) => {
    expect(wayOf(solved(checklistOf(items, limits), text, goal))).toEqual(expected);
  });

  it('the minimum of answers below which there is no verdict', () => {
    const checklist = checklistOf(
      [item('data.a', 1), item('data.b', 2), item('data.c', 3, { gate: 'scale' })],
      {},
      0.6,
    );
    expect(wayOf(solved(checklist, 'data: {controls: {a: unknown}}\n'))).toEqual(['answer data.b', 'answer data.c']);
  });
});

describe('where there is no way, it says what no task mends', () => {
  test.each([
    [
      'a blocker that was declared not applicable',
      checklistOf([item('data.a', 1, { blocker: true }), item('data.b', 1)]),
      'data: {controls: {a: {status: n/a, reason: r}, b: absent}}\n',
      /^data\.a is declared not applicable and blocks/,
    ],
    [
      'too much that was declared away',
      checklistOf([item('data.a', 1), item('data.b', 1)], { pilot: { declared_away: 0.1 } }),
      'data: {controls: {a: {status: n/a, reason: r}, b: absent}}\n',
      /^too much is declared not applicable: answer some of data\.a$/,
    ],
  ])('%s', (_name, checklist, text, says) => {
    const cheapest = solved(checklist, text);
    expect(cheapest.kind).toBe('unreachable');
    expect(describeLacking(cheapest).join('\n')).toMatch(says);
    expect(cheapest.kind === 'unreachable' && cheapest.best.score).toBe(100);
  });
});

describe('obligations, where a gate asks for them', () => {
  const checklist = checklistOf([item('data.a', 5), item('governance.risk-assessment', 1)], {
    pilot: { require_obligations: true },
  });
  const assessment = judge(checklist, 'data: {controls: {a: absent}}\n');
  const duty = (more: Partial<Obligation>): Obligation =>
    ({
      id: 'none-such',
      binding: true,
      inForce: true,
      state: 'to-be-answered',
      statute: 'Law',
      clause: 'law/1',
      title: 'A duty',
      answer: null,
      missing: [],
      evidence: [],
      shownBy: [],
      openChecks: [],
      ...more,
    }) as Obligation;
  const withDuty = (one: Obligation): Cheapest => {
    const lacking = { ...assessment, obligations: [one] };
    const gates = assessment.gates.map((gate) => ({ ...gate, open: false }));
    return findCheapest({ ...lacking, gates }, checklist, to('pilot'), solver);
  };

  it('one that the team has to answer cannot be reached by tasks', () => {
    const cheapest = withDuty(duty({ remedy: 'answer governance.obligations.none-such' }));
    expect(cheapest.kind).toBe('unreachable');
    expect(describeLacking(cheapest)).toEqual([
      'the obligation none-such is not shown: answer governance.obligations.none-such',
    ]);
  });

  it('one that is shown asks for nothing', () => expect(withDuty(duty({ state: 'met' })).kind).toBe('there'));
});

describe('the next-best ways', () => {
  const four = checklistOf([item('data.a', 1), item('data.b', 2), item('data.c', 4), item('data.d', 8)], {
    pilot: { score: 25 },
  });
  const text = 'data: {controls: {a: absent, b: absent, c: absent, d: absent}}\n';

  it('leave out something of every way before, cheapest first, and say by how much they are dearer', () => {
    const cheapest = solved(four, text);
    const others = cheapest.kind === 'way' ? cheapest.alternatives : [];
    expect(others.map(({ days, dearer, without, more }) => [days, dearer, names(without), names(more)])).toEqual([
      [2, 1, ['data.a'], ['data.b']],
      [4, 3, ['data.a'], ['data.c']],
      [8, 7, ['data.a'], ['data.d']],
    ]);
  });

  it('are none where every way holds all of its tasks', () => {
    const cheapest = solved(checklistOf([item('data.a', 1, { blocker: true })]), 'data: {controls: {a: absent}}\n');
    expect(cheapest).toMatchObject({ alternatives: [], searched: 'all' });
  });

  it('are not said to be all where the solver ends before it finds more', () => {
    let asked = 0;
    const tired: Solver = {
      name: 'Tired',
      solve: (programme) => {
        asked += 1;
        return asked > 3 ? { status: 'stopped', values: new Map() } : solver.solve(programme);
      },
    };
    const cheapest = solved(four, text, to('pilot'), tired);
    expect(cheapest).toMatchObject({ proved: true, searched: 'stopped' });
    expect(cheapest.kind === 'way' && cheapest.alternatives).toHaveLength(1);
    expect(solved(four, text)).toMatchObject({ searched: 'enough' });
  });

  const names = (actions: readonly { readonly finding: Finding }[]) => actions.map(({ finding }) => finding.item.id);
});

describe('a solver', () => {
  const checklist = checklistOf(
    [item('data.a', 4, { weight: 5 }), item('data.b', 3.5, { weight: 4 }), item('data.c', 3.5, { weight: 4 })],
    { pilot: { score: 61.5 } },
  );
  const text = 'data: {controls: {a: absent, b: absent, c: absent}}\n';
  const best = ['close data.b', 'close data.c'];

  it('that ends at its limit leaves a greedy choice, which reaches the goal and says that it is not proved', () => {
    const cheapest = solved(checklist, text, to('pilot'), {
      name: 'Slow',
      solve: () => ({ status: 'stopped', values: new Map() }),
    });
    expect(cheapest).toMatchObject({ kind: 'way', proved: false, solver: 'Slow', alternatives: [] });
    expect(cheapest.kind === 'way' && cheapest.later.gates[0]?.open).toBe(true);
    // 5 points in 4 days are the most for a day; with them 7.5 days in all instead of 7.
    expect(wayOf(cheapest)).toEqual(['close data.a', 'close data.b']);
  });

  it('that says that there is no way, where there is one, is not believed', () => {
    const cheapest = solved(checklist, text, to('pilot'), {
      name: 'Wrong',
      solve: () => ({ status: 'infeasible', values: new Map() }),
    });
    expect(cheapest).toMatchObject({ kind: 'way', proved: false });
  });

  it('whose answer falls short is asked again, and all that holds less is ruled out', () => {
    const asked: string[] = [];
    const hasty: Solver = {
      name: 'Hasty',
      solve: (programme) => {
        asked.push(programme);
        if (asked.length > 1) return solver.solve(programme);
        return { status: 'optimal', values: new Map([['x0', 1]]) };
      },
    };
    const cheapest = solved(checklist, text, to('pilot'), hasty);
    expect(wayOf(cheapest)).toEqual(best);
    expect(asked[1]).toContain('+ x1\n  + x2\n  >= 1');
  });

  it('that is never right ends in the greedy choice', () => {
    const never: Solver = { name: 'Never', solve: () => ({ status: 'optimal', values: new Map() }) };
    expect(solved(checklist, text, to('pilot'), never)).toMatchObject({ kind: 'way', proved: false });
  });

  it('is not asked where there is nothing to do, or no way', () => {
    const refuse: Solver = { name: 'Refuse', solve: () => expect.unreachable('it was asked') };
    expect(solved(checklistOf([item('data.a', 1)]), 'data: {controls: {a: absent}}\n', to('pilot'), refuse).kind).toBe(
      'there',
    );
    const shut = checklistOf([item('data.a', 1)], { pilot: { score: 101 } });
    expect(solved(shut, 'data: {controls: {a: absent}}\n', to('pilot'), refuse).kind).toBe('unreachable');
  });
});
