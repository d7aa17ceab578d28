// The command line: what can be asked, and which exit code comes of it. Commands are imported when they are used.
import { Command, CommanderError } from 'commander';
import type { AssessFlags } from './commands/assess.ts';
import type { ValidateFlags } from './commands/validate.ts';
import type { World } from './io/world.ts';
import { isReadinessError } from './model/problem.ts';
import { safe } from './report/safe-text.ts';
import { version } from './version.ts';

const tool = { name: 'readiness', version };

/** Runs one command line. 0 done · 1 a gate that was asked for is shut · 2 the input is wrong · 3 a bug of ours. */
export const run = async (argv: readonly string[], world: World): Promise<number> => {
  const exit = { code: 0 };
  try {
    await program(world, exit).parseAsync([...argv], { from: 'user' });
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

const program = (world: World, exit: { code: number }): Command => {
  const root = new Command('readiness')
    .description('Judges whether an LLM pilot is ready for production: verdict, score, gaps and a phased plan.')
    .version(version, '-V, --version', 'print the version')
    .option('--no-color', 'no colour, whatever the terminal can do')
    .option('--debug', 'print a stack trace with a bug report')
    .showSuggestionAfterError()
    .showHelpAfterError('(--help says what there is)')
    .configureOutput({
      writeOut: world.stdout.write,
      writeErr: world.stderr.write,
      getOutHelpWidth: () => Math.min(80, world.stdout.columns ?? 80),
      getErrHelpWidth: () => Math.min(80, world.stderr.columns ?? 80),
    })
    .exitOverride()
    .addHelpText('after', examples);
  addAssess(root, world, exit);
  addValidate(root, world, exit);
  addSchema(root, world, exit);
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

const MAX_BYTES = ['--max-bytes <n>', 'refuse larger pilot files (default: 1048576)'] as const;

const addAssess = (root: Command, world: World, exit: { code: number }): void => {
  root
    .command('assess')
    .description('Validate, judge, and print the gap report with the outline of the phased plan.')
    .argument('<file...>', 'pilot files; - is stdin')
    .option('-f, --format <format>', 'terminal, json or markdown (default: terminal, or by the ending of -o)')
    .option('-o, --output <file>', 'write the report to a file instead of stdout')
    .option('--report <format=file>', 'write one more report; may be repeated, - is stdout', collect)
    .option('--for <gate>', 'exit 1 unless this gate is open: pilot, production or scale')
    .option('--min-score <n>', 'exit 1 unless the readiness score is at least this, 0 to 100')
    .option('--as-of <date>', 'judge as of this date, YYYY-MM-DD (default: today)')
    .option('--details', 'every gap and every check, not only what matters most')
    .option(...MAX_BYTES)
    .addHelpText('after', assessExamples)
    .action(async (files: string[], _flags, command: Command) => {
      const { assessCommand } = await import('./commands/assess.ts');
      exit.code = await assessCommand(files, command.optsWithGlobals<AssessFlags>(), world, tool);
    });
};

const assessExamples = `
Examples:
  readiness assess examples/claims-summariser.yaml
  readiness assess pilot.yaml --as-of 2026-11-23 --details
  readiness assess pilot.yaml -o report.md --report json=report.json
  git show main:pilot.yaml | readiness assess -`;

const addValidate = (root: Command, world: World, exit: { code: number }): void => {
  root
    .command('validate')
    .description('Is it a well-formed pilot file? Every problem at once, with line, column and the nearest known word.')
    .argument('<file...>', 'pilot files; - is stdin')
    .option(...MAX_BYTES)
    .addHelpText('after', '\nExample:\n  readiness validate examples/*.yaml')
    .action(async (files: string[], _flags, command: Command) => {
      const { validateCommand } = await import('./commands/validate.ts');
      exit.code = await validateCommand(files, command.optsWithGlobals<ValidateFlags>(), world);
    });
};

const addSchema = (root: Command, world: World, exit: { code: number }): void => {
  root
    .command('schema')
    .description('Print the JSON Schema of the pilot file, of the JSON report, or of a checklist.')
    .argument('[name]', 'pilot, report or checklist', 'pilot')
    .option('-o, --output <file>', 'write it to a file instead of stdout')
    .addHelpText('after', '\nExamples:\n  readiness schema -o pilot.schema.json\n  readiness schema report')
    .action(async (name: string, flags: { output?: string }) => {
      const { schemaCommand } = await import('./commands/schema.ts');
      exit.code = schemaCommand(name, flags.output, world);
    });
};

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];
