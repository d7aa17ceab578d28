// What is doubtful about a pilot though nothing of it is impossible: facts that hardly go together, dates that have yet
// to come. Structured facts only, free text is never read. The caller finds the places.
import type { Pilot } from '../model/pilot.ts';
import { tierWarnings } from '../rules/risk-tier.ts';
import type { Doubt } from './doubt.ts';
import { futureDates } from './future-dates.ts';
import { missedTarget } from './missed-target.ts';
import { stateDoubts } from './state-doubts.ts';

export type { Doubt } from './doubt.ts';

export const doubts = (pilot: Pilot, asOf: string): readonly Doubt[] => [
  ...missedTarget(pilot, asOf),
  ...futureDates(pilot, asOf),
  ...stateDoubts(pilot),
  ...tierWarnings(pilot, asOf).map((warning) => ({ code: 'prohibited-practice', ...warning })),
];
