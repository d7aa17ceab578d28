// The command line: what can be asked, and which exit code comes of it. Commands are imported when they are used.
import { Command, CommanderError } from 'commander';
import { addAdvise } from './cli/advise.ts';
import { addAssess } from './cli/assess.ts';
import { addChecklist } from './cli/checklist.ts';
import { addCompare } from './cli/compare.ts';
import type { Context } from './cli/context.ts';
import { addExplain } from './cli/explain.ts';
import { addGate } from './cli/gate.ts';
import { addPlan } from './cli/plan.ts';
import { addSchema } from './cli/schema.ts';
import { addTrend } from './cli/trend.ts';
import { addValidate } from './cli/validate.ts';
import { addValue } from './cli/value.ts';
import type { World } from './io/world.ts';
import { isReadinessError } from './model/problem.ts';
import { command } from './report/github/command.ts';
import { safe } from './report/safe-text.ts';
import { version } from './version.ts';

const tool = { name: 'readiness', version };

/** Runs one command line. 0 done · 1 a gate that was asked for is shut · 2 the input is wrong · 3 a bug of ours. */
export const run = async (argv: readonly string[], world: World): Promise<number> => {
  const exit = { code: 0 };
  try {
    await program({ world, tool, exit }, argv[0]).parseAsync([...argv], { from: 'user' });
    return exit.code;
  } catch (error) {
    return failed(error, world, argv.includes('--debug'));
  }
};

const failed = (error: unknown, world: World, debug: boolean): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (isReadinessError(error)) {
    const { hint } = error.options;
    world.stderr.write(`readiness: ${safe(error.message)}${hint === undefined ? '' : `\n  ${hint}`}\n`);
    world.github?.command(command('error', { title: 'readiness' }, [error.message, hint ?? ''].join(' ').trim()));
    return error.exitCode;
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  world.stderr.write(`readiness: a bug in readiness ${version}: ${safe(message)}\n`);
  world.stderr.write(
    debug
      ? `${stack}\n`
      : '  Run it again with --debug and report what it prints, with the pilot file if you may share it.\n',
  );
  return 3;
};

/** By name, in the order in which --help lists them. */
const commands = {
  assess: addAssess,
  gate: addGate,
  explain: addExplain,
  compare: addCompare,
  trend: addTrend,
  plan: addPlan,
  value: addValue,
  advise: addAdvise,
  validate: addValidate,
  checklist: addChecklist,
  schema: addSchema, // one line per command: src/cli/<verb>.ts
};

/** A command that comes first is declared alone: the words of the others are not needed for it. */
const declared = (first = '') =>
  Object.hasOwn(commands, first) ? [commands[first as keyof typeof commands]] : Object.values(commands);

const program = (context: Context, first?: string): Command => {
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
    .exitOverride()
    .addHelpText('after', examples);
  for (const add of declared(first)) add(root, context);
  return root;
};

const examples = `
Examples:
  readiness assess pilot.yaml                     judge it, print the gap report
  readiness assess pilot.yaml --for production    exit 1 unless it is ready
  readiness validate pilots/*.yaml                every problem of every file
  readiness schema > pilot.schema.json            the JSON Schema, for an editor

Exit codes:
  0 done, and every gate asked for is open    1 a gate asked for is shut
  2 wrong input, nothing was judged           3 a bug in readiness`;
