// A quality metric as a part: whether its threshold was set before the result, and whether the result meets it.
import { join } from '../model/path.ts';
import type { Metric } from '../model/pilot/evaluation.ts';
import { reaches } from './combinators.ts';
import { factsOf } from './facts.ts';
import { fieldsPart, type Part } from './parts.ts';
import { stated, type Truth, whetherBoth } from './truth.ts';
import { against } from './words.ts';

export const gatePart = (metric: Metric, at: string): Part => {
  const { name, threshold, threshold_set, measured } = metric;
  return {
    ...fieldsPart(name, at, { threshold: stated(threshold), threshold_set: wasSetFirst(metric) }),
    facts: factsOf(at, { threshold, threshold_set, 'measured.date': measured.date }),
  };
};

/** Nothing measured yet: whatever day the threshold was set, it comes before the result. */
const wasSetFirst = ({ threshold_set, measured }: Metric): Truth =>
  measured.value === undefined ? true : whetherBoth(threshold_set, measured.date, (set, day) => set <= day);

export const thresholdPart = (metric: Metric, at: string): Part => {
  const { name, direction, threshold, measured } = metric;
  const blank = direction === undefined ? 'direction' : threshold === undefined ? 'threshold' : undefined;
  return {
    name: `${name}${against(measured.value, threshold)}`,
    at: join(at, blank ?? 'measured.value'),
    evidenceAt: at,
    holds: meetsThreshold(metric),
    facts: factsOf(at, { threshold, 'measured.value': measured.value }),
  };
};

const meetsThreshold = ({ direction, threshold, measured: { value } }: Metric): Truth => {
  if (direction === undefined) return undefined;
  return whetherBoth(value, threshold, direction === 'increase' ? reaches : (got, most) => reaches(most, got));
};
