import { describe, expect, it, test } from 'vitest';
import { checklistOf, control, judge } from './small.ts';

const data = (...statuses: readonly string[]) =>
  `data: {controls: {${statuses.map((status, i) => `c${i}: ${status}`).join(', ')}}}\n`;
const items = (count: number, more = {}) => Array.from({ length: count }, (_, i) => control(`data.c${i}`, more));
const conditionOf = (assessment: ReturnType<typeof judge>, gate: number, id: string) =>
  assessment.gates[gate]?.conditions.find((condition) => condition.id === id);

describe('each condition at its limit and just below', () => {
  test.each([
    ['score', { score: 50 }, data('in-place', 'absent'), true],
    ['score', { score: 50.1 }, data('in-place', 'absent'), false],
    ['dimension.data', { dimension: 50 }, data('in-place', 'absent'), true],
    ['dimension.data', { dimension: 51 }, data('in-place', 'absent'), false],
    ['coverage', { coverage: 0.5 }, data('in-place', 'unknown'), true],
    ['coverage', { coverage: 0.51 }, data('in-place', 'unknown'), false],
    ['evidenced-score', { evidenced: 0 }, data('in-place', 'absent'), true],
    ['evidenced-score', { evidenced: 1 }, data('in-place', 'absent'), false],
    ['declared-away', { declared_away: 0.5 }, data('in-place', '{status: n/a, reason: r}'), true],
    ['declared-away', { declared_away: 0.49 }, data('in-place', '{status: n/a, reason: r}'), false],
  ])('%s %j', (id, limits, text, open) => {
    const assessment = judge(checklistOf(items(2), { pilot: limits }), text);
    expect(conditionOf(assessment, 0, id)?.passed).toBe(open);
    expect(assessment.gates[0]?.open).toBe(open);
  });
});

it('has no score to show where nothing applies, and asks nothing of a dimension', () => {
  const away = data('{status: n/a, reason: r}');
  const assessment = judge(checklistOf(items(1), { pilot: { evidenced: 0, declared_away: 1 } }), away);
  const found = (assessment.gates[0]?.conditions ?? []).map(({ id, found, passed }) => [id, found, passed]);
  expect(found).toEqual([
    ['answered', 0, true],
    ['score', null, false],
    ['coverage', 0, true],
    ['evidenced-score', null, false],
    ['declared-away', 1, true],
    ['blockers', 0, true],
    ['breaches', 0, true],
    ['stops', 0, true],
  ]);
});

describe('order and verdict', () => {
  const limits = { pilot: { score: 30 }, production: { score: 60 }, scale: { score: 90 } };
  test.each([
    ['not-ready-to-pilot', data('absent', 'absent', 'absent', 'absent')],
    ['ready-to-pilot', data('in-place', 'in-place', 'absent', 'absent')],
    ['ready-for-production', data('in-place', 'in-place', 'in-place', 'absent')],
    ['ready-to-scale', data('in-place', 'in-place', 'in-place', 'in-place')],
  ])('%s', (verdict, text) => expect(judge(checklistOf(items(4), limits), text).verdict).toBe(verdict));

  it('keeps a later gate shut while an earlier one is, whatever its own score', () => {
    const checklist = checklistOf([control('data.c0'), control('data.c1', { gate: 'production', weight: 9 })], limits);
    const { gates, verdict } = judge(checklist, data('absent', 'in-place'));
    expect(gates.map(({ open }) => open)).toEqual([false, false, false]);
    expect(gates[1]?.conditions.filter(({ passed }) => !passed).map(({ id }) => id)).toEqual(['gate.pilot']);
    expect(verdict).toBe('not-ready-to-pilot');
  });

  it('leaves every gate undecided below the minimum of answers', () => {
    const checklist = checklistOf(items(10), {}, 0.3);
    const answered = (count: number) =>
      data(...Array.from({ length: 10 }, (_, i) => (i < count ? 'in-place' : 'unknown')));
    expect(judge(checklist, answered(3)).verdict).toBe('ready-to-scale');
    const { verdict, gates } = judge(checklist, answered(2));
    expect(verdict).toBe('undecided');
    expect(gates.map(({ state }) => state)).toEqual(['undecided', 'undecided', 'undecided']);
  });
});

describe('blockers', () => {
  const blocker = control('data.c0', { blocker: true, gate: 'production' });
  test.each([
    ['met', 'in-place', []],
    ['partial blocks', 'partial', ['data.c0']],
    ['planned blocks', 'planned', ['data.c0']],
    ['absent blocks', 'absent', ['data.c0']],
    ['unknown blocks', 'unknown', ['data.c0']],
    ['declared not applicable blocks', '{status: n/a, reason: r}', ['data.c0']],
  ])('%s', (_name, status, expected) => {
    const { gates } = judge(checklistOf([blocker, control('data.c1')]), data(status, 'in-place'));
    expect(gates.map(({ blockers }) => blockers)).toEqual([[], expected, expected]);
  });

  const sources = (word: string) =>
    `data: {sources: [{name: A, personal_data: ${word}}], controls: {c0: absent, c1: in-place}}\n`;
  test.each([
    ['holds', 'personal', true],
    ['does not hold', 'none', false],
    ['is unknown', '', true],
  ])('a blocker whose condition %s', (_name, word, blocks) => {
    const conditional = control('data.c0', { blocker: { when: 'personal-data' } });
    const { findings } = judge(checklistOf([conditional, control('data.c1')]), sources(word));
    expect(findings[0]?.blocks).toBe(blocks);
  });
});
