// The words of section `governance`, but for the questions of the EU AI Act.
import type { WordsByPath } from './words.ts';

const early = 'Reviewers who come at the end start again from the beginning.';

export const governanceWords: WordsByPath = {
  governance: {
    title: 'Governance',
    ask: 'Whom does it affect, and who reviews it?',
    says: 'Classification under the EU AI Act, whom outputs affect, who reviews, which law applies.',
    why: 'Guardrails and reviews that come last are why pilots wait for months.',
    example: { affects: ['people', 'money'] },
  },
  'governance.affects': {
    title: 'What outputs affect',
    ask: 'What can a wrong output harm?',
    says: 'What a wrong output can harm; an empty list for nothing.',
    why: 'It arms human oversight, the limit on wrong answers and, for people, health and rights, a review for bias.',
    example: ['people', 'money'],
  },
  'governance.involved': {
    title: 'Reviewers',
    ask: 'Who reviews it for production, and since when?',
    says: 'Who reviews it for production, and since when they have been involved.',
    why: early,
    example: { security: { contact: 'security-desk@example.com', since: '2026-06-01' } },
  },
  ...reviewer('security', 'Security'),
  ...reviewer('legal', 'Legal'),
  ...reviewer('compliance', 'Compliance'),
  ...reviewer('it_operations', 'IT operations'),
  'governance.regulations': {
    title: 'Regulations',
    ask: 'Which laws and standards were checked?',
    says: 'Laws and standards that were checked against this pilot; an empty list if none applies.',
    why: 'Those that the facts bring are compared with this list.',
    example: [{ name: 'HIPAA', checked_by: 'legal-privacy@example.com', checked: '2026-07-20' }],
  },
  'governance.regulations[]': {
    title: 'Regulation',
    ask: 'Which law or standard?',
    says: 'One law or standard that was checked.',
    why: 'Those that the facts bring are compared with this list.',
    example: { name: 'HIPAA', checked_by: 'legal-privacy@example.com' },
  },
  'governance.regulations[].name': {
    title: 'Name of the regulation',
    ask: 'Which law or standard is it?',
    says: 'Its usual name: EU AI Act, GDPR, CCPA, HIPAA, PCI DSS, COPPA, or another. Required.',
    why: 'It is matched by name with those that the facts bring.',
    example: 'HIPAA',
  },
  'governance.regulations[].checked_by': {
    title: 'Checked by',
    ask: 'Who checked it?',
    says: 'The person or role that checked it.',
    why: 'A law that nobody checked is only named.',
    example: 'legal-privacy@example.com',
  },
  'governance.regulations[].checked': {
    title: 'Day of the check',
    ask: 'When was it checked?',
    says: 'The day on which it was checked, YYYY-MM-DD.',
    why: 'It tells a reader how old the check is.',
    example: '2026-07-20',
  },
  'governance.obligations': {
    title: 'Answers to obligations',
    ask: 'Which duties are fulfilled that no check shows?',
    says: 'Answers to duties that no check shows, by the id of the obligation, in the shape of a control.',
    why: 'Obligations never move the score; a gate may ask for those in force.',
    example: { 'eu-ai-act-art-4': 'in-place' },
  },
  'governance.controls': {
    title: 'Practices: governance',
    ask: 'Which practices of governance are in place?',
    says: 'Declared practices, one key per control of the checklist.',
    why: 'Each is a check of its own.',
    example: { 'human-oversight': 'in-place' },
  },
};

function reviewer(key: string, who: string): WordsByPath {
  const at = `governance.involved.${key}`;
  return {
    [at]: {
      title: who,
      ask: `Who reviews it for ${who}, and since when?`,
      says: `The reviewer for ${who}, with the day from which they have been involved.`,
      why: early,
      example: { contact: 'review-desk@example.com', since: '2026-06-01' },
    },
    [`${at}.contact`]: {
      title: `${who}: contact`,
      ask: `Who reviews it for ${who}?`,
      says: `The person or desk that reviews it for ${who}. One contact may serve several.`,
      why: early,
      example: 'review-desk@example.com',
    },
    [`${at}.since`]: {
      title: `${who}: since`,
      ask: 'Since when have they been involved?',
      says: 'The day from which they have been involved, YYYY-MM-DD; early is on or before the pilot’s start.',
      why: early,
      example: '2026-06-01',
    },
  };
}
