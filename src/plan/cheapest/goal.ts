// Where a plan is to lead: a gate that opens, or a readiness score. What that asks for is what the gates ask for.
import { judgedWith } from '../../assess/findings.ts';
import { judge } from '../../assess/reassess.ts';
import { type EffortChecks, obligationsWith } from '../../assess/what-if.ts';
import type { Assessment, Days, Finding, GateCondition, GateResult, Planning } from '../../model/assessment.ts';
import type { Checklist } from '../../model/checklist.ts';
import { isLacking, type Obligation } from '../../model/obligation.ts';
import type { Approach } from '../../model/pilot/pilot.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { GateId } from '../../model/vocabulary.ts';
import { reaches } from '../../rules/outcomes.ts';
import { actingRole, type Plan, type Task } from '../index.ts';

// What can be done about a pilot, one action a check: close the gap, show the evidence of what is claimed already, or
// answer what is not known, which counts as answered and no more: nobody can plan on a good answer.

export type Action = {
  readonly kind: 'close' | 'show' | 'answer';
  readonly finding: Finding;
  readonly task: Task;
  /** Actions that must be taken as well, since they come first; positions in the list. */
  readonly after: readonly number[];
  /** Another gap that closes with it, though it has an action of its own: one figure decides both. */
  readonly covers?: Finding;
};

/** Nobody states what it takes to put evidence that there should be into a file, and to name the file. */
export const SHOWING: Days = { low: 0.25, likely: 0.5, high: 2 };

/** A question and a look into a file. */
export const ANSWERING: Days = { low: 0.25, likely: 0.25, high: 0.25 };

export const possibleActions = (
  { findings, planning }: Assessment,
  { tasks }: Pick<Plan, 'tasks'>,
): readonly Action[] => {
  const byId = new Map(findings.map((finding) => [finding.item.id, finding]));
  const position = new Map(tasks.map(({ check }, i) => [check, i]));
  const closing = tasks.flatMap((task): readonly Action[] => {
    const finding = byId.get(task.check);
    if (finding === undefined) return [];
    const after = task.after.flatMap((id) => position.get(id) ?? []);
    const covers =
      finding.item.rule === RATE ? tasks.flatMap(({ check }) => byId.get(check) ?? []).find(isPilotRate) : undefined;
    if (covers === undefined) return [{ kind: 'close', finding, task, after }];
    const both = { ...task, points: task.points + covers.pointsLost, covers: covers.item.id };
    return [{ kind: 'close', finding, task: both, after, covers }];
  });
  const shown = findings.filter(isClaimedOnly);
  return [
    ...closing,
    ...shown.map((finding): Action => ({ kind: 'show', finding, task: showing(finding, planning), after: [] })),
    ...closing
      .filter(({ finding }) => finding.kind === 'unknown' && !finding.marks.includes('derived'))
      .map(({ finding }): Action => ({ kind: 'answer', finding, task: answering(finding, planning), after: [] })),
  ];
};

/** A rate within the limit for production is within the wider one for a pilot, too. */
const RATE = 'evaluation.hallucination';
const isPilotRate = ({ item }: Finding): boolean => item.rule === 'evaluation.pilot-error-rate';

const isClaimedOnly = ({ kind, score, evidenced }: Finding): boolean =>
  kind !== 'not-applicable' && evidenced < score - 1e-9;

const showing = ({ item }: Finding, planning: Planning): Task => ({
  check: item.id,
  phase: item.phase,
  gate: item.gate,
  action: `Show what is claimed: ${item.statement}`,
  findOut: false,
  doneWhen: `The evidence (${item.evidence.wanted}) is a file beside the pilot file, named as its evidence, and shows it`,
  role: actingRole(item.fix.role, planning),
  days: SHOWING,
  origins: [{ from: 'assumed', why: 'nobody states what it takes to show what is there' }],
  multiplier: 1,
  after: [],
  blocks: false,
  points: 0,
  shows: true,
});

const answering = (finding: Finding, planning: Planning): Task => ({
  ...showing(finding, planning),
  action: `Find out and answer: ${finding.item.statement}`,
  findOut: true,
  doneWhen: 'The pilot file says how it is',
  days: ANSWERING,
  origins: [{ from: 'assumed', why: 'a quarter of a day to ask and to look' }],
});

