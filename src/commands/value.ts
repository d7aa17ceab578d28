// value FILE: validate, judge, work out, print. Exit 0 whatever it comes to, and however much is missing.

import type { World } from '../io/world.ts';
import { ReadinessError } from '../model/problem.ts';
import { plain } from '../report/paint.ts';
import type { Tool } from '../report/report.ts';
import { safe } from '../report/safe-text.ts';
import { type ValueFormat, valueEndings, valueFormats, valueReporters } from '../report/value/registry.ts';
import type { ValueReported } from '../report/value/report.ts';
import { valueCaseOf } from '../value/index.ts';
import { DEFAULT_SEED } from '../value/spread.ts';
import { type ChecklistFlags, checklistFor } from './checklists.ts';
import { judge } from './judge.ts';
import { bytesOf, dateOf, numberOf } from './options.ts';
import { columnsOf, paintFor, printProblems } from './output.ts';
import { readPilots } from './read.ts';

/** As the command line gives them, unread. */
export type ValueFlags = ChecklistFlags & {
  readonly format?: string;
  readonly output?: string;
  readonly asOf?: string;
  readonly seed?: string;
  readonly details?: boolean;
  readonly maxBytes?: string;
};

const MOST_SEED = 2 ** 31 - 1;
const FILE_COLUMNS = 80;

export const valueCommand = async (file: string, flags: ValueFlags, world: World, tool: Tool): Promise<number> => {
  const format = formatOf(flags);
  const seed = seedOf(flags.seed);
  const asOf = flags.asOf === undefined ? world.today() : dateOf(flags.asOf);
  refuseOverwrite(file, flags.output, world);
  const checklist = await checklistFor(flags, [file], world);
  const { reads } = readPilots([file], world, bytesOf(flags.maxBytes), checklist);
  const subject = reads[0]?.subject;
  if (subject === undefined) {
    await printProblems(reads, world.stderr, flags.color);
    return 2;
  }
  const assessment = judge(subject, checklist, asOf, world);
  const { document, pilot } = subject;
  const value = valueCaseOf({ pilot, checklist, locate: document.locate }, seed);
  await write({ assessment, value, tool }, format, flags, world);
  return 0;
};

const write = async (reported: ValueReported, format: ValueFormat, flags: ValueFlags, world: World): Promise<void> => {
  const reporter = await valueReporters[format]();
  const details = flags.details === true;
  if (flags.output === undefined || flags.output === '-') {
    const view = { columns: columnsOf(world.stdout), paint: await paintFor(world.stdout, flags.color), details };
    world.stdout.write(reporter(reported, view));
    return;
  }
  world.write([{ file: flags.output, text: reporter(reported, { columns: FILE_COLUMNS, paint: plain, details }) }]);
  world.stderr.write(`wrote ${format} value case to ${safe(flags.output)}\n`);
};

/** Without --format, the ending of the output file says which. */
const formatOf = ({ format, output = '' }: ValueFlags): ValueFormat => {
  if (format === undefined) return valueEndings[/\.([a-z]+)$/i.exec(output)?.[1]?.toLowerCase() ?? ''] ?? 'terminal';
  const found = valueFormats.find((one) => one === format);
  if (found !== undefined) return found;
  throw new ReadinessError(`there is no format "${format}" of a value case`, {
    hint: `formats: ${valueFormats.join(', ')}`,
  });
};

const seedOf = (word: string | undefined): number => {
  if (word === undefined) return DEFAULT_SEED;
  const seed = numberOf('--seed', word, 0, MOST_SEED);
  if (Number.isInteger(seed)) return seed;
  throw new ReadinessError(`--seed ${word} is not a whole number`, { hint: `such as --seed ${DEFAULT_SEED}` });
};

const refuseOverwrite = (file: string, output: string | undefined, { same }: World): void => {
  if (output === undefined || output === '-' || file === '-' || !same(file, output)) return;
  throw new ReadinessError(`${output} is the pilot file and would be overwritten by the value case`, {
    hint: 'name another file',
  });
};
