// What a KPI says of itself: whether it aims at an improvement, how far it got, whether a guardrail held.
import type { Outcome, StatedFact } from '../model/evidence.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import type { Measure } from '../model/pilot/value.ts';
import { join } from '../model/problem.ts';
import { percent, spaced, statedFacts, type Truth, testValue, withDetails } from './logic.ts';
import { absent, atLeast, describeEmpty, half, met, notStated, reaches, unknown, type Values } from './outcomes.ts';

/** A measure with its place in the pilot file. */
export type Placed = { readonly measure: Measure; readonly at: string };

/** A primary with a baseline, or a guardrail with a limit, of which there is a measured value to hold against it. */
export const isMeasuredAgainst = ({ role, baseline, limit, measured }: Measure): boolean =>
  measured.value !== undefined && (role === 'primary' ? baseline : limit) !== undefined;

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
  if (first !== undefined) return judge(first, ...others);
  return absent(`no ${role} among the measures`, 'kpis.measures', {
    ...(pilot.kpis.measures.length === 0
      ? { fact: describeEmpty('kpis.measures') }
      : { fact: `No ${role} KPI among those listed`, marks: ['not-listed'] as const }),
  });
};

/** Whether the target lies on the better side of the baseline; unknown where a blank could still change it. */
export const improves = ({ direction, baseline, target }: Measure): Truth => {
  if (baseline === undefined || target === undefined) return undefined;
  if (baseline === target) return false;
  return testValue(direction, (word) => target < baseline === (word === 'decrease'));
};

/**
 * The way from baseline to target that is behind it, 0…1; 0 for a target that is no improvement. A target that holds the
 * baseline is reached or not.
 */
export const progress = (measure: Measure): number | undefined => {
  const { baseline, target, measured } = measure;
  if (target !== undefined && target === baseline) {
    const holds = guardrailHolds({ ...measure, limit: target });
    return holds === undefined ? undefined : Number(holds);
  }
  if (improves(measure) === false) return 0;
  if (baseline === undefined || target === undefined || measured.value === undefined) return undefined;
  const way = Math.min(1, Math.max(0, (measured.value - baseline) / (target - baseline)));
  return measure.direction === undefined && way > 0 ? undefined : way;
};

/** How a primary KPI came out: target reached, at least `part` of the way, or not. Blank directions are read both ways. */
export const judgeResult = (one: Placed, part: number): Outcome => {
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
  const keeps = target !== undefined && target === baseline;
  if (!keeps && improves({ ...measure, direction }) === false)
    return absent(`${name}: ${noImprovement(measure)}`, `${at}.target`);
  if (value === undefined) return unknown(`${name}: not measured`, `${at}.measured`);
  const [seen, place] = [`${name} ${standing(measure)}`, `${at}.measured.value`];
  if (baseline !== undefined && (value - baseline) * sign < 0) return absent(`${seen}, worse than before`, place);
  if (keeps) return met(seen, place); // a target that is the baseline is reached by holding it
  if (target !== undefined && reaches(value * sign, target * sign)) return met(seen, place);
  if (target === undefined) return value === baseline ? absent(seen, place) : unknown(`${seen}, no target`, at);
  if (baseline === undefined)
    return unknown(`${seen}; no baseline to tell how far it got`, at, 0.5, { fact: `${seen}, no baseline` });
  return reaches((value - baseline) / (target - baseline), part) ? half(seen, place) : absent(seen, place);
};

/** A guardrail that holds is met, a broken one absent; one that cannot be told to hold keeps the result at half. */
export const judgeGuardrail = ({ measure, at }: Placed): Outcome => {
  const holds = guardrailHolds(measure);
  const seen = guardrailSeen(measure);
  if (holds === undefined) return half(`guardrail not shown to hold: ${seen}`, `${at}.measured`, { best: 1 });
  return holds ? met(seen, `${at}.measured.value`) : absent(`guardrail broken: ${seen}`, `${at}.measured.value`);
};

const guardrailSeen = ({ name, unit = '', limit, measured }: Measure): string =>
  `${name} ${measured.value ?? 'not measured'}, limit ${limit ?? 'not stated'} ${unit}`.trim();

/** The limit itself is still on the good side. */
const guardrailHolds = ({ direction, limit, measured: { value } }: Measure): Truth => {
  if (limit === undefined || value === undefined) return undefined;
  if (value === limit) return true;
  return testValue(direction, (word) => value < limit === (word === 'decrease'));
};

/** How far from its baseline a primary KPI may move the wrong way before it counts as harm. */
export type Tolerance = {
  /** Of the way from baseline to target. */
  readonly tolerance: number;
  /** Of the baseline, where there is no target, or it is the baseline. */
  readonly share: number;
};

