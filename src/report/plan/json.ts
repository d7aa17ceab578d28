// A plan, and the cheapest way to a goal, as JSON; the way also as CSV.
import type { Origin } from '../../model/assessment.ts';
import type { JsonCheapest, JsonPlan } from '../../model/published/plan.ts';
import type { TimedPhase } from '../../plan/timetable.ts';
import {
  describeAssumed,
  describeLacking,
  laterProjection,
  movedIn,
  type TimedStep,
  taskIds,
  timedSteps,
  type WayReportData,
} from '../cheapest/words.ts';
import { documentHead } from '../report.ts';
import { safeJson } from '../text.ts';
import { csvPlan, jiraPlan, linearPlan } from './data.ts';
import type { PlanReportData } from './page.ts';

export const jsonPlan = (reported: PlanReportData): string =>
  `${safeJson(JSON.stringify(planJson(reported), null, 2))}\n`;

/** Keys stand in a fixed order; numbers are unrounded. */
export const planJson = ({ assessment, timetable, tool }: PlanReportData): JsonPlan => ({
  schemaVersion: '1.0',
  ...documentHead(assessment, tool),
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

const integrationJson = ({ planning: { integration } }: PlanReportData['assessment']): JsonPlan['integration'] => {
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

// The tasks of the cheapest way as rows, in the columns of the whole plan. Without a way there are no rows.

const ofWay =
  (report: (reported: PlanReportData) => string) =>
  ({ own, ...reported }: WayReportData): string =>
    report({ ...reported, timetable: own });

export const csvWay = ofWay(csvPlan);
export const jiraWay = ofWay(jiraPlan);
export const linearWay = ofWay(linearPlan);

// The whole plan as JSON, with the cheapest way beside it: model/published/plan.ts has the schema. Numbers are unrounded.

export const jsonWay = (reported: WayReportData): string =>
  `${safeJson(JSON.stringify({ ...planJson(reported), cheapest: cheapestJson(reported) }, null, 2))}\n`;

const cheapestJson = (reported: WayReportData): JsonCheapest => {
  const { cheapest, own } = reported;
  const { goal, now } = cheapest;
  const then = laterProjection(cheapest) ?? now;
  const way = cheapest.kind === 'way' ? cheapest : undefined;
  return {
    goal: goal.kind === 'gate' ? { gate: goal.gate } : { score: goal.score },
    state: cheapest.kind,
    proof: way === undefined ? null : way.proved ? 'optimal' : 'none',
    solver: way?.solver ?? null,
    days: own.plan.days,
    score: { now: now.score, later: then.score },
    evidencedScore: { now: now.evidencedScore, later: then.evidencedScore },
    verdict: { now: now.verdict, later: then.verdict },
    conditions: conditionsJson(reported),
    staffing: own.plan.staffing.map(({ role }) => role),
    tasks: timedSteps(reported).map(stepJson),
    dates: own.all.dates,
    onTime: own.all.onTime,
    alternatives: (way?.alternatives ?? []).map(({ days, dearer, without, more, score }) => ({
      days,
      dearer,
      without: [...taskIds(without)],
      instead: [...taskIds(more)],
      score,
    })),
    searched: way?.searched ?? null,
    lacking: [...describeLacking(cheapest)],
    left: (way?.left ?? []).map(({ id, fact }) => ({ id, fact })),
    assumptions: [...describeAssumed(cheapest)],
  };
};

const conditionsJson = ({ cheapest }: WayReportData): JsonCheapest['conditions'] =>
  movedIn(cheapest).map(({ gate, condition, later }) => ({
    gate,
    id: condition.id,
    required: condition.required,
    now: condition.found,
    later: later.found,
    holdsNow: condition.passed,
    holdsLater: later.passed,
  }));

const stepJson = ({ step: { action, reason }, timed }: TimedStep): JsonCheapest['tasks'][number] => {
  const { isSearch: _, points: __, origins, after, closes, ...task } = timed;
  return {
    ...task,
    start: task.start || null,
    end: task.end || null,
    origins: [...origins],
    after: [...after],
    closes: [...closes],
    kind: action.kind,
    needed: {
      before: [...reason.before],
      conditions: reason.conditions.map(({ gate, id }) => (gate === null ? id : `${gate}.${id}`)),
    },
  };
};
