// A pilot programme, a platform, or a system built to measure: the three options of S1's table, each with when it is right.

import { addDays, daysBetween } from '../model/dates.ts';
import { stages } from '../model/pilot/pilot.ts';
import { type Claim, claim, everyOf } from '../rules/claims.ts';
import { oneOf, whether } from '../rules/truth.ts';
import { approachLevers, trains } from './approach.ts';
import { type Basis, isMet } from './basis.ts';
import { check, lever, words } from './levers.ts';
import type { AdviceRule } from './rule.ts';
import { runTeamFigures } from './sourcing.ts';
import { ask, end } from './tree.ts';

const YEAR = 365;
const TARGET = 'pilot.production_target';

export const scopeAdvice: AdviceRule = {
  id: 'scope',
  title: 'Programme, platform or bespoke',
  answers: {
    programme: {
      says: 'A pilot programme: one narrow use, measured against its target',
      when: 'the result is not shown yet: stage idea or demo, or kpis.result is not met',
      against: {
        says: 'A pilot has to be looked at anew before it can grow, and what was not governed in it holds production up later: what a platform brings along has to be made good',
        source: 'S1 (a comparison table without a source) and S4 (own list)',
      },
    },
    platform: {
      says: 'A platform that is built for many uses',
      when: 'the result is shown, and nothing speaks for training a model with a team and a year to do it',
      against: {
        says: 'A platform limits what can be set up and ties you to its vendor; with one use in production its subscription and 6 to 12 months of integration may cost more than the use brings',
        source: 'S1 (a comparison table without a source)',
      },
    },
    bespoke: {
      says: 'A system built to measure',
      when: 'the result is shown, the facts speak for training, a team to run it is committed, and production is a year or more away',
      against: {
        says: 'It costs most, takes 12 to 24 months or more until it shows value, and its risk is the hardest to lower; to build a model of one’s own is for those with vast means',
        source: 'S1 (a comparison table without a source) and S0 (advice)',
      },
    },
  },
  decide: (basis) =>
    ask(
      isEarly(basis),
      end('programme'),
      ask(
        isMet(basis, 'kpis.result'),
        ask(everyOf([trains(basis), isMet(basis, 'talent.run-team'), hasYear(basis)]), end('bespoke'), end('platform')),
        end('programme'),
      ),
    ),
  levers: (basis) => [
    words(basis, 'pilot.stage', stages),
    check(basis, 'kpis.result'),
    ...approachLevers(basis),
    check(basis, 'talent.run-team'),
    lever(basis, TARGET, ['less than a year away', basis.asOf], ['a year or more away', addDays(basis.asOf, YEAR)]),
  ],
  figures: (basis) => [
    ...runTeamFigures(basis),
    {
      says: 'a system built to measure needs a year at least until production',
      why: 'the lower end of 12 to 24 months in S1’s table, which names no source',
    },
  ],
  checks: ['kpis.result', 'talent.run-team'],
};

const isEarly = ({ pilot: { pilot } }: Basis): Claim =>
  claim({ 'pilot.stage': pilot.stage }, oneOf(pilot.stage, 'idea', 'demo'));

const hasYear = ({ pilot: { pilot }, asOf }: Basis): Claim =>
  claim(
    { [TARGET]: pilot.production_target },
    whether(pilot.production_target, (date) => daysBetween(asOf, date) >= YEAR),
  );
