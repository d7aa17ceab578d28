// The cheapest way as an integer programme: checks that rise by themselves, what the goal asks for as rows, what has to be
// done whatever else is, and the text for the solver.

import { judgeGates } from '../../assess/gates.ts';
import type { EffortChecks } from '../../assess/what-if.ts';
import { type Assessment, type Finding, gateOrder } from '../../model/assessment.ts';
import type { Checklist } from '../../model/checklist.ts';
import { type Action, type Goal, type Projection, type RequiredSum, taken, touchedBy } from './goal.ts';

// Checks that hang on the effort that is left rise by themselves once enough of it is saved. For the solver each better
// level is a variable of its own, which costs nothing and asks for so much saved effort.

export type Rise = {
  readonly finding: Finding;
  readonly to: Finding;
  /** The days that must be saved; and by action, the same for every rise, those that it saves. */
  readonly daysNeeded: number;
  readonly savedBy: readonly number[];
  /** The position among the rises of the level below it; the action that closes the check itself. */
  readonly levelBefore: number | undefined;
  readonly closing: number | undefined;
};

/** What may rise cannot be shown first: nobody knows yet how far it will hold. */
export const withRises = (
  all: readonly Action[],
  { findings }: Assessment,
  effort: EffortChecks | undefined,
): { readonly actions: readonly Action[]; readonly rises: readonly Rise[] } => {
  const levels = effort?.levels(findings) ?? [];
  if (effort === undefined || levels.length === 0) return { actions: all, rises: [] };
  const rising = new Set(levels.map(({ finding }) => finding));
  const actions = all.filter(({ kind, finding }) => kind === 'close' || !rising.has(finding));
  const savedBy = actions.map((action) =>
    action.kind === 'close' ? touchedBy(action).reduce((sum, one) => sum + effort.effortOf(one), 0) : 0,
  );
  const rises = levels.map(({ finding, to, now, most }, k): Rise => {
    const closing = actions.findIndex((action) => action.kind === 'close' && action.finding === finding);
    return {
      finding,
      to,
      daysNeeded: now - most,
      savedBy,
      levelBefore: levels[k - 1]?.finding === finding ? k - 1 : undefined,
      closing: closing < 0 ? undefined : closing,
    };
  });
  return { actions, rises };
};

// What the goal asks for as inequalities: so much is missing from a figure, and each action adds so much to it. The
// figures are those of the gates, and each is a sum over the checks: one action at a time tells what it adds.

export type ConstraintRow = {
  readonly id: string;
  readonly missing: number;
  /** By action: what it adds. */
  readonly gains: readonly number[];
  /** The same by rise: see withRises. */
  readonly rises: readonly number[];
};

/** One for each criterion that does not hold yet. What no action can move is left out: the goal cannot be reached then. */
export const constraintRows = (
  criteria: readonly RequiredSum[],
  actions: readonly Action[],
  rises: readonly Rise[],
  subject: SolverSubject,
): readonly ConstraintRow[] => {
  const { now, moved } = movedBy(criteria, actions.map(changesBy), subject);
  const { moved: risen } = movedBy(
    criteria,
    rises.map((rise) => [rise]),
    subject,
  );
  const before = rises.map(({ levelBefore }) => (levelBefore === undefined ? [] : (risen[levelBefore] ?? [])));
  return criteria.flatMap(({ id, required, atMost }, i): readonly ConstraintRow[] => {
    const missing = required - (now[i] ?? Number.NaN);
    if (atMost || !(missing > TOLERANCE)) return [];
    const gains = moved.map((all) => all[i] ?? 0);
    return [{ id, missing, gains, rises: risen.map((all, k) => (all[i] ?? 0) - (before[k]?.[i] ?? 0)) }];
  });
};

/** What each action adds to one figure. */
export const gainsIn = (
  criterion: RequiredSum,
  actions: readonly Action[],
  subject: SolverSubject,
): readonly number[] => movedBy([criterion], actions.map(changesBy), subject).moved.map(([gain = 0]) => gain);

export type SolverSubject = { readonly assessment: Assessment; readonly checklist: Checklist };

