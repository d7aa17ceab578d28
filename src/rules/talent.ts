// Talent and adoption: is there a team that can build it, run it and bring it to its users, with time left to do so?
import { later, workingDays } from '../model/dates.ts';
import type { Outcome } from '../model/evidence.ts';
import type { Member, Pilot } from '../model/pilot/pilot.ts';
import { join } from '../model/problem.ts';
import { type Role, standIns } from '../model/vocabulary.ts';
import { withoutRetrieval } from './conditions.ts';
import { down, type Part, percent, statedFacts, type Truth, up, withDetails } from './logic.ts';
import { budgetOptions, budgetShare } from './measures.ts';
import {
  absent,
  atLeast,
  byShare,
  coverage,
  describeEmpty,
  effortRule,
  met,
  nonEmptyName,
  noOptions,
  notStated,
  type Rule,
  rule,
  scored,
} from './outcomes.ts';

const shares = { share: 'share', partial_share: 'share' } as const;

export const talentRules = {
  'talent.run-team': rule({ fte: 'positive', partial_fte: 'amount' }, ({ talent }, { fte, partial_fte }) =>
    atLeast(talent.run_fte, { full: fte, part: partial_fte }, (value) => `${value} FTE to run it`, 'talent.run_fte'),
  ),

  'talent.core-roles': rule(noOptions, ({ talent: { team } }) =>
    rolesFilled(team, {
      'machine-learning engineer': orStandIn('ml-engineer'),
      'data engineer': ['data-engineer'],
      DevOps: orStandIn('devops'),
      'domain expert': ['domain-expert'],
    }),
  ),

  'talent.cross-functional': rule(noOptions, ({ talent: { team } }) =>
    rolesFilled(team, {
      legal: orStandIn('legal'),
      security: ['security'],
      'product owner': ['product-owner'],
      "users' department": ['user-representative', 'change-manager'],
    }),
  ),

  'talent.ethics-role': rule(noOptions, ({ talent: { team } }) =>
    rolesFilled(team, { 'responsible AI': ['responsible-ai'] }),
  ),

  'talent.production-experience': rule(noOptions, ({ talent }) => {
    const voices = [...teamVoices(talent.team), ...partnerVoice(talent.partner)];
    const experienced = voices.find((voice) => voice.says === true);
    if (experienced) return met(`${experienced.name} has run an LLM system in production`, experienced.at);
    const best = voices.some((voice) => voice.says === undefined) ? 1 : 0;
    const no = voices.find((voice) => voice.says === false);
    if (no) return absent(`stated as having none: ${no.name}; nobody else states it`, no.at, { best });
    return notStated(['who has run an LLM system in production'], 'talent.team');
  }),

  'talent.skills': rule(noOptions, (pilot) => {
    const parts = withoutRetrieval(pilot, skillNames, 'rag-optimisation').map((skill): Part => {
      const level = pilot.talent.skills[skill];
      const name = level === undefined ? skill : withDetails(skill, level);
      return { name, at: join('talent.skills', skill), holds: level && skillPoints[level] };
    });
    return byShare(parts, 'skills are covered by experience', 'talent.skills');
  }),

  'talent.sponsor': rule(noOptions, ({ pilot: { sponsor } }) =>
    nonEmptyName('executive sponsor', sponsor, 'pilot.sponsor'),
  ),

  'talent.user-training': rule(shares, ({ talent }, { share, partial_share }) =>
    atLeast(
      talent.users_trained_share,
      { full: share, part: partial_share },
      (value) => `${percent(value)} of users are trained`,
      'talent.users_trained_share',
    ),
  ),

  'talent.change-budget': rule(budgetOptions, (pilot, options) => budgetShare(pilot, 'change_training', options)),

  'talent.capacity': effortRule({ stretch: 'positive' }, (pilot, { stretch }, { asOf, openEffortDays }) => {
    const { fte, days, facts } = timeLeft(pilot, asOf);
    if (fte === undefined && days !== 0) return notStated(['capacity'], 'plan.capacity');
    if (days === undefined && fte !== 0) return notStated(['production date'], 'pilot.production_target');
    const available = (fte ?? 0) * (days ?? 0);
    const score = coverage(available, openEffortDays, stretch);
    const seen = `${up(openEffortDays)} person-days of open work against ${down(available)} until the production date`;
    const support = score > 0 ? [{ evidencePaths: ['plan'], points: score }] : [];
    return scored(score, seen, days === 0 ? 'pilot.production_target' : 'plan.capacity', { facts, support });
  }),
} as const satisfies Record<string, Rule>;

