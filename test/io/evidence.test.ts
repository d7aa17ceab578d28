// Real files, links, pipes and a real git repository.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { inspectFiles } from '../../src/io/evidence.ts';
import { type Content, mostFileBytes, type Reader } from '../../src/model/evidence.ts';

const top = mkdtempSync(join(tmpdir(), 'evidence-'));
const folder = join(top, 'pilot');
mkdirSync(join(folder, 'evidence'), { recursive: true });
writeFileSync(join(folder, 'evidence/note.md'), 'abc');
writeFileSync(join(folder, 'empty.md'), '');
writeFileSync(join(top, 'secret.md'), 'not yours');
symlinkSync('../secret.md', join(folder, 'leads-out.md'));
symlinkSync('evidence/note.md', join(folder, 'stays-in.md'));
symlinkSync(top, join(folder, 'up'));
symlinkSync('loop', join(folder, 'loop'));
execFileSync('mkfifo', [join(folder, 'pipe')]);
afterAll(() => rmSync(top, { recursive: true }));

const nothing: Content = { kind: 'test', figures: [], found: new Map(), notes: [] };
const asked = { pointers: [], names: [] };
/** A reader that only counts how often, and how much, it reads. */
const counted = (): { readonly reader: Reader; readonly reads: string[] } => {
  const reads: string[] = [];
  const reader: Reader = (source) => {
    if ('files' in source) reads.push(`${source.name}: ${source.files.map(({ name }) => name)}`);
    else reads.push(`${source.name}: ${[...source.chunks()].reduce((sum, chunk) => sum + chunk.length, 0)}`);
    return nothing;
  };
  return { reader, reads };
};
const look = (file: string, hash = false, date = false) =>
  inspectFiles(folder, [{ file, hash, date, asked }], counted().reader).get(file);

describe('what is seen of a file', () => {
  test.each([
    ['evidence/note.md', 'file'],
    ['./evidence/../evidence/note.md', 'file'],
    ['stays-in.md', 'file'],
    ['empty.md', 'file'],
    ['gone.md', 'missing'],
    ['loop', 'missing'],
    ['evidence', 'file'],
    ['.git/HEAD', 'missing'],
    ['.', 'outside'],
    ['..', 'outside'],
    ['../secret.md', 'outside'],
    [join(folder, 'evidence/note.md'), 'outside'],
    ['leads-out.md', 'outside'],
    ['up/secret.md', 'outside'],
    ['pipe', 'unreadable'],
    ['bad\0name', 'missing'],
  ])('%s: %s', (file, state) => expect(look(file)?.state).toBe(state));

  it('tells the size, and the hash where it is asked for', () => {
    const wanted = [{ file: 'evidence/note.md', hash: true, date: false, asked }];
    expect(inspectFiles(folder, wanted, counted().reader).get('evidence/note.md')).toMatchObject({
      bytes: 3,
      identity: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    });
  });

  it('tells copies from files that are merely as long', () => {
    for (const [name, text] of Object.entries({ one: 'abcd', copy: 'abcd', other: 'wxyz', alone: 'abcdef' }))
      writeFileSync(join(folder, `${name}.txt`), text);
    const wanted = ['one', 'copy', 'other', 'alone'].map((name) => ({
      file: `${name}.txt`,
      hash: false,
      date: false,
      asked,
    }));
    const looks = [...inspectFiles(folder, wanted, counted().reader).values()];
    const [one, copy, other, alone] = looks.map((found) => (found.state === 'file' ? found.identity : ''));
    expect(one).toBe(copy);
    expect(new Set([one, other, alone]).size).toBe(3);
  });

  it('cannot read what may not be read', () => {
    const file = join(folder, 'closed.md');
    writeFileSync(file, 'x');
    chmodSync(file, 0o000);
    expect(look('closed.md')?.state).toBe(process.getuid?.() === 0 ? 'file' : 'unreadable');
  });
});