type Change = { readonly finding: Finding; readonly to: Finding };

const changesBy = (action: Action): readonly Change[] =>
  touchedBy(action).map((finding) => ({ finding, to: taken(action, finding) }));

/** By what changes together: what it alone adds to each figure. */
const movedBy = (
  criteria: readonly RequiredSum[],
  changes: readonly (readonly Change[])[],
  { assessment }: SolverSubject,
) => {
  const now = figures(criteria, assessment, assessment.findings);
  const moved = changes.map((together) => {
    const to = new Map(together.map((change) => [change.finding, change.to]));
    const changed = assessment.findings.map((finding) => to.get(finding) ?? finding);
    return figures(criteria, assessment, changed).map((figure, i) => figure - (now[i] ?? 0));
  });
  return { now, moved };
};

/** A criterion passes with so much less: see reaches. */
const TOLERANCE = 1e-9;

const figures = (
  wanted: readonly RequiredSum[],
  { judged }: Assessment,
  findings: readonly Finding[],
): readonly number[] => {
  const gates = judgeGates({ ...judged, checks: findings }, { breached: 0, stops: 0, claimed: null });
  return wanted.map(({ gate, id }) => {
    const conditions = gates.find((result) => result.gate.id === gate)?.conditions ?? [];
    return conditions.find((condition) => condition.id === id)?.found ?? Number.NaN;
  });
};

/** At least, or at most, so many of these actions. */
export type Cut = { readonly of: readonly number[]; readonly atLeast?: number; readonly atMost?: number };

export type Programme = {
  readonly actions: readonly Action[];
  readonly rows: readonly ConstraintRow[];
  readonly rises: readonly Rise[];
  readonly musts: ReadonlySet<number>;
  /** Checks that must be met, by their task or by rising far enough. */
  readonly either: readonly { readonly action: number; readonly rise: number }[];
  readonly cuts: readonly Cut[];
  /** Instead of the least days: as much as can be had of this, in no more days than these. */
  readonly most?: { readonly of: readonly number[]; readonly days: number };
};

export const variableName = (action: number): string => `x${action}`;
const riseName = (rise: number): string => `r${rise}`;

export const programmeText = ({ actions, rows, rises, musts, either, cuts, most }: Programme): string => {
  const costs = actions.map(actionDays);
  const constraints = [
    ...rows.map((row) => [...termLines(row.gains), ...termLines(row.rises, riseName), `>= ${row.missing - TOLERANCE}`]),
    ...rises.flatMap(constraintsOn),
    ...actions.flatMap(({ after }, i) =>
      after.map((before) => [`+ ${variableName(i)}`, `- ${variableName(before)}`, '<= 0']),
    ),
    ...twice(actions).map(([a, b]) => [`+ ${variableName(a)}`, `+ ${variableName(b)}`, '<= 1']),
    ...either.map(({ action, rise }) => [`+ ${variableName(action)}`, `+ ${riseName(rise)}`, '>= 1']),
    ...[...musts].map((i) => [`+ ${variableName(i)}`, '>= 1']),
    ...cuts.map(({ of, atLeast, atMost }) => [
      ...of.map((i) => `+ ${variableName(i)}`),
      atLeast === undefined ? `<= ${atMost}` : `>= ${atLeast}`,
    ]),
    ...(most === undefined ? [] : [[...termLines(costs), `<= ${most.days + TRIFLE}`]]),
  ];
  return [
    most === undefined ? 'Minimize' : 'Maximize',
    ' goal:',
    ...termLines(most?.of ?? costs).map((term) => `  ${term}`),
    'Subject To',
    ...constraints.flatMap((lines, i) => [` c${i}:`, ...lines.map((line) => `  ${line}`)]),
    'Binary',
    ...actions.map((_, i) => ` ${variableName(i)}`),
    ...rises.map((_, k) => ` ${riseName(k)}`),
    'End',
    '',
  ].join('\n');
};

/** As exactly as the solver keeps to the least days. */
const TRIFLE = 1e-6;

