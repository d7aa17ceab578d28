// What the integrations still ask for: which are open, which need an adapter, and by how much to multiply an estimate.
import { likely } from '../model/estimate.ts';
import type { Integration } from '../model/pilot/architecture.ts';
import type { Values } from './define.ts';
import { oneOf, some, type Truth } from './truth.ts';

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
