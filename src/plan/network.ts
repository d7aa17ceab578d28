// The tasks as numbers, ready to be scheduled thousands of times: who does each, after which, and how many can work.
import type { Days } from '../model/planning.ts';

/** A task as the schedule sees it. Without a role it takes its days and nobody's capacity. */
export type Job = {
  readonly id: string;
  readonly role?: string;
  readonly days: Days;
  readonly after: readonly string[];
};

/** How many people a role has at once, and the part of a day that each has. */
export type Lanes = { readonly people: number; readonly speed: number };

export type Network = {
  readonly jobs: readonly Job[];
  /** By job: the index of its role, -1 for none. */
  readonly role: readonly number[];
  /** By job: the jobs that it waits for, and those that wait for it. */
  readonly before: readonly (readonly number[])[];
  readonly following: readonly (readonly number[])[];
  readonly lanes: readonly Lanes[];
};

/** The jobs in the order of their priority; what would wait for one that stands after it does not. `free` roles have no limit. */
export const networkOf = (
  jobs: readonly Job[],
  fteOf: ReadonlyMap<string, number>,
  free: readonly string[] = [],
): Network => {
  const roles = [...fteOf.keys()];
  const index = new Map(jobs.map(({ id }, i) => [id, i]));
  const before = jobs.map(({ after }, i) => [...new Set(after)].map((id) => index.get(id) ?? i).filter((j) => j < i));
  const following = jobs.map((): number[] => []);
  for (const [i, list] of before.entries()) for (const j of list) following[j]?.push(i);
  const lanes = roles.map((role) => (free.includes(role) ? noLimit : lanesOf(fteOf.get(role) ?? 1)));
  return { jobs, role: jobs.map(({ role }) => roles.indexOf(role ?? '')), before, following, lanes };
};

const noLimit: Lanes = { people: Number.POSITIVE_INFINITY, speed: 1 };

/** A task is one person's: 1.5 FTE are two people with three quarters of a day each. */
const lanesOf = (fte: number): Lanes => ({ people: Math.ceil(fte), speed: fte / Math.ceil(fte) });
