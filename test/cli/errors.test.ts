import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { run as runInside } from '../../src/cli.ts';
import type { World } from '../../src/io/world.ts';
import { example, folderWith, GOOD, run } from './program.ts';

describe('a wrong command line ends with 2, a word on it and a remedy', () => {
  test.each([
    [['asess', 'x'], /unknown command 'asess'[\s\S]*assess/],
    [['assess'], /missing required argument/],
    [['assess', 'p.yaml', '--fromat', 'json'], /unknown option '--fromat'[\s\S]*--format/],
    [
      ['assess', 'p.yaml', '--format', 'sarif'],
      /the format sarif is not in this version yet[\s\S]*terminal, json, markdown/,
    ],
    [['assess', 'p.yaml', '--format', 'html'], /html is not in this version yet/],
    [['assess', 'p.yaml', '--format', 'junit'], /junit is not in this version yet/],
    [['assess', 'p.yaml', '--format', 'csv'], /csv is not in this version yet/],
    [['assess', 'p.yaml', '--format', 'xml'], /no format "xml"/],
    [['assess', 'p.yaml', '--for', 'prod'], /no gate "prod"[\s\S]*pilot, production, scale/],
    [['assess', 'p.yaml', '--as-of', '2026-02-30'], /2026-02-30 is not a date/],
    [['assess', 'p.yaml', '--min-score', '101'], /not a number from 0 to 100/],
    [['assess', 'p.yaml', '--report', 'json'], /is not FORMAT=FILE/],
    [['assess', '-', '-'], /stdin \(-\) can be read once only/],
    [['assess', 'p.yaml', '-o', 'p.yaml'], /would be overwritten/],
    [['assess', 'p.yaml', '-o', 'a', '--report', 'json=a'], /two reports would go to a/],
    [['schema', 'pilto'], /no schema "pilto"[\s\S]*pilot, report, checklist/],
  ])('%j', (args, words) => {
    const cwd = folderWith({ 'p.yaml': GOOD });
    const { status, stdout, stderr } = run(args, { cwd });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(readdirSync(cwd)).toEqual(['p.yaml']);
  });
});

