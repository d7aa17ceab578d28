// How good the data is: the profile of a source against its limits, its age, and the sample that was tested.
import { isRecent } from '../model/dates.ts';
import type { Fact, Outcome } from '../model/outcome.ts';
import { join } from '../model/path.ts';
import type { Source } from '../model/pilot/data.ts';
import type { Pilot } from '../model/pilot.ts';
import { reaches } from './combinators.ts';
import type { Values } from './define.ts';
import { factsOf } from './facts.ts';
import { absent, notStated, scored } from './outcomes.ts';
import type { Part } from './parts.ts';
import { every, type Truth, whether } from './truth.ts';
import { exactPercent, withDetails } from './words.ts';

/** `older` is what a source with a good but old profile still counts for. */
export const profileLimits = {
  completeness: 'share',
  duplicates: 'share',
  outdated: 'share',
  days: 'count',
  older: 'share',
} as const;

export const sampleLimits = { share: 'share', cap: 'count' } as const;

type ProfileLimits = Values<typeof profileLimits>;
type Figure = { readonly key: string; readonly shown: string | undefined; readonly holds: Truth };

/** A figure beyond its limit settles the source; good figures that are old count in part. */
export const profilePart = (source: Source, at: string, limits: ProfileLimits, asOf: string): Part => {
  const figures = figuresOf(source, limits);
  const fresh = whether(source.quality.profiled, (date) => isRecent(date, asOf, limits.days));
  const good = every(figures.map((figure) => figure.holds));
  const holds = good && (fresh === false ? limits.older : fresh);
  const profiled = { key: 'profiled', shown: source.quality.profiled, holds: fresh };
  const deciding = decidingOf(good === false ? figures : [...figures, profiled], holds);
  const place = join(at, 'quality');
  return {
    name: withDetails(
      source.name,
      ...deciding.map(({ key, shown }) => (shown === undefined ? key : `${key} ${shown}`)),
    ),
    at: deciding[0] === undefined ? place : join(place, deciding[0].key),
    holds,
    best: fresh === false ? limits.older : 1,
    facts: factsOf(place, statedOf(source, deciding)),
  };
};

const figuresOf = ({ quality }: Source, limits: ProfileLimits): readonly Figure[] => [
  figure('completeness', quality.completeness, (value) => reaches(value, limits.completeness)),
  figure('duplicates', quality.duplicates, (value) => reaches(limits.duplicates, value)),
  figure('outdated', quality.outdated, (value) => reaches(limits.outdated, value)),
];

const figure = (key: string, value: number | undefined, test: (value: number) => boolean): Figure => ({
  key,
  shown: value === undefined ? undefined : exactPercent(value),
  holds: whether(value, test),
});

/** What a reader must look at: the blanks of a blank source, the failures of one that falls short, nothing otherwise. */
const decidingOf = (figures: readonly Figure[], holds: Truth | number): readonly Figure[] =>
  figures.filter((figure) => figure.holds === (holds === undefined ? undefined : false));

const statedOf = ({ quality }: Source, deciding: readonly Figure[]): Readonly<Record<string, unknown>> => {
  if (deciding.length === 0) return quality;
  return Object.fromEntries(Object.entries(quality).filter(([key]) => deciding.some((figure) => figure.key === key)));
};

const SAMPLE = 'data.production_sample';

/** Uncurated items against those needed: a share of the month's volume up to a cap, and the cap while it is unknown. */
export const sampleOutcome = ({ pilot, data }: Pilot, limits: Values<typeof sampleLimits>): Outcome => {
  const { items, curated } = data.production_sample;
  const volume = pilot.workflow.volume_per_month;
  const facts = [...factsOf(SAMPLE, { items, curated }), ...factsOf('pilot.workflow', { volume_per_month: volume })];
  if (curated === true) return absent('the sample is curated', join(SAMPLE, 'curated'), only(facts, 'curated'));
  if (items === 0) return absent('the sample holds no items', join(SAMPLE, 'items'), only(facts, 'items'));
  if (items === undefined) return notStated(['size of the sample'], join(SAMPLE, 'items'));
  const needed = volume === undefined ? limits.cap : Math.min(limits.cap, limits.share * volume);
  const score = reaches(items, needed) ? 1 : items / needed;
  const best = volume === undefined ? 1 : score;
  if (curated === undefined) {
    return notStated(['whether the sample is curated'], join(SAMPLE, 'curated'), best, { facts });
  }
  const support = [{ places: [SAMPLE], points: score }];
  return scored(score, sampleSeen(items, needed, volume), join(SAMPLE, 'items'), { facts, best, support });
};

const only = (facts: readonly Fact[], key: string) => ({
  facts: facts.filter(({ path }) => path === join(SAMPLE, key)),
});

const sampleSeen = (items: number, needed: number, volume: number | undefined): string => {
  const least = Math.max(1, Math.ceil(needed - 1e-9));
  return `${items} uncurated items, ${least} needed${volume === undefined ? ' while the volume is not stated' : ''}`;
};
