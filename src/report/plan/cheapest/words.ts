// The words that the formats of the cheapest way share.
import type { Assessment, GateCondition } from '../../../model/assessment.ts';
import type { Action } from '../../../plan/cheapest/actions.ts';
import type { Asked, Goal } from '../../../plan/cheapest/goal.ts';
import { askedBy } from '../../../plan/cheapest/goal.ts';
import type { Cheapest, Step } from '../../../plan/cheapest/index.ts';
import type { Outlook } from '../../../plan/cheapest/outlook.ts';
import { counted, percent, shown } from '../../figures.ts';
import { verdictWords } from '../../words.ts';
import { chanceWords } from '../words.ts';
import type { WayReported } from './report.ts';

export const goalWords = (goal: Goal): string =>
  goal.kind === 'gate' ? `the ${goal.gate} gate` : `a readiness score of ${goal.score}`;

/** 68 days, 5.75 days, 1 day: unrounded as far as it matters, since ways differ by fractions. */
export const exactDays = (value: number): string => {
  const rounded = Math.round(value * 100) / 100;
  return `${rounded} ${rounded === 1 ? 'day' : 'days'}`;
};

export const daysIn = (steps: readonly Step[]): number =>
  steps.reduce((sum, { action }) => sum + action.task.days.likely, 0);

/** The answer in one sentence. */
export const answerWords = ({ cheapest, timetable }: WayReported): string => {
  const { goal } = cheapest;
  const name = goalWords(goal);
  const Name = name.charAt(0).toUpperCase() + name.slice(1);
  if (cheapest.kind === 'there')
    return goal.kind === 'gate' ? `${Name} is open already.` : `${Name} is reached already.`;
  if (cheapest.kind === 'unreachable') return `${Name} cannot be reached by tasks alone.`;
  const closing = cheapest.steps.filter(({ action }) => action.kind === 'close').length;
  const showing = cheapest.steps.length - closing;
  const parts = [
    ...(closing > 0 ? [counted(closing, 'task')] : []),
    ...(showing > 0 ? [`${counted(showing, 'claim')} to show`] : []),
  ];
  const whole = timetable.plan;
  const verb = `${goal.kind === 'gate' ? 'open' : 'reach'}${cheapest.steps.length === 1 ? (goal.kind === 'gate' ? 's' : 'es') : ''}`;
  return `${parts.join(' and ')}, ${exactDays(daysIn(cheapest.steps))} of work, ${verb} ${name}; the whole plan has ${counted(whole.tasks.length, 'task')}, ${exactDays(whole.days.likely)}.`;
};

export const proofWords = (cheapest: Cheapest): string => {
  if (cheapest.kind !== 'way') return '';
  return cheapest.proved
    ? `Proved by ${cheapest.solver}: nothing that gets there takes fewer likely days.`
    : `Not proved: ${cheapest.solver} ended at its limit. This is a greedy choice; there may be a cheaper way.`;
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

/** A condition as it stands now and then. */
export type Moved = Asked & { readonly later: GateCondition };

export const movedIn = (cheapest: Cheapest): readonly Moved[] => {
  const then = askedBy(cheapest.goal, thenOf(cheapest) ?? cheapest.now);
  return cheapest.asked.map((one, i) => ({ ...one, later: then[i]?.condition ?? one.condition }));
};

export const conditionName = ({ gate, condition }: Asked, assessment: Assessment): string => {
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
  answered: 'answered in all',
  coverage: 'answered',
  'evidenced-score': 'evidenced score',
  'declared-away': 'declared not applicable',
  obligations: 'obligations not shown',
};

export const figureWords = (id: string, value: number | null): string => {
  if (value === null) return '–';
  if (id === 'blockers' || id === 'obligations') return String(value);
  return isShare(id) ? percent(value) : shown(value);
};

export const requiredWords = ({ id, required }: GateCondition): string => {
  const most = ['blockers', 'obligations', 'declared-away'].includes(id);
  const value = isShare(id) ? `${Math.round(required * 1000) / 10}%` : String(required);
  return `${most ? 'at most' : 'at least'} ${value}`;
};

const isShare = (id: string): boolean => ['answered', 'coverage', 'declared-away'].includes(id);

/** Why a task is on the way: what it must come before, and what falls short without it. */
export const neededWords = ({ action, reason }: Step, assessment: Assessment): string => {
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
export const lackingWords = (cheapest: Cheapest): readonly string[] => {
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

export const idsOf = (actions: readonly Action[]): readonly string[] =>
  actions.map(({ kind, task }) => (kind === 'show' ? `${task.check} (shown)` : task.check));

/** What the way takes for granted, besides what every plan does. */
export const assumedWords = (cheapest: Cheapest): readonly string[] => {
  if (cheapest.kind === 'there') return [];
  const shows = cheapest.kind === 'way' && cheapest.steps.some(({ action }) => action.kind === 'show');
  return [
    'A check that a task closes is met, and its evidence comes with the task',
    ...risenIn(cheapest).map((id) => `${id} rises by itself, as less work is left`),
    'All else stays as it is: facts that a task brings may make other checks apply or change them, so judge again',
    ...(shows ? ['To show what is claimed already takes half a day (0.25 to 2): nobody states it'] : []),
    'Finding people takes time, and no person-days',
  ];
};

/** Checks that get better without an action of their own. */
const risenIn = (cheapest: Cheapest): readonly string[] => {
  if (cheapest.kind !== 'way') return [];
  const touched = new Set(cheapest.steps.map(({ action }) => action.task.check));
  const before = new Map(cheapest.now.findings.map(({ item, score }) => [item.id, score]));
  return cheapest.later.findings
    .filter(({ item, score }) => !touched.has(item.id) && score > (before.get(item.id) ?? 0))
    .map(({ item }) => item.id);
};
