// From gaps to tasks: what to do, by whom, how long, after what, and in which order it pays.
import type { Assessment, Finding } from '../model/assessment.ts';
import { gateOrder, isGap, nextGate } from '../model/assessment.ts';
import type { GateId } from '../model/dimensions.ts';

export type Days = { readonly low: number; readonly likely: number; readonly high: number };

export type Task = {
  readonly check: string;
  readonly phase: number;
  readonly gate: GateId;
  /** What to do; where the pilot file is silent, the first thing is to find out. */
  readonly action: string;
  readonly findOut: boolean;
  readonly doneWhen: string;
  readonly role: string;
  /** The missing share of the checklist's estimate, in person-days. */
  readonly days: Days;
  /** Open checks that come first. */
  readonly after: readonly string[];
  readonly blocks: boolean;
  /** Points of the readiness score, 0…100, that closing the gap brings. */
  readonly points: number;
};

/** Every gap as a task, in the order in which to take them up: none stands before a task that it comes after. */
export const tasksOf = (assessment: Assessment): readonly Task[] => {
  const gaps = assessment.findings.filter(isGap);
  const open = new Set(gaps.map(({ item }) => item.id));
  const next = nextGate(assessment)?.gate.id ?? 'scale';
  return inOrder(gaps.map((gap) => taskOf(gap, open)).sort(byUse(next)));
};

const taskOf = (finding: Finding, open: ReadonlySet<string>): Task => {
  const { item, kind, score } = finding;
  return {
    check: item.id,
    phase: item.phase,
    gate: item.gate,
    action: item.fix.do,
    findOut: kind === 'unknown',
    doneWhen: item.fix.done_when,
    role: item.fix.role,
    days: scaled(item.fix.days, 1 - score),
    after: item.fix.after.filter((id) => open.has(id)),
    blocks: finding.blocks,
    points: finding.pointsLost,
  };
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
