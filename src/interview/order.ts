// In which order questions come. First the dozen that decide most, then by how much of the score's range an answer can
// close; what is asked for an item of a list comes before the list is asked for its next one. The dozen is a convention:
// the questions with the most points on an empty file, and those that say what applies.
import type { Pilot } from '../model/pilot.ts';
import { type Parts, pathOf, patternOf } from './path.ts';

export const dozen = [
  'pilot.stage',
  'pilot.users',
  'governance.affects',
  'kpis.measures',
  'data.sources',
  'pilot.task',
  'architecture.approach',
  'data.controls',
  'governance.controls',
  'evaluation.controls',
  'operations.controls',
  'architecture.controls',
] as const;

/** What decides which questions apply at all, and the other long lists, come right after. */
export const early = ['agents', 'governance.classification.eu_link'] as const;

/** What is asked at once of an item that was just named; the rest of it comes by its points. */
export const core: Readonly<Record<string, readonly string[]>> = {
  'data.sources': ['personal_data'],
  'architecture.integrations': ['interface', 'critical', 'legacy', 'status'],
  'evaluation.metrics': ['direction', 'threshold', 'measured.value'],
  'talent.team': ['fte'],
  agents: ['owner', 'identity', 'permissions', 'irreversible_actions', 'approval', 'audit', 'kill_switch'],
  'governance.regulations': ['checked_by'],
  'value.other_benefits': ['per_month'],
};

/** What can close no point and yet opens a gate or keeps it shut: an integration that is not critical does not block. */
export const arming: readonly string[] = ['architecture.integrations[].critical'];

const first: readonly string[] = [...dozen, ...early];

/** The list that a path is an item's core field of. */
export const coreListOf = (parts: Parts): Parts | undefined => {
  const at = parts.findIndex((part) => typeof part === 'number');
  const list = parts.slice(0, at);
  const field = parts.slice(at + 1).join('.');
  return at > 0 && core[pathOf(list)]?.includes(field) ? list : undefined;
};

/** The place among the first questions; an item's core fields stand just before its list. */
export const placeOf = (parts: Parts): number => {
  const list = coreListOf(parts);
  const at = first.indexOf(list === undefined ? patternOf(parts) : pathOf(list));
  if (at === -1) return list === undefined ? Number.POSITIVE_INFINITY : first.length;
  return list === undefined ? at : at - 0.5;
};

/** With what is asked of the items of its lists. */
export const isOfDozen = (parts: Parts): boolean => Math.ceil(placeOf(parts)) < dozen.length;

/** A field that says something of one kind of measure alone, or of systems that are not tested yet. */
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
  'agents[].purpose',
  'agents[].tools',
  'plan.capacity',
  'plan.day_rate',
];
