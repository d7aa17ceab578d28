// The value case of a pilot: what it comes to, how sure that is, what moves it, and what it rests on.
import { likely } from '../model/fields.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import type { KeyFigures, ValueCase, ValueFigure } from '../model/published/value.ts';
import { effortDraws } from '../plan/schedule.ts';
import { digits } from '../rules/logic.ts';
import { asMeasured, type MeasuredFigures, measuredFigures } from '../rules/value.ts';
import {
  economicsPerTask,
  extremeInputs,
  firstYearRoi,
  type KnownInputs,
  monthAt,
  type NeededInput,
  paybackMonth,
  type ValueInputs,
  valueCurve,
} from '../rules/value-case.ts';
import { linesToAdd, type StatedInputs, statedCase, toInputs, usualFigures, type ValueSource } from './inputs.ts';

/**
 * The whole value case: likely figures, the curve by month, 2,000 draws from the stated ranges by the seed, the influence
 * of each, and the measured case beside it. Null where an input is missing or beyond any money.
 */
export const makeValueCase = (source: ValueSource, seed = VALUE_SEED): ValueCase => {
  const stated = statedCase(source);
  const { pilot, figures, horizon } = stated;
  const tooLarge = tooLargeAtWorst(stated);
  const isWhole = stated.missing.length === 0 && !tooLarge;
  const inputs = extremeInputs(stated.known, 'best');
  const likely = isWhole ? keyFigures(inputs, horizon.months) : null;
  const draws = isWhole && figures.some(isRange) ? drawnInputs(pilot, figures, seed, RUNS) : [];
  return {
    currency: pilot.value.currency ?? null,
    horizon,
    inputs: [...figures],
    missing: stated.missing.map(({ path }) => path),
    tooLarge,
    measured: tooLarge ? null : measuredCase(source, stated, seed, draws),
    likely,
    curve: isWhole ? [...valueCurve(inputs, horizon.months)] : [],
    measuredErrorRate: measuredErrorRate(source, (errorRate) =>
      isWhole ? netValue({ ...inputs, errorRate }, horizon.months) : null,
    ),
    needed: tooLarge ? null : neededFor(stated),
    blanks: isWhole || tooLarge ? null : blankFigures(stated),
    spread: valueSpread(draws, horizon.months, seed),
    influence: isWhole ? rankInfluence(pilot, figures, horizon.months) : [],
    usual: usualFigures(source, stated, likely?.payback ?? null),
    assumptions: listAssumptions(stated),
    add: linesToAdd(stated),
  };
};

// Where the case turns from gain to loss. The net value is a straight line in each of these: two points of it are enough.

/** The net value over the horizon, the build taken off. */
export const netValue = (inputs: ValueInputs, months: number): number => {
  let net = -inputs.build;
  for (let m = 1; m <= months; m++) {
    const { benefit, cost } = monthAt(inputs, m);
    net += benefit - cost;
  }
  return net;
};

/** Where the line through `from` at 0 and `to` at 1 is 0; undefined where it is level. */
export const zeroCrossing = (from: number, to: number): number | undefined =>
  from === to ? undefined : from / (from - to);

type BreakEven = KeyFigures['breakEvenErrorRate'];

/** Above it the pilot loses money. */
export const breakEvenErrorRate = (inputs: ValueInputs, months: number): BreakEven => {
  const [none, all] = [0, 1].map((errorRate) => netValue({ ...inputs, errorRate }, months)) as [number, number];
  if (none < 0) return { value: null, says: 'loses money even without errors' };
  if (all >= 0) return { value: null, says: 'no error rate makes it lose money' };
  return { value: zeroCrossing(none, all) ?? null, says: 'loses money above it' };
};

/** The steady adoption, with every month before it scaled alike; no month can have more than every task. */
export const breakEvenAdoption = (inputs: ValueInputs, months: number): BreakEven => {
  const { adoptionStart, adoptionSteady } = inputs;
  if (adoptionSteady === 0) return { value: null, says: 'none, as adoption is planned to settle at 0' };
  const scaled = (by: number): number =>
    netValue({ ...inputs, adoptionStart: adoptionStart * by, adoptionSteady: adoptionSteady * by }, months);
  const [nobody, planned] = [scaled(0), scaled(1)];
  const zero = zeroCrossing(nobody, planned);
  if (zero === undefined) return { value: null, says: 'adoption does not change the result' };
  const gains = planned > nobody;
  const value = zero * adoptionSteady;
  if (value < 0) return { value: null, says: gains ? 'gains whatever the adoption' : 'loses whatever the adoption' };
  const isTooMuch = Math.max(adoptionStart, adoptionSteady) * zero > 1;
  if (isTooMuch) return { value: null, says: gains ? 'no adoption is enough' : 'gains at any adoption' };
  if (value === 0 && gains) return { value: 0, says: 'does not lose money however few use it' };
  return { value, says: gains ? 'loses money below it' : 'loses money above it: each task costs more than it earns' };
};

// What the case comes to with one set of inputs: the figures that a decision is made on.

/** A payback is looked for in ten years. */
const PAYBACK_MONTHS = 120;

