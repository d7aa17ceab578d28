// What decides the place of a question: the topic that it belongs to, who is likely to know the answer, and which fields
// are asked although no check reads them.
import type { Checklist } from '../model/checklist.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { fieldPattern, type Parts, pathText } from './question.ts';

/** What decides which checks apply at all, and what has to be in place before people outside meet the pilot. */
export const basics = ['pilot.stage', 'pilot.users', 'pilot.task', 'governance.affects', 'agents'] as const;

export const isBasic = (parts: Parts): boolean => (basics as readonly string[]).includes(pathText(parts));

export const BASICS: Topic = { rank: 0, title: 'Basics' };

/** In the order in which they come where nothing else decides. */
const topics: readonly (readonly [RegExp, string])[] = [
  [/^agents\b/, 'Agents'],
  [/^governance$|^governance\.(controls|involved|affects)\b/, 'Governance and guardrails'],
  [/^evaluation\b/, 'Evaluation'],
  [/^kpis\b/, 'Goals and KPIs'],
  [/^pilot(?!\.jurisdictions)\b/, 'The pilot'],
  [/^data\b/, 'Data'],
  [/^architecture\b/, 'Architecture and integration'],
  [/^operations\b/, 'Operations'],
  [/^governance\.(classification|regulations)|^pilot\.jurisdictions/, 'Law'],
  [/^governance\.obligations/, 'Legal duties'],
  [/^talent\b/, 'Team'],
  [/^value\b/, 'Value case'],
  [/^budget\b/, 'Budget'],
  [/^plan\b/, 'Plan'],
  [/^x-/, 'Your organisation'],
];

export type Topic = {
  /** 0 comes first. */
  readonly rank: number;
  readonly title: string;
};

export const topicFor = (parts: Parts): Topic => {
  const path = pathText(parts);
  const rank = topics.findIndex(([pattern]) => pattern.test(path));
  return { rank: rank < 0 ? topics.length : rank, title: topics[rank]?.[1] ?? 'More' };
};

/** Whom a question can be sent to; what is left is the product owner's. */
export const roles = ['legal', 'finance', 'security', 'operations', 'data'] as const;
export type AskedRole = (typeof roles)[number];

/** The first that fits. */
const knownBy: readonly (readonly [RegExp, AskedRole])[] = [
  [/^governance\.(classification|regulations|obligations|involved\.(legal|compliance))\b/, 'legal'],
  [/^pilot\.jurisdictions$|^data\.sources\[\]\.(legal_basis|personal_data|protection)$/, 'legal'],
  [/^(value|budget)\b|^operations\.(spend|owners\.cost)\b|^kpis\.measures\[\]\.outcome\b/, 'finance'],
  [/^plan\.day_rate$|^evaluation\.benchmark\.cost$/, 'finance'],
  [/^governance\.involved\.security\b|^agents\b|^data\.sources\[\]\.classification$/, 'security'],
  [/^data\b|^architecture\.knowledge\b|^evaluation\.dataset\b/, 'data'],
  [/^operations\b|^architecture\.(integrations|load|model)\b|^talent\.run_fte$/, 'operations'],
  [/^governance\.involved\.it_operations\b/, 'operations'],
];

/** Who closes the gap of a practice knows whether it is in place. */
const byFixRole: Readonly<Record<string, AskedRole>> = {
  legal: 'legal',
  compliance: 'legal',
  'responsible-ai': 'legal',
  security: 'security',
  devops: 'operations',
  sre: 'operations',
  'data-engineer': 'data',
};

/** Undefined for what the product owner is asked. */
export const roleFor = (parts: Parts, { items }: Checklist): AskedRole | undefined => {
  const [section, key, slug] = parts;
  const item = key === 'controls' ? items.find(({ id }) => id === `${section}.${slug}`) : undefined;
  const fixing = item && byFixRole[item.fix.role];
  const claim = parts.at(-1) === 'evidence' ? parts.slice(0, -1) : parts;
  return fixing ?? knownBy.find(([pattern]) => pattern.test(fieldPattern(claim)))?.[1];
};

/** A field that says something of one kind of KPI alone, or of systems that are not tested yet. */
export const fitsItem = (field: string, item: unknown): boolean => {
  const role: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, 'role') : undefined;
  const status: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, 'status') : undefined;
  if (field === 'critical') return status !== 'tested' && status !== 'live';
  if (field === 'limit') return role === 'guardrail';
  return field === 'target' || field === 'baseline' ? role !== 'guardrail' : true;
};

/** Two ways to say the same: where the one is stated, the other is not asked for. */
export const isSaidOtherwise = (path: string, { value }: Pilot): boolean => {
  const { amount, minutes_saved, hourly_cost } = value.benefit_per_task;
  if (path === 'value.benefit_per_task.amount') return minutes_saved !== undefined || hourly_cost !== undefined;
  const isTimed = path === 'value.benefit_per_task.minutes_saved' || path === 'value.benefit_per_task.hourly_cost';
  return isTimed && amount !== undefined;
};

/** Nobody can say it before another answer is there: of which use an exemption is, of which product a section is. */
export const isMoot = (path: string, { governance: { classification: given } }: Pilot): boolean => {
  if (path === 'governance.classification.annex_i_section') return given.annex_i_component !== true;
  if (path !== 'governance.classification.exemption') return false;
  return (given.high_risk_uses ?? []).length === 0 && given.interactions?.includes('emotion-or-biometric') !== true;
};

/** Closes no point, and yet opens a gate or keeps it shut: an integration that is not critical does not block. */
export const arming = 'architecture.integrations[].critical';

/** Asked with another field, whatever check reads it: unit and direction before the values, a currency before amounts. */
export const companions: Readonly<Record<string, readonly RegExp[]>> = {
  'value.currency': [/^value\.(benefit_per_task|costs|errors)\b|^value\.other_benefits\[\]\.per_month$/],
  'budget.currency': [/^budget\.(total|lines)\b/],
  'kpis.measures[].unit': [/^kpis\.measures\[\]\.(baseline|target|limit|measured\.value)$/],
  'evaluation.metrics[].direction': [/^evaluation\.metrics\[\]\.(threshold|measured\.value)$/],
  'evaluation.metrics[].unit': [/^evaluation\.metrics\[\]\.(threshold|measured\.value)$/],
};

/** Fields that no check reads and that are worth asking all the same, with --all: plans, prices, duties, reports use them. */
export const unscored: readonly string[] = [
  'pilot.name',
  'pilot.summary',
  'pilot.industry',
  'kpis.measures[].unit',
  'kpis.measures[].measured.date',
  'value.currency',
  'budget.lines.build',
  'budget.lines.data',
  'budget.lines.operations',
  'data.sources[].format',
  'architecture.model.name',
  'architecture.model.version_pinned',
  'governance.classification.built',
  'governance.classification.gpai_training',
  'governance.classification.deployer',
  'governance.classification.used_on_workers',
  'governance.regulations[].checked',
  'evaluation.metrics[].unit',
  'evaluation.hallucination.measured.date',
  'governance.classification.roles',
  'governance.classification.annex_i_section',
  'governance.classification.established_in_eu',
  'governance.classification.on_market_since',
  'agents[].owner',
  'agents[].purpose',
  'agents[].tools',
  'plan.capacity',
  'plan.day_rate',
];
