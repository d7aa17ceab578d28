// What the goal asks for, in words: each condition now and then, why a task is needed for it, and what no task mends.
import type { Assessment, GateCondition } from '../../../model/assessment.ts';
import { type Asked, askedBy } from '../../../plan/cheapest/goal.ts';
import type { Cheapest } from '../../../plan/cheapest/index.ts';
import type { Step } from '../../../plan/cheapest/search.ts';
import { percent, shown } from '../../figures.ts';
import { thenOf } from './words.ts';

/** A condition as it stands now and then. */
export type Moved = Asked & { readonly later: GateCondition };

export const movedIn = (cheapest: Cheapest): readonly Moved[] => {
  const then = askedBy(cheapest.goal, thenOf(cheapest) ?? cheapest.now);
  return cheapest.asked.map((one, i) => ({ ...one, later: then[i]?.condition ?? one.condition }));
};

/** Those that do not hold, now or, where there is no way, at best; in detail all of them. The others are counted. */
export const toldIn = (
  cheapest: Cheapest,
  details: boolean,
): { readonly told: readonly Moved[]; readonly others: string } => {
  const all = movedIn(cheapest);
  const isTold = ({ condition, later }: Moved): boolean =>
    cheapest.kind === 'unreachable' ? !later.passed : !condition.passed;
  const told = all.filter((one) => details || isTold(one));
  const held = all.length - told.length;
  const when = cheapest.kind === 'unreachable' ? 'with every task done' : 'already';
  const which = told.length === 0 ? `all ${held}` : `${held} more`;
  return { told, others: held === 0 ? '' : `${which} ${held === 1 ? 'holds' : 'hold'} ${when}` };
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
  answered: 'share answered in all',
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
