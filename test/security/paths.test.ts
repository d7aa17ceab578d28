// What files of strangers make the program read and write: nothing but what was asked.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../folders.ts';
import { readiness, SMALL } from '../program.ts';
import { everyNth } from '../random.ts';
import { repository } from '../repository.ts';

const ORIGINAL = '# original\n';
const NAMED = "version: 1\npilot: {name: 'true; id > PWNED #'}\n";

/** A home folder beside a repository with a pilot whose configuration names this report. */
const cloned = (format: string, file: string): string => {
  const top = folderWith({
    'home/.bashrc': ORIGINAL,
    'repo/pilots/a.yaml': NAMED,
    'repo/pilots/readiness.config.yaml': `version: 1\nreports:\n  - {format: ${format}, file: '${file}'}\n`,
  });
  mkdirSync(join(top, 'repo/.git/hooks'), { recursive: true });
  writeFileSync(join(top, 'repo/.git/hooks/pre-commit'), ORIGINAL, { mode: 0o755 });
  symlinkSync(join(top, 'home/.bashrc'), join(top, 'repo/pilots/report.txt'));
  symlinkSync('../../home', join(top, 'repo/pilots/out'));
  return top;
};

describe('a report that a configuration names', () => {
  it.each([
    ['terminal', 'x\\x\\x\\x/../../../home/.bashrc'],
    ['terminal', 'a/b/../../../../home/.bashrc'],
    ['terminal', 'report.txt'],
    ['json', 'out/.bashrc'],
    ['json', 'out/new.json'],
    ['terminal', '../.git/hooks/pre-commit'],
    ['json', '.git/config'],
    ['json', '.github/workflows/x.yml'],
    ['terminal', 'Makefile'],
    ['csv', 'a.yaml'],
  ])('%s to %s is refused', (format, file) => {
    const top = cloned(format, file);
    for (const verb of ['assess', 'gate']) {
      const { code, stderr } = readiness([verb, 'a.yaml'], { cwd: join(top, 'repo/pilots') });
      expect(code, stderr).toBe(2);
    }
    expect(readFileSync(join(top, 'home/.bashrc'), 'utf8')).toBe(ORIGINAL);
    expect(readFileSync(join(top, 'repo/.git/hooks/pre-commit'), 'utf8')).toBe(ORIGINAL);
    expect(readFileSync(join(top, 'repo/pilots/a.yaml'), 'utf8')).toBe(NAMED);
  });

  it('takes the place of an earlier report, and of nothing else', () => {
    const cwd = folderWith({
      'a.yaml': SMALL,
      'readiness.config.yaml': 'version: 1\nreports: [{format: json, file: r.json}]\n',
    });
    expect(readiness(['assess', 'a.yaml'], { cwd }).code).toBe(0);
    expect(readiness(['assess', 'a.yaml'], { cwd }).code).toBe(0);
    writeFileSync(join(cwd, 'r.json'), '{"mine": 1}');
    expect(readiness(['assess', 'a.yaml'], { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('holds something else than an earlier report'),
    });
    expect(readFileSync(join(cwd, 'r.json'), 'utf8')).toBe('{"mine": 1}');
  });
});

describe('an output over an input', () => {
  const inputs = {
    'pilot.yaml': 'version: 1\npilot: {name: P, owner: z, evidence: [ev.md]}\n',
    'own.yaml': 'id: own\nversion: "1"\nextends: core\n',
    'ev.md': 'evidence of something that was done\n',
    'readiness.config.yaml': 'version: 1\n',
  };
  it.each([
    'assess pilot.yaml --checklist own.yaml -o own.yaml',
    'gate pilot.yaml --checklist own.yaml --observe -o own.yaml',
    'plan pilot.yaml --checklist own.yaml -o own.yaml',
    'assess pilot.yaml -o ev.md',
    'plan pilot.yaml -o readiness.config.yaml',
    'value pilot.yaml -o readiness.config.yaml',
    'advise pilot.yaml -o readiness.config.yaml',
    'compare pilot.yaml pilot.yaml -o readiness.config.yaml',
    'schema -o pilot.yaml',
    'schema -o own.yaml',
    'schema -o readiness.config.yaml',
    'gate pilot.yaml --print-policy -o pilot.yaml',
    'assess pilot.yaml -o .git/config',
  ])('%s is refused', (line) => {
    const cwd = folderWith(inputs);
    const { code, stderr } = readiness(line.split(' '), { cwd });
    expect(code, stderr).toBe(2);
    for (const [name, text] of Object.entries(inputs)) expect(readFileSync(join(cwd, name), 'utf8')).toBe(text);
  });
});

describe('what a file may have read', () => {
  const TOKEN = 'c2VjcmV0LXRva2VuLTEyMzQ1Njc4OTA';
  const cwd = repository(folderWith({ 'pilot.yaml': SMALL })).dir;
  writeFileSync(join(cwd, '.git/token'), `[http]\n\textraheader = ${TOKEN}\n`);
  symlinkSync('.git/token', join(cwd, 'x.csv'));
  symlinkSync('.git/token', join(cwd, 'linked.yaml'));
  symlinkSync('/proc/self/environ', join(cwd, 'environment.yaml'));

  it.each([
    ['evidence', 'version: 1\npilot:\n  name: P\n  evidence: [{file: x.csv, at: /last/0, is: nothing}]\n', ''],
    ['a checklist', SMALL, 'checklists: [.git/token]'],
    ['a checklist by a link', SMALL, 'checklists: [linked.yaml]'],
    ['a checklist of the machine', SMALL, 'checklists: [/proc/self/environ]'],
    ['a link to the machine', SMALL, 'checklists: [environment.yaml]'],
    ['a baseline', SMALL, 'policy: {baseline: .git/token}'],
    ['a baseline above', SMALL, 'policy: {baseline: ../../etc/passwd}'],
  ])('%s: nothing of it is printed', (_name, pilot, configuration) => {
    writeFileSync(join(cwd, 'p.yaml'), pilot);
    writeFileSync(join(cwd, 'readiness.config.yaml'), `version: 1\n${configuration}\n`);
    for (const verb of ['assess', 'gate']) {
      const { code, stdout, stderr } = readiness([verb, 'p.yaml'], { cwd, env: { SECRET_TOKEN: 'abc123' } });
      expect(code, stderr).not.toBe(3);
      expect(stdout + stderr).not.toMatch(/c2VjcmV0|abc123|root:/);
    }
  });

  it.each(['linked.yaml', 'environment.yaml'])('a pilot that is a link out: %s', (file) => {
    writeFileSync(join(cwd, 'readiness.config.yaml'), 'version: 1\n');
    const { code, stdout, stderr } = readiness(['validate', file], { cwd, env: { SECRET_TOKEN: 'abc123' } });
    expect(code).toBe(2);
    expect(stdout + stderr).not.toMatch(/c2VjcmV0|abc123/);
  });

  it('a pipe that nobody writes to is told', () => {
    execFileSync('mkfifo', [join(cwd, 'pipe')]);
    // A pipe that is read is waited for.
    const lines = [
      ['validate', 'pipe'],
      ['assess', 'pilot.yaml', '--config', 'pipe'],
      ['assess', 'pilot.yaml', '-o', 'pipe'],
    ];
    for (const args of everyNth(2, lines)) {
      expect(readiness(args, { cwd }).code, args.join(' ')).toBe(2);
    }
  });
});
