// The value case: what a pilot earns and costs, month by month after go-live. Arithmetic alone, no judgement.
//
// Month m = 1, 2, …; build is spent before month 1. Money is in the currency of `value`.
//   adoption(m) = start + (steady − start) × min(1, (m − 1) / months to steady)
//   tasks(m)    = volume × adoption(m)
//   benefit(m)  = tasks(m) × benefit + other benefits that have begun by m
//   cost(m)     = tasks(m) × (error rate × cost per error + inference) + platform + run team
//   net(m)      = benefit(m) − cost(m)

import type { Estimate } from '../model/fields.ts';
import type { Pilot } from '../model/pilot/pilot.ts';

// The inputs of the value case as a pilot states them: the numbers, or the places where one is missing.

/** The case in plain numbers, so that it can be worked out for sampled inputs as cheaply as for the likely ones. */
export type ValueInputs = {
  /** Tasks a month that would reach the model if everybody used it. */
  readonly volume: number;
  /** Money per task. */
  readonly benefit: number;
  /** Shares 0…1 of the volume, in month 1 and once settled. */
  readonly adoptionStart: number;
  readonly adoptionSteady: number;
  /** 0 means settled from month 1. */
  readonly monthsToSteady: number;
  /** Share 0…1 of the tasks that come out wrong, and the money that each of them costs. */
  readonly errorRate: number;
  readonly costPerError: number;
  /** Money per task. */
  readonly inference: number;
  /** Money, once. */
  readonly build: number;
  /** Money a month. */
  readonly platform: number;
  readonly runTeam: number;
  readonly otherBenefits: readonly { readonly perMonth: number; readonly fromMonth: number }[];
};

/** The inputs that a complete case states; platform and other benefits count as 0 where nothing is said. */
export type NeededInput = Exclude<keyof ValueInputs, 'platform' | 'otherBenefits'>;

export type KnownInputs = Omit<ValueInputs, NeededInput> & {
  readonly [input in NeededInput]?: number | undefined;
};

/** One blank of the pilot file, and the input that cannot be had without it. */
export type MissingInput = { readonly input: NeededInput; readonly path: string };

/**
 * The inputs of a pilot as far as it states them, and the paths of what is missing. `read` picks one number from a
 * range, by default the likely one; a simulation passes a sampler, which may tell the inputs apart by their path.
 */
export const valueInputs = (
  pilot: Pilot,
  read: ReadEstimate = likelyValue,
): { readonly known: KnownInputs; readonly missing: readonly MissingInput[] } => {
  const { costs, other_benefits } = pilot.value;
  const found = Object.entries(neededIn(pilot, read)) as [NeededInput, Found][];
  return {
    known: {
      ...Object.fromEntries(found.filter(([, one]) => typeof one === 'number')),
      platform: read(costs.platform_per_month ?? 0, 'value.costs.platform_per_month'),
      otherBenefits: (other_benefits ?? []).map(({ per_month, from_month }, i) => ({
        perMonth: read(per_month ?? 0, `value.other_benefits[${i}].per_month`),
        fromMonth: from_month ?? 1,
      })),
    },
    missing: found.flatMap(([input, one]) => foundPaths(one).map((path) => ({ input, path }))),
  };
};

const neededIn = ({ pilot, value }: Pilot, read: ReadEstimate): Readonly<Record<NeededInput, Found>> => {
  const at: At = (estimate, path) => (estimate === undefined ? [path] : read(estimate, path));
  const { adoption, errors, costs } = value;
  return {
    volume: at(pilot.workflow.volume_per_month, 'pilot.workflow.volume_per_month'),
    benefit: readBenefit(value.benefit_per_task, at),
    adoptionStart: at(adoption.start, 'value.adoption.start'),
    adoptionSteady: at(adoption.steady, 'value.adoption.steady'),
    monthsToSteady: at(adoption.months_to_steady, 'value.adoption.months_to_steady'),
    errorRate: at(errors.rate, 'value.errors.rate'),
    costPerError: at(errors.cost_per_error, 'value.errors.cost_per_error'),
    inference: readInference(costs.inference_per_task, at),
    build: at(costs.build, 'value.costs.build'),
    runTeam: times(
      at(costs.run_team.fte, 'value.costs.run_team.fte'),
      at(costs.run_team.per_fte_month, 'value.costs.run_team.per_fte_month'),
    ),
  };
};

export type ReadEstimate = (estimate: Estimate, path: string) => number;

/** A number, or the paths that must be filled in to have it. */
type Found = number | readonly string[];
type At = (estimate: Estimate | undefined, path: string) => Found;

const likelyValue: ReadEstimate = (estimate) => (typeof estimate === 'object' ? estimate.likely : estimate);
const foundPaths = (found: Found): readonly string[] => (typeof found === 'number' ? [] : found);

/** 0 times anything is 0, a blank included. */
const times = (a: Found, b: Found): Found => {
  if (a === 0 || b === 0) return 0;
  return typeof a === 'number' && typeof b === 'number' ? a * b : [...foundPaths(a), ...foundPaths(b)];
};

