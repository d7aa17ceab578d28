// Evaluation: is there something to measure with, were the limits set first, and does the pilot keep within them?
import { isRecent } from '../model/dates.ts';
import type { Outcome } from '../model/evidence.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import type { Metric } from '../model/pilot/value.ts';
import { join } from '../model/problem.ts';
import {
  against,
  exactPercent,
  fieldsPart,
  isStated,
  oneOf,
  type Part,
  statedFacts,
  type Truth,
  testBoth,
  testValue,
  toParts,
} from './logic.ts';
import {
  absent,
  all,
  atLeast,
  byShare,
  countDoubts,
  met,
  noOptions,
  notStated,
  type Rule,
  type RuleContext,
  reaches,
  rule,
  scored,
  unknown,
  type Values,
} from './outcomes.ts';

// The evaluation set: what speaks against taking its results for those of real use.

type Dataset = Pilot['evaluation']['dataset'];
type Limits = { readonly items: number; readonly max_age_days: number };

const datasetDoubts = (set: Dataset, limits: Limits, asOf: string, at: string): readonly Part[] => {
  const aspect = (name: string, lacking: string, key: keyof Dataset, holds: Truth): Part => ({
    name,
    lacking,
    at: join(at, key),
    holds,
    facts: statedFacts(at, { [key]: set[key] }),
  });
  const isLarge = testValue(set.items, (count) => count >= limits.items);
  const isNew = testValue(set.refreshed, (date) => isRecent(date, asOf, limits.max_age_days));
  return [
    aspect(`size (at least ${limits.items})`, `${limits.items} items or more`, 'items', isLarge),
    aspect('real use as its source', 'items from real use', 'source', oneOf(set.source, 'production')),
    aspect('versioning', 'versions', 'versioned', set.versioned),
    aspect(
      `age (at most ${limits.max_age_days} days)`,
      `a refresh within ${limits.max_age_days} days`,
      'refreshed',
      isNew,
    ),
  ];
};

/** "420 items, source production, versioned, refreshed 2026-09-15", as far as it is stated. */
const describeDataset = ({ items, source, versioned, refreshed }: Dataset): string =>
  [
    items === undefined ? [] : `${items} items`,
    source === undefined ? [] : `source ${source}`,
    versioned === undefined ? [] : versioned ? 'versioned' : 'not versioned',
    refreshed === undefined ? [] : `refreshed ${refreshed}`,
  ]
    .flat()
    .join(', ');

// The rate of wrong or invented statements against its limit: the stricter of the pilot's own and the default, which is
// higher where evidence shows that people are wrong more often; and against what a pilot with people outside may have.

/** `present`: up to where a human error rate counts whose evidence was not compared with what the file says. */
const hallucinationLimits = { external: 'share', internal: 'share', present: 'share' } as const;
export type HallucinationLimits = Values<typeof hallucinationLimits>;

const section = 'evaluation.hallucination';
const measuredAt = `${section}.measured.value`;
const humanAt = `${section}.human_error_rate`;

const withinLimit = (pilot: Pilot, limits: HallucinationLimits, context: RuleContext): Outcome => {
  const { limit: own, measured } = pilot.evaluation.hallucination;
  if (measured.value === undefined) return notStated(['measured rate of wrong or invented statements'], measuredAt);
  const rate = measured.value;
  const allowed = defaultLimits(pilot, limits, context).map((limit) => Math.min(limit, own ?? limit));
  const facts = rateFacts(pilot, { limit: own });
  const limitWords = [...new Set(allowed.map(exactPercent))].join(' or ');
  const seen = `${exactPercent(rate)} of ${countedIn(pilot)} wrong or invented, limit ${limitWords}`;
  const within = allowed.map((limit) => reaches(limit, rate));
  if (!within.includes(false)) return met(seen, measuredAt, { facts });
  if (!within.includes(true)) return absent(seen, measuredAt, { facts });
  return unknown(`${seen}; not stated: users`, 'pilot.users', 1, { facts });
};

