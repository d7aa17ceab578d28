// readiness completion SHELL: what a shell has to load to complete command lines; and what it then asks for each of them.
import { Argument, type Command } from 'commander';
import { dimensionIds, gateIds } from '../model/vocabulary.ts';
import { formats } from '../report/registry.ts';
import type { Context } from './shared.ts';

const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;
const NAME = 'readiness';

export const addCompletion = (root: Command, context: Context): void => {
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
    for (const [name, values] of Object.entries(valuesOf)) {
      const option = options.get(name);
      if (option !== undefined) {
        option.handler = (complete) => {
          for (const value of values) complete(value, '');
        };
      }
    }
  }
  tab.parse([...words]);
};

/** Values of options that are one of a few words. */
const valuesOf: Readonly<Record<string, readonly string[]>> = {
  dimension: dimensionIds,
  for: gateIds,
  format: formats,
  gate: gateIds,
  policy: gateIds,
};

const examples = `
Examples:
  source <(readiness completion bash)           for this session; in ~/.bashrc
                                                for all
  source <(readiness completion zsh)            likewise, in ~/.zshrc
  readiness completion fish > ~/.config/fish/completions/readiness.fish
  readiness completion powershell >> $PROFILE`;
