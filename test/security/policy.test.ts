// A pull request does not set the rules that it is judged by.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../folders.ts';
import { readiness } from '../program.ts';
import { repository } from '../repository.ts';

const HOLLOW = 'version: 1\npilot: {name: Hollow, stage: pilot}\n';
const LOWERED = readFileSync(`${root}test/fixtures/lowered.yaml`, 'utf8');

const withPilot = (files: Readonly<Record<string, string>>) => {
  const one = repository();
  one.write('pilots/a.yaml', HOLLOW);
  for (const [name, text] of Object.entries(files)) one.write(name, text);
  return one;
};
const gate = (cwd: string, ...flags: readonly string[]) => readiness(['gate', 'pilots/a.yaml', ...flags], { cwd });

describe('a configuration beside the pilot', () => {
  it('does not turn what the command line asks into observing', () => {
    const { dir } = withPilot({ 'pilots/readiness.config.yaml': 'version: 1\npolicy: {mode: observe}\n' });
    for (const flags of [
      ['--for', 'production'],
      ['--min-score', '10'],
      ['--policy', 'pilot'],
      ['--require', 'kpis.defined'],
    ]) {
      expect(gate(dir, ...flags).code, flags.join(' ')).toBe(1);
      expect(gate(dir, ...flags, '--observe').code, flags.join(' ')).toBe(0);
    }
  });

  it.each(['{mode: observe}', '{for: pilot, mode: observe}', '{min_score: 0, mode: observe}', 'pilot'])(
    'can only tighten the one above: policy: %s',
    (policy) => {
      const { dir } = withPilot({
        'readiness.config.yaml': 'version: 1\npolicy: production\n',
        'pilots/readiness.config.yaml': `version: 1\npolicy: ${policy}\n`,
      });
      const { code, stdout } = gate(dir);
      expect(code).toBe(1);
      expect(stdout).toContain('production.score');
      expect(stdout.replace(/\s+/g, ' ')).toContain('asks less than readiness.config.yaml');
    },
  );

  it('brings no checklist that asks less than the one above', () => {
    const { dir } = withPilot({
      'readiness.config.yaml': 'version: 1\npolicy: production\n',
      'pilots/own.yaml': LOWERED,
      'pilots/readiness.config.yaml': 'version: 1\nchecklists: [own.yaml]\n',
    });
    expect(gate(dir)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('ask less than readiness.config.yaml'),
    });
  });
});

describe('a checklist that asks less than the core', () => {
  it.each(['terminal', 'json', 'markdown', 'sarif', 'junit', 'csv'])('is told in %s', (format) => {
    const { dir } = withPilot({ 'own.yaml': LOWERED });
    for (const verb of ['gate', 'assess']) {
      if (verb === 'assess' && ['csv', 'junit'].includes(format)) continue; // tasks and checks alone
      const { stdout } = readiness([verb, 'pilots/a.yaml', '--checklist', 'own.yaml', '-f', format], { cwd: dir });
      expect(stdout.replace(/\\?\s+/g, ' '), verb).toContain('asks less than the core');
    }
  });
});

describe('--config-from', () => {
  const one = withPilot({ 'readiness.config.yaml': 'version: 1\npolicy: {for: production}\n' });
  one.commit('base', '2026-06-01');
  one.write('pilots/own.yaml', LOWERED);
  one.write('pilots/readiness.config.yaml', 'version: 1\nchecklists: [own.yaml]\npolicy: {mode: observe}\n');
  one.write('readiness.config.yaml', 'version: 1\npolicy: {mode: observe}\n');

  it('reads policy and checklists from a trusted revision', () => {
    expect(gate(one.dir).code).not.toBe(1);
    const { code, stdout } = gate(one.dir, '--config-from', 'HEAD');
    expect(code).toBe(1);
    expect(stdout).toContain('production.score');
    expect(readiness(['gate', 'a.yaml', '--config-from', 'HEAD'], { cwd: join(one.dir, 'pilots') }).code).toBe(1);
  });

  it('does not fall back where there is no such revision', () => {
    expect(gate(one.dir, '--config-from', 'nowhere').code).toBe(2);
  });

  it('holds a pilot to the baseline of that revision, and a new one to its own', () => {
    const two = withPilot({});
    const write = ['--baseline', 'b.json', '--update-baseline', '--observe'];
    two.write('pilots/a.yaml', `${HOLLOW}data: {controls: {lineage: in-place}}\n`);
    expect(gate(two.dir, ...write).code).toBe(0);
    two.commit('base', '2026-06-01');
    two.write('pilots/a.yaml', HOLLOW);
    expect(gate(two.dir, ...write).code).toBe(0);
    expect(gate(two.dir, '--baseline', 'b.json').code).toBe(0);
    expect(gate(two.dir, '--baseline', 'b.json', '--config-from', 'HEAD').code).toBe(1);
  });
});
