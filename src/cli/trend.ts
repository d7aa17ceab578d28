// readiness trend FILE: its words on the command line.
import type { Command } from 'commander';
import type { TrendFlags } from '../commands/trend.ts';
import { trendReport } from '../report/registry.ts';
import { CHECKLIST, CONFIG, CONFIG_FROM, type Context, formatOption, MAX_BYTES, OPEN } from './shared.ts';

export const addTrend = (root: Command, { world, tool, exit }: Context): void => {
  root
    .command('trend')
    .description("Readiness over the file's git history: git is the ledger. Renames are followed.")
    .argument('<file>', 'a pilot file that git knows')
    .option(...formatOption(trendReport))
    .option('-o, --output <file>', 'write it to a file instead of stdout')
    .option(...OPEN)
    .option('--since <date>', 'commits from this day on, YYYY-MM-DD')
    .option('--limit <n>', 'the last n commits')
    .option('--first-parent', 'the main line alone, a merge as one commit')
    .option('--as-of <date>', 'judge every text as of this date (default: the date of its commit)')
    .option(...CHECKLIST)
    .option(...CONFIG)
    .option(...CONFIG_FROM)
    .option(...MAX_BYTES)
    .addHelpText(
      'after',
      '\nExamples:\n  readiness trend pilot.yaml\n  readiness trend pilot.yaml --since 2026-01-01 -f csv',
    )
    .action(async (file: string, _flags, command: Command) => {
      const { trendCommand } = await import('../commands/trend.ts');
      exit.code = await trendCommand(file, command.optsWithGlobals<TrendFlags>(), world, tool);
    });
};