describe('the reading of a file', () => {
  it('happens once, however many names the file has', () => {
    const { reader, reads } = counted();
    const names = ['evidence/note.md', './evidence/note.md', 'evidence/../evidence/note.md', 'stays-in.md'];
    const looks = inspectFiles(
      folder,
      names.map((file) => ({ file, hash: false, date: false, asked })),
      reader,
    );
    expect(reads).toEqual(['evidence/note.md: 3']);
    expect(new Set(looks.values()).size).toBe(1);
  });

  it('is told in parts, from the first byte each time', () => {
    writeFileSync(join(folder, 'long.txt'), 'x'.repeat(1_000_000));
    const reader: Reader = (source) => {
      if ('files' in source) return nothing;
      const sizes = [1, 2].map(() => [...source.chunks()].map((chunk) => chunk.length));
      expect(sizes[0]).toEqual(sizes[1]);
      expect(sizes[0]?.length).toBeGreaterThan(2);
      return nothing;
    };
    inspectFiles(folder, [{ file: 'long.txt', hash: false, date: false, asked }], reader);
  });

  it('does not happen above the limit', () => {
    const path = join(folder, 'huge.bin');
    writeFileSync(path, '');
    truncateSync(path, mostFileBytes + 1);
    expect(look('huge.bin')).toMatchObject({ state: 'file', bytes: mostFileBytes + 1 });
    expect(look('huge.bin')).not.toHaveProperty('content');
  });

  it('of a folder is that of the reports in it, links not followed', () => {
    mkdirSync(join(folder, 'reports/inner'), { recursive: true });
    for (const name of ['a.xml', 'inner/b.xml', 'notes.txt']) writeFileSync(join(folder, 'reports', name), '<a/>');
    symlinkSync('../../secret.md', join(folder, 'reports/out.xml'));
    const { reader, reads } = counted();
    inspectFiles(folder, [{ file: 'reports', hash: false, date: false, asked }], reader);
    expect(reads).toEqual(['reports: a.xml,inner/b.xml']);
  });

  it.each(['leads-out.md', 'up/secret.md', '../secret.md'])('%s leaves the folder and is not read', (file) => {
    expect(look(file)).toEqual({ state: 'outside' });
  });
});

describe('the date of a file', () => {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', top, '-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      timeout: 60_000,
      env: { ...process.env, GIT_COMMITTER_DATE: '2026-03-04T12:00:00Z', GIT_AUTHOR_DATE: '2026-03-04T12:00:00Z' },
    });
  it('is its own where git does not know it, and that of its last commit where git does', () => {
    utimesSync(join(folder, 'evidence/note.md'), new Date('2026-05-06'), new Date('2026-05-06'));
    expect(look('evidence/note.md', false, true)).toMatchObject({ modified: '2026-05-06' });
    expect(look('evidence/note.md', false, true)).not.toHaveProperty('committed');
    git('init', '-q');
    git('add', 'pilot/evidence');
    git('commit', '-qm', 'evidence');
    expect(look('evidence/note.md', false, true)).toMatchObject({ committed: '2026-03-04' });
    expect(look('./evidence/note.md', false, true)).toMatchObject({ committed: '2026-03-04' });
    expect(look('empty.md', false, true)).not.toHaveProperty('committed');
  });

  it('is not known of a file that a shallow clone cannot date', () => {
    git('commit', '-q', '--allow-empty', '-m', 'later');
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${top}`, join(top, 'shallow')]);
    const at = join(top, 'shallow/pilot');
    const shallow = inspectFiles(at, [{ file: 'evidence/note.md', hash: false, date: true, asked }], counted().reader);
    expect(shallow.get('evidence/note.md')).toMatchObject({ undated: expect.stringMatching(/shallow/) });
    execFileSync('git', ['-C', join(top, 'shallow'), 'fetch', '-q', '--unshallow']);
    const whole = inspectFiles(at, [{ file: 'evidence/note.md', hash: false, date: true, asked }], counted().reader);
    expect(whole.get('evidence/note.md')).toMatchObject({ committed: '2026-03-04' });
  });

  it('is not known where git fails in a repository', () => {
    const broken = mkdtempSync(join(tmpdir(), 'evidence-broken-'));
    mkdirSync(join(broken, '.git'), { recursive: true });
    writeFileSync(join(broken, 'a.md'), 'a');
    const found = inspectFiles(broken, [{ file: 'a.md', hash: false, date: true, asked }], counted().reader).get(
      'a.md',
    );
    rmSync(broken, { recursive: true });
    expect(found).toMatchObject({ undated: expect.stringMatching(/git/) });
  });

  it('is found whatever the name is spelled like, however long', () => {
    const long = `${'./'.repeat(60_000)}evidence/note.md`;
    expect(look(long, false, true)).toMatchObject({ committed: '2026-03-04' });
  });
});
