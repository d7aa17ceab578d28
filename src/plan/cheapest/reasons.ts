// Why each action of a way is on it: what would fail without it. On a way that holds nothing superfluous, something does.
import type { GateId } from '../../model/dimensions.ts';
import type { Action } from './actions.ts';
import { askedBy, type Goal } from './goal.ts';
import type { Outlook } from './outlook.ts';

export type Reason = {
  /** Actions of the way that come after it, by their checks. */
  readonly before: readonly string[];
  /** The conditions that fail without it alone; the gate is null for what is not a gate's. */
  readonly conditions: readonly { readonly gate: GateId | null; readonly id: string }[];
};

export const reasonFor = (
  action: Action,
  way: readonly Action[],
  goal: Goal,
  outlook: (actions: readonly Action[]) => Outlook,
): Reason => ({
  before: way.filter(({ task }) => task.after.includes(action.task.check)).map(({ task }) => task.check),
  conditions: askedBy(goal, outlook(way.filter((one) => one !== action)))
    .filter(({ condition }) => !condition.passed)
    .map(({ gate, condition }) => ({ gate, id: condition.id })),
});
