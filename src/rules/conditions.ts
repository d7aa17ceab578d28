// When a check counts and when it blocks: named conditions over stated facts, three-valued. Their words stand in the
// checklist's head. A blank fact is unknown and never makes a check inapplicable.

import type { Integration } from '../model/pilot/architecture.ts';
import type { Source } from '../model/pilot/data.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { isTested, needsAdapter } from './integrations.ts';
import { every, not, oneOf, some, type Truth, whether } from './logic.ts';
import type { Context } from './outcomes.ts';
import { riskTier } from './risk-tier.ts';

export type Condition = (pilot: Pilot, context: Pick<Context, 'asOf'>) => Truth;

const anySource =
  (test: (source: Source) => Truth): Condition =>
  ({ data }) =>
    whetherAny(data.sources, test);

const anyIntegration =
  (test: (integration: Integration) => Truth): Condition =>
  ({ architecture }) =>
    whetherAny(architecture.integrations, test);

const whetherAny = <T>(items: readonly T[] | undefined, test: (item: T) => Truth): Truth =>
  items === undefined ? undefined : some(items.map(test));

const affects =
  (...kinds: readonly string[]): Condition =>
  ({ governance }) =>
    whether(governance.affects, (affected) => affected.some((kind) => kinds.includes(kind)));

const affectsAnything = affects('people', 'money', 'health', 'safety', 'rights');

const holdsPersonalData = (source: Source): Truth => whether(source.personal_data, (word) => word !== 'none');

const isConfidential = (source: Source): Truth => oneOf(source.classification, 'confidential', 'restricted');

/** A blank `critical` counts as critical. */
const isOpenAndCritical = (integration: Integration): Truth =>
  integration.critical === false ? false : not(isTested(integration));

const externalUsers: Condition = ({ pilot }) => oneOf(pilot.users, 'partners', 'customers', 'public');

/** Silence about agents means none, unless the task is to decide. */
const hasAgents: Condition = ({ agents, pilot }) => {
  if (agents !== undefined) return agents.length > 0;
  return pilot.task === 'decision' ? undefined : false;
};

const irreversible: Condition = (pilot, context) =>
  every([hasAgents(pilot, context), whetherAny(pilot.agents, (agent) => agent.irreversible_actions)]);

const highRisk: Condition = (pilot, { asOf }) => {
  const tier = riskTier(pilot, asOf);
  return some([tier.high, tier.prohibited]);
};

const either =
  (...conditions: readonly Condition[]): Condition =>
  (pilot, context) =>
    some(conditions.map((condition) => condition(pilot, context)));

export const conditions = {
  'stage-production': ({ pilot }) => oneOf(pilot.stage, 'production', 'scaled'),
  'personal-data': anySource(holdsPersonalData),
  'sensitive-data': anySource((source) =>
    oneOf(source.personal_data, 'special-category', 'health', 'payment', 'children'),
  ),
  'confidential-or-personal-data': anySource((source) => some([isConfidential(source), holdsPersonalData(source)])),
  'fine-tunes': ({ architecture }) => oneOf(architecture.approach, 'fine-tune', 'hybrid', 'from-scratch'),
  retrieves: ({ architecture }) => oneOf(architecture.approach, 'rag', 'hybrid'),
  'knowledge-used': ({ architecture }) => architecture.knowledge.used,
  integrations: ({ architecture }) => whether(architecture.integrations, (list) => list.length > 0),
  'legacy-integrations': anyIntegration(needsAdapter),
  'critical-integration-open': anyIntegration(isOpenAndCritical),
  'vendor-model': ({ architecture }) => oneOf(architecture.model.hosting, 'vendor-api', 'private-cloud'),
  'affects-people': affects('people', 'health', 'rights'),
  'external-users': externalUsers,
  'high-risk': highRisk,
  'high-risk-or-affects': either(highRisk, affectsAnything),
  'external-or-affects': either(externalUsers, affectsAnything),
  'prohibited-practice': (pilot, { asOf }) => riskTier(pilot, asOf).prohibited,
  agents: hasAgents,
  'irreversible-agents': irreversible,
  'judge-used': ({ evaluation }) => evaluation.judge.used,
} as const satisfies Record<string, Condition>;

/** What belongs to retrieval counts unless the approach is known not to retrieve. */
export const withoutRetrieval = <T extends string>(pilot: Pilot, all: readonly T[], ofRetrieval: T): readonly T[] =>
  conditions.retrieves(pilot) === false ? all.filter((one) => one !== ofRetrieval) : all;

export type ConditionName = keyof typeof conditions;
