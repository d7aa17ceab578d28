// Contradictions about users, the team and who runs it.
import type { Pilot } from '../../model/pilot.ts';
import { type Clash, clash } from './clash.ts';

export const aboutPeople = ({ pilot, kpis, talent }: Pilot): readonly Clash[] => {
  const { active_users: active = 0, intended_users: intended = Number.POSITIVE_INFINITY } = kpis.adoption;
  const { team, run_fte: fte = 0, partner } = talent;
  const activeSide = ['kpis.adoption.active_users', active] as const;
  return [
    ...clash(
      active > intended,
      'more-active-than-intended',
      `${active} active users of ${intended} intended ones`,
      activeSide,
      ['kpis.adoption.intended_users', intended],
    ),
    ...clash(
      active > 0 && pilot.stage === 'idea',
      'users-of-an-idea',
      `${active} active users, and the stage is still idea`,
      activeSide,
      ['pilot.stage', pilot.stage],
    ),
    ...clash(
      fte > 0 && team?.length === 0,
      'run-by-nobody',
      `${fte} FTE are to run it, yet the team is empty`,
      ['talent.run_fte', fte],
      ['talent.team', 'empty'],
    ),
    ...clash(
      partner.used === false && partner.production_llm_experience === true,
      'experience-of-no-partner',
      'no partner is used, yet the partner is said to have production experience',
      ['talent.partner.used', false],
      ['talent.partner.production_llm_experience', true],
    ),
  ];
};
