// Everything that the plan schedules, in order of priority: roles to be found first, then the task of each open check.
import type { GateId } from '../model/dimensions.ts';
import type { Days, Origin } from '../model/planning.ts';
import type { Plan } from './index.ts';
import type { Job } from './network.ts';
import type { Staffing } from './staffing.ts';
import type { Task } from './tasks.ts';

/** A line of the plan. The search for people belongs to phase 0. */
export type Entry = {
  readonly id: string;
  readonly phase: number;
  readonly gate: GateId;
  readonly action: string;
  readonly findOut: boolean;
  readonly doneWhen: string;
  readonly role: string;
  /** Person-days; of a search, working days of waiting. */
  readonly days: Days;
  readonly origins: readonly Origin[];
  readonly multiplier: number;
  readonly after: readonly string[];
  /** The checks that it closes. */
  readonly closes: readonly string[];
  readonly points: number;
  readonly blocks: boolean;
  readonly isSearch: boolean;
};

/** With its first and its last day. */
export type Timed = Entry & { readonly start: string; readonly end: string };

export const SEARCH_PHASE = 0;

export const entriesOf = ({ staffing, tasks }: Plan): readonly Entry[] => {
  const searches = new Map(staffing.map((search) => [search.role, search.id]));
  return [...staffing.map(searchEntry), ...tasks.map((task) => taskEntry(task, searches.get(task.role)))];
};

const taskEntry = ({ check, after, shows, ...task }: Task, search: string | undefined): Entry => ({
  ...task,
  id: check,
  after: search === undefined ? after : [search, ...after],
  closes: shows ? [] : [check],
  isSearch: false,
});

const searchEntry = ({ id, role, action, doneWhen, days, origin, gate }: Staffing): Entry => ({
  id,
  phase: SEARCH_PHASE,
  gate,
  action,
  findOut: false,
  doneWhen,
  role,
  days,
  origins: [origin],
  multiplier: 1,
  after: [],
  closes: [],
  points: 0,
  blocks: false,
  isSearch: true,
});

/** What the schedule needs to know: a search waits for nobody's time. */
export const jobOf = ({ id, role, days, after, isSearch }: Entry): Job => ({
  id,
  ...(!isSearch && { role }),
  days,
  after,
});
