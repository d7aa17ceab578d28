// Which input moves the result most: each goes from its low to its high end while the others stay likely.
import { likely } from '../model/estimate.ts';
import type { Pilot } from '../model/pilot.ts';
import type { Figure, ValueCase } from '../model/value-report.ts';
import { netOf } from './break-even.ts';
import { inputsOf } from './figures.ts';
import { isRange, rangeOf } from './spread.ts';

type Influence = ValueCase['influence'][number];

/** The strongest first; what moves nothing is left out. */
export const influenceOf = (pilot: Pilot, figures: readonly Figure[], months: number): Influence[] =>
  figures
    .map((figure) => influence(pilot, figure, months))
    .filter(({ swing }) => swing > 0)
    .sort((a, b) => b.swing - a.swing || (a.path < b.path ? -1 : 1));

const influence = (pilot: Pilot, figure: Figure, months: number): Influence => {
  const { path, says } = figure;
  const { low, high } = endsOf(figure);
  const netAt = (value: number): number =>
    netOf(
      inputsOf(pilot, (estimate, at) => (at === path ? value : (likely(estimate) ?? 0))),
      months,
    );
  const [netAtLow, netAtHigh] = [netAt(low), netAt(high)];
  const basis = isRange(figure) ? 'range' : '10%';
  return { path, says, basis, low, high, netAtLow, netAtHigh, swing: Math.abs(netAtHigh - netAtLow) };
};

/** A figure without a range is tried a tenth below and above; a share ends at 1. */
const endsOf = (figure: Figure): { readonly low: number; readonly high: number } => {
  const { low, likely, high } = rangeOf(figure);
  if (isRange(figure)) return { low, high };
  const most = figure.unit === 'share' ? 1 : Number.POSITIVE_INFINITY;
  return { low: likely * 0.9, high: Math.min(most, likely * 1.1) };
};
