// readiness checklist, and --checklist and the configuration file wherever a pilot is judged.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { composeChecklist } from '../../src/checklist/core.ts';
import { asOf, folderWith, readiness, SMALL } from '../program.ts';

const CHECKS = composeChecklist().items.length;
const bank = ['--checklist', 'examples/organisation/bank.yaml'];
const OWN = 'id: acme\nversion: "1"\nextends: core\nchecks: {data.lineage: {disabled: "not here"}}\n';
const BAD = 'id: acme\nversion: "1"\nextends: core\nchecks: {data.lineag: {weight: 0}}\n';

describe('list and show', () => {
  it('name the core alone where nothing else is in force', () => {
    const { code, stdout } = readiness(['checklist', 'list']);
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining(`core 1.0.0\n  ${CHECKS} checks\n  ships with readiness\n`),
    ]);
    expect(stdout).toContain(`In force: ${CHECKS} checks in 7 dimensions.`);
  });

  it('name each part and the place of each change', () => {
    expect(readiness(['checklist', 'list', ...bank]).stdout).toContain('from examples/organisation/bank.yaml');
    const { stdout } = readiness(['checklist', 'show', ...bank]);
    expect(stdout).toMatch(/yes +data\.lineage; weight changed\s+\(examples\/organisation\/bank\.yaml:\d+\)/);
    expect(stdout).toMatch(/yes +governance\.model-inventory; added\s+\(examples\/organisation\/bank\.yaml:\d+\)/);
    expect(stdout).toMatch(/Not asked for\n.*operations\.open-telemetry:/);
  });

  it('show one check in full, and the nearest of a wrong id', () => {
    expect(readiness(['checklist', 'show', 'evaluation.dataset', ...bank]).stdout).toContain('at least 500 items');
    expect(readiness(['checklist', 'show', 'data.lineag']).stderr).toContain('did you mean data.lineage?');
    const { code, stderr } = readiness(['checklist', 'show', 'operations.open-telemetry', ...bank]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/is not asked for: .*\n {2}examples.*:\d+ disables it/)]);
  });
});

