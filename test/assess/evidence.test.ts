import { describe, expect, it, test } from 'vitest';
import { collectEvidence, faultyPieces, judgePiece, wantedFiles } from '../../src/assess/evidence.ts';
import { creditFor } from '../../src/assess/evidence-ledger.ts';
import type { CheckItem } from '../../src/model/checklist.ts';
import type { FileState, FileStates, Outcome } from '../../src/model/evidence.ts';
import { AS_OF, pilotOf } from '../kit.ts';
import { fileLook } from '../looks.ts';

const file = fileLook;
const piece = (more: object = {}) => ({
  ref: 'a.md',
  path: 'data.evidence[0]',
  owner: 'data',
  url: false,
  figures: [],
  ...more,
});
const benchWith = (looks: FileStates) => ({ looks, asOf: AS_OF, written: () => undefined });
const stateOf = (one: ReturnType<typeof piece>, look: FileState | undefined, days: number) =>
  judgePiece(one, undefined, days, benchWith(new Map(look === undefined ? [] : [['a.md', look]]))).state;

describe('the state of a piece', () => {
  test.each([
    ['there, not empty, fresh', piece(), file(), 'present'],
    ['exactly as old as it may be', piece({ stated: '2025-11-23' }), file(), 'present'],
    ['a day older', piece({ stated: '2025-11-22' }), file(), 'stale'],
    ['dated on the date of judgement', piece({ stated: '2026-11-23' }), file(), 'present'],
    ['dated after the date of judgement', piece({ stated: '2026-11-24' }), file(), 'stale'],
    ['old by its commit, whatever its own date', piece(), file({ committed: '2024-01-01' }), 'stale'],
    [
      'its stated date wins over the commit',
      piece({ stated: '2026-10-01' }),
      file({ committed: '2024-01-01' }),
      'present',
    ],
    ['old by its own date', piece(), file({ modified: '2024-01-01' }), 'stale'],
    ['the right hash, in capitals', piece({ sha256: 'AB'.repeat(32) }), file({ identity: 'ab'.repeat(32) }), 'present'],
    ['another hash', piece({ sha256: 'cd'.repeat(32) }), file({ identity: 'ab'.repeat(32) }), 'broken'],
    ['empty', piece(), file({ bytes: 0 }), 'broken'],
    ['missing', piece(), { state: 'missing' }, 'broken'],
    ['outside', piece(), { state: 'outside' }, 'broken'],
    ['a file of git', piece(), { state: 'own' }, 'broken'],
    ['more than is read', piece(), { state: 'too-many' }, 'linked'],
    ['too large', piece(), file({ content: undefined } as never), 'linked'],
    [
      'its own date before that of git',
      piece(),
      file({ committed: '2026-11-01', content: { ...file().content, date: '2024-01-01' } as never }),
      'stale',
    ],
    ['of a day that git cannot tell', piece(), file({ undated: 'this clone is shallow' }), 'stale'],
    ['of such a day, but stated', piece({ stated: '2026-10-01' }), file({ undated: 'shallow' }), 'present'],
    ['unreadable', piece(), { state: 'unreadable' }, 'broken'],
    ['not looked at', piece(), undefined, 'linked'],
    ['a URL', piece({ url: true }), undefined, 'linked'],
  ] as const)('%s', (_name, one, look, state) => {
    expect(stateOf(one, look as FileState | undefined, 365)).toBe(state);
  });

  test.each([
    ['2026-08-25', 'present'],
    ['2026-08-24', 'stale'],
  ])('a measured value of %s with a limit of 90 days', (stated, state) => {
    expect(stateOf(piece({ stated }), file(), 90)).toBe(state);
  });
});

it('takes the date of a piece before that of its control, which dates the others', () => {
  const dated = { file: 'a.md', date: '2026-10-01' };
  const control = { status: 'in-place', verified: '2026-11-01', evidence: [dated, { file: 'b.md' }, 'c.md'] };
  const pieces = collectEvidence(pilotOf({ data: { controls: { lineage: control } } })).get('data.controls.lineage');
  expect(pieces?.map(({ stated }) => stated)).toEqual(['2026-10-01', '2026-11-01', '2026-11-01']);
});

