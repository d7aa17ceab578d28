// plan FILE: validate, judge, schedule, print; with --to the cheapest way to a goal, and when its tasks are done.

import type { Input } from '../assess/evaluate.ts';
import { effortChecks } from '../assess/what-if.ts';
import type { World } from '../io/world.ts';
import { ReadinessError } from '../model/problem.ts';
import { gateIds } from '../model/vocabulary.ts';
import type { Cheapest, Goal } from '../plan/cheapest/goal.ts';
import { findApproachChange, findCheapest } from '../plan/cheapest/index.ts';
import { planWith } from '../plan/index.ts';
import { DEFAULT_RUNS, SCHEDULE_SEED, type Simulation } from '../plan/schedule.ts';
import { makeTimetable } from '../plan/timetable.ts';
import { describeAnswer, type WayReportData } from '../report/cheapest/words.ts';
import type { PlanReportData } from '../report/plan/page.ts';
import { formatFor, planReport, wayReport } from '../report/registry.ts';
import type { Tool } from '../report/report.ts';
import { checklistFor } from './shared/checklists.ts';
import { parseCount, parseSeed } from './shared/input.ts';
import { type OutputFlags, refuseOverwrite, writeOne } from './shared/output.ts';
import { openPilot, type PilotFlags } from './shared/pilots.ts';

/** Reads --to: a gate by its name, or a readiness score 0…100. Throws ReadinessError for anything else. */
export const goalFrom = (word: string): Goal => {
  const gate = gateIds.find((one) => one === word.trim().toLowerCase());
  if (gate !== undefined) return { kind: 'gate', gate };
  const score = word.trim() === '' ? Number.NaN : Number(word);
  if (score >= 0 && score <= 100) return { kind: 'score', score };
  throw new ReadinessError(`--to ${word} is neither a gate nor a score`, {
    hint: `gates: ${gateIds.join(', ')}; a score is a number from 0 to 100, such as --to 80`,
  });
};

/** As the command line gives them, unread. */
export type PlanFlags = PilotFlags &
  OutputFlags & { readonly to?: string; readonly seed?: string; readonly runs?: string };

const MOST_RUNS = 100_000;

/** The exit code: 0, or 2 where the file is malformed. Throws ReadinessError for a flag that cannot be read. */
export const planCommand = async (file: string, flags: PlanFlags, world: World, tool: Tool): Promise<number> => {
  const goal = flags.to === undefined ? undefined : goalFrom(flags.to);
  const runs = parseCount('--runs', flags.runs, 1, DEFAULT_RUNS, MOST_RUNS);
  const simulation = { runs, seed: parseSeed(flags.seed, SCHEDULE_SEED) };
  refuseOverwrite(file, planReport, flags, world);
  const format = formatFor(goal === undefined ? planReport : wayReport, flags);
  const checklist = await checklistFor(flags, [file], world);
  const opened = await openPilot(file, checklist, flags, world);
  if (opened === undefined) return 2;
  const { input, assessment } = opened;
  const reported = { assessment, timetable: makeTimetable(assessment, simulation), tool };
  if (goal === undefined) {
    await writeOne(planReport, format, reported, flags, world);
    return 0;
  }
  const way = await findWay(goal, reported, input, simulation);
  await writeOne(wayReport, format, way, flags, world);
  // Rows of tasks cannot say that there is no way, or that none is needed.
  const note = hasRowsAlone(format) && way.cheapest.kind !== 'way' ? describeAnswer(way) : undefined;
  if (note !== undefined) world.stderr.write(`${note}\n`);
  return 0;
};

// plan FILE --to GOAL: finds the cheapest way with the solver, which is loaded here alone, and schedules its tasks.

export const findWay = async (
  goal: Goal,
  reported: PlanReportData,
  input: Input,
  simulation: Simulation,
): Promise<WayReportData> => {
  const { loadSolver } = await import('../io/solver.ts');
  const { assessment } = reported;
  const approachChange = findApproachChange(input, assessment);
  const cheapest = findCheapest(
    assessment,
    input.checklist,
    goal,
    await loadSolver(),
    effortChecks(input),
    approachChange,
  );
  return { ...reported, cheapest, own: ownTimetable(cheapest, reported, simulation) };
};

const hasRowsAlone = (format: string): boolean => ['csv', 'jira', 'linear'].includes(format);

/** The dates of these tasks alone. */
const ownTimetable = (cheapest: Cheapest, { assessment }: PlanReportData, simulation: Simulation) => {
  const tasks = cheapest.kind === 'way' ? cheapest.steps.map(({ action }) => action.task) : [];
  return makeTimetable(assessment, simulation, planWith(assessment, tasks));
};
