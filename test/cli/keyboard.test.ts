// What people ask for at the keyboard: a summary, silence, and the same again on every change.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { watched } from '../../src/commands/watch.ts';
import { ReadinessError } from '../../src/model/problem.ts';
import { root } from '../judge.ts';
import { asOf, BAD, folderWith, readiness, SMALL } from '../program.ts';
import { worldWith } from '../world.ts';

const TELECOM = readFileSync(`${root}examples/telecom-support-bot.yaml`, 'utf8');

describe('--summary', () => {
  it('is the first screen: headline, what is stated to be wrong, what to do first, and nothing more', () => {
    const cwd = folderWith({ 'pilot.yaml': TELECOM });
    const { code, stdout } = readiness(['assess', '--summary', ...asOf], { cwd });
    const whole = readiness(['assess', ...asOf], { cwd }).stdout;
    expect(code).toBe(0);
    expect(stdout.split('\n').length).toBeLessThan(30);
    expect(whole.startsWith(stdout.split('\n').slice(0, 12).join('\n'))).toBe(true);
    expect(stdout).toMatch(/NOT READY[\s\S]*Stated to be wrong[\s\S]*Do first/);
    expect(stdout).not.toContain('Dimensions');
  });

  it('is short as Markdown too, and no length beside --details', () => {
    const cwd = folderWith({ 'pilot.yaml': TELECOM });
    const lines = (...more: readonly string[]) =>
      readiness(['assess', '-f', 'markdown', ...more, ...asOf], { cwd }).stdout.split('\n').length;
    expect(lines('--summary')).toBeLessThan(lines() / 2);
    expect(readiness(['assess', '--summary', '--details'], { cwd })).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('--quiet', () => {
  const cwd = folderWith({ 'a.yaml': SMALL, 'bad.yaml': BAD });
  it.each<[string[], number, string, RegExp]>([
    [['assess', 'a.yaml'], 0, '', /^$/],
    [['assess', 'a.yaml', '--for', 'pilot'], 1, '', /^a\.yaml: the pilot gate is undecided\n$/],
    [['validate', 'a.yaml'], 0, '', /^$/],
    [['validate', 'a.yaml', 'bad.yaml'], 2, '', /bad\.yaml:2/],
  ])('%j', (args, code, stdout, stderr) => {
    expect(readiness([...args, '--quiet'], { cwd })).toEqual({ code, stdout, stderr: expect.stringMatching(stderr) });
  });
});

describe('--watch', () => {
  /** What is written, with so many changes, by a command that prints the texts one after the other. */
  const written = async (texts: readonly string[], isTerminal: boolean, rows = 10) => {
    const { world, printed } = worldWith();
    let turn = 0;
    const size = { columns: 80, rows };
    const code = await watched(
      async (here) => {
        const text = texts[turn] ?? '';
        if (text === 'throw') throw new ReadinessError('there is no file a.yaml', { hint: 'name another' });
        here.stdout.write(text);
        return turn;
      },
      {
        ...world,
        stdout: { ...world.stdout, isTerminal },
        watch: async () => ({ size, next: async () => (++turn < texts.length ? size : undefined) }),
      },
    );
    return { code, text: printed.stdout };
  };

  it('writes over what is there, clears once, and not at all what is the same', async () => {
    const { code, text } = await written(['one\n', 'one\n', 'two\nthree\n'], true);
    expect(code).toBe(2);
    expect(text.split('\u001b[2J').length).toBe(2);
    expect(text.split('\u001b[H').length).toBe(3);
    expect(text.endsWith('two\u001b[K\nthree\u001b[K\n\u001b[Jwatching for changes · Ctrl-C ends\n')).toBe(true);
  });

  it('keeps to the rows of the terminal, and says how much is below', async () => {
    const { text } = await written([Array.from({ length: 30 }, (_, i) => `line ${i}\n`).join('')], true);
    expect(text.split('\n').length).toBe(10);
    expect(text).toContain('line 7');
    expect(text).not.toContain('line 8');
    expect(text).toContain('22 more lines below · watching');
  });

  it('says what is wrong and goes on', async () => {
    const { code, text } = await written(['throw', 'well again\n'], true);
    expect(text).toContain('readiness: there is no file a.yaml');
    expect([code, text.includes('well again')]).toEqual([1, true]);
  });

  it('writes plain texts where there is no terminal', async () => {
    expect((await written(['one\n', 'one\n', 'two\n'], false)).text).toBe('one\ntwo\n');
  });

  it('watches no stdin, and writes no reports', () => {
    const cwd = folderWith({ 'a.yaml': SMALL });
    expect(readiness(['assess', '-', '--watch'], { cwd, input: SMALL })).toMatchObject({ code: 2 });
    expect(readiness(['gate', 'a.yaml', '--watch', '-o', 'x.md'], { cwd })).toMatchObject({ code: 2 });
  });
});
