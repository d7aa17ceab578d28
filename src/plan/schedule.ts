// When each task starts and ends: list scheduling on roles with limited capacity. Whenever somebody is free, the task of
// the highest priority whose predecessors are done is begun, and is not put down until it is done.
import type { Network } from './network.ts';

/** Working days from the start of the plan, by job. */
export type Times = { readonly start: Float64Array; readonly end: Float64Array };

export const timesFor = ({ jobs }: Network): Times => ({
  start: new Float64Array(jobs.length),
  end: new Float64Array(jobs.length),
});

/** Fills `times` for these efforts in person-days, one a job. Plain loops, since every simulated plan comes through here. */
export const schedule = (network: Network, effort: ArrayLike<number>, times: Times = timesFor(network)): Times => {
  const state: State = {
    waiting: network.before.map((list) => list.length),
    free: network.lanes.map(({ people }) => people),
    running: [],
  };
  let now = 0;
  for (let left = network.jobs.length; left > 0; ) {
    left -= begin(network, effort, times, state, now);
    now = end(network, times, state);
  }
  return times;
};

type State = {
  /** By job: how many it still waits for; -1 once it is begun. */
  readonly waiting: number[];
  /** By role: how many people have nothing to do. */
  readonly free: number[];
  readonly running: number[];
};

/** Begins whatever can begin now, in order of priority; how many that were. */
const begin = (network: Network, effort: ArrayLike<number>, times: Times, state: State, now: number): number => {
  const { waiting, free, running } = state;
  let begun = 0;
  for (let job = 0; job < waiting.length; job += 1) {
    if (waiting[job] !== 0) continue;
    const role = network.role[job] as number;
    if (role >= 0 && (free[role] as number) < 1) continue;
    if (role >= 0) free[role] = (free[role] as number) - 1;
    times.start[job] = now;
    times.end[job] = now + (effort[job] as number) / (network.lanes[role]?.speed ?? 1);
    waiting[job] = -1;
    running.push(job);
    begun += 1;
  }
  return begun;
};

/** Ends the tasks that end first, and says when that is. */
const end = (network: Network, times: Times, { waiting, free, running }: State): number => {
  let first = Number.POSITIVE_INFINITY;
  for (const job of running) first = Math.min(first, times.end[job] as number);
  for (let i = running.length - 1; i >= 0; i -= 1) {
    const job = running[i] as number;
    if ((times.end[job] as number) > first) continue;
    running.splice(i, 1);
    const role = network.role[job] as number;
    if (role >= 0) free[role] = (free[role] as number) + 1;
    for (const next of network.following[job] ?? []) waiting[next] = (waiting[next] as number) - 1;
  }
  return first;
};
