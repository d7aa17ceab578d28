// What can be done about a pilot, one action a check: close the gap, or show the evidence of what is claimed already.
import type { Assessment, Finding } from '../../model/assessment.ts';
import type { Days, Planning } from '../../model/planning.ts';
import { doerOf } from '../capacity.ts';
import type { Plan } from '../index.ts';
import type { Task } from '../tasks.ts';

export type Action = {
  readonly kind: 'close' | 'show';
  readonly finding: Finding;
  readonly task: Task;
  /** Actions that must be taken as well, since they come first; positions in the list. */
  readonly after: readonly number[];
};

/** Nobody states what it takes to put evidence that there should be into a file, and to name the file. */
export const SHOWING: Days = { low: 0.25, likely: 0.5, high: 2 };

export const actionsOf = ({ findings, planning }: Assessment, { tasks }: Pick<Plan, 'tasks'>): readonly Action[] => {
  const byId = new Map(findings.map((finding) => [finding.item.id, finding]));
  const position = new Map(tasks.map(({ check }, i) => [check, i]));
  const closing = tasks.flatMap((task): readonly Action[] => {
    const finding = byId.get(task.check);
    if (finding === undefined) return [];
    return [{ kind: 'close', finding, task, after: task.after.flatMap((id) => position.get(id) ?? []) }];
  });
  const shown = findings.filter(isClaimedOnly);
  return [
    ...closing,
    ...shown.map((finding): Action => ({ kind: 'show', finding, task: showing(finding, planning), after: [] })),
  ];
};

const isClaimedOnly = ({ kind, score, evidenced }: Finding): boolean =>
  kind !== 'not-applicable' && evidenced < score - 1e-9;

const showing = ({ item }: Finding, planning: Planning): Task => ({
  check: item.id,
  phase: item.phase,
  gate: item.gate,
  action: `Show what is claimed: ${item.statement}`,
  findOut: false,
  doneWhen: `The evidence (${item.evidence.wanted}) is a file beside the pilot file, named as its evidence, and verified`,
  role: doerOf(item.fix.role, planning),
  days: SHOWING,
  origins: [{ from: 'assumed', why: 'nobody states what it takes to show what is there' }],
  multiplier: 1,
  after: [],
  blocks: false,
  points: 0,
  shows: true,
});

/** The check as it is judged once the action is taken: met and shown, or shown as far as it holds. */
export const taken = ({ kind }: Pick<Action, 'kind'>, finding: Finding): Finding =>
  kind === 'show'
    ? { ...finding, evidenced: finding.score }
    : { ...finding, kind: 'met', score: 1, best: 1, evidenced: 1, blocks: false, pointsLost: 0 };
