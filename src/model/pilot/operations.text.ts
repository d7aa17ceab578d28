// The words of section `operations`.
import type { WordsByPath } from '../vocabulary.ts';

export const operationsWords: WordsByPath = {
  operations: {
    title: 'Operations',
    ask: 'Who operates the pilot, and what happens when something fails?',
    says: 'Owners, failure behaviour, spend, service levels, maintenance.',
    why: 'Without operations in place a pilot remains a pilot.',
    example: { owners: { incidents: 'Platform SRE' } },
  },
  'operations.owners': {
    title: 'Owners in operation',
    ask: 'Who owns cost, monitoring and incidents?',
    says: 'Who owns cost, monitoring and incidents.',
    why: 'Problems that nobody owns are found by users.',
    example: { cost: 'Finance partner', monitoring: 'Platform SRE', incidents: 'Platform SRE' },
  },
  'operations.owners.cost': owner('cost', 'Who owns the running cost of the system?'),
  'operations.owners.monitoring': owner('monitoring', 'Who owns monitoring and alerts?'),
  'operations.owners.incidents': owner('incidents', 'Who responds to incidents?'),
  'operations.failure_behaviour': {
    title: 'When it fails',
    ask: 'What happens when something fails?',
    says: 'What happens, in words, in each of five ordinary failures.',
    why: 'Each of them happens within the first month.',
    example: { timeout: 'route to a person' },
  },
  'operations.failure_behaviour.rate_limit': failure('Rate limit', 'the vendor’s rate limit is reached'),
  'operations.failure_behaviour.empty_retrieval': failure('Nothing found', 'retrieval finds nothing'),
  'operations.failure_behaviour.invalid_output': failure('Invalid output', 'an output is invalid'),
  'operations.failure_behaviour.timeout': failure('Timeout', 'a request times out'),
  'operations.failure_behaviour.provider_outage': failure('Outage', 'the provider is down'),
  'operations.spend': {
    title: 'Spend',
    ask: 'What may the model and the platform cost per month?',
    says: 'Forecast and budget per month, and what keeps spending within the budget.',
    why: 'Costs grow with success.',
    example: { forecast_per_month: 1080, budget_per_month: 2000, alerts: true, hard_cap: true },
  },
  'operations.spend.forecast_per_month': {
    title: 'Forecast per month',
    ask: 'What do you expect the model and the platform to cost per month?',
    says: 'Expected cost of model and platform per month, in money; 0 or more.',
    why: 'The forecast has to fit the budget.',
    example: 1080,
  },
  'operations.spend.budget_per_month': {
    title: 'Budget per month',
    ask: 'What is the monthly budget for the model and the platform?',
    says: 'Budget per month, in money; 0 or more.',
    why: 'The forecast has to fit it.',
    example: 2000,
  },
  'operations.spend.alerts': {
    title: 'Alerts',
    ask: 'Does an alert go out before the monthly budget is spent?',
    says: 'True if an alert goes out before the monthly budget is spent.',
    why: 'The bill comes a month late.',
    example: true,
  },
  'operations.spend.hard_cap': {
    title: 'Hard cap',
    ask: 'Does a hard cap stop spending at the monthly budget?',
    says: 'True if a hard cap stops spending.',
    why: 'A loop can spend a month’s budget in a night.',
    example: true,
  },
  'operations.service_levels': {
    title: 'Service levels',
    ask: 'Which service levels were agreed?',
    says: 'Availability and latency: target and measured.',
    why: 'From production on, measured values are required.',
    example: { availability: { target: 0.995 } },
  },
  'operations.service_levels.availability': {
    title: 'Availability',
    ask: 'What availability is targeted?',
    says: 'The share of time the system is available: target and measured.',
    why: 'Users rely on it.',
    example: { target: 0.995, measured: 0.997 },
  },
  'operations.service_levels.availability.target': {
    title: 'Target availability',
    ask: 'What availability is targeted?',
    says: 'The targeted share of time, 0 to 1, or a percentage such as 99.5%.',
    why: 'The measured availability is compared with the target.',
    example: 0.995,
  },
  'operations.service_levels.availability.measured': {
    title: 'Measured availability',
    ask: 'What availability was measured?',
    says: 'The measured share of time, 0 to 1, or a percentage such as 99.5%.',
    why: 'The measured availability is compared with the target.',
    example: 0.997,
  },
  'operations.service_levels.p95_ms': {
    title: 'Latency',
    ask: 'What is the p95 latency in operation?',
    says: 'p95 latency in operation, in milliseconds: target and measured.',
    why: 'Users abandon slow answers.',
    example: { target: 8000, measured: 6100 },
  },
  'operations.service_levels.p95_ms.target': {
    title: 'Latency target',
    ask: 'What is the p95 latency target, in milliseconds?',
    says: 'Target for p95 latency in milliseconds: 95 of 100 answers come within it.',
    why: 'The measured latency is compared with the target.',
    example: 8000,
  },
  'operations.service_levels.p95_ms.measured': {
    title: 'Measured latency',
    ask: 'What p95 latency is measured in operation, in milliseconds?',
    says: 'Measured p95 latency in milliseconds: 95 of 100 answers come within it.',
    why: 'The measured latency is compared with the target.',
    example: 6100,
  },
  'operations.capacity': {
    title: 'Capacity',
    ask: 'Is the quota large enough for the peak?',
    says: 'Requests per minute at peak, and the quota.',
    why: 'The quota should be one and a half times the peak.',
    example: { peak_per_minute: 60, quota_per_minute: 120 },
  },
  'operations.capacity.peak_per_minute': {
    title: 'Peak per minute',
    ask: 'How many requests per minute are expected at peak?',
    says: 'Requests per minute at peak; 0 or more.',
    why: 'The quota is compared with it.',
    example: 60,
  },
  'operations.capacity.quota_per_minute': {
    title: 'Quota per minute',
    ask: 'How many requests per minute does your quota allow?',
    says: 'Requests per minute that the quota allows; 0 or more.',
    why: 'The quota should be one and a half times the peak.',
    example: 120,
  },
  'operations.upkeep': {
    title: 'Maintenance',
    ask: 'Who maintains the system, and how often?',
    says: 'Five recurring maintenance tasks, each with an owner and a cadence.',
    why: 'Quality degrades without maintenance.',
    example: { evaluation_growth: { owner: 'Claims analytics', cadence: 'monthly' } },
  },
  ...duty('knowledge_refresh', 'Knowledge refresh', 'refreshes the knowledge base'),
  ...duty('re_embedding', 'Re-embedding', 're-embeds the knowledge base'),
  ...duty('guardrail_tuning', 'Guardrail tuning', 'tunes the guardrails'),
  ...duty('evaluation_growth', 'Evaluation growth', 'adds new cases to the evaluation set'),
  ...duty('security_updates', 'Security updates', 'applies security updates'),
  'operations.controls': {
    title: 'Practices: operations',
    ask: 'Which operations practices are in place?',
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
    why: 'Problems that nobody owns are found by users.',
    example: 'Platform SRE',
  };
}

function failure(title: string, when: string) {
  return {
    title,
    ask: `What happens when ${when}?`,
    says: `What happens, in words, when ${when}.`,
    why: 'This happens within the first month.',
    example: 'route to a person',
  };
}

function duty(key: string, title: string, does: string): WordsByPath {
  const at = `operations.upkeep.${key}`;
  const why = 'Quality degrades without maintenance.';
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
      ask: `How often does somebody do this: ${title.toLowerCase()}?`,
      says: 'The cadence, such as weekly or monthly.',
      why,
      example: 'monthly',
    },
  };
}