describe('bad files', () => {
  it('all problems of all files are named, none is judged, nothing is written', () => {
    const cwd = folderWith({
      'good.yaml': GOOD,
      'bad.yaml': 'version: 1\npilot: {nme: x, stage: plot}\n',
      'empty.yaml': '',
      'binary.yaml': Uint8Array.of(0x89, 0x50, 0, 0xff, 0xfe),
    });
    const files = ['good.yaml', 'bad.yaml', 'empty.yaml', 'binary.yaml', 'missing.yaml', '.'];
    const { status, stdout, stderr } = run(['assess', ...files, '-o', 'out.json'], { cwd });
    expect([status, stdout, existsSync(join(cwd, 'out.json'))]).toEqual([2, '', false]);
    for (const words of [
      'bad.yaml:2:9',
      'did you mean "name"',
      'bad.yaml:2:24',
      'pilot.name: missing',
      'the file is empty',
      'not UTF-8',
      'there is no file missing.yaml',
      '. is a folder',
    ]) {
      expect(stderr).toContain(words);
    }
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('neutralises what a file would do to the terminal', () => {
    const cwd = folderWith({ 'evil.yaml': 'version: 1\npilot: {name: x, stage: "\\e[2Jevil"}\n' });
    const { stderr } = run(['validate', 'evil.yaml'], { cwd });
    expect(stderr).toContain('[2Jevil');
    expect(stderr).not.toContain('\x1b');
  });

  it('refuses a file over the limit, and takes it with --max-bytes', () => {
    const cwd = folderWith({ 'large.yaml': `${GOOD}# ${'x'.repeat(1_100_000)}\n` });
    expect(run(['validate', 'large.yaml'], { cwd }).status).toBe(2);
    expect(run(['validate', 'large.yaml', '--max-bytes', '2000000'], { cwd }).status).toBe(0);
  });
});

describe('reports on the disk', () => {
  it('are written whole or not at all', () => {
    const cwd = folderWith({ 'p.yaml': GOOD });
    const { status, stderr } = run(['assess', 'p.yaml', '-o', 'no/such/folder/out.json'], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain('cannot be written');
    expect(readdirSync(cwd)).toEqual(['p.yaml']);
  });

  it('follow a link and keep it, keep the mode of a file, and leave devices alone', () => {
    const cwd = folderWith({ 'p.yaml': GOOD, 'real.json': 'old' });
    symlinkSync('real.json', join(cwd, 'link.json'));
    chmodSync(join(cwd, 'real.json'), 0o640);
    expect(run(['assess', 'p.yaml', '-o', 'link.json'], { cwd }).status).toBe(0);
    expect(lstatSync(join(cwd, 'link.json')).isSymbolicLink()).toBe(true);
    expect(JSON.parse(readFileSync(join(cwd, 'real.json'), 'utf8'))).toMatchObject({ file: 'p.yaml' });
    expect(lstatSync(join(cwd, 'real.json')).mode & 0o777).toBe(0o640);
    expect(run(['assess', 'p.yaml', '-o', '/dev/null'], { cwd }).status).toBe(0);
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it('take their format from the ending, and several go out in one run', () => {
    const cwd = folderWith({ 'p.yaml': GOOD });
    mkdirSync(join(cwd, 'out'));
    const { status, stdout, stderr } = run(
      ['assess', 'p.yaml', '-o', 'out/a.md', '--report', 'json=out/b', '--report', 'terminal=-'],
      { cwd },
    );
    expect(status).toBe(0);
    expect(readFileSync(join(cwd, 'out/a.md'), 'utf8')).toMatch(/^## Good/);
    expect(JSON.parse(readFileSync(join(cwd, 'out/b'), 'utf8'))).toMatchObject({ schemaVersion: '1.0' });
    expect(stdout).toMatch(/^Good/);
    expect(stderr).toContain('wrote markdown report to out/a.md');
  });
});

describe('exit codes', () => {
  const date = ['--as-of', '2026-11-23'];
  test.each([
    [0, ['assess', example('telecom-support-bot'), ...date]],
    [0, ['assess', example('telecom-support-bot'), ...date, '--for', 'pilot']],
    [1, ['assess', example('telecom-support-bot'), ...date, '--for', 'production']],
    [1, ['assess', example('telecom-support-bot'), ...date, '--min-score', '90']],
    [0, ['assess', example('complete'), ...date, '--for', 'scale', '--min-score', '100']],
    [1, ['assess', example('complete'), example('refund-agent'), ...date, '--for', 'pilot']],
    [0, ['validate', example('complete'), example('refund-agent')]],
    [0, ['--help']],
    [0, ['assess', '--help']],
    [0, ['--version']],
  ])('%i: %j', (code, args) => expect(run(args).status).toBe(code));

  it('1 says on stderr which gate is shut, and the report is there all the same', () => {
    const { stdout, stderr } = run(['assess', example('telecom-support-bot'), ...date, '--for', 'production']);
    expect(stderr).toContain('the production gate is shut');
    expect(stdout).toContain('READY TO PILOT');
  });

  it('too little answered: 0 without a gate, 1 with one', () => {
    expect(run(['assess', '-'], { input: GOOD }).status).toBe(0);
    expect(run(['assess', '-', '--for', 'pilot'], { input: GOOD }).status).toBe(1);
  });

  it('3 for a bug of ours, with how to report it and no stack trace unless asked', async () => {
    const said: string[] = [];
    const screen = {
      write: (text: string) => void said.push(text),
      isTerminal: false,
      columns: undefined,
      colour: false,
    };
    const broken = (): never => {
      throw new TypeError('x is not a function');
    };
    const world: World = {
      today: () => '2026-11-23',
      read: broken,
      write: broken,
      look: broken,
      same: broken,
      stdout: screen,
      stderr: screen,
    };
    expect(await runInside(['assess', 'p.yaml'], world)).toBe(3);
    expect(said.join('')).toMatch(/a bug in readiness[\s\S]*--debug/);
    expect(said.join('')).not.toMatch(/\n\s+at /);
    expect(await runInside(['assess', 'p.yaml', '--debug'], world)).toBe(3);
    expect(said.join('')).toMatch(/\n\s+at /);
  });
});
