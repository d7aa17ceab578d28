// readiness init [FILE]: its words on the command line.
import type { Command } from 'commander';
import type { InitFlags } from '../commands/init.ts';
import { AS_OF, CHECKLIST, type Context } from './shared.ts';

export const addInit = (root: Command, { world, exit }: Context): void => {
  root
    .command('init')
    .description('A new pilot file: by questions on a terminal, as a template, from answers, or from another pilot.')
    .argument('[file]', 'the file to begin; - is stdout', 'pilot.yaml')
    .option('--template [kind]', 'a file to fill in, every field explained: minimal (default) or full')
    .option('--from <file>', "start from another pilot; what is the other's own is blanked")
    .option('--answers <file>', 'answers as YAML or JSON lines; - is stdin')
    .option(
      '--ci <host>',
      'no pilot file: the job, configuration and baseline of a repository: github, gitlab or pre-commit',
    )
    .option('--plain', 'ask without menus and redrawing, for screen readers')
    .option(...CHECKLIST)
    .option(...AS_OF)
    .addHelpText('after', examples)
    .action(async (file: string, _flags, command: Command) => {
      const { initCommand } = await import('../commands/init.ts');
      exit.code = await initCommand(file, command.optsWithGlobals<InitFlags>(), world);
    });
};

const examples = `
On a terminal, readiness init alone asks. A file that is there is never
overwritten. Answers are a map in YAML, nested as the pilot file is or by path
(pilot.owner: me), or JSON lines {"path": "pilot.owner", "value": "me"}.

Examples:
  readiness init short.yaml --template
  readiness init full.yaml --template full
  readiness init copy.yaml --from examples/claims-summariser.yaml
  readiness init --ci github
  readiness init bot.yaml --answers examples/answers/contract-summariser.yaml`;
