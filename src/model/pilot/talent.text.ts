// The words of section `talent`.
import type { WordsByPath } from '../vocabulary.ts';

export const talentWords: WordsByPath = {
  talent: {
    title: 'Talent',
    ask: 'Who builds it, and who runs it?',
    says: 'The team, what it can, who runs the thing afterwards, who was trained.',
    why: 'A pilot needs somebody who has run such a thing before.',
    example: { run_fte: 2.6 },
  },
  'talent.team': {
    title: 'Team',
    ask: 'Who is on the team?',
    says: 'The members of the team, by role. Nobody is named.',
    why: 'Missing roles become the plan’s first tasks.',
    example: [{ role: 'product-owner', fte: 0.5 }],
  },
  'talent.team[]': {
    title: 'Member',
    ask: 'Which role?',
    says: 'One member of the team, by role.',
    why: 'Missing roles become the plan’s first tasks.',
    example: { role: 'ml-engineer', fte: 1, production_llm_experience: true },
  },
  'talent.team[].role': {
    title: 'Role',
    ask: 'Which role does the member have?',
    says: 'The role. Required.',
    why: 'Core roles and a mix of functions are checks.',
    example: 'ml-engineer',
  },
  'talent.team[].fte': {
    title: 'Time on the pilot',
    ask: 'How much of a full-time person?',
    says: 'Full-time equivalents on the pilot; 0 or more. Somebody with 0 is not on the team.',
    why: 'A name without time does no work.',
    example: 1,
  },
  'talent.team[].production_llm_experience': {
    title: 'Has run one before',
    ask: 'Has this member run such a system in production before?',
    says: 'True if the member has run a system with a language model in production before.',
    why: 'It is the experience that teams lack most often.',
    example: true,
  },
  'talent.run_fte': {
    title: 'Run team',
    ask: 'How many full-time people are committed to running it after go-live?',
    says: 'Full-time equivalents committed to running it after go-live; 0 or more.',
    why: 'Three to five are usual.',
    example: 2.6,
  },
  'talent.skills': {
    title: 'Skills',
    ask: 'What can the team do?',
    says: 'How far the team is in each of seven skills.',
    why: 'Learning counts half.',
    example: { 'llm-evaluation': 'experienced' },
  },
  'talent.skills.llm-evaluation': skill('Evaluating models'),
  'talent.skills.prompt-versioning': skill('Versioning prompts'),
  'talent.skills.rag-optimisation': skill('Improving retrieval'),
  'talent.skills.model-governance': skill('Governing models'),
  'talent.skills.ai-observability': skill('Observing models in operation'),
  'talent.skills.cost-management': skill('Managing model costs'),
  'talent.skills.hallucination-mitigation': skill('Reducing made-up answers'),
  'talent.partner': {
    title: 'Partner',
    ask: 'Does a partner help?',
    says: 'Whether a partner helps, and whether it has run such systems before.',
    why: 'A partner may bring the experience that the team lacks.',
    example: { used: false },
  },
  'talent.partner.used': {
    title: 'Partner used',
    ask: 'Does a partner help?',
    says: 'True if a partner helps.',
    why: 'A partner may bring the experience that the team lacks.',
    example: false,
  },
  'talent.partner.production_llm_experience': {
    title: 'Partner has run one before',
    ask: 'Has the partner run such a system in production before?',
    says: 'True if the partner has run a system with a language model in production before.',
    why: 'It counts as the team’s own experience.',
    example: false,
  },
  'talent.users_trained_share': {
    title: 'Users trained',
    ask: 'What share of the intended users were trained?',
    says: 'The share of the intended users who were trained, 0 to 1.',
    why: 'People use what they were shown.',
    example: 0.45,
  },
  'talent.controls': {
    title: 'Practices: talent',
    ask: 'Which practices of talent are in place?',
    says: 'Declared practices, one key per control of the checklist.',
    why: 'Each is a check of its own.',
    example: { champions: 'in-place' },
  },
};

function skill(title: string) {
  return {
    title,
    ask: `${title}: how far is the team?`,
    says: `${title}: none, learning or experienced.`,
    why: 'Learning counts half.',
    example: 'learning',
    choices: { none: 'not yet', learning: 'learning it', experienced: 'has done it before' },
  };
}
