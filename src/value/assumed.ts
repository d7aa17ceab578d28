// Fills what a value case leaves blank: from other facts of the file, from the checklist, else from an assumption that is
// said. Shares, times and people may be assumed; no price is, since only the organisation knows what it pays and earns.
import type { Checklist } from '../model/checklist.ts';
import { type Estimate, likely } from '../model/estimate.ts';
import type { Pilot } from '../model/pilot.ts';
import type { Origin } from '../model/planning.ts';
import type { Place } from '../model/problem.ts';
import { valueInputs } from '../rules/value-inputs.ts';
import { withValue } from './fields.ts';

/** A pilot that was read, and what it is read by. */
export type Source = {
  readonly pilot: Pilot;
  readonly checklist: Checklist;
  readonly locate: (path: string) => Place;
};

type Fill = { readonly value: Estimate; readonly origin: Origin };
type Filler = (source: Source) => Fill | undefined;

/** The pilot as far as its blanks can be filled, and where each filling comes from. */
export const filledCase = (source: Source): { readonly pilot: Pilot; readonly fills: ReadonlyMap<string, Origin> } => {
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

const fromFile = (value: number | undefined, path: string, { locate }: Source): Fill | undefined =>
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