describe('what the pilot file says of its evidence', () => {
  const sha256 = 'ab'.repeat(32);
  const verified = '2026-11-01';
  const ledgerFor = (...evidence: readonly unknown[]) =>
    collectEvidence(pilotOf({ data: { controls: { lineage: { status: 'in-place', verified, evidence } } } }));
  const none = { pointers: [], names: [] };
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
    const ledger = collectEvidence(pilotOf({ data: { evidence: ['a.md', { url, date: verified }] } }));
    expect([...ledger.values()].flat().map(({ stated }) => stated)).toEqual([undefined, verified]);
  });

  test.each([
    ['the hash is asked for once', ['a.md', { file: 'a.md', sha256 }], { hash: true, asked: none }],
    ['and not forgotten', [{ file: 'a.md', sha256 }, 'a.md'], { hash: true, asked: none }],
    [
      'to be looked into',
      ['a.md', { file: 'a.md', at: '/b' }],
      { hash: false, asked: { pointers: ['/b'], names: [] } },
    ],
  ])('%s', (_name, entries, expected) => {
    expect(wantedFiles(ledgerFor(url, ...entries))).toEqual([{ file: 'a.md', date: false, ...expected }]);
  });

  it('tells what is broken, however old, and nothing else', () => {
    const looks = new Map<string, FileState>([
      ['a.md', { state: 'missing' }],
      ['b.md', file({ modified: '2000-01-01' })],
    ]);
    const broken = faultyPieces(ledgerFor('a.md', 'b.md', url), benchWith(looks));
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
  const looks = new Map<string, FileState>([
    ['section.md', file()],
    ['a.md', file()],
    ['p.md', file()],
    ['gone.md', { state: 'missing' }],
  ]);
  const shown = (support: Outcome['support'], score = 1) =>
    creditFor(
      collectEvidence(pilot),
      benchWith(looks),
      [],
    )({ id: 'data.lineage', weight: 1, evidence: { fresh_days: 365 } } as CheckItem, {
      kind: 'met',
      score,
      best: 1,
      seen: '',
      at: 'data',
      support,
    });

  test.each([
    ['its own', 'data.sources[0].owner', 1],
    ['that of its section where it has none', 'data.sources[1].owner', 1],
    ['the nearest decides, if it is broken', 'data.sources[2].owner', 0],
    ['another section has none', 'operations.spend', 0],
  ])('a fact: %s', (_name, place, expected) => {
    expect(shown([{ evidencePaths: [place], points: 1 }]).evidenced).toBe(expected);
  });

  it('a share counts the parts that have it', () => {
    const third = (i: number) => ({ evidencePaths: [`data.sources[${i}]`], points: 1 / 3 });
    expect(shown([third(0), third(1), third(2)]).evidenced).toBeCloseTo(2 / 3, 12);
  });

  it('needs it at every place where all count', () => {
    expect(shown([{ evidencePaths: ['data.sources[0]', 'data.sources[2]'], points: 1 }]).evidenced).toBe(0);
  });

  it('a control has its own alone; one good piece of several is enough, and the broken one is told', () => {
    expect(shown([{ evidencePaths: ['data.controls.lineage'], points: 1, own: true }])).toMatchObject({
      evidenced: 0,
      evidence: [],
    });
    const { evidenced, evidence } = shown([{ evidencePaths: ['data.controls.pipeline'], points: 1, own: true }]);
    expect(evidenced).toBe(1);
    expect(evidence.map(({ ref, state }) => [ref, state])).toEqual([
      ['gone.md', 'broken'],
      ['p.md', 'present'],
    ]);
  });

  it('asks for each file once, with its hash and date only where they are needed', () => {
    const asked = { pointers: [], names: [] };
    expect(wantedFiles(collectEvidence(pilot)).toSorted((a, b) => (a.file < b.file ? -1 : 1))).toEqual([
      { file: 'a.md', hash: false, date: true, asked },
      { file: 'gone.md', hash: false, date: true, asked },
      { file: 'p.md', hash: false, date: false, asked },
      { file: 'section.md', hash: false, date: true, asked },
    ]);
  });
});
