// The lines of YAML that make a value case complete, with figures that are only an example.
import type { Origin } from '../model/assessment.ts';
import type { Checklist } from '../model/checklist.ts';
import { type Estimate, likely } from '../model/fields.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import type { Place } from '../model/problem.ts';
import type { Unit, ValueCase, ValueFigure } from '../model/published/value.ts';
import {
  extremeInputs,
  type KnownInputs,
  type MissingInput,
  type ReadEstimate,
  type ValueInputs,
  valueInputs,
} from '../rules/value-case.ts';

// The fields of a value case: their names and units for a reader, and how one is read and filled in by its path.

const fields: Readonly<Record<string, readonly [says: string, unit: Unit]>> = {
  'pilot.workflow.volume_per_month': ['Tasks a month', 'tasks'],
  'value.benefit_per_task.amount': ['Benefit per task', 'money'],
  'value.benefit_per_task.minutes_saved': ['Minutes saved per task', 'minutes'],
  'value.benefit_per_task.hourly_cost': ['Cost of an hour', 'money'],
  'value.adoption.start': ['Adoption in month 1', 'share'],
  'value.adoption.steady': ['Steady adoption', 'share'],
  'value.adoption.months_to_steady': ['Months to steady adoption', 'months'],
  'value.errors.rate': ['Error rate', 'share'],
  'value.errors.cost_per_error': ['Cost per error', 'money'],
  'value.costs.build': ['Build, once', 'money'],
  'value.costs.inference_per_task': ['Inference per task', 'money'],
  'value.costs.inference_per_task.input_tokens': ['Tokens in, per task', 'tokens'],
  'value.costs.inference_per_task.output_tokens': ['Tokens out, per task', 'tokens'],
  'value.costs.inference_per_task.price_per_million.input': ['Price of 1,000,000 tokens in', 'money'],
  'value.costs.inference_per_task.price_per_million.output': ['Price of 1,000,000 tokens out', 'money'],
  'value.costs.platform_per_month': ['Platform a month', 'money'],
  'value.costs.run_team.fte': ['Run team', 'fte'],
  'value.costs.run_team.per_fte_month': ['Cost of one FTE a month', 'money'],
};

const OTHER = /^value\.other_benefits\[(\d+)\]/;

/** The place in `other_benefits` that a path leads to. */
const otherBenefit = (path: string): number | undefined => {
  const found = OTHER.exec(path)?.[1];
  return found === undefined ? undefined : Number(found);
};

const figureUnit = (path: string): Unit => fields[path]?.[1] ?? 'money';

const describeFigure = (path: string, pilot: Pilot): string => {
  const other = otherBenefit(path);
  return other === undefined ? (fields[path]?.[0] ?? path) : (pilot.value.other_benefits?.[other]?.name ?? path);
};

/** Another benefit counts from its month on, by default from the first. */
const startMonth = (path: string, pilot: Pilot): number | null => {
  const other = otherBenefit(path);
  return other === undefined ? null : (pilot.value.other_benefits?.[other]?.from_month ?? 1);
};

type Fields = Readonly<Record<string, unknown>>;

/** What stands at a path, undefined where nothing does. */
const valueAt = (pilot: Pilot, path: string): unknown =>
  path.split(/[.[\]]+/).reduce<unknown>((at, key) => (key === '' ? at : (at as Fields | undefined)?.[key]), pilot);

/** The pilot with one more field filled in. */
const withValue = (pilot: Pilot, path: string, value: unknown): Pilot => put(pilot, path.split('.'), value) as Pilot;

const put = (map: Fields, [key = '', ...rest]: readonly string[], value: unknown): Fields => ({
  ...map,
  [key]: rest.length === 0 ? value : put((map[key] ?? {}) as Fields, rest, value),
});

// Fills what a value case leaves blank: from other facts of the file, from the checklist, else from an assumption that is
// said. Shares, times and people may be assumed; no price is, since only the organisation knows what it pays and earns.

/** A pilot that was read, and what it is read by. */
export type ValueSource = {
  readonly pilot: Pilot;
  readonly checklist: Checklist;
  readonly locate: (path: string) => Place;
};

type Fill = { readonly value: Estimate; readonly origin: Origin };
type Filler = (source: ValueSource) => Fill | undefined;

/** The pilot as far as its blanks can be filled, and where each filling comes from. */
const filledCase = (source: ValueSource): { readonly pilot: Pilot; readonly fills: ReadonlyMap<string, Origin> } => {
  const fills = new Map<string, Origin>();
  let { pilot } = source;
  for (const [path, fill] of Object.entries(fillers)) {
    const isBlank = valueInputs(pilot).missing.some((one) => one.path === path);
    const found = isBlank ? fill({ ...source, pilot }) : undefined;
    if (found === undefined) continue;
    fills.set(path, found.origin);
    pilot = withValue(pilot, path, found.value);
  }
  return { pilot, fills };
};

const assumed = (value: Estimate, why: string): Fill => ({ value, origin: { from: 'assumed', why } });

