// Data readiness: is each source known, owned, reachable, good enough, and lawful to use?
import { isRecent } from '../model/dates.ts';
import type { Outcome, StatedFact } from '../model/evidence.ts';
import { type DataSource, holdsPersonal, personalClasses } from '../model/pilot/data.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { join } from '../model/problem.ts';
import {
  every,
  exactPercent,
  fieldsPart,
  isNamed,
  isStated,
  numbered,
  oneOf,
  type Part,
  statedFacts,
  type Truth,
  testBoth,
  testValue,
  toParts,
  withDetails,
} from './logic.ts';
import {
  absent,
  all,
  byShare,
  each,
  noOptions,
  notStated,
  type Rule,
  reaches,
  rule,
  scored,
  type Values,
} from './outcomes.ts';

// How good the data is: the profile of a source against its limits, its age, and the sample that was tested.

/** `older` is what a source with a good but old profile still counts for. */
const profileLimits = {
  completeness: 'share',
  duplicates: 'share',
  outdated: 'share',
  days: 'count',
  older: 'share',
} as const;

const sampleLimits = { share: 'share', cap: 'count' } as const;

type ProfileLimits = Values<typeof profileLimits>;
type Figure = { readonly key: string; readonly shown: string | undefined; readonly holds: Truth };

/** A figure beyond its limit settles the source; good figures that are old count in part. */
const profilePart = (source: DataSource, at: string, limits: ProfileLimits, asOf: string): Part => {
  const figures = qualityFigures(source, limits);
  const fresh = testValue(source.quality.profiled, (date) => isRecent(date, asOf, limits.days));
  const good = every(figures.map((figure) => figure.holds));
  const holds = good && (fresh === false ? limits.older : fresh);
  const profiled = { key: 'profiled', shown: source.quality.profiled, holds: fresh };
  const deciding = decidingFigures(good === false ? figures : [...figures, profiled], holds);
  const place = join(at, 'quality');
  return {
    name: withDetails(
      source.name,
      ...deciding.map(({ key, shown }) => (shown === undefined ? key : `${key} ${shown}`)),
    ),
    at: deciding[0] === undefined ? place : join(place, deciding[0].key),
    holds,
    best: fresh === false ? limits.older : 1,
    facts: statedFacts(place, statedQuality(source, deciding)),
  };
};

const qualityFigures = ({ quality }: DataSource, limits: ProfileLimits): readonly Figure[] => [
  figure('completeness', quality.completeness, (value) => reaches(value, limits.completeness)),
  figure('duplicates', quality.duplicates, (value) => reaches(limits.duplicates, value)),
  figure('outdated', quality.outdated, (value) => reaches(limits.outdated, value)),
];

const figure = (key: string, value: number | undefined, test: (value: number) => boolean): Figure => ({
  key,
  shown: value === undefined ? undefined : exactPercent(value),
  holds: testValue(value, test),
});

/** What a reader must look at: the blanks of a blank source, the failures of one that falls short, nothing otherwise. */
const decidingFigures = (figures: readonly Figure[], holds: Truth | number): readonly Figure[] =>
  figures.filter((figure) => figure.holds === (holds === undefined ? undefined : false));

const statedQuality = ({ quality }: DataSource, deciding: readonly Figure[]): Readonly<Record<string, unknown>> => {
  if (deciding.length === 0) return quality;
  return Object.fromEntries(Object.entries(quality).filter(([key]) => deciding.some((figure) => figure.key === key)));
};

const SAMPLE = 'data.production_sample';

/** Uncurated items against those needed: a share of the month's volume up to a cap, and the cap while it is unknown. */
const sampleOutcome = ({ pilot, data }: Pilot, limits: Values<typeof sampleLimits>): Outcome => {
  const { items, curated } = data.production_sample;
  const volume = pilot.workflow.volume_per_month;
  const facts = [
    ...statedFacts(SAMPLE, { items, curated }),
    ...statedFacts('pilot.workflow', { volume_per_month: volume }),
  ];
  if (curated === true) {
    const fact = 'Tested on a curated sample, not on production data as it comes';
    return absent('the sample is curated', join(SAMPLE, 'curated'), { ...only(facts, 'curated'), fact });
  }
  if (items === 0) return absent('the sample holds no items', join(SAMPLE, 'items'), only(facts, 'items'));
  if (items === undefined) return notStated(['size of the sample'], join(SAMPLE, 'items'));
  const needed = volume === undefined ? limits.cap : Math.min(limits.cap, limits.share * volume);
  const score = reaches(items, needed) ? 1 : items / needed;
  const best = volume === undefined ? 1 : score;
  if (curated === undefined) {
    const few =
      best < 1
        ? { values: [join(SAMPLE, 'items')], fact: `Production sample: ${sampleSeen(items, needed, volume)}` }
        : {};
    return notStated(['whether the sample is curated'], join(SAMPLE, 'curated'), best, { facts, ...few });
  }
  const support = [{ evidencePaths: [SAMPLE], points: score }];
  return scored(score, sampleSeen(items, needed, volume), join(SAMPLE, 'items'), { facts, best, support });
};

const only = (facts: readonly StatedFact[], key: string) => ({
  facts: facts.filter(({ path }) => path === join(SAMPLE, key)),
});

const sampleSeen = (items: number, needed: number, volume: number | undefined): string => {
  const least = Math.max(1, Math.ceil(needed - 1e-9));
  return `${numbered(items, 'uncurated item')}, ${least} needed${volume === undefined ? ' while the volume is not stated' : ''}`;
};

