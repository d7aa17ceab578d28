// Where the interview pauses by itself: on pilots that somebody knows by heart, after twenty minutes by the conventions, with
// a verdict; and never in the middle of anything.

import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { afterPause, isNarrow, isPauseDue, LITTLE, STRETCH } from '../../src/interview/progress.ts';
import { pathOf } from '../../src/interview/question.ts';
import { newSession, type Session } from '../../src/interview/session.ts';
import { root } from '../judge.ts';
import { SMALL } from '../program.ts';
import { editedJson, knowing, means, type Person, type Step, script, talk } from './kit.ts';

const EMPTY = JSON.stringify({ version: 1, pilot: { name: 'Empty' } });

const fresh = { narrow: false, proving: false };

/** As far as the first pause. */
const stretchOf = (name: string) => {
  const know = knowing(readFileSync(`${root}examples/${name}.yaml`, 'utf8'));
  const tiring: Person = (question, view, session) =>
    isPauseDue(session, { low: 0, high: 100, dozenDone: true, proving: false }, {}, fresh)
      ? undefined
      : know(question, view, session);
  return talk(EMPTY, tiring, {}, means.checklist, editedJson);
};

const width = (step: Step | undefined): number => {
  const { high, low } = step?.progress() ?? { high: 0, low: 0 };
  return (high ?? 0) - (low ?? 0);
};

test.each([
  ['claims-summariser', 2 / 3],
  ['refund-agent', 2 / 3],
  ['fraud-assistant', 2 / 3],
  ['contract-summariser', 3 / 4],
])('%s has a verdict after twenty minutes, with %d of the weight answered', (name, coverage) => {
  const { steps, view, session } = stretchOf(name);
  expect(session.spent).toBeGreaterThanOrEqual(STRETCH);
  expect(session.spent).toBeLessThan(STRETCH + 60);
  expect(view.stand.coverage).toBeGreaterThan(0.3);
  expect(view.stand.coverage).toBeGreaterThan(coverage);
  expect(width(steps.at(-1))).toBeLessThan(33);

  const dozen = steps.findIndex(({ progress }) => progress().dozenDone);
  const { untilPause = 0, coverage: first } = steps[dozen]?.progress() ?? { coverage: 0 };
  expect(20 - untilPause).toBeLessThanOrEqual(6);
  expect(first).toBeGreaterThan(0.1);
  expect(width(steps[dozen])).toBeGreaterThan(50);
});

describe('a pause is due', () => {
  const wide = { low: 10, high: 90, dozenDone: true, proving: false };
  const narrow = { low: 70, high: 70 + LITTLE - 0.1, dozenDone: true, proving: false };
  const late: Session = { ...newSession, spent: STRETCH };
  test.each<[string, boolean, Parameters<typeof isPauseDue>]>([
    ['not at the beginning', false, [newSession, wide, {}, fresh]],
    ['after the stretch', true, [late, wide, {}, fresh]],
    ['not again at once', false, [afterPause(late), wide, {}, fresh]],
    ['where little is left to find out', true, [newSession, narrow, {}, fresh]],
    ['of that once', false, [newSession, narrow, {}, { ...fresh, narrow: true }]],
    ['before evidence and obligations', true, [newSession, { ...wide, proving: true }, {}, fresh]],
    ['of that once', false, [newSession, { ...wide, proving: true }, {}, { ...fresh, proving: true }]],
    ['not before the dozen', false, [newSession, { ...narrow, dozenDone: false }, {}, fresh]],
    ['not within one dimension', false, [late, narrow, { dimension: 'data' }, fresh]],
    ['not where all is asked', false, [late, narrow, { all: true }, fresh]],
    ['not where blanks alone are asked', false, [late, narrow, { onlyUnknown: true }, fresh]],
    ['not in the middle of an item', false, [{ ...late, draft: { list: ['agents'], item: {} } }, wide, {}, fresh]],
    ['not before a reason', false, [{ ...late, reason: ['data', 'controls', 'rights'] }, wide, {}, fresh]],
    ['not in the middle of a correction', false, [{ ...late, again: [['agents']] }, wide, {}, fresh]],
  ])('%s', (_name, due, asked) => expect(isPauseDue(...asked)).toBe(due));

  it('within five points', () => {
    expect([isNarrow(narrow), isNarrow({ ...narrow, high: 75 }), isNarrow(wide)]).toEqual([true, false, false]);
  });
});

it('counts a list once and each return to it as a name; going back gives no time back', () => {
  const { steps, session } = talk(SMALL, script('pilot', 'back', 'pilot', 'skip', 'money', 'Time', 'primary', 'done'));
  expect(steps.map(({ question }) => pathOf(question.parts))).toEqual([
    'pilot.stage',
    'pilot.users',
    'pilot.stage',
    'pilot.users',
    'governance.affects',
    'kpis.measures',
    'kpis.measures[0].role',
    'kpis.measures',
  ]);
  expect(session.spent).toBe(5 + 5 + 5 + 5 + 10 + 45 + 5 + 12);
});