const fromFile = (value: number | undefined, path: string, { locate }: ValueSource): Fill | undefined =>
  value === undefined ? undefined : { value, origin: { from: 'file', at: locate(path) } };

const RUN_TEAM = 'talent.run-team';

/** In this order: a later one may rest on an earlier one. */
const fillers: Readonly<Record<string, Filler>> = {
  'value.adoption.steady': (source) => {
    const { value, kpis } = source.pilot;
    const start = likely(value.adoption.start) ?? 0;
    const [low = 0, middle = 0, high = 0] = [0.4, 0.6, 0.8].map((share) => Math.max(share, start));
    return (
      fromFile(kpis.adoption.target_share, 'kpis.adoption.target_share', source) ??
      assumed({ low, likely: middle, high }, 'four to eight in ten tasks use it once settled, not fewer than at first')
    );
  },
  'value.adoption.start': ({ pilot }) =>
    assumed((likely(pilot.value.adoption.steady) ?? 0) / 3, 'a third of the steady adoption at first'),
  'value.adoption.months_to_steady': () =>
    assumed({ low: 3, likely: 6, high: 12 }, 'three months to a year until adoption is steady'),
  'value.errors.rate': (source) =>
    fromFile(source.pilot.evaluation.hallucination.measured.value, 'evaluation.hallucination.measured.value', source) ??
    assumed({ low: 0.02, likely: 0.05, high: 0.15 }, 'nobody has measured the errors; 2% to 15% of outputs are wrong'),
  'value.errors.cost_per_error': ({ pilot }) => {
    const { benefit } = valueInputs(pilot).known;
    return benefit === undefined ? undefined : assumed(benefit, 'an error costs as much as a task earns');
  },
  'value.costs.build': (source) => {
    const { budget, value } = source.pilot;
    const other = budget.currency !== undefined && value.currency !== undefined && budget.currency !== value.currency;
    return other ? undefined : fromFile(budget.lines.build, 'budget.lines.build', source);
  },
  'value.costs.run_team.fte': ({ checklist }) => {
    const usual = assumed({ low: 3, likely: 4, high: 5 }, 'three to five people run it');
    const knows = checklist.items.some(({ id }) => id === RUN_TEAM);
    return knows ? { ...usual, origin: { from: 'checklist', check: RUN_TEAM } } : usual;
  },
};

// Every number that a value case rests on, with its place or its reason; and what only the organisation can still say.

export type StatedInputs = {
  /** With its blanks filled as far as they can be. */
  readonly pilot: Pilot;
  readonly known: KnownInputs;
  readonly missing: readonly MissingInput[];
  readonly figures: readonly ValueFigure[];
  readonly horizon: { readonly months: number; readonly origin: Origin };
};

const USUAL_HORIZON = 24;

/** The model itself tells which figures it reads: whatever it asks for is noted on the way. */
export const statedCase = (source: ValueSource): StatedInputs => {
  const { pilot, fills } = filledCase(source);
  const figures: ValueFigure[] = [];
  const { known, missing } = valueInputs(pilot, (estimate, path) => {
    const origin = fills.get(path) ?? ownOrigin(path, source);
    const [says, unit, fromMonth] = [describeFigure(path, pilot), figureUnit(path), startMonth(path, pilot)];
    figures.push({ path, says, unit, value: bare(estimate), fromMonth, origin });
    return likely(estimate) ?? 0;
  });
  return { pilot, known, missing, figures, horizon: statedHorizon(source) };
};

const ownOrigin = (path: string, { pilot, locate }: ValueSource): Origin =>
  valueAt(pilot, path) === undefined
    ? { from: 'assumed', why: 'nothing is said of it, so it is taken as 0' }
    : { from: 'file', at: locate(path) };

const statedHorizon = ({ pilot, locate }: ValueSource): StatedInputs['horizon'] => {
  const months = pilot.value.horizon_months;
  return months === undefined
    ? { months: USUAL_HORIZON, origin: { from: 'assumed', why: 'no horizon is stated' } }
    : { months, origin: { from: 'file', at: locate('value.horizon_months') } };
};

/** A range may carry evidence, which is no number. */
const bare = (estimate: Estimate): ValueFigure['value'] =>
  typeof estimate === 'number' ? estimate : { low: estimate.low, likely: estimate.likely, high: estimate.high };

/** The inputs of a case without blanks, each number read from its estimate as is wished. */
export const toInputs = (pilot: Pilot, read: ReadEstimate): ValueInputs =>
  extremeInputs(valueInputs(pilot, read).known, 'best');

const range = (low: number, likely: number, high: number): string => `{low: ${low}, likely: ${likely}, high: ${high}}`;

