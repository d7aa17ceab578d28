// What a gate asks for, as a list: each criterion finds its figure in the grades and compares it with its limit.
import type { GateCondition } from '../model/assessment.ts';
import type { Checklist, Gate } from '../model/checklist.ts';
import { reaches } from '../rules/combinators.ts';
import type { Grades } from './score.ts';

export type Criterion = {
  readonly id: string;
  readonly required: number;
  /** At most the required figure instead of at least. */
  readonly atMost: boolean;
  readonly find: (grades: Grades) => number | null;
  /** A dimension without an applicable check is not asked for anything. */
  readonly skipsNothing: boolean;
};

export const criteriaOf = (checklist: Checklist, gate: Gate): readonly Criterion[] => [
  criterion('score', gate.score, (grades) => grades.score),
  ...checklist.dimensions.map(({ id }, i) => ({
    ...criterion(`dimension.${id}`, gate.dimension, (grades) => grades.dimensions[i]?.score ?? null),
    skipsNothing: true,
  })),
  criterion('coverage', gate.coverage, (grades) => grades.coverage),
  ...(gate.evidenced === null ? [] : [criterion('evidenced-score', gate.evidenced, (grades) => grades.evidencedScore)]),
  ...(gate.declared_away === null
    ? []
    : [{ ...criterion('declared-away', gate.declared_away, (grades) => grades.declaredAway), atMost: true }]),
];

const criterion = (id: string, required: number, find: Criterion['find']): Criterion => ({
  id,
  required,
  atMost: false,
  find,
  skipsNothing: false,
});

export const passes = ({ required, atMost, find, skipsNothing }: Criterion, grades: Grades): boolean => {
  const found = find(grades);
  if (found === null) return skipsNothing;
  return atMost ? reaches(required, found) : reaches(found, required);
};

/** The criterion with what was found; undefined where there is nothing to ask. */
export const conditionOf = (criterion: Criterion, grades: Grades): GateCondition | undefined => {
  const found = criterion.find(grades);
  if (found === null && criterion.skipsNothing) return undefined;
  return { id: criterion.id, required: criterion.required, found, passed: passes(criterion, grades) };
};
