// Cheapest ways for the tests of their formats: every example to several goals, and those that there are not.
import { composeChecklist } from '../../../src/checklist/core.ts';
import { loadSolver } from '../../../src/io/solver.ts';
import type { Solver } from '../../../src/model/ports.ts';
import type { Goal } from '../../../src/plan/cheapest/goal.ts';
import { findCheapest } from '../../../src/plan/cheapest/index.ts';
import { planWith } from '../../../src/plan/index.ts';
import { makeTimetable } from '../../../src/plan/timetable.ts';
import type { WayReportData } from '../../../src/report/cheapest/words.ts';
import type { PlanReportData } from '../../../src/report/plan/page.ts';
import { PATIENT } from '../../kit.ts';
import { judgeText } from '../pilots.ts';
import type { View } from '../printers.ts';
import { allPlans, planned } from './plans.ts';

const solver = await loadSolver(PATIENT);

export const stopped: Solver = { name: 'Slow', solve: () => ({ status: 'stopped', values: new Map() }) };

export const wayTo = (reported: PlanReportData, goal: Goal, by: Solver = solver): WayReportData => {
  const cheapest = findCheapest(reported.assessment, composeChecklist(), goal, by);
  const tasks = cheapest.kind === 'way' ? cheapest.steps.map(({ action }) => action.task) : [];
  const own = makeTimetable(reported.assessment, { runs: 100 }, planWith(reported.assessment, tasks));
  return { ...reported, cheapest, own };
};

/** Too much declared away for any task to mend. */
const DECLARED = `version: 1
pilot: {name: Declared away}
operations:
  controls:
    ${[
      'monitoring',
      'logging',
      'cost-tracking',
      'failover',
      'prompt-versioning',
      'release',
      'incident-response',
      'security',
    ]
      .map((control) => `${control}: {status: n/a, reason: r}`)
      .join('\n    ')}
governance: {controls: {output-validation: {status: n/a, reason: r}}}
`;

export const declaredAway = (): WayReportData =>
  wayTo(planned(judgeText(DECLARED)), { kind: 'gate', gate: 'production' });

/** Every pilot to production, and some to other goals. */
export const allGoals = (): readonly (readonly [name: string, reported: PlanReportData, goal: Goal])[] => {
  const to = (goal: Goal, wanted: RegExp) =>
    allPlans()
      .filter(([name]) => wanted.test(name))
      .map(
        ([name, reported]) => [`${name} to ${goal.kind === 'gate' ? goal.gate : goal.score}`, reported, goal] as const,
      );
  return [
    ...to({ kind: 'gate', gate: 'production' }, /./),
    ...to({ kind: 'gate', gate: 'scale' }, /telecom|hostile/),
    ...to({ kind: 'score', score: 72.5 }, /telecom|empty|complete/),
  ];
};

export const wayPrinter =
  (print: (reported: WayReportData, view: View) => string) =>
  (reported: WayReportData, columns = 80, details = false): string =>
    print(reported, { columns, details });