/**
 * The limits that may apply whatever the pilot asks of itself, as shares: one, or both where it is not stated whom the
 * outputs reach.
 */
export const defaultLimits = (
  pilot: Pilot,
  { external, internal, present }: HallucinationLimits,
  context: Pick<RuleContext, 'evidenceAt'>,
): readonly number[] => {
  const { users } = pilot.pilot;
  const usual = users === undefined ? [external, internal] : [users === 'internal' ? internal : external];
  const { rate, state } = humanErrorRate(pilot, context);
  if (state === undefined) return usual;
  return usual.map((limit) => Math.max(limit, state === 'checked' ? rate : Math.min(rate, present)));
};

/** How often people are wrong at the same task, and whether evidence shows it: its own, else that of the rate itself. */
const humanErrorRate = (pilot: Pilot, { evidenceAt }: Pick<RuleContext, 'evidenceAt'>) => {
  const given = pilot.evaluation.hallucination.human_error_rate;
  const rate = typeof given === 'object' ? given.value : given;
  if (rate === undefined || evidenceAt === undefined) return { rate: 0, state: undefined };
  const own = evidenceAt(humanAt, HUMAN_FRESH_DAYS);
  if (own !== 'none') return { rate, state: own === 'checked' || own === 'present' ? own : undefined };
  const beside = evidenceAt(section, HUMAN_FRESH_DAYS);
  return { rate, state: beside === 'checked' || beside === 'present' ? ('present' as const) : undefined };
};

/** People change more slowly than models. */
const HUMAN_FRESH_DAYS = 365;

const pilotErrorLimits = { limit: 'share' } as const;

/** A stated rate decides unless every output is stated to be reviewed; without a rate only such a review is an answer. */
const pilotErrorRate = (
  pilot: Pilot,
  { limit: usual }: Values<typeof pilotErrorLimits>,
  context: RuleContext,
): Outcome => {
  const { hallucination, human_review } = pilot.evaluation;
  const { value: rate } = hallucination.measured;
  const reviewAt = 'evaluation.human_review.share_of_outputs';
  const facts = [
    ...rateFacts(pilot, {}),
    ...statedFacts('evaluation.human_review', { share_of_outputs: human_review.share_of_outputs }),
  ];
  if (human_review.share_of_outputs === 1) return met('a person reviews every output', reviewAt, { facts });
  if (rate === undefined) return notStated(['measured rate of wrong outputs'], measuredAt, 1, { facts });
  const { rate: human, state } = humanErrorRate(pilot, context);
  const limit = state === 'checked' ? Math.max(usual, human) : usual;
  const seen = `${exactPercent(rate)} of ${countedIn(pilot)} wrong or invented, limit for a pilot ${exactPercent(limit)}`;
  return (reaches(limit, rate) ? met : absent)(seen, measuredAt, { facts });
};

/** What the rate is a share of. */
const countedIn = ({ evaluation }: Pilot): string => `${evaluation.hallucination.per ?? 'answer'}s`;

const rateFacts = (
  { evaluation: { hallucination }, pilot: { users } }: Pilot,
  more: Readonly<Record<string, unknown>>,
) => {
  const { measured, human_error_rate: human } = hallucination;
  return [
    ...statedFacts(section, {
      'measured.value': measured.value,
      ...more,
      human_error_rate: typeof human === 'object' ? human.value : human,
    }),
    ...statedFacts('pilot', { users }),
  ];
};

// A quality metric as a part: whether its threshold was set before the result, and whether the result meets it.

const gatePart = (metric: Metric, at: string): Part => {
  const { name, threshold, threshold_set, measured } = metric;
  return {
    ...fieldsPart(name, at, { threshold: isStated(threshold), threshold_set: wasSetFirst(metric) }),
    lacking: name,
    facts: statedFacts(at, { threshold, threshold_set, 'measured.date': measured.date }),
  };
};

