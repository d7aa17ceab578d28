// The words that the formats of the cheapest way share: the answer, its proof, what it comes to, what it assumes.

import { type Assessment, type GateCondition, isCountCondition, isShareCondition } from '../../model/assessment.ts';
import { compareText } from '../../model/vocabulary.ts';
import {
  type Action,
  askedBy,
  type Cheapest,
  type Goal,
  type Projection,
  type RequiredCondition,
  touchedBy,
  type WayStep,
} from '../../plan/cheapest/goal.ts';
import type { Timed } from '../../plan/schedule.ts';
import type { Timetable } from '../../plan/timetable.ts';
import { describeChance, type PlanReportData } from '../plan/page.ts';
import { counted, percent, shown } from '../text.ts';
import { outcomeWords, verdictWords } from '../words.ts';

// What every report of the cheapest way is made from: the plan as a whole, the way, and the dates of its tasks alone.

export type WayReportData = PlanReportData & { readonly cheapest: Cheapest; readonly own: Timetable };

export const describeGoal = (goal: Goal): string =>
  goal.kind === 'gate' ? `the ${goal.gate} gate` : `a readiness score of ${goal.score}`;

/** 68 days, 5.75 days, 1 day: unrounded as far as it matters, since ways differ by fractions. */
export const exactDays = (value: number): string => {
  const rounded = Math.round(value * 100) / 100;
  return `${rounded} ${rounded === 1 ? 'day' : 'days'}`;
};

/** The answer in one sentence. */
export const describeAnswer = ({ cheapest, timetable, own }: WayReportData): string => {
  const { goal } = cheapest;
  const name = describeGoal(goal);
  const Name = name.charAt(0).toUpperCase() + name.slice(1);
  if (cheapest.kind === 'there') return `${Name} is ${goal.kind === 'gate' ? 'open' : 'reached'} already.`;
  if (cheapest.kind === 'unreachable') return `${Name} cannot be reached by tasks alone.`;
  const { tasks, days } = timetable.plan;
  const verbs = goal.kind === 'gate' ? ['opens', 'open'] : ['reaches', 'reach'];
  const verb = cheapest.steps.length === 1 ? verbs[0] : verbs[1];
  if (own.plan.toFind > 0) {
    const known = cheapest.steps.filter(({ action }) => !action.task.findOut);
    const work = known.reduce((sum, { action }) => sum + action.task.days.likely, 0);
    return `${describeStepCount(cheapest.steps)} ${verb} ${name}; ${exactDays(work)} of work for what is stated, the rest is not known yet.`;
  }
  const whole = `the whole plan has ${counted(tasks.length, 'task')}, ${exactDays(days.likely)}`;
  const likely = cheapest.steps.reduce((sum, { action }) => sum + action.task.days.likely, 0);
  return `${describeStepCount(cheapest.steps)}, ${exactDays(likely)} of work, ${verb} ${name}; ${whole}.`;
};

/** 19 tasks and 1 claim to show. */
const describeStepCount = (steps: readonly WayStep[]): string => {
  const count = (kind: Action['kind']): number => steps.filter(({ action }) => action.kind === kind).length;
  const [closing, showing, answering] = [count('close'), count('show'), count('answer')];
  const parts = [
    ...(closing > 0 ? [counted(closing, 'task')] : []),
    ...(showing > 0 ? [`${counted(showing, 'claim')} to show`] : []),
    ...(answering > 0 ? [`${counted(answering, 'answer')} to find`] : []),
  ];
  return parts.join(', ').replace(/, ([^,]*)$/, ' and $1');
};

export const describeProof = (cheapest: Cheapest): string => {
  if (cheapest.kind !== 'way') return '';
  return cheapest.proved
    ? `Proved by ${cheapest.solver}: nothing that gets there takes fewer likely days.`
    : `Not proved: ${cheapest.solver} ended without a proof. This is a greedy choice; there may be a cheaper way.`;
};

/** What it comes to: from now to then; of what cannot be reached, to the most that can. */
export const describeOutcome = ({ cheapest }: WayReportData): string => {
  const { now } = cheapest;
  const then = laterProjection(cheapest);
  if (then === undefined)
    return `Score ${shown(now.score)}, evidenced ${shown(now.evidencedScore)}; ${verdictWords[now.verdict]}.`;
  const from = cheapest.kind === 'unreachable' ? 'The most that tasks can bring: score' : 'Score';
  const verdict =
    now.verdict === then.verdict
      ? `still ${verdictWords[now.verdict].toLowerCase()}`
      : `${verdictWords[now.verdict]} → ${verdictWords[then.verdict]}`;
  return `${from} ${shown(now.score)} → ${shown(then.score)}, evidenced ${shown(now.evidencedScore)} → ${shown(then.evidencedScore)}; ${verdict}.`;
};

