// A plain command line is read as commander reads it; any other is left to commander.
import { Command } from 'commander';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { plainly } from '../../src/cli/plain.ts';
import { addGlobals, commands } from '../../src/cli/program.ts';
import type { Context } from '../../src/cli/shared.ts';
import { cases } from '../random.ts';

const context = { world: {}, tool: { name: 'readiness', version: '0' }, exit: { code: 0 } } as unknown as Context;
type Name = keyof typeof commands;

const plain = (name: Name, args: readonly string[]) => {
  const found = plainly(args, (root) => commands[name](root, context), addGlobals);
  return found && { argument: found.argument, flags: found.flags, globals: found.globals };
};

/** The same as commander hands to the action; undefined where it refuses. */
const byCommander = async (name: Name, args: readonly string[]) => {
  const root = addGlobals(new Command('readiness').version('0', '-V, --version', ''));
  root.exitOverride().configureOutput({ writeOut: () => {}, writeErr: () => {} });
  commands[name](root, context);
  const [command] = root.commands;
  let read: ReturnType<typeof plain>;
  command?.exitOverride().action((argument: string | string[], flags, own: Command) => {
    read = { argument, flags, globals: own.optsWithGlobals() };
  });
  await root.parseAsync([name, ...args], { from: 'user' }).catch(() => undefined);
  return read;
};

describe('is read without commander', () => {
  test.each<[Name, string, string | readonly string[], object]>([
    ['assess', 'a.yaml', ['a.yaml'], {}],
    ['assess', 'a.yaml - b.yaml', ['a.yaml', '-', 'b.yaml'], {}],
    ['assess', '--as-of 2026-11-23 a.yaml --details', ['a.yaml'], { asOf: '2026-11-23', details: true }],
    ['assess', 'a.yaml -f json --format markdown', ['a.yaml'], { format: 'markdown' }],
    ['assess', 'a.yaml --report json=- --report junit=x', ['a.yaml'], { report: ['json=-', 'junit=x'] }],
    ['validate', 'a.yaml --max-bytes 9', ['a.yaml'], { maxBytes: '9' }],
    ['plan', 'a.yaml --seed 7', 'a.yaml', { seed: '7' }],
  ])('%s %s', async (name, line, argument, flags) => {
    const args = line.split(' ');
    expect(plain(name, args)).toEqual({ argument, flags, globals: { color: true, ...flags } });
    expect(await byCommander(name, args)).toEqual(plain(name, args));
  });
});

describe('is left to commander', () => {
  test.each<[Name, string]>([
    ['assess', ''],
    ['assess', 'a.yaml --help'],
    ['assess', 'a.yaml --no-color'],
    ['assess', 'a.yaml --debug'],
    ['assess', 'a.yaml --format=json'],
    ['assess', 'a.yaml -fjson'],
    ['assess', 'a.yaml -o -x'],
    ['assess', 'a.yaml --format'],
    ['assess', 'a.yaml --fromat json'],
    ['assess', '-- a.yaml'],
    ['plan', 'a.yaml b.yaml'],
    ['explain', 'data.lineage'],
    ['schema', 'report'],
    ['checklist', 'list'],
  ])('%s %s', (name, line) => expect(plain(name, line.split(' ').filter(Boolean))).toBeUndefined());
});

it.each(Object.keys(commands) as Name[])('agrees with commander on any command line of %s', async (name) => {
  const root = new Command();
  commands[name](root, context);
  const flags = root.commands.flatMap(({ options }) => options.flatMap(({ short, long }) => [short, long]));
  const word = fc.constantFrom(...flags.filter((flag) => flag != null), ...words);
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 5 }), async (args) => {
      const found = plain(name, args);
      if (found !== undefined) expect(await byCommander(name, args)).toEqual(found);
    }),
    { numRuns: cases(200), endOnFailure: true },
  );
});

const words = ['a.yaml', 'b.yaml', '-', '--', '', '7', 'a=b', '--no-color', '--debug', '--help', '-V', '--more', '-x'];