const plus = (a: Found, b: Found): Found =>
  typeof a === 'number' && typeof b === 'number' ? a + b : [...foundPaths(a), ...foundPaths(b)];

const over = (a: Found, divisor: number): Found => (typeof a === 'number' ? a / divisor : a);

/** An amount, or else minutes × hourly cost. */
const readBenefit = (given: Pilot['value']['benefit_per_task'], at: At): Found => {
  const path = 'value.benefit_per_task';
  if (given.amount !== undefined) return at(given.amount, `${path}.amount`);
  if (given.minutes_saved === undefined && given.hourly_cost === undefined) return [path];
  const minutes = at(given.minutes_saved, `${path}.minutes_saved`);
  return over(times(minutes, at(given.hourly_cost, `${path}.hourly_cost`)), 60);
};

/** An amount, or else tokens × price per million, in and out. */
const readInference = (given: Pilot['value']['costs']['inference_per_task'], at: At): Found => {
  const path = 'value.costs.inference_per_task';
  if (given === undefined || typeof given === 'number' || 'likely' in given) return at(given, path);
  const price = given.price_per_million;
  const input = times(
    at(given.input_tokens, `${path}.input_tokens`),
    at(price.input, `${path}.price_per_million.input`),
  );
  const output = times(
    at(given.output_tokens, `${path}.output_tokens`),
    at(price.output, `${path}.price_per_million.output`),
  );
  return over(plus(input, output), 1e6);
};

/** What one more task costs: the rework of wrong outputs, and inference. */
const costOfTask = (inputs: Pick<ValueInputs, 'errorRate' | 'costPerError' | 'inference'>): number =>
  inputs.errorRate * inputs.costPerError + inputs.inference;

// The best and the worst reading of the blanks in a value case: what they agree on holds whatever is filled in.

/** More than any pilot earns or costs; finite, so that 0 times it is 0. */
const MUCH = 1e15;

/** Every blank filled so that the net value of every month is as high, or as low, as it can be. */
export const extremeInputs = (known: KnownInputs, reading: 'best' | 'worst'): ValueInputs => {
  const best = reading === 'best';
  const cost = best ? 0 : MUCH;
  const task = {
    benefit: known.benefit ?? (best ? MUCH : 0),
    errorRate: known.errorRate ?? (best ? 0 : 1),
    costPerError: known.costPerError ?? cost,
    inference: known.inference ?? cost,
  };
  const usage = extremeUsage(known, task.benefit > costOfTask(task) === best);
  return { ...known, ...task, ...usage, build: known.build ?? cost, runTeam: known.runTeam ?? cost };
};

type Usage = Pick<ValueInputs, 'volume' | 'adoptionStart' | 'adoptionSteady' | 'monthsToSteady'>;

/** As many tasks as the stated facts allow, or as few: which of them pays depends on what one task earns. */
const extremeUsage = (known: KnownInputs, most: boolean): Usage => {
  const adoptionStart = known.adoptionStart ?? Number(most);
  const adoptionSteady = known.adoptionSteady ?? Number(most);
  const soon = adoptionSteady >= adoptionStart === most;
  return {
    volume: known.volume ?? (most ? MUCH : 0),
    adoptionStart,
    adoptionSteady,
    monthsToSteady: known.monthsToSteady ?? (soon ? 0 : MUCH),
  };
};

export type Month = { readonly month: number; readonly tasks: number; readonly benefit: number; readonly cost: number };

/** Tasks, benefit and running cost of one month, counted from 1 after go-live; money in the currency of the section. */
export const monthAt = (inputs: ValueInputs, month: number): Month => {
  const tasks = inputs.volume * adoptionIn(inputs, month);
  let others = 0;
  for (const { perMonth, fromMonth } of inputs.otherBenefits) if (fromMonth <= month) others += perMonth;
  return {
    month,
    tasks,
    benefit: tasks * inputs.benefit + others,
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
    const month = monthAt(inputs, i + 1);
    cumulative += month.benefit - month.cost;
    return { ...month, cumulative };
  });
};

/** The first month by which the net value covers the build; undefined if none of the first `months` does. */
export const paybackMonth = (inputs: ValueInputs, months: number): number | undefined => {
  const tolerance = 1e-9 * Math.max(1, inputs.build);
  let open = inputs.build;
  for (let m = 1; m <= months; m++) {
    const { benefit, cost } = monthAt(inputs, m);
    open -= benefit - cost;
    if (open <= tolerance) return m;
  }
  return undefined;
};

/** Benefit of months 1 to 12, and their cost with the build. */
export const firstYear = (inputs: ValueInputs): { readonly benefit: number; readonly cost: number } => {
  let [benefit, cost] = [0, inputs.build];
  for (let m = 1; m <= 12; m++) {
    const month = monthAt(inputs, m);
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
export const economicsPerTask = (inputs: ValueInputs): UnitEconomics => {
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
  const best = economicsPerTask(extremeInputs(known, 'best'));
  return paths.length === 0 ? best : { missing: paths, best, worst: economicsPerTask(extremeInputs(known, 'worst')) };
};
