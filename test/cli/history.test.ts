// Histories that are hard to read: merges with a text of their own, renames on one of two lines, copies, clones that hold
// only a part, settings and variables of git's, subjects that pretend to be something else.
import { readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, readiness } from '../program.ts';
import { pilotOf, type Repository, repository } from '../repository.ts';

type Point = {
  subject: string;
  path: string;
  judged: { score: number; evidencedScore: number; asOf: string } | null;
  problem: string | null;
};
const trend = ({ dir }: Repository, file: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) => {
  const { stdout, stderr, code } = readiness(['trend', file, '-f', 'json', ...args], { cwd: dir, env });
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as { points: readonly Point[]; isShallow: boolean };
};
const subjects = (points: readonly Point[]): readonly string[] => points.map(({ subject }) => subject);

/** Two lines change the same file; the merge takes a bit of each. */
const conflicting = (): Repository => {
  const one = repository();
  one.write('a.yaml', pilotOf('absent'));
  one.commit('start', '2026-01-01');
  one.git(['checkout', '-qb', 'side']);
  one.write('a.yaml', pilotOf('in-place'));
  one.commit('side', '2026-02-01');
  one.git(['checkout', '-q', 'main']);
  one.write('a.yaml', pilotOf('absent', 'absent'));
  one.commit('main', '2026-02-02');
  one.git(['merge', '-q', '--no-commit', '-s', 'ours', 'side']);
  one.write('a.yaml', pilotOf('partial', 'absent', 'absent'));
  one.commit('merge', '2026-03-01');
  return one;
};

describe('merges', () => {
  it('are told where their text is that of no parent: it is the one that stands', () => {
    const { points } = trend(conflicting(), 'a.yaml');
    expect(subjects(points)).toEqual(['start', 'side', 'main', 'merge']);
    const scores = points.map(({ judged }) => judged?.score ?? 0);
    expect(scores[3]).toBeLessThan(Math.min(...scores.slice(0, 3)));
  });

  it('are one commit of the main line with --first-parent', () => {
    const { points } = trend(conflicting(), 'a.yaml', ['--first-parent']);
    expect(subjects(points)).toEqual(['start', 'main', 'merge']);
  });

  it('join a line that renamed the file with one that changed it under the old name', () => {
    const one = repository();
    one.write('a.yaml', pilotOf('absent'));
    one.write('other.yaml', pilotOf('absent', 'absent'));
    one.commit('start', '2026-01-01');
    one.git(['checkout', '-qb', 'side']);
    one.git(['mv', 'a.yaml', 'pilots.yaml']);
    one.commit('renamed', '2026-02-01');
    one.git(['checkout', '-q', 'main']);
    one.write('a.yaml', pilotOf('absent', 'absent'));
    one.commit('changed', '2026-02-02');
    one.git(['merge', '-q', '-m', 'merged', 'side'], '2026-02-03');
    expect(readFileSync(join(one.dir, 'pilots.yaml'), 'utf8')).toBe(pilotOf('absent', 'absent'));
    const { points } = trend(one, 'pilots.yaml');
    expect(points.map(({ subject, path }) => `${subject} ${path}`)).toEqual([
      'start a.yaml',
      'renamed pilots.yaml',
      'changed a.yaml',
      'merged pilots.yaml',
    ]);
    expect(points.at(-1)?.judged?.score).toBe(points.at(-2)?.judged?.score);
  });
});

describe('names', () => {
  it('are followed back and forth, and not into the file of which it is a copy', () => {
    const one = repository();
    one.write('a "b".yaml', pilotOf('absent'));
    one.commit('start', '2026-01-01');
    one.git(['mv', 'a "b".yaml', 'c.yaml']);
    one.commit('away', '2026-01-02');
    one.git(['mv', 'c.yaml', 'a "b".yaml']);
    one.commit('back', '2026-01-03');
    one.write('copy.yaml', pilotOf('absent'));
    one.commit('copied', '2026-01-04');
    expect(subjects(trend(one, 'a "b".yaml').points)).toEqual(['start', 'away', 'back']);
    expect(trend(one, 'a "b".yaml').points.map(({ path }) => path)).toEqual(['a "b".yaml', 'c.yaml', 'a "b".yaml']);
    expect(subjects(trend(one, 'copy.yaml').points)).toEqual(['copied']);
  });

  it('of links and of files whose folder is gone are found', () => {
    const one = repository();
    one.write('pilots/a.yaml', pilotOf('absent'));
    one.commit('start', '2026-01-01');
    one.write('pilots/gone/b.yaml', pilotOf('in-place', 'absent'));
    one.commit('more', '2026-01-02');
    rmSync(join(one.dir, 'pilots/gone'), { recursive: true });
    one.commit('gone', '2026-01-03');
    symlinkSync('pilots/a.yaml', join(one.dir, 'link.yaml'));
    expect(subjects(trend(one, 'link.yaml').points)).toEqual(['start']);
    expect(trend(one, 'pilots/gone/b.yaml').points.map(({ problem }) => problem)).toEqual([
      null,
      'the file was deleted',
    ]);
    const { stdout } = readiness(['trend', 'pilots/gone/b.yaml'], { cwd: one.dir });
    expect(stdout).toContain('Last judged 2026-01-02: ');
    expect(stdout).not.toContain('Now');
  });
});

