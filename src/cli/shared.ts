// Options that several commands share, declared once so that their words stay the same.
import type { World } from '../io/world.ts';
import { formatWords, type Kind } from '../report/registry.ts';
import type { Tool } from '../report/report.ts';

// What every command's declaration is given: the machine, the tool's name and version, and where the exit code goes.

export type Context = {
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

/** Refuses larger pilot files. */
export const MAX_BYTES = ['--max-bytes <n>', 'refuse larger pilot files (default: 1048576)'] as const;

/** The date of judgement. */
export const AS_OF = ['--as-of <date>', 'judge as of this date, YYYY-MM-DD (default: today)'] as const;

/** For options that may be repeated. */
export const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

/** An organisation's own checklist, for every command that judges. */
export const CHECKLIST = [
  '--checklist <file>',
  "judge by the core with this organisation's checklist; may be repeated",
  collect,
] as const;

/** A revision that is trusted, for every command that judges. */
export const CONFIG_FROM = [
  '--config-from <rev>',
  'read configuration and checklists as this git revision holds them, not the working tree',
] as const;

/** The configuration, for every command that judges. */
export const CONFIG = [
  '--config <file>',
  'this configuration instead of the one that is found; none for no configuration',
] as const;

/** The formats of a kind of report, for every command that prints one. */
export const formatOption = (kind: Pick<Kind<never>, 'data' | 'streams'>) =>
  ['-f, --format <format>', `${formatWords(kind)} (default: terminal, or by the ending of -o)`] as const;

/** For commands whose report can be a page. */
export const OPEN = ['--open', 'write the report as a page and open it in the browser'] as const;

export const OUTPUT = ['-o, --output <file>', 'write the report to a file instead of stdout'] as const;
