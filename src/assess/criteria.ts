// What a gate asks for, as a list: each criterion compares one figure with its limit.
import type { GateCondition } from '../model/assessment.ts';
import type { Checklist, Gate } from '../model/checklist.ts';
import { reaches } from '../rules/outcomes.ts';
import { type Column, column, declaredOver, figureIn, figureOver, type Weights } from './score.ts';

export type Figure = { readonly of: Column; readonly dimension?: number };

export type Criterion = {
  readonly id: string;
  readonly required: number;
  /** At most the required figure instead of at least. */
  readonly atMost: boolean;
  /** Which figure at which gate: of one dimension, or over all of them. */
  readonly gate: number;
  readonly figure: Figure;
  /** Passed where there is no figure: a dimension without an applicable check is not asked for anything. */
  readonly optional: boolean;
};

/** `at` is the gate's position: the sums are those of all gates. */
export const criteriaOf = (checklist: Checklist, gate: Gate, at: number): readonly Criterion[] => {
  const asked = { gate: at, atMost: false, optional: false };
  return [
    { ...asked, id: 'score', required: gate.score, figure: { of: column.score } },
    ...checklist.dimensions.map(
      ({ id }, i): Criterion => ({
        ...asked,
        id: `dimension.${id}`,
        required: gate.dimension,
        figure: { of: column.score, dimension: i },
        optional: true,
      }),
    ),
    { ...asked, id: 'coverage', required: gate.coverage, figure: { of: column.answered } },
    ...limited(gate.evidenced, (required) => ({
      ...asked,
      id: 'evidenced-score',
      required,
      figure: { of: column.evidenced },
    })),
    ...limited(gate.declared_away, (required) => ({
      ...asked,
      id: 'declared-away',
      required,
      atMost: true,
      figure: { of: column.declared },
    })),
  ];
};

/** A gate may leave a limit out. */
const limited = (limit: number | null, criterion: (required: number) => Criterion): readonly Criterion[] =>
  limit === null ? [] : [criterion(limit)];

/** What is compared with the limit; NaN where nothing applies. Scores are counted in points of 100. */
export const foundFor = (
  { gate, figure: { of, dimension } }: Criterion,
  sums: Float64Array,
  weights: Weights,
): number => {
  if (of === column.declared) return declaredOver(sums, weights, gate);
  const found =
    dimension === undefined ? figureOver(sums, weights, gate, of) : figureIn(sums, weights, gate, dimension, of);
  return of === column.answered ? found || 0 : 100 * found;
};

export const passes = (criterion: Criterion, sums: Float64Array, weights: Weights): boolean => {
  const { required, atMost, optional } = criterion;
  const found = foundFor(criterion, sums, weights);
  if (Number.isNaN(found)) return optional;
  return atMost ? reaches(required, found) : reaches(found, required);
};

/** The criterion with what was found; undefined where there is nothing to ask. */
export const conditionOf = (criterion: Criterion, sums: Float64Array, weights: Weights): GateCondition | undefined => {
  const { id, required, optional } = criterion;
  const found = foundFor(criterion, sums, weights);
  const none = Number.isNaN(found);
  if (none && optional) return undefined;
  return { id, required, found: none ? null : found, passed: passes(criterion, sums, weights) };
};
