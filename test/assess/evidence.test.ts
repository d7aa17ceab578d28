import { describe, expect, it, test } from 'vitest';
import { brokenPieces, evidenceOf, ledgerOf, stateOf, wantedFiles } from '../../src/assess/evidence.ts';
import type { Look, Outcome } from '../../src/model/outcome.ts';
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
    ['dated on the date of judgement', piece({ stated: '2026-11-23' }), file(), 'verified'],
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

describe('what the pilot file says of its evidence', () => {
  const sha256 = 'ab'.repeat(32);
  const verified = '2026-11-01';
  const ledgerFor = (...evidence: readonly unknown[]) =>
    ledgerOf(pilotOf({ data: { controls: { lineage: { status: 'in-place', verified, evidence } } } }));
  const [at, url] = ['data.controls.lineage.evidence', 'https://example.com/a'];

  test.each([
    ['a file', ['a.md'], [{ ref: 'a.md', path: `${at}[0]`, url: false, stated: verified }]],
    ['a link, in capitals', ['HTTPS://example.com'], [{ ref: 'HTTPS://example.com', url: true, stated: verified }]],
    ['a link by its key', [{ url }], [{ ref: url, url: true, stated: verified }]],
    ['a date of its own', [{ file: 'a.md', date: '2026-10-01' }], [{ ref: 'a.md', url: false, stated: '2026-10-01' }]],
    ['a hash', ['a.md', { file: 'b.md', sha256 }], [{ ref: 'a.md' }, { ref: 'b.md', path: `${at}[1]`, sha256 }]],
    ['a place in it', [{ file: 'a.json', at: '/b', is: '>= 1' }], [{ ref: 'a.json', at: '/b', is: '>= 1' }]],
  ])('%s', (_name, entries, expected) => {
    const ledger = ledgerFor(...entries);
    expect([...ledger.keys()]).toEqual(['data.controls.lineage']);
    expect([...ledger.values()].flat()).toMatchObject(expected);
  });

  it('has no date but its own where the map has none', () => {
    const ledger = ledgerOf(pilotOf({ data: { evidence: ['a.md', { url, date: verified }] } }));
    expect([...ledger.values()].flat().map(({ stated }) => stated)).toEqual([undefined, verified]);
  });

  test.each([
    ['the hash is asked for once', ['a.md', { file: 'a.md', sha256 }], { hash: true, date: false }],
    ['and not forgotten', [{ file: 'a.md', sha256 }, 'a.md'], { hash: true, date: false }],
    ['to be looked into', ['a.md', { file: 'a.md', at: '/b' }], { hash: false, date: false, content: true }],
    ['to be looked into first', [{ file: 'a.md', at: '/b' }, 'a.md'], { hash: false, date: false, content: true }],
  ])('%s', (_name, entries, expected) => {
    expect(wantedFiles(ledgerFor(url, ...entries))).toEqual([{ file: 'a.md', ...expected }]);
  });

  it('tells what is broken, however old, and nothing else', () => {
    const looks = new Map<string, Look>([
      ['a.md', { state: 'missing' }],
      ['b.md', file({ modified: '2000-01-01' })],
    ]);
    const broken = brokenPieces(ledgerFor('a.md', 'b.md', url), looks, AS_OF);
    expect(broken).toMatchObject([{ ref: 'a.md', path: `${at}[0]`, why: 'there is no such file' }]);
  });
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
