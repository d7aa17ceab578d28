// KPIs and value: is it known what is to improve, by how much and by when, who measures it, and did it?
import type { Outcome } from '../model/evidence.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import type { Measure } from '../model/pilot/value.ts';
import {
  fieldsPart,
  isNamed,
  isStated,
  oneOf,
  type Part,
  percent,
  type Truth,
  testValue,
  toParts,
  withDetails,
} from './logic.ts';
import {
  improves,
  isMeasuredAgainst,
  judgeGuardrail,
  judgeHarm,
  judgeResult,
  measuredFacts,
  noImprovement,
  ofRole,
  type Placed,
  placed,
} from './measures.ts';
import {
  absent,
  all,
  atLeast,
  bestOf,
  byShare,
  each,
  half,
  met,
  noOptions,
  notStated,
  type Rule,
  rule,
  unknown,
  worstOf,
} from './outcomes.ts';
import { kpisValueRules, money, oneWorkflow } from './value.ts';
import { valueInputs } from './value-case.ts';

const MEASURES = 'kpis.measures';

export const kpisRules = {
  'kpis.one-workflow': rule(noOptions, oneWorkflow),

  'kpis.defined': rule(noOptions, (pilot) =>
    ofRole(pilot, 'primary', (first, ...others) => {
      const define = (one: Placed): Outcome => definition(one, pilot);
      return bestOf(define(first), ...others.map(define));
    }),
  ),

  'kpis.deadline': rule(noOptions, (pilot) =>
    everyPrimary(pilot, 'say by when the target is to be reached', ({ by }) => ({ by: isStated(by) })),
  ),

  'kpis.baseline-measured': rule(noOptions, (pilot) =>
    everyPrimary(pilot, 'have a baseline and say where it was measured', ({ baseline, source }) => ({
      baseline: isStated(baseline),
      source: isNamed(source),
    })),
  ),

  'kpis.business-outcome': rule(noOptions, (pilot) =>
    ofRole(pilot, 'primary', (first, ...others) => {
      const judge = (one: Placed): Outcome => judgeOutcome(one, pilot.value.currency);
      return bestOf(judge(first), ...others.map(judge));
    }),
  ),

  'kpis.guardrail': rule(noOptions, (pilot) =>
    ofRole(pilot, 'guardrail', (first, ...others) => bestOf(limits(first), ...others.map(limits))),
  ),

  'kpis.tracking': rule(noOptions, ({ kpis: { measures } }) =>
    byShare(toParts(measures, MEASURES, trackedPart), 'KPIs have an owner, a source and a cadence', MEASURES),
  ),

  'kpis.budget-anchored': rule(noOptions, ({ budget: { approved, total, currency } }) =>
    all(
      [
        {
          name: 'the budget is approved',
          at: 'budget.approved',
          holds: approved,
          lacking: 'the budget is not approved',
        },
        {
          name: 'the budget has an amount',
          at: 'budget.total',
          holds: testValue(total, (amount) => amount > 0),
          lacking: 'the budget is 0',
        },
      ],
      `${money(total ?? 0, currency)} approved`,
      'budget.total',
    ),
  ),

  'kpis.internal-first': rule(noOptions, ({ pilot: { users, prior_internal_use: prior } }) => {
    if (users === 'internal') return met('the users are internal', 'pilot.users');
    if (prior === true) return met('an internal use came first', 'pilot.prior_internal_use');
    if (users === undefined) return notStated(['users'], 'pilot.users');
    if (prior === undefined) {
      return unknown(`users: ${users}; not stated: prior internal use`, 'pilot.prior_internal_use');
    }
    return absent(`users: ${users}, and no internal use before`, 'pilot.prior_internal_use');
  }),

  'kpis.result': rule({ part: 'share' }, (pilot, { part }) =>
    onceInUse(pilot, () =>
      ofRole(pilot, 'primary', (first, ...others) => {
        const list = placed(pilot);
        const guardrails = list.filter(({ measure }) => measure.role === 'guardrail').map(judgeGuardrail);
        const worst = worstOf(judgeResult(first, part), ...others.map((one) => judgeResult(one, part)), ...guardrails);
        return { ...withOthers(worst, list), facts: measuredFacts(list), support: shownBy(list, worst.score) };
      }),
    ),
  ),

  'kpis.no-harm': rule({ tolerance: 'share', share: 'share' }, (pilot, tolerance) => {
    const list = placed(pilot);
    const [first, ...others] = list.flatMap((one) => judgeHarm(one, tolerance) ?? []);
    if (first === undefined) return notStated(['a measured KPI with its baseline or limit'], MEASURES);
    const worst = worstOf(first, ...others);
    const read = list.filter(({ measure }) => isMeasuredAgainst(measure));
    const seen = worst.kind === 'met' ? 'nothing is measured worse than before' : worst.seen;
    return { ...withOthers(worst, list), seen, facts: measuredFacts(read), support: shownBy(read, worst.score) };
  }),

  'kpis.adoption': rule({ target: 'share' }, (pilot, { target }) =>
    onceInUse(pilot, () => adoption(pilot.kpis.adoption, target)),
  ),

  ...kpisValueRules,
} as const satisfies Record<string, Rule>;

