// compare A B: what changed between two judgements of a pilot, and why. Exit 0 however it changed.
import { compareWith } from '../gate/changes.ts';
import type { World } from '../io/world.ts';
import { ReadinessError } from '../model/problem.ts';
import { compareFormats, compareReporters } from '../report/compare/registry.ts';
import type { Tool } from '../report/report.ts';
import { checklistFor } from './checklists.ts';
import { comparedOf } from './judgements.ts';
import { asOfIn, type PilotFlags } from './one-pilot.ts';
import { formatIn, type OutputFlags, refuseOverwrite, writeOne } from './one-report.ts';
import { bytesOf } from './options.ts';
import { printProblems } from './output.ts';
import { sourceOf } from './sources.ts';

/** As the command line gives them, unread. */
export type CompareFlags = PilotFlags & OutputFlags;

const kind = { name: 'comparison', formats: compareFormats };

export const compareCommand = async (
  [a, b]: readonly [string, string],
  flags: CompareFlags,
  world: World,
  tool: Tool,
): Promise<number> => {
  const format = formatIn(kind, flags);
  const asOf = asOfIn(flags, world);
  if (a === '-' && b === '-') {
    throw new ReadinessError('stdin (-) can be read once only', { hint: 'name - a single time' });
  }
  for (const name of [a, b]) refuseOverwrite(name, kind, flags, world);
  const maxBytes = bytesOf(flags.maxBytes);
  const sources = [sourceOf(a, maxBytes, world), sourceOf(b, maxBytes, world)] as const;
  const pilots = sources.filter(({ isReport }) => !isReport).map(({ file }) => file);
  const checklist = await checklistFor(flags, pilots, world);
  const means = { world, checklist, asOf, maxBytes, tool: tool.version };
  const [before, after] = [comparedOf(sources[0], means), comparedOf(sources[1], means)];
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
  await writeOne((view) => reporter(compared, view), `${format} ${kind.name}`, flags, world);
  return 0;
};
