// Who there is for the work: the FTE of each role, where that comes from, and the roles that somebody must be found for.
import { gateOrder } from '../model/assessment.ts';
import type { GateId } from '../model/dimensions.ts';
import type { Days, Origin, Planning, Stated } from '../model/planning.ts';
import { roles } from '../model/words.ts';
import type { Task } from './tasks.ts';

/** FTE that one role has for closing gaps. `found` is false where nobody has the role yet. */
export type Capacity = {
  readonly role: string;
  readonly fte: number;
  readonly origin: Origin;
  readonly found: boolean;
};

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

/** What a role has where nobody says otherwise. */
export const ASSUMED_FTE = 1;

/** Less than this (a day in twenty weeks) is nobody. */
const LEAST_FTE = 0.01;

/** Lending somebody from next door takes a week, hiring three months. */
export const SEARCH: Days = { low: 5, likely: 20, high: 60 };

export const staffingOf = (tasks: readonly Task[], planning: Planning): readonly Staffing[] =>
  capacitiesOf(tasks, planning)
    .filter(({ found }) => !found)
    .map(({ role }) => searchFor(role, tasks));

/** Of every role that the tasks need, in their order. */
export const capacitiesOf = (tasks: readonly Task[], planning: Planning): readonly Capacity[] =>
  [...new Set(tasks.map(({ role }) => role))].map((role) => capacityOf(role, planning));

const capacityOf = (role: string, { capacity, team }: Planning): Capacity => {
  const stated = capacity.get(role);
  if (stated !== undefined) return stated.value < LEAST_FTE ? nobody(role) : given(role, stated.value, stated);
  const member = team?.get(role);
  if (member?.value === 0) return nobody(role);
  if (team !== undefined && member === undefined && canBeStated(role)) return nobody(role);
  if (member?.value && member.value < ASSUMED_FTE) return given(role, member.value, member);
  return assumed(role, ASSUMED_FTE, `plan.capacity does not give ${role}`);
};

/** A role of an organisation's own checklist cannot be named in the file: its absence there says nothing. */
const canBeStated = (role: string): boolean => (roles as readonly string[]).includes(role);

const given = (role: string, fte: number, { at }: Pick<Stated<unknown>, 'at'>): Capacity => ({
  role,
  fte,
  origin: { from: 'file', at },
  found: true,
});

const assumed = (role: string, fte: number, why: string, found = true): Capacity => ({
  role,
  fte,
  origin: { from: 'assumed', why },
  found,
});

const nobody = (role: string): Capacity => assumed(role, ASSUMED_FTE, `nobody is ${role} yet`, false);

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
