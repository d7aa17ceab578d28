// readiness schema [NAME]: its words on the command line.
import type { Command } from 'commander';
import type { Context } from './shared.ts';

export const addSchema = (root: Command, { world, exit }: Context): void => {
  root
    .command('schema')
    .description(
      'Print the JSON Schema of the pilot file, of the JSON report, of a plan, of a value case, of advice, of a policy, of a checklist, or of the configuration.',
    )
    .argument('[name]', 'pilot, report, plan, value, advise, policy, checklist, organisation or config', 'pilot')
    .option('-o, --output <file>', 'write it to a file instead of stdout')
    .addHelpText('after', '\nExamples:\n  readiness schema -o pilot.schema.json\n  readiness schema report')
    .action(async (name: string, flags: { output?: string }) => {
      const { schemaCommand } = await import('../commands/schema.ts');
      exit.code = schemaCommand(name, flags.output, world);
    });
};
