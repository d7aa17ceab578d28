// readiness init: a new file by template, from answers or from another pilot; never over one that is there.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { root } from '../judge.ts';
import { asOf, folderWith, readiness, SMALL } from '../program.ts';

const textOf = (cwd: string, file: string): string => readFileSync(join(cwd, file), 'utf8');

describe('without a terminal and without options', () => {
  it('does not hang: it exits with 2 and says what to use', () => {
    const cwd = folderWith();
    const { code, stdout, stderr } = readiness(['init'], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('--template');
    expect(stderr).toContain('--answers FILE');
    expect(readdirSync(cwd)).toEqual([]);
  });
});

describe('a file that is there', () => {
  test.each([
    [['init']],
    [['init', '--template']],
    [['init', 'pilot.yaml', '--from', 'other.yaml']],
    [['init', 'pilot.yaml', '--answers', 'answers.yaml']],
  ])('is never overwritten: %j', (args) => {
    const cwd = folderWith({ 'pilot.yaml': SMALL, 'other.yaml': SMALL, 'answers.yaml': 'pilot.owner: me' });
    const { code, stderr } = readiness(args, { cwd });
    expect([code, textOf(cwd, 'pilot.yaml')]).toEqual([2, SMALL]);
    expect(stderr).toContain('readiness interview pilot.yaml');
  });
});

describe('--template', () => {
  it.each([['minimal'], ['full'], []])('%s: is valid as it stands, with nothing to complain of', (...kind) => {
    const cwd = folderWith();
    expect(readiness(['init', '--template', ...kind], { cwd })).toMatchObject({ code: 0, stdout: '' });
    const { code, stdout, stderr } = readiness(['validate', 'pilot.yaml'], { cwd });
    expect([code, stdout, stderr]).toEqual([0, 'pilot.yaml: a well-formed pilot file\n', '']);
    expect(readiness(['assess', 'pilot.yaml', ...asOf], { cwd }).stdout).toContain('NOT KNOWN TO BE READY TO PILOT');
  });

  it('is the short one unless the full one is asked for, and refuses others', () => {
    const lines = (...args: readonly string[]) =>
      readiness(['init', '-', '--template', ...args]).stdout.split('\n').length;
    expect(lines()).toBe(lines('minimal'));
    expect(lines('full')).toBeGreaterThan(2 * lines());
    expect(readiness(['init', '-', '--template', 'huge']).stderr).toContain('templates: minimal, full');
  });

  it('brings the schema along where an editor would find none', () => {
    const cwd = folderWith();
    const { stderr } = readiness(['init', '--template'], { cwd });
    expect(stderr).toContain('wrote pilot.schema.json');
    expect(textOf(cwd, 'pilot.yaml')).toMatch(/^# yaml-language-server: \$schema=pilot\.schema\.json\n/);
    const copy = JSON.parse(textOf(cwd, 'pilot.schema.json'));
    expect(copy).toEqual(JSON.parse(readFileSync(`${root}schema/pilot.schema.json`, 'utf8')));
    expect(readiness(['init', 'two.yaml', '--template'], { cwd }).stderr).not.toContain('schema');
  });

  it('names that of the installed package, from wherever the file is', () => {
    const cwd = folderWith({ 'node_modules/pilot-readiness/schema/pilot.schema.json': '{}' });
    mkdirSync(join(cwd, '.git'));
    mkdirSync(join(cwd, 'pilots/a'), { recursive: true });
    readiness(['init', 'pilots/a/pilot.yaml', '--template'], { cwd });
    const [first] = textOf(cwd, 'pilots/a/pilot.yaml').split('\n');
    expect(first).toBe('# yaml-language-server: $schema=../../node_modules/pilot-readiness/schema/pilot.schema.json');
    expect(readdirSync(join(cwd, 'pilots/a'))).toEqual(['pilot.yaml']);
  });

  it('has the practices of the checklist in force', () => {
    const { stdout } = readiness(['init', '-', '--template', 'full', '--checklist', 'examples/organisation/bank.yaml']);
    expect(stdout).toContain('\n    model-inventory:\n');
  });
});

describe('--from', () => {
  it('keeps what the other pilot practises, and blanks what only it can show', () => {
    const other = `# ours\nversion: 1\npilot: {name: Other, stage: pilot, users: internal}\ndata:\n  controls:\n    # why\n    lineage: {status: in-place, evidence: [a.md]}\n`;
    const cwd = folderWith({ 'other.yaml': other });
    const { code, stdout } = readiness(['init', 'new.yaml', '--from', 'other.yaml'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('Kept of Other: 1 declared practice');
    const text = textOf(cwd, 'new.yaml');
    for (const kept of ['# ours', '    # why', 'users: internal', 'in-place']) expect(text).toContain(kept);
    expect(text).not.toMatch(/Other|a\.md|stage: pilot/);
    expect(readiness(['validate', 'new.yaml'], { cwd })).toMatchObject({ code: 0 });
  });

  it('starts from no file that is wrong', () => {
    const bad = folderWith({ 'bad.yaml': 'version: 1\npilot: {nam: x}\n' });
    const ended = readiness(['init', 'new.yaml', '--from', 'bad.yaml'], { cwd: bad });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('did you mean "name"?');
    expect(readdirSync(bad)).toEqual(['bad.yaml']);
  });
});

describe('--answers', () => {
  const good =
    'pilot.name: Bot\npilot:\n  stage: pilot # today\n  users: internal\nkpis.measures[0]: {name: Time, role: primary}\nkpis.measures[0].unit: minutes\ndata.controls.lineage: {status: in-place, evidence: [a.md]}\n';
  const asLines = ['pilot.name', 'Bot', 'pilot.stage', 'pilot', 'pilot.users', 'internal'];

  it('writes a new file, in the order of the contract, and says where it stands', () => {
    const cwd = folderWith({ 'answers.yaml': good });
    const { code, stdout } = readiness(['init', '--answers', 'answers.yaml', ...asOf], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^pilot\.yaml: 8 answers written\nNot known to be ready to pilot\. /);
    expect(textOf(cwd, 'pilot.yaml')).toBe(
      '# yaml-language-server: $schema=pilot.schema.json\nversion: 1\n\npilot:\n  name: Bot\n  stage: pilot\n  users: internal\n\nkpis:\n  measures:\n    - name: Time\n      role: primary\n      unit: minutes\n\ndata:\n  controls:\n    lineage: {status: in-place, evidence: [a.md]}\n',
    );
  });

  it('reads JSON lines too, from stdin', () => {
    const cwd = folderWith();
    const lines = [0, 2, 4].map((i) => JSON.stringify({ path: asLines[i], value: asLines[i + 1] })).join('\n');
    expect(readiness(['init', '--answers', '-'], { cwd, input: lines })).toMatchObject({ code: 0 });
    expect(textOf(cwd, 'pilot.yaml')).toContain('pilot:\n  name: Bot\n  stage: pilot\n  users: internal\n');
  });

  it('tells every problem at once, where the answers give it, and writes nothing', () => {
    const cwd = folderWith({
      'answers.yaml':
        'pilot.stage: pliot\npilot.ownr: me\nbad path: 1\nagents[3].name: x\nkpis.measures[0].name: T\ndata: {sources: [{name: A, access: apis}]}\n',
    });
    const { code, stdout, stderr } = readiness(['init', '--answers', 'answers.yaml'], { cwd });
    expect([code, stdout, readdirSync(cwd)]).toEqual([2, '', ['answers.yaml']]);
    for (const said of [
      /answers\.yaml:1:14 {2}error {2}unknown-word\n {2}pilot\.stage: "pliot"/,
      /answers\.yaml:2:\d+ {2}error {2}unknown-key\n {2}pilot\.ownr[\s\S]*did you mean "owner"/,
      /answers\.yaml:3:1 {2}error {2}bad-path/,
      /answers\.yaml:4:\d+ {2}error {2}bad-path\n {2}agents has 0 items/,
      /answers\.yaml:5:\d+ {2}error {2}missing\n {2}kpis\.measures\[0\]\.role/,
      /answers\.yaml:6:\d+ {2}error {2}unknown-word\n {2}data\.sources\[0\]\.access: "apis"/,
      /pilot\.name: missing/,
      /7 errors in answers\.yaml/,
      /nothing was written to pilot\.yaml/,
    ]) {
      expect(stderr).toMatch(said);
    }
  });

  it('takes a map on one line', () => {
    const cwd = folderWith();
    const input = '{"pilot": {"name": "Bot"}}';
    expect(readiness(['init', 'b.yaml', '--answers', '-', ...asOf], { cwd, input })).toMatchObject({ code: 0 });
    expect(textOf(cwd, 'b.yaml')).toContain('name: Bot');
  });

  it('tells which line of JSON is none', () => {
    const input =
      '{"path": "pilot.name", "value": "Bot"}\n\nnope\n{"path": "pilot.owner"}\n{"path": "pilot.owner", "value": 1, "why": 2}\n';
    const { code, stderr } = readiness(['init', '--answers', '-'], { cwd: folderWith(), input });
    expect(code).toBe(2);
    for (const line of [3, 4, 5]) expect(stderr).toContain(`<stdin>:${line}:1`);
  });

  it('is one way to begin, not two', () => {
    const cwd = folderWith({ 'a.yaml': good });
    expect(readiness(['init', '--answers', 'a.yaml', '--template'], { cwd }).stderr).toContain('two ways to begin');
  });

  it('is not loaded from a folder, and says so', () => {
    const cwd = folderWith();
    mkdirSync(join(cwd, 'a'));
    expect(readiness(['init', '--answers', 'a'], { cwd })).toMatchObject({ code: 2 });
    writeFileSync(join(cwd, 'empty.yaml'), '# none\n');
    expect(readiness(['init', '--answers', 'empty.yaml'], { cwd }).stderr).toContain('empty-file');
  });
});
