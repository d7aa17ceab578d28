// Several outcomes of one kind, of which one speaks for all: the best, or the worst.
import type { Outcome } from '../model/outcome.ts';

/** The highest score decides; while none scores, one that is unknown leaves it unknown. */
export const bestOf = (first: Outcome, ...others: readonly Outcome[]): Outcome => {
  const outcomes = [first, ...others];
  const best = Math.max(...outcomes.map((one) => one.best));
  const top = outcomes.reduce((a, b) => (b.score > a.score ? b : a));
  const open = outcomes.find((one) => one.kind === 'unknown');
  return { ...(top.score === 0 && open ? open : top), best };
};

/** One that is absent decides at once, else one that is unknown leaves it unknown, else the lowest score decides. */
export const worstOf = (first: Outcome, ...others: readonly Outcome[]): Outcome => {
  const outcomes = [first, ...others];
  const best = Math.min(...outcomes.map((one) => one.best));
  const deciding = outcomes.find((one) => one.kind === 'absent') ?? outcomes.find((one) => one.kind === 'unknown');
  return { ...(deciding ?? outcomes.reduce((a, b) => (b.score < a.score ? b : a))), best };
};