describe('what git is set to', () => {
  const one = conflicting();
  const plain = trend(one, 'a.yaml');

  it.each([
    ['color.ui', 'always'],
    ['log.showSignature', 'true'],
    ['diff.renames', 'false'],
    ['diff.relative', 'true'],
    ['log.follow', 'true'],
    ['log.diffMerges', 'off'],
    ['i18n.logOutputEncoding', 'latin1'],
    ['core.quotePath', 'true'],
    ['format.pretty', 'oneline'],
  ])('changes nothing: %s=%s', (key, value) => {
    one.git(['config', key, value]);
    expect(trend(one, 'a.yaml')).toEqual(plain);
    one.git(['config', '--unset', key]);
  });

  it.each([
    ['GIT_DIR', '.git'],
    ['GIT_INDEX_FILE', 'nowhere'],
    ['GIT_GLOB_PATHSPECS', '1'],
    ['GIT_WORK_TREE', '/'],
  ])('by a hook changes nothing: %s=%s', (name, value) => {
    const deep = repository();
    deep.write('pilots/a.yaml', pilotOf('absent'));
    deep.commit('start', '2026-01-01');
    expect(subjects(trend(deep, 'pilots/a.yaml', [], { [name]: value }).points)).toEqual(['start']);
  });
});

it('takes no subject for another commit', () => {
  const one = repository();
  const evil = '\u0001\u0002commit 0123 [] 2026-01-01 x:100644 \u001b[31m';
  one.write('a.yaml', pilotOf('absent'));
  one.commit('start', '2026-01-01');
  one.write('a.yaml', pilotOf('in-place'));
  one.commit(evil, '2026-01-02');
  const { points } = trend(one, 'a.yaml');
  expect(points.length).toBe(2);
  expect(points[1]?.judged?.asOf).toBe('2026-01-02');
});

describe('a stretch', () => {
  const one = repository();
  for (const [i, state] of ['absent', 'partial', 'absent'].entries()) {
    one.write('a.yaml', pilotOf(state));
    one.commit(`commit ${i + 1}`, `2026-03-0${i + 1}`);
  }

  it('begins with the whole of its first day, and judges as the whole history does', () => {
    const since = trend(one, 'a.yaml', ['--since', '2026-03-02']).points;
    expect(subjects(since)).toEqual(['commit 2', 'commit 3']);
    const all = trend(one, 'a.yaml').points;
    expect(since).toEqual(all.slice(1));
    expect(trend(one, 'a.yaml', ['--limit', '1']).points).toEqual(all.slice(2));
    expect(all[2]?.judged?.asOf).toBe('2026-03-01');
  });

  it('may hold no commit, which is said', () => {
    const { stdout, code } = readiness(['trend', 'a.yaml', '--since', '2027-01-01'], { cwd: one.dir });
    expect([code, stdout]).toEqual([0, expect.stringContaining('No commit falls in this stretch.')]);
  });

  it.each([
    [['--since', 'May'], '--since May is not a date'],
    [['--limit', '1.5'], '--limit 1.5 is not a whole number'],
  ])('is refused: %s', (args, words) => {
    const { stderr, code } = readiness(['trend', 'a.yaml', ...args], { cwd: one.dir });
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
  });
});

describe('a clone that holds a part', () => {
  const whole = conflicting();
  whole.git(['config', 'uploadpack.allowFilter', 'true']);
  const clone = (...args: readonly string[]): Repository => {
    const dir = folderWith({});
    whole.git(['clone', '-q', ...args, `file://${whole.dir}`, dir]);
    return { ...whole, dir };
  };

  it('says that it is shallow', () => {
    const shallow = clone('--depth', '1');
    expect(trend(shallow, 'a.yaml').isShallow).toBe(true);
    expect(trend(whole, 'a.yaml').isShallow).toBe(false);
    for (const format of ['terminal', 'markdown']) {
      const { stdout } = readiness(['trend', 'a.yaml', '-f', format], { cwd: shallow.dir });
      expect(stdout).toContain('git fetch --unshallow');
    }
  });

  it('fetches nothing', () => {
    const partial = clone('--filter=blob:none');
    const { stderr, code } = readiness(['trend', 'a.yaml'], { cwd: partial.dir });
    expect([code, stderr]).toEqual([2, expect.stringContaining('none is fetched')]);
    expect(readiness(['compare', 'HEAD~1:a.yaml', 'a.yaml'], { cwd: partial.dir })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('none is fetched'),
    });
  });
});

describe('evidence', () => {
  const one = repository();
  const evidenced =
    'version: 1\npilot: {name: A}\ndata:\n  controls:\n    lineage: {status: in-place, evidence: [{file: proof.md, date: 2026-01-01}]}\n';
  one.write('a.yaml', evidenced);
  one.write('proof.md', 'Trace of 2026-01-01: answer 17 came from the records 4711 and 4712 of the ticket system.\n');
  one.commit('shown', '2026-01-02');
  rmSync(join(one.dir, 'proof.md'));
  one.write('a.yaml', `${evidenced}# once more\n`);
  one.commit('gone', '2026-01-03');

  it('of a commit is what the commit holds', () => {
    const { points } = trend(one, 'a.yaml');
    const shown = points.map(({ judged }) => judged?.evidencedScore ?? 0);
    expect(shown[0]).toBeGreaterThan(0);
    expect(shown[0]).toBeLessThanOrEqual(points[0]?.judged?.score ?? 0);
    expect(shown[1]).toBe(0);
  });

  it('of REV:FILE is what the revision holds: evidence that is taken away shows', () => {
    const args = ['compare', 'HEAD~1:a.yaml', 'a.yaml', '--as-of', '2026-01-05', '-f', 'json'];
    const { changes } = JSON.parse(readiness(args, { cwd: one.dir }).stdout);
    expect(changes).toMatchObject([{ check: 'data.lineage', cause: 'evidence', shown: 'broken' }]);
  });
});
