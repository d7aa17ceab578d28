// Asks the solver, and believes nothing: what it answers is judged by the gates themselves. An answer that rounding let
// through is ruled out with everything that holds less, and the solver is asked again.
import type { Solver } from '../../model/solver.ts';
import { greedy, pruned } from './greedy.ts';
import { type Cut, daysOf, nameOf, type Programme, programmeText } from './programme.ts';

export type Answer = {
  readonly chosen: ReadonlySet<number>;
  /** No way takes fewer likely days. */
  readonly proved: boolean;
};

type Reached = (chosen: ReadonlySet<number>) => boolean;

/** None: that there is no way was proved; stopped: nothing was. */
export const solveExactly = (
  programme: Programme,
  reached: Reached,
  solver: Solver,
): ReadonlySet<number> | 'none' | 'stopped' => {
  const cuts: Cut[] = [...programme.cuts];
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const { status, values } = solver.solve(programmeText({ ...programme, cuts }));
    if (status !== 'optimal') return status === 'infeasible' ? 'none' : 'stopped';
    const chosen = chosenIn(values, programme);
    if (reached(chosen)) return pruned(chosen, programme.actions, reached);
    cuts.push({ of: others(chosen, programme), atLeast: 1 });
  }
  return 'stopped';
};

/** Rounding is off by one action now and then, never by many. */
const MOST_TRIES = 50;

/**
 * The answer for a goal that can be reached: of the cheapest ways the one that adds most to the score; the greedy one only
 * where the solver ended without a proof.
 */
export const solve = (programme: Programme, score: readonly number[], reached: Reached, solver: Solver): Answer => {
  const cheapest = solveExactly(programme, reached, solver);
  if (typeof cheapest === 'string') return { chosen: greedy(programme, reached), proved: false };
  const most = { of: score, days: daysOf(cheapest, programme) };
  const best = solveExactly({ ...programme, most }, reached, solver);
  return { chosen: typeof best === 'string' ? cheapest : best, proved: true };
};

const chosenIn = (values: ReadonlyMap<string, number>, { actions }: Programme): ReadonlySet<number> =>
  new Set(actions.flatMap((_, i) => ((values.get(nameOf(i)) ?? 0) > 0.5 ? [i] : [])));

/** More is never worse: what fails fails with less, too. */
const others = (chosen: ReadonlySet<number>, { actions }: Programme): readonly number[] =>
  actions.flatMap((_, i) => (chosen.has(i) ? [] : [i]));
