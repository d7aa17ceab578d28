// KPI rules on money: is the value case complete, does it pay back in time, do the measured values bear it out?
import type { Outcome, StatedFact } from '../model/evidence.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { digits, isNamed, type Part, percent, some, statedFacts, testValue } from './logic.ts';
import { measuredFacts, ofRole, type Placed, placed, progress } from './measures.ts';
import { absent, byShare, met, noOptions, notStated, type Rule, reaches, rule, scored } from './outcomes.ts';
import {
  extremeInputs,
  firstYear,
  firstYearRoi,
  type KnownInputs,
  monthAt,
  type NeededInput,
  paybackMonth,
  type UnitEconomics,
  unitEconomics,
  type ValueInputs,
  valueInputs,
} from './value-case.ts';

// The value case in words and facts, for the reader of a finding.

/** "USD 40,634 a month net once settled, …" with what was taken as 0 because nothing is said of it. */
export const describeCase = (pilot: Pilot, inputs: ValueInputs): string => {
  const { currency, costs, other_benefits } = pilot.value;
  const settled = monthAt(inputs, Number.POSITIVE_INFINITY);
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
export const inputFacts = (known: KnownInputs, without: readonly NeededInput[] = []): readonly StatedFact[] => [
  ...(Object.keys(places) as NeededInput[])
    .filter((input) => !without.includes(input))
    .flatMap((input) => toFact(places[input], known[input])),
  ...toFact('value.costs.platform_per_month', known.platform || undefined),
  ...known.otherBenefits.flatMap(({ perMonth }, i) => toFact(`value.other_benefits[${i}]`, perMonth || undefined)),
];

const toFact = (path: string, value: number | undefined): readonly StatedFact[] =>
  value === undefined ? [] : [{ path, value: String(Number(value.toFixed(4))) }];

export const kpisValueRules = {
  'kpis.value-case': rule(noOptions, (pilot) => {
    const stated = plannedCase(pilot);
    if (stated.missing.length > 0) return incomplete(stated, 1);
    const inputs = extremeInputs(stated.known, 'best');
    if (firstYear(inputs).cost === 0) return costsNothing(stated);
    return met(describeCase(pilot, inputs), 'value', { facts: stated.facts });
  }),

  /** What is missing leaves it open only while the best and the worst that it could be end differently. */
  'kpis.payback': rule({ months: 'positive', partial_months: 'positive' }, (pilot, limits) => {
    const stated = plannedCase(pilot);
    const search = Math.max(pilot.value.horizon_months ?? 0, limits.partial_months);
    const judge = (reading: 'best' | 'worst'): Outcome => {
      const month = paybackMonth(extremeInputs(stated.known, reading), search);
      const score = month === undefined || month > limits.partial_months ? 0 : month > limits.months ? 0.5 : 1;
      const seen = month === undefined ? `no payback by month ${search}` : `payback in month ${month}`;
      return scored(score, seen, 'value', { facts: stated.facts });
    };
    const best = judge('best');
    if (stated.missing.length === 0) return best;
    if (judge('worst').score !== best.score) {
      return {
        ...incomplete(stated, best.score),
        fact: `${best.seen} at the earliest, wanted within ${limits.months} months`,
      };
    }
    return {
      ...best,
      seen: `${best.seen} even if all that is not stated turns out ${best.score > 0 ? 'badly' : 'well'}`,
    };
  }),

  'kpis.roi-confirmed': rule({ above: 'number' }, (pilot, { above }) =>
    ofRole(pilot, 'primary', (...primaries) => {
      if (pilot.kpis.adoption.intended_users === 0) return absent('no intended users', 'kpis.adoption.intended_users');
      const stated = measuredCase(pilot, primaries);
      const inputs = extremeInputs(stated.known, 'best');
      const { benefit, cost } = firstYear(inputs);
      const score = benefit - cost * (1 + above) > 1e-9 * Math.max(1, cost) ? 1 : 0;
      const roi = firstYearRoi(inputs);
      if (stated.missing.length > 0) {
        const fact = `first-year ROI of at best ${percent(roi ?? 0)} from measured values`;
        return { ...incomplete(stated, score), ...(roi !== undefined && { fact }) };
      }
      if (roi === undefined) return costsNothing(stated);
      return scored(score, `first-year ROI of ${percent(roi)} from measured values`, 'value', { facts: stated.facts });
    }),
  ),
} as const satisfies Record<string, Rule>;

/** A value case as far as it is stated: the inputs, the paths of those that are missing, and the facts behind them. */
type Case = {
  readonly known: KnownInputs;
  readonly missing: readonly string[];
  readonly facts: readonly StatedFact[];
};

const incomplete = ({ missing, facts }: Case, best: number): Outcome =>
  notStated(missing, missing[0] ?? 'value', best, { facts });

/** ROI divides by the cost, so a case without any cannot be worked out. */
const costsNothing = ({ facts }: Case): Outcome => absent('the case states no cost at all', 'value.costs', { facts });

const plannedCase = (pilot: Pilot): Case => {
  const { known, missing } = valueInputs(pilot);
  return { known, missing: missing.map(({ path }) => path), facts: inputFacts(known) };
};

// What was measured in place of what was planned: adoption, error rate, and the progress of the primary KPI, by which the
// benefit per task is cut. One function for the check and for the value case.

export type MeasuredFigures = {
  /** Active users of those intended, 0…1. */
  readonly adoption: number | undefined;
  /** Share of wrong outputs, 0…1. */
  readonly errorRate: number | undefined;
  /** The way from baseline to target that the worst measured primary KPI is behind, 0…1. */
  readonly progress: number | undefined;
  /** The paths at which something is not measured that could be. */
  readonly missing: readonly string[];
};

/**
 * What was measured of the value: adoption and error rate 0…1, the least progress of the primary KPIs 0…1, and the paths
 * that are missing for it.
 */
export const measuredFigures = (pilot: Pilot): MeasuredFigures => {
  const primaries = placed(pilot).filter(({ measure }) => measure.role === 'primary');
  const ways = primaries.map(({ measure }) => progress(measure));
  const known = ways.filter((way) => way !== undefined);
  const least = known.length > 0 ? Math.min(...known) : undefined;
  const adoption = measuredAdoption(pilot);
  const errorRate = pilot.evaluation.hallucination.measured.value;
  return {
    adoption,
    errorRate,
    progress: least,
    missing: [
      // One that has not moved at all settles it.
      ...(least === 0 ? [] : primaries.filter((_, i) => ways[i] === undefined).map(({ at }) => at)),
      ...(adoption === undefined ? ['kpis.adoption'] : []),
      ...(errorRate === undefined ? ['evaluation.hallucination.measured'] : []),
    ],
  };
};

/** The inputs with what was measured in place of what was planned; what was not measured is as planned, or left blank. */
export const asMeasured = (
  known: KnownInputs,
  { adoption, errorRate, progress: way }: MeasuredFigures,
  rest: 'planned' | 'blank',
): KnownInputs => {
  const keeps = rest === 'planned';
  const usage = { adoptionStart: adoption, adoptionSteady: adoption, monthsToSteady: 0 };
  return {
    ...known,
    ...(adoption === undefined && keeps ? {} : usage),
    ...(errorRate === undefined && keeps ? {} : { errorRate }),
    benefit: known.benefit === undefined ? undefined : known.benefit * (way ?? 1),
  };
};

const replaced: readonly NeededInput[] = ['adoptionStart', 'adoptionSteady', 'monthsToSteady', 'errorRate'];

const measuredCase = (pilot: Pilot, primaries: readonly Placed[]): Case => {
  const { known, missing } = valueInputs(pilot);
  const figures = measuredFigures(pilot);
  return {
    known: asMeasured(known, figures, 'blank'),
    missing: [...missing.filter(({ input }) => !replaced.includes(input)).map(({ path }) => path), ...figures.missing],
    facts: [
      ...inputFacts(known, replaced),
      ...measuredFacts(primaries),
      ...statedFacts('kpis.adoption', pilot.kpis.adoption),
      ...statedFacts('evaluation.hallucination.measured', { value: figures.errorRate }),
    ],
  };
};

const measuredAdoption = ({ kpis }: Pilot): number | undefined => {
  const { intended_users: intended, active_users: active } = kpis.adoption;
  if (active === 0) return 0;
  return active === undefined || intended === undefined || intended === 0 ? undefined : Math.min(1, active / intended);
};

// Whether the pilot is about one workflow, and says what improves in it, how that is measured and what it is worth.

export const oneWorkflow = (pilot: Pilot): Outcome => {
  const { name, volume_per_month: volume } = pilot.pilot.workflow;
  if (volume === 0) {
    return absent('0 tasks a month', 'pilot.workflow.volume_per_month', { fact: 'The workflow has 0 tasks a month' });
  }
  if (isNamed(name) === false)
    return absent(`workflow: ${name}`, 'pilot.workflow.name', { fact: `The workflow is given as "${name}"` });
  const answers = byShare(threeQuestions(pilot), 'questions answered', 'pilot.workflow');
  if (name === undefined || volume === undefined) {
    const blank = [...(name === undefined ? ['name'] : []), ...(volume === undefined ? ['volume per month'] : [])];
    // What is stated of the three questions already holds it down.
    const { values, lacks = '' } = answers;
    const stated = values === undefined ? {} : { values, lacks };
    return notStated(blank, 'pilot.workflow', answers.best, stated);
  }
  return { ...answers, seen: `${name}, ${money(volume)} tasks a month: ${answers.seen}` };
};

/** What improves, how it is measured, what it is worth. */
const threeQuestions = (pilot: Pilot): readonly Part[] => {
  const { measures } = pilot.kpis;
  const primaries = placed(pilot).filter(({ measure }) => measure.role === 'primary');
  const sourced = primaries.find(({ measure }) => isNamed(measure.source)) ?? primaries[0];
  const valued = primaries.find(({ measure }) => (measure.outcome.value_per_year ?? 0) > 0);
  const worth = primaries.map(({ measure }) => testValue(measure.outcome.value_per_year, (value) => value > 0));
  return [
    { name: 'what improves', at: 'pilot.workflow.improves', holds: isNamed(pilot.pilot.workflow.improves) },
    {
      name: 'how it is measured',
      at: sourced?.at ?? 'kpis.measures',
      holds: measures && some(primaries.map(({ measure }) => isNamed(measure.source))),
    },
    {
      name: 'what it is worth',
      at: valued?.at ?? 'value',
      holds: some([...worth, isFilled(pilot.value) ? true : undefined]),
    },
  ];
};

/** Whether anything at all is said in a section. */
const isFilled = (value: unknown): boolean =>
  typeof value === 'object' && value !== null ? Object.values(value).some(isFilled) : value !== undefined;

// Whether a task costs less than it is worth, the build left out.

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
    ? `a task costs ${inCents(costPerTask, benefitPerTask)} and is worth ${inCents(benefitPerTask, costPerTask)}`
    : 'no tasks carry the cost';

/** To the cent, below a tenth to two digits; with more where that would hide which of the two is larger. */
const inCents = (amount: number, other: number): number =>
  cents(amount) === cents(other) ? digits(amount) : cents(amount);

const cents = (amount: number): number =>
  Math.abs(amount) < 0.1 ? Number(amount.toPrecision(2)) : Math.round(amount * 100) / 100;

const unitFacts = ({ pilot: { workflow }, value }: Pilot): readonly StatedFact[] => {
  const { benefit_per_task, adoption, errors, costs } = value;
  const { inference_per_task, platform_per_month, run_team } = costs;
  return [
    ...statedFacts('pilot.workflow', { volume_per_month: workflow.volume_per_month }),
    ...statedFacts('value.benefit_per_task', benefit_per_task),
    ...statedFacts('value.adoption', { steady: adoption.steady }),
    ...statedFacts('value.errors', errors),
    ...statedFacts('value.costs', { inference_per_task, platform_per_month }),
    ...statedFacts('value.costs.run_team', run_team),
  ];
};
