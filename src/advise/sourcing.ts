// Build, buy or take a partner: the four conditions for building alone that S3 lists, each of them a check here.
import { addDays, daysBetween } from '../model/dates.ts';
import { audiences, stages, tasks } from '../model/pilot/pilot.ts';
import { conditions } from '../rules/conditions.ts';
import { kpisRules } from '../rules/kpis.ts';
import { type Claim, claim, denied, everyOf, oneOf, testValue } from '../rules/logic.ts';
import { approachLevers, trains } from './approach.ts';
import {
  type AdviceRule,
  ask,
  type Basis,
  check,
  end,
  flags,
  isMet,
  lever,
  type PremiseId,
  type Ruling,
  type WeighedFigure,
  words,
} from './rule.ts';

// Whether to begin inside: the rule of kpis.internal-first, asked for advice.

export const internalFirstAdvice: AdviceRule = {
  id: 'internal-first',
  title: 'Internal first',
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

/** What approved assistants and platforms do as they come. */
const commonTasks = ['drafting', 'coding', 'search', 'summarisation', 'question-answering', 'conversation'] as const;

const heads: readonly PremiseId[] = [
  'talent.production-experience',
  'data.pipeline',
  'data.quality-profiled',
  'talent.run-team',
  'talent.capacity',
];

/** From production on nothing asks for free hands until then: what does not apply is no condition. */
const headsOn = ({ premises }: Basis): readonly PremiseId[] =>
  heads.filter((id) => id !== 'talent.capacity' || premises[id].kind !== 'not-applicable');

const SYSTEMS = 'architecture.integrations';
const STYLE = 'architecture.task_profile.special_style';

export const sourcingAdvice: AdviceRule = {
  id: 'sourcing',
  title: 'Build, buy or partner',
  answers: {
    buy: {
      says: 'Buy: an approved platform or assistant',
      when: 'the task is a common one, without a style of its own, and no system needs an adapter',
      against: {
        says: 'A bought platform can be set up only so far, ties you to its vendor, and takes 6 to 12 months to integrate where a focused pilot shows value in 3 to 6',
        source: 'S1 (a comparison table without a source); S4 names two firms that bought and did well',
      },
    },
    build: {
      says: 'Build it yourselves',
      when: 'it is no common task, and own production experience, mature data engineering, a team to run it and free hands are all there',
      against: {
        says: 'It ties 3 to 5 people for as long as it runs, and takes 12 to 24 months or more where it is built to measure: those hands are missing elsewhere',
        source: 'S0 (own projects) and S1 (a comparison table without a source)',
      },
    },
    partner: {
      says: 'Take a partner who has run such systems in production',
      when: 'it is no common task, and one of the four conditions for building alone fails',
      against: {
        says: 'What the partner learns leaves with the partner: raising the skills of the own team makes it less dependent on consultants. The article that speaks for partners is by a firm that sells such work',
        source: 'S0 (advice); S3 is the article by that firm',
      },
    },
  },
  decide: (basis) =>
    ask(
      isCommon(basis),
      end('buy'),
      ask(everyOf(headsOn(basis).map((id) => isMet(basis, id))), end('build'), end('partner')),
    ),
  levers: (basis) => [
    words(basis, 'pilot.task', tasks),
    ...flags(basis, STYLE),
    lever(
      basis,
      SYSTEMS,
      ['none listed', []],
      ['one that needs an adapter', [{ system: 'any', interface: 'proprietary', legacy: true, adapter: {} }]],
    ),
    ...headsOn(basis).map((id) => check(basis, id)),
  ],
  figures: (basis) => runTeamFigures(basis),
  chosen: ({ governance: { classification }, talent: { partner } }) => {
    if (partner.used === true) return { path: 'talent.partner.used', fits: ['partner'] };
    const { built } = classification;
    const own = partner.used === false ? ['build'] : ['build', 'partner'];
    const path = 'governance.classification.built';
    return built === undefined ? undefined : { path, fits: built === 'own' ? own : ['buy'] };
  },
  checks: ['talent.build-or-partner', 'architecture.approved-platform', ...heads],
};

/** What counts as a team to run it. */
const runTeamFigures = ({ runFte }: Basis): readonly WeighedFigure[] =>
  runFte === undefined ? [] : [{ says: `${runFte} FTE are enough to run it`, check: 'talent.run-team' }];

const isCommon = ({ pilot, asOf }: Basis): Claim => {
  const { integrations, task_profile } = pilot.architecture;
  const adapter = conditions['legacy-integrations'](pilot, { asOf });
  const seen = integrations && `${integrations.length} listed, ${adapterWords[`${adapter}`]}`;
  return everyOf([
    claim({ 'pilot.task': pilot.pilot.task }, oneOf(pilot.pilot.task, ...commonTasks)),
    denied(claim({ [STYLE]: task_profile.special_style }, task_profile.special_style)),
    denied({ ...claim({ [SYSTEMS]: seen }, adapter), missing: adapter === undefined ? [SYSTEMS] : [] }),
  ]);
};

const adapterWords = {
  true: 'at least one needs an adapter',
  false: 'none needs an adapter',
  undefined: 'not stated whether one needs an adapter',
} as const;

// A pilot programme, a platform, or a system built to measure: the three options of S1's table, each with when it is right.

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
      when: 'the result is shown, the facts point to training, a team to run it is committed, and production is a year or more away',
      against: {
        says: 'It costs most, takes 12 to 24 months or more until it shows value, and its risk is the hardest to lower; to train a model from scratch is for those with vast means',
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
    testValue(pilot.production_target, (date) => daysBetween(asOf, date) >= YEAR),
  );
