// What the integrations still ask for: which are open, which need an adapter, and by how much to multiply an estimate.
import { later, workingDays } from '../model/dates.ts';
import { likely } from '../model/fields.ts';
import type { Fact, Outcome } from '../model/outcome.ts';
import type { Integration } from '../model/pilot/architecture.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { join } from '../model/problem.ts';
import { fieldsPart, named, oneOf, type Part, partsOf, some, stated, type Truth, up, withDetails } from './logic.ts';
import { byShare, type Context, covered, met, notStated, scored, unknown, type Values } from './outcomes.ts';

/** What each open integration and each open legacy one adds to the multiplier, its ceiling, and the days where nobody estimated. */
export const burdenOptions = {
  per_open: 'amount',
  per_legacy: 'amount',
  ceiling: 'positive',
  days: 'positive',
  legacy_days: 'positive',
} as const;

export type Burden = {
  readonly open: number;
  readonly legacy: number;
  readonly multiplier: number;
  /** How the multiplier comes about, in a few words. */
  readonly reason: string;
  /** Days for the open integrations, before the multiplier. */
  readonly estimate: number;
  /** Days with the multiplier. */
  readonly days: number;
};

/** Legacy is the flag alone; a blank one is read as `blankIsLegacy`: asked both ways, this gives the least and the most. */
export const burden = (
  integrations: readonly Integration[],
  options: Values<typeof burdenOptions>,
  blankIsLegacy: boolean,
): Burden => {
  const isLegacy = (one: Integration) => one.legacy ?? blankIsLegacy;
  const open = integrations.filter(isOpen);
  const legacy = open.filter(isLegacy).length;
  const sum = 1 + options.per_open * open.length + options.per_legacy * legacy;
  const multiplier = Math.min(options.ceiling, sum);
  const estimate = open
    .map((one) => likely(one.adapter.estimate_days) ?? (isLegacy(one) ? options.legacy_days : options.days))
    .reduce((total, days) => total + days, 0);
  const reason = `${open.length} open, ${legacy} of them legacy: × ${multiplier}${sum > multiplier ? ', the most' : ''}`;
  return { open: open.length, legacy, multiplier, reason, estimate, days: estimate * multiplier };
};

/** A blank status is open. */
export const isOpen = (integration: Integration): boolean => isTested(integration) !== true;

export const isTested = (integration: Integration): Truth => oneOf(integration.status, 'tested', 'live');

/** Flagged as legacy, or reached by nothing better than a screen or a format of its own. */
export const needsAdapter = (integration: Integration): Truth =>
  some([integration.legacy, oneOf(integration.interface, 'proprietary', 'screen', 'none')]);

// Judges the systems that the pilot must touch: whether each is mapped, tested, and reached where it is old.

const section = 'architecture.integrations';

export const integrationMap = ({ architecture: { integrations } }: Pilot): Outcome => {
  if (integrations?.length === 0) return met('no system to touch', section);
  const says = 'systems have an interface, a direction and an owner';
  return byShare(partsOf(integrations, section, mappedPart), says, section);
};

const mappedPart = ({ system, interface: way, direction, owner }: Integration, at: string): Part =>
  fieldsPart(system, at, { interface: stated(way), direction: stated(direction), owner: named(owner) });

export const integrationTested = ({ architecture: { integrations } }: Pilot): Outcome =>
  byShare(partsOf(integrations, section, testedPart), 'integrations are tested or live', section);

const testedPart = (one: Integration, at: string): Part => ({
  name: one.status === undefined ? one.system : withDetails(one.system, one.status),
  at: join(at, 'status'),
  evidenceAt: at,
  holds: isTested(one),
});

/** A system that may need no adapter counts only while it could lack one. */
export const legacyPath = ({ architecture: { integrations } }: Pilot): Outcome => {
  const parts = partsOf(integrations, section, adapterPart)?.filter(({ counts }) => counts);
  return byShare(parts, 'legacy systems have an adapter with an owner and an estimate', section);
};

const adapterPart = (one: Integration, at: string): Part & { readonly counts: boolean } => {
  const { owner, estimate_days } = one.adapter;
  const part = fieldsPart(one.system, join(at, 'adapter'), {
    owner: named(owner),
    estimate_days: stated(estimate_days),
  });
  return { ...part, counts: needsAdapter(one) ?? part.holds !== true };
};

// Whether the working days left until production cover what the open integrations still ask for.

/** `stretch`: a need of up to so many times the days left is half covered. */
export const timelineOptions = { ...burdenOptions, stretch: 'positive' } as const;

export const timeline = (pilot: Pilot, options: Values<typeof timelineOptions>, { asOf }: Context): Outcome => {
  const { integrations } = pilot.architecture;
  const { production_target } = pilot.pilot;
  if (integrations === undefined) return notStated(['integrations'], systems);
  if (production_target === undefined) return notStated(['production date'], 'pilot.production_target');
  const left = workingDays(later(pilot.plan.start, asOf), production_target);
  const [least, most] = [burden(integrations, options, false), burden(integrations, options, true)];
  const best = covered(left, least.days, options.stretch);
  const score = covered(left, most.days, options.stretch);
  const seen = `${left} working days left, ${needed(least, most)}`;
  const facts = deciding(pilot, asOf);
  if (score !== best) return unknown(seen, unflagged(integrations), best, { facts });
  const support = score > 0 ? [{ places: ['architecture'], points: score }] : [];
  return scored(score, seen, 'pilot.production_target', { support, facts });
};

const systems = 'architecture.integrations';

/** Where the flag is missing that keeps the need open. */
const unflagged = (integrations: readonly Integration[]): string =>
  join(
    join(
      systems,
      integrations.findIndex((one) => isOpen(one) && one.legacy === undefined),
    ),
    'legacy',
  );

const needed = (least: Burden, most: Burden): string =>
  least.days === most.days
    ? `${up(most.days)} needed (${up(most.estimate)} estimated; ${most.reason})`
    : `${up(least.days)} to ${up(most.days)} needed, by whether each is legacy (${least.reason}; to ${most.reason})`;

/** The dates and the open integrations. */
const deciding = ({ pilot, plan, architecture }: Pilot, asOf: string): readonly Fact[] => [
  { path: 'pilot.production_target', value: pilot.production_target ?? '' },
  ...(plan.start !== undefined && plan.start > asOf ? [{ path: 'plan.start', value: plan.start }] : []),
  ...(architecture.integrations ?? []).flatMap((one, i) =>
    isOpen(one) ? [{ path: join(systems, i), value: describe(one) }] : [],
  ),
];

const describe = ({ system, status, legacy, adapter }: Integration): string => {
  const days = likely(adapter.estimate_days);
  return [system, status, legacy ? 'legacy' : undefined, days === undefined ? undefined : `${days} days`]
    .filter((word) => word !== undefined)
    .join(', ');
};
