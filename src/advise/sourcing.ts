// Build, buy or take a partner: the four conditions for building alone that S3 lists, each of them a check here.

import { tasks } from '../model/pilot/pilot.ts';
import { type Claim, claim, denied, everyOf } from '../rules/claims.ts';
import { conditions } from '../rules/conditions.ts';
import { oneOf } from '../rules/truth.ts';
import { type Basis, isMet, type PremiseId } from './basis.ts';
import { check, flags, lever, words } from './levers.ts';
import type { AdviceRule, Figure } from './rule.ts';
import { ask, end } from './tree.ts';

/** What approved assistants and platforms do as they come. */
const commonTasks = ['drafting', 'coding', 'search', 'summarisation', 'question-answering', 'conversation'] as const;

const heads: readonly PremiseId[] = [
  'talent.production-experience',
  'data.pipeline',
  'data.quality-profiled',
  'talent.run-team',
  'talent.capacity',
];

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
    ask(isCommon(basis), end('buy'), ask(everyOf(heads.map((id) => isMet(basis, id))), end('build'), end('partner'))),
  levers: (basis) => [
    words(basis, 'pilot.task', tasks),
    ...flags(basis, STYLE),
    lever(
      basis,
      SYSTEMS,
      ['none listed', []],
      ['one that needs an adapter', [{ system: 'any', interface: 'proprietary', legacy: true, adapter: {} }]],
    ),
    ...heads.map((id) => check(basis, id)),
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
export const runTeamFigures = ({ runFte }: Basis): readonly Figure[] =>
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
