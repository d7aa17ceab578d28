// What counts as getting worse, and how far a score may fall: comparisons made by hand, in numbers for the head.
import { describe, expect, it, test } from 'vitest';
import { isBetter, ratchet } from '../../src/gate/baseline.ts';
import type { Change, CheckSnapshot, Comparison } from '../../src/model/published/gate.ts';
import type { ChangeCause } from '../../src/model/vocabulary.ts';

const at = (score: number | null, evidencedScore: number | null) => ({ asOf: '2026-11-23', score, evidencedScore });
const none = { checklist: 0, tool: 0, date: 0, evidence: 0, answers: 0 };
const compared = (more: Partial<Comparison> = {}): Comparison => ({
  before: at(60, 30),
  after: at(60, 30),
  changes: [],
  byCause: none,
  evidencedByCause: none,
  ...more,
});

type Outcome = CheckSnapshot['outcome'];
const check = (outcome: Outcome, score: number, evidenced = 0): CheckSnapshot => ({
  outcome,
  score,
  evidenced,
  definition: 'd',
});
const change = (cause: Change['cause'], before?: CheckSnapshot, after?: CheckSnapshot): Change => ({
  check: 'data.lineage',
  cause,
  ...(before && { before }),
  ...(after && { after }),
});

const [met, half, absent] = [check('met', 1), check('partial', 0.5), check('absent', 0)];
const away = check('not-applicable', 0);

describe('a change is held against the pilot', () => {
  test.each<[string, Change, boolean]>([
    ['a lower score', change('answers', met, half), true],
    ['by the calendar', change('date', met, absent), true],
    ['less of it shown', change('evidence', check('met', 1, 1), met), true],
    ['a higher score, less of it shown', change('answers', check('partial', 0.5, 0.5), met), true],
    ['a higher score', change('answers', half, met), false],
    ['another outcome of the same score', change('answers', absent, check('unknown', 0)), false],
    ['by the checklist', change('checklist', met, absent), false],
    ['by the tool', change('tool', met, absent), false],
    ['a new check', change('answers', undefined, absent), false],
    ['a check that is gone', change('answers', met), false],
    ['it does not apply any more', change('answers', check('met', 1, 1), away), false],
    ['it applies now and falls short', change('answers', away, half), true],
    ['it applies now and is met', change('answers', away, met), false],
  ])('%s', (_name, one, worse) => {
    const found = ratchet(compared({ changes: [one] })).find(({ id }) => id === 'baseline.checks');
    expect(found).toMatchObject({ passed: !worse, expected: 0, found: Number(worse) });
    expect(found?.checks).toEqual(worse ? ['data.lineage'] : []);
  });
});

describe('a score is kept', () => {
  const judged = (comparison: Comparison, maxDrop?: number) =>
    ratchet(comparison, maxDrop).map(({ id, expected, found, passed }) => [id, expected, found, passed]);

  it('at what it was', () => {
    expect(judged(compared())).toEqual([
      ['baseline.checks', 0, 0, true],
      ['baseline.score', 60, 60, true],
      ['baseline.evidenced-score', 30, 30, true],
    ]);
  });

  test.each<[string, Partial<Comparison>, number | undefined, number, boolean]>([
    ['a little less', { after: at(59.99, 30) }, undefined, 60, false],
    ['less by what floating point leaves over', { after: at(60 - 1e-9, 30) }, undefined, 60, true],
    ['as much less as is allowed', { after: at(58, 30) }, 2, 58, true],
    ['more than that', { after: at(57.9, 30) }, 2, 58, false],
    ['what the checklist took', { after: at(55, 30), byCause: { ...none, checklist: -5 } }, undefined, 55, true],
    ['what the tool gave', { after: at(60, 30), byCause: { ...none, tool: 3 } }, undefined, 63, false],
    ['what the date took', { after: at(55, 30), byCause: { ...none, date: -5 } }, undefined, 60, false],
    ['never below 0', { after: at(0, 30) }, 80, 0, true],
    ['none before', { before: at(null, 30) }, undefined, 0, true],
    ['none any more', { after: at(null, 30) }, undefined, 60, false],
    ['in six digits', { before: at(200 / 3, 30), after: at(70, 30) }, undefined, 66.666667, true],
  ])('%s', (_name, more, maxDrop, expected, passed) => {
    expect(judged(compared(more), maxDrop)[1]).toEqual([
      'baseline.score',
      expected,
      more.after?.score ?? (more.after ? null : 60),
      passed,
    ]);
  });

  it('the shown one by its own causes', () => {
    const comparison = compared({ after: at(60, 20), evidencedByCause: { ...none, checklist: -10 } });
    expect(judged(comparison)[2]).toEqual(['baseline.evidenced-score', 20, 20, true]);
  });
});

describe('the bar can be raised', () => {
  const moved = (score: number, evidenced = 0, cause: ChangeCause = 'answers'): Partial<Comparison> => ({
    byCause: { ...none, [cause]: score },
    evidencedByCause: { ...none, [cause]: evidenced },
  });
  test.each<[string, Partial<Comparison>, boolean]>([
    ['not where nothing changed', {}, false],
    ['with a higher score', moved(1), true],
    ['with more of it shown', moved(0, 1, 'evidence'), true],
    ['with more shown of a lower score', moved(-1, 1), true],
    ['with what the date brought', moved(1, 0, 'date'), true],
    ['not with less', moved(-1, -1), false],
    ['not by another checklist', moved(1, 1, 'checklist'), false],
    ['not by another version', moved(1, 1, 'tool'), false],
    ['not by what floating point leaves over', moved(1e-9, 1e-9), false],
    ['not where a check got worse', { ...moved(1), changes: [change('answers', met, half)] }, false],
    ['where another got better', { ...moved(1), changes: [change('answers', half, met)] }, true],
    [
      'not where one of two got worse',
      { ...moved(1), changes: [change('answers', half, met), change('date', met, half)] },
      false,
    ],
  ])('%s', (_name, more, expected) => expect(isBetter(compared(more))).toBe(expected));
});
