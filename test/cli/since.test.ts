// gate --since: what a change brought, told from what was there, in annotations, on the screen and in the comment of a
// pull request.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportSchema } from '../../src/model/published/report.ts';
import { asOf, BAD, cleanEnv, folderWith, readiness } from '../program.ts';
import { heard } from '../runner.ts';

const PILOT = `version: 1
pilot: {name: Helpdesk, stage: idea}
data:
  controls: {lineage: in-place, pipeline: absent}
governance:
  controls: {human-oversight: absent}
`;
const WORSE = PILOT.replace('lineage: in-place', 'lineage: absent');

const repository = (files: Readonly<Record<string, string>>) => {
  const cwd = folderWith(files);
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', cwd, '-c', 'user.name=team', '-c', 'user.email=team@example.com', ...args], {
      env: cleanEnv,
      stdio: 'pipe',
    });
  git('init', '-qb', 'main');
  git('add', '-A');
  git('commit', '-qm', 'base');
  const at = (name: string) => join(cwd, name);
  return {
    cwd,
    at,
    write: (name: string, text: string) => writeFileSync(at(name), text),
    commit: () => {
      git('add', '-A');
      git('commit', '-qm', 'change');
    },
    gate: (files: readonly string[], ...more: readonly string[]) => {
      const args = ['gate', ...files, '--since', 'main~1', '--comment', 'comment.md', ...more, ...asOf];
      const ended = readiness(args, { cwd, env: { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: cwd } });
      const comment = existsSync(at('comment.md')) ? readFileSync(at('comment.md'), 'utf8') : '';
      return { ...ended, comment };
    },
  };
};
const REQUIRED = ['--require', 'data.lineage', '--require', 'governance.human-oversight'] as const;

it('tells it in JSON', () => {
  const { write, commit, gate } = repository({ 'a.yaml': PILOT });
  write('a.yaml', WORSE);
  write('b.yaml', PILOT);
  commit();
  const reports = JSON.parse(gate(['a.yaml', 'b.yaml'], ...REQUIRED, '-f', 'json').stdout);
  for (const one of reports) reportSchema.parse(one);
  expect(reports[0].since).toMatchObject({
    revision: 'main~1',
    file: 'a.yaml',
    headline: 'Not known to be ready to pilot',
    passed: false,
    comparison: { changes: [{ check: 'data.lineage', before: { outcome: 'met' }, after: { outcome: 'absent' } }] },
  });
  expect(reports[1].since).toEqual({
    revision: 'main~1',
    file: 'b.yaml',
    headline: null,
    passed: null,
    comparison: null,
  });
});

it('annotates what is new as an error, and what was there as a notice', () => {
  const { write, commit, gate } = repository({ 'a.yaml': PILOT });
  write('a.yaml', WORSE);
  commit();
  const { code, stdout, stderr } = gate(['a.yaml'], ...REQUIRED);
  expect(code).toBe(1);
  expect(heard(stderr).map(({ name, properties }) => [name, properties.title])).toEqual([
    ['error', 'readiness gate: failed'],
    ['error', 'readiness: data.lineage (new)'],
    ['notice', 'readiness: governance.human-oversight (as before)'],
  ]);
  expect(stdout).toMatch(/FAIL require\.data\.lineage: absent, met expected, new\n/);
  expect(stdout).toMatch(/FAIL require\.governance\.human-oversight: .*as before/);
});

