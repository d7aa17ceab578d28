// plan FILE: validate, judge, schedule, print; with --to the cheapest way. Exit 0 whenever there is a plan, however late.
import type { World } from '../io/world.ts';
import { DEFAULT_RUNS, DEFAULT_SEED } from '../plan/simulate.ts';
import { timetableOf } from '../plan/timetable.ts';
import { planFormats, planReporters } from '../report/plan/registry.ts';
import type { Tool } from '../report/report.ts';
import { checklistFor } from './checklists.ts';
import { goalOf } from './goal.ts';
import { countOf, openPilot, type PilotFlags, seedOf } from './one-pilot.ts';
import { formatIn, type OutputFlags, refuseOverwrite, writeOne } from './one-report.ts';

/** As the command line gives them, unread. */
export type PlanFlags = PilotFlags &
  OutputFlags & { readonly to?: string; readonly seed?: string; readonly runs?: string };

const MOST_RUNS = 100_000;

const kind = { name: 'plan', formats: planFormats };

export const planCommand = async (file: string, flags: PlanFlags, world: World, tool: Tool): Promise<number> => {
  const format = formatIn(kind, flags);
  const goal = flags.to === undefined ? undefined : goalOf(flags.to, format);
  const runs = countOf('--runs', flags.runs, 1, DEFAULT_RUNS, MOST_RUNS);
  const simulation = { runs, seed: seedOf(flags.seed, DEFAULT_SEED) };
  refuseOverwrite(file, kind, flags, world);
  const checklist = await checklistFor(flags, [file], world);
  const opened = await openPilot(file, checklist, flags, world);
  if (opened === undefined) return 2;
  const { input, assessment } = opened;
  const reported = { assessment, timetable: timetableOf(assessment, simulation), tool };
  const what = `${format} ${kind.name}`;
  if (goal === undefined) {
    const reporter = await planReporters[format]();
    await writeOne((view) => reporter(reported, view), what, flags, world);
    return 0;
  }
  const { wayTo } = await import('./way.ts');
  const { reporter, way, note } = await wayTo(goal, format, reported, input, simulation);
  await writeOne((view) => reporter(way, view), what, flags, world);
  if (note !== undefined) world.stderr.write(`${note}\n`);
  return 0;
};
