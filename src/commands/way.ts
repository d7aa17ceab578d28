// plan FILE --to GOAL: finds the cheapest way with the solver, which is loaded here alone, and schedules its tasks.
import type { Input } from '../assess/input.ts';
import { lateOf } from '../assess/late.ts';
import type { Goal } from '../plan/cheapest/goal.ts';
import { type Cheapest, cheapestOf } from '../plan/cheapest/index.ts';
import { turnOf } from '../plan/cheapest/turn.ts';
import { planWith } from '../plan/index.ts';
import type { Simulation } from '../plan/simulate.ts';
import { timetableOf } from '../plan/timetable.ts';
import { wayReporters } from '../report/plan/cheapest/registry.ts';
import type { WayReported, WayReporter } from '../report/plan/cheapest/report.ts';
import { answerWords } from '../report/plan/cheapest/words.ts';
import type { PlanReported } from '../report/plan/report.ts';
import type { WayFormat } from './goal.ts';

/** `note` is for stderr: what rows of tasks cannot say. */
export const wayTo = async (
  goal: Goal,
  format: string,
  reported: PlanReported,
  input: Input,
  simulation: Simulation,
): Promise<{ readonly reporter: WayReporter; readonly way: WayReported; readonly note?: string }> => {
  const { loadSolver } = await import('../io/solver.ts');
  const { assessment } = reported;
  const turn = turnOf(input, assessment);
  const cheapest = cheapestOf(assessment, input.checklist, goal, await loadSolver(), lateOf(input), turn);
  const reporter = await wayReporters[format as WayFormat]();
  const way = { ...reported, cheapest, own: ownTimetable(cheapest, reported, simulation) };
  return { reporter, way, ...(hasRowsAlone(format) && cheapest.kind !== 'way' && { note: answerWords(way) }) };
};

const hasRowsAlone = (format: string): boolean => ['csv', 'jira', 'linear'].includes(format);

/** The dates of these tasks alone. */
const ownTimetable = (cheapest: Cheapest, { assessment }: PlanReported, simulation: Simulation) => {
  const tasks = cheapest.kind === 'way' ? cheapest.steps.map(({ action }) => action.task) : [];
  return timetableOf(assessment, simulation, planWith(assessment, tasks));
};
