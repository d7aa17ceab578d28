// Every number that a value case rests on, with its place or its reason; and what only the organisation can still say.
import { type Estimate, likely } from '../model/estimate.ts';
import type { Pilot } from '../model/pilot.ts';
import type { Origin } from '../model/planning.ts';
import type { Figure } from '../model/value-report.ts';
import { extremeInputs } from '../rules/value-extremes.ts';
import {
  type KnownInputs,
  type MissingInput,
  type ReadEstimate,
  type ValueInputs,
  valueInputs,
} from '../rules/value-inputs.ts';
import { filledCase, type Source } from './assumed.ts';
import { fromMonthOf, saysOf, unitOf, valueAt } from './fields.ts';

export type Stated = {
  /** With its blanks filled as far as they can be. */
  readonly pilot: Pilot;
  readonly known: KnownInputs;
  readonly missing: readonly MissingInput[];
  readonly figures: readonly Figure[];
  readonly horizon: { readonly months: number; readonly origin: Origin };
};

const USUAL_HORIZON = 24;

/** The model itself tells which figures it reads: whatever it asks for is noted on the way. */
export const statedCase = (source: Source): Stated => {
  const { pilot, fills } = filledCase(source);
  const figures: Figure[] = [];
  const { known, missing } = valueInputs(pilot, (estimate, path) => {
    const origin = fills.get(path) ?? ownOrigin(path, source);
    const [says, unit, fromMonth] = [saysOf(path, pilot), unitOf(path), fromMonthOf(path, pilot)];
    figures.push({ path, says, unit, value: bare(estimate), fromMonth, origin });
    return likely(estimate) ?? 0;
  });
  return { pilot, known, missing, figures, horizon: horizonOf(source) };
};

const ownOrigin = (path: string, { pilot, locate }: Source): Origin =>
  valueAt(pilot, path) === undefined
    ? { from: 'assumed', why: 'nothing is said of it, so it is taken as 0' }
    : { from: 'file', at: locate(path) };

const horizonOf = ({ pilot, locate }: Source): Stated['horizon'] => {
  const months = pilot.value.horizon_months;
  return months === undefined
    ? { months: USUAL_HORIZON, origin: { from: 'assumed', why: 'no horizon is stated' } }
    : { months, origin: { from: 'file', at: locate('value.horizon_months') } };
};

/** A range may carry evidence, which is no number. */
const bare = (estimate: Estimate): Figure['value'] =>
  typeof estimate === 'number' ? estimate : { low: estimate.low, likely: estimate.likely, high: estimate.high };

/** The inputs of a case without blanks, each number read from its estimate as is wished. */
export const inputsOf = (pilot: Pilot, read: ReadEstimate): ValueInputs =>
  extremeInputs(valueInputs(pilot, read).known, 'best');
