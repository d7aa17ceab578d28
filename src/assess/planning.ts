// Takes from the pilot file what a plan needs to know, with the place of each fact; no plan is made here.
import type { CheckItem, Checklist } from '../model/checklist.ts';
import { type Estimate, likely } from '../model/estimate.ts';
import { join } from '../model/path.ts';
import type { Integration } from '../model/pilot/architecture.ts';
import type { Member } from '../model/pilot/talent.ts';
import type { Days, IntegrationLoad, Origin, Planning, Stated } from '../model/planning.ts';
import type { Place } from '../model/problem.ts';
import type { Values } from '../rules/define.ts';
import { burden, type burdenOptions, isOpen } from '../rules/integrations.ts';
import type { Input } from './input.ts';

type Locate = (path: string) => Place;

export const planningOf = ({ document, pilot, checklist }: Input): Planning => {
  const { locate } = document;
  const integration = loadOf(pilot.architecture.integrations, checklist, locate);
  return {
    ...(pilot.plan.start !== undefined && { start: stated(pilot.plan.start, 'plan.start', locate) }),
    ...(pilot.pilot.production_target !== undefined && {
      target: stated(pilot.pilot.production_target, 'pilot.production_target', locate),
    }),
    capacity: new Map(
      Object.entries(pilot.plan.capacity ?? {}).flatMap(([role, fte]) =>
        fte === undefined ? [] : [[role, stated(fte, join('plan.capacity', role), locate)]],
      ),
    ),
    ...(pilot.talent.team !== undefined && { team: teamOf(pilot.talent.team, locate) }),
    ...(integration !== undefined && { integration }),
  };
};

const stated = <T>(value: T, path: string, locate: Locate): Stated<T> => ({ value, at: locate(path) });

/** Several members of one role count together; the place is that of the first. */
const teamOf = (team: readonly Member[], locate: Locate): ReadonlyMap<string, Stated<number | null>> => {
  const byRole = new Map<string, Stated<number | null>>();
  for (const [i, { role, fte = null }] of team.entries()) {
    const before = byRole.get(role);
    const sum = fte === null || before?.value === null ? null : fte + (before?.value ?? 0);
    byRole.set(role, { value: sum, at: before?.at ?? locate(`talent.team[${i}]`) });
  }
  return byRole;
};

const loadOf = (
  integrations: readonly Integration[] | undefined,
  { items }: Checklist,
  locate: Locate,
): IntegrationLoad | undefined => {
  const item = items.find(({ rule }) => rule === 'architecture.timeline');
  if (integrations === undefined || item === undefined) return undefined;
  const options = item.with as Values<typeof burdenOptions>;
  const { open, multiplier, reason } = burden(integrations, options, true);
  const spread = (items.find(({ rule }) => rule === 'architecture.integration-tested') ?? item).fix.days;
  const parts = integrations.flatMap((one, i) =>
    isOpen(one) ? [partOf(one, `architecture.integrations[${i}]`, item, spread, locate)] : [],
  );
  const unflagged = integrations.filter((one) => isOpen(one) && one.legacy === undefined).length;
  return {
    open,
    multiplier,
    reason: unflagged === 0 ? reason : `${reason}; ${unflagged} without a word on legacy counted as legacy`,
    days: parts.reduce((sum, { days }) => plus(sum, days), { low: 0, likely: 0, high: 0 }),
    origins: parts.map(({ origin }) => origin),
  };
};

/** An integration's own estimate; without one the checklist's days, spread as its estimate for testing integrations is. */
const partOf = (
  { adapter, legacy }: Integration,
  path: string,
  item: CheckItem,
  spread: Days,
  locate: Locate,
): { readonly days: Days; readonly origin: Origin } => {
  const { estimate_days: estimate } = adapter;
  if (estimate !== undefined) {
    return { days: rangeOf(estimate), origin: { from: 'file', at: locate(`${path}.adapter.estimate_days`) } };
  }
  const options = item.with as Values<typeof burdenOptions>;
  const each = (legacy ?? true) ? options.legacy_days : options.days;
  const days = {
    low: (each * spread.low) / spread.likely,
    likely: each,
    high: (each * spread.high) / spread.likely,
  };
  return { days, origin: { from: 'checklist', check: item.id } };
};

const rangeOf = (estimate: Estimate): Days => {
  const middle = likely(estimate) ?? 0;
  return typeof estimate === 'object' ? estimate : { low: middle, likely: middle, high: middle };
};

const plus = (a: Days, b: Days): Days => ({ low: a.low + b.low, likely: a.likely + b.likely, high: a.high + b.high });
