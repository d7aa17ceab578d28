// What changed between two judgements, check by check, and how much of each score's difference comes from which cause.

import type { Change, ChangeCause, CheckSnapshot, Comparison, Snapshot } from '../model/snapshot.ts';
import { type Frame, gradeOver } from './frame.ts';

export type Side = { readonly snapshot: Snapshot; readonly tool: string };

/**
 * `now` is the later judgement with the weights that its score is summed by; `earlier` the same pilot and evidence
 * judged as of the earlier date, which shows what the date alone has changed. Without it no change is put down to the date.
 */
export type Now = Side & { readonly frame: Frame; readonly earlier?: Snapshot };

export const compareWith = (before: Side, now: Now): Comparison => {
  const after = now.snapshot;
  const changes = changesOf(before, now, now.earlier);
  const steps = stepsOf(before.snapshot, now, changes);
  return {
    before: figures(before.snapshot),
    after: figures(after),
    changes,
    byCause: differences(steps, 'score'),
    evidencedByCause: differences(steps, 'evidencedScore'),
  };
};

const figures = ({ asOf, score, evidencedScore }: Snapshot) => ({ asOf, score, evidencedScore });

const changesOf = (before: Side, after: Side, earlier: Snapshot | undefined): readonly Change[] => {
  const ids = new Set([...Object.keys(before.snapshot.checks), ...Object.keys(after.snapshot.checks)]);
  return [...ids].flatMap((check): readonly Change[] => {
    const [was, is] = [before.snapshot.checks[check], after.snapshot.checks[check]];
    if (was !== undefined && is !== undefined && isSame(was, is)) return [];
    const cause = causeOf(was, is, earlier?.checks[check], before, after);
    return [{ check, cause, ...(was && { before: was }), ...(is && { after: is }) }];
  });
};

const isSame = (a: CheckSnapshot, b: CheckSnapshot): boolean =>
  a.outcome === b.outcome && a.score === b.score && a.evidenced === b.evidenced && a.definition === b.definition;

const causeOf = (
  was: CheckSnapshot | undefined,
  is: CheckSnapshot | undefined,
  earlier: CheckSnapshot | undefined,
  before: Side,
  after: Side,
): ChangeCause => {
  if (was === undefined || is === undefined || was.definition !== is.definition) return 'checklist';
  if (earlier !== undefined && isSame(earlier, was)) return 'date';
  if (was.outcome === is.outcome && was.score === is.score) return 'evidence';
  const { content } = before.snapshot;
  // A saved report does not hold the file: two of them are not known to be of the same.
  const sameFile = content !== '' && content === after.snapshot.content;
  return sameFile && before.tool !== after.tool ? 'tool' : 'answers';
};

type Step = { readonly cause: ChangeCause; readonly score: number; readonly evidencedScore: number };

/** The order in which the old outcomes give way to the new ones; what the pilot itself changed comes last. */
const order = ['checklist', 'tool', 'date', 'evidence', 'answers'] as const satisfies readonly ChangeCause[];

/** Takes the changes over cause by cause, and grades after each: every step's difference belongs to its cause. */
const stepsOf = (before: Snapshot, { snapshot, frame }: Now, changes: readonly Change[]): readonly Step[] => {
  const causes = new Map(changes.map(({ check, cause }) => [check, cause]));
  let last = { score: before.score ?? 0, evidencedScore: before.evidencedScore ?? 0 };
  return order.map((cause, i) => {
    const taken = new Set<ChangeCause>(order.slice(0, i + 1));
    const mixed = Object.entries(snapshot.checks).map(([id, is]) => {
      const own = causes.get(id);
      return [id, own === undefined || taken.has(own) ? is : (before.checks[id] ?? is)] as const;
    });
    const grade = i === order.length - 1 ? snapshot : gradeOver(frame, Object.fromEntries(mixed));
    const now = { score: grade.score ?? 0, evidencedScore: grade.evidencedScore ?? 0 };
    const step = { cause, score: now.score - last.score, evidencedScore: now.evidencedScore - last.evidencedScore };
    last = now;
    return step;
  });
};

const differences = (steps: readonly Step[], of: 'score' | 'evidencedScore'): Record<ChangeCause, number> =>
  Object.fromEntries(steps.map((step) => [step.cause, settled(step[of])])) as Record<ChangeCause, number>;

/** Free of what floating point leaves over, and of −0. */
const settled = (difference: number): number => Math.round(difference * 1e8) / 1e8 + 0;
