// The rate of wrong or invented statements against its limit: the stricter of the pilot's own and the checklist's.
import type { Outcome } from '../model/outcome.ts';
import type { Pilot } from '../model/pilot.ts';
import { reaches } from './combinators.ts';
import type { Values } from './define.ts';
import { factsOf } from './facts.ts';
import { absent, met, notStated, unknown } from './outcomes.ts';
import { exactPercent } from './words.ts';

export const hallucinationLimits = { external: 'share', internal: 'share' } as const;

type Limits = Values<typeof hallucinationLimits>;

export const withinLimit = ({ evaluation, pilot: { users } }: Pilot, limits: Limits): Outcome => {
  const { limit: own, measured } = evaluation.hallucination;
  const section = 'evaluation.hallucination';
  const at = `${section}.measured.value`;
  if (measured.value === undefined) return notStated(['measured rate of wrong or invented statements'], at);
  const rate = measured.value;
  const allowed = limitsFor(users, limits).map((limit) => Math.min(limit, own ?? limit));
  const facts = [...factsOf(section, { 'measured.value': rate, limit: own }), ...factsOf('pilot', { users })];
  const limitWords = [...new Set(allowed.map(exactPercent))].join(' or ');
  const seen = `${exactPercent(rate)} wrong or invented, limit ${limitWords}`;
  const within = allowed.map((limit) => reaches(limit, rate));
  if (!within.includes(false)) return met(seen, at, { facts });
  if (!within.includes(true)) return absent(seen, at, { facts });
  return unknown(`${seen}; not stated: users`, 'pilot.users', 1, { facts });
};

/** The limits that may apply: both where it is not stated whose hands the outputs reach. */
const limitsFor = (users: Pilot['pilot']['users'], { external, internal }: Limits): readonly number[] => {
  if (users === undefined) return [external, internal];
  return [users === 'internal' ? internal : external];
};
