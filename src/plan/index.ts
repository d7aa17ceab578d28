// The plan in outline: the tasks by phase, with the effort that they hold. Every report shows this same plan.
import type { Assessment } from '../model/assessment.ts';
import { isGap } from '../model/assessment.ts';
import type { Phase } from '../model/checklist.ts';
import type { Days } from '../model/planning.ts';
import { type Staffing, staffingOf } from './staffing.ts';
import { type Task, tasksOf } from './tasks.ts';

export type PlannedPhase = {
  readonly phase: Phase;
  readonly tasks: readonly Task[];
  /** The sum over its tasks, in person-days. */
  readonly days: Days;
  /** Checks of this phase that hold, of those that apply. */
  readonly met: number;
  readonly applicable: number;
};

export type Plan = {
  /** Roles that tasks need and nobody has: to be found before anything else. */
  readonly staffing: readonly Staffing[];
  readonly tasks: readonly Task[];
  readonly phases: readonly PlannedPhase[];
  readonly days: Days;
};

/** The phased plan of an assessment, in outline. */
export const planOf = (assessment: Assessment): Plan => planWith(assessment, tasksOf(assessment));

/** The same of these tasks alone. */
export const planWith = (assessment: Assessment, tasks: readonly Task[]): Plan => {
  const phases = assessment.phases.map((phase): PlannedPhase => {
    const own = tasks.filter((task) => task.phase === phase.id);
    const checks = assessment.findings.filter(({ item, kind }) => item.phase === phase.id && kind !== 'not-applicable');
    const met = checks.filter((finding) => !isGap(finding)).length;
    return { phase, tasks: own, days: sumDays(own), met, applicable: checks.length };
  });
  return { staffing: staffingOf(tasks, assessment.planning), tasks, phases, days: sumDays(tasks) };
};

const sumDays = (tasks: readonly Task[]): Days =>
  tasks.reduce(
    (sum, { days }) => ({ low: sum.low + days.low, likely: sum.likely + days.likely, high: sum.high + days.high }),
    { low: 0, likely: 0, high: 0 },
  );
