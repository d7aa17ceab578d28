// How far the interview is, and when it says where the pilot stands: figures that add up from one question to the next.
import { describe, expect, it, test } from 'vitest';
import {
  afterPause,
  FIRST_PROMPTS,
  FIRST_SECONDS,
  measureProgress,
  nextMoment,
  STRETCH,
  type Told,
  toldAfter,
} from '../../src/interview/progress.ts';
import { answerSeconds, countWords, type Question } from '../../src/interview/question.ts';
import { isBetween, newSession, type Session } from '../../src/interview/session.ts';
import { SMALL } from '../program.ts';
import { script, talk, viewOn } from './kit.ts';

describe('a verdict is told', () => {
  const open = measureProgress(newSession, viewOn(SMALL), {});
  const settled = { ...open, canShut: false };
  const proving = {
    ...settled,
    beyondScore: true,
    topic: { title: 'Evidence', tier: 'evidence', prompts: 3, minutes: 1 },
  } as const;
  const nothing: Told = { first: false, blockers: false, proving: false };
  const known: Told = { first: true, blockers: true, proving: false };
  const at = (more: Partial<Session>): Session => ({ ...newSession, ...more });
  test.each<[string, ReturnType<typeof nextMoment>, Parameters<typeof nextMoment>]>([
    ['not at the beginning', undefined, [newSession, open, nothing, {}]],
    ['after so many prompts', 'first', [at({ prompts: FIRST_PROMPTS }), open, nothing, {}]],
    ['not before', undefined, [at({ prompts: FIRST_PROMPTS - 1 }), open, nothing, {}]],
    ['after five minutes', 'first', [at({ seconds: FIRST_SECONDS }), open, nothing, {}]],
    ['once', undefined, [at({ prompts: FIRST_PROMPTS }), open, { ...nothing, first: true }, {}]],
    ['once nothing can shut the gate', 'blockers', [at({ prompts: 4 }), settled, nothing, {}]],
    ['of that once', undefined, [at({ prompts: 99 }), settled, known, {}]],
    ['before evidence', 'proving', [at({ prompts: 99 }), proving, known, {}]],
    ['after twenty minutes', 'stretch', [at({ spent: STRETCH }), open, known, {}]],
    ['not again at once', undefined, [afterPause(at({ spent: STRETCH })), open, known, {}]],
    ['not within one dimension', undefined, [at({ spent: STRETCH }), settled, nothing, { dimension: 'data' }]],
    ['not to somebody who is asked a part', undefined, [at({ spent: STRETCH }), settled, nothing, { role: 'legal' }]],
    ['not where all is asked', undefined, [at({ spent: STRETCH }), settled, nothing, { all: true }]],
    ['not before a reason', undefined, [at({ spent: STRETCH, reason: ['data'] }), open, known, {}]],
    ['not in the middle of a correction', undefined, [at({ spent: STRETCH, again: [['agents']] }), open, known, {}]],
  ])('%s', (_name, moment, asked) => expect(nextMoment(...asked)).toBe(moment));

  it('and what was told is remembered', () => {
    expect(toldAfter(nothing, 'blockers')).toEqual({ first: true, blockers: true, proving: false });
  });
});

it('counts what is asked again, and gives no time back', () => {
  const { session, view } = talk(SMALL, script('pilot', 'back'));
  const progress = measureProgress(session, view, {});
  const before = measureProgress(newSession, viewOn(SMALL), {});
  expect(progress.inAll.prompts).toBeGreaterThanOrEqual(before.inAll.prompts);
  expect([session.prompts, session.answered, isBetween(session)]).toEqual([2, 1, false]);
  expect(session.seconds).toBeGreaterThan(0);
});

it('reads four words a second: a prompt of 80 words takes 20 seconds before it is answered', () => {
  const eighty = Array.from({ length: 80 }, () => 'word').join(' ');
  const question = { kind: 'truth', ask: eighty, says: '', choices: [] } as unknown as Question;
  const short = { ...question, ask: '' };
  expect(answerSeconds(question) - answerSeconds(short)).toBe(20);
  expect(countWords('What is the p95 latency target, in milliseconds? – (?)')).toBe(9);
});