/** In the order of a pilot file. */
const examples: Readonly<Record<string, string>> = {
  'pilot.workflow.volume_per_month': '12000',
  'value.currency': 'USD',
  'value.horizon_months': '24',
  'value.benefit_per_task.minutes_saved': range(8, 12, 14),
  'value.benefit_per_task.hourly_cost': '52',
  'value.adoption.start': '0.2',
  'value.adoption.steady': range(0.6, 0.8, 0.9),
  'value.adoption.months_to_steady': '6',
  'value.errors.rate': range(0.03, 0.06, 0.15),
  'value.errors.cost_per_error': '18',
  'value.costs.build': '240000',
  'value.costs.inference_per_task': '0.09',
  'value.costs.inference_per_task.input_tokens': '9000',
  'value.costs.inference_per_task.output_tokens': '600',
  'value.costs.inference_per_task.price_per_million.input': '3',
  'value.costs.inference_per_task.price_per_million.output': '15',
  'value.costs.platform_per_month': '3000',
  'value.costs.run_team.fte': '3.5',
  'value.costs.run_team.per_fte_month': '14000',
};

/** A benefit of which nothing is said is asked for in minutes. */
const TASK = 'value.benefit_per_task';

/** What is missing or not stated in its own place, as lines to merge into the file. */
export const linesToAdd = ({ pilot, missing, figures, horizon }: StatedInputs): string[] => {
  const wanted = new Set([
    ...missing.flatMap(({ path }) => (path === TASK ? [`${TASK}.minutes_saved`, `${TASK}.hourly_cost`] : [path])),
    ...figures.filter(({ path, origin }) => origin.from !== 'file' || origin.at.path !== path).map(({ path }) => path),
    ...(pilot.value.currency === undefined ? ['value.currency'] : []),
    ...(horizon.origin.from === 'file' ? [] : ['value.horizon_months']),
  ]);
  const lines: string[] = [];
  let before: readonly string[] = [];
  for (const [path, example] of Object.entries(examples).filter(([path]) => wanted.has(path))) {
    const parts = path.split('.');
    const same = parts.findIndex((part, i) => part !== before[i]);
    lines.push(...parts.slice(same).map((part, i) => line(part, same + i, parts.length, example)));
    before = parts;
  }
  return lines;
};

const line = (part: string, depth: number, depths: number, example: string): string =>
  `${'  '.repeat(depth)}${part}:${depth === depths - 1 ? ` ${example}` : ''}`;

// The case beside what is usual, with who says so. It is a comparison, not a law: nothing is judged by it here.

type Usual = ValueCase['usual'][number];
type Kind = Pick<Usual, 'check' | 'says' | 'unit' | 'low' | 'high'>;
type Own = { readonly own: number | null; readonly origins: Origin[] };

const kinds = {
  payback: { check: 'kpis.payback', says: 'Payback in 6 to 12 months', unit: 'months', low: 6, high: 12 },
  runTeam: { check: 'talent.run-team', says: 'A run team of 3 to 5 FTE', unit: 'fte', low: 3, high: 5 },
  change: {
    check: 'talent.change-budget',
    says: 'At least 20% of the budget for change management and training',
    unit: 'share',
    low: 0.2,
    high: null,
  },
  governance: {
    check: 'governance.budget-share',
    says: 'About 30% of the budget for governance and security',
    unit: 'share',
    low: 0.27,
    high: 0.33,
  },
} as const satisfies Record<string, Kind>;

/** Each with the words and the source that the checklist has for it; what the checklist leaves out is left out. */
export const usualFigures = (source: ValueSource, stated: StatedInputs, payback: number | null): Usual[] =>
  [
    beside(kinds.payback, { own: payback, origins: [] }, source),
    beside(kinds.runTeam, runTeamBenchmark(stated), source),
    beside(kinds.change, budgetShare('change_training', source), source),
    beside(kinds.governance, budgetShare('governance_security', source), source),
  ].flat();

const beside = (kind: Kind, { own, origins }: Own, { checklist }: ValueSource): readonly Usual[] => {
  const item = checklist.items.find(({ id }) => id === kind.check);
  if (item === undefined) return [];
  const sources = (item.figures ?? []).map(({ says, source, origin }) => ({ says, source, origin }));
  return [{ ...kind, own, origins, stands: standing(own, kind), sources }];
};

const standing = (own: number | null, { low, high }: Kind): Usual['stands'] => {
  if (own === null) return 'unknown';
  if (own < low - 1e-9) return 'below';
  return high !== null && own > high + 1e-9 ? 'above' : 'within';
};

const runTeamBenchmark = ({ figures }: StatedInputs): Own => {
  const fte = figures.find(({ path }) => path === 'value.costs.run_team.fte');
  return fte?.origin.from === 'file' ? { own: likely(fte.value) ?? null, origins: [fte.origin] } : unknown;
};

const unknown: Own = { own: null, origins: [] };

const budgetShare = (
  line: 'change_training' | 'governance_security',
  { pilot: { budget }, locate }: ValueSource,
): Own => {
  const [part, { total }] = [budget.lines[line], budget];
  if (part === undefined || total === undefined || !(total > 0)) return unknown;
  const places = [`budget.lines.${line}`, 'budget.total'];
  return { own: part / total, origins: places.map((path): Origin => ({ from: 'file', at: locate(path) })) };
};
