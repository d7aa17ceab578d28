// A way to the goal without a solver: what brings the most for a day, again and again, until the goal is reached; then
// whatever turns out not to be needed is dropped. Quick, and not always the cheapest.
import type { Action } from './actions.ts';
import { withFirst } from './musts.ts';
import { costOf, type Programme } from './programme.ts';

type Reached = (chosen: ReadonlySet<number>) => boolean;

export const greedy = (programme: Programme, reached: Reached): ReadonlySet<number> => {
  const chosen = new Set(programme.musts);
  while (!reached(chosen)) {
    const next = bestOf(programme, chosen);
    if (next === undefined) break;
    for (const i of next) chosen.add(i);
  }
  return pruned(single(chosen, programme.actions), programme.actions, reached);
};

/** The action, with what comes before it, that brings most of what is missing for a day of work. */
const bestOf = (programme: Programme, chosen: ReadonlySet<number>): readonly number[] | undefined => {
  const bundles = programme.actions.flatMap((_, i) => {
    if (chosen.has(i)) return [];
    const bundle = [...withFirst(i, programme.actions)].filter((one) => !chosen.has(one));
    return [{ bundle, worth: worthOf(bundle, programme, chosen) }];
  });
  return bundles.reduce<(typeof bundles)[number] | undefined>(
    (best, one) => (best === undefined || one.worth > best.worth ? one : best),
    undefined,
  )?.bundle;
};

/** Of each figure that is short, the part of the missing that the bundle adds; in all, for a day. */
const worthOf = (bundle: readonly number[], { rows, actions }: Programme, chosen: ReadonlySet<number>): number => {
  const brought = rows.reduce((sum, { gains, missing }) => {
    const add = (total: number, i: number): number => total + (gains[i] ?? 0);
    const left = missing - [...chosen].reduce(add, 0);
    return left <= 0 ? sum : sum + Math.min(left, bundle.reduce(add, 0)) / missing;
  }, 0);
  const days = bundle.reduce((sum, i) => sum + costOf(actions[i] as Action), 0);
  return brought / Math.max(days, LEAST_DAYS);
};

const LEAST_DAYS = 1e-6;

/** Who closes a gap need not show the half that holds. */
const single = (chosen: ReadonlySet<number>, actions: readonly Action[]): ReadonlySet<number> => {
  const closed = new Set(
    [...chosen].map((i) => actions[i]).flatMap((one) => (one?.kind === 'close' ? one.finding : [])),
  );
  return new Set(
    [...chosen].filter((i) => {
      const action = actions[i];
      return action !== undefined && (action.kind === 'close' || !closed.has(action.finding));
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
  const dearest = [...chosen].sort((a, b) => costOf(actions[b] as Action) - costOf(actions[a] as Action) || b - a);
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
