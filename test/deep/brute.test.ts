// The cheapest way against every way there is, and what it promises against the pilot file in which it was carried out.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadSolver } from '../../src/io/solver.ts';
import type { Action, Cheapest } from '../../src/plan/cheapest/goal.ts';
import { findCheapest } from '../../src/plan/cheapest/index.ts';
import { PATIENT } from '../kit.ts';
import { type Answer, type Case, cases, judged } from '../plan/cheapest/random.ts';
import { type Choice, everyWay, holdsUp, reaches, type Way } from './brute.ts';

const solver = await loadSolver(PATIENT);

const choicesOf = ({ checklist }: Case, actions: readonly Action[]): readonly Choice[] =>
  checklist.items.map((item) => actions.find(({ finding }) => finding.item.id === item.id)?.kind ?? 'leave');

const actionsOf = (cheapest: Cheapest): readonly Action[] =>
  cheapest.kind === 'way' ? cheapest.steps.map(({ action }) => action) : [];

const daysOf = (actions: readonly Action[]): number => actions.reduce((sum, { task }) => sum + task.days.likely, 0);

const carriedOut = ({ answers }: Case, choices: readonly Choice[]): readonly Answer[] =>
  answers.map((answer, i) => {
    if (choices[i] === 'close') return { status: 'in-place', shown: true };
    if (choices[i] === 'answer') return { status: 'absent', shown: false };
    return choices[i] === 'show' ? { ...answer, shown: true } : answer;
  });

const leastDays = (ways: readonly Way[]): number => Math.min(...ways.map(({ days }) => days));

/** What the other way has to leave out one of: see alternatives.ts. */
const freeOf = (one: Case, choices: readonly Choice[]): readonly number[] => {
  const { items } = one.checklist;
  const musts = new Set<number>();
  const add = (i: number): void => {
    musts.add(i);
    for (const id of items[i]?.fix.after ?? []) {
      const before = items.findIndex((item) => item.id === id);
      if (holdsUp(one.answers[before] as Answer, one.answers[i] as Answer)) add(before);
    }
  };
  const gates = ['pilot', 'production', 'scale'];
  const last = one.goal.kind === 'gate' ? gates.indexOf(one.goal.gate) : -1;
  for (const [i, item] of items.entries()) {
    const gap = !['in-place', 'not-applicable'].includes(one.answers[i]?.status ?? '');
    if (item.blocker === true && gap && !one.waived[i] && gates.indexOf(item.gate) <= last) add(i);
  }
  const free = (wanted: Choice) => choices.flatMap((choice, i) => (choice === wanted && !musts.has(i) ? [i] : []));
  const closing = free('close');
  return closing.length > 0 ? closing : [...free('show'), ...free('answer')];
};

const seen = { there: 0, unreachable: 0, way: 0, others: 0 };

const properties: readonly (readonly [string, (one: Case, cheapest: Cheapest) => void])[] = [
  [
    'takes as few days as the cheapest of all ways, and there is one where there is one',
    (one, cheapest) => {
      const ways = everyWay(one);
      const leave = one.answers.map((): Choice => 'leave');
      expect(cheapest.kind === 'there').toBe(reaches(one, leave));
      expect(cheapest.kind === 'unreachable').toBe(ways.length === 0);
      seen[cheapest.kind] += 1;
      if (cheapest.kind !== 'way') return;
      const actions = actionsOf(cheapest);
      expect(cheapest.proved).toBe(true);
      expect(reaches(one, choicesOf(one, actions))).toBe(true);
      expect(daysOf(actions)).toBeCloseTo(leastDays(ways), 6);
      expectAlternatives(one, cheapest, ways);
    },
  ],
  [
    'foresees the judgement of the pilot file in which it was carried out, to the last bit',
    (one, cheapest) => {
      if (cheapest.kind !== 'way') return;
      const again = judged(one, carriedOut(one, choicesOf(one, actionsOf(cheapest))));
      expect(cheapest.later.gates).toEqual(again.gates);
      expect(cheapest.later.score).toBe(again.grade.score);
      expect(cheapest.later.evidencedScore).toBe(again.grade.evidencedScore);
      expect(cheapest.later.verdict).toBe(again.verdict);
    },
  ],
  [
    'holds nothing superfluous, and says of each step what fails without it',
    (one, cheapest) => {
      const actions = actionsOf(cheapest);
      for (const { action, reason } of cheapest.kind === 'way' ? cheapest.steps : []) {
        const less = actions.filter((other) => other !== action);
        expect(reason.before.length + reason.conditions.length).toBeGreaterThan(0);
        expect(reason.conditions.length > 0).toBe(!reaches(one, choicesOf(one, less)));
      }
    },
  ],
];

/** Each is the cheapest that leaves out something of every way before it. */
const expectAlternatives = (one: Case, cheapest: Cheapest & { kind: 'way' }, ways: readonly Way[]): void => {
  const actions = actionsOf(cheapest);
  let others = ways;
  let last = choicesOf(one, actions);
  for (const { days, dearer, without, more } of cheapest.alternatives) {
    const free = freeOf(one, last);
    others = others.filter(({ choices }) => free.some((i) => choices[i] !== last[i]));
    expect(days).toBeCloseTo(leastDays(others), 6);
    expect(dearer).toBeCloseTo(days - daysOf(actions), 6);
    const changed = [...actions.filter((action) => !without.includes(action)), ...more];
    expect(daysOf(changed)).toBeCloseTo(days, 6);
    last = choicesOf(one, changed);
    expect(reaches(one, last)).toBe(true);
    seen.others += 1;
  }
};

// Hundreds of pilots, a part in each test.
describe.each([1, 2, 3])('random pilots, seed %i', (seed) => {
  const solved: (readonly [Case, Cheapest])[] = [];

  beforeAll(() => {
    for (const one of fc.sample(cases, { seed, numRuns: 80 })) {
      solved.push([one, findCheapest(judged(one, one.answers), one.checklist, one.goal, solver)]);
    }
  }, 60_000);

  it.each(properties)('%s', (_name, holds) => {
    expect(solved).toHaveLength(80);
    for (const [one, cheapest] of solved) holds(one, cheapest);
  });
});

it('has met every kind of answer often enough to mean something', () => {
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
});
