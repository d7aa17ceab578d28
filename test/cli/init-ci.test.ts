// init --ci: what holds a repository to its pilots, written in one step, and nothing of it over what is there.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from '../judge.ts';
import { asOf, BAD, folderWith, readiness, SMALL } from '../program.ts';

const PILOT = `${SMALL}data:\n  controls: {lineage: in-place}\n`;
const init = (host: string, files: Readonly<Record<string, string>> = { 'pilots/a.yaml': PILOT, 'x/b.yml': PILOT }) => {
  const cwd = folderWith(files);
  execFileSync('git', ['-C', cwd, 'init', '-qb', 'main']);
  const run = (args: readonly string[]) => readiness([...args, ...asOf], { cwd });
  const read = (file: string) => readFileSync(join(cwd, file), 'utf8');
  return { cwd, run, read, ...run(['init', '--ci', host]) };
};

describe.each([
  ['github', ['.github/workflows/readiness.yml']],
  ['gitlab', ['.gitlab/readiness.yml', '.gitlab-ci.yml']],
  ['pre-commit', ['.pre-commit-config.yaml']],
] as const)('--ci %s', (host, own) => {
  const first = init(host);

  it('writes job, configuration and baseline, and names each', () => {
    expect([first.code, first.stderr]).toEqual([0, '']);
    expect(first.stdout).toMatch(/^Found 2 pilot files: pilots\/a\.yaml, x\/b\.yml\n/);
    for (const file of ['readiness.config.yaml', 'readiness.baseline.json', ...own]) {
      expect(first.stdout).toContain(`wrote ${file}: `);
      expect(existsSync(join(first.cwd, file)), file).toBe(true);
    }
    expect(parse(first.read('readiness.config.yaml'))).toEqual({
      version: 1,
      pilots: ['pilots', 'x'],
      policy: { mode: 'enforce', baseline: 'readiness.baseline.json' },
    });
  });

  it('overwrites nothing, and says what it left', () => {
    const before = new Map(own.map((file) => [file, first.read(file)]));
    const again = first.run(['init', '--ci', host]);
    expect(again.code).toBe(0);
    expect(again.stdout).not.toContain('\nwrote ');
    if (host !== 'github') expect(again.stdout).toContain(' has to ');
    expect(first.stdout).not.toContain(' has to ');
    for (const file of own) {
      expect(again.stdout).toContain(`left ${file} as it is`);
      expect(first.read(file)).toBe(before.get(file));
    }
  });

  it('names the package by its version, never another one, and pins what else it takes', () => {
    const { name, version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
      name: string;
      version: string;
    };
    const text = own.map(first.read).join('\n');
    if (host !== 'gitlab' || own.length > 1) expect(text).toContain(`${name}@${version}`);
    expect(text).not.toMatch(/npx|(npm install|npm i) (?:-\S+ )*readiness\b/);
    for (const [, , revision] of text.matchAll(/uses: (\S+)@(\S+)/g)) expect(revision).toMatch(/^[0-9a-f]{40}$/);
  });
});

it('holds what it wrote: green on the first day, red where a check gets worse', () => {
  const { run, cwd, read } = init('github');
  expect(run(['gate'])).toMatchObject({ code: 0, stdout: expect.stringContaining('2 pilots, 2 passed') });
  writeFileSync(join(cwd, 'pilots/a.yaml'), read('pilots/a.yaml').replace('in-place', 'absent'));
  expect(run(['gate']).code).toBe(1);
});

it.each<[string, string, Readonly<Record<string, string>>, RegExp]>([
  [
    'a recipe that there is not',
    'jenkins',
    { 'a.yaml': PILOT },
    /no recipe for "jenkins"\n {2}recipes: github, gitlab/,
  ],
  ['a folder without pilots', 'github', { 'a.yaml': 'a: 1\n' }, /there is no pilot file in \./],
  ['a pilot that is malformed', 'github', { 'a.yaml': PILOT, 'b.yaml': BAD }, /b\.yaml:2[\s\S]*nothing was written/],
])('refuses %s, and writes nothing', (_name, host, files, words) => {
  const { code, stderr, cwd } = init(host, files);
  expect([code, stderr]).toEqual([2, expect.stringMatching(words)]);
  expect(
    readdirSync(cwd)
      .filter((name) => name !== '.git')
      .sort(),
  ).toEqual(Object.keys(files).sort());
});

it('leaves a baseline to a configuration that is there', () => {
  const { stdout, cwd } = init('gitlab', { 'a.yaml': PILOT, 'readiness.config.yaml': 'version: 1\npolicy: pilot\n' });
  expect(stdout).toContain('wrote no baseline: readiness.config.yaml says what is asked');
  expect(existsSync(join(cwd, 'readiness.baseline.json'))).toBe(false);
});

it('writes nothing through a link that leads out', () => {
  const [cwd, outside] = [folderWith({ 'a.yaml': PILOT }), folderWith({})];
  symlinkSync(outside, join(cwd, '.github'));
  const { code, stdout } = readiness(['init', '--ci', 'github'], { cwd });
  expect(code).toBe(2);
  expect(stdout).toMatch(/wrote readiness\.config\.yaml: .*\nwrote readiness\.baseline\.json: [^\n]*\n$/);
  expect(readdirSync(outside)).toEqual([]);
});

it('writes nothing below the root of a repository, where nobody reads it', () => {
  const { cwd } = init('github', { 'team/pilots/a.yaml': PILOT });
  const { code, stdout, stderr } = readiness(['init', '--ci', 'gitlab'], { cwd: join(cwd, 'team/pilots') });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('which is ../..\n  cd ../.. && readiness init --ci gitlab');
  expect(readdirSync(join(cwd, 'team/pilots'))).toEqual(['a.yaml']);
});

describe('--only-pilots', () => {
  it('judges what is a pilot by its content, whatever its name, and is silent where none is', () => {
    const cwd = folderWith({
      'pilots/helpdesk.yaml': SMALL,
      'values.yaml': 'a: 1\n',
      'package.json': '{}',
      'broken.yaml': BAD,
    });
    mkdirSync(join(cwd, 'folder.yaml'));
    const names = ['values.yaml', 'pilots/helpdesk.yaml', 'package.json', 'folder.yaml', 'gone.yaml'];
    expect(readiness(['validate', '--only-pilots', ...names], { cwd })).toEqual({
      code: 0,
      stdout: 'pilots/helpdesk.yaml: a well-formed pilot file\n',
      stderr: '',
    });
    expect(readiness(['validate', '--only-pilots', 'values.yaml', 'broken.yaml'], { cwd }).code).toBe(2);
    writeFileSync(join(cwd, 'broken.yaml'), 'version: 1\npilot: {nmae: A}\n');
    expect(readiness(['validate', '--only-pilots', 'broken.yaml'], { cwd }).code).toBe(2);
    for (const command of ['validate', 'gate']) {
      expect(readiness([command, '--only-pilots', 'values.yaml'], { cwd })).toEqual({
        code: 0,
        stdout: '',
        stderr: '',
      });
    }
    expect(readiness(['gate', '--only-pilots', ...names, '--for', 'pilot'], { cwd }).code).toBe(1);
  });
});
