// Comparisons of judgements: every difference has one cause, and the parts add up to the whole.
import { createHash } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { formerHash, hash, isBetter, isWorse, ratchet } from '../../src/gate/baseline.ts';
import {
  type CurrentJudgement,
  compareWith,
  gradeOver,
  judgedBy,
  takeSnapshot,
  toFrame,
} from '../../src/gate/compare.ts';
import { type CheckSnapshot, snapshot } from '../../src/model/published/gate.ts';
import type { ChangeCause } from '../../src/model/vocabulary.ts';
import { judgeFile } from '../judge.ts';
import { AS_OF } from '../kit.ts';
import { exampleFiles } from '../report/pilots.ts';

const tool = '1.0.0';
const judged = (file: string, asOf = AS_OF) => judgeFile(file, asOf).reported.assessment;
const checklists = ['core@1.0.0'];
const nowOf = (file: string, asOf = AS_OF, then = AS_OF): CurrentJudgement => ({
  snapshot: takeSnapshot(judged(file, asOf)),
  frame: toFrame(judged(file, asOf)),
  earlier: takeSnapshot(judged(file, then)),
  tool,
  checklists,
});
const sideOf = (file: string, asOf = AS_OF) => ({ snapshot: takeSnapshot(judged(file, asOf)), tool, checklists });
const sum = (parts: Record<ChangeCause, number>): number =>
  Object.values(parts).reduce((total, part) => total + part, 0);
const pairs = exampleFiles.flatMap((a) => exampleFiles.map((b) => [a, b] as const));

test.each(pairs)('%s → %s: the causes add up to the difference of the scores', (a, b) => {
  const { before, after, byCause, evidencedByCause, changes } = compareWith(sideOf(a), nowOf(b));
  expect(sum(byCause)).toBeCloseTo((after.score ?? 0) - (before.score ?? 0), 6);
  expect(sum(evidencedByCause)).toBeCloseTo((after.evidencedScore ?? 0) - (before.evidencedScore ?? 0), 6);
  expect(changes.length === 0).toBe(a === b);
});

const claims = 'examples/claims-summariser.yaml';
const causesOf = (comparison: ReturnType<typeof compareWith>) => new Set(comparison.changes.map(({ cause }) => cause));

