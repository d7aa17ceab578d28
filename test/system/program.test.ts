// The built program in processes of its own: it says what the sources say, and needs nothing beside it.
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { root } from '../folders.ts';
import {
  asOf,
  BAD,
  cleanEnv,
  copyExamples,
  folderWith,
  PATIENCE,
  readiness,
  readinessProcess,
  SMALL,
} from '../program.ts';

const folder = folderWith({ 'small.yaml': SMALL, 'bad.yaml': BAD });
copyExamples(folder);
const telecom = 'examples/telecom-support-bot.yaml';

const lines: readonly (readonly string[])[] = [
  ['--version'],
  ['--help'],
  ['assess', telecom, ...asOf],
  ['assess', telecom, ...asOf, '-f', 'json', '--details'],
  ['assess', telecom, ...asOf, '-f', 'markdown', '--checklist', 'examples/organisation/bank.yaml'],
  ['gate', telecom, 'small.yaml', '--for', 'production', ...asOf],
  ['plan', telecom, '--to', 'production', ...asOf],
  ['value', telecom, ...asOf],
  ['advise', telecom, ...asOf],
  ['explain', 'data.lineage', '--for', telecom, ...asOf],
  ['validate', 'bad.yaml'],
  ['assess', 'nowhere.yaml'],
  ['schema', 'report'],
  ['frobnicate'],
];

test.each(lines.map((args) => [args.join(' '), args] as const))('says what the sources say: %s', (_line, args) => {
  expect(readinessProcess(args, { cwd: folder })).toEqual(readiness(args, { cwd: folder }));
});

it('runs without packages beside it, the solver and the interview too', () => {
  const alone = folderWith({ 'pilot.yaml': SMALL, 'answers.json': '[]' });
  cpSync(join(root, 'dist'), join(alone, 'dist'), { recursive: true });
  expect(readdirSync(join(alone, 'dist'))).toContain('highs.wasm.br');
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, [join(alone, 'dist/bin.cjs'), ...args], {
      cwd: alone,
      env: cleanEnv,
      input: SMALL,
      encoding: 'utf8',
      ...PATIENCE,
    });
  const planned = run('plan', '-', '--to', '80', ...asOf);
  expect([planned.status, planned.stderr]).toEqual([0, '']);
  expect(planned.stdout).toContain('Proved by HiGHS');
  expect(run('init', 'new.yaml', '--template').status).toBe(0);
  expect(run('assess', 'pilot.yaml', ...asOf, '-f', 'sarif').status).toBe(0);
});