// Personal data before it reaches the model: masked, or with a recorded basis that says why not.
//
//   protection       legal basis    a source that holds personal data
//   any, or blank    recorded       holds: no reading of the protection fails
//   anonymised       none           holds
//   pseudonymised    none           holds
//   raw              none           fails: a basis that nobody recorded is missing, not unknown
//   blank            none           blank
//
// The class (health, payment, …) decides whether a source counts and whether the check blocks, not how it is judged.

const says = 'sources with personal data are masked or have a recorded legal basis';

/**
 * By share of the sources that hold personal data. A source whose class is not stated is read for the worse in the
 * score (it counts unless it is safe) and for the better in the best score (it counts unless it is not).
 */
const personalDataOutcome = (sources: readonly DataSource[] | undefined, at: string): Outcome => {
  const parts = toParts(sources, at, toPart);
  if (parts === undefined) return notStated(['sources'], at);
  const judge = (reading: 'worse' | 'better') =>
    byShare(
      parts.filter((part) => part.counts[reading]),
      says,
      at,
    );
  return { ...judge('worse'), best: judge('better').best };
};

type Holder = Part & { readonly counts: { readonly worse: boolean; readonly better: boolean } };

const toPart = (source: DataSource, at: string): Holder => {
  const { name, personal_data, protection, legal_basis } = source;
  const safe = isSafe(source);
  const classes = personalClasses(source);
  const isOfPeople = classes === undefined || holdsPersonal(classes);
  const holds = personal_data === undefined ? undefined : safe;
  return {
    name: holds === false ? withDetails(name, `${classes?.join(' and ')}, raw, no legal basis`) : name,
    at: join(at, personal_data === undefined ? 'personal_data' : 'protection'),
    holds,
    facts: statedFacts(at, { personal_data: classes?.join(', '), protection, legal_basis }),
    counts:
      personal_data === undefined
        ? { worse: safe !== true, better: safe !== false }
        : { worse: isOfPeople, better: isOfPeople },
  };
};

/** A recorded basis settles it whatever the protection is; without one the protection decides. */
const isSafe = ({ protection, legal_basis }: DataSource): Truth =>
  isNamed(legal_basis) ? true : testValue(protection, (word) => word !== 'raw');

// Each source of the pilot as a part: whether it is listed, owned, reached without hands, and fresh.

const listedPart = ({ name, kind, system, classification }: DataSource, at: string): Part =>
  fieldsPart(name, at, { kind: isStated(kind), system: isStated(system), classification: isStated(classification) });

const ownedPart = ({ name, owner }: DataSource, at: string): Part => ({
  ...fieldsPart(name, at, { owner: isNamed(owner) }),
  lacking: name,
});

const accessPart = ({ name, access }: DataSource, at: string): Part => ({
  name: access === undefined ? name : withDetails(name, access),
  at: join(at, 'access'),
  holds: oneOf(access, 'api', 'database', 'event-stream', 'file-drop'),
});

const freshnessPart = ({ name, freshness }: DataSource, at: string): Part => {
  const { needed_hours: needed, actual_hours: actual } = freshness;
  const holds = isFresh(needed, actual);
  const place = join(at, 'freshness');
  return {
    name: holds === false ? withDetails(name, `${numbered(actual, 'hour')} old, ${needed} allowed`) : name,
    at: join(place, needed === undefined && actual !== undefined ? 'needed_hours' : 'actual_hours'),
    holds,
    facts: statedFacts(place, freshness),
  };
};

/** Data without any delay is fresh enough for every need, stated or not. */
const isFresh = (needed: number | undefined, actual: number | undefined): Truth =>
  actual === 0 ? true : testBoth(needed, actual, reaches);

const SOURCES = 'data.sources';

export const dataRules = {
  'data.inventory': rule(noOptions, ({ data: { sources } }) =>
    each(toParts(sources, SOURCES, listedPart), 'sources say their kind, system and classification', SOURCES),
  ),

  'data.ownership': rule(noOptions, ({ data: { sources } }) =>
    byShare(toParts(sources, SOURCES, ownedPart), 'sources have an owner', SOURCES),
  ),

  'data.access': rule(noOptions, ({ data: { sources } }) =>
    byShare(toParts(sources, SOURCES, accessPart), 'sources are reached by an automated interface', SOURCES),
  ),

  'data.quality-profiled': rule(profileLimits, ({ data: { sources } }, limits, { asOf }) => {
    const parts = toParts(sources, SOURCES, (source, at) => profilePart(source, at, limits, asOf));
    return byShare(parts, 'sources were profiled lately and are within the limits', SOURCES);
  }),

  'data.freshness': rule(noOptions, ({ data: { sources } }) =>
    each(toParts(sources, SOURCES, freshnessPart), 'sources are as fresh as the workflow needs', SOURCES),
  ),

  'data.production-like': rule(sampleLimits, sampleOutcome),

  'data.personal-data': rule(noOptions, ({ data: { sources } }) => personalDataOutcome(sources, SOURCES)),

  'data.labels': rule({ count: 'count' }, ({ data: { labels } }, { count }) =>
    all(labelParts(labels, count), `${labels.count} labels, quality checked`, LABELS),
  ),
} as const satisfies Record<string, Rule>;

const LABELS = 'data.labels';

const labelParts = ({ count, quality_checked }: Pilot['data']['labels'], needed: number): readonly Part[] => [
  {
    lacking: `${numbered(count, 'labelled example')}, ${needed} needed`,
    name: count === undefined ? 'number of labels' : `at least ${needed} labels (${count} stated)`,
    at: `${LABELS}.count`,
    holds: testValue(count, (labels) => labels >= needed),
    facts: statedFacts(LABELS, { count }),
  },
  {
    name: 'label quality checked',
    lacking: 'the quality of the labels was not checked',
    at: `${LABELS}.quality_checked`,
    holds: quality_checked,
    facts: statedFacts(LABELS, { quality_checked }),
  },
];
