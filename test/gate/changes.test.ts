// Comparisons of judgements: every difference has one cause, and the parts add up to the whole.
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { isBetter, ratchet } from '../../src/gate/baseline.ts';
import { compareWith, type Now } from '../../src/gate/changes.ts';
import { frameOf } from '../../src/gate/frame.ts';
import { hash, snapshotOf } from '../../src/gate/snapshot.ts';
import { type ChangeCause, snapshot } from '../../src/model/snapshot.ts';
import { judgeFile, root } from '../judge.ts';
import { AS_OF } from '../kit.ts';
import { exampleFiles } from '../report/pilots.ts';

const tool = '1.0.0';
const textOf = (file: string): string => readFileSync(`${root}${file}`, 'utf8');
const judged = (file: string, asOf = AS_OF) => judgeFile(file, asOf).reported.assessment;
const nowOf = (file: string, asOf = AS_OF, then = AS_OF): Now => ({
  snapshot: snapshotOf(judged(file, asOf), textOf(file)),
  frame: frameOf(judged(file, asOf)),
  earlier: snapshotOf(judged(file, then), textOf(file)),
  tool,
});
const sideOf = (file: string, asOf = AS_OF) => ({ snapshot: snapshotOf(judged(file, asOf), textOf(file)), tool });
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
  it('of the date alone is the date', () => {
    const later = '2028-11-23';
    const comparison = compareWith(sideOf(claims), nowOf(claims, later));
    expect(causesOf(comparison)).toEqual(new Set(['date']));
    expect(comparison.byCause.answers).toBe(0);
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
    const comparison = compareWith({ tool, snapshot: { ...side.snapshot, checks } }, nowOf(claims));
    expect(comparison.changes).toMatchObject([{ check: id, cause: 'checklist' }]);
    expect(ratchet(comparison).every(({ passed }) => passed)).toBe(true);
  });

  it('under another tool with the same file is the tool', () => {
    const side = sideOf(claims);
    const checks = { ...side.snapshot.checks };
    const [id = '', check] = Object.entries(checks).find(([, { outcome }]) => outcome === 'planned') ?? [];
    if (check === undefined) throw new Error('no planned check');
    checks[id] = { ...check, outcome: 'met', score: 1, evidenced: 0 };
    const comparison = compareWith({ tool: '0.9.0', snapshot: { ...side.snapshot, checks } }, nowOf(claims));
    expect(comparison.changes).toMatchObject([{ check: id, cause: 'tool' }]);
    const answers = compareWith({ tool, snapshot: { ...side.snapshot, checks } }, nowOf(claims));
    expect(answers.changes).toMatchObject([{ check: id, cause: 'answers' }]);
    expect(ratchet(answers).find((one) => one.id === 'baseline.checks')).toMatchObject({ passed: false, checks: [id] });
  });

  it('of what is shown alone is the evidence', () => {
    const side = sideOf(claims);
    const checks = { ...side.snapshot.checks };
    const [id = '', check] = Object.entries(checks).find(([, { evidenced }]) => evidenced < 1 && evidenced >= 0) ?? [];
    if (check === undefined) throw new Error('none');
    checks[id] = { ...check, evidenced: 1 };
    const comparison = compareWith({ tool, snapshot: { ...side.snapshot, checks } }, nowOf(claims));
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

it('allows a drop as large as asked', () => {
  const comparison = compareWith(sideOf('examples/complete.yaml'), nowOf(claims));
  const drop = -sum(comparison.byCause);
  const kept = (maxDrop: number) => ratchet(comparison, maxDrop).find(({ id }) => id === 'baseline.score')?.passed;
  expect(drop).toBeGreaterThan(1);
  expect([kept(0), kept(drop - 0.01), kept(drop), kept(drop + 1)]).toEqual([false, false, true, true]);
});

it('is kept in a shape of its own, and hashes as FNV-1a does', () => {
  expect(snapshot.safeParse(sideOf(claims).snapshot).error).toBeUndefined();
  expect([hash(''), hash('a'), hash('foobar')]).toEqual(['811c9dc5', 'e40c292c', 'bf9cf968']);
});
