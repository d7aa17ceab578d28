// readiness compare A B: its words on the command line.
import type { Command } from 'commander';
import type { CompareFlags } from '../commands/compare.ts';
import { comparisonReport } from '../report/registry.ts';
import { AS_OF, CHECKLIST, CONFIG, CONFIG_FROM, type Context, formatOption, MAX_BYTES, OPEN } from './shared.ts';

export const addCompare = (root: Command, { world, tool, exit }: Context): void => {
  root
    .command('compare')
    .description('What changed between two judgements, check by check, and how much of the score each cause moved.')
    .argument('<before>', 'a pilot file, a saved JSON report, or REV:FILE from git')
    .argument('<after>', 'the same')
    .option(...formatOption(comparisonReport))
    .option('-o, --output <file>', 'write it to a file instead of stdout')
    .option(...OPEN)
    .option(...CHECKLIST)
    .option(...CONFIG)
    .option(...CONFIG_FROM)
    .option(...AS_OF)
    .option(...MAX_BYTES)
    .addHelpText('after', examples)
    .action(async (before: string, after: string, _flags, command: Command) => {
      const { compareCommand } = await import('../commands/compare.ts');
      exit.code = await compareCommand([before, after], command.optsWithGlobals<CompareFlags>(), world, tool);
    });
};

const examples = `
The evidence of REV:FILE is what the revision holds of it.

Examples:
  readiness compare examples/telecom-support-bot.yaml examples/complete.yaml
  readiness compare main:pilot.yaml pilot.yaml
  readiness compare HEAD:pilot.yaml :pilot.yaml
  readiness compare last-month.json pilot.yaml -f markdown`;
