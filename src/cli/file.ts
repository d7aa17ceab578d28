// init, interview and scan, which write pilot files: their words on the command line.
import type { Command } from 'commander';
import type { InitFlags } from '../commands/init.ts';
import type { AnswersFlag, InterviewFlags } from '../commands/interview.ts';
import type { ScanFlags } from '../commands/scan.ts';
import { AS_OF, CHECKLIST, type CommandContext, OPEN, withOptions } from './shared.ts';

export const addInit = (root: Command, { world, exit }: CommandContext): void => {
  withOptions(
    root
      .command('init')
      .description('A new pilot file: by questions on a terminal, as a template, from answers, or from another pilot.')
      .argument('[file]', 'the file to begin; - is stdout', 'pilot.yaml'),
    ['--template [kind]', 'a file to fill in, every field explained: minimal (default) or full'],
    ['--from <file>', "start from another pilot; what is the other's own is blanked"],
    ['--answers <file>', 'answers as YAML or JSON lines; - is stdin'],
    ['--ci <host>', 'no pilot file: the job, configuration and baseline of a repository: github, gitlab or pre-commit'],
    ['--plain', 'ask without menus and redrawing, for screen readers'],
    CHECKLIST,
    AS_OF,
  )
    .addHelpText('after', initExamples)
    .action(async (file: string, _flags, command: Command) => {
      const { initCommand } = await import('../commands/init.ts');
      exit.code = await initCommand(file, command.optsWithGlobals<InitFlags>(), world);
    });
};

const initExamples = `
On a terminal, readiness init alone asks. A file that is there is never
overwritten. Answers are a map in YAML, nested as the pilot file is or by path
(pilot.owner: me), or JSON lines {"path": "pilot.owner", "value": "me"}.

Examples:
  readiness init short.yaml --template
  readiness init full.yaml --template full
  readiness init copy.yaml --from examples/claims-summariser.yaml
  readiness init --ci github
  readiness init bot.yaml --answers examples/answers/contract-summariser.yaml`;

// readiness interview FILE: its words on the command line.

export const addInterview = (root: Command, { world, exit }: CommandContext): void => {
  withOptions(
    root
      .command('interview')
      .description('Asks for what a pilot file leaves open, one question at a time, and saves after every answer.')
      .argument('<file>', 'a pilot file; one that is not there yet is begun'),
    ['--dimension <id>', 'ask for one dimension alone, such as data'],
    ['--all', 'ask for what is answered too, and for what moves no score'],
    ['--only-unknown', 'ask only for blanks that leave the score open'],
    ['--gate <id>', 'what can shut this gate comes first: pilot, production or scale'],
    ['--for-role <role>', 'ask what one person knows: legal, finance, security, operations or data'],
    ['--handout [file]', 'write the open questions as Markdown to send out, by role; - is stdout'],
    ['--answers <file>', 'take answers instead of asking: YAML, JSON lines or a filled handout; - is stdin'],
    ['--plain', 'no menus and no redrawing, one line per prompt: for screen readers'],
    CHECKLIST,
    AS_OF,
  )
    .addHelpText('after', interviewExamples)
    .action(async (file: string, _flags, command: Command) => {
      const { interviewCommand } = await import('../commands/interview.ts');
      exit.code = await interviewCommand(file, command.optsWithGlobals<InterviewFlags & AnswersFlag>(), world);
    });
};

const interviewExamples = `
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

// readiness scan [DIR]: its words on the command line.

export const addScan = (root: Command, { world, tool, exit }: CommandContext): void => {
  withOptions(
    root
      .command('scan')
      .description(
        'What a repository can show: practices found in its files, as evidence that the pilot file may cite. It proposes and judges nothing; nothing is run.',
      )
      .argument('[folder]', 'the root of the repository', '.'),
    ['--pilot <file>', 'the pilot file to compare with (default: pilot.yaml in the folder)'],
    ['--write', 'ask about each proposal and add the evidence to the pilot file'],
    ['-f, --format <name>', 'terminal, markdown, html or json'],
    ['-o, --output <file>', 'write to a file, in the format of its ending'],
    OPEN,
    ['--details', 'with the lines to add for each check'],
  )
    .addHelpText(
      'after',
      '\nExamples:\n  readiness scan\n  readiness scan ../bot --pilot pilots/bot.yaml\n  readiness scan --write\n  readiness scan -f json | jq .proposals',
    )
    .action(async (folder: string, _flags, command: Command) => {
      const { scanCommand } = await import('../commands/scan.ts');
      exit.code = await scanCommand(folder, command.optsWithGlobals<ScanFlags>(), world, tool);
    });
};
