// The words of section `budget`.
import type { WordsByPath } from './words.ts';

const sums = 'Money is in the section’s currency.';

export const budgetWords: WordsByPath = {
  budget: {
    title: 'Budget',
    ask: 'What money is there?',
    says: 'What was approved, and for what.',
    why: 'Pilots are funded to be shown; production needs data, governance, change and operations paid for too.',
    example: { currency: 'USD', approved: true, total: 620000 },
  },
  'budget.currency': {
    title: 'Currency of the budget',
    ask: 'In which currency is the budget?',
    says: 'ISO 4217 code, the same as that of the section value.',
    why: 'Sums of different currencies cannot be compared.',
    example: 'USD',
  },
  'budget.approved': {
    title: 'Approved',
    ask: 'Is the budget until production approved?',
    says: 'True if the budget until production is approved.',
    why: 'A plan without approved money is a wish.',
    example: true,
  },
  'budget.total': {
    title: 'Total budget',
    ask: 'How large is it in total?',
    says: 'The whole budget; at least the sum of its lines.',
    why: 'The shares for governance and for change are taken of it.',
    example: 620000,
  },
  'budget.lines': {
    title: 'Budget lines',
    ask: 'How is it divided?',
    says: 'What is set aside for what.',
    why: 'What has no line is paid for late, or not at all.',
    example: { build: 240000, data: 80000 },
  },
  'budget.lines.build': {
    title: 'For building',
    ask: 'How much of it is for building?',
    says: `For building until production. ${sums}`,
    why: 'The lines together show what is paid for.',
    example: 240000,
  },
  'budget.lines.data': {
    title: 'For data',
    ask: 'How much of it is for data?',
    says: `For getting data ready. ${sums}`,
    why: 'The lines together show what is paid for.',
    example: 80000,
  },
  'budget.lines.governance_security': {
    title: 'For governance and security',
    ask: 'How much of it is for governance and security?',
    says: `For governance and security; about 30% of the total is usual. ${sums}`,
    why: 'Its share of the total is a check.',
    example: 150000,
  },
  'budget.lines.change_training': {
    title: 'For change and training',
    ask: 'How much of it is for change management and training?',
    says: `For change management and training. ${sums}`,
    why: 'Its share of the total is a check.',
    example: 110000,
  },
  'budget.lines.operations': {
    title: 'For operations',
    ask: 'How much of it is for operations?',
    says: `For running it. ${sums}`,
    why: 'The lines together show what is paid for.',
    example: 40000,
  },
};
