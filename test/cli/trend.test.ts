// compare and trend on real repositories: renames, merges, broken revisions, deletions, and files that git does not know.
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { asOf, cleanEnv, folderWith, PATIENCE, readiness } from '../program.ts';

const who = {
  GIT_AUTHOR_NAME: 'team',
  GIT_AUTHOR_EMAIL: 'team@example.com',
  GIT_COMMITTER_NAME: 'team',
  GIT_COMMITTER_EMAIL: 'team@example.com',
};
const quiet = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
const git = (dir: string, args: readonly string[], date = '2026-06-01'): string =>
  execFileSync('git', ['-C', dir, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    ...PATIENCE,
    env: {
      ...cleanEnv,
      ...who,
      ...quiet,
      GIT_AUTHOR_DATE: `${date}T12:00:00Z`,
      GIT_COMMITTER_DATE: `${date}T12:00:00Z`,
    },
  });
const pilotWith = (status: string, name = 'A'): string =>
  `version: 1\npilot: {name: ${name}}\ndata:\n  controls:\n    lineage: ${status}\n    rights: in-place\n    retention: in-place\n`;

const dir = folderWith({});
const commit = (file: string, text: string, date: string, subject: string): void => {
  writeFileSync(join(dir, file), text);
  git(dir, ['add', '-A']);
  git(dir, ['commit', '-qm', subject], date);
};

beforeAll(() => {
  git(dir, ['init', '-qb', 'main']);
  commit('old.yaml', pilotWith('absent'), '2026-01-10', 'start');
  commit('old.yaml', pilotWith('planned'), '2026-02-10', '=cmd|plan lineage');
  commit('old.yaml', 'version: 1\npilot: {nmae: A}\n', '2026-03-10', 'broken');
  git(dir, ['checkout', '-qb', 'side']);
  commit('old.yaml', pilotWith('partial'), '2026-04-10', 'mended on a branch');
  git(dir, ['checkout', '-q', 'main']);
  commit('other.txt', 'x', '2026-04-12', 'elsewhere');
  git(dir, ['merge', '-q', '--no-ff', '-m', 'merge', 'side'], '2026-04-15');
  mkdirSync(join(dir, 'pilots'));
  renameSync(join(dir, 'old.yaml'), join(dir, 'pilots/ä pilot.yaml'));
  git(dir, ['add', '-A']);
  git(dir, ['commit', '-qm', 'renamed'], '2026-05-10');
  commit('pilots/ä pilot.yaml', pilotWith('in-place').replaceAll('\n', '\r\n'), '2026-06-10', 'done');
});

type Point = {
  date: string;
  subject: string;
  path: string;
  judged: { score: number; asOf: string } | null;
  problem: string | null;
};
const pointsOf = (...args: readonly string[]): readonly Point[] => {
  const { stdout, stderr, code } = readiness(['trend', 'pilots/ä pilot.yaml', '-f', 'json', ...args], { cwd: dir });
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout).points;
};

