// From gaps to tasks: what to do, by whom, how long, after what, and in which order it pays.
import type { Assessment, Finding } from '../model/assessment.ts';
import { gateOrder, isGap, nextGate } from '../model/assessment.ts';
import type { GateId } from '../model/dimensions.ts';
import type { Days, Origin, Planning } from '../model/planning.ts';
import { doerOf } from './capacity.ts';

export type Task = {
  readonly check: string;
  readonly phase: number;
  readonly gate: GateId;
  /** What to do; where the pilot file is silent, the first thing is to find out. */
  readonly action: string;
  readonly findOut: boolean;
  readonly doneWhen: string;
  /** The checklist's, or who stands in for it. */
  readonly role: string;
  /** The missing share of the checklist's estimate, in person-days; of open integrations, their own, multiplied. */
  readonly days: Days;
  readonly origins: readonly Origin[];
  /** By how much the estimate was multiplied; 1 but for integrations. */
  readonly multiplier: number;
  /** Open checks that come first. */
  readonly after: readonly string[];
  readonly blocks: boolean;
  /** Points of the readiness score, 0…100, that closing the gap brings. */
  readonly points: number;
  /** It closes nothing: what is claimed already is to be shown. Only on the cheapest way to a goal. */
  readonly shows?: true;
};

/** Every gap as a task, in the order in which to take them up: none stands before a task that it comes after. */
export const tasksOf = (assessment: Assessment): readonly Task[] => {
  const gaps = assessment.findings.filter(isGap);
  const open = new Set(gaps.map(({ item }) => item.id));
  const next = nextGate(assessment)?.gate.id ?? 'scale';
  return inOrder(gaps.map((gap) => taskOf(gap, open, assessment.planning)).sort(byUse(next)));
};

const taskOf = (finding: Finding, open: ReadonlySet<string>, planning: Planning): Task => {
  const { item, kind } = finding;
  return {
    check: item.id,
    phase: item.phase,
    gate: item.gate,
    action: item.fix.do,
    findOut: kind === 'unknown',
    doneWhen: item.fix.done_when,
    role: doerOf(item.fix.role, planning),
    ...effortOf(finding, planning),
    after: item.fix.after.filter((id) => open.has(id)),
    blocks: finding.blocks,
    points: finding.pointsLost,
  };
};

/** Testing the integrations takes what their adapters take, times the multiplier that the open ones justify. */
const effortOf = (
  { item, score }: Finding,
  { integration }: Planning,
): Pick<Task, 'days' | 'origins' | 'multiplier'> => {
  if (item.rule === 'architecture.integration-tested' && integration !== undefined && integration.open > 0) {
    const { days, multiplier, origins } = integration;
    return { days: scaled(days, multiplier), origins, multiplier };
  }
  return { days: scaled(item.fix.days, 1 - score), origins: [{ from: 'checklist', check: item.id }], multiplier: 1 };
};

const scaled = ({ low, likely, high }: Days, share: number): Days => ({
  low: low * share,
  likely: likely * share,
  high: high * share,
});

/** What opens the next gate comes first, its blockers before all; then the most points for a day of work. */
const byUse =
  (next: GateId) =>
  (a: Task, b: Task): number =>
    rank(a, next) - rank(b, next) ||
    b.points / b.days.likely - a.points / a.days.likely ||
    (a.check < b.check ? -1 : 1);

const rank = (task: Task, next: GateId): number => {
  const due = gateOrder[task.gate] <= gateOrder[next];
  if (!due) return 1 + gateOrder[task.gate];
  return task.blocks ? 0 : 1;
};

/** Keeps the order as far as predecessors allow: a task pulls those that it comes after in front of itself. */
const inOrder = (tasks: readonly Task[]): readonly Task[] => {
  const byId = new Map(tasks.map((task) => [task.check, task]));
  const placed = new Set<Task>();
  const place = (task: Task, waiting: ReadonlySet<Task>): void => {
    if (placed.has(task) || waiting.has(task)) return;
    for (const id of task.after) {
      const before = byId.get(id);
      if (before !== undefined) place(before, new Set([...waiting, task]));
    }
    placed.add(task);
  };
  for (const task of tasks) place(task, new Set());
  return [...placed];
};