/** No pilot earns or costs as much; beyond it sums lose their digits. */
const TOO_LARGE = 1e15;

export type Results = Pick<KeyFigures, 'net' | 'payback' | 'firstYearRoi'>;

const caseResults = (inputs: ValueInputs, months: number): Results => ({
  net: netValue(inputs, months),
  payback: paybackMonth(inputs, PAYBACK_MONTHS) ?? null,
  firstYearRoi: firstYearRoi(inputs) ?? null,
});

/** `inputs` are those of a case without blanks. */
export const keyFigures = (inputs: ValueInputs, months: number): KeyFigures => {
  const settled = monthAt(inputs, Number.POSITIVE_INFINITY);
  const { costPerTask, benefitPerTask } = economicsPerTask(inputs);
  return {
    ...caseResults(inputs, months),
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

// What the ranges do to the result: the case is worked out for many draws of its inputs, the same for the same seed.

export const VALUE_SEED = 42;
export const RUNS = 2000;

export const isRange = ({ value }: ValueFigure): boolean => typeof value === 'object' && value.low < value.high;

/** The figure in three numbers, whether it is a range or not. */
const asRange = ({ value }: ValueFigure) =>
  typeof value === 'object' ? value : { low: value, likely: value, high: value };

/** `made` turns the inputs that are drawn into those of another case, such as the measured one. Null without draws. */
const valueSpread = (
  draws: readonly ValueInputs[],
  months: number,
  seed: number,
  made = (inputs: ValueInputs): ValueInputs => inputs,
): ValueCase['spread'] => {
  const runs = draws.length;
  if (runs === 0) return null;
  const all = draws.map((inputs) => caseResults(made(inputs), months));
  const rois = all.flatMap(({ firstYearRoi }) => (firstYearRoi === null ? [] : [firstYearRoi]));
  const paybacks = percentiles(all.map(({ payback }) => payback ?? Number.POSITIVE_INFINITY));
  return {
    net: percentiles(all.map(({ net }) => net)),
    payback: { p10: monthOrNone(paybacks.p10), p50: monthOrNone(paybacks.p50), p90: monthOrNone(paybacks.p90) },
    firstYearRoi: rois.length < all.length ? null : percentiles(rois),
    profitable: all.filter(({ net }) => net > 0).length / runs,
    runs,
    seed,
    generator: 'xoroshiro128+',
  };
};

const drawnInputs = (
  pilot: Pilot,
  figures: readonly ValueFigure[],
  seed: number,
  runs: number,
): readonly ValueInputs[] => {
  const places = new Map(figures.map(({ path }, i) => [path, i]));
  const draw = effortDraws(figures.map(asRange), seed);
  const drawn = new Float64Array(figures.length);
  return Array.from({ length: runs }, () => {
    draw(drawn);
    return toInputs(pilot, (_estimate, path) => drawn[places.get(path) ?? -1] ?? 0);
  });
};

const monthOrNone = (month: number): number | null => (Number.isFinite(month) ? month : null);

/** By the nearest rank: the value that 10, 50 and 90 of 100 do not exceed. */
export const percentiles = (
  values: readonly number[],
): { readonly p10: number; readonly p50: number; readonly p90: number } => {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
};

// Which input moves the result most: each goes from its low to its high end while the others stay likely.

type Influence = ValueCase['influence'][number];

/** The strongest first; what moves nothing is left out. */
const rankInfluence = (pilot: Pilot, figures: readonly ValueFigure[], months: number): Influence[] =>
  figures
    .map((figure) => influence(pilot, figure, months))
    .filter(({ swing }) => swing > 0)
    .sort((a, b) => b.swing - a.swing || (a.path < b.path ? -1 : 1));

const influence = (pilot: Pilot, figure: ValueFigure, months: number): Influence => {
  const { path, says } = figure;
  const { low, high } = figureEnds(figure);
  const netAt = (value: number): number =>
    netValue(
      toInputs(pilot, (estimate, at) => (at === path ? value : (likely(estimate) ?? 0))),
      months,
    );
  const [netAtLow, netAtHigh] = [netAt(low), netAt(high)];
  const basis = isRange(figure) ? 'range' : '10%';
  return { path, says, basis, low, high, netAtLow, netAtHigh, swing: Math.abs(netAtHigh - netAtLow) };
};

/** A figure without a range is tried a tenth below and above; a share ends at 1. */
const figureEnds = (figure: ValueFigure): { readonly low: number; readonly high: number } => {
  const { low, likely, high } = asRange(figure);
  if (isRange(figure)) return { low, high };
  const most = figure.unit === 'share' ? 1 : Number.POSITIVE_INFINITY;
  return { low: likely * 0.9, high: Math.min(most, likely * 1.1) };
};

// Where one figure alone is missing: what it has to be for the case to break even.

const words: Partial<Readonly<Record<NeededInput, string>>> = {
  volume: 'tasks a month',
  benefit: 'per task',
  costPerError: 'per error',
  inference: 'per task',
  build: 'in all',
  runTeam: 'a month for the whole run team',
};

/** An error that costs what a task earns hangs on the benefit, and goes with it. */
const neededFor = ({ known, missing, horizon, pilot }: StatedInputs): ValueCase['needed'] => {
  const blank = [...new Set(missing.map(({ input }) => input))];
  const linked = blank.includes('benefit') && blank.includes('costPerError');
  const [input, ...others] = linked ? blank.filter((one) => one !== 'costPerError') : blank;
  const word = input === undefined ? undefined : words[input];
  if (input === undefined || word === undefined || others.length > 0) return null;
  const rest: ValueInputs = extremeInputs(known, 'best');
  const netAt = (value: number): number =>
    netValue({ ...rest, [input]: value, ...(linked && { costPerError: value }) }, horizon.months);
  const currency = input === 'volume' || pilot.value.currency === undefined ? '' : `${pilot.value.currency} `;
  const paths = missing.filter((one) => one.input === input).map(({ path }) => path);
  return {
    path: paths.join(', '),
    says: describeTurningPoint(
      netAt(0),
      netAt(1),
      currency,
      `${word} over ${horizon.months} ${horizon.months === 1 ? 'month' : 'months'}`,
    ),
  };
};

/** The net value is a straight line in each of them, so that it may never come to 0 at all. */
const describeTurningPoint = (at0: number, at1: number, currency: string, word: string): string => {
  const zero = zeroCrossing(at0, at1);
  if (zero === undefined || zero < 0) return `${at0 >= 0 ? 'does not lose money' : 'loses money'} whatever it is`;
  return `breaks even with ${at1 > at0 ? 'at least' : 'at most'} ${currency}${digits(zero)} ${word}`;
};

/** The case with what was measured in place of what was planned; null where nothing was, or the rest is not complete. */
const measuredCase = (
  source: ValueSource,
  stated: StatedInputs,
  seed: number,
  draws: readonly ValueInputs[],
): ValueCase['measured'] => {
  const found = measuredFigures(source.pilot);
  const figures = measuredRows(source, stated, found);
  const known = asMeasured(stated.known, found, 'planned');
  const isMissing = stated.missing.some(({ input }) => known[input] === undefined);
  if (figures.length === 0 || isMissing) return null;
  const made = (inputs: KnownInputs): ValueInputs => extremeInputs(asMeasured(inputs, found, 'planned'), 'best');
  const inputs = made(stated.known);
  const { months } = stated.horizon;
  return {
    figures,
    likely: keyFigures(inputs, months),
    curve: [...valueCurve(inputs, months)],
    spread: valueSpread(draws, months, seed, made),
  };
};

type MeasuredRow = NonNullable<ValueCase['measured']>['figures'][number];

/** What was measured, each beside what was planned. */
const measuredRows = ({ locate }: ValueSource, { known }: StatedInputs, found: MeasuredFigures): MeasuredRow[] => {
  const row = (path: string, says: string, value: number | undefined, planned: number | undefined): MeasuredRow[] =>
    value === undefined
      ? []
      : [{ path, says, value, planned: planned ?? null, origin: { from: 'file', at: locate(path) } }];
  return [
    ...row('kpis.adoption.active_users', 'Adoption', found.adoption, known.adoptionSteady),
    ...row('evaluation.hallucination.measured.value', 'Error rate', found.errorRate, known.errorRate),
    ...row('kpis.measures', 'Progress of the primary KPI to its target', found.progress, 1),
  ];
};

const tooLargeAtWorst = ({ figures, known }: StatedInputs): boolean =>
  isTooLarge(known) || figures.some((figure) => !(asRange(figure).high <= TOO_LARGE));

const measuredErrorRate = (
  { pilot, locate }: ValueSource,
  netAt: (errorRate: number) => number | null,
): ValueCase['measuredErrorRate'] => {
  const { value } = pilot.evaluation.hallucination.measured;
  const path = 'evaluation.hallucination.measured.value';
  return value === undefined ? null : { value, origin: { from: 'file', at: locate(path) }, net: netAt(value) };
};

const blankFigures = ({ known }: StatedInputs): ValueCase['blanks'] => {
  const month = (reading: 'best' | 'worst'): number | null =>
    paybackMonth(extremeInputs(known, reading), PAYBACK_MONTHS) ?? null;
  return { best: month('best'), worst: month('worst') };
};

const listAssumptions = ({ figures, horizon }: StatedInputs): string[] => [
  ...(horizon.origin.from === 'assumed' ? [`A horizon of ${horizon.months} months: ${horizon.origin.why}`] : []),
  ...figures.flatMap(figureAssumption),
  'The build is spent before month 1, and no money is discounted',
  ...(figures.some(isRange) ? ['Ranges are drawn one by one, each from a PERT distribution over it'] : []),
];

const figureAssumption = (figure: ValueFigure): readonly string[] => {
  const { origin, path, says } = figure;
  if (origin.from === 'assumed') return [`${says}: ${origin.why}`];
  if (origin.from === 'checklist') return [`${says}: as is usual by the checklist (${origin.check})`];
  return origin.at.path === path ? [] : [`${says}: taken from ${origin.at.path}`];
};
