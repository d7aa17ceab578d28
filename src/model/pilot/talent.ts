// Section `talent`: the team, what it can, who runs the thing afterwards, who was trained.
import * as z from 'zod/mini';
import { amount, controls, flag, item, map, part, share } from '../fields.ts';
import { roles } from '../vocabulary.ts';

export const skillLevels = ['none', 'learning', 'experienced'] as const;

const skill = z.enum(skillLevels);

export const member = item(
  { role: z.enum(roles) },
  {
    fte: amount,
    production_llm_experience: flag,
  },
);

export const talentSection = map({
  team: z.array(member),
  run_fte: amount,
  skills: part({
    'llm-evaluation': skill,
    'prompt-versioning': skill,
    'rag-optimisation': skill,
    'model-governance': skill,
    'ai-observability': skill,
    'cost-management': skill,
    'hallucination-mitigation': skill,
  }),
  partner: part({ used: flag, production_llm_experience: flag }),
  users_trained_share: share,
  controls,
});

export type Member = z.infer<typeof member>;
