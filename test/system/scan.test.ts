// scan --write in a real terminal: what is proposed is asked one by one, and what is said yes to is added, nothing else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import widthOf from 'fast-string-width';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { repository } from '../agent.ts';
import { folderWith } from '../folders.ts';
import { bin } from '../program.ts';
import { terminalOf } from './tmux.ts';

const cwd = folderWith(repository);
const pilot = (): string => readFileSync(join(cwd, 'pilot.yaml'), 'utf8');
const before = pilot();
const { tmux, screen, type: write, keys, until } = terminalOf('scan');
const type = (line: string): string => write(line) + keys('Enter');
const asked = (what: RegExp) => until(() => what.test(screen().replace(/\s+/g, ' ')), String(what));

beforeAll(async () => {
  tmux('new-session', '-d', '-x', '60', '-y', '40', '-c', cwd, "env PS1='$ ' sh");
  await until(() => screen().startsWith('$'), 'a prompt');
  type(`alias readiness="'${process.execPath}' '${bin}'"; clear`);
  await until(() => /^\$\s*$/.test(screen().trim()), 'a clear screen');
});
afterAll(() => void tmux('kill-server'));

it('asks, adds what is said yes to, and stops', async () => {
  type('readiness scan --write; echo "ended $?"');
  await asked(/Cite promptfooconfig\.yaml as evidence for evaluation\.automated\?/);
  expect(screen()).toContain('Evaluations are configured as code (promptfoo)');
  expect(
    screen()
      .split('\n')
      .filter((line) => widthOf(line) > 60),
  ).toEqual([]);
  expect(pilot()).toBe(before);
  keys('Enter'); // yes
  await asked(/Cite \.github\/workflows\/evaluation\.yml as evidence for evaluation\.regression\?/);
  expect(pilot()).toBe(`${before}evaluation:\n  controls:\n    automated: {evidence: [promptfooconfig.yaml]}\n`);
  keys('Down', 'Enter'); // no, which stands second where the practice is shown
  await asked(/Cite src\/answer\.py as evidence for operations\.graceful-failure\?/);
  keys('Down', 'Enter'); // only hinted: no stands first
  // The time-outs stand in the same file: it is not asked about twice.
  await asked(/Cite prompts\/system\.txt as evidence for operations\.prompt-versioning\?/);
  type('stop');
  await asked(/2 pieces of evidence added to pilot\.yaml ended 0/);
  expect(pilot()).toMatch(/^# The team answers here\.$/m);
  expect(pilot()).toContain('  failure_behaviour:\n    evidence: [src/answer.py]\n');
  expect(pilot()).not.toMatch(/status|evaluation\.yml|prompts/);
});

it('goes on where it was left, and ends at Ctrl-C with what was added', async () => {
  type('clear; readiness scan --write; echo "ended $?"');
  await asked(/Cite \.github\/workflows\/evaluation\.yml as evidence for evaluation\.regression\?/);
  keys('C-c');
  await until(() => /^ended \d+$/m.test(screen()), 'the end');
  expect(pilot()).toContain('[src/answer.py]');
  expect(screen()).not.toMatch(/Error|at .*:\d+:\d+|bug/);
});
