// What a gate asks for, as a list: each criterion compares one figure of the grades with its limit.
import type { GateCondition } from '../model/assessment.ts';
import type { Checklist, Gate } from '../model/checklist.ts';
import { reaches } from '../rules/combinators.ts';
import { COLUMNS, column, figureOr } from './score.ts';

export type Criterion = {
  readonly id: string;
  readonly required: number;
  /** At most the required figure instead of at least. */
  readonly atMost: boolean;
  /** Where the figure stands in the rows of grades. */
  readonly place: number;
  /** Passed where there is no figure: a dimension without an applicable check is not asked for anything. */
  readonly optional: boolean;
};

export const criteriaOf = (checklist: Checklist, gate: Gate): readonly Criterion[] => {
  const total = checklist.dimensions.length * COLUMNS;
  const asked = { atMost: false, optional: false };
  return [
    { ...asked, id: 'score', required: gate.score, place: total + column.score },
    ...checklist.dimensions.map(({ id }, i) => ({
      ...asked,
      id: `dimension.${id}`,
      required: gate.dimension,
      place: i * COLUMNS + column.score,
      optional: true,
    })),
    { ...asked, id: 'coverage', required: gate.coverage, place: total + column.answered },
    ...(gate.evidenced === null
      ? []
      : [{ ...asked, id: 'evidenced-score', required: gate.evidenced, place: total + column.evidenced }]),
    ...(gate.declared_away === null
      ? []
      : [
          {
            id: 'declared-away',
            required: gate.declared_away,
            place: total + column.declared,
            atMost: true,
            optional: false,
          },
        ]),
  ];
};

export const passes = ({ required, atMost, place, optional }: Criterion, rows: Float64Array): boolean => {
  const found = rows[place] as number;
  if (Number.isNaN(found)) return optional;
  return atMost ? reaches(required, found) : reaches(found, required);
};

/** The criterion with what was found; undefined where there is nothing to ask. */
export const conditionOf = (criterion: Criterion, rows: Float64Array): GateCondition | undefined => {
  const found = figureOr(rows[criterion.place] as number);
  if (found === null && criterion.optional) return undefined;
  return { id: criterion.id, required: criterion.required, found, passed: passes(criterion, rows) };
};