/** A term a line: how long a line may be is not told. */
const termLines = (coefficients: readonly number[], name: (i: number) => string = variableName): readonly string[] =>
  coefficients.flatMap((value, i) => (value === 0 ? [] : [`${value < 0 ? '-' : '+'} ${Math.abs(value)} ${name(i)}`]));

/** A check rises once enough effort is saved, level by level, and not where its own task is done. */
const constraintsOn = (
  { daysNeeded, savedBy, levelBefore, closing }: Rise,
  k: number,
): readonly (readonly string[])[] => [
  [...termLines(savedBy), `- ${daysNeeded} ${riseName(k)}`, `>= ${-TOLERANCE}`],
  ...(levelBefore === undefined ? [] : [[`+ ${riseName(k)}`, `- ${riseName(levelBefore)}`, '<= 0']]),
  ...(closing === undefined ? [] : [[`+ ${riseName(k)}`, `+ ${variableName(closing)}`, '<= 1']]),
];

/** Beyond four centuries of work the solver would lose the small differences, and no reader needs them. */
const MOST_DAYS = 100_000;

export const actionDays = ({ task }: Action): number => Math.min(task.days.likely, MOST_DAYS);

export const totalDays = (chosen: ReadonlySet<number>, { actions }: Pick<Programme, 'actions'>): number =>
  actions.reduce((sum, action, i) => (chosen.has(i) ? sum + actionDays(action) : sum), 0);

/** Pairs of actions on the same check: who closes a gap shows and answers it as well. */
const twice = (actions: readonly Action[]): readonly (readonly [number, number])[] =>
  actions.flatMap((action, closing) => {
    if (action.kind !== 'close') return [];
    return actions.flatMap(({ kind, finding }, i): readonly (readonly [number, number])[] => {
      const isTwice = finding === action.covers || (finding === action.finding && kind !== 'close');
      return isTwice ? [[closing, i]] : [];
    });
  });

export type RequiredActions = Pick<Programme, 'musts' | 'either' | 'cuts'>;

/** The actions that every way holds; a check that may rise to met by itself needs one or the other. */
export const requiredActions = (
  goal: Goal,
  actions: readonly Action[],
  rises: readonly Rise[],
  now: Projection,
  { assessment: { findings, stops }, checklist }: SolverSubject,
): RequiredActions => {
  if (goal.kind === 'score') return { musts: new Set(), either: [], cuts: [] };
  const last = gateOrder[goal.gate];
  const blocking = findings.filter(({ blocksFrom }) => blocksFrom !== null && gateOrder[blocksFrom] <= last);
  const asksDuties = checklist.gates.some((gate) => gate.require_obligations && gateOrder[gate.id] <= last);
  const wanted = new Set([
    ...blocking.map(({ item }) => item.id),
    ...(asksDuties ? now.lacking.flatMap(({ openChecks }) => openChecks) : []),
    ...now.breached.flatMap(({ openChecks }) => openChecks),
    ...stops.map(({ check }) => check),
  ]);
  const own = actions.flatMap(({ kind, task }, i) => (kind === 'close' && wanted.has(task.check) ? [i] : []));
  const either = rises.flatMap(({ closing, to }, rise) =>
    closing !== undefined && to.kind === 'met' && own.includes(closing) ? [{ action: closing, rise }] : [],
  );
  const covered = own.flatMap((i): readonly Cut[] => {
    const by = actions.findIndex(({ covers }) => covers !== undefined && covers === actions[i]?.finding);
    return by < 0 ? [] : [{ of: [i, by], atLeast: 1 }];
  });
  const isFirm = (i: number): boolean =>
    !either.some(({ action }) => action === i) && !covered.some(({ of }) => of[0] === i);
  return { musts: new Set(own.filter(isFirm).flatMap((i) => [...withFirst(i, actions)])), either, cuts: covered };
};

/** An action with all that comes before it. */
export const withFirst = (at: number, actions: readonly Action[], found: Set<number> = new Set()): Set<number> => {
  if (found.has(at)) return found;
  found.add(at);
  for (const before of actions[at]?.after ?? []) withFirst(before, actions, found);
  return found;
};
