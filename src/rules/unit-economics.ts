// Whether a task costs less than it is worth, the build left out.
import type { Fact, Outcome } from '../model/outcome.ts';
import type { Pilot } from '../model/pilot.ts';
import { reaches } from './combinators.ts';
import { factsOf } from './facts.ts';
import { absent, met, notStated } from './outcomes.ts';
import { type UnitEconomics, unitEconomics } from './value-case.ts';
import { digits } from './words.ts';

export const unitPays = (pilot: Pilot): Outcome => {
  const unit = unitEconomics(pilot);
  const facts = unitFacts(pilot);
  if (!('missing' in unit)) return (pays(unit) ? met : absent)(perTask(unit), 'value', { facts });
  const blank = `not stated: ${unit.missing.join(', ')}`;
  if (!pays(unit.best)) return absent(`${blank}; but no value of it makes a task pay`, 'value', { facts });
  if (pays(unit.worst)) return met(`${blank}; but a task pays at any value of it`, 'value', { facts });
  return notStated(unit.missing, unit.missing[0] ?? 'value', 1, { facts });
};

/** Strictly: a task that costs what it is worth earns nothing. */
const pays = ({ costPerTask, benefitPerTask }: UnitEconomics): boolean => !reaches(costPerTask, benefitPerTask);

const perTask = ({ costPerTask, benefitPerTask }: UnitEconomics): string =>
  Number.isFinite(costPerTask)
    ? `a task costs ${digits(costPerTask)} and is worth ${digits(benefitPerTask)}`
    : 'no tasks carry the cost';

const unitFacts = ({ pilot: { workflow }, value }: Pilot): readonly Fact[] => {
  const { benefit_per_task, adoption, errors, costs } = value;
  const { inference_per_task, platform_per_month, run_team } = costs;
  return [
    ...factsOf('pilot.workflow', { volume_per_month: workflow.volume_per_month }),
    ...factsOf('value.benefit_per_task', benefit_per_task),
    ...factsOf('value.adoption', { steady: adoption.steady }),
    ...factsOf('value.errors', errors),
    ...factsOf('value.costs', { inference_per_task, platform_per_month }),
    ...factsOf('value.costs.run_team', run_team),
  ];
};
