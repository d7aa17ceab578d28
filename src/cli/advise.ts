// readiness advise FILE: its words on the command line.
import type { Command } from 'commander';
import type { AdviseFlags } from '../commands/advise.ts';
import { adviceReport } from '../report/registry.ts';
import { AS_OF, CHECKLIST, CONFIG, CONFIG_FROM, type Context, formatOption, MAX_BYTES, OPEN } from './shared.ts';

export const addAdvise = (root: Command, { world, tool, exit }: Context): void => {
  root
    .command('advise')
    .description(
      'Approach, model size, sourcing, scope and EU AI Act tier: why, what would change it, what speaks against it.',
    )
    .argument('<file>', 'a pilot file; - is stdin')
    .option(...formatOption(adviceReport))
    .option('-o, --output <file>', 'write the advice to a file instead of stdout')
    .option(...OPEN)
    .option(...CHECKLIST)
    .option(...CONFIG)
    .option(...CONFIG_FROM)
    .option(...AS_OF)
    .option('--details', 'every change, every branch of each rule, every duty of the tier')
    .option(...MAX_BYTES)
    .addHelpText('after', examples)
    .action(async (file: string, _flags, command: Command) => {
      const { adviseCommand } = await import('../commands/advise.ts');
      exit.code = await adviseCommand(file, command.optsWithGlobals<AdviseFlags>(), world, tool);
    });
};

const examples = `
Advice is drawn from stated facts alone. Where they do not decide, it says which
to state, and what each of their values would lead to. It agrees with assess.
The tier is a reading of the answers for a list of duties, not legal advice.

Examples:
  readiness advise examples/claims-summariser.yaml
  readiness advise pilot.yaml --details --as-of 2026-11-23
  readiness advise pilot.yaml -o advice.md
  readiness advise pilot.yaml --format json`;
