// advise FILE: validate, judge, advise, print. Exit 0 whenever there is advice, however much is left open.

import { adviceOn } from '../advise/index.ts';
import type { World } from '../io/world.ts';
import { ReadinessError } from '../model/problem.ts';
import { type AdviceFormat, adviceEndings, adviceFormats, adviceReporters } from '../report/advise/registry.ts';
import type { AdviceReported } from '../report/advise/report.ts';
import { plain } from '../report/paint.ts';
import type { Tool } from '../report/report.ts';
import { safe } from '../report/safe-text.ts';
import { type ChecklistFlags, checklistFor } from './checklists.ts';
import { judge } from './judge.ts';
import { bytesOf, dateOf } from './options.ts';
import { columnsOf, paintFor, printProblems } from './output.ts';
import { readPilots } from './read.ts';

/** As the command line gives them, unread. */
export type AdviseFlags = ChecklistFlags & {
  readonly format?: string;
  readonly output?: string;
  readonly asOf?: string;
  readonly details?: boolean;
  readonly maxBytes?: string;
};

const FILE_COLUMNS = 80;

export const adviseCommand = async (file: string, flags: AdviseFlags, world: World, tool: Tool): Promise<number> => {
  const format = formatOf(flags);
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
  const advice = adviceOn({ ...subject, checklist, assessment });
  await write({ assessment, advice, tool }, format, flags, world);
  return 0;
};

const write = async (
  reported: AdviceReported,
  format: AdviceFormat,
  flags: AdviseFlags,
  world: World,
): Promise<void> => {
  const reporter = await adviceReporters[format]();
  const details = flags.details === true;
  if (flags.output === undefined || flags.output === '-') {
    const view = { columns: columnsOf(world.stdout), paint: await paintFor(world.stdout, flags.color), details };
    world.stdout.write(reporter(reported, view));
    return;
  }
  world.write([{ file: flags.output, text: reporter(reported, { columns: FILE_COLUMNS, paint: plain, details }) }]);
  world.stderr.write(`wrote ${format} advice to ${safe(flags.output)}\n`);
};

/** Without --format, the ending of the output file says which. */
const formatOf = ({ format, output = '' }: AdviseFlags): AdviceFormat => {
  if (format === undefined) return adviceEndings[/\.([a-z]+)$/i.exec(output)?.[1]?.toLowerCase() ?? ''] ?? 'terminal';
  const found = adviceFormats.find((one) => one === format);
  if (found !== undefined) return found;
  throw new ReadinessError(`there is no format "${format}" of advice`, {
    hint: `formats: ${adviceFormats.join(', ')}`,
  });
};

const refuseOverwrite = (file: string, output: string | undefined, { same }: World): void => {
  if (output === undefined || output === '-' || file === '-' || !same(file, output)) return;
  throw new ReadinessError(`${output} is the pilot file and would be overwritten by the advice`, {
    hint: 'name another file',
  });
};