describe('lint', () => {
  it('finds nothing in the example', () => {
    const said = 'examples/organisation/bank.yaml: a checklist to judge by\n';
    expect(readiness(['checklist', 'lint', 'examples/organisation/bank.yaml'])).toEqual({
      code: 0,
      stdout: said,
      stderr: '',
    });
  });

  it('finds nothing in a new one', () => {
    const cwd = folderWith();
    expect(readiness(['checklist', 'new', 'acme', '-o', 'acme.yaml'], { cwd })).toMatchObject({ code: 0, stdout: '' });
    expect(readiness(['checklist', 'lint', 'acme.yaml'], { cwd })).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(join(cwd, 'acme.yaml'), 'utf8')).toBe(readiness(['checklist', 'new', 'acme']).stdout);
    expect(readiness(['checklist', 'new', 'Acme Ltd'])).toMatchObject({ code: 2, stdout: '' });
    expect(readFileSync(join(cwd, 'acme.yaml'), 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=organisation\.schema\.json\n/,
    );
    expect(JSON.parse(readFileSync(join(cwd, 'organisation.schema.json'), 'utf8'))).toHaveProperty('properties.checks');
  });

  it('never writes a new one over another', () => {
    const cwd = folderWith({ 'own.yaml': OWN });
    const { code, stdout, stderr } = readiness(['checklist', 'new', 'acme', '-o', 'own.yaml'], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('own.yaml already exists; new never overwrites a file');
    expect(stderr).toContain('readiness checklist lint own.yaml; or name another file');
    expect(readFileSync(join(cwd, 'own.yaml'), 'utf8')).toBe(OWN);
  });

  it('names every problem with its line, a code frame and the nearest', () => {
    const cwd = folderWith({ 'bad.yaml': BAD });
    const { code, stdout, stderr } = readiness(['checklist', 'lint', 'bad.yaml'], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('bad.yaml:4:10  error  unknown-check\n');
    expect(stderr).toContain('did you mean "data.lineage"?');
    expect(stderr).toContain('2 errors in bad.yaml');
  });
});

describe('a pilot', () => {
  const files = { 'pilot.yaml': SMALL, 'own.yaml': OWN, 'bad.yaml': BAD };

  it('is judged by the checklist that is named, which every report says', () => {
    const cwd = folderWith(files);
    const ask = (format: string) =>
      readiness(['assess', 'pilot.yaml', '--checklist', 'own.yaml', '-f', format, ...asOf], { cwd }).stdout;
    expect(ask('terminal')).toMatch(/· data\.lineage: not here \(own\.yaml:4\)\n[\s\S]*core 1\.0\.0, acme 1/);
    expect(ask('markdown')).toContain('- data.lineage: not here (own.yaml:4)');
    const { checklist, disabled, checks } = JSON.parse(ask('json'));
    expect(checklist.map(({ id }: { id: string }) => id)).toEqual(['core', 'acme']);
    expect(disabled).toEqual([
      { id: 'data.lineage', reason: 'not here', at: { file: 'own.yaml', line: 4, column: 25 } },
    ]);
    expect(checks).toHaveLength(CHECKS - 1);
  });

  it('is told how much of the core is left out, beside the verdict, and by the gate', () => {
    const ids = [
      'run-team',
      'core-roles',
      'cross-functional',
      'ethics-role',
      'production-experience',
      'skills',
      'sponsor',
    ];
    const more = ['champions', 'user-training', 'change-budget', 'upskilling', 'capacity', 'build-or-partner'];
    const off = [...ids, ...more].map((id) => `  talent.${id}: {disabled: not here}\n`).join('');
    const cwd = folderWith({ ...files, 'lean.yaml': `id: lean\nversion: "1"\nextends: core\nchecks:\n${off}` });
    const words = '13 checks of the core are not asked for, among them all of Talent and adoption';
    const said = (command: string, ...args: readonly string[]) =>
      readiness([command, 'pilot.yaml', '--checklist', 'lean.yaml', ...args, ...asOf], { cwd }).stdout.replace(
        /\s+/g,
        ' ',
      );
    expect(said('assess')).toContain(`Not asked ${words}`);
    expect(said('assess', '-f', 'markdown')).toContain(`**Not asked**: ${words}`);
    expect(said('gate', '--for', 'pilot')).toContain(`note ${words}`);
    expect(said('assess', '--checklist', 'own.yaml')).toContain('14 checks of the core are not asked for');
    expect(readiness(['gate', 'pilot.yaml', ...asOf], { cwd }).stdout).not.toContain('not asked for');
  });

  it.each(['assess', 'validate'])('is never judged by half a checklist: %s', (command) => {
    const cwd = folderWith(files);
    const args = [command, 'pilot.yaml', '--checklist', 'own.yaml', '--checklist', 'bad.yaml'];
    const { code, stdout, stderr } = readiness(args, { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('nothing was judged');
  });

  it('prints no trick of a checklist’s words', () => {
    const cwd = folderWith({ ...files, 'own.yaml': OWN.replace('not here', 'x\u202e\u200by') });
    const { stdout } = readiness(['assess', 'pilot.yaml', '--checklist', 'own.yaml', ...asOf], { cwd });
    expect(stdout).toContain('x\\u{202e}\\u{200b}y');
  });
});

describe('the configuration file', () => {
  const repository = (config: string): string => {
    const cwd = folderWith({ 'pilots/a/pilot.yaml': SMALL, 'rules/own.yaml': OWN, 'readiness.config.yaml': config });
    mkdirSync(join(cwd, '.git'));
    return cwd;
  };
  const config = 'version: 1\nchecklists: [rules/own.yaml]\n';
  const judge = (cwd: string, ...more: readonly string[]) =>
    readiness(['assess', 'pilots/a/pilot.yaml', ...more, ...asOf], { cwd });

  it('is found above the pilot, and named in the report', () => {
    const { stdout } = judge(repository(config));
    expect(stdout.replace(/\s+/g, ' ')).toContain('checklist core 1.0.0, acme 1 configuration readiness.config.yaml');
  });

  it('gives way to the command line', () => {
    expect(judge(repository(config), '--checklist', 'core').stdout).not.toContain('acme');
  });

  it('is not looked for outside the repository', () => {
    const cwd = folderWith({ 'readiness.config.yaml': config, 'repo/pilots/a/pilot.yaml': SMALL });
    mkdirSync(join(cwd, 'repo/.git'));
    expect(judge(join(cwd, 'repo'))).toMatchObject({ code: 0, stderr: '' });
  });

  it('is refused with every problem where it is wrong', () => {
    const { code, stdout, stderr } = judge(repository('version: 1\nchecklist: [a]\n'));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('readiness.config.yaml:2:1  error  unknown-key');
    expect(stderr).toContain('did you mean "checklists"?');
  });

  it('is one for all pilots that are judged together', () => {
    const cwd = repository(config);
    mkdirSync(join(cwd, 'other/.git'), { recursive: true });
    const other = folderWith({ 'pilot.yaml': SMALL });
    const { code, stderr } = readiness(['assess', 'pilots/a/pilot.yaml', join(other, 'pilot.yaml'), ...asOf], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining('two configurations')]);
  });
});
