// readiness checklist list|show|lint|new: its words on the command line.
import type { Command } from 'commander';
import type { ChecklistOutput } from '../commands/checklist.ts';
import { checklistReport } from '../report/registry.ts';
import { CHECKLIST, CONFIG, CONFIG_FROM, type Context, formatOption, OUTPUT } from './shared.ts';

export const addChecklist = (root: Command, context: Context): void => {
  const checklist = root
    .command('checklist')
    .description("The checklists: what is in force and where it came from; start and lint an organisation's own.")
    .addHelpText('after', examples);
  addList(checklist, context);
  addShow(checklist, context);
  addLint(checklist, context);
  addNew(checklist, context);
};

const addList = (checklist: Command, { world, tool, exit }: Context): void => {
  checklist
    .command('list')
    .description('What is in force: each part, its version, what it brings, and the file that it came from.')
    .option(...formatOption(checklistReport))
    .option(...OUTPUT)
    .option(...CHECKLIST)
    .option(...CONFIG)
    .option(...CONFIG_FROM)
    .addHelpText('after', '\nExample:\n  readiness checklist list --checklist examples/organisation/bank.yaml')
    .action(async (_flags, command: Command) => {
      const { listCommand } = await import('../commands/checklist.ts');
      exit.code = await listCommand(command.optsWithGlobals<ChecklistOutput>(), world, tool);
    });
};

const addShow = (checklist: Command, { world, tool, exit }: Context): void => {
  checklist
    .command('show')
    .description('Gates, weights and checks as they are in force, each changed part with its file and line.')
    .argument('[check]', 'one check in full, such as data.lineage')
    .option(...formatOption(checklistReport))
    .option(...OUTPUT)
    .option(...CHECKLIST)
    .option(...CONFIG)
    .option(...CONFIG_FROM)
    .addHelpText(
      'after',
      '\nExamples:\n  readiness checklist show --checklist examples/organisation/bank.yaml\n  readiness checklist show data.lineage',
    )
    .action(async (id: string | undefined, _flags, command: Command) => {
      const { showCommand } = await import('../commands/checklist.ts');
      exit.code = await showCommand(id, command.optsWithGlobals<ChecklistOutput>(), world, tool);
    });
};

const addLint = (checklist: Command, { world, exit }: Context): void => {
  checklist
    .command('lint')
    .description(
      'Can pilots be judged by these checklists? Every problem with line and column; several files are composed.',
    )
    .argument('<file...>', "organisations' checklist files; - is stdin")
    .addHelpText('after', '\nExample:\n  readiness checklist lint examples/organisation/bank.yaml')
    .action(async (files: string[], _flags, command: Command) => {
      const { lintCommand } = await import('../commands/checklist.ts');
      exit.code = await lintCommand(files, command.optsWithGlobals<{ color: boolean }>().color, world);
    });
};

const addNew = (checklist: Command, { world, exit }: Context): void => {
  checklist
    .command('new')
    .description("A commented skeleton of an organisation's checklist, to start from.")
    .argument('[id]', 'what the checklist is called', 'my-organisation')
    .option('-o, --output <file>', 'write it to a file instead of stdout')
    .addHelpText('after', '\nExample:\n  readiness checklist new northbank -o northbank.yaml')
    .action(async (id: string, flags: { output?: string }) => {
      const { newCommand } = await import('../commands/checklist.ts');
      exit.code = newCommand(id, flags.output, world);
    });
};

const examples = `
Examples:
  readiness checklist new northbank -o northbank.yaml
  readiness checklist lint northbank.yaml
  readiness assess pilot.yaml --checklist northbank.yaml`;
