// Evidence as a revision holds it is what it was on the disk when it was committed, and stays that.
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEvidence } from '../../src/evidence/index.ts';
import { inspectFiles, inspectPastFiles } from '../../src/io/evidence.ts';
import type { FileState, Wanted } from '../../src/model/evidence.ts';
import { repository } from '../repository.ts';

const one = repository();
const { dir, git, write, commit } = one;
write('pilots/a.yaml', 'version: 1\npilot: {name: A}\n');
write('pilots/proof.md', 'proof');
write('pilots/deep/more ä.json', '{"rate": 0.5}');
write('pilots/reports/a.xml', '<testsuite tests="1" failures="0"><testcase name="a"/></testsuite>');
write(
  'pilots/reports/b/c.xml',
  '<testsuite tests="1" failures="1"><testcase name="c"><failure/></testcase></testsuite>',
);
write('pilots/reports/b.xml', '<testsuite tests="1" failures="0"><testcase name="b"/></testsuite>');
write('pilots/reports/notes.txt', 'not a report');
write('pilots/empty.md', '');
write('pilots/binary.bin', 'a\0b');
write('outside.md', 'outside');
symlinkSync('proof.md', join(dir, 'pilots/link.md'));
symlinkSync('../outside.md', join(dir, 'pilots/leaves.md'));
symlinkSync('/etc/hostname', join(dir, 'pilots/absolute.md'));
symlinkSync('nowhere.md', join(dir, 'pilots/dangling.md'));
symlinkSync('loop.md', join(dir, 'pilots/loop.md'));
symlinkSync('deep', join(dir, 'pilots/shallow'));
commit('all of it', '2026-02-03');
write('pilots/late.md', 'late');
commit('later', '2026-03-04');

const files = [
  'proof.md',
  './proof.md',
  'deep/../proof.md',
  'deep/more ä.json',
  'shallow/more ä.json',
  'empty.md',
  'binary.bin',
  'deep',
  'reports',
  'shallow',
  'none.md',
  'proof.md/none',
  'two\nlines.md',
  '../outside.md',
  '../pilots/proof.md',
  '/etc/hostname',
  'link.md',
  'leaves.md',
  'absolute.md',
  'dangling.md',
  'loop.md',
  'late.md',
];
const wanted: readonly Wanted[] = files.map((file) => ({
  file,
  hash: true,
  date: true,
  asked: { pointers: [], names: [] },
}));

/** Without what only a disk knows. */
const told = (look: FileState | undefined): unknown => {
  if (look?.state !== 'file') return look;
  const { modified: _, ...rest } = look;
  return rest;
};
const onDisk = inspectFiles(join(dir, 'pilots'), wanted, readEvidence);
const looksOf = (revision: string, more = wanted): ReadonlyMap<string, FileState> =>
  inspectPastFiles(join(dir, 'pilots/a.yaml'), [{ revision, path: 'pilots/a.yaml', wanted: more }], readEvidence)[0] ??
  new Map();

describe('a revision', () => {
  const held = looksOf('HEAD');

  it.each(files.filter((file) => !file.includes('\n')))('holds of %s what lay on the disk', (file) => {
    const [was, is] = [told(onDisk.get(file)), told(held.get(file))];
    // A link's own last commit is not that of the file.
    if (!/link|shallow/.test(file)) return expect(is).toEqual(was);
    return expect({ ...(is as object), committed: '' }).toEqual({ ...(was as object), committed: '' });
  });

  it('knows the last commit of a file, as of itself', () => {
    expect(held.get('late.md')).toMatchObject({ committed: '2026-03-04', modified: '2026-03-04' });
    expect(held.get('proof.md')).toMatchObject({ committed: '2026-02-03' });
    expect(looksOf('HEAD~1').get('late.md')).toEqual({ state: 'missing' });
  });

  it('reads a folder of reports, dated by the last commit that touched one of them', () => {
    for (const looks of [held, onDisk])
      expect(looks.get('reports')).toMatchObject({ state: 'file', committed: '2026-02-03' });
    expect(JSON.stringify(held.get('reports'))).toContain('folder of test reports');
    write('pilots/reports/b.xml', '<testsuite tests="1" failures="0"><testcase name="d"/></testsuite>');
    commit('another run', '2026-05-06');
    expect(looksOf('HEAD').get('reports')).toMatchObject({ committed: '2026-05-06' });
    expect(looksOf('HEAD~1').get('reports')).toEqual(held.get('reports'));
    git(['reset', '-q', '--hard', 'HEAD~1']);
  });

  it('is told of its day answers the same', () => {
    for (const [revision, day] of [
      ['HEAD', '2026-03-04'],
      ['HEAD~1', '2026-02-03'],
    ] as const) {
      const [dated] = inspectPastFiles(
        join(dir, 'pilots/a.yaml'),
        [{ revision, path: 'pilots/a.yaml', wanted, day }],
        readEvidence,
      );
      expect(dated).toEqual(looksOf(revision));
    }
  });

  it('stays as it was when the disk goes on', () => {
    rmSync(join(dir, 'pilots'), { recursive: true });
    mkdirSync(join(dir, 'pilots'));
    expect(looksOf('HEAD')).toEqual(held);
    expect(looksOf('').get('proof.md')).toMatchObject({ state: 'file', bytes: 5 });
    git(['checkout', '-q', '.']);
  });

  it('is asked for many pilots at once, each its own', () => {
    const asks = ['HEAD', 'HEAD~1', 'HEAD'].map((revision, i) => ({
      revision,
      path: 'pilots/a.yaml',
      wanted: i === 2 ? [] : [{ file: 'late.md', hash: false, date: false, asked: { pointers: [], names: [] } }],
    }));
    const [now, before, nothing] = inspectPastFiles(join(dir, 'pilots/a.yaml'), asks, readEvidence);
    expect([now?.get('late.md')?.state, before?.get('late.md')?.state, nothing?.size]).toEqual(['file', 'missing', 0]);
  });
});
