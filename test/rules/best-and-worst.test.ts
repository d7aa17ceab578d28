// Which of several outcomes speaks for all, and how far blanks could still take it.
import { expect, test } from 'vitest';
import { absent, bestOf, half, met, unknown, worstOf } from '../../src/rules/outcomes.ts';

const outcomes = {
  met: met('met', 'a'),
  half: half('half', 'b'),
  open: half('open', 'c', { best: 1 }),
  absent: absent('absent', 'd'),
  lost: absent('lost', 'e'),
  unknown: unknown('unknown', 'f'),
  capped: unknown('capped', 'g', 0.5),
};
type Name = keyof typeof outcomes;

test.each<[string, readonly [Name, ...Name[]], Name, number]>([
  ['one alone', ['half'], 'half', 0.5],
  ['the highest score', ['half', 'met', 'absent'], 'met', 1],
  ['the highest score, though another could come to more', ['half', 'unknown'], 'half', 1],
  ['the first of equals', ['absent', 'lost'], 'absent', 0],
  ['the first of equals that score', ['open', 'half'], 'open', 1],
  ['the first that is unknown while none scores', ['absent', 'capped', 'unknown'], 'capped', 1],
])('the best is %s', (_name, [first, ...others], expected, best) => {
  const found = bestOf(outcomes[first], ...others.map((name) => outcomes[name]));
  expect(found).toEqual({ ...outcomes[expected], best });
});

test.each<[string, readonly [Name, ...Name[]], Name, number]>([
  ['one alone', ['open'], 'open', 1],
  ['the lowest score', ['met', 'half'], 'half', 0.5],
  ['the first of equals', ['half', 'open', 'met'], 'half', 0.5],
  ['what is absent, before what is unknown', ['met', 'unknown', 'absent', 'lost'], 'absent', 0],
  ['what is unknown, before what is partial', ['half', 'unknown', 'capped'], 'unknown', 0.5],
])('the worst is %s', (_name, [first, ...others], expected, best) => {
  const found = worstOf(outcomes[first], ...others.map((name) => outcomes[name]));
  expect({ ...found, values: undefined }).toEqual({ ...outcomes[expected], best });
});

test('the worst says where all stand that are as bad', () => {
  const bad = ['kpis.measures[0]', 'kpis.measures[1]'].map((at) => ({ ...outcomes.absent, at }));
  const found = worstOf(outcomes.met, ...bad);
  expect(found.values).toEqual(['kpis.measures[0]', 'kpis.measures[1]']);
});
