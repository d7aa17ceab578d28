// Whether to begin inside: the rule of kpis.internal-first, asked for advice.
import { audiences } from '../model/pilot/pilot.ts';
import { claim } from '../rules/claims.ts';
import { kpisRules } from '../rules/kpis.ts';
import type { Basis } from './basis.ts';
import { flags, words } from './levers.ts';
import type { AdviceRule } from './rule.ts';
import type { Ruling } from './tree.ts';

export const internalFirstAdvice: AdviceRule = {
  id: 'internal-first',
  title: 'Inside first',
  answers: {
    'as-planned': {
      says: 'Go on with the users that are planned',
      when: 'the users are internal, or an internal use of the same capability came first',
      against: {
        says: 'Inside users ask politely and know the trade. Real use outside is messy and emotional, and an inside success says little of it',
        source: 'S3 (an illustration)',
      },
    },
    'internal-first': {
      says: 'Put it before internal users first',
      when: 'the users are outside the organisation, and no internal use came first',
      against: {
        says: 'The value lies outside and comes later this way. That 90% of successes began inside is one consultancy’s own work, and says nothing of those that began inside and failed',
        source: 'S0 (own work)',
      },
    },
  },
  decide: (basis) => decide(basis),
  levers: (basis) => [words(basis, 'pilot.users', audiences), ...flags(basis, 'pilot.prior_internal_use')],
  chosen: ({ pilot: { users } }) => (users === undefined ? undefined : { path: 'pilot.users', fits: ['as-planned'] }),
  checks: ['kpis.internal-first'],
};

const decide = ({ pilot, asOf }: Basis): Ruling => {
  const { users, prior_internal_use: prior } = pilot.pilot;
  const { kind } = kpisRules['kpis.internal-first'].judge(pilot, {} as never, { asOf, openEffortDays: 0 });
  const truth = kind === 'unknown' ? undefined : kind === 'met';
  const { facts, missing } = claim({ 'pilot.users': users, 'pilot.prior_internal_use': prior }, truth);
  if (truth === undefined) return { answers: ['as-planned', 'internal-first'], facts, missing };
  return { answers: [truth ? 'as-planned' : 'internal-first'], facts, missing };
};
