// The words of sections `plan` and `waivers`.
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