const skillNames = [
  'llm-evaluation',
  'prompt-versioning',
  'rag-optimisation',
  'model-governance',
  'ai-observability',
  'cost-management',
  'hallucination-mitigation',
] as const;

const skillPoints = { none: 0, learning: 0.5, experienced: 1 } as const;

type Team = readonly Member[] | undefined;

/** Listed with no FTE of their own, people count; with 0 FTE they do not. */
const isOnTeam = (member: Member): boolean => member.fte !== 0;

/** By share: each seat is taken where the team has one of its roles. */
const orStandIn = (role: Role): readonly Role[] => [role, standIns.get(role)].filter((one) => one !== undefined);

const rolesFilled = (team: Team, seats: Readonly<Record<string, readonly Role[]>>): Outcome => {
  const at = 'talent.team';
  if (team === undefined) return notStated(['team'], at);
  const parts = Object.entries(seats).map(([name, roles]): Part => {
    const i = team.findIndex((member) => isOnTeam(member) && roles.includes(member.role));
    return { name, at: i < 0 ? at : join(at, i), holds: i >= 0 };
  });
  const outcome = byShare(parts, parts.length === 1 ? 'role is on the team' : 'roles are on the team', at);
  const lacking = parts.filter(({ holds }) => holds === false).map(({ name }) => name);
  if (team.length === 0) return { ...outcome, values: [at], fact: describeEmpty(at) };
  return lacking.length === 0
    ? outcome
    : { ...outcome, values: [at], fact: `Not on the team: ${lacking.join(', ')}`, marks: ['not-listed'] };
};

type Voice = { readonly name: string; readonly at: string; readonly says: Truth };

/** A team without anybody on it is a stated no. */
const teamVoices = (team: Team): readonly Voice[] => {
  const at = 'talent.team';
  if (team === undefined) return [{ name: 'the team', at, says: undefined }];
  const voices = team.flatMap((member, i) =>
    isOnTeam(member) ? [{ name: `the ${member.role}`, at: join(at, i), says: member.production_llm_experience }] : [],
  );
  return voices.length > 0 ? voices : [{ name: 'the team (nobody is on it)', at, says: false }];
};

/** A partner who is not used says nothing; one who may be used is a blank. */
const partnerVoice = ({ used, production_llm_experience }: Pilot['talent']['partner']): readonly Voice[] =>
  used === false
    ? []
    : [{ name: 'the partner', at: 'talent.partner', says: used === true ? production_llm_experience : undefined }];

/** The FTE free for closing gaps and the working days until the production date; undefined where not stated. */
const timeLeft = ({ pilot, plan }: Pilot, asOf: string) => {
  // In the order of roles: that of the keys says nothing, and changes the last digits of a sum.
  const given = Object.fromEntries(Object.entries(plan.capacity ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
  const capacities = Object.values(given);
  const { production_target } = pilot;
  return {
    fte: capacities.length > 0 ? capacities.reduce((sum, fte) => sum + fte, 0) : undefined,
    days: production_target === undefined ? undefined : workingDays(later(plan.start, asOf), production_target),
    facts: [
      ...statedFacts('plan.capacity', given),
      ...statedFacts('plan', { start: plan.start }),
      ...statedFacts('pilot', { production_target }),
    ],
  };
};
