// readiness assess [FILE…]: its words on the command line.
import type { Command } from 'commander';
import type { AssessFlags } from '../commands/assess.ts';
import type { World } from '../io/world.ts';
import { gapReport } from '../report/registry.ts';
import {
  AS_OF,
  CHECKLIST,
  CONFIG,
  CONFIG_FROM,
  type Context,
  collect,
  formatOption,
  MAX_BYTES,
  OPEN,
  PILOTS,
  WATCH,
  watching,
} from './shared.ts';

export const addAssess = (root: Command, { world, tool, exit }: Context): void => {
  root
    .command('assess')
    .description('Validate, judge, and print the gap report with the outline of the phased plan.')
    .argument('[file...]', PILOTS)
    .option(...formatOption(gapReport))
    .option('-o, --output <file>', 'write the report to a file instead of stdout')
    .option(...OPEN)
    .option('--report <format=file>', 'write one more report; may be repeated, - is stdout', collect)
    .option(...CHECKLIST)
    .option(...CONFIG)
    .option(...CONFIG_FROM)
    .option('--for <gate>', 'exit 1 unless this gate is open: pilot, production or scale')
    .option('--min-score <n>', 'exit 1 unless the readiness score is at least this, 0 to 100')
    .option(...AS_OF)
    .option('--details', 'every gap and every check, not only what matters most')
    .option('--summary', 'the first screen alone: headline, what is stated to be wrong, what to do first')
    .option('--quiet', 'print only what was asked for and fails')
    .option(...WATCH)
    .option(...MAX_BYTES)
    .addHelpText('after', assessExamples)
    .action(async (files: string[], _flags, command: Command) => {
      const { assessCommand } = await import('../commands/assess.ts');
      const flags = command.optsWithGlobals<AssessFlags>();
      const judge = (here: World) => assessCommand(files, flags, here, tool);
      exit.code = await (flags.watch === true ? watching(files, flags, judge, world) : judge(world));
    });
};

const assessExamples = `
Examples:
  readiness assess examples/claims-summariser.yaml
  readiness assess pilot.yaml --as-of 2026-11-23 --details
  readiness assess pilot.yaml -o report.md --report json=report.json
  readiness assess pilot.yaml -o report.html
  git show main:pilot.yaml | readiness assess -`;
