// Why a check does not apply to a pilot, or cannot be told to: the condition in words, and the stated and blank answers
// that it read.
import { holds } from '../../assess/evaluate.ts';
import { partsOf, valueAt } from '../../interview/path.ts';
import { readsOf } from '../../interview/reads.ts';
import type { Finding } from '../../model/assessment.ts';
import type { Checklist } from '../../model/checklist.ts';
import type { Fact } from '../../model/outcome.ts';
import type { Case } from './shelf.ts';

export type ConditionRead = {
  readonly words: string;
  readonly holds: false | undefined;
  readonly facts: readonly Fact[];
  readonly blank: readonly string[];
};

/** Nothing where something other than the condition decided: the check's own answer, or a declaration. */
export const conditionRead = (
  { item, declared, kind }: Finding,
  { pilot, assessment: { asOf } }: Case,
  checklist: Checklist,
): ConditionRead | undefined => {
  const truth = holds(item.applies, pilot, asOf);
  const decided = kind === 'not-applicable' || kind === 'unknown';
  if (item.applies === undefined || truth === true || !decided || declared !== undefined) return undefined;
  const [read] = readsOf(pilot, { ...checklist, items: [item] }, asOf);
  const answers = [...(read?.paths ?? [])]
    .filter((path) => !path.includes('.controls.'))
    .map((path) => ({ path, value: valueAt(pilot, partsOf(path)) }));
  return {
    words: checklist.conditions[item.applies] ?? item.applies,
    holds: truth,
    facts: answers.flatMap(({ path, value }) => (isAnswer(value) ? [{ path, value: wordsOf(value) }] : [])),
    blank: answers.flatMap(({ path, value }) => (value === undefined ? [path] : [])),
  };
};

/** A list of maps is read through its entries. */
const isAnswer = (value: unknown): boolean =>
  value !== undefined && (!Array.isArray(value) || value.every((one) => typeof one !== 'object'));

const wordsOf = (value: unknown): string =>
  Array.isArray(value) ? value.map(String).join(', ') || 'none listed' : String(value);