export const laterProjection = (cheapest: Cheapest): Projection | undefined => {
  if (cheapest.kind === 'way') return cheapest.later;
  return cheapest.kind === 'unreachable' ? cheapest.best : undefined;
};

export const describeDate = ({ own: { all, target } }: WayReportData): string => {
  if (all.dates === null) return '';
  const { likely, p50, p80, p95 } = all.dates;
  if (target === null || all.onTime === null) return `Done: likely ${likely}, P50 ${p50}, P80 ${p80}, P95 ${p95}.`;
  return `Done: likely ${likely}, P50 ${p50}, P80 ${p80}, P95 ${p95}; before the pilot’s own date, ${target.date}: ${describeChance(all, target.date)}.`;
};

export const taskIds = (actions: readonly Action[]): readonly string[] =>
  actions.map(({ kind, task }) =>
    kind === 'close' ? task.check : `${task.check} (${kind === 'show' ? 'shown' : 'answered'})`,
  );

/** "Left as it is, though stated to be wrong: …" */
export const describeRemaining = (cheapest: Cheapest): string =>
  cheapest.kind !== 'way' || cheapest.left.length === 0
    ? ''
    : `Left as it is, though stated to be wrong: ${cheapest.left.map(({ id, fact }) => `${fact} [${id}]`).join('; ')}.`;

/** Why there are no more other ways than those that are shown. */
export const describeEnd = (cheapest: Cheapest): string => {
  if (cheapest.kind !== 'way' || cheapest.searched === 'enough') return '';
  if (cheapest.searched === 'stopped')
    return `the solver ended before it found ${cheapest.alternatives.length === 0 ? 'others' : 'more'}`;
  return cheapest.alternatives.length === 0 ? 'none: every way holds all of these tasks' : 'there are no more';
};

/** What the way takes for granted, besides what every plan does. */
export const describeAssumed = (cheapest: Cheapest): readonly string[] => {
  if (cheapest.kind === 'there') return [];
  const has = (kind: Action['kind']): boolean =>
    cheapest.kind === 'way' && cheapest.steps.some(({ action }) => action.kind === kind);
  return [
    'A check that a task closes is met, and its evidence comes with the task',
    ...describeApproachChange(cheapest),
    ...coveredWords(cheapest),
    ...risenIn(cheapest).map((id) => `${id} rises by itself, as less work is left`),
    'All else stays as it is: facts that a task brings may make other checks apply or change them, so judge again',
    ...(has('show') ? ['Showing what is claimed already takes half a day (0.25 to 2): an assumption'] : []),
    ...(has('answer')
      ? ['Finding an answer takes a quarter of a day, and counts as answered alone: nobody can plan on a good answer']
      : []),
    'Finding people takes time, and no person-days',
  ];
};

const coveredWords = (cheapest: Cheapest): readonly string[] =>
  cheapest.kind !== 'way'
    ? []
    : cheapest.steps.flatMap(({ action: { task } }) =>
        task.covers === undefined ? [] : [`${task.covers} closes with ${task.check}: one figure decides both`],
      );

/** What a change of the approach changes besides its own check. */
const describeApproachChange = (cheapest: Cheapest): readonly string[] => {
  if (cheapest.kind !== 'way' || cheapest.approachChange === undefined) return [];
  const { check, to, changed } = cheapest.approachChange;
  const otherwise = changed.map(({ item, kind }) => `${item.id} ${outcomeWords[kind]}`).join(', ');
  const says = `${check} brings the approach ${to}, as advise says, and all else is judged with it`;
  return [otherwise === '' ? says : `${says}. That alone makes ${otherwise}`];
};

/** Checks that get better without an action of their own. */
const risenIn = (cheapest: Cheapest): readonly string[] => {
  if (cheapest.kind !== 'way') return [];
  const touched = new Set(cheapest.steps.flatMap(({ action }) => touchedBy(action)).map(({ item }) => item.id));
  const turned = new Set(cheapest.approachChange?.changed.map(({ item }) => item.id));
  const before = new Map(cheapest.now.findings.map(({ item, score }) => [item.id, score]));
  return cheapest.later.findings
    .filter(({ item, score }) => !touched.has(item.id) && !turned.has(item.id) && score > (before.get(item.id) ?? 0))
    .map(({ item }) => item.id);
};

// What the goal asks for, in words: each condition now and then, why a task is needed for it, and what no task mends.

/** A condition as it stands now and then. */
export type MovedGate = RequiredCondition & { readonly later: GateCondition };

