// What a KPI says of itself: whether it aims at an improvement, how far it got, whether a guardrail held.
import type { Fact, Outcome } from '../model/outcome.ts';
import type { Measure } from '../model/pilot/kpis.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { join } from '../model/problem.ts';
import { type Truth, whether, withDetails } from './logic.ts';
import { absent, half, met, notStated, reaches, unknown } from './outcomes.ts';

/** A measure with its place in the pilot file. */
export type Placed = { readonly measure: Measure; readonly at: string };

type Direction = NonNullable<Measure['direction']>;

export const placed = ({ kpis }: Pilot): readonly Placed[] =>
  (kpis.measures ?? []).map((measure, i) => ({ measure, at: join('kpis.measures', i) }));

/** Judges the measures of one role: without a list it is unknown, with none of that role in the list absent. */
export const ofRole = (
  pilot: Pilot,
  role: Measure['role'],
  judge: (first: Placed, ...others: readonly Placed[]) => Outcome,
): Outcome => {
  if (pilot.kpis.measures === undefined) return notStated(['measures'], 'kpis.measures');
  const [first, ...others] = placed(pilot).filter(({ measure }) => measure.role === role);
  return first === undefined ? absent(`no ${role} among the measures`, 'kpis.measures') : judge(first, ...others);
};

/** Whether the target lies on the better side of the baseline; unknown where a blank could still change it. */
export const improves = ({ direction, baseline, target }: Measure): Truth => {
  if (baseline === undefined || target === undefined) return undefined;
  if (baseline === target) return false;
  return whether(direction, (word) => target < baseline === (word === 'decrease'));
};

/** The way from baseline to target that is behind it, 0…1; 0 for a target that is no improvement. */
export const progress = (measure: Measure): number | undefined => {
  const { baseline, target, measured } = measure;
  if (improves(measure) === false) return 0;
  if (baseline === undefined || target === undefined || measured.value === undefined) return undefined;
  const way = Math.min(1, Math.max(0, (measured.value - baseline) / (target - baseline)));
  return measure.direction === undefined && way > 0 ? undefined : way;
};

/** How a primary KPI came out: target reached, at least `part` of the way, or not. Blank directions are read both ways. */
export const resultOf = (one: Placed, part: number): Outcome => {
  const { direction, name } = one.measure;
  if (direction !== undefined) return resultToward(one, direction, part);
  const [down, up] = [resultToward(one, 'decrease', part), resultToward(one, 'increase', part)];
  if (down.kind === up.kind && down.score === up.score) return down;
  return notStated([withDetails(name, 'direction')], one.at, Math.max(down.best, up.best));
};

const resultToward = ({ measure, at }: Placed, direction: Direction, part: number): Outcome => {
  const { name, baseline, target, measured } = measure;
  const { value } = measured;
  const sign = direction === 'increase' ? 1 : -1;
  if (improves({ ...measure, direction }) === false)
    return absent(`${name}: ${noImprovement(measure)}`, `${at}.target`);
  if (value === undefined) return unknown(`${name}: not measured`, `${at}.measured`);
  const [seen, place] = [`${name}: ${standing(measure)}`, `${at}.measured.value`];
  if (baseline !== undefined && (value - baseline) * sign < 0) return absent(`${seen}, worse than before`, place);
  if (target !== undefined && reaches(value * sign, target * sign)) return met(seen, place);
  if (target === undefined) return value === baseline ? absent(seen, place) : unknown(`${seen}, no target`, at);
  if (baseline === undefined) return unknown(`${seen}; no baseline to tell how far it got`, at, 0.5);
  return reaches((value - baseline) / (target - baseline), part) ? half(seen, place) : absent(seen, place);
};

/** A guardrail that holds is met, a broken one absent; one that cannot be told to hold keeps the result at half. */
export const guardrailOf = ({ measure, at }: Placed): Outcome => {
  const { name, unit = '', limit, measured } = measure;
  const holds = guardrailHolds(measure);
  const seen =
    `${name}: ${measured.value ?? 'not measured'} against a limit of ${limit ?? 'nothing stated'} ${unit}`.trim();
  if (holds === undefined) return half(`guardrail not shown to hold: ${seen}`, `${at}.measured`, { best: 1 });
  return holds ? met(seen, `${at}.measured.value`) : absent(`guardrail broken: ${seen}`, `${at}.measured.value`);
};

/** The limit itself is still on the good side. */
const guardrailHolds = ({ direction, limit, measured: { value } }: Measure): Truth => {
  if (limit === undefined || value === undefined) return undefined;
  if (value === limit) return true;
  return whether(direction, (word) => value < limit === (word === 'decrease'));
};

export const noImprovement = ({ baseline, target }: Measure): string =>
  `the target ${target} does not improve on the baseline ${baseline}`;

const standing = ({ unit = '', baseline, target, measured }: Measure): string => {
  const from = baseline === undefined ? '' : ` from ${baseline}`;
  const to = target === undefined ? '' : ` (target ${target})`;
  return `${measured.value}${from}${to} ${unit}`.trim();
};

/** The measured values, with the target or the limit that they are held against. */
export const measuredFacts = (list: readonly Placed[]): readonly Fact[] =>
  list.flatMap(({ measure, at }) => {
    const { measured, target, limit, role } = measure;
    const [field, bound] = role === 'primary' ? (['target', target] as const) : (['limit', limit] as const);
    return [
      ...(measured.value === undefined ? [] : [{ path: `${at}.measured.value`, value: String(measured.value) }]),
      ...(bound === undefined ? [] : [{ path: `${at}.${field}`, value: String(bound) }]),
    ];
  });