describe('a change', () => {
  it('of the date alone is the date where it moves an outcome, and expired evidence where it moves what is shown', () => {
    const later = '2028-11-23';
    const comparison = compareWith(sideOf(claims), nowOf(claims, later));
    expect(causesOf(comparison)).toEqual(new Set(['date', 'evidence']));
    for (const { cause, shown, before, after } of comparison.changes) {
      expect(cause === 'evidence').toBe(before?.outcome === after?.outcome && before?.score === after?.score);
      expect(shown).toBe(cause === 'evidence' ? 'expired' : undefined);
    }
    expect(comparison.byCause).toMatchObject({ answers: 0, evidence: 0, checklist: 0, tool: 0 });
    expect(comparison.evidencedByCause.evidence).toBeLessThan(0);
    expect(ratchet(comparison).every(({ passed }) => passed)).toBe(false);
  });

  it('of a definition is the checklist, which the ratchet does not hold against the pilot', () => {
    const side = sideOf(claims);
    const [id = '', check] =
      Object.entries(side.snapshot.checks).find(([, { outcome }]) => outcome === 'planned') ?? [];
    if (check === undefined) throw new Error('no planned check');
    const checks = {
      ...side.snapshot.checks,
      [id]: { ...check, definition: 'other', outcome: 'met' as const, score: 1 },
    };
    const comparison = compareWith({ tool, checklists, snapshot: { ...side.snapshot, checks } }, nowOf(claims));
    expect(comparison.changes).toMatchObject([{ check: id, cause: 'checklist' }]);
    expect(ratchet(comparison).every(({ passed }) => passed)).toBe(true);
  });

  it('of an answer stays one where the check is weighed otherwise too', () => {
    const side = sideOf(claims);
    const [id = '', check] =
      Object.entries(side.snapshot.checks).find(([, { outcome }]) => outcome === 'planned') ?? [];
    if (check === undefined) throw new Error('no planned check');
    const definition = `${judgedBy(check)}-other`;
    const better = { ...check, definition, outcome: 'met' as const, score: 1 };
    const whole = { ...side.snapshot, content: 'another', checks: { ...side.snapshot.checks, [id]: better } };
    const comparison = compareWith({ ...side, snapshot: whole }, nowOf(claims));
    expect(comparison.changes).toMatchObject([{ check: id, cause: 'answers' }]);
    expect(ratchet(comparison)[0]).toMatchObject({ passed: false, checks: [id] });
    const same = { ...side.snapshot, checks: { ...side.snapshot.checks, [id]: { ...check, definition } } };
    expect(compareWith({ ...side, snapshot: same }, nowOf(claims)).changes).toMatchObject([
      { check: id, cause: 'checklist' },
    ]);
  });

  it.each<[string, Partial<ReturnType<typeof sideOf>>, asOf: string, ChangeCause]>([
    ['of another tool', { tool: '0.9.0' }, AS_OF, 'tool'],
    ['as of another day, which cannot be judged again', {}, '2026-11-22', 'date'],
    ['by other checklists', { checklists: ['core@0.9.0'] }, AS_OF, 'checklist'],
    ['of nothing else that is told', {}, AS_OF, 'answers'],
  ])('of the same file in a saved report %s', (_name, of, asOf, cause) => {
    const side = { ...sideOf(claims), ...of };
    const { earlier: _, ...now } = nowOf(claims);
    const [id = '', check] =
      Object.entries(side.snapshot.checks).find(([, { outcome }]) => outcome === 'planned') ?? [];
    if (check === undefined) throw new Error('no planned check');
    const checks = { ...side.snapshot.checks, [id]: { ...check, outcome: 'met' as const, score: 1 } };
    const causeWith = (content: string): unknown =>
      compareWith({ ...side, snapshot: { ...side.snapshot, content, asOf, checks } }, now).changes[0]?.cause;
    expect(causeWith(side.snapshot.content)).toBe(cause);
    expect([causeWith('another'), causeWith('')]).toEqual(['answers', 'answers']);
  });

  it('under another tool with the same file is the tool', () => {
    const side = sideOf(claims);
    const checks = { ...side.snapshot.checks };
    const [id = '', check] = Object.entries(checks).find(([, { outcome }]) => outcome === 'planned') ?? [];
    if (check === undefined) throw new Error('no planned check');
    checks[id] = { ...check, outcome: 'met', score: 1, evidenced: 0 };
    const comparison = compareWith(
      { tool: '0.9.0', checklists, snapshot: { ...side.snapshot, checks } },
      nowOf(claims),
    );
    expect(comparison.changes).toMatchObject([{ check: id, cause: 'tool' }]);
    const answers = compareWith({ tool, checklists, snapshot: { ...side.snapshot, checks } }, nowOf(claims));
    expect(answers.changes).toMatchObject([{ check: id, cause: 'answers' }]);
    expect(ratchet(answers).find((one) => one.id === 'baseline.checks')).toMatchObject({ passed: false, checks: [id] });
  });

  it('of what is shown alone is the evidence', () => {
    const side = sideOf(claims);
    const checks = { ...side.snapshot.checks };
    const [id = '', check] = Object.entries(checks).find(([, { evidenced }]) => evidenced < 1 && evidenced >= 0) ?? [];
    if (check === undefined) throw new Error('none');
    checks[id] = { ...check, evidenced: 1 };
    const comparison = compareWith({ tool, checklists, snapshot: { ...side.snapshot, checks } }, nowOf(claims));
    expect(comparison.changes).toMatchObject([{ check: id, cause: 'evidence' }]);
    expect(comparison.byCause.evidence).toBe(0);
    expect(comparison.evidencedByCause.evidence).toBeLessThan(0);
  });
});

