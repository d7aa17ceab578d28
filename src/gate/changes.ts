// What changed between two judgements, check by check, and how much of each score's difference comes from which cause.

import { gradeBy } from '../assess/score.ts';
import { marksOf, weightsOf } from '../assess/weigh.ts';
import type { Assessment, Finding } from '../model/assessment.ts';
import type { Change, ChangeCause, CheckSnapshot, Comparison, Snapshot } from '../model/snapshot.ts';
import { snapshotOf } from './snapshot.ts';

export type Side = { readonly snapshot: Snapshot; readonly tool: string };

/**
 * `now` is the pilot as it is, judged now; `earlier` the same pilot and evidence judged as of the earlier date, which shows
 * what the date alone has changed.
 */
export type Now = {
  readonly assessment: Assessment;
  readonly earlier: Assessment;
  readonly text: string;
  readonly tool: string;
};

export const compareWith = (before: Side, now: Now): Comparison => {
  const after = snapshotOf(now.assessment, now.text);
  const earlier = snapshotOf(now.earlier, now.text);
  const changes = changesOf(before, { snapshot: after, tool: now.tool }, earlier);
  const steps = stepsOf(before.snapshot, now.assessment, changes);
  return {
    before: figures(before.snapshot),
    after: figures(after),
    changes,
    byCause: differences(steps, 'score'),
    evidencedByCause: differences(steps, 'evidencedScore'),
  };
};

const figures = ({ asOf, score, evidencedScore }: Snapshot) => ({ asOf, score, evidencedScore });

const changesOf = (before: Side, after: Side, then: Snapshot): readonly Change[] => {
  const ids = new Set([...Object.keys(before.snapshot.checks), ...Object.keys(after.snapshot.checks)]);
  return [...ids].flatMap((check): readonly Change[] => {
    const [was, is] = [before.snapshot.checks[check], after.snapshot.checks[check]];
    if (was !== undefined && is !== undefined && isSame(was, is)) return [];
    const cause = causeOf(was, is, then.checks[check], before, after);
    return [{ check, cause, ...(was && { before: was }), ...(is && { after: is }) }];
  });
};

const isSame = (a: CheckSnapshot, b: CheckSnapshot): boolean =>
  a.outcome === b.outcome && a.score === b.score && a.evidenced === b.evidenced && a.definition === b.definition;

const causeOf = (
  was: CheckSnapshot | undefined,
  is: CheckSnapshot | undefined,
  then: CheckSnapshot | undefined,
  before: Side,
  after: Side,
): ChangeCause => {
  if (was === undefined || is === undefined || was.definition !== is.definition) return 'checklist';
  if (then !== undefined && isSame(then, was)) return 'date';
  if (was.outcome === is.outcome && was.score === is.score) return 'evidence';
  const sameFile = before.snapshot.content === after.snapshot.content;
  return sameFile && before.tool !== after.tool ? 'tool' : 'answers';
};

type Step = { readonly cause: ChangeCause; readonly score: number; readonly evidencedScore: number };

/** The order in which the old outcomes give way to the new ones; what the pilot itself changed comes last. */
const order = ['checklist', 'tool', 'date', 'evidence', 'answers'] as const satisfies readonly ChangeCause[];

/** Takes the changes over cause by cause, and grades after each: every step's difference belongs to its cause. */
const stepsOf = (before: Snapshot, assessment: Assessment, changes: readonly Change[]): readonly Step[] => {
  const causes = new Map(changes.map(({ check, cause }) => [check, cause]));
  let last = { score: before.score ?? 0, evidencedScore: before.evidencedScore ?? 0 };
  return order.map((cause, i) => {
    const taken = new Set<ChangeCause>(order.slice(0, i + 1));
    const mixed = assessment.findings.map((finding) => {
      const own = causes.get(finding.item.id);
      const was = before.checks[finding.item.id];
      return own === undefined || taken.has(own) || was === undefined ? finding : asBefore(finding, was);
    });
    const grade = i === order.length - 1 ? assessment.grade : gradeOf(mixed, assessment);
    const now = { score: grade.score ?? 0, evidencedScore: grade.evidencedScore ?? 0 };
    const step = { cause, score: now.score - last.score, evidencedScore: now.evidencedScore - last.evidencedScore };
    last = now;
    return step;
  });
};

const asBefore = (finding: Finding, { outcome, score, evidenced }: CheckSnapshot): Finding => ({
  ...finding,
  kind: outcome,
  score,
  best: Math.max(finding.best, score),
  evidenced,
});

const gradeOf = (findings: readonly Finding[], { dimensions, gates }: Assessment) => {
  const parts = {
    items: findings.map(({ item }) => item),
    dimensions: dimensions.map(({ dimension }) => dimension),
    gates: gates.map(({ gate }) => gate),
  };
  return gradeBy(marksOf(findings, parts), weightsOf(parts), gates.length - 1);
};

const differences = (steps: readonly Step[], of: 'score' | 'evidencedScore'): Record<ChangeCause, number> =>
  Object.fromEntries(steps.map((step) => [step.cause, step[of]])) as Record<ChangeCause, number>;
