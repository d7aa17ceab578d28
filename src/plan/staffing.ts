// Who there is for the work: the capacity of each role that tasks need, and the roles that somebody must be found for.
import { gateOrder } from '../model/assessment.ts';
import type { GateId } from '../model/dimensions.ts';
import type { Days, Origin, Planning } from '../model/planning.ts';
import { type Capacity, capacityOf } from './capacity.ts';
import type { Task } from './tasks.ts';

/** A role that nobody has, as a task: it takes waiting time, and nobody's capacity. */
export type Staffing = {
  readonly id: string;
  readonly role: string;
  readonly action: string;
  readonly doneWhen: string;
  /** Working days until somebody is there. */
  readonly days: Days;
  readonly origin: Origin;
  /** The first gate and phase that need the role. */
  readonly gate: GateId;
  readonly phase: number;
};

/** Lending somebody from next door takes a week, hiring three months. */
export const SEARCH: Days = { low: 5, likely: 20, high: 60 };

export const staffingOf = (tasks: readonly Task[], planning: Planning): readonly Staffing[] =>
  capacitiesOf(tasks, planning)
    .filter(({ found }) => !found)
    .map(({ role }) => searchFor(role, tasks));

/** Of every role that the tasks need, in their order. */
export const capacitiesOf = (tasks: readonly Task[], planning: Planning): readonly Capacity[] =>
  [...new Set(tasks.map(({ role }) => role))].map((role) => capacityOf(role, planning));

const searchFor = (role: string, tasks: readonly Task[]): Staffing => {
  const own = tasks.filter((task) => task.role === role);
  const [first] = own.map(({ gate }) => gate).sort((a, b) => gateOrder[a] - gateOrder[b]);
  return {
    id: `staffing.${role}`,
    role,
    action: `Find somebody for the role ${role}: borrow, hire, or name a member of the team`,
    doneWhen: `A person is named as ${role}, and plan.capacity gives the time that this person has for it`,
    days: SEARCH,
    origin: { from: 'assumed', why: 'a week to borrow somebody, three months to hire' },
    gate: first ?? 'scale',
    phase: Math.min(...own.map(({ phase }) => phase)),
  };
};
