// What each role has to do, whether that fits its time until the production date, and the weeks that its limit costs.
import { workingDays } from '../model/dates.ts';
import type { Capacity } from './capacity.ts';
import { type Entry, jobOf } from './entries.ts';
import { networkOf } from './network.ts';
import { schedule } from './schedule.ts';
import { lastEnd } from './simulate.ts';
import { SEARCH } from './staffing.ts';

export type Load = Capacity & {
  /** Likely person-days of its tasks: of all, and of those due by the gate that is looked at. */
  readonly days: number;
  readonly dueDays: number;
  /** Person-days that it has from the start to the production date; null without such a date. */
  readonly available: number | null;
  readonly overcommitted: boolean;
  /** Weeks of its work that lie beyond the production date; 0 where it fits, or there is no such date. */
  readonly weeksOver: number;
  /** Weeks by which that gate comes later than if the role had people without limit. */
  readonly weeks: number;
};

type Frame = {
  readonly entries: readonly Entry[];
  readonly capacities: readonly Capacity[];
  /** The places of the tasks due by the gate that is looked at. */
  readonly due: readonly number[];
  readonly start: string;
  readonly target: string | undefined;
};

/** Roles in the order of the weeks that they cost. */
export const loadsOf = (frame: Frame): readonly Load[] => {
  const before = endOf(frame);
  return frame.capacities
    .map((capacity) => loadOf(capacity, frame, before))
    .sort((a, b) => b.weeks - a.weeks || b.dueDays - a.dueDays || (a.role < b.role ? -1 : 1));
};

const loadOf = (capacity: Capacity, frame: Frame, before: number): Load => {
  const { entries, due, start, target } = frame;
  const sum = (list: readonly (Entry | undefined)[]): number =>
    list.reduce((days, one) => (one?.role === capacity.role && !one.isSearch ? days + one.days.likely : days), 0);
  const dueDays = sum(due.map((i) => entries[i]));
  const available = target === undefined ? null : capacity.fte * daysOf(capacity, start, target);
  const weeks = Math.max(0, before - endOf(frame, capacity.role)) / 5;
  return {
    ...capacity,
    days: sum(entries),
    dueDays,
    available,
    overcommitted: available !== null && dueDays > available,
    weeksOver: available === null ? 0 : Math.max(0, dueDays - available) / capacity.fte / 5,
    weeks: Number.isFinite(weeks) ? weeks : 0,
  };
};

/** Working days that it is there: somebody who is still to be found is there once the search is likely to be over. */
const daysOf = ({ found }: Capacity, start: string, target: string): number =>
  Math.max(0, workingDays(start, target) - (found ? 0 : SEARCH.likely));

/** The day on which all that is due is done, where one role may be without limit. */
const endOf = ({ entries, capacities, due }: Frame, free?: string): number => {
  const fteOf = new Map(capacities.map(({ role, fte }) => [role, fte]));
  const network = networkOf(entries.map(jobOf), fteOf, free === undefined ? [] : [free]);
  const { end } = schedule(
    network,
    entries.map(({ days }) => days.likely),
  );
  return lastEnd(due, end);
};