/** The check as it is judged once the action is taken: met and shown, shown as far as it holds, or answered by a no. */
export const taken = ({ kind }: Pick<Action, 'kind'>, finding: Finding): Finding => {
  if (kind === 'show') return { ...finding, evidenced: finding.score };
  if (kind === 'close') return { ...finding, ...closed, kind: 'met' };
  return { ...finding, kind: 'absent', maxScore: 0, shutsFrom: finding.blocksFrom };
};

/** The checks that an action is about. */
export const touchedBy = ({ finding, covers }: Pick<Action, 'finding' | 'covers'>): readonly Finding[] =>
  covers === undefined ? [finding] : [finding, covers];

const closed = {
  ...{ kind: 'met', score: 1, maxScore: 1, evidenced: 1, blocks: false, blocksFrom: null, shutsFrom: null },
  ...{ marks: [], pointsLost: 0 },
} as const satisfies Partial<Finding>;

// How a pilot would be judged with some actions taken and all else as it stands: by the same sums and the same gates.

export type Projection = {
  readonly findings: readonly Finding[];
  readonly gates: readonly GateResult[];
  /** The readiness score: that of the last gate. */
  readonly score: number | null;
  readonly evidencedScore: number | null;
  readonly verdict: Verdict;
  /** Obligations that a gate may ask for and that are not shown. */
  readonly lacking: readonly Obligation[];
  /** Those that are stated to be breached; they shut every gate. */
  readonly breached: readonly Obligation[];
};

/** `effort` judges the checks again that hang on what is left to do; without it they stay as they are. */
export const projectActions = (
  assessment: Assessment,
  checklist: Checklist,
  actions: readonly Action[],
  effort?: EffortChecks,
): Projection => {
  const of = (wanted: Action['kind']) =>
    new Set(actions.flatMap((action) => (action.kind === wanted ? touchedBy(action) : [])));
  const sets = (['close', 'show', 'answer'] as const).map((kind) => [kind, of(kind)] as const);
  const done = assessment.findings.map((finding) => {
    const kind = sets.find(([, set]) => set.has(finding))?.[0];
    return kind === undefined ? finding : taken({ kind }, finding);
  });
  const touched = new Set(actions.flatMap(touchedBy).map(({ item }) => item.id));
  const findings = effort?.again(done, ({ item }) => !touched.has(item.id)) ?? done;
  const obligations = obligationsWith(assessment.obligations, findings);
  const { gates, grade, verdict } = judge(judgedWith(assessment, findings, obligations));
  const asksDuties = checklist.gates.some(({ require_obligations }) => require_obligations);
  return {
    findings,
    gates,
    score: grade.score,
    evidencedScore: grade.evidencedScore,
    verdict,
    lacking: asksDuties ? obligations.filter(isLacking) : [],
    breached: obligations.filter(({ state }) => state === 'breached'),
  };
};

export type Goal =
  | { readonly kind: 'gate'; readonly gate: GateId }
  | { readonly kind: 'score'; readonly score: number };

/** A condition, and the gate whose it is; null for one that is not a gate's. */
export type RequiredCondition = { readonly gate: GateId | null; readonly condition: GateCondition };

/** Everything that must hold, as it stands in an outlook. An earlier gate is asked for by its own conditions. */
export const askedBy = (goal: Goal, { gates, score }: Projection): readonly RequiredCondition[] => {
  const answered = gates[0]?.conditions.filter(({ id }) => id === 'answered') ?? [];
  const first = answered.map((condition): RequiredCondition => ({ gate: null, condition }));
  if (goal.kind === 'score') {
    const passed = score !== null && reaches(score, goal.score);
    const condition = { id: 'score', required: goal.score, found: score, passed, atBest: score, possible: passed };
    return [...first, { gate: null, condition }];
  }
  const last = gates.findIndex(({ gate }) => gate.id === goal.gate);
  const own = gates
    .slice(0, last + 1)
    .flatMap(({ gate, conditions }) =>
      conditions
        .filter(({ id }) => id !== 'answered' && !id.startsWith('gate.'))
        .map((condition): RequiredCondition => ({ gate: gate.id, condition })),
    );
  return [...first, ...own];
};

