// The ready-made policies: their words and their numbers, all in one place. The numbers are conventions; a configuration
// changes them key by key. What a gate itself asks for stands in the checklist and is not said again here.
import type { GateId } from '../model/dimensions.ts';
import type { PolicySettings } from '../model/policy.ts';

export type ReadyMade = {
  readonly title: string;
  /** When to take it, and why these numbers. */
  readonly why: string;
  readonly settings: PolicySettings;
};

export const readyMade: Readonly<Record<GateId, ReadyMade>> = {
  pilot: {
    title: 'May start with real users',
    why: 'A pilot is there to learn: much may be open still, but not by being declared away or waived.',
    settings: { for: 'pilot', max_declared_na: 0.2, max_waived: 0.2, warn_days: 14 },
  },
  production: {
    title: 'May carry the business',
    why: 'The gate itself caps what is declared away; waivers get the same cap, and are told a month before they end.',
    settings: { for: 'production', max_waived: 0.1, warn_days: 30 },
  },
  scale: {
    title: 'May grow to more users and use cases',
    why: 'What grows is hard to take back: half the waivers of production, told two months before they end.',
    settings: { for: 'scale', max_waived: 0.05, warn_days: 60 },
  },
};
