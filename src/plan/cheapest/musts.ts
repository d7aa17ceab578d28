// What no other action can make up for: the checks that block, and those that an obligation waits for, each with what
// comes before it.
import { type Assessment, gateOrder } from '../../model/assessment.ts';
import type { Checklist } from '../../model/checklist.ts';
import type { Action } from './actions.ts';
import type { Goal } from './goal.ts';
import type { Outlook } from './outlook.ts';

/** Positions of the actions that every way holds. */
export const mustsOf = (
  goal: Goal,
  actions: readonly Action[],
  now: Outlook,
  { findings }: Assessment,
  checklist: Checklist,
): ReadonlySet<number> => {
  if (goal.kind === 'score') return new Set();
  const last = gateOrder[goal.gate];
  const blocking = findings.filter(({ blocks, item }) => blocks && gateOrder[item.gate] <= last);
  const asksDuties = checklist.gates.some((gate) => gate.require_obligations && gateOrder[gate.id] <= last);
  const wanted = new Set([
    ...blocking.map(({ item }) => item.id),
    ...(asksDuties ? now.lacking.flatMap(({ openChecks }) => openChecks) : []),
  ]);
  const own = actions.flatMap(({ kind, task }, i) => (kind === 'close' && wanted.has(task.check) ? [i] : []));
  return new Set(own.flatMap((i) => [...withFirst(i, actions)]));
};

/** An action with all that comes before it. */
export const withFirst = (at: number, actions: readonly Action[], found: Set<number> = new Set()): Set<number> => {
  if (found.has(at)) return found;
  found.add(at);
  for (const before of actions[at]?.after ?? []) withFirst(before, actions, found);
  return found;
};
