// Where a plan is to lead: a gate that opens, or a readiness score. What that asks for is what the gates ask for.
import { type Criterion, criteriaOf } from '../../assess/criteria.ts';
import { column } from '../../assess/score.ts';
import type { GateCondition } from '../../model/assessment.ts';
import type { Checklist } from '../../model/checklist.ts';
import type { GateId } from '../../model/dimensions.ts';
import { reaches } from '../../rules/combinators.ts';
import type { Outlook } from './outlook.ts';

export type Goal =
  | { readonly kind: 'gate'; readonly gate: GateId }
  | { readonly kind: 'score'; readonly score: number };

/** A condition, and the gate whose it is; null for one that is not a gate's. */
export type Asked = { readonly gate: GateId | null; readonly condition: GateCondition };

/** Everything that must hold, as it stands in an outlook. An earlier gate is asked for by its own conditions. */
export const askedBy = (goal: Goal, { gates, score }: Outlook): readonly Asked[] => {
  const answered = gates[0]?.conditions.filter(({ id }) => id === 'answered') ?? [];
  const first = answered.map((condition): Asked => ({ gate: null, condition }));
  if (goal.kind === 'score') {
    const passed = score !== null && reaches(score, goal.score);
    return [...first, { gate: null, condition: { id: 'score', required: goal.score, found: score, passed } }];
  }
  const last = gates.findIndex(({ gate }) => gate.id === goal.gate);
  const own = gates
    .slice(0, last + 1)
    .flatMap(({ gate, conditions }) =>
      conditions
        .filter(({ id }) => id !== 'answered' && !id.startsWith('gate.'))
        .map((condition): Asked => ({ gate: gate.id, condition })),
    );
  return [...first, ...own];
};

export const isReached = (goal: Goal, outlook: Outlook): boolean =>
  askedBy(goal, outlook).every(({ condition }) => condition.passed);

/** The same as figures that the actions move. Blockers and obligations are no figures: see musts.ts. */
export const figuresFor = (goal: Goal, checklist: Checklist): readonly Criterion[] => {
  const last = checklist.gates.length - 1;
  const answered: Criterion = {
    ...asked,
    id: 'answered',
    required: checklist.minimum_coverage,
    gate: last,
    figure: { of: column.answered },
  };
  if (goal.kind === 'score') return [answered, readiness(checklist, goal.score)];
  const upTo = checklist.gates.findIndex(({ id }) => id === goal.gate);
  const own = checklist.gates.slice(0, upTo + 1).flatMap((gate, i) => criteriaOf(checklist, gate, i));
  return [answered, ...own];
};

/** The readiness score, at least so much. */
export const readiness = ({ gates }: Checklist, required = 0): Criterion => ({
  ...asked,
  id: 'score',
  required,
  gate: gates.length - 1,
  figure: { of: column.score },
});

const asked = { atMost: false, optional: false };
