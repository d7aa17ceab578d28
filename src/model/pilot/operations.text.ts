// The words of section `operations`.
import type { WordsByPath } from '../vocabulary.ts';

export const operationsWords: WordsByPath = {
  operations: {
    title: 'Operating layer',
    ask: 'Who runs it, and what happens when it fails?',
    says: 'Who runs it, what happens when it fails, what it may cost, how it is kept up.',
    why: 'Without an operating layer a pilot stays one.',
    example: { owners: { incidents: 'Platform SRE' } },
  },
  'operations.owners': {
    title: 'Owners in operation',
    ask: 'Who owns cost, monitoring and incidents?',
    says: 'Who owns cost, monitoring and incidents.',
    why: 'What nobody owns is noticed by users.',
    example: { cost: 'Finance partner', monitoring: 'Platform SRE', incidents: 'Platform SRE' },
  },
  'operations.owners.cost': owner('cost', 'Who watches the cost?'),
  'operations.owners.monitoring': owner('monitoring', 'Who watches the monitoring?'),
  'operations.owners.incidents': owner('incidents', 'Who answers when it breaks?'),
  'operations.failure_behaviour': {
    title: 'When it fails',
    ask: 'What happens when something fails?',
    says: 'What happens, in words, in each of the five ordinary failures.',
    why: 'Each of them happens in the first month.',
    example: { timeout: 'route to a person' },
  },
  'operations.failure_behaviour.rate_limit': failure('Rate limit', 'the vendor’s rate limit is reached'),
  'operations.failure_behaviour.empty_retrieval': failure('Nothing found', 'retrieval finds nothing'),
  'operations.failure_behaviour.invalid_output': failure('Invalid output', 'the output is not valid'),
  'operations.failure_behaviour.timeout': failure('Timeout', 'an answer takes too long'),
  'operations.failure_behaviour.provider_outage': failure('Outage', 'the provider is down'),
  'operations.spend': {
    title: 'Spend',
    ask: 'What may it cost a month?',
    says: 'The forecast, the budget, and what holds it.',
    why: 'Costs grow with success.',
    example: { forecast_per_month: 1080, budget_per_month: 2000, alerts: true, hard_cap: true },
  },
  'operations.spend.forecast_per_month': {
    title: 'Forecast a month',
    ask: 'What do you expect it to cost a month?',
    says: 'What the model and the platform are expected to cost a month, in money; 0 or more.',
    why: 'It has to fit the budget.',
    example: 1080,
  },
  'operations.spend.budget_per_month': {
    title: 'Budget a month',
    ask: 'What may it cost a month?',
    says: 'What it may cost a month, in money; 0 or more.',
    why: 'The forecast has to fit it.',
    example: 2000,
  },
  'operations.spend.alerts': {
    title: 'Alerts',
    ask: 'Is somebody told before the budget is spent?',
    says: 'True if an alert goes out before the budget is spent.',
    why: 'The bill comes a month late.',
    example: true,
  },
  'operations.spend.hard_cap': {
    title: 'Hard cap',
    ask: 'Does something stop it at the budget?',
    says: 'True if spending stops at a cap by itself.',
    why: 'A loop can spend a month’s budget in a night.',
    example: true,
  },
  'operations.service_levels': {
    title: 'Service levels',
    ask: 'Which service levels were agreed?',
    says: 'Availability and response time: what is aimed at, and what was measured.',
    why: 'From production on, measured values are owed.',
    example: { availability: { target: 0.995 } },
  },
  'operations.service_levels.availability': {
    title: 'Availability',
    ask: 'How available is it to be?',
    says: 'The share of time in which it is available: target and measured.',
    why: 'Users plan with it.',
    example: { target: 0.995, measured: 0.997 },
  },
  'operations.service_levels.availability.target': {
    title: 'Target availability',
    ask: 'What share of the time is it to be available?',
    says: 'The share of time in which it is to be available, 0 to 1.',
    why: 'The measured share is compared with it.',
    example: 0.995,
  },
  'operations.service_levels.availability.measured': {
    title: 'Measured availability',
    ask: 'What share of the time was it available?',
    says: 'The share of time in which it was available, 0 to 1.',
    why: 'It is compared with the target.',
    example: 0.997,
  },
  'operations.service_levels.p95_ms': {
    title: 'Response time',
    ask: 'How fast is it to be?',
    says: 'The 95th percentile of the response time in operation, in milliseconds: target and measured.',
    why: 'Slow answers are not waited for.',
    example: { target: 8000, measured: 6100 },
  },
  'operations.service_levels.p95_ms.target': {
    title: 'Target response time',
    ask: 'Within how many milliseconds are 95 of 100 answers to come?',
    says: 'Milliseconds within which 95 of 100 answers are to come; 0 or more.',
    why: 'The measured time is compared with it.',
    example: 8000,
  },
  'operations.service_levels.p95_ms.measured': {
    title: 'Measured response time',
    ask: 'Within how many milliseconds do 95 of 100 answers come?',
    says: 'Milliseconds within which 95 of 100 answers come; 0 or more.',
    why: 'It is compared with the target.',
    example: 6100,
  },
  'operations.capacity': {
    title: 'Capacity',
    ask: 'Is the quota large enough?',
    says: 'Requests a minute at the peak, and what the quota allows.',
    why: 'The quota should be one and a half times the peak.',
    example: { peak_per_minute: 60, quota_per_minute: 120 },
  },
  'operations.capacity.peak_per_minute': {
    title: 'Peak a minute',
    ask: 'How many requests a minute are expected at the peak?',
    says: 'Requests a minute at the peak; 0 or more.',
    why: 'The quota is compared with it.',
    example: 60,
  },
  'operations.capacity.quota_per_minute': {
    title: 'Quota a minute',
    ask: 'How many requests a minute does your quota allow?',
    says: 'Requests a minute that the quota allows; 0 or more.',
    why: 'It should be one and a half times the peak.',
    example: 120,
  },
  'operations.upkeep': {
    title: 'Upkeep',
    ask: 'Who keeps it up, and how often?',
    says: 'The five regular duties, each with an owner and a cadence.',
    why: 'Quality fades by itself.',
    example: { evaluation_growth: { owner: 'Claims analytics', cadence: 'monthly' } },
  },
  ...duty('knowledge_refresh', 'Knowledge refresh', 'refreshes the knowledge'),
  ...duty('re_embedding', 'Re-embedding', 'embeds the knowledge again'),
  ...duty('guardrail_tuning', 'Guardrail tuning', 'tunes the guardrails'),
  ...duty('evaluation_growth', 'Evaluation growth', 'adds new cases to the evaluation set'),
  ...duty('security_updates', 'Security updates', 'applies security updates'),
  'operations.controls': {
    title: 'Practices: operations',
    ask: 'Which practices of operation are in place?',
    says: 'Declared practices, one key per control of the checklist.',
    why: 'Each is a check of its own.',
    example: { monitoring: 'partial' },
  },
};

function owner(what: string, ask: string) {
  return {
    title: `Owner of ${what}`,
    ask,
    says: `The person or team that owns ${what} in operation.`,
    why: 'What nobody owns is noticed by users.',
    example: 'Platform SRE',
  };
}

function failure(title: string, when: string) {
  return {
    title,
    ask: `What happens when ${when}?`,
    says: `What happens, in words, when ${when}.`,
    why: 'It happens in the first month.',
    example: 'route to a person',
  };
}

function duty(key: string, title: string, does: string): WordsByPath {
  const at = `operations.upkeep.${key}`;
  const why = 'Quality fades by itself.';
  return {
    [at]: {
      title,
      ask: `Who ${does}, and how often?`,
      says: `Who ${does}, and how often.`,
      why,
      example: { owner: 'Data platform', cadence: 'monthly' },
    },
    [`${at}.owner`]: {
      title: `${title}: owner`,
      ask: `Who ${does}?`,
      says: `The person or team that ${does}.`,
      why,
      example: 'Data platform',
    },
    [`${at}.cadence`]: {
      title: `${title}: cadence`,
      ask: 'How often?',
      says: 'How often, in a word such as weekly.',
      why,
      example: 'monthly',
    },
  };
}
