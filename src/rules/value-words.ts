// The value case in words and facts, for the reader of a finding.
import type { Fact } from '../model/outcome.ts';
import type { Pilot } from '../model/pilot.ts';
import { firstYearRoi, monthOf, paybackMonth } from './value-case.ts';
import type { KnownInputs, NeededInput, ValueInputs } from './value-inputs.ts';
import { percent } from './words.ts';

/** "USD 40,634 a month net once settled, …" with what was taken as 0 because nothing is said of it. */
export const caseInWords = (pilot: Pilot, inputs: ValueInputs): string => {
  const { currency, costs, other_benefits } = pilot.value;
  const settled = monthOf(inputs, Number.POSITIVE_INFINITY);
  const month = paybackMonth(inputs, 120);
  const roi = firstYearRoi(inputs);
  const taken = [
    ...(costs.platform_per_month === undefined ? ['platform'] : []),
    ...(other_benefits === undefined ? ['other benefits'] : []),
  ];
  return [
    `${money(settled.benefit - settled.cost, currency)} a month net once settled`,
    month === undefined ? 'no payback in ten years' : `payback in month ${month}`,
    ...(roi === undefined ? [] : [`first-year ROI of ${percent(roi)}`]),
    ...(taken.length === 0 ? [] : [`${taken.join(' and ')} not stated, taken as 0`]),
  ].join(', ');
};

/** Whole units with the thousands set apart; the currency only where it is stated. */
export const money = (amount: number, currency?: string): string => {
  const digits = String(Math.abs(Math.round(amount))).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${currency === undefined ? '' : `${currency} `}${Math.round(amount) < 0 ? '-' : ''}${digits}`;
};

const places: Readonly<Record<NeededInput, string>> = {
  volume: 'pilot.workflow.volume_per_month',
  benefit: 'value.benefit_per_task',
  adoptionStart: 'value.adoption.start',
  adoptionSteady: 'value.adoption.steady',
  monthsToSteady: 'value.adoption.months_to_steady',
  errorRate: 'value.errors.rate',
  costPerError: 'value.errors.cost_per_error',
  inference: 'value.costs.inference_per_task',
  build: 'value.costs.build',
  runTeam: 'value.costs.run_team',
};

/** The inputs that are stated, each in one number: a range by its likely value, tokens and hours as money. */
export const inputFacts = (known: KnownInputs, without: readonly NeededInput[] = []): readonly Fact[] => [
  ...(Object.keys(places) as NeededInput[])
    .filter((input) => !without.includes(input))
    .flatMap((input) => factOf(places[input], known[input])),
  ...factOf('value.costs.platform_per_month', known.platform || undefined),
  ...known.otherBenefits.flatMap(({ perMonth }, i) => factOf(`value.other_benefits[${i}]`, perMonth || undefined)),
];

const factOf = (path: string, value: number | undefined): readonly Fact[] =>
  value === undefined ? [] : [{ path, value: String(Number(value.toFixed(4))) }];
