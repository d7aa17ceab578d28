// In a real terminal, by tmux: the report fits and is in colour, and Ctrl-C ends the program at once.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../judge.ts';
import { asOf, bin } from '../program.ts';
import { terminalOf } from './tmux.ts';

const { tmux, screen, type: write, keys, until } = terminalOf('test');
const type = (line: string): string => write(line) + keys('Enter');

beforeAll(async () => {
  tmux('new-session', '-d', '-x', '60', '-y', '30', '-c', root, "env PS1='$ ' sh");
  await until(() => screen().startsWith('$'), 'a prompt');
  type(`alias readiness="'${process.execPath}' '${bin}'"; clear`);
  await until(() => /^\$\s*$/.test(screen().trim()), 'a clear screen');
});
afterAll(() => void tmux('kill-server'));

it('shows verdict and first task within 60 columns and 30 lines, in colour', async () => {
  type(`readiness assess examples/telecom-support-bot.yaml ${asOf.join(' ')} | cat > /dev/null; clear`);
  await until(() => /^\$\s*$/.test(screen().trim()), 'a clear screen');
  type(`readiness assess examples/telecom-support-bot.yaml ${asOf.join(' ')}; echo "ended $?"`);
  await until(() => /^ended 0$/m.test(screen()), 'the end of the report');
  const all = screen('-e', '-S', '-').split('\n');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the colour codes are what is looked for
  const bare = all.map((line) => line.replace(/\u001b\[[\d;]*m/g, ''));
  const verdict = bare.indexOf('NOT READY FOR PRODUCTION, AND ALREADY IN PRODUCTION');
  expect(verdict).toBeGreaterThan(0);
  expect(all[verdict]).toContain('\u001b[');
  const start = bare.findIndex((line) => line.startsWith('Customer support bot'));
  expect(bare.slice(start, start + 30).join('\n')).toMatch(/Do first\n {2}1\. /);
  expect(bare.every((line) => line.length <= 60)).toBe(true);
  expect(bare).toContain('Dimensions');
  expect(bare.filter((line) => /^\s*(weight|\d+)$/.test(line))).toEqual([]);
});

it('has no colour with NO_COLOR', async () => {
  type(`clear; NO_COLOR=1 '${process.execPath}' '${bin}' validate examples/nowhere.yaml; echo "ended $?"`);
  await until(() => /^ended 2$/m.test(screen()), 'the end');
  expect(screen('-e')).toContain('there is no file');
  expect(screen('-e')).not.toContain('\u001b[');
});

it('ends at once on Ctrl-C while it waits for stdin, without a stack trace', async () => {
  type('clear; readiness assess -; echo "ended $?"');
  await until(() => tmux('display-message', '-p', '#{pane_current_command}').trim() === 'node', 'the program');
  tmux('send-keys', 'C-c');
  await until(() => /^ended 130$|^\$ $|\^C/m.test(screen()) && !isRunning(), 'the end');
  expect(screen()).not.toMatch(/Error|at .*:\d+:\d+|bug/);
});

const isRunning = (): boolean => tmux('display-message', '-p', '#{pane_current_command}').trim() === 'node';

it('reads what is typed, up to Ctrl-D', async () => {
  type('clear; readiness validate -; echo "ended $?"');
  await until(isRunning, 'the program');
  type('version: 1');
  type('pilot: {name: Typed}');
  tmux('send-keys', 'C-d');
  await until(() => /^ended 0$/m.test(screen()), 'the end');
  expect(screen()).toContain('<stdin>: a well-formed pilot file');
});