/** Nothing measured yet: whatever day the threshold was set, it comes before the result. */
const wasSetFirst = ({ threshold_set, measured }: Metric): Truth =>
  measured.value === undefined ? true : testBoth(threshold_set, measured.date, (set, day) => set <= day);

const thresholdPart = (metric: Metric, at: string): Part => {
  const { name, direction, threshold, measured } = metric;
  const blank = direction === undefined ? 'direction' : threshold === undefined ? 'threshold' : undefined;
  return {
    name: `${name}${against(measured.value, threshold)}`,
    at: join(at, blank ?? 'measured.value'),
    evidenceAt: at,
    holds: meetsThreshold(metric),
    facts: statedFacts(at, { threshold, 'measured.value': measured.value }),
  };
};

const meetsThreshold = ({ direction, threshold, measured: { value } }: Metric): Truth => {
  if (direction === undefined) return undefined;
  return testBoth(value, threshold, direction === 'increase' ? reaches : (got, most) => reaches(most, got));
};

const DATASET = 'evaluation.dataset';
const noItems = { fact: 'The evaluation set has no items' };
const METRICS = 'evaluation.metrics';

export const evaluationRules = {
  'evaluation.dataset': rule(
    { items: 'count', max_age_days: 'count' },
    ({ evaluation: { dataset } }, limits, { asOf }) => {
      if (dataset.items === 0) return absent('the evaluation set has no items', `${DATASET}.items`, noItems);
      return countDoubts(datasetDoubts(dataset, limits, asOf, DATASET), describeDataset(dataset), DATASET);
    },
  ),

  'evaluation.edge-cases': rule({ share: 'part' }, ({ evaluation: { dataset } }, { share: wanted }) => {
    const { items, messy_share: messy } = dataset;
    const at = `${DATASET}.messy_share`;
    if (items === 0) return absent('the evaluation set has no items', `${DATASET}.items`, noItems);
    if (messy === undefined) return notStated(['share of messy items'], at);
    const score = reaches(messy, wanted) ? 1 : messy / wanted;
    return scored(score, `${exactPercent(messy)} messy, at least ${exactPercent(wanted)} wanted`, at);
  }),

  'evaluation.quality-gates': rule(noOptions, ({ evaluation: { metrics } }) => {
    const says = 'metrics have a threshold that was set before the result';
    return byShare(toParts(metrics, METRICS, gatePart), says, METRICS);
  }),

  'evaluation.thresholds-met': rule(noOptions, ({ evaluation: { metrics } }) =>
    byShare(toParts(metrics, METRICS, thresholdPart), 'metrics meet their threshold', METRICS),
  ),

  'evaluation.hallucination': rule(hallucinationLimits, withinLimit),

  'evaluation.pilot-error-rate': rule(pilotErrorLimits, pilotErrorRate),

  'evaluation.judge-calibrated': rule({ agreement: 'share' }, ({ evaluation: { judge } }, { agreement }) => {
    const seen = (value: number) =>
      `judge and people agree on ${exactPercent(value)}, at least ${exactPercent(agreement)} wanted`;
    return atLeast(judge.agreement, { full: agreement }, seen, 'evaluation.judge.agreement');
  }),

  'evaluation.human-review': rule(noOptions, ({ evaluation: { human_review } }) => {
    const { share_of_outputs: reviewed } = human_review;
    const at = 'evaluation.human_review.share_of_outputs';
    if (reviewed === undefined) return notStated(['share of reviewed outputs'], at);
    return (reviewed > 0 ? met : absent)(`${exactPercent(reviewed)} of live outputs reviewed`, at);
  }),

  'evaluation.performance': rule(noOptions, ({ evaluation: { benchmark } }) => {
    const at = 'evaluation.benchmark';
    const parts = [
      { name: 'benchmark of latency', at: `${at}.latency`, holds: benchmark.latency },
      { name: 'benchmark of cost', at: `${at}.cost`, holds: benchmark.cost },
    ];
    return all(parts, 'latency and cost are benchmarked', at);
  }),
} as const satisfies Record<string, Rule>;
