// portfolio of a git repository of 300 pilots, in processes of its own: progress on a terminal, and nothing of it elsewhere.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AS_OF } from '../folders.ts';
import { asOf, bin, builtShell, readinessProcess } from '../program.ts';
import { repository } from '../repository.ts';
import { terminalOf } from './tmux.ts';

const { dir, write, commit } = repository();
const PILOTS = 300;
const example = readFileSync(new URL('../../examples/fraud-assistant.yaml', import.meta.url), 'utf8');
const { tmux, screen, type, keys, until } = terminalOf('portfolio');

beforeAll(async () => {
  for (let i = 0; i < PILOTS; i += 1) {
    const text = example.replace(/^( *name: ).*$/m, `$1Pilot ${i}`).replace('lineage: partial', 'lineage: in-place');
    write(`pilots/${i % 7}/${i}.yaml`, text);
  }
  write('pilots/bad.yaml', 'version: 1\npilot: {name: Bad, stage: pliot}\n');
  commit('pilots', AS_OF);
  tmux('new-session', '-d', '-x', '80', '-y', '24', '-c', dir, "env PS1='$ ' sh");
  await until(() => screen().startsWith('$'), 'a prompt');
});
afterAll(() => void tmux('kill-server'));

it('shows on a terminal how far it is, and leaves no trace of that', async () => {
  type(`'${process.execPath}' '${bin}' portfolio pilots -o portfolio.html ${asOf.join(' ')}; echo "ended $?"`);
  keys('Enter');
  await until(() => /^\d+ pilots judged$/m.test(screen()), 'progress');
  await until(() => /^ended 2$/m.test(screen()), 'the end');
  expect(screen()).not.toContain('pilots judged');
  expect(screen()).toMatch(/wrote html portfolio to portfolio\.html\n1 file not judged/);
  expect(statSync(join(dir, 'portfolio.html')).size).toBeLessThan(3_000_000);
});

it('tells a pipe nothing of it, and ends when the pipe is closed', () => {
  const { code, stderr } = readinessProcess(['portfolio', 'pilots', '-f', 'csv', ...asOf], { cwd: dir });
  expect([code, stderr]).toEqual([2, '1 file not judged: readiness validate FILE says all that is wrong\n']);
  const { stdout } = builtShell(`readiness portfolio pilots/0 -f ndjson ${asOf.join(' ')} | head -n 1`, dir);
  expect(JSON.parse(stdout)).toMatchObject({ judged: true, file: 'pilots/0/0.yaml' });
});

it('compares them with a revision', () => {
  write('pilots/0/0.yaml', example.replace(/^( *name: ).*$/m, '$1Pilot 0'));
  const { stdout } = readinessProcess(['portfolio', 'pilots/0', '--since', 'HEAD', '-f', 'ndjson', ...asOf], {
    cwd: dir,
  });
  const rows = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(rows).toHaveLength(Math.ceil(PILOTS / 7));
  const moved = rows.filter((row) => row.moved !== undefined && row.moved.change !== 'same');
  expect(moved.map(({ file, moved: { change, worse } }) => [file, change, worse])).toEqual([
    ['pilots/0/0.yaml', 'worse', ['data.lineage']],
  ]);
});
