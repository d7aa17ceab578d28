// The words of sections `plan` and `talent`.
import type { WordsByPath } from '../vocabulary.ts';

export const planWords: WordsByPath = {
  plan: {
    title: 'Plan',
    ask: 'When can the work start, and who has time for it?',
    says: 'The time that the team has for closing gaps.',
    why: 'The dates of the plan follow from the answers.',
    example: { start: '2026-12-01' },
  },
  'plan.start': {
    title: 'Start of the work',
    ask: 'When can work on closing the gaps start?',
    says: 'The start date, YYYY-MM-DD; the date of judgement where not stated.',
    why: 'The plan counts from this date.',
    example: '2026-12-01',
  },
  'plan.capacity': {
    title: 'Capacity',
    ask: 'How much time does each role have for closing gaps?',
    says: 'Full-time equivalents per role, such as ml-engineer 0.5, devops 0.2; one each where not stated.',
    why: 'Plans wait for roles without time.',
    example: { 'ml-engineer': 0.8, 'data-engineer': 0.5 },
  },
  'plan.day_rate': {
    title: 'Day rate',
    ask: 'What does a person-day cost?',
    says: 'What a person-day costs, in the currency of the section value; 0 or more.',
    why: 'It turns effort into money.',
    example: 900,
  },
  waivers: {
    title: 'Waivers',
    ask: 'Which exceptions has somebody signed?',
    says: 'Signed exceptions: each unblocks a check until its last day, and never scores.',
    why: 'An exception without a name and an end date is a gap.',
    example: [
      {
        check: 'governance.bias-review',
        reason: 'No decision about a person is derived from the summary',
        approved_by: 'legal-privacy@example.com',
        expires: '2027-02-28',
      },
    ],
  },
  'waivers[]': {
    title: 'Waiver',
    ask: 'Which exception is this?',
    says: 'One exception: check, reason, who approved it, and its last day.',
    why: 'All four are required.',
    example: {
      check: 'governance.bias-review',
      reason: 'No decision about a person is derived from the summary',
      approved_by: 'legal-privacy@example.com',
      expires: '2027-02-28',
    },
  },
  'waivers[].check': {
    title: 'Check',
    ask: 'Which check is waived?',
    says: 'The id of the check. Required.',
    why: 'A waiver frees one blocker and nothing else.',
    example: 'governance.bias-review',
  },
  'waivers[].reason': {
    title: 'Reason',
    ask: 'Why may this check wait?',
    says: 'Why the check may wait. Required.',
    why: 'Readers of the report see it.',
    example: 'No decision about a person is derived from the summary',
  },
  'waivers[].approved_by': {
    title: 'Approved by',
    ask: 'Who approved the exception?',
    says: 'The person or role that approved the exception. Required.',
    why: 'Someone is accountable for the exception.',
    example: 'legal-privacy@example.com',
  },
  'waivers[].expires': {
    title: 'Last day',
    ask: 'When does the exception expire?',
    says: 'The last day of the exception, YYYY-MM-DD. Required.',
    why: 'After that day the check blocks again.',
    example: '2027-02-28',
  },
};

// The words of section `talent`.

export const talentWords: WordsByPath = {
  talent: {
    title: 'Talent',
    ask: 'Who builds the pilot, and who operates it?',
    says: 'The team, its skills, who operates the system after go-live, who was trained.',
    why: 'A pilot needs somebody who has run such a system before.',
    example: { run_fte: 2.6 },
  },
  'talent.team': {
    title: 'Team',
    ask: 'Which roles are on the team?',
    says: 'The roles on the team, separated by commas; no names of people.',
    why: 'Missing roles become the first tasks of the plan.',
    example: [{ role: 'product-owner', fte: 0.5 }],
  },
  'talent.team[]': {
    title: 'Member',
    ask: 'Which role is this?',
    says: 'One member of the team, by role.',
    why: 'Missing roles become the first tasks of the plan.',
    example: { role: 'ml-engineer', fte: 1, production_llm_experience: true },
  },
  'talent.team[].role': {
    title: 'Role',
    ask: 'Which role does this team member have?',
    says: 'The role. Required.',
    why: 'The core roles and a mix of functions are checked.',
    example: 'ml-engineer',
  },
  'talent.team[].fte': {
    title: 'Time on the pilot',
    ask: 'How much time does this role have for the pilot, in full-time equivalents?',
    says: 'Full-time equivalents, such as 0.5 or 50%; 0 or more. A role with 0 is not on the team.',
    why: 'A role without time does no work.',
    example: 1,
  },
  'talent.team[].production_llm_experience': {
    title: 'Production experience',
    ask: 'Has this team member run an LLM system in production before?',
    says: 'True if the team member has run an LLM system in production before.',
    why: 'This is the experience that teams lack most often.',
    example: true,
  },
  'talent.run_fte': {
    title: 'Run team',
    ask: 'How many full-time equivalents are committed to operating the system after go-live?',
    says: 'Full-time equivalents committed to operations after go-live; 0 or more.',
    why: 'Three to five are usual.',
    example: 2.6,
  },
  'talent.skills': {
    title: 'Skills',
    ask: 'Which skills does the team have?',
    says: 'How far the team is in each of seven skills.',
    why: 'A skill that is being learned earns half the points.',
    example: { 'llm-evaluation': 'experienced' },
  },
  'talent.skills.llm-evaluation': skill('evaluating LLMs'),
  'talent.skills.prompt-versioning': skill('versioning prompts'),
  'talent.skills.rag-optimisation': skill('optimising retrieval (RAG)'),
  'talent.skills.model-governance': skill('model governance'),
  'talent.skills.ai-observability': skill('AI observability'),
  'talent.skills.cost-management': skill('managing model costs'),
  'talent.skills.hallucination-mitigation': skill('mitigating hallucinations'),
  'talent.partner': {
    title: 'Partner',
    ask: 'Does an external partner help?',
    says: 'Whether a partner helps, and whether it has run such systems before.',
    why: 'A partner may bring the experience that the team lacks.',
    example: { used: false },
  },
  'talent.partner.used': {
    title: 'Partner used',
    ask: 'Does an external partner help?',
    says: 'True if an external partner helps.',
    why: 'A partner may bring the experience that the team lacks.',
    example: false,
  },
  'talent.partner.production_llm_experience': {
    title: 'Partner’s experience',
    ask: 'Has the partner run an LLM system in production before?',
    says: 'True if the partner has run an LLM system in production before.',
    why: 'It counts as the team’s own experience.',
    example: false,
  },
  'talent.users_trained_share': {
    title: 'Users trained',
    ask: 'What share of the intended users has been trained?',
    says: 'The share of the intended users who have been trained, 0 to 1.',
    why: 'People use what they have been shown.',
    example: 0.45,
  },
  'talent.controls': {
    title: 'Practices: talent',
    ask: 'Which team practices are in place?',
    says: 'Declared practices, one key per control of the checklist.',
    why: 'Each is a check of its own.',
    example: { champions: 'in-place' },
  },
};

function skill(title: string) {
  return {
    title: `${title.charAt(0).toUpperCase()}${title.slice(1)}`,
    ask: `How far is the team with ${title}?`,
    says: 'None, learning or experienced.',
    why: 'A skill that is being learned earns half the points.',
    example: 'learning',
    choices: { none: 'not yet', learning: 'learning it', experienced: 'has done it before' },
  };
}
