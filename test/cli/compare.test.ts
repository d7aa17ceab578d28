// compare on what lies about: reports of other versions, revisions, folders of other configurations, stdin.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { asOf, copyExamples, readiness } from '../program.ts';
import { pilotOf, repository } from '../repository.ts';

const one = repository();
const { dir } = one;
copyExamples(dir);
const TELECOM = 'examples/telecom-support-bot.yaml';
const CONFIG = 'version: 1\nchecklists: [own.yaml]\n';
const OWN =
  'id: own\nversion: "1"\ntitle: Own\nextends: core\nchecks:\n  data.rights: {weight: 5}\ngates: {pilot: {score: 51}}\n';

type Changes = { changes: { check: string; cause: string; shown: string | null }[]; byCause: Record<string, number> };
const compare = (a: string, b: string, ...more: readonly string[]) =>
  readiness(['compare', a, b, ...(more.includes('--as-of') ? [] : asOf), ...more], { cwd: dir });
const changesOf = (...args: Parameters<typeof compare>): Changes => {
  const { stdout, stderr, code } = compare(...args, '-f', 'json');
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
};
const save = (file: string, to: string, date = '2026-11-23', change = (text: string) => text): void => {
  const { code } = readiness(['assess', file, '-o', to, '--as-of', date], { cwd: dir });
  expect(code).toBe(0);
  writeFileSync(join(dir, to), change(readFileSync(join(dir, to), 'utf8')));
};
const older = (text: string): string => text.replace('"version": "0.1.0"', '"version": "0.0.9"');

beforeAll(() => {
  one.write('pilots/a.yaml', pilotOf('absent'));
  one.write('pilots/readiness.config.yaml', CONFIG);
  one.write('pilots/own.yaml', OWN);
  one.commit('first', '2026-01-01');
});

describe('a saved report', () => {
  it('is the same as the file that it judged, shares of thirds included', () => {
    for (const file of [TELECOM, 'examples/route-optimiser.yaml', 'examples/complete.yaml']) {
      save(file, 'same.json');
      expect(changesOf('same.json', file)).toMatchObject({ changes: [] });
      expect(changesOf(file, 'same.json')).toMatchObject({ changes: [] });
    }
  });

  it('of another day blames the date and what has expired, never the answers', () => {
    save(TELECOM, 'now.json');
    save(TELECOM, 'later.json', '2027-11-23');
    for (const later of [
      changesOf('now.json', 'later.json'),
      changesOf('now.json', TELECOM, '--as-of', '2027-11-23'),
    ]) {
      const causes = later.changes.map(({ cause, shown }) => `${cause} ${shown}`);
      expect(new Set(causes)).toEqual(new Set(['date null', 'evidence expired']));
      expect(later.byCause.answers).toBe(0);
    }
    expect(compare('now.json', 'later.json').stdout).toContain('kpis.defined: met, its evidence has expired');
  });

  it('of an older version, with fewer fields and with unknown ones, is read; a change of the same file is the version', () => {
    const fewer = (text: string): string => {
      const { obligations: _, contradictions: __, plan: ___, notices: ____, ...rest } = JSON.parse(older(text));
      return JSON.stringify({ ...rest, more: 1 });
    };
    const worse = (text: string): string =>
      fewer(text).replace(/("id":"data\.rights".*?"outcome":")[a-z-]+(".*?"score":)[\d.]+/, '$1absent$20');
    save(TELECOM, 'old.json', '2026-11-23', worse);
    const { changes, byCause } = changesOf('old.json', TELECOM);
    expect(changes).toMatchObject([{ check: 'data.rights', cause: 'tool' }]);
    expect(byCause.answers).toBe(0);
  });

  it('is told by its content, from stdin too', () => {
    save(TELECOM, 'now.json');
    const input = readFileSync(join(dir, 'now.json'), 'utf8');
    const { stdout, code } = readiness(['compare', '-', TELECOM, ...asOf], { cwd: dir, input });
    expect([code, stdout]).toEqual([0, expect.stringContaining('No check changed.')]);
  });

  it('lies where it lies: the configuration is the pilot file’s', () => {
    save(TELECOM, 'now.json');
    const { checklist } = JSON.parse(readFileSync(join(dir, 'now.json'), 'utf8'));
    expect(checklist.map(({ id }: { id: string }) => id)).toEqual(['core']);
    const { byCause } = changesOf('now.json', 'pilots/a.yaml');
    expect(byCause.checklist).not.toBe(0);
  });

  it('that holds no judgement is refused', () => {
    readiness(['gate', 'none.yaml', '-o', 'unjudged.json'], { cwd: dir });
    expect(compare('unjudged.json', TELECOM)).toMatchObject({ code: 2, stderr: expect.stringContaining('not judged') });
  });
});

