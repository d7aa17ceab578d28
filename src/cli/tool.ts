// checklist, schema, mcp and completion, the tool itself: their words on the command line.
import { Argument, type Command } from 'commander';
import type { ChecklistOutput } from '../commands/checklist.ts';
import type { McpFlags } from '../commands/mcp.ts';
import { dimensionIds, gateIds, own } from '../model/vocabulary.ts';
import { checklistReport, formats } from '../report/registry.ts';
import {
  AS_OF,
  CHECKLIST,
  CONFIG,
  type CommandContext,
  formatOption,
  JUDGED_BY,
  output,
  single,
  withOptions,
} from './shared.ts';

export const addChecklist = (root: Command, context: CommandContext): void => {
  const checklist = root
    .command('checklist')
    .description("The checklists: what is in force and where it came from; start and lint an organisation's own.")
    .addHelpText('after', checklistExamples);
  addList(checklist, context);
  addShow(checklist, context);
  addLint(checklist, context);
  addNew(checklist, context);
};

const addList = (checklist: Command, { world, tool, exit }: CommandContext): void => {
  withOptions(
    checklist
      .command('list')
      .description('What is in force: each part, its version, what it brings, and the file that it came from.'),
    formatOption(checklistReport),
    output('the report'),
    ...JUDGED_BY,
  )
    .addHelpText('after', '\nExample:\n  readiness checklist list --checklist examples/organisation/bank.yaml')
    .action(async (_flags, command: Command) => {
      const { listCommand } = await import('../commands/checklist.ts');
      exit.code = await listCommand(command.optsWithGlobals<ChecklistOutput>(), world, tool);
    });
};

const addShow = (checklist: Command, { world, tool, exit }: CommandContext): void => {
  withOptions(
    checklist
      .command('show')
      .description('Gates, weights and checks as they are in force, each changed part with its file and line.')
      .argument('[check]', 'one check in full, such as data.lineage'),
    formatOption(checklistReport),
    output('the report'),
    ...JUDGED_BY,
  )
    .addHelpText(
      'after',
      '\nExamples:\n  readiness checklist show --checklist examples/organisation/bank.yaml\n  readiness checklist show data.lineage',
    )
    .action(async (id: string | undefined, _flags, command: Command) => {
      const { showCommand } = await import('../commands/checklist.ts');
      exit.code = await showCommand(id, command.optsWithGlobals<ChecklistOutput>(), world, tool);
    });
};

