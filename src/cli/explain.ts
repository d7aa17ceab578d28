// readiness explain [ID…]: its words on the command line.
import type { Command } from 'commander';
import type { ExplainFlags } from '../commands/explain.ts';
import { explanation } from '../report/registry.ts';
import { AS_OF, CHECKLIST, CONFIG, CONFIG_FROM, type Context, formatOption, MAX_BYTES, OPEN } from './shared.ts';

export const addExplain = (root: Command, { world, tool, exit }: Context): void => {
  root
    .command('explain')
    .description('Why a check is asked and how it is scored; with --for, how a pilot got its outcome, sum by sum.')
    .argument(
      '[id...]',
      'checks, such as data.lineage, dimensions, or obligations, such as gdpr-art-13; none lists what there is',
    )
    .option('--for <pilot>', 'explain how this pilot file got its outcome; - is stdin')
    .option('--score', 'the whole sum of the pilot, to be checked by hand')
    .option(...formatOption(explanation))
    .option('-o, --output <file>', 'write the explanation to a file instead of stdout')
    .option(...OPEN)
    .option(...CHECKLIST)
    .option(...CONFIG)
    .option(...CONFIG_FROM)
    .option(...AS_OF)
    .option(...MAX_BYTES)
    .addHelpText('after', examples)
    .action(async (ids: string[], _flags, command: Command) => {
      const { explainCommand } = await import('../commands/explain.ts');
      exit.code = await explainCommand(ids, command.optsWithGlobals<ExplainFlags>(), world, tool);
    });
};

const examples = `
Examples:
  readiness explain
  readiness explain governance
  readiness explain data.lineage evaluation.hallucination
  readiness explain eu-ai-act-art-50-1
  readiness explain data.lineage --for examples/claims-summariser.yaml
  readiness explain --score --for pilot.yaml -o sum.md`;