/** The line of the worst measure names those that came out as badly, or counts them where their names are too long for it. */
const withOthers = (worst: Outcome, list: readonly Placed[]): Outcome => {
  const others = (worst.values ?? []).filter((path) => path !== worst.at);
  if (others.length === 0 || worst.kind === 'met' || worst.kind === 'unknown') return worst;
  const fact = worst.fact ?? worst.seen;
  const names = list.filter(({ at }) => others.some((path) => path.startsWith(`${at}.`)));
  const named = `${fact}; also ${names.map(({ measure }) => measure.name).join(', ')}`;
  const isShort = names.length === others.length && named.length <= LINE;
  return { ...worst, fact: isShort ? named : `${fact}; and ${others.length} more` };
};

/** Characters of a line on the first screen. */
const LINE = 100;

/** A target that only holds the baseline needs a complete value case to carry the gain; another primary will do as well. */
const definition = ({ measure, at }: Placed, pilot: Pilot): Outcome => {
  const { name, unit, direction, baseline, target } = measure;
  if (target !== undefined && target === baseline) {
    const seen = `${name}: the target holds the baseline of ${baseline}`;
    const { missing } = valueInputs(pilot);
    if (missing.length === 0) return met(`${seen}, and the value case carries the gain`, at);
    return unknown(`${seen}, and no complete value case carries the gain`, missing[0]?.path ?? `${at}.target`);
  }
  if (improves(measure) === false) return absent(`${name}: ${noImprovement(measure)}`, `${at}.target`);
  const blank = Object.entries({ unit, direction, target, baseline }).filter(([, value]) => value === undefined);
  const missing = blank.map(([key]) => key);
  if (missing.length === 0) return met(`${name}: from ${baseline} to ${target} ${unit}`, at);
  if (missing.length > 1 || baseline !== undefined) {
    return notStated([withDetails(name, ...missing)], `${at}.${missing[0]}`);
  }
  return half(`${name}: to ${target} ${unit}, no baseline`, `${at}.baseline`, { best: 1 });
};

/** Every primary KPI must have it; the evidence has to stand with each of them. */
const everyPrimary = (
  pilot: Pilot,
  says: string,
  fields: (measure: Measure) => Readonly<Record<string, Truth>>,
): Outcome =>
  ofRole(pilot, 'primary', (...primaries) => {
    const parts = primaries.map(({ measure, at }) => fieldsPart(measure.name, at, fields(measure)));
    return each(parts, `primary KPIs ${says}`, MEASURES);
  });

const trackedPart = ({ name, owner, source, cadence }: Measure, at: string): Part =>
  fieldsPart(name, at, { owner: isNamed(owner), source: isNamed(source), cadence: isStated(cadence) });

const shownBy = (list: readonly Placed[], points: number): Outcome['support'] =>
  points > 0 ? [{ evidencePaths: list.map(({ at }) => at), points }] : [];

const judgeOutcome = ({ measure: { name, outcome }, at }: Placed, currency?: string): Outcome => {
  const { line, value_per_year: value } = outcome;
  if (value === 0) return absent(`${name}: worth 0 a year`, `${at}.outcome.value_per_year`);
  if (line === undefined || value === undefined) {
    return notStated([withDetails(name, line === undefined ? 'line' : 'value per year')], `${at}.outcome`);
  }
  return met(`${name}: ${line}, ${money(value, currency)} a year`, `${at}.outcome`);
};

/** A guardrail that says what must not get worse; whether it holds is for the result to say. */
const limits = ({ measure: { name, direction, limit, unit = '' }, at }: Placed): Outcome => {
  if (limit === undefined || direction === undefined) {
    return notStated([withDetails(name, limit === undefined ? 'limit' : 'direction')], at);
  }
  return met(`${name}: at ${direction === 'decrease' ? 'most' : 'least'} ${limit} ${unit}`.trim(), at);
};

/** Before the pilot stage nothing has a result: what is scaled then is not known. What is paused or retired had users. */
const onceInUse = ({ pilot: { stage } }: Pilot, judge: () => Outcome): Outcome => {
  if (stage === undefined) return notStated(['stage'], 'pilot.stage');
  return oneOf(stage, 'idea', 'demo') ? unknown(`stage ${stage}: not in use yet`, 'pilot.stage') : judge();
};

const adoption = (given: Pilot['kpis']['adoption'], target: number): Outcome => {
  const { intended_users: intended, active_users: active, target_share: wanted = target } = given;
  const at = 'kpis.adoption';
  if (intended === 0)
    return absent('no intended users', `${at}.intended_users`, { fact: 'There are no intended users' });
  if (active === 0 && wanted > 0) {
    const among = intended === undefined ? '' : `: 0 of ${intended} intended users are active`;
    return absent('no active users', `${at}.active_users`, { fact: `Nobody uses it${among}` });
  }
  if (intended === undefined) return notStated(['intended users'], `${at}.intended_users`);
  if (active === undefined) return notStated(['active users'], `${at}.active_users`);
  const seen = `${active} of ${intended} intended users are active, wanted ${percent(wanted)}`;
  return atLeast(active / intended, { full: wanted }, (used) => `${percent(used)}: ${seen}`, `${at}.active_users`);
};
