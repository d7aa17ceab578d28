import { describe, expect, it, test } from 'vitest';
import { evidenceOf, ledgerOf, stateOf, wantedFiles } from '../../src/assess/evidence.ts';
import type { Look } from '../../src/model/evidence.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { AS_OF, pilotOf } from '../kit.ts';

const file = (more: Partial<Extract<Look, { state: 'file' }>> = {}): Look => ({
  state: 'file',
  bytes: 10,
  modified: '2026-11-01',
  ...more,
});
const piece = (more: object = {}) => ({ ref: 'a.md', path: 'data.evidence[0]', url: false, ...more });

describe('the state of a piece', () => {
  test.each([
    ['there, not empty, fresh', piece(), file(), 'verified'],
    ['exactly as old as it may be', piece({ stated: '2025-11-23' }), file(), 'verified'],
    ['a day older', piece({ stated: '2025-11-22' }), file(), 'stale'],
    ['dated after the date of judgement', piece({ stated: '2026-11-24' }), file(), 'stale'],
    ['old by its commit, whatever its own date', piece(), file({ committed: '2024-01-01' }), 'stale'],
    [
      'its stated date wins over the commit',
      piece({ stated: '2026-10-01' }),
      file({ committed: '2024-01-01' }),
      'verified',
    ],
    ['old by its own date', piece(), file({ modified: '2024-01-01' }), 'stale'],
    ['the right hash, in capitals', piece({ sha256: 'AB'.repeat(32) }), file({ sha256: 'ab'.repeat(32) }), 'verified'],
    ['another hash', piece({ sha256: 'cd'.repeat(32) }), file({ sha256: 'ab'.repeat(32) }), 'broken'],
    ['empty', piece(), file({ bytes: 0 }), 'broken'],
    ['missing', piece(), { state: 'missing' }, 'broken'],
    ['outside', piece(), { state: 'outside' }, 'broken'],
    ['a folder', piece(), { state: 'directory' }, 'broken'],
    ['unreadable', piece(), { state: 'unreadable' }, 'broken'],
    ['not looked at', piece(), undefined, 'linked'],
    ['a URL', piece({ url: true }), undefined, 'linked'],
  ] as const)('%s', (_name, one, look, state) => {
    expect(stateOf(one, look as Look | undefined, 365, AS_OF).state).toBe(state);
  });

  test.each([
    ['2026-08-25', 'verified'],
    ['2026-08-24', 'stale'],
  ])('a measured value of %s with a limit of 90 days', (stated, state) => {
    expect(stateOf(piece({ stated }), file(), 90, AS_OF).state).toBe(state);
  });
});

it('takes the date of a piece before that of its control, which dates the others', () => {
  const dated = { file: 'a.md', date: '2026-10-01' };
  const control = { status: 'in-place', verified: '2026-11-01', evidence: [dated, { file: 'b.md' }, 'c.md'] };
  const pieces = ledgerOf(pilotOf({ data: { controls: { lineage: control } } })).get('data.controls.lineage');
  expect(pieces?.map(({ stated }) => stated)).toEqual(['2026-10-01', '2026-11-01', '2026-11-01']);
});

describe('whose evidence shows what', () => {
  const pilot = pilotOf({
    data: {
      evidence: ['section.md'],
      sources: [{ name: 'A', evidence: ['a.md'] }, { name: 'B' }, { name: 'C', evidence: ['gone.md'] }],
      controls: {
        lineage: 'in-place',
        pipeline: { status: 'in-place', evidence: ['gone.md', 'p.md'], verified: '2026-11-01' },
      },
    },
  });
  const looks = new Map<string, Look>([
    ['section.md', file()],
    ['a.md', file()],
    ['p.md', file()],
    ['gone.md', { state: 'missing' }],
  ]);
  const shown = (support: Outcome['support'], score = 1) =>
    evidenceOf(ledgerOf(pilot), looks, AS_OF)({ kind: 'met', score, best: 1, seen: '', at: 'data', support }, 365);

  test.each([
    ['its own', 'data.sources[0].owner', 1],
    ['that of its section where it has none', 'data.sources[1].owner', 1],
    ['the nearest decides, if it is broken', 'data.sources[2].owner', 0],
    ['another section has none', 'operations.spend', 0],
  ])('a fact: %s', (_name, place, expected) => {
    expect(shown([{ places: [place], points: 1 }]).evidenced).toBe(expected);
  });

  it('a share counts the parts that have it', () => {
    const third = (i: number) => ({ places: [`data.sources[${i}]`], points: 1 / 3 });
    expect(shown([third(0), third(1), third(2)]).evidenced).toBeCloseTo(2 / 3, 12);
  });

  it('needs it at every place where all count', () => {
    expect(shown([{ places: ['data.sources[0]', 'data.sources[2]'], points: 1 }]).evidenced).toBe(0);
  });

  it('a control has its own alone; one good piece of several is enough, and the broken one is told', () => {
    expect(shown([{ places: ['data.controls.lineage'], points: 1, own: true }])).toMatchObject({
      evidenced: 0,
      evidence: [],
    });
    const { evidenced, evidence } = shown([{ places: ['data.controls.pipeline'], points: 1, own: true }]);
    expect(evidenced).toBe(1);
    expect(evidence.map(({ ref, state }) => [ref, state])).toEqual([
      ['gone.md', 'broken'],
      ['p.md', 'verified'],
    ]);
  });

  it('asks for each file once, with its hash and date only where they are needed', () => {
    expect(wantedFiles(ledgerOf(pilot)).toSorted((a, b) => (a.file < b.file ? -1 : 1))).toEqual([
      { file: 'a.md', hash: false, date: true },
      { file: 'gone.md', hash: false, date: true },
      { file: 'p.md', hash: false, date: false },
      { file: 'section.md', hash: false, date: true },
    ]);
  });
});
