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
    .option('--gate <id>', 'what can shut this gate comes first: pilot, production or scale')
    .option('--for-role <role>', 'ask what one person knows: legal, finance, security, operations or data')
    .option('--handout [file]', 'write the open questions as Markdown to send out, by role; - is stdout')
    .option('--answers <file>', 'take answers instead of asking: YAML, JSON lines or a filled handout; - is stdin')
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
Needs a terminal, unless --answers or --handout is given. At each question:
unknown, skip, back (to the last answer), ? (to explain), stop. Ctrl-C loses
nothing: the next interview goes on there. What can shut the gate that the stage
claims comes first, then legal duties, then the rest of that gate. A first
verdict comes after fifteen questions at the latest; the interview pauses once
every blocker of that gate was asked, and every twenty minutes.

Examples:
  readiness interview pilot.yaml
  readiness interview pilot.yaml --dimension data
  readiness interview pilot.yaml --only-unknown --plain
  readiness interview pilot.yaml --all --checklist bank.yaml
  readiness interview pilot.yaml --gate production
  readiness interview pilot.yaml --handout legal.md --for-role legal
  readiness interview pilot.yaml --answers legal.md`;
