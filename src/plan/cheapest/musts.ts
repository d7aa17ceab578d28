// What no other action can make up for: the checks that block, and those that an obligation waits for, each with what
// comes before it.
import { gateOrder } from '../../model/assessment.ts';
import type { Action } from './actions.ts';
import type { Goal } from './goal.ts';
import type { Outlook } from './outlook.ts';
import type { Programme } from './programme.ts';
import type { Rise } from './rises.ts';
import type { Subject } from './rows.ts';

export type Musts = Pick<Programme, 'musts' | 'either'>;

/** The actions that every way holds; a check that may rise to met by itself needs one or the other. */
export const mustsOf = (
  goal: Goal,
  actions: readonly Action[],
  rises: readonly Rise[],
  now: Outlook,
  { assessment: { findings }, checklist }: Subject,
): Musts => {
  if (goal.kind === 'score') return { musts: new Set(), either: [] };
  const last = gateOrder[goal.gate];
  const blocking = findings.filter(({ blocks, item }) => blocks && gateOrder[item.gate] <= last);
  const asksDuties = checklist.gates.some((gate) => gate.require_obligations && gateOrder[gate.id] <= last);
  const wanted = new Set([
    ...blocking.map(({ item }) => item.id),
    ...(asksDuties ? now.lacking.flatMap(({ openChecks }) => openChecks) : []),
  ]);
  const own = actions.flatMap(({ kind, task }, i) => (kind === 'close' && wanted.has(task.check) ? [i] : []));
  const either = rises.flatMap(({ closing, to }, rise) =>
    closing !== undefined && to.kind === 'met' && own.includes(closing) ? [{ action: closing, rise }] : [],
  );
  const firm = own.filter((i) => !either.some(({ action }) => action === i));
  return { musts: new Set(firm.flatMap((i) => [...withFirst(i, actions)])), either };
};

/** An action with all that comes before it. */
export const withFirst = (at: number, actions: readonly Action[], found: Set<number> = new Set()): Set<number> => {
  if (found.has(at)) return found;
  found.add(at);
  for (const before of actions[at]?.after ?? []) withFirst(before, actions, found);
  return found;
};
