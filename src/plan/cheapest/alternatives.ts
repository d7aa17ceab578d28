// The next-best ways that differ: each leaves out at least one task of every way before it, so that none is merely a way
// with something added.
import type { Solver } from '../../model/solver.ts';
import type { Action } from './actions.ts';
import type { Outlook } from './outlook.ts';
import type { Cut, Programme } from './programme.ts';
import { solveExactly } from './solve.ts';

export type Way = { readonly actions: readonly Action[]; readonly days: number; readonly later: Outlook };

export type Alternative = {
  readonly days: number;
  /** By so many likely days more than the cheapest. */
  readonly dearer: number;
  /** What of the cheapest way is not needed then, and what is needed instead. */
  readonly without: readonly Action[];
  readonly more: readonly Action[];
  readonly score: number | null;
};

/** All: there are no more; stopped: the solver ended before it found more. */
export type Searched = 'enough' | 'all' | 'stopped';

export const MOST = 3;

export const alternativesTo = (
  first: ReadonlySet<number>,
  programme: Programme,
  reached: (chosen: ReadonlySet<number>) => boolean,
  solver: Solver,
): { readonly found: readonly ReadonlySet<number>[]; readonly searched: Searched } => {
  const cuts: Cut[] = [...programme.cuts];
  const found: ReadonlySet<number>[] = [];
  for (let last = first; found.length < MOST; ) {
    const cut = leavingOneOut(last, programme);
    if (cut === undefined) return { found, searched: 'all' };
    cuts.push(cut);
    const answer = solveExactly({ ...programme, cuts }, reached, solver);
    if (typeof answer === 'string') return { found, searched: answer === 'none' ? 'all' : 'stopped' };
    last = answer;
    found.push(last);
  }
  return { found, searched: 'enough' };
};

/** Of the tasks that could be left out; of what is to be shown only where the way has no such task. */
const leavingOneOut = (chosen: ReadonlySet<number>, { actions, musts }: Programme): Cut | undefined => {
  const free = [...chosen].filter((i) => !musts.has(i));
  const closing = free.filter((i) => actions[i]?.kind === 'close');
  const of = closing.length > 0 ? closing : free;
  return of.length === 0 ? undefined : { of, atMost: of.length - 1 };
};

/** Whether it lacks something that the other has. */
export const leavesOut = (one: Way, other: Way): boolean => minus(other.actions, one.actions).length > 0;

/** Another way beside the cheapest; they may be of different worlds. */
export const beside = (cheapest: Way, { actions, days, later }: Way): Alternative => ({
  days,
  dearer: days - cheapest.days,
  without: minus(cheapest.actions, actions),
  more: minus(actions, cheapest.actions),
  score: later.score,
});

const minus = (a: readonly Action[], b: readonly Action[]): readonly Action[] =>
  a.filter((one) => !b.some(({ kind, task }) => kind === one.kind && task.check === one.task.check));
