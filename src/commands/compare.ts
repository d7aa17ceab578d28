// compare A B: what changed between two judgements of a pilot, and why. Exit 0 however it changed.
import { compareWith } from '../gate/changes.ts';
import type { World } from '../io/world.ts';
import { ReadinessError } from '../model/problem.ts';
import { type CompareFormat, compareFormats, compareReporters } from '../report/compare/registry.ts';
import { plain } from '../report/paint.ts';
import type { Tool } from '../report/report.ts';
import { safe } from '../report/safe-text.ts';
import { type ChecklistFlags, checklistFor } from './checklists.ts';
import { comparedOf } from './judgements.ts';
import { bytesOf, dateOf } from './options.ts';
import { columnsOf, paintFor, printProblems } from './output.ts';

/** As the command line gives them, unread. */
export type CompareFlags = ChecklistFlags & {
  readonly format?: string;
  readonly output?: string;
  readonly asOf?: string;
  readonly maxBytes?: string;
};

const FILE_COLUMNS = 80;

export const compareCommand = async (
  [a, b]: readonly [string, string],
  flags: CompareFlags,
  world: World,
  tool: Tool,
): Promise<number> => {
  const format = compareFormatOf(flags.format);
  const asOf = flags.asOf === undefined ? world.today() : dateOf(flags.asOf);
  const checklist = await checklistFor(
    flags,
    [a, b].filter((name) => !name.includes(':')),
    world,
  );
  const means = { world, checklist, asOf, maxBytes: bytesOf(flags.maxBytes), tool: tool.version };
  const [before, after] = [comparedOf(a, means), comparedOf(b, means)];
  if (before.judgement === undefined || after.judgement === undefined) {
    await printProblems(
      [before, after].filter(({ judgement }) => judgement === undefined).map(({ read }) => read),
      world.stderr,
      flags.color,
    );
    return 2;
  }
  const earlier = after.again?.(before.judgement.snapshot.asOf);
  const comparison = compareWith(before.judgement, { ...after.judgement, ...(earlier && { earlier }) });
  const compared = { before: before.judgement, after: after.judgement, comparison, tool };
  const reporter = await compareReporters[format]();
  if (flags.output === undefined || flags.output === '-') {
    const view = { columns: columnsOf(world.stdout), paint: await paintFor(world.stdout, flags.color) };
    world.stdout.write(reporter(compared, view));
    return 0;
  }
  world.write([{ file: flags.output, text: reporter(compared, { columns: FILE_COLUMNS, paint: plain }) }]);
  world.stderr.write(`wrote ${format} comparison to ${safe(flags.output)}\n`);
  return 0;
};

const compareFormatOf = (word = 'terminal'): CompareFormat => {
  const found = compareFormats.find((format) => format === word);
  if (found !== undefined) return found;
  throw new ReadinessError(`compare writes no "${word}"`, { hint: `formats: ${compareFormats.join(', ')}` });
};
