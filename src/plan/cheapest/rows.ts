// What the goal asks for as inequalities: so much is missing from a figure, and each action adds so much to it. The
// figures are those of the gates, and each is a sum over the checks: one action at a time tells what it adds.
import { type Criterion, foundFor } from '../../assess/criteria.ts';
import { type Mark, roomForSums, sumUp, termsOf, type Weights } from '../../assess/score.ts';
import { marksOf, weightsOf } from '../../assess/weigh.ts';
import type { Assessment, Finding } from '../../model/assessment.ts';
import type { Checklist } from '../../model/checklist.ts';
import { type Action, taken } from './actions.ts';
import type { Rise } from './rises.ts';

export type Row = {
  readonly id: string;
  readonly missing: number;
  /** By action: what it adds. */
  readonly gains: readonly number[];
  /** The same by rise: see rises.ts. */
  readonly rises: readonly number[];
};

/** One for each criterion that does not hold yet. What no action can move is left out: the goal cannot be reached then. */
export const rowsOf = (
  criteria: readonly Criterion[],
  actions: readonly Action[],
  rises: readonly Rise[],
  subject: Subject,
): readonly Row[] => {
  const { now, moved } = movedBy(criteria, actions.map(changeBy), subject);
  const { moved: risen } = movedBy(criteria, rises, subject);
  const before = rises.map(({ first }) => (first === undefined ? [] : (risen[first] ?? [])));
  return criteria.flatMap(({ id, required, atMost }, i): readonly Row[] => {
    const missing = required - (now[i] ?? Number.NaN);
    if (atMost || !(missing > TOLERANCE)) return [];
    const gains = moved.map((all) => all[i] ?? 0);
    return [{ id, missing, gains, rises: risen.map((all, k) => (all[i] ?? 0) - (before[k]?.[i] ?? 0)) }];
  });
};

/** What each action adds to one figure. */
export const gainsIn = (criterion: Criterion, actions: readonly Action[], subject: Subject): readonly number[] =>
  movedBy([criterion], actions.map(changeBy), subject).moved.map(([gain = 0]) => gain);

export type Subject = { readonly assessment: Assessment; readonly checklist: Checklist };

type Change = { readonly finding: Finding; readonly to: Finding };

const changeBy = ({ kind, finding }: Action): Change => ({ finding, to: taken({ kind }, finding) });

/** By change: what it alone adds to each figure. */
const movedBy = (criteria: readonly Criterion[], changes: readonly Change[], { assessment, checklist }: Subject) => {
  const weights = weightsOf(checklist);
  const marks = marksOf(assessment.findings, checklist);
  const now = figures(criteria, marks, weights, checklist);
  const moved = changes.map(({ finding, to }) => {
    const at = assessment.findings.indexOf(finding);
    const [mark] = marksOf([to], checklist);
    const later = figures(criteria, mark === undefined ? marks : marks.with(at, mark), weights, checklist);
    return later.map((figure, i) => figure - (now[i] ?? 0));
  });
  return { now, moved };
};

/** A criterion passes with so much less: see reaches. */
export const TOLERANCE = 1e-9;

const figures = (
  criteria: readonly Criterion[],
  marks: readonly Mark[],
  weights: Weights,
  { dimensions, gates }: Checklist,
): readonly number[] => {
  const terms = termsOf(marks, dimensions.length);
  const sums = roomForSums(terms, gates.length);
  sumUp(terms, weights, sums);
  return criteria.map((criterion) => foundFor(criterion, sums, weights));
};
