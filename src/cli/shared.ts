// Options that several commands share, declared once so that their words stay the same.
import { type Command, InvalidArgumentError } from 'commander';
import type { World } from '../io/world.ts';
import { listFormats, type ReportKind } from '../report/registry.ts';
import type { Tool } from '../report/report.ts';

// What every command's declaration is given: the machine, the tool's name and version, and where the exit code goes.

export type CommandContext = {
  readonly world: World;
  readonly tool: Tool;
  /** Set by the command that ran. */
  readonly exit: { code: number };
};

/** What commands about several pilots are given. */
export const PILOTS =
  'pilot files, folders and patterns; - is stdin (default: pilots: of the configuration, else pilot.yaml)';

/** For hooks, which name whatever was changed. */
export const ONLY_PILOTS = ['--only-pilots', 'leave out named files that are no pilots by their content'] as const;

/** Does the same again on every change. */
export const WATCH = ['--watch', 'do it again whenever a file changes; Ctrl-C ends'] as const;

export const watching = async (
  files: readonly string[],
  { output, report, open }: { readonly output?: string; readonly report?: readonly string[]; readonly open?: boolean },
  command: (world: World) => Promise<number>,
  world: World,
): Promise<number> => {
  const { refuseWatch, watched } = await import('../commands/watch.ts');
  refuseWatch(files, output !== undefined || report !== undefined || open === true);
  return watched(command, world);
};

/** An option as commander takes it: its flags, what it does, and what gathers its values where it may be repeated. */
type OptionWords = readonly [flags: string, says: string, gather?: typeof collect];

/** Adds options to a command, in the order in which --help lists them. */
export const withOptions = (command: Command, ...options: readonly OptionWords[]): Command => {
  for (const [flags, says, gather] of options) {
    const takesValue = flags.includes('<');
    if (gather === undefined && !takesValue) command.option(flags, says);
    else command.option<unknown>(flags, says, (gather ?? single) as (value: string, before: unknown) => unknown);
  }
  return command;
};

/** Refuses larger pilot files. */
export const MAX_BYTES = ['--max-bytes <n>', 'refuse larger pilot files (default: 1048576)'] as const;

/** The date of judgement. */
export const AS_OF = ['--as-of <date>', 'judge as of this date, YYYY-MM-DD (default: today)'] as const;

/** For options that may be repeated. */
export const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

/** Every other option that takes a value: a second would put away the first without a word. */
export const single = (value: string, before?: string): string => {
  if (before !== undefined) throw new InvalidArgumentError(`${before} is named already: one a run.`);
  return value;
};

/** An organisation's own checklist, for every command that judges. */
export const CHECKLIST = [
  '--checklist <file>',
  "judge by the core with this organisation's checklist; may be repeated",
  collect,
] as const;

/** A revision that is trusted, for every command that judges. */
const CONFIG_FROM = [
  '--config-from <rev>',
  'read configuration and checklists as this git revision holds them, not the working tree',
] as const;

/** The configuration, for every command that judges. */
export const CONFIG = [
  '--config <file>',
  'this configuration instead of the one that is found; none for no configuration',
] as const;

/** By what a command judges: the core with organisations' own, the configuration, and the revision that both are read at. */
export const JUDGED_BY = [CHECKLIST, CONFIG, CONFIG_FROM] as const;

/** The formats of a kind of report, for every command that prints one. */
export const formatOption = (kind: Pick<ReportKind<never>, 'data' | 'streams'>) =>
  ['-f, --format <format>', `${listFormats(kind)} (default: terminal, or by the ending of -o)`] as const;

/** For commands whose report can be a page. */
export const OPEN = ['--open', 'write the report as a page and open it in the browser'] as const;

/** -o, of a command that writes `what`: the plan, the report. */
export const output = (what: string) => ['-o, --output <file>', `write ${what} to a file instead of stdout`] as const;

export const REPORT = [
  '--report <format=file>',
  'write one more report; may be repeated, - is stdout',
  collect,
] as const;