describe('trend', () => {
  it('follows the file through renames and branches, oldest first, each text as of its commit', () => {
    const points = pointsOf();
    expect(points.map(({ subject }) => subject)).toEqual([
      'start',
      '=cmd|plan lineage',
      'broken',
      'mended on a branch',
      'renamed',
      'done',
    ]);
    expect(points.map(({ judged }) => judged?.asOf ?? null)).toEqual([
      '2026-01-10',
      '2026-02-10',
      null,
      '2026-04-10',
      '2026-04-10',
      '2026-06-10',
    ]);
    expect(points[5]?.path).toBe('pilots/ä pilot.yaml');
  });

  it('shows better scores for better answers, and a broken revision as a gap with its reason', () => {
    const scores = pointsOf().map(({ judged }) => judged?.score ?? null);
    expect(scores[2]).toBeNull();
    expect(pointsOf()[2]?.problem).toContain('pilot.name');
    expect(scores[5]).toBeGreaterThan(scores[3] ?? 0);
    expect(scores[3]).toBe(scores[4]);
    expect(scores[3]).toBeGreaterThan(scores[1] ?? 0);
  });

  it('takes a date, a start and a limit', () => {
    expect(new Set(pointsOf(...asOf).flatMap(({ judged }) => judged?.asOf ?? [])).size).toBe(1);
    expect(pointsOf('--limit', '2').map(({ subject }) => subject)).toEqual(['renamed', 'done']);
    expect(pointsOf('--since', '2026-05-01').map(({ subject }) => subject)).toEqual(['renamed', 'done']);
  });

  it.each([60, 80, 120])('draws a chart that fits %s columns', (columns) => {
    const { stdout, code } = readiness(['trend', 'pilots/ä pilot.yaml'], {
      cwd: dir,
      env: { COLUMNS: String(columns) },
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}100 │/m);
    expect(stdout).toContain('1 of them not judged (×)');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('writes CSV that runs nothing, and Markdown', () => {
    const csv = readiness(['trend', 'pilots/ä pilot.yaml', '-f', 'csv'], { cwd: dir }).stdout;
    expect(csv.split('\r\n').length).toBe(8);
    expect(csv).toContain(`"'=cmd|plan lineage"`);
    expect(readiness(['trend', 'pilots/ä pilot.yaml', '-f', 'markdown'], { cwd: dir }).stdout).toMatch(
      /\| × \| – \| – \| 2026-03-10 \| .* \| broken: pilot\.name: missing/,
    );
  });

  it('goes on over a deletion', () => {
    const alone = folderWith({});
    const save = (text: string | undefined, date: string): void => {
      if (text === undefined) rmSync(join(alone, 'p.yaml'));
      else writeFileSync(join(alone, 'p.yaml'), text);
      git(alone, ['add', '-A']);
      git(alone, ['commit', '-qm', date], date);
    };
    git(alone, ['init', '-qb', 'main']);
    save(pilotWith('absent'), '2026-01-01');
    save(undefined, '2026-01-02');
    save(pilotWith('in-place'), '2026-01-03');
    const { stdout } = readiness(['trend', 'p.yaml', '-f', 'json'], { cwd: alone });
    const problems = (JSON.parse(stdout).points as readonly Point[]).map(({ problem }) => problem);
    expect(problems.at(-1)).toBeNull();
    expect(problems).toContain('the file was deleted');
  });

  test.each<[name: string, args: readonly string[], words: RegExp]>([
    ['a file that git does not know', ['trend', 'new.yaml'], /git does not know new\.yaml\n {2}commit it first/],
    ['a format', ['trend', 'other.txt', '-f', 'xls'], /the trend has no format "xls"/],
    ['a limit', ['trend', 'other.txt', '--limit', '0'], /--limit 0 is not a number/],
  ])('refuses %s', (_name, args, words) => {
    writeFileSync(join(dir, 'new.yaml'), pilotWith('absent'));
    const { code, stderr, stdout } = readiness(args, { cwd: dir });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(words);
  });

  it('refuses a folder outside of a repository', () => {
    const { code, stderr } = readiness(['trend', 'a.yaml'], {
      cwd: folderWith({ 'a.yaml': pilotWith('absent') }),
      env: { GIT_CEILING_DIRECTORIES: '/' },
    });
    expect(code).toBe(2);
    expect(stderr).toContain('is not in a git repository');
  });
});

describe('compare', () => {
  const compare = (...args: readonly string[]) => readiness(['compare', ...args, ...asOf], { cwd: dir });

  it('sets revisions side by side', () => {
    const { stdout, code } = compare('main~6:old.yaml', 'pilots/ä pilot.yaml', '-f', 'json');
    expect(code).toBe(0);
    const { changes, byCause, before, after } = JSON.parse(stdout);
    expect(changes.map(({ check }: { check: string }) => check)).toEqual(['data.lineage']);
    expect(byCause.answers).toBeCloseTo(after.score - before.score, 6);
  });

  it('reads a saved report as well as the file itself', () => {
    writeFileSync(join(dir, 'a.yaml'), pilotWith('absent'));
    writeFileSync(join(dir, 'b.yaml'), pilotWith('in-place'));
    readiness(['assess', 'a.yaml', '-o', 'a.json', ...asOf], { cwd: dir });
    const fromFile = JSON.parse(compare('a.yaml', 'b.yaml', '-f', 'json').stdout);
    const fromReport = JSON.parse(compare('a.json', 'b.yaml', '-f', 'json').stdout);
    expect(fromReport.changes).toEqual(fromFile.changes);
    expect(fromReport.byCause).toEqual(fromFile.byCause);
  });

  it.each([
    ['terminal', /score +\S+ → \S+ \(\+/],
    ['markdown', /^- \*\*score\*\*: \S+ → \S+ \(\+/m],
    ['csv', /^check,cause,before/],
  ])('prints %s', (format, words) => expect(compare('a.yaml', 'b.yaml', '-f', format).stdout).toMatch(words));

  it('says that nothing changed', () => expect(compare('a.yaml', 'a.yaml').stdout).toContain('No check changed.'));

  test.each<[name: string, args: readonly string[], words: RegExp]>([
    ['no such file', ['a.yaml', 'none.yaml'], /there is no file none\.yaml/],
    ['no such revision', ['nope:a.yaml', 'a.yaml'], /nope:a\.yaml cannot be read from git\n {2}git says/],
    ['an option for a revision', ['--output=x:a.yaml', 'a.yaml'], /missing|argument/],
    ['a broken pilot', ['main~5:old.yaml', 'main~4:old.yaml'], /nmae/],
    ['a broken report', ['broken.json', 'a.yaml'], /is not JSON/],
    ['a format', ['a.yaml', 'a.yaml', '-f', 'sarif'], /the comparison has no format "sarif"/],
  ])('refuses %s', (_name, args, words) => {
    writeFileSync(join(dir, 'broken.json'), '{');
    const { code, stderr } = readiness(['compare', ...args], { cwd: dir });
    expect(code).toBe(2);
    expect(stderr).toMatch(words);
  });
});
