// Real files, links, pipes and a real git repository.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { lookAt } from '../../src/io/evidence.ts';

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

describe('the date of a file', () => {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', top, '-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
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
