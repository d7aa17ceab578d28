// What a change brought, and what stood there before it: each check and each criterion of a gate held against the base of
// the change, else against the baseline.
import { isWorse } from '../../gate/baseline.ts';
import type { Criterion } from '../../model/policy.ts';
import type { Change, Comparison } from '../../model/published/snapshot.ts';
import type { Batch, Reported } from '../report.ts';

/** `new`: it held before. `worse` and `better`: it was a gap before, and is another one now. */
export type Since = 'new' | 'worse' | 'better' | 'same';

export const sinceWord: Readonly<Record<Since, string>> = {
  new: 'new',
  worse: 'worse than before',
  better: 'better than before',
  same: 'as before',
};

const comparisonOf = ({ base, comparison }: Reported): Comparison | undefined => base?.comparison ?? comparison;

/** Whether there is anything to compare with. */
export const isCompared = ({ base, comparison }: Reported): boolean => base !== undefined || comparison !== undefined;

/** Undefined where there is nothing to compare with. All of a pilot that the base does not have is new. */
export const checkSince = (reported: Reported, check: string): Since | undefined => {
  const comparison = comparisonOf(reported);
  if (comparison === undefined) return reported.base === undefined ? undefined : 'new';
  const change = comparison.changes.find((one) => one.check === check);
  return change === undefined ? 'same' : sinceOf(change);
};

const sinceOf = (change: Change): Since => {
  const { before } = change;
  if (before === undefined || before.outcome === 'met' || before.outcome === 'not-applicable') return 'new';
  return isWorse(change) ? 'worse' : 'better';
};

/** The same of a criterion that failed. By a baseline alone it is told by the checks on which it hangs. */
export const criterionSince = (reported: Reported, { id, checks }: Criterion): Since | undefined => {
  const { base } = reported;
  if (base !== undefined) {
    const before = base.decision?.criteria.find((one) => one.id === id);
    return before?.passed === false ? 'same' : 'new';
  }
  if (!isCompared(reported)) return undefined;
  return id.startsWith('baseline.') || checks.some((check) => isBrought(checkSince(reported, check))) ? 'new' : 'same';
};

/** Whether the change has to answer for it; where there is nothing to compare with, whoever asks has to. */
export const isBrought = (since: Since | undefined): boolean => since !== 'same' && since !== 'better';

/** Whether a pilot is judged in any way otherwise than at the base. */
export const isMoved = (reported: Reported): boolean => {
  const { assessment, base, decision } = reported;
  if (base === undefined) return false;
  if (base.judgement === undefined || base.comparison === undefined) return true;
  const failed = (criteria: readonly Criterion[] = []): string =>
    criteria.flatMap(({ id, passed }) => (passed ? [] : [id])).join();
  return (
    base.comparison.changes.length > 0 ||
    base.judgement.headline !== assessment.headline.words ||
    String(base.judgement.stated) !== String(assessment.against.flatMap(({ id, also }) => [id, ...also])) ||
    failed(base.decision?.criteria) !== failed(decision?.criteria)
  );
};

/** Whether there is anything to tell of a change: something moved, appeared, went, or cannot be judged. */
export const isAnythingMoved = ({ judged, unjudged, gone = [] }: Batch): boolean =>
  unjudged.length > 0 || gone.length > 0 || judged.some(isMoved);
