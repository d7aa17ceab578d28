// What the case comes to with one set of inputs: the figures that a decision is made on.
import type { Pilot } from '../model/pilot.ts';
import type { KeyFigures } from '../model/value-report.ts';
import { firstYearRoi, monthOf, paybackMonth, unitEconomics } from '../rules/value-case.ts';
import type { KnownInputs, ValueInputs } from '../rules/value-inputs.ts';
import { breakEvenAdoption, breakEvenErrorRate, netOf } from './break-even.ts';

/** A payback is looked for in ten years. */
export const PAYBACK_MONTHS = 120;

/** No pilot earns or costs as much; beyond it sums lose their digits. */
export const TOO_LARGE = 1e15;

export type Results = Pick<KeyFigures, 'net' | 'payback' | 'firstYearRoi'>;

export const resultsOf = (inputs: ValueInputs, months: number): Results => ({
  net: netOf(inputs, months),
  payback: paybackMonth(inputs, PAYBACK_MONTHS) ?? null,
  firstYearRoi: firstYearRoi(inputs) ?? null,
});

/** `pilot` and `inputs` are of the same case, without blanks. */
export const keyFigures = (pilot: Pilot, inputs: ValueInputs, months: number): KeyFigures => {
  const settled = monthOf(inputs, Number.POSITIVE_INFINITY);
  const unit = unitEconomics(pilot);
  const { costPerTask, benefitPerTask } = 'missing' in unit ? unit.best : unit;
  return {
    ...resultsOf(inputs, months),
    settledNet: settled.benefit - settled.cost,
    costPerTask: Number.isFinite(costPerTask) ? costPerTask : null,
    valuePerTask: benefitPerTask,
    breakEvenErrorRate: breakEvenErrorRate(inputs, months),
    breakEvenAdoption: breakEvenAdoption(inputs, months),
  };
};

/** Whether there is no sense in working it out; what is blank counts as nothing. */
export const isTooLarge = (known: KnownInputs): boolean => {
  const { volume = 0, benefit = 0, costPerError = 0, inference = 0, build = 0, runTeam = 0, platform } = known;
  const perMonth = known.otherBenefits.map((one) => one.perMonth);
  const amounts = [...[1, benefit, costPerError, inference].map((each) => volume * each), build, runTeam, platform];
  return [...amounts, ...perMonth, benefit, costPerError, inference].some((amount) => !(amount <= TOO_LARGE));
};
