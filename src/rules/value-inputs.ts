// The inputs of the value case as a pilot states them: the numbers, or the places where one is missing.
import type { Estimate } from '../model/estimate.ts';
import type { Pilot } from '../model/pilot.ts';

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
  read: ReadEstimate = likelyOf,
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
    missing: found.flatMap(([input, one]) => pathsOf(one).map((path) => ({ input, path }))),
  };
};

const neededIn = ({ pilot, value }: Pilot, read: ReadEstimate): Readonly<Record<NeededInput, Found>> => {
  const at: At = (estimate, path) => (estimate === undefined ? [path] : read(estimate, path));
  const { adoption, errors, costs } = value;
  return {
    volume: at(pilot.workflow.volume_per_month, 'pilot.workflow.volume_per_month'),
    benefit: benefitOf(value.benefit_per_task, at),
    adoptionStart: at(adoption.start, 'value.adoption.start'),
    adoptionSteady: at(adoption.steady, 'value.adoption.steady'),
    monthsToSteady: at(adoption.months_to_steady, 'value.adoption.months_to_steady'),
    errorRate: at(errors.rate, 'value.errors.rate'),
    costPerError: at(errors.cost_per_error, 'value.errors.cost_per_error'),
    inference: inferenceOf(costs.inference_per_task, at),
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

const likelyOf: ReadEstimate = (estimate) => (typeof estimate === 'object' ? estimate.likely : estimate);
const pathsOf = (found: Found): readonly string[] => (typeof found === 'number' ? [] : found);

/** 0 times anything is 0, a blank included. */
const times = (a: Found, b: Found): Found => {
  if (a === 0 || b === 0) return 0;
  return typeof a === 'number' && typeof b === 'number' ? a * b : [...pathsOf(a), ...pathsOf(b)];
};

const plus = (a: Found, b: Found): Found =>
  typeof a === 'number' && typeof b === 'number' ? a + b : [...pathsOf(a), ...pathsOf(b)];

const over = (a: Found, divisor: number): Found => (typeof a === 'number' ? a / divisor : a);

/** An amount, or else minutes × hourly cost. */
const benefitOf = (given: Pilot['value']['benefit_per_task'], at: At): Found => {
  const path = 'value.benefit_per_task';
  if (given.amount !== undefined) return at(given.amount, `${path}.amount`);
  if (given.minutes_saved === undefined && given.hourly_cost === undefined) return [path];
  const minutes = at(given.minutes_saved, `${path}.minutes_saved`);
  return over(times(minutes, at(given.hourly_cost, `${path}.hourly_cost`)), 60);
};

/** An amount, or else tokens × price per million, in and out. */
const inferenceOf = (given: Pilot['value']['costs']['inference_per_task'], at: At): Found => {
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
export const costOfTask = (inputs: Pick<ValueInputs, 'errorRate' | 'costPerError' | 'inference'>): number =>
  inputs.errorRate * inputs.costPerError + inputs.inference;
