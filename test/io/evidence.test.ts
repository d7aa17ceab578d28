// Real files, links, pipes and a real git repository.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { lookAt } from '../../src/io/evidence.ts';
import { mostBytes } from '../../src/model/outcome.ts';

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

const look = (file: string, hash = false, date = false) => lookAt(folder, [{ file, hash, date }]).get(file);

describe('what is seen of a file', () => {
  test.each([
    ['evidence/note.md', 'file'],
    ['./evidence/../evidence/note.md', 'file'],
    ['stays-in.md', 'file'],
    ['empty.md', 'file'],
    ['gone.md', 'missing'],
    ['loop', 'missing'],
    ['evidence', 'directory'],
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
    expect(look('evidence/note.md')).toMatchObject({ bytes: 3 });
    expect(look('evidence/note.md')).not.toHaveProperty('sha256');
    expect(look('evidence/note.md', true)).toMatchObject({
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    });
  });

  it('cannot read what may not be read', () => {
    const file = join(folder, 'closed.md');
    writeFileSync(file, 'x');
    chmodSync(file, 0o000);
    expect(look('closed.md')?.state).toBe(process.getuid?.() === 0 ? 'file' : 'unreadable');
  });
});

describe('the text of a file', () => {
  const inside = (content: string | Uint8Array, hash = false) => {
    writeFileSync(join(folder, 'inside.json'), content);
    return lookAt(folder, [{ file: 'inside.json', hash, date: false, content: true }]).get('inside.json');
  };

  test.each([
    ['text', '{"a": "é"}', { text: '{"a": "é"}' }],
    ['a byte order mark', '\uFEFFa,b', { text: 'a,b' }],
    ['nothing', '', { text: '' }],
    ['bytes that are no UTF-8', new Uint8Array([0x7b, 0xff]), { unread: 'not-text' }],
    ['UTF-16', new Uint8Array([0x61, 0, 0x62, 0]), { unread: 'not-text' }],
    ['as large as may be', new Uint8Array(mostBytes).fill(0x61), { text: 'a'.repeat(mostBytes) }],
    ['a byte more', new Uint8Array(mostBytes + 1).fill(0x61), { unread: 'too-large' }],
  ] as const)('%s', (_name, content, expected) => {
    const found = inside(content);
    expect(found?.state === 'file' && [found.text === (expected as { text?: string }).text, found.unread]).toEqual([
      true,
      (expected as { unread?: string }).unread,
    ]);
  });

  it('comes with the hash, and only where it is asked for', () => {
    expect(inside('abc', true)).toMatchObject({ text: 'abc', sha256: expect.stringMatching(/^ba7816bf/) });
    expect(look('evidence/note.md')).not.toHaveProperty('text');
  });

  it.each(['leads-out.md', 'up/secret.md', '../secret.md'])('%s leaves the folder and is not read', (file) => {
    expect(lookAt(folder, [{ file, hash: false, date: false, content: true }]).get(file)).toEqual({ state: 'outside' });
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
});