describe('REV:FILE', () => {
  it('is judged by the configuration of its place, as the file itself is', () => {
    expect(changesOf('HEAD:pilots/a.yaml', 'pilots/a.yaml')).toMatchObject({ changes: [], byCause: { checklist: 0 } });
    const { stdout } = compare('HEAD:pilots/a.yaml', 'HEAD:pilots/a.yaml', '-f', 'json');
    const { stdout: bare } = compare('HEAD:pilots/a.yaml', 'HEAD:pilots/a.yaml', '--config', 'none', '-f', 'json');
    expect(JSON.parse(stdout).after.score).not.toBe(JSON.parse(bare).after.score);
  });

  it('may be absolute, staged, or seen from a folder', () => {
    one.write('pilots/a.yaml', pilotOf('partial'));
    one.git(['add', '-A']);
    one.write('pilots/a.yaml', pilotOf('in-place'));
    const lineage = [{ check: 'data.lineage', cause: 'answers' }];
    expect(changesOf(`HEAD:${join(dir, 'pilots/a.yaml')}`, 'pilots/a.yaml')).toMatchObject({ changes: lineage });
    expect(changesOf(':pilots/a.yaml', 'pilots/a.yaml')).toMatchObject({ changes: lineage });
    expect(changesOf('HEAD:pilots/a.yaml', ':pilots/a.yaml')).toMatchObject({ changes: lineage });
    const { stdout } = readiness(['compare', 'HEAD:a.yaml', '../pilots/a.yaml', ...asOf], { cwd: join(dir, 'pilots') });
    expect(stdout).toContain('data.lineage: missing → met');
  });
});

test.each([
  ['compare', TELECOM, 'pilots/a.yaml', '-o', 'pilots/../pilots/a.yaml'],
  ['compare', 'pilots/a.yaml', TELECOM, '-o', 'pilots/a.yaml'],
  ['trend', 'pilots/a.yaml', '-o', './pilots/a.yaml'],
])('%s writes over no file that it reads', (...args) => {
  const before = readFileSync(join(dir, 'pilots/a.yaml'), 'utf8');
  const { code, stderr } = readiness(args, { cwd: dir });
  expect([code, stderr]).toEqual([2, expect.stringContaining('would be overwritten')]);
  expect(readFileSync(join(dir, 'pilots/a.yaml'), 'utf8')).toBe(before);
});

test.each<[name: string, a: string, b: string, words: RegExp]>([
  ['a folder of a revision', 'HEAD:pilots', 'pilots/a.yaml', /HEAD:pilots cannot be read from git\n {2}git says/],
  ['stdin twice', '-', '-', /stdin \(-\) can be read once only/],
  ['a file that a revision does not have', 'HEAD:none.yaml', 'pilots/a.yaml', /HEAD:none\.yaml cannot be read/],
])('refuses %s', (_name, a, b, words) => {
  const { code, stderr, stdout } = compare(a, b);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(words);
});

it('says where it compares two pilots', () => {
  const words = 'Customer support bot';
  const { stdout } = compare(TELECOM, 'examples/complete.yaml');
  expect(stdout).toMatch(new RegExp(`^ {2}pilot +${words}.* → `, 'm'));
  expect(compare(TELECOM, 'examples/complete.yaml', '-f', 'markdown').stdout).toContain('- **pilot**: ');
  expect(compare(TELECOM, TELECOM).stdout).not.toMatch(/^ {2}pilot/m);
});
