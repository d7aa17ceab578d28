// What the ranges do to the result: the case is worked out for many draws of its inputs, the same for the same seed.
import type { Pilot } from '../model/pilot.ts';
import type { Figure, ValueCase } from '../model/value-report.ts';
import { drawsOf } from '../plan/pert.ts';
import { inputsOf } from './figures.ts';
import { type Results, resultsOf } from './key-figures.ts';

export const DEFAULT_SEED = 42;
export const RUNS = 2000;

export const isRange = ({ value }: Figure): boolean => typeof value === 'object' && value.low < value.high;

/** The figure in three numbers, whether it is a range or not. */
export const rangeOf = ({ value }: Figure) =>
  typeof value === 'object' ? value : { low: value, likely: value, high: value };

export const spreadOf = (
  pilot: Pilot,
  figures: readonly Figure[],
  months: number,
  seed: number,
  runs = RUNS,
): ValueCase['spread'] => {
  if (!figures.some(isRange)) return null;
  const all = drawnResults(pilot, figures, months, seed, runs);
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

const drawnResults = (
  pilot: Pilot,
  figures: readonly Figure[],
  months: number,
  seed: number,
  runs: number,
): readonly Results[] => {
  const places = new Map(figures.map(({ path }, i) => [path, i]));
  const draw = drawsOf(figures.map(rangeOf), seed);
  const drawn = new Float64Array(figures.length);
  return Array.from({ length: runs }, () => {
    draw(drawn);
    const inputs = inputsOf(pilot, (_estimate, path) => drawn[places.get(path) ?? -1] ?? 0);
    return resultsOf(inputs, months);
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
