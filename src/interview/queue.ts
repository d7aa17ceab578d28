// The questions that are left, in their order: those that apply, that nobody answered, and that can still move the score;
// or, where all are wanted, those that are answered too.

import { controlPath } from '../assess/evaluate.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { type DimensionId, dimensionOf, slugOf } from '../model/vocabulary.ts';
import { isListOfMaps, leavesOf, type Parts, partsOf, pathOf, patternOf, schemaAt, valueAt } from './question.ts';
import { dutyFacts, dutyParts, openControls, ownParts } from './questions.ts';
import { isBlankIn, type View } from './view.ts';

// In which order questions come. First the dozen that decide most, then by how much of the score's range an answer can
// close; what is asked for an item of a list comes before the list is asked for its next one. The dozen is a convention:
// the questions with the most points on an empty file, and those that say what applies.

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

export type Scope = {
  readonly dimension?: DimensionId;
  /** What is answered is asked too, and what moves no score. */
  readonly all?: boolean;
  /** Only the blanks that leave the score open. */
  readonly onlyUnknown?: boolean;
};

/** What this session has asked, the lists that it has added to, and those that it has closed. */
export type Asked = {
  readonly asked: ReadonlySet<string>;
  readonly touched: ReadonlySet<string>;
  readonly closed: ReadonlySet<string>;
};

/** So many practices are worth one look over all of them. */
const TOGETHER = 3;

export const queueOf = (view: View, scope: Scope, session: Asked): readonly Parts[] => {
  const facts = factsLeft(view, scope, session);
  if (scope.onlyUnknown || (isPlain(scope) && facts.length > 0)) return facts;
  const known = new Set(facts.map(pathOf));
  return [...facts, ...proofsLeft(view, scope, session).filter((parts) => !known.has(pathOf(parts)))];
};

/** Evidence and obligations move no score: unless a part or all is asked for, they come once nothing else is left. */
const isPlain = ({ all, dimension }: Scope): boolean => all !== true && dimension === undefined;

const proofsLeft = (view: View, scope: Scope, { asked }: Asked): readonly Parts[] => {
  const isLeft = (parts: Parts): boolean => !asked.has(pathOf(parts)) && inScope(parts, view, scope);
  const proofs = [...view.proof]
    .filter(([, { given }]) => scope.all || !given)
    .sort(([, a], [, b]) => b.points - a.points)
    .map(([path]) => partsOf(path));
  return [...proofs, ...dutyFacts(view), ...dutyParts(view, scope.all === true)].filter(isLeft);
};

const factsLeft = (view: View, scope: Scope, session: Asked): readonly Parts[] => {
  const { asked, closed } = session;
  const open = candidates(view).filter((parts) => {
    const path = pathOf(parts);
    if (isList(parts)) return !closed.has(path) && inScope(parts, view, scope) && wantsItems(parts, view, scope);
    return !asked.has(path) && inScope(parts, view, scope) && wants(parts, view, scope);
  });
  return inOrder(open, view, session);
};

const candidates = (view: View): readonly Parts[] => [
  ...view.checklist.dimensions.map(({ id }) => [id, 'controls']),
  ...leavesOf(view.pilot),
  ...view.checklist.items.filter(({ control }) => control).map(({ id }) => [dimensionOf(id), 'controls', slugOf(id)]),
  ...ownParts(view.checklist),
];

const isList = (parts: Parts): boolean => {
  const schema = parts[1] === 'controls' ? undefined : schemaAt(parts);
  return schema !== undefined && isListOfMaps(schema);
};

const isPractices = ([, second, third]: Parts): boolean => second === 'controls' && third === undefined;

const wants = (parts: Parts, view: View, scope: Scope): boolean => {
  if (isPractices(parts)) return openControls(String(parts[0]), view).length >= TOGETHER;
  if (!isFitting(parts, view)) return false;
  const [path, isOpen] = [pathOf(parts), isBlankIn(view.pilot, pathOf(parts))];
  const isRead = view.worth.checks.has(path);
  const isFirst = Number.isFinite(placeOf(parts));
  if (scope.all) return isRead || isFirst || unscored.includes(patternOf(parts));
  if (!isOpen) return false;
  if (view.worth.points.has(path)) return true;
  return !scope.onlyUnknown && isFirst && (coreListOf(parts) === undefined || arming.includes(patternOf(parts)));
};

/** A list is asked for while it is blank; one with items is offered once more, unless only blanks are wanted. */
const wantsItems = (parts: Parts, view: View, scope: Scope): boolean => {
  const found = valueAt(view.pilot, parts);
  const counts = view.worth.checks.has(pathOf(parts));
  if (found === undefined) return counts;
  if (Array.isArray(found) && found.length === 0) return scope.all === true;
  return !scope.onlyUnknown && counts;
};

const isFitting = (parts: Parts, { pilot }: View): boolean => {
  if (isSaidOtherwise(pathOf(parts), pilot) && isBlankIn(pilot, pathOf(parts))) return false;
  const at = parts.findIndex((part) => typeof part === 'number');
  return at === -1 || fitsItem(String(parts[at + 1]), valueAt(pilot, parts.slice(0, at + 1)));
};

const inScope = (parts: Parts, view: View, { dimension }: Scope): boolean =>
  dimension === undefined ||
  parts[0] === dimension ||
  checksAt(parts, view).some((id) => dimensionOf(id) === dimension);

/** The checks that hang on an answer. */
export const checksAt = (parts: Parts, { worth, proof }: View): readonly string[] =>
  worth.checks.get(pathOf(parts)) ?? proof.get(pathOf(parts))?.checks ?? [];

/** Lists that had items before come last; all else by place, points, file. */
const inOrder = (open: readonly Parts[], view: View, { touched }: Asked): readonly Parts[] => {
  const isLate = (parts: Parts): boolean =>
    isList(parts) && !touched.has(pathOf(parts)) && valueAt(view.pilot, parts) !== undefined;
  return open
    .map((parts, i) => ({
      parts,
      place: placeOf(parts),
      points: pointsOf(parts, view),
      late: Number(isLate(parts)),
      i,
    }))
    .sort((a, b) => a.late - b.late || byPlace(a.place, b.place) || b.points - a.points || a.i - b.i)
    .map(({ parts }) => parts);
};

const byPlace = (a: number, b: number): number => (a === b ? 0 : a - b);

/** Of all open controls of a dimension, their sum. */
export const pointsOf = (parts: Parts, view: View): number => {
  if (!isPractices(parts)) return view.worth.points.get(pathOf(parts)) ?? 0;
  return openControls(String(parts[0]), view).reduce(
    (sum, { id }) => sum + (view.worth.points.get(controlPath(id)) ?? 0),
    0,
  );
};