/**
 * Whether what is measured does harm: a primary KPI worse than its baseline by more than the tolerance, a guardrail beyond
 * its limit. Undefined where nothing is measured to say so; unknown where the direction is not stated and decides.
 */
export const judgeHarm = (one: Placed, tolerance: Tolerance): Outcome | undefined => {
  const { measure, at } = one;
  if (!isMeasuredAgainst(measure)) return undefined;
  const place = `${at}.measured.value`;
  if (measure.role === 'guardrail') {
    const holds = guardrailHolds(measure);
    if (holds === undefined) return unknown(`${measure.name}: direction not stated`, `${at}.direction`);
    return holds ? met(guardrailSeen(measure), place) : absent(`guardrail broken: ${guardrailSeen(measure)}`, place);
  }
  const isWorse = worseThanBaseline(measure, tolerance);
  if (isWorse === undefined) return unknown(`${measure.name}: direction not stated`, `${at}.direction`);
  const seen = `${measure.name} ${standing(measure)}`;
  return isWorse ? absent(`${seen}, worse than before`, place) : met(seen, place);
};

/** Without a direction both are tried: unknown where only one of them is worse. */
export const worseThanBaseline = (
  { direction, baseline, target, measured: { value } }: Measure,
  by: Tolerance,
): Truth => {
  if (baseline === undefined || value === undefined) return undefined;
  const way = target === undefined ? 0 : Math.abs(target - baseline);
  const room = way > 0 ? by.tolerance * way : by.share * Math.abs(baseline);
  const fell = baseline - value > room + 1e-9 * Math.max(1, Math.abs(baseline));
  const rose = value - baseline > room + 1e-9 * Math.max(1, Math.abs(baseline));
  if (direction === undefined) return fell || rose ? undefined : false;
  return direction === 'increase' ? fell : rose;
};

export const noImprovement = ({ baseline, target }: Measure): string =>
  `the target ${target} does not improve on the baseline ${baseline}`;

/** "9.2, target 8, baseline 9.4 minutes", as far as it is stated. */
const standing = ({ unit = '', baseline, target, measured }: Measure): string => {
  const to = target === undefined ? '' : `, target ${target}`;
  const from = baseline === undefined ? '' : `, baseline ${baseline}`;
  return `${measured.value}${to}${from} ${unit}`.trim();
};

/** The measured values, with the target or the limit that they are held against. */
export const measuredFacts = (list: readonly Placed[]): readonly StatedFact[] =>
  list.flatMap(({ measure, at }) => {
    const { measured, target, limit, role } = measure;
    const [field, bound] = role === 'primary' ? (['target', target] as const) : (['limit', limit] as const);
    return [
      ...(measured.value === undefined ? [] : [{ path: `${at}.measured.value`, value: String(measured.value) }]),
      ...(bound === undefined ? [] : [{ path: `${at}.${field}`, value: String(bound) }]),
    ];
  });

// The share of the approved total that one line of the budget gets: what a concern is worth once it must be paid for.

export const budgetOptions = { share: 'share', partial_share: 'share' } as const;

type Line = Exclude<keyof Pilot['budget']['lines'], 'evidence'>;

const lineNames: Readonly<Partial<Record<Line, string>>> = {
  governance_security: 'Governance and security',
  change_training: 'Change management and training',
};

/** A stated 0 settles it whatever the other figure is. */
export const budgetShare = (
  { budget: { lines, total } }: Pilot,
  line: Line,
  { share, partial_share }: Values<typeof budgetOptions>,
): Outcome => {
  const at = join('budget.lines', line);
  const part = lines[line];
  const facts = [...statedFacts('budget.lines', { [line]: part }), ...statedFacts('budget', { total })];
  if (total === 0) return absent('the total is 0', 'budget.total', { facts, fact: 'The budget is 0' });
  if (part === 0)
    return absent('nothing is set aside', at, { facts, fact: `${lineNames[line] ?? spaced(line)}: nothing set aside` });
  if (part === undefined) return notStated([`budget line ${spaced(line)}`], at, 1, { facts });
  if (total === undefined) return notStated(['budget total'], 'budget.total', 1, { facts });
  const label = lineNames[line] ?? spaced(line);
  const outcome = atLeast(
    part / total,
    { full: share, part: partial_share },
    (of) => `${percent(of)} of the budget`,
    at,
  );
  const support = outcome.score > 0 ? [{ evidencePaths: ['budget'], points: outcome.score }] : [];
  const fact = `${label}: ${percent(part / total)} of the budget, ${percent(share)} wanted`;
  return { ...outcome, facts, support, fact };
};