const addLint = (checklist: Command, { world, exit }: CommandContext): void => {
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

const addNew = (checklist: Command, { world, exit }: CommandContext): void => {
  checklist
    .command('new')
    .description("A commented skeleton of an organisation's checklist, to start from.")
    .argument('[id]', 'what the checklist is called', 'my-organisation')
    .option('-o, --output <file>', 'write it to a file instead of stdout', single)
    .addHelpText('after', '\nExample:\n  readiness checklist new northbank -o northbank.yaml')
    .action(async (id: string, flags: { output?: string }) => {
      const { newCommand } = await import('../commands/checklist.ts');
      exit.code = newCommand(id, flags.output, world);
    });
};

const checklistExamples = `
Examples:
  readiness checklist new northbank -o northbank.yaml
  readiness checklist lint northbank.yaml
  readiness assess pilot.yaml --checklist northbank.yaml`;

// readiness schema [NAME]: its words on the command line.

export const addSchema = (root: Command, { world, exit }: CommandContext): void => {
  root
    .command('schema')
    .description(
      'Print the JSON Schema of the pilot file, of the JSON report, of a plan, of a value case, of advice, of a policy, of a checklist, or of the configuration.',
    )
    .argument('[name]', 'pilot, report, plan, value, advise, policy, checklist, organisation or config', 'pilot')
    .option('-o, --output <file>', 'write it to a file instead of stdout', single)
    .addHelpText('after', '\nExamples:\n  readiness schema -o pilot.schema.json\n  readiness schema report')
    .action(async (name: string, flags: { output?: string }) => {
      const { schemaCommand } = await import('../commands/schema.ts');
      exit.code = schemaCommand(name, flags.output, world);
    });
};

// readiness mcp: its words on the command line.

export const addMcp = (root: Command, { world, tool, exit }: CommandContext): void => {
  withOptions(
    root
      .command('mcp')
      .description(
        'Serves coding assistants: a Model Context Protocol server on stdin and stdout, for the pilot files of the folder that it is started in.',
      ),
    CHECKLIST,
    CONFIG,
    AS_OF,
  )
    .addHelpText('after', mcpExamples)
    .action(async (_flags, command: Command) => {
      const { mcpCommand } = await import('../commands/mcp.ts');
      exit.code = await mcpCommand(command.optsWithGlobals<McpFlags>(), world, tool);
    });
};

const mcpExamples = `
Tools: assess, validate, explain, next_questions, record_answers and plan.
Only record_answers writes, and only pilot files inside that folder. The server
ends when its host closes stdin. docs/mcp.md has the configuration for the usual
hosts, and a prompt by which an assistant fills in a pilot file.

Example:
  readiness mcp < /dev/null`;

// readiness completion SHELL: what a shell has to load to complete command lines; and what it then asks for each of them.

const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;
const NAME = 'readiness';

export const addCompletion = (root: Command, context: CommandContext): void => {
  root
    .command('completion')
    .description('Completes commands, options and file names in your shell, once it has loaded what this prints.')
    .addArgument(new Argument('<shell>', 'bash, zsh, fish or powershell').choices(shells))
    .addHelpText('after', examples)
    .action(async (shell: string) => {
      if (shell === 'bash') {
        context.world.stdout.write(bash);
        return;
      }
      const { default: tab } = await import('@bomb.sh/tab');
      tab.setup(NAME, NAME, shell);
    });
};

/**
 * The library's script for bash needs a package that many machines have not, and runs what stands in the line that is
 * completed. Where nothing is offered, bash completes names of files.
 */
const bash = `# bash completion for readiness
_readiness_complete() {
  local current=\${COMP_WORDS[COMP_CWORD]} line
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in :[0-9]*) continue ;; esac
    line=\${line%%$'\\t'*}
    [[ $line == "$current"* ]] && COMPREPLY+=("$line")
  done < <(readiness complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _readiness_complete readiness
`;

/**
 * Prints what could come next in a command line of these words, each with what it means, as the shells' scripts read it.
 * `root` has every command but `completion`, which the library declares itself.
 */
export const printCompletions = async (root: Command, words: readonly string[]): Promise<void> => {
  const { default: declared } = await import('@bomb.sh/tab/commander');
  const tab = declared(root, { completionCommandName: 'completion' });
  for (const { options } of tab.commands.values()) {
    for (const [name, option] of options) {
      const values = valuesFor(name, option.description);
      if (values === undefined) continue;
      option.handler = (complete) => {
        for (const value of values) complete(value, '');
      };
    }
  }
  tab.parse([...words]);
};

/** Of the formats those that the command prints: its help names them. */
const valuesFor = (option: string, says: string): readonly string[] | undefined =>
  option === 'format' ? formats.filter((one) => new RegExp(`\\b${one}\\b`).test(says)) : own(optionValues, option);

/** Values of options that are one of a few words. */
const optionValues: Readonly<Record<string, readonly string[]>> = {
  dimension: dimensionIds,
  for: gateIds,
  gate: gateIds,
  policy: gateIds,
  to: gateIds,
};

const examples = `
Examples:
  source <(readiness completion bash)           for this session; in ~/.bashrc
                                                for all
  source <(readiness completion zsh)            likewise, in ~/.zshrc
  readiness completion fish > ~/.config/fish/completions/readiness.fish
  readiness completion powershell >> $PROFILE`;
