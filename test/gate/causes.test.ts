// What counts as a change and what it is put down to: snapshots made by hand, with scores for the head.
import { describe, expect, it, test } from 'vitest';
import { type Comparable, compareWith } from '../../src/gate/compare.ts';
import type { CheckSnapshot, Snapshot } from '../../src/model/published/gate.ts';

const check = (outcome: CheckSnapshot['outcome'], score = 0, evidenced = 0, definition = 'd'): CheckSnapshot => ({
  outcome,
  score,
  evidenced,
  definition,
});
type Checks = Snapshot['checks'];

const ids = ['data.a', 'data.b', 'kpis.c'];
/** Data weighs three times as much as KPIs; a and b weigh the same. */
const frame: Comparable = {
  checks: ids.map((id) => ({ id, dimension: id.slice(0, 4), weight: 2, line: 1, evidence: [] })),
  dimensions: [
    { id: 'data', weight: 30 },
    { id: 'kpis', weight: 10 },
  ],
};
const scoreOf = (of: 'score' | 'evidenced', checks: Checks): number => {
  const [a = 0, b = 0, c = 0] = ids.map((id) => checks[id]?.[of] ?? 0);
  return (100 * (30 * ((a + b) / 2) + 10 * c)) / 40;
};
const FILE = '0'.repeat(64);

const snapshot = (checks: Checks, content = FILE): Snapshot => ({
  asOf: '2026-11-23',
  content,
  score: scoreOf('score', checks),
  evidencedScore: scoreOf('evidenced', checks),
  checks,
});

const rest = { 'data.b': check('met', 1, 1), 'kpis.c': check('met', 1) };
const withA = (a: CheckSnapshot): Checks => ({ 'data.a': a, ...rest });
const compared = (before: Snapshot, after: Snapshot, more: { tool?: string; earlier?: Snapshot } = {}) =>
  compareWith(
    { snapshot: before, tool: '1.0.0', checklists: ['core@1'] },
    {
      snapshot: after,
      tool: more.tool ?? '1.0.0',
      checklists: ['core@1'],
      frame,
      ...(more.earlier && { earlier: more.earlier }),
    },
  );

describe('a change', () => {
  const half = check('partial', 0.5);
  test.each<[string, CheckSnapshot, CheckSnapshot, string | undefined]>([
    ['nothing', half, half, undefined],
    ['another outcome of the same score', check('absent'), check('unknown'), 'answers'],
    ['another score of the same outcome', half, check('partial', 0.6), 'answers'],
    ['another score that no evidence shows', half, check('met', 1, 0.5), 'answers'],
    ['less of it shown', check('met', 1, 1), check('met', 1, 0.5), 'evidence'],
    ['another definition alone', half, check('partial', 0.5, 0, 'e'), 'checklist'],
    ['another definition and outcome', half, check('met', 1, 0, 'e'), 'checklist'],
  ])('%s', (_name, was, is, cause) => {
    const { changes } = compared(snapshot(withA(was)), snapshot(withA(is), 'other'));
    expect(changes).toEqual(
      cause === undefined
        ? []
        : [{ check: 'data.a', cause, before: was, after: is, ...(cause === 'evidence' && { shown: 'less' }) }],
    );
  });

  it('of which checks there are is the checklist', () => {
    const [some, all] = [snapshot(rest), snapshot(withA(half))];
    expect(compared(some, all).changes).toEqual([{ check: 'data.a', cause: 'checklist', after: half }]);
    expect(compared(all, some).changes).toEqual([{ check: 'data.a', cause: 'checklist', before: half }]);
  });

  const [bad, good] = [withA(check('absent')), withA(check('met', 1))];
  test.each<[string, string, string, string, string]>([
    ['the same file, another tool', FILE, FILE, '2.0.0', 'tool'],
    ['the same file, the same tool', FILE, FILE, '1.0.0', 'answers'],
    ['another file and tool', FILE, 'other', '2.0.0', 'answers'],
    ['a saved report and a file, another tool', '', FILE, '2.0.0', 'answers'],
    ['two saved reports, another tool', '', '', '2.0.0', 'answers'],
  ])('%s', (_name, was, is, tool, cause) => {
    expect(compared(snapshot(bad, was), snapshot(good, is), { tool }).changes).toMatchObject([{ cause }]);
  });

  test.each([
    ['was as it was on the earlier day', bad, 'date'],
    ['was otherwise on the earlier day too', good, 'answers'],
  ])('that %s is the %s', (_name, earlier, cause) => {
    const comparison = compared(snapshot(bad), snapshot(good, 'other'), { earlier: snapshot(earlier) });
    expect(comparison.changes).toMatchObject([{ cause }]);
  });
});

it('gives each cause what it moved of the scores', () => {
  const before = { 'data.a': check('met', 1, 1), 'data.b': check('met', 1, 1), 'kpis.c': check('absent') };
  const after = { 'data.a': check('absent', 0, 0, 'e'), 'data.b': check('met', 1, 0), 'kpis.c': check('met', 1, 1) };
  const { byCause, evidencedByCause } = compared(snapshot(before), snapshot(after, 'other'));
  const none = { tool: 0, date: 0 };
  expect(byCause).toEqual({ ...none, checklist: -37.5, evidence: 0, answers: 25 });
  expect(evidencedByCause).toEqual({ ...none, checklist: -37.5, evidence: -37.5, answers: 25 });
});

it('counts from 0 where there was no score, and to 0 where there is none', () => {
  const away = {
    'data.a': check('not-applicable'),
    'data.b': check('not-applicable'),
    'kpis.c': check('not-applicable'),
  };
  const nothing = { ...snapshot(away), score: null, evidencedScore: null };
  const all = snapshot(Object.fromEntries(ids.map((id) => [id, check('met', 1)])), 'other');
  expect(compared(nothing, all).byCause.answers).toBe(100);
  expect(compared(all, nothing).byCause.answers).toBe(-100);
  expect(compared(all, nothing)).toMatchObject({ before: { score: 100 }, after: { score: null } });
});