export const isReached = (goal: Goal, outlook: Projection): boolean =>
  askedBy(goal, outlook).every(({ condition }) => condition.passed);

/** A sum that a goal asks for: the condition of a gate by its id, and what it has to come to. */
export type RequiredSum = {
  readonly gate: GateId;
  readonly id: string;
  readonly required: number;
  readonly atMost: boolean;
};

/** The same as sums that the actions move. Blockers, duties and stops are no sums: see requiredActions. */
export const figuresFor = (goal: Goal, { gates }: Projection): readonly RequiredSum[] => {
  const answered = gates.slice(0, 1).flatMap((result) => gateFigures(result, ({ id }) => id === 'answered'));
  if (goal.kind === 'score') return [...answered, ...readiness(gates, goal.score)];
  const upTo = gates.findIndex(({ gate }) => gate.id === goal.gate);
  return [...answered, ...gates.slice(0, upTo + 1).flatMap((result) => gateFigures(result, isSum))];
};

const gateFigures = (
  { gate, conditions }: GateResult,
  wanted: (condition: GateCondition) => boolean,
): readonly RequiredSum[] =>
  conditions
    .filter(wanted)
    .map(({ id, required }) => ({ gate: gate.id, id, required, atMost: id === 'declared-away' }));

const isSum = ({ id }: GateCondition): boolean =>
  ['score', 'coverage', 'evidenced-score', 'declared-away'].includes(id) || id.startsWith('dimension.');

/** The readiness score, which is that of the last gate, at least so much. */
export const readiness = (gates: readonly GateResult[], required = 0): readonly RequiredSum[] =>
  gates.slice(-1).map(({ gate }) => ({ gate: gate.id, id: 'score', required, atMost: false }));

// What the search for the cheapest way comes to.

export type Reason = {
  /** Actions of the way that come after it, by their checks. */
  readonly before: readonly string[];
  /** The conditions that fail without it alone; the gate is null for what is not a gate's. */
  readonly conditions: readonly { readonly gate: GateId | null; readonly id: string }[];
};

export type WayStep = { readonly action: Action; readonly reason: Reason };

export type Alternative = {
  readonly days: number;
  /** By so many likely days more than the cheapest. */
  readonly dearer: number;
  /** What of the cheapest way is not needed then, and what is needed instead. */
  readonly without: readonly Action[];
  readonly more: readonly Action[];
  readonly score: number | null;
};

/** All: there are no more; stopped: the solver ended before it found more. */
export type Searched = 'enough' | 'all' | 'stopped';

export type ApproachChange = {
  /** The check whose task turns the approach. */
  readonly check: string;
  readonly to: Approach;
  /** The pilot with the new approach; the check itself is still to be closed. */
  readonly assessment: Assessment;
  readonly effort: EffortChecks;
  /** The checks that come out otherwise with it. */
  readonly changed: readonly Finding[];
};

export type Cheapest = {
  readonly goal: Goal;
  readonly now: Projection;
  /** What the goal asks for, as it stands now. */
  readonly asked: readonly RequiredCondition[];
} & (
  | { readonly kind: 'there' }
  | {
      /** Not with every task of the plan done and everything shown: `best` is how far that leads. */
      readonly kind: 'unreachable';
      readonly best: Projection;
    }
  | {
      readonly kind: 'way';
      /** In the order of the plan. */
      readonly steps: readonly WayStep[];
      readonly later: Projection;
      /** What stays as it is, though it is stated to be wrong, in the order of the case against the pilot. */
      readonly left: readonly { readonly id: string; readonly fact: string }[];
      /** No set of tasks that reaches the goal takes fewer likely days; of several, this one adds most to the score. */
      readonly proved: boolean;
      readonly solver: string;
      readonly alternatives: readonly Alternative[];
      /** Whether there may be more of them. */
      readonly searched: Searched;
      /** Where the way changes the approach: what that changes. */
      readonly approachChange?: ApproachChange;
    }
);
