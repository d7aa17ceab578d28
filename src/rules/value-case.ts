// The value case: what a pilot earns and costs, month by month after go-live. Arithmetic alone, no judgement.
//
// Month m = 1, 2, …; build is spent before month 1. Money is in the currency of `value`.
//   adoption(m) = start + (steady − start) × min(1, (m − 1) / months to steady)
//   tasks(m)    = volume × adoption(m)
//   benefit(m)  = tasks(m) × benefit + other benefits that have begun by m
//   cost(m)     = tasks(m) × (error rate × cost per error + inference) + platform + run team
//   net(m)      = benefit(m) − cost(m)
import type { Pilot } from '../model/pilot.ts';
import { extremeInputs } from './value-extremes.ts';
import { costOfTask, type NeededInput, type ValueInputs, valueInputs } from './value-inputs.ts';

export type Month = { readonly month: number; readonly tasks: number; readonly benefit: number; readonly cost: number };

export const monthOf = (inputs: ValueInputs, month: number): Month => {
  const tasks = inputs.volume * adoptionIn(inputs, month);
  const begun = inputs.otherBenefits.filter(({ fromMonth }) => fromMonth <= month);
  return {
    month,
    tasks,
    benefit: tasks * inputs.benefit + begun.reduce((sum, { perMonth }) => sum + perMonth, 0),
    cost: tasks * costOfTask(inputs) + inputs.platform + inputs.runTeam,
  };
};

const adoptionIn = ({ adoptionStart, adoptionSteady, monthsToSteady }: ValueInputs, month: number): number => {
  const way = monthsToSteady <= 0 ? 1 : Math.min(1, (month - 1) / monthsToSteady);
  return adoptionStart + (adoptionSteady - adoptionStart) * way;
};

/** The months 1 to `months`, each with the net value of all months so far less the build. */
export const valueCurve = (
  inputs: ValueInputs,
  months: number,
): readonly (Month & { readonly cumulative: number })[] => {
  let cumulative = -inputs.build;
  return Array.from({ length: months }, (_, i) => {
    const month = monthOf(inputs, i + 1);
    cumulative += month.benefit - month.cost;
    return { ...month, cumulative };
  });
};

/** The first month by which the net value covers the build; undefined if none of the first `months` does. */
export const paybackMonth = (inputs: ValueInputs, months: number): number | undefined => {
  const tolerance = 1e-9 * Math.max(1, inputs.build);
  let open = inputs.build;
  for (let m = 1; m <= months; m++) {
    const { benefit, cost } = monthOf(inputs, m);
    open -= benefit - cost;
    if (open <= tolerance) return m;
  }
  return undefined;
};

/** Benefit of months 1 to 12, and their cost with the build. */
export const firstYear = (inputs: ValueInputs): { readonly benefit: number; readonly cost: number } => {
  let [benefit, cost] = [0, inputs.build];
  for (let m = 1; m <= 12; m++) {
    const month = monthOf(inputs, m);
    benefit += month.benefit;
    cost += month.cost;
  }
  return { benefit, cost };
};

/** (benefit − cost) ÷ cost of the first year, build included: 0.25 is 25%. Undefined where nothing costs anything. */
export const firstYearRoi = (inputs: ValueInputs): number | undefined => {
  const { benefit, cost } = firstYear(inputs);
  return cost > 0 ? (benefit - cost) / cost : undefined;
};

/** Money per task at steady adoption. `costPerTask` is Infinity where there are no tasks to carry the cost. */
export type UnitEconomics = { readonly costPerTask: number; readonly benefitPerTask: number };

/** Fully loaded, without the build: (platform + run team) ÷ (volume × steady adoption) + inference + rework. */
const unitOf = (inputs: ValueInputs): UnitEconomics => {
  const tasks = inputs.volume * inputs.adoptionSteady;
  const fixed = tasks > 0 ? (inputs.platform + inputs.runTeam) / tasks : Number.POSITIVE_INFINITY;
  return { costPerTask: fixed + costOfTask(inputs), benefitPerTask: inputs.benefit };
};

const unitNeeds: readonly NeededInput[] = [
  'volume',
  'benefit',
  'adoptionSteady',
  'errorRate',
  'costPerError',
  'inference',
  'runTeam',
];

/**
 * Cost against benefit per task, or the paths that are missing to tell; then also what it comes to if every blank is
 * filled as well, and as badly, as can be: where both readings agree, the blanks do not matter.
 */
export const unitEconomics = (
  pilot: Pilot,
):
  | UnitEconomics
  | { readonly missing: readonly string[]; readonly best: UnitEconomics; readonly worst: UnitEconomics } => {
  const { known, missing } = valueInputs(pilot);
  const paths = missing.filter(({ input }) => unitNeeds.includes(input)).map(({ path }) => path);
  const best = unitOf(extremeInputs(known, 'best'));
  return paths.length === 0 ? best : { missing: paths, best, worst: unitOf(extremeInputs(known, 'worst')) };
};
