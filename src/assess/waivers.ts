// Waivers free a check from the blocker rule until they expire. They never raise a score, a floor or coverage.
import type { WaiverState } from '../model/assessment.ts';
import type { Waiver } from '../model/pilot/plan.ts';
import type { Pilot } from '../model/pilot.ts';
import { holds, type Judged } from './evaluate.ts';

/** A waiver holds through its last day. */
export const waiverState = (waiver: Waiver, judged: Judged | undefined, pilot: Pilot, asOf: string): WaiverState => {
  if (waiver.expires < asOf) return 'expired';
  if (judged?.outcome.kind === 'met') return 'superfluous';
  if (judged === undefined || !judged.live || isUnwaivable(judged, pilot, asOf)) return 'without-effect';
  return 'active';
};

/** Some blockers cannot be waived while their condition is known to hold: a prohibited practice is none to sign for. */
const isUnwaivable = ({ item }: Judged, pilot: Pilot, asOf: string): boolean =>
  typeof item.blocker === 'object' && item.blocker.waivable === false && holds(item.blocker.when, pilot, asOf) === true;
