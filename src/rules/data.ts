// Data readiness: is each source known, owned, reachable, good enough, and lawful to use?
import type { Pilot } from '../model/pilot.ts';
import { all, byShare, each } from './combinators.ts';
import { profileLimits, profilePart, sampleLimits, sampleOutcome } from './data-quality.ts';
import { noOptions, type Rule, rule } from './define.ts';
import { factsOf } from './facts.ts';
import { type Part, partsOf } from './parts.ts';
import { personalDataOutcome } from './personal-data.ts';
import { accessPart, freshnessPart, listedPart, ownedPart } from './sources.ts';
import { whether } from './truth.ts';

const SOURCES = 'data.sources';

export const dataRules = {
  'data.inventory': rule(noOptions, ({ data: { sources } }) =>
    each(partsOf(sources, SOURCES, listedPart), 'sources say their kind, system and classification', SOURCES),
  ),

  'data.ownership': rule(noOptions, ({ data: { sources } }) =>
    byShare(partsOf(sources, SOURCES, ownedPart), 'sources have an owner', SOURCES),
  ),

  'data.access': rule(noOptions, ({ data: { sources } }) =>
    byShare(partsOf(sources, SOURCES, accessPart), 'sources are reached by an automated interface', SOURCES),
  ),

  'data.quality-profiled': rule(profileLimits, ({ data: { sources } }, limits, { asOf }) => {
    const parts = partsOf(sources, SOURCES, (source, at) => profilePart(source, at, limits, asOf));
    return byShare(parts, 'sources were profiled lately and are within the limits', SOURCES);
  }),

  'data.freshness': rule(noOptions, ({ data: { sources } }) =>
    each(partsOf(sources, SOURCES, freshnessPart), 'sources are as fresh as the workflow needs', SOURCES),
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
    name: count === undefined ? 'number of labels' : `at least ${needed} labels (${count} stated)`,
    at: `${LABELS}.count`,
    holds: whether(count, (labels) => labels >= needed),
    facts: factsOf(LABELS, { count }),
  },
  {
    name: 'label quality checked',
    at: `${LABELS}.quality_checked`,
    holds: quality_checked,
    facts: factsOf(LABELS, { quality_checked }),
  },
];
