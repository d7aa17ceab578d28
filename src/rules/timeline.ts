// Whether the working days left until production cover what the open integrations still ask for.
import { later, workingDays } from '../model/dates.ts';
import { likely } from '../model/estimate.ts';
import type { Fact, Outcome } from '../model/outcome.ts';
import { join } from '../model/path.ts';
import type { Integration } from '../model/pilot/architecture.ts';
import type { Pilot } from '../model/pilot.ts';
import { covered } from './combinators.ts';
import type { Context, Values } from './define.ts';
import { type Burden, burden, burdenOptions, isOpen } from './integrations.ts';
import { notStated, scored, unknown } from './outcomes.ts';
import { up } from './words.ts';

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