export const movedIn = (cheapest: Cheapest): readonly MovedGate[] => {
  const then = askedBy(cheapest.goal, laterProjection(cheapest) ?? cheapest.now);
  return cheapest.asked.map((one, i) => ({ ...one, later: then[i]?.condition ?? one.condition }));
};

export const conditionName = ({ gate, condition }: RequiredCondition, assessment: Assessment): string => {
  const own = partName(condition.id, assessment);
  return gate === null ? own : `${gate}: ${own}`;
};

const partName = (id: string, { dimensions }: Assessment): string => {
  if (id.startsWith('dimension.')) {
    const wanted = id.slice('dimension.'.length);
    return dimensions.find(({ dimension }) => dimension.id === wanted)?.dimension.title ?? wanted;
  }
  return names[id] ?? id;
};

const names: Readonly<Record<string, string>> = {
  answered: 'share answered in all',
  coverage: 'answered',
  'evidenced-score': 'evidenced score',
  'declared-away': 'declared not applicable',
  breaches: 'duties breached',
  stops: 'reasons to stop',
  obligations: 'obligations not shown',
};

export const describeFigure = (id: string, value: number | null): string => {
  if (value === null) return '–';
  if (isCountCondition(id)) return String(value);
  return isShareCondition(id) ? percent(value) : shown(value);
};

export const describeRequired = ({ id, required }: GateCondition): string => {
  const most = isCountCondition(id) || id === 'declared-away';
  const value = isShareCondition(id) ? `${Math.round(required * 1000) / 10}%` : String(required);
  return `${most ? 'at most' : 'at least'} ${value}`;
};

/** Why a task is on the way: what it must come before, and what falls short without it. */
export const describeNeed = ({ action, reason }: WayStep, assessment: Assessment): string => {
  const blocked = reason.conditions.filter(({ id }) => id === 'blockers').map(({ gate }) => `blocks ${gate}`);
  const gates = [...new Set(reason.conditions.map(({ gate }) => gate))];
  const short = gates.flatMap((gate) => {
    const own = reason.conditions.filter((one) => one.gate === gate && one.id !== 'blockers');
    const names = own.map(({ id }) => partName(id, assessment)).join(', ');
    return own.length === 0 ? [] : [gate === null ? `for the ${names}` : `for ${gate}: ${names}`];
  });
  const parts = [
    ...blocked.slice(0, 1),
    ...(reason.before.length > 0 ? [`comes before ${reason.before.join(', ')}`] : []),
    ...short,
  ];
  return parts.join('; ') || `for ${action.task.gate}`;
};

/** What no task can mend: where a pilot declared something away, or has to answer for itself. */
export const describeLacking = (cheapest: Cheapest): readonly string[] => {
  if (cheapest.kind !== 'unreachable') return [];
  const { findings, lacking } = cheapest.best;
  const asked = askedBy(cheapest.goal, cheapest.best).filter(({ condition }) => !condition.passed);
  const has = (id: string): boolean => asked.some(({ condition }) => condition.id === id);
  const away = findings.filter(({ blocks, kind }) => blocks && kind === 'not-applicable').map(({ item }) => item.id);
  const declared = findings.filter((finding) => finding.declared === 'counts').map(({ item }) => item.id);
  return [
    ...(has('blockers')
      ? away.map((id) => `${id} is declared not applicable and blocks: answer it, or have it waived`)
      : []),
    ...(has('declared-away') ? [`too much is declared not applicable: answer some of ${declared.join(', ')}`] : []),
    ...(has('obligations')
      ? lacking.map(({ id, remedy }) => `the obligation ${id} is not shown: ${remedy ?? 'answer it'}`)
      : []),
  ];
};

// The steps of a way with their dates, in the order in which they begin.

export type TimedStep = { readonly step: WayStep; readonly timed: Timed };

/** A step where too little is answered for dates, and for days of what is not known. */
const undated = ({ action: { task } }: WayStep): Timed => {
  const { check, shows, covers, ...rest } = task;
  const closes = shows ? [] : [check, ...(covers === undefined ? [] : [covers])];
  return { ...rest, ...{ id: check, closes, isSearch: false, start: '', end: '' } };
};

export const timedSteps = ({ cheapest, own }: WayReportData): readonly TimedStep[] => {
  if (cheapest.kind !== 'way') return [];
  const byCheck = new Map(cheapest.steps.map((step) => [step.action.task.check, step]));
  if (own.tasks.length === 0) return cheapest.steps.map((step) => ({ step, timed: undated(step) }));
  return own.tasks
    .flatMap((timed): readonly TimedStep[] => {
      const step = byCheck.get(timed.id);
      return step === undefined ? [] : [{ step, timed }];
    })
    .sort((a, b) => compareText(a.timed.start, b.timed.start) || compareText(a.timed.end, b.timed.end));
};
