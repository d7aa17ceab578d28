// The plan as JSON, in the published shape: model/plan-report.ts has its schema.
import type { Origin } from '../../model/assessment.ts';
import type { JsonPlan } from '../../model/published/plan.ts';
import type { TimedPhase } from '../../plan/timetable.ts';
import { safeJson } from '../text.ts';
import type { PlanReported } from './words.ts';

export const jsonPlan = (reported: PlanReported): string =>
  `${safeJson(JSON.stringify(planJson(reported), null, 2))}\n`;

/** Keys stand in a fixed order; numbers are unrounded. */
export const planJson = ({ assessment, timetable, tool }: PlanReported): JsonPlan => ({
  schemaVersion: '1.0',
  tool,
  checklist: assessment.checklists.map(({ id, version }) => ({ id, version })),
  asOf: assessment.asOf,
  file: assessment.file,
  pilot: { name: assessment.pilot.name },
  start: timetable.start,
  productionTarget: timetable.target,
  days: timetable.plan.days,
  integration: integrationJson(assessment),
  toFind: timetable.plan.toFind,
  undated: timetable.undated.map(({ check, action, doneWhen, role, days }) => ({
    id: check,
    action,
    doneWhen,
    role,
    days,
  })),
  phases: timetable.phases.map(phaseJson),
  gates: timetable.gates.map(({ result, tasks, dates, onTime }) => ({
    id: result.gate.id,
    open: result.open,
    tasks,
    dates,
    onTime,
  })),
  roles: timetable.roles.map((load) => ({ ...load })),
  simulation: timetable.simulation,
  reference: timetable.reference,
  assumptions: [...timetable.assumptions],
});

const integrationJson = ({ planning: { integration } }: PlanReported['assessment']): JsonPlan['integration'] => {
  if (integration === undefined) {
    const origins: Origin[] = [{ from: 'assumed', why: 'the file does not list the systems' }];
    return { open: null, multiplier: 1, reason: 'the file does not list the systems', days: null, origins };
  }
  const { open, multiplier, reason, days, origins } = integration;
  return { open, multiplier, reason, days, origins: [...origins] };
};

const phaseJson = ({ id, title, start, end, days, exit, met, needed, points, scoreAfter, tasks }: TimedPhase) => ({
  id,
  title,
  start,
  end,
  days,
  exit: { says: exit, met, needed, points, scoreAfter },
  tasks: tasks.map(({ origins, after, closes, ...task }) => ({
    ...task,
    origins: [...origins],
    after: [...after],
    closes: [...closes],
  })),
});
