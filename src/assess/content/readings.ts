// Which of the values in a file a figure may be, and whether it is none of them. A file contradicts a figure only where
// no sensible reading of the file gives it. Without a pointer that is, in promptfoo results, the named metric of the same
// name; in promptfoo results without named metrics and in JUnit reports the pass rate (the rate of failures where less is
// better), of a metric or hallucination rate that is a share and alone in citing the file as a whole.
import type { Figure } from './figures.ts';
import type { Tally } from './junit.ts';
import { type Figured, rounds } from './number.ts';
import { plain } from './promptfoo.ts';
import { type Content, passRate } from './read.ts';

/** The values of a file that the figure may be, the likeliest first; none where the file need not speak of it. */
export const readings = (figure: Figure, content: Content, alone: boolean): readonly number[] => {
  if (figure.whole === undefined) return [];
  const { named, total, each } = talliesIn(content);
  const own = named.get(plain(figure.name)) ?? [];
  if (own.length > 0) return figure.countsFailures ? [...own.map(rest), ...own] : own;
  if (named.size > 0 || !alone || figure.kind === 'kpi') return [];
  const rates = [...total, ...each].flatMap(ratesOf);
  return figure.countsFailures ? rates.map(rest) : rates;
};

const rest = (share: number): number => 1 - share;

const talliesIn = (content: Content) => {
  if (content.kind === 'junit') return { named: none, total: [content.tally], each: [] };
  if (content.kind !== 'json' || content.promptfoo === undefined) return { named: none, total: [], each: [] };
  const { named, total, each } = content.promptfoo;
  return { named, total: [total], each };
};

const none: ReadonlyMap<string, readonly number[]> = new Map();

/** The pass rate with errors counted as not passed, and without them. */
const ratesOf = (tally: Tally): readonly number[] =>
  [passRate(tally), tally.errors === 0 ? undefined : passRate({ ...tally, errors: 0 })].filter(
    (rate) => rate !== undefined,
  );

/** What the file says instead, in the figure's own terms; undefined where a value of it may be the stated one. */
export const saysOther = ({ stated, whole }: Figure, found: readonly Figured[]): number | undefined => {
  const scaled = found.map((one) => scalesOf(one, whole));
  return scaled.flat().some((value) => rounds(stated, value, whole === 1)) ? undefined : scaled[0]?.[0];
};

/** A value in the figure's own terms first, then as the file may have meant it. */
const scalesOf = ({ value, percent }: Figured, whole: Figure['whole']): readonly number[] => {
  if (whole === 100) return percent ? [value] : value <= 1 ? [value * 100, value] : [value];
  if (whole === 1) return percent || value > 1 ? [value / 100] : [value];
  return percent ? [value, value / 100] : [value];
};
