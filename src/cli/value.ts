// readiness value FILE: its words on the command line.
import type { Command } from 'commander';
import type { ValueFlags } from '../commands/value.ts';
import { valueReport } from '../report/registry.ts';
import { AS_OF, CHECKLIST, CONFIG, CONFIG_FROM, type Context, formatOption, MAX_BYTES, OPEN } from './shared.ts';

export const addValue = (root: Command, { world, tool, exit }: Context): void => {
  root
    .command('value')
    .description('The value case: payback, return and net value, how sure they are and what moves them.')
    .argument('<file>', 'a pilot file; - is stdin')
    .option(...formatOption(valueReport))
    .option('-o, --output <file>', 'write the value case to a file instead of stdout')
    .option(...OPEN)
    .option(...CHECKLIST)
    .option(...CONFIG)
    .option(...CONFIG_FROM)
    .option(...AS_OF)
    .option('--seed <n>', 'seed of the draws from ranges (default: 42)')
    .option('--details', 'the influence of every input, not of the first five')
    .option(...MAX_BYTES)
    .addHelpText('after', examples)
    .action(async (file: string, _flags, command: Command) => {
      const { valueCommand } = await import('../commands/value.ts');
      exit.code = await valueCommand(file, command.optsWithGlobals<ValueFlags>(), world, tool);
    });
};

const examples = `
The pilot file's value section and pilot.workflow.volume_per_month are what it
rests on. Shares and times that are missing are assumed and listed; prices are
not: what only you can say is asked for.

Examples:
  readiness value examples/claims-summariser.yaml
  readiness value pilot.yaml --as-of 2026-11-23 --details
  readiness value pilot.yaml -o value.md
  readiness value pilot.yaml --format csv -o value.csv`;
