// Asks the solver, and believes nothing: what it answers is judged by the gates themselves. An answer that rounding let
// through is ruled out with everything that holds less, and the solver is asked again.

import type { Solver } from '../../model/ports.ts';
import { type Action, askedBy, type Goal, type Projection, type Reason } from './goal.ts';
import { actionDays, type Cut, type Programme, programmeText, totalDays, variableName, withFirst } from './model.ts';

// A way to the goal without a solver: what brings the most for a day, again and again, until the goal is reached; then
// whatever turns out not to be needed is dropped. Quick, and not always the cheapest.

type Reached = (chosen: ReadonlySet<number>) => boolean;

export const greedy = (programme: Programme, reached: Reached): ReadonlySet<number> => {
  const chosen = new Set(programme.musts);
  while (!reached(chosen)) {
    const next = bestBundle(programme, chosen);
    if (next === undefined) break;
    for (const i of next) chosen.add(i);
  }
  return pruned(single(chosen, programme.actions), programme.actions, reached);
};

/** The action, with what comes before it, that brings most of what is missing for a day of work. */
const bestBundle = (programme: Programme, chosen: ReadonlySet<number>): readonly number[] | undefined => {
  const bundles = programme.actions.flatMap((_, i) => {
    if (chosen.has(i)) return [];
    const bundle = [...withFirst(i, programme.actions)].filter((one) => !chosen.has(one));
    return [{ bundle, worth: bundleWorth(bundle, programme, chosen) }];
  });
  return bundles.reduce<(typeof bundles)[number] | undefined>(
    (best, one) => (best === undefined || one.worth > best.worth ? one : best),
    undefined,
  )?.bundle;
};

/** Of each figure that is short, the part of the missing that the bundle adds; in all, for a day. */
const bundleWorth = (bundle: readonly number[], { rows, actions }: Programme, chosen: ReadonlySet<number>): number => {
  const brought = rows.reduce((sum, { gains, missing }) => {
    const add = (total: number, i: number): number => total + (gains[i] ?? 0);
    const left = missing - [...chosen].reduce(add, 0);
    return left <= 0 ? sum : sum + Math.min(left, bundle.reduce(add, 0)) / missing;
  }, 0);
  const days = bundle.reduce((sum, i) => sum + actionDays(actions[i] as Action), 0);
  return brought / Math.max(days, LEAST_DAYS);
};

const LEAST_DAYS = 1e-6;

/** Who closes a gap need neither show the half that holds nor answer it apart. */
const single = (chosen: ReadonlySet<number>, actions: readonly Action[]): ReadonlySet<number> => {
  const taken = [...chosen].flatMap((i) => actions[i] ?? []);
  const closed = new Set(taken.flatMap((one) => (one.kind === 'close' ? one.finding : [])));
  const covered = new Set(taken.flatMap(({ covers }) => covers ?? []));
  return new Set(
    [...chosen].filter((i) => {
      const action = actions[i];
      if (action === undefined || covered.has(action.finding)) return false;
      return action.kind === 'close' || !closed.has(action.finding);
    }),
  );
};

/** Without what is not needed, the dearest first. */
export const pruned = (
  chosen: ReadonlySet<number>,
  actions: readonly Action[],
  reached: Reached,
): ReadonlySet<number> => {
  const kept = new Set(chosen);
  const dearest = [...chosen].sort(
    (a, b) => actionDays(actions[b] as Action) - actionDays(actions[a] as Action) || b - a,
  );
  for (let dropped = true; dropped; ) {
    dropped = false;
    for (const i of dearest) {
      if (!kept.has(i) || [...kept].some((other) => actions[other]?.after.includes(i))) continue;
      kept.delete(i);
      if (reached(kept)) dropped = true;
      else kept.add(i);
    }
  }
  return kept;
};

// Why each action of a way is on it: what would fail without it. On a way that holds nothing superfluous, something does.

export const reasonFor = (
  action: Action,
  way: readonly Action[],
  goal: Goal,
  outlook: (actions: readonly Action[]) => Projection,
): Reason => ({
  before: way.filter(({ task }) => task.after.includes(action.task.check)).map(({ task }) => task.check),
  conditions: askedBy(goal, outlook(way.filter((one) => one !== action)))
    .filter(({ condition }) => !condition.passed)
    .map(({ gate, condition }) => ({ gate, id: condition.id })),
});

export type Solution = {
  readonly chosen: ReadonlySet<number>;
  /** No way takes fewer likely days. */
  readonly proved: boolean;
};

type SolveReached = (chosen: ReadonlySet<number>) => boolean;

/** None: that there is no way was proved; stopped: nothing was. */
export const solveExactly = (
  programme: Programme,
  reached: SolveReached,
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
export const solve = (
  programme: Programme,
  score: readonly number[],
  reached: SolveReached,
  solver: Solver,
): Solution => {
  const cheapest = solveExactly(programme, reached, solver);
  if (typeof cheapest === 'string') return { chosen: greedy(programme, reached), proved: false };
  const most = { of: score, days: totalDays(cheapest, programme) };
  const best = solveExactly({ ...programme, most }, reached, solver);
  return { chosen: typeof best === 'string' ? cheapest : best, proved: true };
};

const chosenIn = (values: ReadonlyMap<string, number>, { actions }: Programme): ReadonlySet<number> =>
  new Set(actions.flatMap((_, i) => ((values.get(variableName(i)) ?? 0) > 0.5 ? [i] : [])));

/** More is never worse: what fails fails with less, too. */
const others = (chosen: ReadonlySet<number>, { actions }: Programme): readonly number[] =>
  actions.flatMap((_, i) => (chosen.has(i) ? [] : [i]));
