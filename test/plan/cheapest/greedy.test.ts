// The choice without a solver, on programmes for the head: what is taken, in which order, and what is dropped again.
import { expect, test } from 'vitest';
import type { Action } from '../../../src/plan/cheapest/goal.ts';
import type { Programme } from '../../../src/plan/cheapest/model.ts';
import { greedy, pruned } from '../../../src/plan/cheapest/solve.ts';

type Given = { readonly days: number; readonly after?: readonly number[]; readonly shows?: number };

/** Each closes a gap of its own, or shows the check of the action that is named. */
const actionsOf = (given: readonly Given[]): readonly Action[] => {
  const findings = given.map((_, i) => ({ item: { id: `c${i}` } }));
  return given.map(
    ({ days, after = [], shows }, i) =>
      ({
        kind: shows === undefined ? 'close' : 'show',
        finding: findings[shows ?? i],
        task: { check: `c${i}`, days: { low: days, likely: days, high: days } },
        after,
      }) as unknown as Action,
  );
};

const programmeOf = (given: readonly Given[], rows: readonly (readonly number[])[], musts: readonly number[] = []) =>
  ({
    actions: actionsOf(given),
    rows: rows.map(([missing = 0, ...gains], i) => ({ id: `row${i}`, missing, gains, rises: [] })),
    rises: [],
    musts: new Set(musts),
    either: [],
    cuts: [],
  }) satisfies Programme;

/** Whether all of the rows hold and all of the musts are in. */
const reachedIn =
  ({ rows, musts }: Programme) =>
  (chosen: ReadonlySet<number>): boolean =>
    [...musts].every((i) => chosen.has(i)) &&
    rows.every(({ gains, missing }) => [...chosen].reduce((sum, i) => sum + (gains[i] ?? 0), 0) >= missing);

const chosenIn = (programme: Programme): readonly number[] =>
  [...greedy(programme, reachedIn(programme))].sort((a, b) => a - b);

test.each<[string, Programme, readonly number[]]>([
  ['what brings most for a day: 6 in 2, not 8 in 4', programmeOf([{ days: 4 }, { days: 2 }], [[6, 8, 6]]), [1]],
  ['no more than is missing counts: 4 of 40 in 2, 4 in 1', programmeOf([{ days: 2 }, { days: 1 }], [[4, 40, 4]]), [1]],
  ['the first of equals', programmeOf([{ days: 1 }, { days: 1 }], [[4, 4, 4]]), [0]],
  ['what takes no time first', programmeOf([{ days: 1 }, { days: 0 }], [[4, 4, 4]]), [1]],
  ['with what comes before it', programmeOf([{ days: 1 }, { days: 1, after: [0] }], [[4, 0, 4]]), [0, 1]],
  [
    'what comes before it costs as well: 4 in 1 + 3, 4 in 3',
    programmeOf([{ days: 3 }, { days: 1, after: [0] }, { days: 3 }], [[4, 0, 4, 4]]),
    [2],
  ],
  [
    'in parts of each figure: half of the one and all of the other, before all of the one',
    programmeOf(
      [{ days: 2 }, { days: 2 }, { days: 5 }],
      [
        [10, 10, 5, 5],
        [100, 0, 100, 0],
      ],
    ),
    [0, 1],
  ],
  ['what must be, whatever it brings', programmeOf([{ days: 9 }, { days: 1 }], [[4, 0, 4]], [0]), [0, 1]],
  ['nothing where nothing is missing', programmeOf([{ days: 1 }], [[0, 4]]), []],
  ['all where all is not enough', programmeOf([{ days: 1 }, { days: 2 }], [[10, 1, 2]]), [0, 1]],
  [
    'nothing that later choices make superfluous: 4 for a day, then 10 of 10',
    programmeOf([{ days: 1 }, { days: 4 }], [[10, 4, 10]]),
    [1],
  ],
  [
    'no showing of what is closed',
    programmeOf(
      [{ days: 2 }, { days: 0.5, shows: 0 }],
      [
        [4, 4, 0],
        [4, 4, 2],
      ],
    ),
    [0],
  ],
])('takes %s', (_name, programme, expected) => expect(chosenIn(programme)).toEqual(expected));

test.each<[string, readonly Given[], readonly number[], (chosen: ReadonlySet<number>) => boolean, readonly number[]]>([
  ['the dearest first', [{ days: 1 }, { days: 3 }, { days: 2 }], [0, 1, 2], ({ size }) => size >= 1, [0]],
  ['the last of equals first', [{ days: 1 }, { days: 1 }], [0, 1], ({ size }) => size >= 1, [0]],
  ['not what others need', [{ days: 3 }, { days: 1, after: [0] }], [0, 1], (chosen) => chosen.has(1), [0, 1]],
  [
    'what nothing needs any more',
    [{ days: 3 }, { days: 1, after: [0] }, { days: 1 }],
    [0, 1, 2],
    (chosen) => chosen.has(2),
    [2],
  ],
  ['nothing that is needed', [{ days: 1 }, { days: 2 }], [0, 1], ({ size }) => size === 2, [0, 1]],
])('drops %s', (_name, given, chosen, reached, expected) => {
  expect([...pruned(new Set(chosen), actionsOf(given), reached)].sort((a, b) => a - b)).toEqual(expected);
});
