// portfolio --since: what moved since a revision or a date, pilot by pilot, and why.
import { describe, expect, it } from 'vitest';
import { portfolioSchema } from '../../src/model/published/portfolio.ts';
import { folderWith, readiness, SMALL } from '../program.ts';
import { pilotOf, repository } from '../repository.ts';

const { dir, write, commit, git } = repository();
const named = (name: string, lineage: string): string => pilotOf(lineage).replace('name: A', `name: ${name}`);
write('pilots/worse.yaml', named('Worse', 'in-place'));
write('pilots/better.yaml', named('Better', 'absent'));
write('pilots/same.yaml', named('Same', 'in-place'));
write('pilots/gone.yaml', named('Gone', 'in-place'));
write('pilots/broken.yaml', 'version: 1\npilot: {name: Broken, stage: pliot}\n');
write('pilots/evidence.yaml', named('Shown', '{status: in-place, evidence: [{file: e.md, date: 2025-08-01}]}'));
write('pilots/e.md', 'What was seen and by whom, in more than thirty-two bytes of text.\n');
write('pilots/values.yaml', 'version: 1\n');
write('pilots/renamed.yaml', named('Renamed', 'in-place'));
write('pilots/rewritten.yaml', named('Rewritten', 'in-place'));
commit('first', '2026-06-01');
git(['tag', 'start']);
write('pilots/worse.yaml', named('Worse', 'absent'));
write('pilots/better.yaml', named('Better', 'in-place'));
write('pilots/broken.yaml', SMALL.replace('Small', 'Broken'));
write('pilots/new.yaml', named('New', 'absent'));
git(['rm', '-q', 'pilots/gone.yaml', 'pilots/values.yaml', 'pilots/rewritten.yaml']);
git(['mv', 'pilots/renamed.yaml', 'pilots/renamed-since.yaml']);
write('pilots/deep/other.yaml', `${'# written anew\n'.repeat(200)}${named('Rewritten', 'absent')}`);
commit('second', '2026-07-01');

const since = (word: string, ...more: readonly string[]) =>
  readiness(['portfolio', 'pilots', '--since', word, '--as-of', '2026-11-01', ...more], { cwd: dir });
const moves = (word: string) => {
  const { pilots, common } = portfolioSchema.parse(JSON.parse(since(word, '-f', 'json').stdout));
  return { common, moved: new Map(pilots.flatMap((row) => (row.judged ? [[row.name, row.moved] as const] : []))) };
};

describe.each(['start', '2026-06-15'])('since %s', (word) => {
  const { moved, common } = moves(word);
  it('tells what got better and what got worse, by which checks and causes', () => {
    expect(moved.get('Worse')).toMatchObject({ change: 'worse', worse: ['data.lineage'], better: [] });
    expect(moved.get('Better')).toMatchObject({ change: 'better', worse: [], better: ['data.lineage'] });
    const worse = moved.get('Worse');
    expect(worse !== undefined && 'byCause' in worse && worse.byCause.answers).toBeLessThan(0);
  });

  it('tells what is new, what is gone, what did not move and what cannot be compared', () => {
    expect(moved.get('New')).toEqual({ change: 'new' });
    expect(moved.get('Same')).toMatchObject({ change: 'same', score: 0 });
    expect(moved.get('Broken')).toMatchObject({
      change: 'not-comparable',
      why: expect.stringContaining('pilot.stage'),
    });
    expect(common.since?.gone).toEqual([{ file: 'pilots/gone.yaml', name: 'Gone' }]);
  });

  it('knows a pilot whose file has another name, by what git follows and by the pilot’s own name', () => {
    expect(moved.get('Renamed')).toMatchObject({ change: 'same', formerly: 'pilots/renamed.yaml' });
    expect(moved.get('Rewritten')).toMatchObject({
      change: 'worse',
      worse: ['data.lineage'],
      formerly: 'pilots/rewritten.yaml',
    });
  });

  it('puts down to the date what the calendar moved', () => {
    const shown = moved.get('Shown');
    expect(shown).toMatchObject({ change: 'worse', score: 0 });
    expect(shown !== undefined && 'evidenced' in shown && shown.evidenced).toBeLessThan(0);
  });
});

it('is a section of the page, what got worse first', () => {
  const { code, stdout } = since('start');
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /Moved since start \(2026-06-01\)\n\s+− (Shown|Worse|Rewritten)[\s\S]*\+ Better[\s\S]*\+ New: new[\s\S]*Gone: gone/,
  );
});

it.each([
  ['.', 'Rewritten', 'worse'],
  ['pilots/renamed-since.yaml', 'Renamed', 'same'],
])('asks the repository in which %s lies, at its top too', (named, name, change) => {
  const args = ['portfolio', named, '--since', 'start', '--as-of', '2026-11-01', '-f', 'json'];
  const { pilots } = portfolioSchema.parse(JSON.parse(readiness(args, { cwd: dir }).stdout));
  const row = pilots.find((one) => one.judged && one.name === name);
  expect(row).toMatchObject({ moved: { change } });
});

it('asks the repository of each pilot, and tells of one that lies in none', () => {
  const other = repository();
  other.write('pilots/other.yaml', named('Other', 'absent'));
  other.commit('first', '2026-06-01');
  other.git(['tag', 'start']);
  other.write('pilots/other.yaml', named('Other', 'in-place'));
  const loose = folderWith({ 'loose.yaml': named('Loose', 'absent') });
  const paths = ['pilots/same.yaml', `${other.dir}/pilots`, `${loose}/loose.yaml`];
  const args = ['portfolio', ...paths, '--since', 'start', '--as-of', '2026-11-01', '-f', 'json'];
  const { pilots } = portfolioSchema.parse(JSON.parse(readiness(args, { cwd: dir }).stdout));
  expect(pilots.map((row) => (row.judged ? [row.name, row.moved?.change] : []))).toEqual([
    ['Same', 'same'],
    ['Other', 'better'],
    ['Loose', 'not-comparable'],
  ]);
});

it.each([
  ['nowhere', /nowhere is no commit of this repository\n {2}git log --all --oneline lists those/],
  ['2026-02-31', /2026-02-31 is no day and no commit of this repository/],
  ['2020-01-01', /nothing was committed before 2020-01-01/],
  ['--upload-pack=x', /is no commit/],
])('refuses %s', (word, message) => {
  const { code, stdout, stderr } = since(word);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
});
