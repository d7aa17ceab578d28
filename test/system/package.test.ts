// The package as npm packs it, which is what pre-commit installs: named in one line, and whole.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../judge.ts';
import { cleanEnv, folderWith, PATIENCE } from '../program.ts';

const pack = (cwd: string, ...args: readonly string[]): string => {
  const env = { ...cleanEnv, npm_config_update_notifier: 'false', npm_config_offline: 'true' };
  const { status, stdout, stderr } = spawnSync('npm', ['pack', ...args], { cwd, env, encoding: 'utf8', ...PATIENCE });
  expect(status, stderr).toBe(0);
  return stdout;
};

/** pre-commit takes all that `npm pack` prints for the name of the file, what the build prints included. */
it('is named in one line, whatever is printed while it is built', () => {
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const scripts = { prepack: 'echo building', prepare: 'echo preparing' };
  const noisy = JSON.stringify({ ...own, scripts, devDependencies: {} });
  const cwd = folderWith({ 'package.json': noisy, '.npmrc': readFileSync(join(root, '.npmrc'), 'utf8') });
  expect(pack(cwd)).toMatch(/^pilot-readiness-[\d.]+\.tgz\n$/);
});

it('holds all that the program needs', () => {
  const cwd = folderWith({});
  const name = pack(root, '--ignore-scripts', '--pack-destination', cwd).trim();
  execFileSync('tar', ['-xzf', name], { cwd, ...PATIENCE });
  const args = ['package/dist/bin.cjs', 'gate', 'package/examples/complete.yaml', '--for', 'scale'];
  const ended = spawnSync(process.execPath, [...args, '--as-of', '2026-11-23'], {
    cwd,
    env: cleanEnv,
    encoding: 'utf8',
    ...PATIENCE,
  });
  expect([ended.status, ended.stderr]).toEqual([0, '']);
  expect(ended.stdout).toContain('1 pilot, 1 passed');
});
