// What changed between two judgements, check by check, and how much of each score's difference comes from which cause.

import type { Change, ChangeCause, CheckSnapshot, Comparison, Snapshot } from '../model/snapshot.ts';
import { type Frame, gradeOver } from './frame.ts';
import { judgedBy } from './snapshot.ts';

/** `checklists` are those in force, as id@version. */
export type Side = { readonly snapshot: Snapshot; readonly tool: string; readonly checklists: readonly string[] };

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

const changesOf = (before: Side, after: Now, earlier: Snapshot | undefined): readonly Change[] => {
  const ids = new Set([...Object.keys(before.snapshot.checks), ...Object.keys(after.snapshot.checks)]);
  return [...ids].flatMap((check): readonly Change[] => {
    const [was, is] = [before.snapshot.checks[check], after.snapshot.checks[check]];
    if (was !== undefined && is !== undefined && isSame(was, is)) return [];
    const cause = causeOf(was, is, earlier?.checks[check], before, after);
    const shown = cause === 'evidence' ? { shown: shownOf(check, was, is, after.frame) } : {};
    return [{ check, cause, ...shown, ...(was && { before: was }), ...(is && { after: is }) }];
  });
};

const isSame = (a: CheckSnapshot, b: CheckSnapshot): boolean =>
  isSameOutcome(a, b) && a.evidenced === b.evidenced && a.definition === b.definition;

const isSameOutcome = (a: CheckSnapshot, b: CheckSnapshot): boolean => a.outcome === b.outcome && a.score === b.score;

const causeOf = (
  was: CheckSnapshot | undefined,
  is: CheckSnapshot | undefined,
  earlier: CheckSnapshot | undefined,
  before: Side,
  after: Side,
): ChangeCause => {
  if (was === undefined || is === undefined || judgedBy(was) !== judgedBy(is)) return 'checklist';
  if (isSameOutcome(was, is)) return was.evidenced === is.evidenced ? 'checklist' : 'evidence';
  if (earlier !== undefined && isSameOutcome(earlier, was)) return 'date';
  if (!isSameFile(before.snapshot, after.snapshot)) return 'answers';
  if (before.tool !== after.tool) return 'tool';
  // A saved report cannot be judged again: that the date moved it is what remains.
  const isUntold = earlier === undefined && before.snapshot.asOf !== after.snapshot.asOf;
  if (isUntold) return 'date';
  return before.checklists.join() === after.checklists.join() ? 'answers' : 'checklist';
};

/** An older report does not say which text it judged: then the answers may well be others. */
const isSameFile = (a: Snapshot, b: Snapshot): boolean => a.content !== '' && a.content === b.content;

/** Why less of a check is shown than before, as far as the evidence says. */
const shownOf = (
  check: string,
  was: CheckSnapshot | undefined,
  is: CheckSnapshot | undefined,
  frame: Frame,
): NonNullable<Change['shown']> => {
  if ((is?.evidenced ?? 0) > (was?.evidenced ?? 0)) return 'more';
  const states = frame.checks.find(({ id }) => id === check)?.evidence ?? [];
  if (states.includes('broken')) return 'broken';
  return states.includes('stale') ? 'expired' : 'less';
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
