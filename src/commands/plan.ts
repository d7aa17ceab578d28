// plan FILE: validate, judge, schedule, print. Exit 0 whenever there is a plan, however late it is.

import { assess } from '../assess/index.ts';
import type { World } from '../io/world.ts';
import { ReadinessError } from '../model/problem.ts';
import { DEFAULT_RUNS, DEFAULT_SEED } from '../plan/simulate.ts';
import { timetableOf } from '../plan/timetable.ts';
import { plain } from '../report/paint.ts';
import { type PlanFormat, planEndings, planFormats, planReporters } from '../report/plan/registry.ts';
import type { ReportOptions, Tool } from '../report/report.ts';
import { safe } from '../report/safe-text.ts';
import { type ChecklistFlags, checklistFor } from './checklists.ts';
import { goalOf } from './goal.ts';
import { inputOf } from './judge.ts';
import { bytesOf, dateOf, numberOf } from './options.ts';
import { columnsOf, paintFor, printProblems } from './output.ts';
import { readPilots } from './read.ts';

/** As the command line gives them, unread. */
export type PlanFlags = ChecklistFlags & {
  readonly format?: string;
  readonly to?: string;
  readonly output?: string;
  readonly asOf?: string;
  readonly seed?: string;
  readonly runs?: string;
  readonly details?: boolean;
  readonly maxBytes?: string;
};

const MOST_RUNS = 100_000;
const MOST_SEED = 2 ** 31 - 1;
const FILE_COLUMNS = 80;

export const planCommand = async (file: string, flags: PlanFlags, world: World, tool: Tool): Promise<number> => {
  const format = planFormatOf(flags);
  const goal = flags.to === undefined ? undefined : goalOf(flags.to, format);
  const simulation = { runs: countOf('--runs', flags.runs, 1, DEFAULT_RUNS, MOST_RUNS), seed: seedOf(flags.seed) };
  const asOf = flags.asOf === undefined ? world.today() : dateOf(flags.asOf);
  refuseOverwrite(file, flags.output, world);
  const checklist = await checklistFor(flags, [file], world);
  const { reads } = readPilots([file], world, bytesOf(flags.maxBytes), checklist);
  const subject = reads[0]?.subject;
  if (subject === undefined) {
    await printProblems(reads, world.stderr, flags.color);
    return 2;
  }
  const input = inputOf(subject, checklist, asOf, world);
  const assessment = assess(input);
  const reported = { assessment, timetable: timetableOf(assessment, simulation), tool };
  if (goal === undefined) {
    await write(await planReporters[format](), reported, format, flags, world);
    return 0;
  }
  const { wayTo } = await import('./way.ts');
  const { reporter, way, note } = await wayTo(goal, format, reported, input, simulation);
  await write(reporter, way, format, flags, world);
  if (note !== undefined) world.stderr.write(`${note}\n`);
  return 0;
};

const write = async <R>(
  reporter: (reported: R, options: ReportOptions) => string,
  reported: R,
  format: PlanFormat,
  flags: PlanFlags,
  world: World,
): Promise<void> => {
  const details = flags.details === true;
  if (flags.output === undefined || flags.output === '-') {
    const view = { columns: columnsOf(world.stdout), paint: await paintFor(world.stdout, flags.color), details };
    world.stdout.write(reporter(reported, view));
    return;
  }
  world.write([{ file: flags.output, text: reporter(reported, { columns: FILE_COLUMNS, paint: plain, details }) }]);
  world.stderr.write(`wrote ${format} plan to ${safe(flags.output)}\n`);
};

/** Without --format, the ending of the output file says which. */
const planFormatOf = ({ format, output = '' }: PlanFlags): PlanFormat => {
  if (format === undefined) return planEndings[/\.([a-z]+)$/i.exec(output)?.[1]?.toLowerCase() ?? ''] ?? 'terminal';
  const found = planFormats.find((one) => one === format);
  if (found !== undefined) return found;
  throw new ReadinessError(`there is no format "${format}" of a plan`, { hint: `formats: ${planFormats.join(', ')}` });
};

const seedOf = (word: string | undefined): number => countOf('--seed', word, 0, DEFAULT_SEED, MOST_SEED);

const countOf = (flag: string, word: string | undefined, min: number, usual: number, max: number): number => {
  if (word === undefined) return usual;
  const value = numberOf(flag, word, min, max);
  if (Number.isInteger(value)) return value;
  throw new ReadinessError(`${flag} ${word} is not a whole number`, { hint: `such as ${flag} ${usual}` });
};

const refuseOverwrite = (file: string, output: string | undefined, { same }: World): void => {
  if (output === undefined || output === '-' || file === '-' || !same(file, output)) return;
  throw new ReadinessError(`${output} is the pilot file and would be overwritten by the plan`, {
    hint: 'name another file',
  });
};