it('blames no change for what was there before', () => {
  const { write, commit, gate } = repository({ 'a.yaml': PILOT });
  write('notes.md', 'a note\n');
  commit();
  const { code, stderr, comment } = gate(['a.yaml'], ...REQUIRED);
  expect([code, heard(stderr).filter(({ name }) => name === 'error')]).toEqual([1, []]);
  expect(heard(stderr)[0]?.properties.title).toBe('readiness gate: failed, as before');
  expect(comment).toMatch(/^<!-- readiness: unmoved -->\n## Readiness: nothing moved\n/);
});

describe('the comment', () => {
  it('sets base beside head, what is worse first, then what is better, then what else stands in the way', () => {
    const { write, commit, gate } = repository({ 'a.yaml': PILOT, 'b.yaml': PILOT.replace('Helpdesk', 'Other') });
    write('a.yaml', WORSE.replace('pipeline: absent', 'pipeline: in-place'));
    commit();
    const { comment } = gate(['b.yaml', 'a.yaml'], ...REQUIRED);
    expect(comment).toMatch(/^<!-- readiness: moved -->\n## Readiness: 1 check worse, 1 better\n/);
    const rows = comment.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| ---'));
    expect(rows.map((row) => row.split(' | ')[0])).toEqual(['| Pilot', '| Helpdesk (a.yaml)', '| Other (b.yaml)']);
    expect(rows[1]).toMatch(/ \| \d+\.\d( → \d+\.\d \([+−±]\d+\.\d\))? \| /);
    const at = (words: string) => comment.indexOf(words);
    expect(at('### Made worse')).toBeGreaterThan(0);
    expect(at('**data.lineage**: met → missing (a.yaml:4)')).toBeGreaterThan(at('### Made worse'));
    expect(at('### Made better')).toBeGreaterThan(at('**data.lineage**'));
    expect(at('What else stands in the way')).toBeGreaterThan(at('### Made better'));
    expect(comment.slice(at('What else stands in the way'))).toContain('**governance.human-oversight**');
  });

  it('tells of a pilot that is new, renamed, gone or malformed', () => {
    const { at, write, commit, gate } = repository({
      'old.yaml': PILOT,
      'gone.yaml': PILOT.replace('Helpdesk', 'Gone'),
      'bad.yaml': PILOT.replace('Helpdesk', 'Bad').replace('idea', 'demo'),
    });
    renameSync(at('old.yaml'), at('moved.yaml'));
    rmSync(at('gone.yaml'));
    write('bad.yaml', BAD);
    write('new.yaml', 'version: 1\npilot: {name: Fresh}\nkpis: {controls: {}}\n');
    commit();
    const { code, comment } = gate(['moved.yaml', 'new.yaml', 'bad.yaml'], '--min-score', '0');
    expect(code).toBe(2);
    expect(comment).toMatch(
      /^<!-- readiness: moved -->\n## Readiness: 1 pilot not judged, 1 pilot gone, 1 new pilot\n/,
    );
    expect(comment).toMatch(/\| bad\.yaml \| +\| not judged \|/);
    expect(comment).toMatch(/\| Gone \(gone\.yaml\) \| [^|]+ \| gone \|/);
    expect(comment).toMatch(/\| Helpdesk \(old\.yaml → moved\.yaml\) \|/);
    expect(comment).toMatch(/\| Fresh \(new\.yaml\) \| not there \|/);
  });

  it('tells pilots of one template apart: by the name, then by nine tenths of the text', () => {
    const from = (template: string, name: string) =>
      `${PILOT.replace('Helpdesk', name)}${`# begun from the template for ${template}\n`.repeat(9)}`;
    const { at, write, commit, gate } = repository({
      'claims.yaml': from('x', 'Claims'),
      'letters.yaml': from('y', 'Letters'),
      'notes.yaml': PILOT.replace('Helpdesk', 'Notes'),
    });
    // Each is more like the other's file than like its own.
    rmSync(at('claims.yaml'));
    rmSync(at('letters.yaml'));
    write('a.yaml', from('x', 'Letters'));
    write('b.yaml', from('y', 'Claims'));
    // Half of a text is another pilot, not a renamed one.
    rmSync(at('notes.yaml'));
    write(
      'c.yaml',
      PILOT.replace('Helpdesk', 'Fresh').replace('data:\n  controls: {lineage: in-place, pipeline: absent}\n', ''),
    );
    commit();
    const { comment } = gate(['a.yaml', 'b.yaml', 'c.yaml'], '--min-score', '0');
    expect(comment).toMatch(/\| Letters \(letters\.yaml → a\.yaml\) \|/);
    expect(comment).toMatch(/\| Claims \(claims\.yaml → b\.yaml\) \|/);
    expect(comment).toMatch(/\| Fresh \(c\.yaml\) \| not there \|/);
    expect(comment).toMatch(/\| Notes \(notes\.yaml\) \| [^|]+ \| gone \|/);
  });

  it('sees what is moved in the working tree and not committed yet', () => {
    const { at, write, commit, gate } = repository({ 'a.yaml': PILOT, 'gone.yaml': PILOT.replace('Helpdesk', 'Gone') });
    write('notes.md', 'a note\n');
    commit();
    renameSync(at('a.yaml'), at('moved.yaml'));
    rmSync(at('gone.yaml'));
    const { comment } = gate(['moved.yaml'], '--min-score', '0');
    expect(comment).toMatch(/\| Helpdesk \(a\.yaml → moved\.yaml\) \|/);
    expect(comment).toMatch(/\| Gone \(gone\.yaml\) \| [^|]+ \| gone \|/);
  });

  it('asks the repository of each pilot, not that of the working folder', () => {
    const here = repository({ 'a.yaml': PILOT });
    const there = repository({ 'b.yaml': PILOT, 'gone.yaml': PILOT.replace('Helpdesk', 'Gone') });
    here.write('a.yaml', WORSE);
    here.commit();
    there.write('b.yaml', PILOT.replace('pipeline: absent', 'pipeline: in-place'));
    rmSync(there.at('gone.yaml'));
    there.commit();
    const { comment } = here.gate(['a.yaml', there.at('b.yaml')], '--min-score', '0');
    expect(comment).toMatch(/## Readiness: 1 pilot gone, 1 check worse, 1 better\n/);
    expect(comment).toMatch(/\| Gone \([^)]*gone\.yaml\) \| [^|]+ \| gone \|/);
    // From a folder that lies in no repository at all.
    const args = ['gate', there.at('b.yaml'), '--since', 'main~1', '--min-score', '0', '-f', 'json', ...asOf];
    const [report] = [JSON.parse(readiness(args, { cwd: folderWith({}) }).stdout)].flat();
    expect(report.since.comparison.changes.map(({ check }: { check: string }) => check)).toEqual(['data.pipeline']);
    const outside = readiness(['gate', 'c.yaml', '--since', 'main', ...asOf], { cwd: folderWith({ 'c.yaml': PILOT }) });
    expect([outside.code, outside.stderr]).toEqual([
      2,
      expect.stringContaining('main is no commit of this repository'),
    ]);
  });

  it('keeps words of a pilot from acting', () => {
    const name = '@team <img src=x> [a](http://evil.example) | b <!-- readiness: unmoved -->';
    const { write, commit, gate } = repository({ 'a.yaml': PILOT.replace('Helpdesk', `'${name}'`) });
    write('a.yaml', WORSE.replace('Helpdesk', `'${name}'`));
    commit();
    const { comment } = gate(['a.yaml'], ...REQUIRED);
    expect(comment.match(/(?<!\\)<[a-z!/][^>]*>/g)?.filter((one) => one !== '<!-- -->')).toEqual([
      '<!-- readiness: moved -->',
      '<details>',
      '<summary>',
      '</summary>',
      '</details>',
    ]);
    expect(comment).not.toMatch(/@team|[^\\]\]\(http/);
  });

  it('needs a base', () => {
    const { cwd } = repository({ 'a.yaml': PILOT });
    const { code, stderr } = readiness(['gate', 'a.yaml', '--comment', 'c.md'], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining('no base is named')]);
    expect(readiness(['gate', 'a.yaml', '--since', 'nowhere'], { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('nowhere is no commit of this repository'),
    });
  });
});

describe('--quiet', () => {
  it('prints only what fails, with reason, place and remedy', () => {
    const cwd = folderWith({
      'a.yaml': PILOT,
      'b.yaml': PILOT.replace('Helpdesk', 'B').replace('absent}', 'in-place}'),
    });
    const { code, stdout } = readiness(
      ['gate', 'a.yaml', 'b.yaml', '--require', 'data.pipeline', '--min-score', '0', '--quiet', ...asOf],
      { cwd },
    );
    expect(code).toBe(1);
    expect(stdout).not.toMatch(/min-score|b\.yaml|pass /);
    expect(stdout).toMatch(
      /FAIL require\.data\.pipeline: absent, met expected\n[\s\S]*data\.pipeline: [\s\S]*\(missing: declared\s+absent\)[\s\S]*a\.yaml:4[\s\S]*→ \w/,
    );
  });

  it('prints nothing where nothing fails', () => {
    const cwd = folderWith({ 'a.yaml': PILOT });
    expect(readiness(['gate', 'a.yaml', '--min-score', '0', '--quiet'], { cwd })).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
  });
});
