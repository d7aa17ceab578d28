// What one check is worth at one gate: the way from its outcome to points of the dimension and of the gate's score.
import type { GateSum, Term } from './arithmetic.ts';

export type Worth = {
  readonly gate: GateSum['id'];
  /** Σ weight of the dimension's checks that apply and are due by the gate. */
  readonly dimensionChecks: number;
  readonly dimensionWeight: number;
  /** Σ weight of the dimensions with an applicable check. */
  readonly dimensionsWhole: number;
  /** Points of 100 of the dimension that the check brings, and that it holds back. */
  readonly inDimension: number;
  readonly heldInDimension: number;
  /** The same of the gate's score; at the last gate that is the readiness score. */
  readonly inScore: number;
  readonly heldInScore: number;
};

/** Undefined where the check does not apply or is due later. */
export const worthAt = (term: Term, { id, dimensions, totals }: GateSum, isDue: boolean): Worth | undefined => {
  const own = dimensions.find((one) => one.id === term.dimension);
  if (!isDue || own === undefined || term.outcome === 'not-applicable') return undefined;
  const whole = totals.score.whole;
  const perWeight = 100 / own.sums.weight;
  const inDimension = perWeight * term.weight * term.score;
  const heldInDimension = perWeight * term.weight * (1 - term.score);
  return {
    gate: id,
    dimensionChecks: own.sums.weight,
    dimensionWeight: own.weight,
    dimensionsWhole: whole,
    inDimension,
    heldInDimension,
    inScore: (own.weight * inDimension) / whole,
    heldInScore: (own.weight * heldInDimension) / whole,
  };
};
