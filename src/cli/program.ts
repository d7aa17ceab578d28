// Every command by its name, and the options that go with all of them. What a command does is imported when it is used.
import { Command, CommanderError } from 'commander';
import { version } from '../version.ts';
import { addAdvise } from './advise.ts';
import { addAssess } from './assess.ts';
import { addChecklist } from './checklist.ts';
import { addCompare } from './compare.ts';
import { addExplain } from './explain.ts';
import { addGate } from './gate.ts';
import { addInit } from './init.ts';
import { addInterview } from './interview.ts';
import { addPlan } from './plan.ts';
import { addScan } from './scan.ts';
import { addSchema } from './schema.ts';
import type { Context } from './shared.ts';
import { addTrend } from './trend.ts';
import { addValidate } from './validate.ts';
import { addValue } from './value.ts';

/** In the order in which --help lists them. */
export const commands = {
  assess: addAssess,
  gate: addGate,
  explain: addExplain,
  compare: addCompare,
  trend: addTrend,
  plan: addPlan,
  value: addValue,
  advise: addAdvise,
  init: addInit,
  interview: addInterview,
  scan: addScan,
  validate: addValidate,
  checklist: addChecklist,
  schema: addSchema, // one line per command: src/cli/<verb>.ts
};

/** The exit code: the command's own, or 0 for help and 2 for a command line that cannot be read. */
export const runProgram = async (argv: readonly string[], context: Context): Promise<number> => {
  try {
    await program(argv, context).parseAsync([...argv], { from: 'user' });
    return context.exit.code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
};

const program = (argv: readonly string[], context: Context): Command => {
  const { stdout, stderr } = context.world;
  const root = new Command('readiness')
    .description('Judges whether an LLM pilot is ready for production: verdict, score, gaps and a phased plan.')
    .version(version, '-V, --version', 'print the version')
    .option('--no-color', 'no colour, whatever the terminal can do')
    .option('--debug', 'print a stack trace with a bug report')
    .showSuggestionAfterError()
    .showHelpAfterError('(--help says what there is)')
    .configureOutput({
      writeOut: stdout.write,
      writeErr: stderr.write,
      getOutHelpWidth: () => Math.min(80, stdout.columns ?? 80),
      getErrHelpWidth: () => Math.min(80, stderr.columns ?? 80),
    })
    .configureHelp({ minWidthToWrap: NARROW })
    .exitOverride()
    .addHelpText('after', examples);
  for (const add of named(argv)) add(root, context);
  return root;
};

/** A command that is named needs no other to be declared; help and whatever is not understood need all of them. */
const named = ([name = '']: readonly string[]) =>
  Object.hasOwn(commands, name) ? [commands[name as keyof typeof commands]] : Object.values(commands);

/** Descriptions are wrapped as long as they have so many columns beside the longest option. */
const NARROW = 20;

const examples = `
Examples:
  readiness assess pilot.yaml                     judge it, print the gap report
  readiness assess pilot.yaml --for production    exit 1 unless it is ready
  readiness init new.yaml --template              a pilot file to fill in
  readiness validate pilots/*.yaml                every problem of every file
  readiness schema > pilot.schema.json            the JSON Schema, for an editor

Exit codes:
  0 done, and every gate asked for is open    1 a gate asked for is shut
  2 wrong input, nothing was judged           3 a bug in readiness`;
