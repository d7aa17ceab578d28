// Every command by its name, and the options that go with all of them. What a command does is imported when it is used.
import { Command, CommanderError } from 'commander';
import { own } from '../model/vocabulary.ts';
import { nearest } from '../read/nearest.ts';
import { safe } from '../report/text.ts';
import { version } from '../version.ts';
import { addAssess, addExplain, addGate, addValidate } from './judge.ts';
import type { CommandContext } from './shared.ts';

type Add = (root: Command, context: CommandContext) => void;

const [file, decide, tool] = [() => import('./file.ts'), () => import('./decide.ts'), () => import('./tool.ts')];

/** In the order in which --help lists them: what a newcomer needs first. */
export const commands: Readonly<Record<string, () => Promise<Add>>> = {
  init: async () => (await file()).addInit,
  validate: async () => addValidate,
  assess: async () => addAssess,
  interview: async () => (await file()).addInterview,
  explain: async () => addExplain,
  plan: async () => (await decide()).addPlan,
  gate: async () => addGate,
  scan: async () => (await file()).addScan,
  mcp: async () => (await tool()).addMcp,
  value: async () => (await decide()).addValue,
  advise: async () => (await decide()).addAdvise,
  compare: async () => (await decide()).addCompare,
  trend: async () => (await decide()).addTrend,
  portfolio: async () => (await decide()).addPortfolio,
  checklist: async () => (await tool()).addChecklist,
  schema: async () => (await tool()).addSchema,
  completion: async () => (await tool()).addCompletion,
};

/** The exit code: the command's own, or 0 for help and 2 for a command line that cannot be read. */
export const runProgram = async (argv: readonly string[], context: CommandContext): Promise<number> => {
  const { stdout, stderr } = context.world;
  const [word, ...rest] = argv.filter((one) => one !== '--no-color' && one !== '--debug');
  if (word === undefined) return bare(argv, context);
  if (word === 'version' && rest.length === 0) {
    stdout.write(`${version}\n`);
    return 0;
  }
  if (word === COMPLETE) {
    const others = Object.keys(commands).filter((name) => name !== 'completion');
    await (await tool()).printCompletions(await program(others, context), argv.slice(argv.indexOf('--') + 1));
    return 0;
  }
  const unknown = Object.hasOwn(commands, word) && word !== 'checklist' ? undefined : await unknownIn(argv, context);
  if (unknown !== undefined) {
    stderr.write(unknown);
    return 2;
  }
  try {
    await (await program(named(argv), context)).parseAsync([...argv], { from: 'user' });
    return context.exit.code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
};

/** Asked nothing: what can be done next with the pilots that are here, or the help where there are none. */
const bare = async (argv: readonly string[], context: CommandContext): Promise<number> => {
  const { nextCommand } = await import('../commands/next.ts');
  const code = await nextCommand({ color: !argv.includes('--no-color') }, context.world);
  if (code === undefined) (await program(Object.keys(commands), context)).outputHelp({ error: true });
  return code ?? 2;
};

/** What shells call to complete a line: src/cli/tool.ts. */
const COMPLETE = 'complete';

/** What is said of a command that there is not, with the one that was meant; undefined where all are known. */
const unknownIn = async (argv: readonly string[], context: CommandContext): Promise<string | undefined> => {
  let here = await program(Object.keys(commands), context);
  for (const word of argv) {
    if (word.startsWith('-')) continue;
    if (here.commands.length === 0) return undefined;
    if (word === 'help') continue;
    const found = here.commands.find((one) => one.name() === word);
    if (found === undefined) return describeUnknown(word, here);
    here = found;
  }
  return undefined;
};

const describeUnknown = (word: string, { commands: known, parent }: Command): string => {
  const names = [...known.map((one) => one.name()), 'help'];
  const meant = nearest(word, names) ?? (parent === null ? own(otherWords, word.toLowerCase()) : undefined);
  const hint = meant === undefined ? '--help says what there is' : `did you mean ${meant}?`;
  return `readiness: there is no command "${safe(word)}"\n  ${hint}\n`;
};

/** What other programs call it, or people do. */
const otherWords: Readonly<Record<string, string>> = {
  ask: 'interview',
  autocomplete: 'completion',
  check: 'assess',
  create: 'init',
  diff: 'compare',
  history: 'trend',
  judge: 'assess',
  lint: 'validate',
  new: 'init',
  questions: 'interview',
  report: 'assess',
  roi: 'value',
  run: 'assess',
  score: 'assess',
  start: 'init',
  why: 'explain',
};

const program = async (names: readonly string[], context: CommandContext): Promise<Command> => {
  const { stdout, stderr } = context.world;
  const root = new Command('readiness')
    .description('Judges whether an LLM pilot is ready for production: verdict, score, gaps and a phased plan.')
    .version(version, '-V, --version', 'print the version; so does readiness version')
    .option('--no-color', 'no colour, whatever the terminal can do')
    .option('--debug', 'print a stack trace with a bug report')
    .showSuggestionAfterError()
    .showHelpAfterError('  --help says what there is')
    .configureOutput({
      writeOut: stdout.write,
      writeErr: stderr.write,
      outputError: (text, write) => write(describeFault(text)),
      getOutHelpWidth: () => Math.min(80, stdout.columns ?? 80),
      getErrHelpWidth: () => Math.min(80, stderr.columns ?? 80),
    })
    .configureHelp({ minWidthToWrap: NARROW })
    .exitOverride()
    .addHelpText('after', examples);
  for (const add of await Promise.all(names.map((name) => commands[name]?.()))) add?.(root, context);
  return root;
};

/** One prefix for every error, and below it what to do. */
const describeFault = (text: string): string => {
  const [first = '', ...more] = safeLines(text.replace(/^error: /, '').replace(NO_CHOICE, 'there is no $2 "$1"\n$3'));
  return `readiness: ${first}\n${more.map((line) => `  ${line.replace(/^\(Did (.*)\)$/, 'did $1')}\n`).join('')}`;
};

/** How commander says that an argument is none of a few words. */
const NO_CHOICE = /^command-argument value '(.*)' is invalid for argument '(\w+)'\. Allowed choices are (.*)\.$/m;

const safeLines = (text: string): readonly string[] => text.trimEnd().split('\n').map(safe);

/** A command that is named needs no other to be declared; help and whatever is not understood need all of them. */
const named = ([name = '']: readonly string[]): readonly string[] =>
  Object.hasOwn(commands, name) ? [name] : Object.keys(commands);

/** Descriptions are wrapped as long as they have so many columns beside the longest option. */
const NARROW = 20;

const examples = `
Examples:
  readiness init new.yaml --template              a pilot file to fill in
  readiness validate pilots/*.yaml                every problem of every file
  readiness assess pilot.yaml                     judge it, print the gap report
  readiness gate pilot.yaml --for production --observe
                                                  what CI would hold it to
  readiness schema > pilot.schema.json            the JSON Schema, for an editor

Exit codes:
  0 done, and every gate asked for is open    1 a gate asked for is shut
  2 wrong input, which was not judged          3 a bug in readiness`;
