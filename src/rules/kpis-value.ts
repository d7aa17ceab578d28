// KPI rules on money: is the value case complete, does it pay back in time, do the measured values bear it out?
import type { Fact, Outcome } from '../model/outcome.ts';
import type { Pilot } from '../model/pilot.ts';
import { noOptions, type Rule, rule } from './define.ts';
import { factsOf } from './facts.ts';
import { measuredFacts, ofRole, type Placed, progress } from './measures.ts';
import { absent, met, notStated, scored } from './outcomes.ts';
import { firstYear, firstYearRoi, paybackMonth } from './value-case.ts';
import { extremeInputs } from './value-extremes.ts';
import { type KnownInputs, type NeededInput, valueInputs } from './value-inputs.ts';
import { caseInWords, inputFacts } from './value-words.ts';
import { percent } from './words.ts';

export const kpisValueRules = {
  'kpis.value-case': rule(noOptions, (pilot) => {
    const stated = plannedCase(pilot);
    if (stated.missing.length > 0) return incomplete(stated, 1);
    const inputs = extremeInputs(stated.known, 'best');
    if (firstYear(inputs).cost === 0) return costsNothing(stated);
    return met(caseInWords(pilot, inputs), 'value', { facts: stated.facts });
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
    if (judge('worst').score !== best.score) return incomplete(stated, best.score);
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
      if (stated.missing.length > 0) return incomplete(stated, score);
      const roi = firstYearRoi(inputs);
      if (roi === undefined) return costsNothing(stated);
      return scored(score, `first-year ROI of ${percent(roi)} from measured values`, 'value', { facts: stated.facts });
    }),
  ),
} as const satisfies Record<string, Rule>;

/** A value case as far as it is stated: the inputs, the paths of those that are missing, and the facts behind them. */
type Case = {
  readonly known: KnownInputs;
  readonly missing: readonly string[];
  readonly facts: readonly Fact[];
};

const incomplete = ({ missing, facts }: Case, best: number): Outcome =>
  notStated(missing, missing[0] ?? 'value', best, { facts });

/** ROI divides by the cost, so a case without any cannot be worked out. */
const costsNothing = ({ facts }: Case): Outcome => absent('the case states no cost at all', 'value.costs', { facts });

const plannedCase = (pilot: Pilot): Case => {
  const { known, missing } = valueInputs(pilot);
  return { known, missing: missing.map(({ path }) => path), facts: inputFacts(known) };
};

const replaced: readonly NeededInput[] = ['adoptionStart', 'adoptionSteady', 'monthsToSteady', 'errorRate'];

/** The planned case with measured adoption and error rate, and a benefit cut to the progress of the worst primary KPI. */
const measuredCase = (pilot: Pilot, primaries: readonly Placed[]): Case => {
  const { known, missing } = valueInputs(pilot);
  const errorRate = pilot.evaluation.hallucination.measured.value;
  const adoption = measuredAdoption(pilot);
  const way = leastProgress(primaries);
  const benefit = known.benefit === undefined ? undefined : known.benefit * (way ?? 1);
  const usage = { adoptionStart: adoption, adoptionSteady: adoption, monthsToSteady: 0 };
  const measured: KnownInputs = { ...known, ...usage, benefit, errorRate };
  return {
    known: measured,
    missing: [
      ...missing.filter(({ input }) => !replaced.includes(input)).map(({ path }) => path),
      ...(way === undefined ? primaries.filter(isOpen).map(({ at }) => at) : []),
      ...(adoption === undefined ? ['kpis.adoption'] : []),
      ...(errorRate === undefined ? ['evaluation.hallucination.measured'] : []),
    ],
    facts: [
      ...inputFacts(known, replaced),
      ...measuredFacts(primaries),
      ...factsOf('kpis.adoption', pilot.kpis.adoption),
      ...factsOf('evaluation.hallucination.measured', { value: errorRate }),
    ],
  };
};

const measuredAdoption = ({ kpis }: Pilot): number | undefined => {
  const { intended_users: intended, active_users: active } = kpis.adoption;
  if (active === 0) return 0;
  return active === undefined || intended === undefined ? undefined : active / intended;
};

const isOpen = ({ measure }: Placed): boolean => progress(measure) === undefined;

const leastProgress = (primaries: readonly Placed[]): number | undefined => {
  const ways = primaries.map(({ measure }) => progress(measure));
  if (ways.includes(0)) return 0;
  return ways.reduce<number | undefined>(
    (least, way) => (least === undefined || way === undefined ? undefined : Math.min(least, way)),
    1,
  );
};
