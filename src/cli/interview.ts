// readiness interview FILE: its words on the command line.
import type { Command } from 'commander';
import type { AnswersFlag, InterviewFlags } from '../commands/interview.ts';
import { AS_OF, CHECKLIST, type Context } from './shared.ts';

export const addInterview = (root: Command, { world, exit }: Context): void => {
  root
    .command('interview')
    .description('Asks for what a pilot file leaves open, one question at a time, and saves after every answer.')
    .argument('<file>', 'a pilot file; one that is not there yet is begun')
    .option('--dimension <id>', 'ask for one dimension alone, such as data')
    .option('--all', 'ask for what is answered too, and for what moves no score')
    .option('--only-unknown', 'ask only for blanks that leave the score open')
    .option('--answers <file>', 'take answers from a file instead of asking: YAML or JSON lines; - is stdin')
    .option('--plain', 'no menus and no redrawing, one line per prompt: for screen readers')
    .option(...CHECKLIST)
    .option(...AS_OF)
    .addHelpText('after', examples)
    .action(async (file: string, _flags, command: Command) => {
      const { interviewCommand } = await import('../commands/interview.ts');
      exit.code = await interviewCommand(file, command.optsWithGlobals<InterviewFlags & AnswersFlag>(), world);
    });
};

const examples = `
Needs a terminal, unless --answers is given. At each question: unknown, skip,
back (to the last answer), ? (to explain), stop. Ctrl-C loses nothing:
the next interview goes on there. It pauses by itself after a first verdict and
about twenty minutes' worth of questions, unless a part or all is asked for.
Evidence and obligations come last.

Examples:
  readiness interview pilot.yaml
  readiness interview pilot.yaml --dimension data
  readiness interview pilot.yaml --only-unknown --plain
  readiness interview pilot.yaml --all --checklist bank.yaml
  readiness interview pilot.yaml --answers answers.yaml`;
