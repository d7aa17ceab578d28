// When a check counts, when it blocks and when it is due earlier: named conditions over stated facts, three-valued. Their
// words are in the checklist's head. A blank fact is unknown and never makes a check inapplicable.

import type { DataSource } from '../model/pilot/data.ts';
import type { Integration, Pilot } from '../model/pilot/pilot.ts';
import { isTested, needsAdapter } from './integrations.ts';
import { every, not, oneOf, some, type Truth, testAny, testBoth, testValue } from './logic.ts';
import { isMeasuredAgainst, placed } from './measures.ts';
import type { RuleContext } from './outcomes.ts';
import { highRiskUse, riskTier } from './risk-tier.ts';

/** `options` are the thresholds of the check that asks, where it has any. */
export type Condition = (
  pilot: Pilot,
  context: Pick<RuleContext, 'asOf'> & { readonly options?: Readonly<Record<string, unknown>> | undefined },
) => Truth;

const anySource =
  (test: (source: DataSource) => Truth): Condition =>
  ({ data }) =>
    testAny(data.sources, test);

const anyIntegration =
  (test: (integration: Integration) => Truth): Condition =>
  ({ architecture }) =>
    testAny(architecture.integrations, test);

const either =
  (...conditions: readonly Condition[]): Condition =>
  (pilot, context) =>
    some(conditions.map((condition) => condition(pilot, context)));

const both =
  (...conditions: readonly Condition[]): Condition =>
  (pilot, context) =>
    every(conditions.map((condition) => condition(pilot, context)));

const affects =
  (...kinds: readonly string[]): Condition =>
  ({ governance }) =>
    testValue(governance.affects, (affected) => affected.some((kind) => kinds.includes(kind)));

const affectsAnything = affects('people', 'money', 'health', 'safety', 'rights');

/** Whether a source holds data of such a class. */
const holdsData =
  (...classes: readonly string[]) =>
  ({ personal_data }: DataSource): Truth =>
    testValue(personal_data, (held) => [held].flat().some((one) => classes.includes(one)));

const holdsPersonalData = ({ personal_data }: DataSource): Truth =>
  testValue(personal_data, (held) => [held].flat().some((one) => one !== 'none'));

/** Data whose misuse hurts the person it is about. */
const intimate = ['special-category', 'health', 'children', 'criminal'] as const;

const personalData = anySource(holdsPersonalData);
const sensitiveData = anySource(holdsData(...intimate, 'payment', 'payment-card', 'account'));
const confidentialData = anySource((source) =>
  some([oneOf(source.classification, 'confidential', 'restricted'), holdsPersonalData(source)]),
);
const restrictedData = anySource(({ classification }) => oneOf(classification, 'restricted'));

/** A blank `critical` counts as critical. */
const isOpenAndCritical = (integration: Integration): Truth =>
  integration.critical === false ? false : not(isTested(integration));

const externalUsers: Condition = ({ pilot }) => oneOf(pilot.users, 'partners', 'customers', 'public');

const decides: Condition = ({ pilot }) => oneOf(pilot.task, 'decision');

/** Silence about agents means none, unless the task is to decide. */
const hasAgents: Condition = ({ agents, pilot }) => {
  if (agents !== undefined) return agents.length > 0;
  return pilot.task === 'decision' ? undefined : false;
};

const irreversible: Condition = (pilot, context) =>
  every([hasAgents(pilot, context), testAny(pilot.agents, (agent) => agent.irreversible_actions)]);

/** The use, wherever it takes place: whether the EU has a say in it decides on duties alone. */
const highRisk: Condition = (pilot) => highRiskUse(pilot).high;

const people: Condition = either(
  affects('people', 'health', 'safety', 'rights'),
  (pilot) => highRiskUse(pilot).listed,
  anySource(holdsData(...intimate)),
  decides,
);

const vendorModel: Condition = ({ architecture }) => oneOf(architecture.model.hosting, 'vendor-api', 'private-cloud');

const inProduction: Condition = ({ pilot }) => oneOf(pilot.stage, 'production', 'scaled');

/** A date that is not stated is not past. */
const beforeProduction: Condition = (pilot, context) => {
  const { production_target: target } = pilot.pilot;
  return every([not(inProduction(pilot, context)), target === undefined || target >= context.asOf]);
};

const anyMeasured: Condition = (pilot) => placed(pilot).some(({ measure }) => isMeasuredAgainst(measure));

/** Not measured, it is not below anything. */
const adoptionBelowHalf: Condition = ({ kpis: { adoption } }, { options }) => {
  const { intended_users: intended, active_users: active } = adoption;
  const target = adoption.target_share ?? Number(options?.target ?? 0);
  return testBoth(active, intended, (used, all) => used < (all * target) / 2 - 1e-9) ?? false;
};

export const conditions = {
  'stage-production': inProduction,
  'before-production': beforeProduction,
  'measured-or-live': (pilot, context) => anyMeasured(pilot, context) === true || inProduction(pilot, context) === true,
  'adoption-below-half': adoptionBelowHalf,
  'personal-data': personalData,
  'sensitive-data': sensitiveData,
  'sensitive-or-external-personal-data': either(sensitiveData, both(personalData, externalUsers)),
  'leak-hurts': either(sensitiveData, restrictedData, both(personalData, externalUsers)),
  'confidential-or-personal-data': confidentialData,
  'fine-tunes': ({ architecture }) => oneOf(architecture.approach, 'fine-tune', 'hybrid', 'from-scratch'),
  retrieves: ({ architecture }) => oneOf(architecture.approach, 'rag', 'hybrid'),
  'knowledge-used': ({ architecture }) => architecture.knowledge.used,
  integrations: ({ architecture }) => testValue(architecture.integrations, (list) => list.length > 0),
  'legacy-integrations': anyIntegration(needsAdapter),
  'critical-integration-open': anyIntegration(isOpenAndCritical),
  'vendor-model': vendorModel,
  'external-vendor-model': both(externalUsers, vendorModel),
  people,
  'external-users': externalUsers,
  'external-or-agents': either(externalUsers, hasAgents),
  'external-agents-or-confidential': either(externalUsers, hasAgents, confidentialData),
  'external-or-people': either(externalUsers, people),
  'external-people-or-irreversible': either(externalUsers, people, irreversible),
  'external-or-affects': either(externalUsers, affectsAnything),
  'high-risk': highRisk,
  'high-risk-or-decision': either(highRisk, decides),
  'high-risk-decision-or-affects': either(highRisk, decides, affectsAnything),
  'prohibited-practice': (pilot) => riskTier(pilot).prohibited,
  agents: hasAgents,
  'irreversible-agents': irreversible,
  'judge-used': ({ evaluation }) => evaluation.judge.used,
} as const satisfies Record<string, Condition>;

export type ConditionName = keyof typeof conditions;

/** What makes a check due by the pilot gate instead of a later one, where it is stated: a word of `early`, its condition. */
export const earlyConditions = {
  outside: 'external-users',
  acts: 'irreversible-agents',
  use: 'high-risk-or-decision',
} as const satisfies Record<string, ConditionName>;

/** What belongs to retrieval counts unless the approach is known not to retrieve. */
export const withoutRetrieval = <T extends string>(pilot: Pilot, all: readonly T[], ofRetrieval: T): readonly T[] =>
  conditions.retrieves(pilot) === false ? all.filter((one) => one !== ofRetrieval) : all;
