import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { judgeGates, judgingOf, openUnder, verdictUnder } from '../../src/assess/gates.ts';
import type { Mark } from '../../src/assess/score.ts';
import type { Finding } from '../../src/model/assessment.ts';
import { cases } from '../random.ts';
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

  it('gives no verdict below the minimum of answers, and shuts every gate', () => {
    const checklist = checklistOf(items(10), {}, 0.3);
    const answered = (count: number) =>
      data(...Array.from({ length: 10 }, (_, i) => (i < count ? 'in-place' : 'unknown')));
    expect(judge(checklist, answered(3)).verdict).toBe('ready-to-scale');
    const { verdict, gates } = judge(checklist, answered(2));
    expect(verdict).toBe('too-little-answered');
    expect(gates.every(({ open }) => !open)).toBe(true);
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

describe('the verdict under other weights', () => {
  const markOf = fc.record<Mark>({
    dimension: fc.constantFrom(0, 1),
    gate: fc.constantFrom(0, 1, 2),
    score: fc.constantFrom(0, 0.5, 1),
    best: fc.constant(1),
    evidenced: fc.constantFrom(0, 0.5),
    applicable: fc.boolean(),
    answered: fc.boolean(),
    declared: fc.constant(false),
  });
  const limits = {
    pilot: { score: 30, dimension: 20, coverage: 0.3 },
    production: { score: 45, dimension: 30, coverage: 0.4 },
    scale: { score: 55, evidenced: 5 },
  };
  const checklist = checklistOf([], limits, 0.3);
  const names = ['not-ready-to-pilot', 'ready-to-pilot', 'ready-for-production', 'ready-to-scale'];

  it('is the verdict of the gates judged in full, whatever was settled beforehand', () => {
    fc.assert(
      fc.property(
        fc.array(markOf, { minLength: 4, maxLength: 12 }),
        fc.infiniteStream(fc.double({ min: 0.5, max: 2, noNaN: true })),
        (marks, factors) => {
          const findings = marks.map((_, i) => ({
            blocks: i % 11 === 10,
            item: { id: `c${i}` },
          })) as unknown as Finding[];
          const judging = judgingOf(checklist, marks, findings);
          const next = () => factors.next().value as number;
          const base = { checks: marks.map(() => 3), dimensions: [20, 10] };
          const drawn = {
            checks: base.checks.map((w) => w * next()),
            dimensions: base.dimensions.map((w) => w * next()),
          };
          const gates = judgeGates(judging, drawn);
          const little = gates[0]?.conditions.find(({ id }) => id === 'answered')?.passed === false;
          const expected = little ? 'too-little-answered' : names[gates.filter(({ open }) => open).length];
          expect(verdictUnder(judging, openUnder(judging, base, 4))(drawn)).toBe(expected);
        },
      ),
      { numRuns: cases(500) },
    );
  });

  it('is robust where the weights do not matter, and less so at the edge', () => {
    const clear = judge(
      checklistOf(items(4), { pilot: { score: 50 } }),
      data('in-place', 'in-place', 'in-place', 'in-place'),
    );
    expect(clear.robustness).toEqual({ share: 1, runs: 1000, seed: 42, generator: 'xoroshiro128+' });
    const text = data('in-place', 'in-place', 'absent', 'absent');
    const edge = () => judge(checklistOf(items(4), { pilot: { score: 50 } }), text).robustness.share;
    expect(edge()).toBeGreaterThan(0.3);
    expect(edge()).toBeLessThan(0.7);
    expect(edge()).toBe(edge());
    expect(judge(checklistOf(items(4), { pilot: { score: 50 } }), text, { seed: 7 }).robustness.seed).toBe(7);
  });
});
