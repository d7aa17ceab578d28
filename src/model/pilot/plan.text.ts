// The words of sections `plan` and `waivers`.
import type { WordsByPath } from '../vocabulary.ts';

export const planWords: WordsByPath = {
  plan: {
    title: 'Plan',
    ask: 'When does the work start, and who has time?',
    says: 'The time that the team has for closing gaps.',
    why: 'Dates of the plan follow from it.',
    example: { start: '2026-12-01' },
  },
  'plan.start': {
    title: 'Start of the work',
    ask: 'When does the work on the gaps start?',
    says: 'The day on which the work starts, YYYY-MM-DD; the date of judgement where it is not stated.',
    why: 'The plan counts from it.',
    example: '2026-12-01',
  },
  'plan.capacity': {
    title: 'Capacity',
    ask: 'Who has how much time for closing gaps?',
    says: 'Full-time equivalents per role that are free for closing gaps; one each where nothing is stated.',
    why: 'Roles without time are what plans wait for.',
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
    ask: 'Which exceptions did somebody sign for?',
    says: 'Exceptions that somebody signed for: they unblock a check until their last day, and never score.',
    why: 'An exception without a name and an end is a gap.',
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
    ask: 'Which exception?',
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
    ask: 'Why?',
    says: 'Why it may wait. Required.',
    why: 'Readers of the report see it.',
    example: 'No decision about a person is derived from the summary',
  },
  'waivers[].approved_by': {
    title: 'Approved by',
    ask: 'Who approved it?',
    says: 'The person or role that approved it. Required.',
    why: 'Somebody answers for the exception.',
    example: 'legal-privacy@example.com',
  },
  'waivers[].expires': {
    title: 'Last day',
    ask: 'Until which day?',
    says: 'The last day on which it holds, YYYY-MM-DD. Required.',
    why: 'After it the blocker is back.',
    example: '2027-02-28',
  },
};
