// The words that the formats of the cheapest way share: the answer, its proof, what it comes to, what it assumes.
import type { Action } from '../../../plan/cheapest/actions.ts';
import type { Goal } from '../../../plan/cheapest/goal.ts';
import type { Cheapest } from '../../../plan/cheapest/index.ts';
import type { Outlook } from '../../../plan/cheapest/outlook.ts';
import type { Step } from '../../../plan/cheapest/search.ts';
import { counted, shown } from '../../figures.ts';
import { outcomeWords as kindWords, verdictWords } from '../../words.ts';
import { chanceWords } from '../words.ts';
import type { WayReported } from './report.ts';

export const goalWords = (goal: Goal): string =>
  goal.kind === 'gate' ? `the ${goal.gate} gate` : `a readiness score of ${goal.score}`;

/** 68 days, 5.75 days, 1 day: unrounded as far as it matters, since ways differ by fractions. */
export const exactDays = (value: number): string => {
  const rounded = Math.round(value * 100) / 100;
  return `${rounded} ${rounded === 1 ? 'day' : 'days'}`;
};

/** The answer in one sentence. */
export const answerWords = ({ cheapest, timetable }: WayReported): string => {
  const { goal } = cheapest;
  const name = goalWords(goal);
  const Name = name.charAt(0).toUpperCase() + name.slice(1);
  if (cheapest.kind === 'there') return `${Name} is ${goal.kind === 'gate' ? 'open' : 'reached'} already.`;
  if (cheapest.kind === 'unreachable') return `${Name} cannot be reached by tasks alone.`;
  const { tasks, days } = timetable.plan;
  const verbs = goal.kind === 'gate' ? ['opens', 'open'] : ['reaches', 'reach'];
  const verb = cheapest.steps.length === 1 ? verbs[0] : verbs[1];
  const whole = `the whole plan has ${counted(tasks.length, 'task')}, ${exactDays(days.likely)}`;
  return `${stepsWords(cheapest.steps)} of work, ${verb} ${name}; ${whole}.`;
};

/** 19 tasks and 1 claim to show, 68 days. */
const stepsWords = (steps: readonly Step[]): string => {
  const closing = steps.filter(({ action }) => action.kind === 'close').length;
  const showing = steps.length - closing;
  const parts = [
    ...(closing > 0 ? [counted(closing, 'task')] : []),
    ...(showing > 0 ? [`${counted(showing, 'claim')} to show`] : []),
  ];
  const likely = steps.reduce((sum, { action }) => sum + action.task.days.likely, 0);
  return `${parts.join(' and ')}, ${exactDays(likely)}`;
};

export const proofWords = (cheapest: Cheapest): string => {
  if (cheapest.kind !== 'way') return '';
  return cheapest.proved
    ? `Proved by ${cheapest.solver}: nothing that gets there takes fewer likely days.`
    : `Not proved: ${cheapest.solver} ended without a proof. This is a greedy choice; there may be a cheaper way.`;
};

/** What it comes to: from now to then; of what cannot be reached, to the most that can. */
export const outcomeWords = ({ cheapest }: WayReported): string => {
  const { now } = cheapest;
  const then = thenOf(cheapest);
  if (then === undefined)
    return `Score ${shown(now.score)}, evidenced ${shown(now.evidencedScore)}; ${verdictWords[now.verdict]}.`;
  const from = cheapest.kind === 'unreachable' ? 'The most that tasks can bring: score' : 'Score';
  const verdict =
    now.verdict === then.verdict
      ? `still ${verdictWords[now.verdict].toLowerCase()}`
      : `${verdictWords[now.verdict]} → ${verdictWords[then.verdict]}`;
  return `${from} ${shown(now.score)} → ${shown(then.score)}, evidenced ${shown(now.evidencedScore)} → ${shown(then.evidencedScore)}; ${verdict}.`;
};

export const thenOf = (cheapest: Cheapest): Outlook | undefined => {
  if (cheapest.kind === 'way') return cheapest.later;
  return cheapest.kind === 'unreachable' ? cheapest.best : undefined;
};

export const dateWords = ({ own: { all, target } }: WayReported): string => {
  if (all.dates === null) return '';
  const { likely, p50, p80, p95 } = all.dates;
  if (target === null || all.onTime === null) return `Done: likely ${likely}, P50 ${p50}, P80 ${p80}, P95 ${p95}.`;
  return `Done: likely ${likely}, P50 ${p50}, P80 ${p80}, P95 ${p95}; before the pilot’s own date, ${target.date}: ${chanceWords(all, target.date)}.`;
};

export const idsOf = (actions: readonly Action[]): readonly string[] =>
  actions.map(({ kind, task }) => (kind === 'show' ? `${task.check} (shown)` : task.check));

/** Why there are no more other ways than those that are shown. */
export const endWords = (cheapest: Cheapest): string => {
  if (cheapest.kind !== 'way' || cheapest.searched === 'enough') return '';
  if (cheapest.searched === 'stopped')
    return `the solver ended before it found ${cheapest.alternatives.length === 0 ? 'others' : 'more'}`;
  return cheapest.alternatives.length === 0 ? 'none: every way holds all of these tasks' : 'there are no more';
};

/** What the way takes for granted, besides what every plan does. */
export const assumedWords = (cheapest: Cheapest): readonly string[] => {
  if (cheapest.kind === 'there') return [];
  const shows = cheapest.kind === 'way' && cheapest.steps.some(({ action }) => action.kind === 'show');
  return [
    'A check that a task closes is met, and its evidence comes with the task',
    ...turnWords(cheapest),
    ...risenIn(cheapest).map((id) => `${id} rises by itself, as less work is left`),
    'All else stays as it is: facts that a task brings may make other checks apply or change them, so judge again',
    ...(shows ? ['To show what is claimed already takes half a day (0.25 to 2): nobody states it'] : []),
    'Finding people takes time, and no person-days',
  ];
};

/** What a change of the approach changes besides its own check. */
const turnWords = (cheapest: Cheapest): readonly string[] => {
  if (cheapest.kind !== 'way' || cheapest.turn === undefined) return [];
  const { check, to, changed } = cheapest.turn;
  const otherwise = changed.map(({ item, kind }) => `${item.id} ${kindWords[kind]}`).join(', ');
  const says = `${check} brings the approach ${to}, as advise says, and all else is judged with it`;
  return [otherwise === '' ? says : `${says}. That alone makes ${otherwise}`];
};

/** Checks that get better without an action of their own. */
const risenIn = (cheapest: Cheapest): readonly string[] => {
  if (cheapest.kind !== 'way') return [];
  const touched = new Set(cheapest.steps.map(({ action }) => action.task.check));
  const turned = new Set(cheapest.turn?.changed.map(({ item }) => item.id));
  const before = new Map(cheapest.now.findings.map(({ item, score }) => [item.id, score]));
  return cheapest.later.findings
    .filter(({ item, score }) => !touched.has(item.id) && !turned.has(item.id) && score > (before.get(item.id) ?? 0))
    .map(({ item }) => item.id);
};
