// The FTE that a role has for closing gaps, where that comes from, and who does the work of a role that nobody has.
import type { Origin, Planning, Stated } from '../model/planning.ts';
import { roles, standIns } from '../model/words.ts';

/** FTE that one role has for closing gaps. `found` is false where nobody has the role yet. */
export type Capacity = {
  readonly role: string;
  readonly fte: number;
  readonly origin: Origin;
  readonly found: boolean;
};

/** What a role has where nobody says otherwise. */
export const ASSUMED_FTE = 1;

/** Less than this (a day in twenty weeks) is nobody. */
const LEAST_FTE = 0.01;

export const capacityOf = (role: string, { capacity, team }: Planning): Capacity => {
  const stated = capacity.get(role);
  if (stated !== undefined) return stated.value < LEAST_FTE ? nobody(role) : given(role, stated.value, stated);
  const member = team?.get(role);
  if (member?.value === 0) return nobody(role);
  if (team !== undefined && member === undefined && canBeStated(role)) return nobody(role);
  if (member?.value && member.value < ASSUMED_FTE) return given(role, member.value, member);
  return assumed(role, ASSUMED_FTE, `plan.capacity does not give ${role}`);
};

/** The role itself; where nobody has it, the one that the checks on the team accept in its place, if somebody has that. */
export const doerOf = (role: string, planning: Planning): string => {
  const other = standIns.get(role);
  if (other === undefined || capacityOf(role, planning).found) return role;
  return capacityOf(other, planning).found ? other : role;
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
