// Section `talent`: the team, what it can, who runs the thing afterwards, who was trained.
import * as z from 'zod';
import { amount, map, share } from '../fields.ts';
import { controls } from './controls.ts';

export const roles = [
  'product-owner',
  'ml-engineer',
  'llm-engineer',
  'software-engineer',
  'data-engineer',
  'data-scientist',
  'devops',
  'sre',
  'domain-expert',
  'user-representative',
  'legal',
  'compliance',
  'security',
  'responsible-ai',
  'change-manager',
  'other',
] as const;
export const skillLevels = ['none', 'learning', 'experienced'] as const;

const skill = z.enum(skillLevels).optional();

export const member = map({
  role: z.enum(roles),
  fte: amount.optional(),
  production_llm_experience: z.boolean().optional(),
});

export const talentSection = map({
  team: z.array(member).optional(),
  run_fte: amount.optional(),
  skills: map({
    'llm-evaluation': skill,
    'prompt-versioning': skill,
    'rag-optimisation': skill,
    'model-governance': skill,
    'ai-observability': skill,
    'cost-management': skill,
    'hallucination-mitigation': skill,
  }).prefault({}),
  partner: map({ used: z.boolean().optional(), production_llm_experience: z.boolean().optional() }).prefault({}),
  users_trained_share: share.optional(),
  controls,
});

export type Role = (typeof roles)[number];
export type Member = z.infer<typeof member>;
