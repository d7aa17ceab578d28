// Which pilot files are meant by files, folders and globs.
import { describe, expect, it } from 'vitest';
import { looksLikePilot, resolvePilots } from '../../src/commands/shared/pilots.ts';
import { realWorld } from '../../src/io/real-world.ts';
import { ReadinessError } from '../../src/model/problem.ts';
import { folderWith, readiness, SMALL } from '../program.ts';

const world = realWorld(() => undefined);
const meant = (...named: readonly string[]) => resolvePilots(named, { color: false }, world);

describe('a pilot file is told by its content', () => {
  it.each([
    ['block YAML', SMALL, true],
    ['with a comment and a mark', '\uFEFF# ours\nversion: 1   # of the format\npilot:\n  name: A\n', true],
    ['with Windows line ends', 'version: 1\r\npilot: {name: A}\r\n', true],
    ['flow YAML', '{version: 1, pilot: {name: A}}', true],
    ['JSON', '{\n  "version": 1,\n  "pilot": {"name": "A"}\n}', true],
    ['YAML that breaks further down', 'version: 1\npilot: {name: A\n', true],
    ['a configuration', 'version: 1\npolicy: production\n', false],
    ['a compose file', 'version: 3\nservices: {pilot: {name: A}}\n', false],
    ['a version in quotes', 'version: "1"\npilot: {name: A}\n', true],
    ['a version with a point', 'version: 1.0\npilot: {name: A}\n', true],
    ['another version', 'version: 12\npilot: {name: A}\n', false],
    ['a name that is not the pilot’s', 'version: 1\npilot: true\nname: A\n', false],
    ['a name in quotes', '"version": 1\n"pilot":\n  # whose\n  "name": A\n', true],
    ['nothing', '', false],
  ])('%s', (_, text, expected) => expect(looksLikePilot(new TextEncoder().encode(text))).toBe(expected));
});

const folder = folderWith({
  'pilots/b.yaml': SMALL,
  'pilots/deep/a.yml': SMALL,
  'pilots/notes.yaml': 'version: 1\nnotes: []\n',
  'pilots/c.json': '{"version": 1, "pilot": {"name": "C"}}',
  'pilots/.gitignore': 'ignored/\n',
  'pilots/ignored/x.yaml': SMALL,
  'pilots/node_modules/p/x.yaml': SMALL,
  'empty/readme.md': '',
  'one.yaml': SMALL,
});

it('finds the pilots of a folder, in order, without what is ignored or installed', async () =>
  expect(await meant(`${folder}/pilots`)).toEqual(
    ['pilots/b.yaml', 'pilots/c.json', 'pilots/deep/a.yml'].map((file) => `${folder}/${file}`),
  ));

it('passes over no file that nobody can read', async () => {
  const read: typeof world.read = (file, most) => {
    if (/(notes|gone)\.yaml$/.test(file)) throw new ReadinessError(`${file} cannot be read (EACCES)`);
    return world.read(file, most);
  };
  const walk = async () => ['b.yaml', 'gone.yaml', 'notes.yaml'];
  const found = await resolvePilots([`${folder}/pilots`], { color: false }, { ...world, read, walkTree: walk });
  expect(found).toEqual([`${folder}/pilots/b.yaml`, `${folder}/pilots/notes.yaml`]);
});

it('passes over no folder that nobody may look into', async () => {
  const walk: typeof world.walkTree = async (_, { onShut }) => {
    onShut?.('shut/');
    return [];
  };
  for (const name of [`${folder}/pilots`, `${folder}/pilots/**/*.yaml`])
    expect(await resolvePilots([name], { color: false }, { ...world, walkTree: walk })).toEqual([
      `${folder}/pilots/shut`,
    ]);
});

it('matches globs of its own, keeps names as they are, and names each file once', async () => {
  expect(await meant(`${folder}/pilots/**/*.y{,a}ml`)).toEqual(
    ['pilots/b.yaml', 'pilots/deep/a.yml', 'pilots/notes.yaml'].map((file) => `${folder}/${file}`),
  );
  expect(await meant('-', 'missing.yaml', `${folder}/one.yaml`, `${folder}/./one.yaml`)).toEqual([
    '-',
    'missing.yaml',
    `${folder}/one.yaml`,
  ]);
});

it('says where there is none', async () => {
  await expect(meant(`${folder}/empty`)).rejects.toThrow(/there is no pilot file in/);
  await expect(meant(`${folder}/empty/*.yaml`)).rejects.toThrow(/no file matches/);
});

describe('where nothing is named', () => {
  const configured = folderWith({
    'readiness.config.yaml': 'version: 1\npilots: [pilots, "products/*/pilot.yaml"]\n',
    'pilots/a.yaml': SMALL,
    'products/x/pilot.yaml': SMALL,
    'products/y/other.yaml': SMALL,
    'pilot.yaml': SMALL,
    'deep/.keep': '',
    '.git/HEAD': '',
  });
  it.each(['validate', 'assess', 'gate'])('%s means the pilots of the configuration, also from below it', (command) => {
    const at = (cwd: string, args: readonly string[] = []) =>
      readiness([command, ...args], { cwd: `${configured}/${cwd}` });
    for (const [cwd, prefix] of [
      ['', ''],
      ['deep', '../'],
    ] as const) {
      const { stdout, stderr } = at(cwd);
      expect(stdout + stderr).toContain(`${prefix}pilots/a.yaml`);
      expect(stdout + stderr).toContain(`${prefix}products/x/pilot.yaml`);
      expect(stdout).not.toContain('other.yaml');
    }
    expect(at('', ['--config', 'none']).stdout).not.toContain('pilots/a.yaml');
  });

  it('means pilot.yaml in the working folder, and says what to do where there is none', () => {
    const one = folderWith({ 'pilot.yaml': SMALL });
    expect(readiness(['validate'], { cwd: one })).toMatchObject({
      code: 0,
      stdout: 'pilot.yaml: a well-formed pilot file\n',
    });
    const { code, stderr } = readiness(['validate'], { cwd: folderWith({}) });
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^readiness: no pilot file is named\n {2}name files or folders, begin one with readiness init/,
    );
  });

  it.each(['../other', '/etc', '.git/x.yaml', 'a/../../b/*.yaml'])('refuses %s in a configuration', (name) => {
    const cwd = folderWith({ 'readiness.config.yaml': `version: 1\npilots: ["${name}"]\n`, '.git/HEAD': '' });
    const { code, stderr } = readiness(['validate'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('leads out of the folder of the configuration');
  });
});

it('judges by the configuration in which they were found, outside of a repository too', () => {
  const cwd = folderWith({
    'readiness.config.yaml': 'version: 1\npilots: [pilots]\npolicy: {min_score: 90}\n',
    'pilots/deep/a.yaml': SMALL,
    'other/readiness.config.yaml': 'version: 1\npolicy: {min_score: 40}\n',
    'other/b.yaml': SMALL,
  });
  const gate = (...files: readonly string[]) => readiness(['gate', ...files], { cwd }).stdout;
  for (const text of [gate(), gate('pilots/deep/a.yaml')])
    expect(text).toContain('FAIL min-score: 0.0, at least 90 expected');
  // A nearer one can only tighten.
  expect(gate('other/b.yaml')).toContain('FAIL min-score: 0.0, at least 90 expected');
});
