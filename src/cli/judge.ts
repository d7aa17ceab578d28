// assess, gate, validate and explain: their words on the command line.
import type { Command } from 'commander';
import type { AssessFlags } from '../commands/assess.ts';
import type { ExplainFlags } from '../commands/explain.ts';
import type { GateFlags } from '../commands/policy.ts';
import type { ValidateFlags } from '../commands/validate.ts';
import type { World } from '../io/world.ts';
import { explanation, gapReport, gateReport } from '../report/registry.ts';
import {
  AS_OF,
  type CommandContext,
  collect,
  formatOption,
  JUDGED_BY,
  MAX_BYTES,
  ONLY_PILOTS,
  OPEN,
  output,
  PILOTS,
  REPORT,
  WATCH,
  watching,
  withOptions,
} from './shared.ts';

export const addAssess = (root: Command, { world, tool, exit }: CommandContext): void => {
  withOptions(
    root
      .command('assess')
      .description('Validate, judge, and print the gap report with the outline of the phased plan.')
      .argument('[file...]', PILOTS),
    formatOption(gapReport),
    output('the report'),
    OPEN,
    REPORT,
    ...JUDGED_BY,
    ['--for <gate>', 'exit 1 unless this gate is open: pilot, production or scale'],
    ['--min-score <n>', 'exit 1 unless the readiness score is at least this, 0 to 100'],
    AS_OF,
    ['--details', 'every gap and every check, not only what matters most'],
    ['--summary', 'the first screen alone: headline, what is stated to be wrong, what to do first'],
    ['--quiet', 'print only what was asked for and fails'],
    WATCH,
    MAX_BYTES,
  )
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

// readiness gate [FILE…]: its words on the command line.

export const addGate = (root: Command, { world, tool, exit }: CommandContext): void => {
  withOptions(
    root
      .command('gate')
      .description(
        'For CI: what is asked of a pilot, criterion by criterion. Exit 1 if one fails, 2 if it cannot be told.',
      )
      .argument('[file...]', PILOTS),
    ['--policy <name>', "a ready-made policy, pilot, production or scale, in place of the configuration's"],
    [
      '--for <gate>',
      'this gate has to be open: pilot, production or scale (default: what the stage claims, else pilot)',
    ],
    ['--min-score <n>', 'the least readiness score, 0 to 100'],
    ['--min <dimension=n>', 'the least score of a dimension; may be repeated', collect],
    ['--min-evidenced <n>', 'the least evidenced score, 0 to 100'],
    ['--min-coverage <share>', 'the least share answered, such as 0.8 or 80%'],
    ['--max-unknown <n>', 'the most checks that may be unknown'],
    ['--max-declared-na <share>', 'the most weight declared not applicable, such as 0.1 or 10%'],
    ['--max-waived <share>', 'the most weight that waivers may unblock, such as 0.1 or 10%'],
    ['--require <check>', 'this check has to be met; may be repeated', collect],
    ['--baseline <file>', 'no check may be worse than in this file, no score lower'],
    ['--max-drop <points>', 'by how much a score may be lower than in the baseline (default: 0)'],
    ['--update-baseline', 'write the baseline anew from this run'],
    [
      '--since <rev|date>',
      'tell what is new since a git revision or a date, such as the base of a change, from the rest',
    ],
    ['--comment <file>', 'with --since: write the comment of a pull request, base beside head'],
    ['--warn-days <n>', 'report waivers that expire within this many days (default: 30)'],
    ['--observe', 'report the same, but exit 0 when a criterion fails'],
    ['--enforce', 'exit 1 when a criterion fails, though the configuration observes'],
    ['--quiet', 'print only what fails, and nothing where nothing does'],
    WATCH,
    ['--details', 'in SARIF every gap, not only what fails what was asked'],
    ['--print-policy', 'print what is asked, and which flag, file or default says so; judge nothing'],
    formatOption(gateReport),
    output('the report'),
    OPEN,
    REPORT,
    ...JUDGED_BY,
    AS_OF,
    ONLY_PILOTS,
    MAX_BYTES,
  )
    .addHelpText('after', gateExamples)
    .action(async (files: string[], _flags, command: Command) => {
      const { gateCommand } = await import('../commands/gate.ts');
      const flags = command.optsWithGlobals<GateFlags>();
      const judge = (here: World) => gateCommand(files, flags, here, tool);
      exit.code = await (flags.watch === true ? watching(files, flags, judge, world) : judge(world));
    });
};

const gateExamples = `
What the flags leave open the policy of readiness.config.yaml says, and then a
ready-made policy that it extends.

Examples:
  readiness gate --print-policy examples/claims-summariser.yaml
  readiness gate examples/complete.yaml --policy production
  readiness gate examples/claims-summariser.yaml --for pilot
  readiness gate examples/*.yaml --min-score 60 --min data=50 --observe
  readiness gate examples/*.yaml --baseline baseline.json --update-baseline
  readiness gate examples/*.yaml --baseline baseline.json --max-drop 1
  readiness gate pilot.yaml --min-score 0 --since main --comment comment.md
  readiness gate pilot.yaml --report sarif=gate.sarif --report junit=gate.xml`;

// readiness validate [FILE…]: its words on the command line.

export const addValidate = (root: Command, { world, exit }: CommandContext): void => {
  withOptions(
    root
      .command('validate')
      .description(
        'Is it a well-formed pilot file? Every problem at once, with line, column and the nearest known word.',
      )
      .argument('[file...]', PILOTS),
    ...JUDGED_BY,
    ONLY_PILOTS,
    ['--quiet', 'print only what is wrong'],
    WATCH,
    MAX_BYTES,
  )
    .addHelpText('after', '\nExample:\n  readiness validate examples/*.yaml')
    .action(async (files: string[], _flags, command: Command) => {
      const { validateCommand } = await import('../commands/validate.ts');
      const flags = command.optsWithGlobals<ValidateFlags>();
      const validate = (here: World) => validateCommand(files, flags, here);
      exit.code = await (flags.watch === true ? watching(files, {}, validate, world) : validate(world));
    });
};

// readiness explain [ID…]: its words on the command line.

export const addExplain = (root: Command, { world, tool, exit }: CommandContext): void => {
  withOptions(
    root
      .command('explain')
      .description('Why a check is asked and how it is scored; with --for, how a pilot got its outcome, sum by sum.')
      .argument(
        '[id...]',
        'checks, such as data.lineage, dimensions, or obligations, such as gdpr-art-13; none lists what there is',
      ),
    ['--for <pilot>', 'explain how this pilot file got its outcome; - is stdin'],
    ['--score', 'the whole sum of the pilot, to be checked by hand'],
    formatOption(explanation),
    output('the explanation'),
    OPEN,
    ...JUDGED_BY,
    AS_OF,
    MAX_BYTES,
  )
    .addHelpText('after', explainExamples)
    .action(async (ids: string[], _flags, command: Command) => {
      const { explainCommand } = await import('../commands/explain.ts');
      exit.code = await explainCommand(ids, command.optsWithGlobals<ExplainFlags>(), world, tool);
    });
};

const explainExamples = `
Examples:
  readiness explain
  readiness explain governance
  readiness explain data.lineage evaluation.hallucination
  readiness explain eu-ai-act-art-50-1
  readiness explain data.lineage --for examples/claims-summariser.yaml
  readiness explain --score --for pilot.yaml -o sum.md`;
