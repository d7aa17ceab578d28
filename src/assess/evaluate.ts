// One outcome per check of the checklist: its condition first, then the declared control, the rule or the expression.
import type { CheckItem, Checklist, Expectation } from '../model/checklist.ts';
import { dimensionOf, slugOf } from '../model/dimensions.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Pilot } from '../model/pilot.ts';
import { conditions } from '../rules/conditions.ts';
import type { Context } from '../rules/define.ts';
import { notApplicable, unknown } from '../rules/outcomes.ts';
import { rules } from '../rules/registry.ts';
import type { Truth } from '../rules/truth.ts';
import { judgeControl } from './control.ts';

export type Judged = { readonly item: CheckItem; readonly outcome: Outcome; readonly live: boolean };

/** Judges every check; those that need the effort of the others' gaps come last. The order of the checklist is kept. */
export const evaluate = (checklist: Checklist, pilot: Pilot, asOf: string): readonly Judged[] => {
  const early: Context = { asOf, openEffortDays: 0 };
  const first = new Map(
    checklist.items.filter((item) => !isLast(item)).map((item) => [item.id, judge(checklist, item, pilot, early)]),
  );
  const others = [...first.values()];
  return checklist.items.map((item) => first.get(item.id) ?? judgeLast(checklist, item, pilot, asOf, others));
};

/** How far a check is from met, as the effort that is left needs to know it. */
export type Weighed = { readonly item: CheckItem; readonly outcome: Pick<Outcome, 'kind' | 'score' | 'best'> };

/** A check that needs the effort of the others' gaps. */
export const judgeLast = (
  checklist: Checklist,
  item: CheckItem,
  pilot: Pilot,
  asOf: string,
  others: readonly Weighed[],
): Judged => {
  const [now, atBest] = (['score', 'best'] as const).map((reach) =>
    judge(checklist, item, pilot, { asOf, openEffortDays: openEffort(others, reach) }),
  ) as [Judged, Judged];
  // Where the others' blanks turn out well, less is left to do.
  return { ...now, outcome: { ...now.outcome, best: Math.max(now.outcome.best, atBest.outcome.best) } };
};

/** The truth of a named condition; without a name, true. */
export const holds = (name: string | undefined, pilot: Pilot, asOf: string): Truth =>
  name === undefined ? true : conditions[name as keyof typeof conditions](pilot, { asOf });

export const isLast = (item: CheckItem): boolean => item.rule !== undefined && rules[item.rule]?.last === true;

export const judge = (checklist: Checklist, item: CheckItem, pilot: Pilot, context: Context): Judged => {
  const outcome = outcomeOf(checklist, item, pilot, context);
  return { item, outcome, live: isLive(item, outcome, pilot, context.asOf) };
};

const outcomeOf = (checklist: Checklist, item: CheckItem, pilot: Pilot, context: Context): Outcome => {
  const applies = holds(item.applies, pilot, context.asOf);
  const section = dimensionOf(item.id);
  const words = checklist.conditions[item.applies ?? ''] ?? '';
  if (applies === false) return notApplicable(`counts only where ${words}`, section);
  if (item.control) return judgeControl(pilot[section].controls[slugOf(item.id)], item, applies, words);
  if (applies === undefined) return unknown(`not stated whether ${words}`, section);
  if (item.expect !== undefined) return expected(checklist, item.id)(pilot, context.asOf);
  const rule = rules[item.rule ?? ''];
  if (rule === undefined) throw new Error(`no rule for ${item.id}`);
  return rule.judge(pilot, item.with as never, context);
};

const expected = ({ expectations }: Checklist, id: string): Expectation => {
  const judges = expectations?.get(id);
  if (judges === undefined) throw new Error(`no expression was compiled for ${id}`);
  return judges;
};

/** Whether the check blocks when it falls short. A condition whose facts are unknown arms the blocker. */
const isLive = (item: CheckItem, outcome: Outcome, pilot: Pilot, asOf: string): boolean => {
  if (outcome.kind === 'not-applicable' && !outcome.declared) return false;
  if (typeof item.blocker === 'boolean') return item.blocker;
  return holds(item.blocker.when, pilot, asOf) !== false;
};

export const openEffort = (judged: readonly Weighed[], reach: 'score' | 'best' = 'score'): number =>
  judged
    .filter(({ item, outcome }) => item.gate !== 'scale' && outcome.kind !== 'not-applicable')
    .reduce((days, { item, outcome }) => days + item.fix.days.likely * (1 - outcome[reach]), 0);
