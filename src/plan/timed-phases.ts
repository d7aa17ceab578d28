// The phases with their dates, and with their exit in numbers: what holds now, what must hold, what that brings.
import type { Assessment } from '../model/assessment.ts';
import type { Days } from '../model/planning.ts';
import { SEARCH_PHASE, type Timed } from './entries.ts';
import type { Plan } from './index.ts';

export type TimedPhase = {
  readonly id: number;
  readonly title: string;
  /** When it ends, in words. */
  readonly exit: string;
  /** Null where nothing is left to do. */
  readonly start: string | null;
  readonly end: string | null;
  readonly days: Days;
  /** Checks that hold now, of those that must hold at its end. */
  readonly met: number;
  readonly needed: number;
  readonly points: number;
  /** The readiness score once this phase and all before it are done; null where there is no score. */
  readonly scoreAfter: number | null;
  readonly tasks: readonly Timed[];
};

export const timedPhases = (
  { grade }: Assessment,
  { phases, staffing }: Plan,
  tasks: readonly Timed[],
): readonly TimedPhase[] => {
  let score = grade.score;
  const checks = phases.map(({ phase, days, met, applicable }): TimedPhase => {
    const own = inOrder(tasks.filter((task) => task.phase === phase.id));
    const points = own.reduce((sum, task) => sum + task.points, 0);
    score = score === null ? null : Math.min(100, score + points);
    const { id, title, exit } = phase;
    return { id, title, exit, ...datesOf(own), days, met, needed: applicable, points, scoreAfter: score, tasks: own };
  });
  return staffing.length === 0 ? checks : [searchPhase(tasks, grade.score), ...checks];
};

const searchPhase = (tasks: readonly Timed[], score: number | null): TimedPhase => {
  const own = inOrder(tasks.filter(({ isSearch }) => isSearch));
  return {
    id: SEARCH_PHASE,
    title: 'People to find',
    exit: 'Every role that a task needs has somebody with time for it',
    ...datesOf(own),
    days: { low: 0, likely: 0, high: 0 },
    met: 0,
    needed: own.length,
    points: 0,
    scoreAfter: score,
    tasks: own,
  };
};

const inOrder = (tasks: readonly Timed[]): readonly Timed[] =>
  [...tasks].sort((a, b) => compare(a.start, b.start) || compare(a.end, b.end));

const datesOf = (tasks: readonly Timed[]): Pick<TimedPhase, 'start' | 'end'> => ({
  start: tasks[0]?.start ?? null,
  end: tasks.reduce<string | null>((end, task) => (end === null || task.end > end ? task.end : end), null),
});

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
