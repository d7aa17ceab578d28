// readiness portfolio [PATH…]: its words on the command line.
import type { Command } from 'commander';
import type { PortfolioFlags } from '../commands/portfolio.ts';
import { portfolioReport } from '../report/registry.ts';
import {
  AS_OF,
  CHECKLIST,
  CONFIG,
  CONFIG_FROM,
  type Context,
  formatOption,
  MAX_BYTES,
  OPEN,
  OUTPUT,
} from './shared.ts';

export const addPortfolio = (root: Command, { world, tool, exit }: Context): void => {
  root
    .command('portfolio')
    .description('Many pilots on one page: which of them first, why, and what they have in common.')
    .argument('[path...]', 'files, folders and patterns (default: pilots: of the configuration, else this folder)')
    .option(...formatOption(portfolioReport))
    .option(...OUTPUT)
    .option(...OPEN)
    .option(...AS_OF)
    .option('--since <rev|date>', 'what moved since a git revision or a date, pilot by pilot, and why')
    .option('--details', 'each pilot in short, too')
    .option(...CHECKLIST)
    .option(...CONFIG)
    .option(...CONFIG_FROM)
    .option(...MAX_BYTES)
    .addHelpText(
      'after',
      `
What is a pilot file is told by its content: version: 1 and pilot: with a
name. A malformed file is a row that says so; the others are judged, and the
exit code is 2 at the end. json, ndjson and csv are written row by row to
stdout, however many pilots there are.

Examples:
  readiness portfolio
  readiness portfolio pilots -o portfolio.html
  readiness portfolio 'products/*/pilot.yaml' --since 2026-10-01
  readiness portfolio -f ndjson > pilots.ndjson`,
    )
    .action(async (paths: readonly string[], _: unknown, command: Command) => {
      const { portfolioCommand } = await import('../commands/portfolio.ts');
      exit.code = await portfolioCommand(paths, command.optsWithGlobals<PortfolioFlags>(), world, tool);
    });
};