it('says that the bar can be raised when the pilot got better', () => {
  const better = compareWith(sideOf('examples/telecom-support-bot.yaml'), nowOf('examples/complete.yaml'));
  expect(isBetter(better)).toBe(true);
  expect(isBetter(compareWith(sideOf(claims), nowOf(claims)))).toBe(false);
});

it('raises no bar where only the weights became kinder', () => {
  const side = sideOf('examples/route-optimiser.yaml');
  const now = nowOf('examples/route-optimiser.yaml');
  const dimensions = now.frame.dimensions.map((one) => ({ ...one, weight: one.id === 'kpis' ? 90 : one.weight }));
  const frame = { ...now.frame, dimensions };
  const { score, evidencedScore } = gradeOver(frame, now.snapshot.checks);
  const kinder = compareWith(side, { ...now, frame, snapshot: { ...now.snapshot, score, evidencedScore } });
  expect(kinder.byCause.checklist).toBeGreaterThan(5);
  expect(isBetter(kinder)).toBe(false);
});

test.each<[name: string, before: Partial<CheckSnapshot>, after: Partial<CheckSnapshot>, isHeld: boolean]>([
  ['applies now and is missing', { outcome: 'not-applicable' }, { outcome: 'absent' }, true],
  ['applies now and is partly there', { outcome: 'not-applicable' }, { outcome: 'partial', score: 0.5 }, true],
  ['applies now and is met', { outcome: 'not-applicable' }, { outcome: 'met', score: 1 }, false],
  ['does not apply any more', { outcome: 'met', score: 1 }, { outcome: 'not-applicable' }, false],
  ['is not answered any more', { outcome: 'met', score: 1 }, { outcome: 'unknown' }, true],
  ['was not answered and is missing', { outcome: 'unknown' }, { outcome: 'absent' }, false],
  ['is less there', { outcome: 'partial', score: 0.6 }, { outcome: 'partial', score: 0.5 }, true],
  ['is shown less', { outcome: 'met', score: 1, evidenced: 1 }, { outcome: 'met', score: 1, evidenced: 0.5 }, true],
  ['is shown more', { outcome: 'met', score: 1 }, { outcome: 'met', score: 1, evidenced: 0.5 }, false],
  ['is better, and shown less', { outcome: 'partial', score: 0.5, evidenced: 0.5 }, { outcome: 'met', score: 1 }, true],
])('a check that %s is held against the pilot, or not', (_name, before, after, isHeld) => {
  const of = (part: Partial<CheckSnapshot>): CheckSnapshot => ({
    outcome: 'absent',
    score: 0,
    evidenced: 0,
    definition: 'a-b',
    ...part,
  });
  for (const cause of ['answers', 'evidence', 'date'] as const) {
    expect(isWorse({ check: 'data.lineage', cause, before: of(before), after: of(after) })).toBe(isHeld);
  }
  for (const cause of ['checklist', 'tool'] as const) {
    expect(isWorse({ check: 'data.lineage', cause, before: of(before), after: of(after) })).toBe(false);
  }
});

it('allows a drop as large as asked', () => {
  const comparison = compareWith(sideOf('examples/complete.yaml'), nowOf(claims));
  const drop = -sum(comparison.byCause);
  const kept = (maxDrop: number) => ratchet(comparison, maxDrop).find(({ id }) => id === 'baseline.score')?.passed;
  expect(drop).toBeGreaterThan(1);
  expect([kept(0), kept(drop - 0.01), kept(drop), kept(drop + 1)]).toEqual([false, false, true, true]);
});

it('is kept in a shape of its own, and hashes as SHA-256 does; what an earlier version hashed can be compared', () => {
  expect(snapshot.safeParse(sideOf(claims).snapshot).error).toBeUndefined();
  for (const text of ['', 'größer', 'a'.repeat(1000)])
    expect(hash(text)).toBe(createHash('sha256').update(text).digest('hex'));
  expect([formerHash(''), formerHash('a'), formerHash('foobar')]).toEqual(['811c9dc5', 'e40c292c', 'bf9cf968']);
});
