// The questions that are left, in their order: what can shut the gate in question first (the basics, its blockers, legal
// duties), then the rest of that gate, then the others; in each of these grouped by topic.
import { gateOrder } from '../model/assessment.ts';
import { controlSlug, type DimensionId, dimensionFor, type GateId } from '../model/vocabulary.ts';
import {
  type AskedRole,
  arming,
  BASICS,
  companions,
  fitsItem,
  isBasic,
  isMoot,
  isSaidOtherwise,
  roleFor,
  type Topic,
  topicFor,
  unscored,
} from './order.ts';
import {
  answerableFields,
  answerUnder,
  fieldPattern,
  isListOfMaps,
  type Parts,
  pathText,
  schemaAt,
  splitPath,
} from './question.ts';
import { dutyFacts, dutyParts, isDuty, isProof, ownParts } from './questions.ts';
import { type InterviewView, isBlankIn } from './view.ts';

export type Scope = {
  readonly dimension?: DimensionId;
  /** What is answered is asked too, and what moves no score. */
  readonly all?: boolean;
  /** Only the blanks that leave the score open. */
  readonly onlyUnknown?: boolean;
  /** The gate in question, in place of the one that the stage claims or that is next. */
  readonly gate?: GateId;
  /** What one person is likely to know. */
  readonly role?: AskedRole;
};

/** What this session has asked, the lists that it has added to, those that it has closed, the practices looked over. */
export type SessionHistory = {
  readonly asked: ReadonlySet<string>;
  readonly touched: ReadonlySet<string>;
  readonly closed: ReadonlySet<string>;
  readonly looked: ReadonlySet<string>;
};

/** One question that is left. */
export type QueuedQuestion = {
  readonly parts: Parts;
  readonly tier: QuestionTier;
  readonly topic: Topic;
  /** Of several practices asked at once: their paths. */
  readonly practices?: readonly string[];
};

type Place = { readonly tier: QuestionTier; readonly gate: number };

/** Why a question comes when it does. */
export const tiers = ['basics', 'blockers', 'duties', 'gate', 'rest', 'lists', 'evidence'] as const;
export type QuestionTier = (typeof tiers)[number];

/** Whether an answer can still shut the gate in question. */
export const canShut = (tier: QuestionTier): boolean => tier === 'basics' || tier === 'blockers';
/** Whether it belongs to the gate in question. */
export const isOfGate = (tier: QuestionTier): boolean => canShut(tier) || tier === 'duties' || tier === 'gate';

/** So many practices are worth one look over all of them, and no more than fit a prompt. */
const FEWEST_TOGETHER = 3;
const MOST_TOGETHER = 6;

/** The gate that is asked for, else the later of the one that the stage claims and the first that is not open. */
export const gateInQuestion = ({ stand }: InterviewView, { gate }: Scope): GateId => {
  if (gate !== undefined) return gate;
  const { claimed, next } = { claimed: stand.headline.claimed ?? 'pilot', next: stand.headline.next ?? 'scale' };
  return gateOrder[claimed] > gateOrder[next] ? claimed : next;
};

export const makeQueue = (view: InterviewView, scope: Scope, session: SessionHistory): readonly QueuedQuestion[] => {
  const facts = together(inOrder(factsLeft(view, scope, session, gateInQuestion(view, scope))), view, session);
  if (scope.onlyUnknown) return facts;
  const known = new Set(facts.map(({ parts }) => pathText(parts)));
  const proofs = proofsLeft(view, scope, session).filter(({ parts }) => !known.has(pathText(parts)));
  const duties = proofs.filter(({ tier }) => tier === 'duties');
  const at = facts.findIndex(({ tier }) => tiers.indexOf(tier) > tiers.indexOf('duties'));
  const [before, after] = at < 0 ? [facts, []] : [facts.slice(0, at), facts.slice(at)];
  const asked = [...before, ...duties, ...after];
  return isPart(scope) || asked.length === 0 ? [...asked, ...proofs.filter(({ tier }) => tier === 'evidence')] : asked;
};

/** Evidence moves no score: unless a part or all is asked for, it comes once nothing else is left. */
const isPart = ({ all, dimension, role }: Scope): boolean =>
  all === true || dimension !== undefined || role !== undefined;

const proofsLeft = (view: InterviewView, scope: Scope, { asked }: SessionHistory): readonly QueuedQuestion[] => {
  const isLeft = ({ parts }: QueuedQuestion): boolean => !asked.has(pathText(parts)) && inScope(parts, view, scope);
  const proofs = [...view.proof]
    .filter(([, { given }]) => scope.all || !given)
    .sort(([, a], [, b]) => b.points - a.points)
    .map(
      ([path]): QueuedQuestion => ({ parts: splitPath(path), tier: 'evidence', topic: { rank: 0, title: 'Evidence' } }),
    );
  const duties = [...dutyFacts(view), ...dutyParts(view, scope.all === true)]
    .map((parts): QueuedQuestion => ({ parts, tier: 'duties', topic: topicFor(parts) }))
    .sort((a, b) => a.topic.rank - b.topic.rank);
  return [...duties, ...proofs].filter(isLeft);
};

type Placed = QueuedQuestion & { readonly path: string; readonly gate: number; readonly at: number };

const factsLeft = (view: InterviewView, scope: Scope, session: SessionHistory, target: GateId): readonly Placed[] => {
  const tierFor = makeTiers(view, target);
  const open = candidates(view).filter((parts) => isLeft(parts, view, scope, session));
  const patterns = open.map(fieldPattern);
  return open.flatMap((parts, at) => {
    const path = pathText(parts);
    const led = companions[fieldPattern(parts)];
    if (
      led !== undefined &&
      !isCounted(path, view) &&
      !scope.all &&
      !patterns.some((one) => led.some((led) => led.test(one)))
    )
      return [];
    const place = latePlace(path, view) ?? tierFor(parts);
    const { tier, gate } = place;
    const topic = tier === 'basics' ? BASICS : topicFor(parts);
    return [{ parts, path, tier, gate, topic, at }];
  });
};

/** Practices first: several fit one question. */
const candidates = (view: InterviewView): readonly Parts[] => [
  ...view.checklist.items
    .filter(({ control }) => control)
    .map(({ id }) => [dimensionFor(id), 'controls', controlSlug(id)]),
  ...answerableFields(view.pilot),
  ...ownParts(view.checklist),
];

const isLeft = (parts: Parts, view: InterviewView, scope: Scope, session: SessionHistory): boolean => {
  const { asked, closed } = session;
  const path = pathText(parts);
  if (!inScope(parts, view, scope)) return false;
  return isList(parts)
    ? !closed.has(path) && wantsItems(parts, view, scope, session)
    : !asked.has(path) && wants(parts, view, scope);
};

const isList = (parts: Parts): boolean => {
  const schema = parts[1] === 'controls' ? undefined : schemaAt(parts);
  return schema !== undefined && isListOfMaps(schema);
};

const isCounted = (path: string, { worth }: InterviewView): boolean => worth.points.has(path);

const wants = (parts: Parts, view: InterviewView, scope: Scope): boolean => {
  if (!isFitting(parts, view)) return false;
  const [path, pattern] = [pathText(parts), fieldPattern(parts)];
  if (!scope.all && isMoot(path, view.pilot)) return false;
  const isOther = isBasic(parts) || pattern in companions || pattern === arming;
  if (scope.all) return view.worth.checks.has(path) || isOther || unscored.includes(pattern);
  if (!isBlankIn(view.pilot, path)) return false;
  return isCounted(path, view) || (!scope.onlyUnknown && isOther);
};

/**
 * A list is asked for while it is blank; one with items is offered once more, unless only blanks are wanted. One that was
 * just added to is asked at once whether it is complete: it does not wait here.
 */
const wantsItems = (parts: Parts, view: InterviewView, scope: Scope, { touched }: SessionHistory): boolean => {
  const path = pathText(parts);
  if (touched.has(path)) return false;
  const found = answerUnder(view.pilot, parts);
  const counts = view.worth.checks.has(path) || isBasic(parts);
  if (found === undefined) return counts;
  if (Array.isArray(found) && found.length === 0) return scope.all === true;
  if (path === KPIS && scope.all !== true) return lacksKpi(view);
  return !scope.onlyUnknown && counts;
};

// KPIs stand in one list and are asked for in two: first the primary ones, then the guardrails.

export const KPIS = 'kpis.measures';
/** Among the lists that are closed: the primary KPIs. */
export const PRIMARY = 'kpis.measures:primary';

export const hasKpi = ({ pilot }: InterviewView, role: 'primary' | 'guardrail'): boolean =>
  (pilot.kpis.measures ?? []).some((one) => one.role === role);

const lacksKpi = (view: InterviewView): boolean => !hasKpi(view, 'primary') || !hasKpi(view, 'guardrail');

/** A list that had items before this session comes last; a guardrail is asked for when its check is due. */
const latePlace = (path: string, view: InterviewView): Place | undefined => {
  if (!Array.isArray(answerUnder(view.pilot, splitPath(path)))) return undefined;
  const schema = schemaAt(splitPath(path));
  if (schema === undefined || !isListOfMaps(schema)) return undefined;
  const check = path === KPIS ? view.stand.checks.get('kpis.guardrail') : undefined;
  return check === undefined ? { tier: 'lists', gate: 0 } : { tier: 'gate', gate: gateOrder[check.gate] };
};

const isFitting = (parts: Parts, { pilot }: InterviewView): boolean => {
  if (isSaidOtherwise(pathText(parts), pilot) && isBlankIn(pilot, pathText(parts))) return false;
  const at = parts.findIndex((part) => typeof part === 'number');
  return at === -1 || fitsItem(String(parts[at + 1]), answerUnder(pilot, parts.slice(0, at + 1)));
};

const inScope = (parts: Parts, view: InterviewView, { dimension, role }: Scope): boolean =>
  (role === undefined || roleFor(parts, view.checklist) === role) &&
  (dimension === undefined ||
    parts[0] === dimension ||
    checksAt(parts, view).some((id) => dimensionFor(id) === dimension));

/** The checks that hang on an answer. */
export const checksAt = (parts: Parts, { worth, proof }: InterviewView): readonly string[] =>
  worth.checks.get(pathText(parts)) ?? proof.get(pathText(parts))?.checks ?? [];

/** By the most pressing of the checks whose outcome the answer can change; a companion by those of what it goes with. */
const makeTiers = (view: InterviewView, target: GateId) => {
  const isDue = (gate: GateId): boolean => gateOrder[gate] <= gateOrder[target];
  const places = new Map<string, Place>();
  const note = (path: string, tier: QuestionTier, gate: number): void => {
    const known = places.get(path);
    const isSooner =
      known === undefined ||
      tiers.indexOf(tier) < tiers.indexOf(known.tier) ||
      (tier === known.tier && gate < known.gate);
    if (isSooner) places.set(path, { tier, gate });
  };
  for (const [id, { blanks }] of view.found) {
    const check = view.stand.checks.get(id);
    if (check === undefined) continue;
    const isBlocker = check.holds !== null && isDue(check.holds);
    const gate = gateOrder[isBlocker && check.holds !== null ? check.holds : check.gate];
    const tier = isBlocker ? 'blockers' : isDue(check.gate) ? 'gate' : 'rest';
    for (const path of blanks) {
      note(path, tier, gate);
      for (const one of companionsFor(splitPath(path))) note(one, tier, gate);
    }
  }
  return (parts: Parts): Place => {
    if (isBasic(parts)) return { tier: 'basics', gate: 0 };
    const path = pathText(parts);
    for (const id of places.has(path) ? [] : checksAt(parts, view)) {
      const check = view.stand.checks.get(id);
      if (check !== undefined) note(path, isDue(check.gate) ? 'gate' : 'rest', gateOrder[check.gate]);
    }
    return places.get(path) ?? { tier: 'rest', gate: 0 };
  };
};

/** The paths of what is asked with a field, in the same item. */
const companionsFor = (parts: Parts): readonly string[] => {
  const pattern = fieldPattern(parts);
  return Object.entries(companions).flatMap(([companion, led]) => {
    if (!led.some((one) => one.test(pattern))) return [];
    const at = parts.findIndex((part) => typeof part === 'number');
    return [at < 0 ? companion : companion.replace('[]', `[${parts[at]}]`)];
  });
};

/** By tier, gate and topic, then as in the file: a topic is done before the next begins. */
const inOrder = (open: readonly Placed[]): readonly Placed[] =>
  [...open].sort(
    (a, b) =>
      tiers.indexOf(a.tier) - tiers.indexOf(b.tier) || a.gate - b.gate || a.topic.rank - b.topic.rank || a.at - b.at,
  );

/** Practices of one topic and tier that were not looked over yet stand in one question, before the others. */
const together = (
  open: readonly Placed[],
  { pilot }: InterviewView,
  { looked }: SessionHistory,
): readonly QueuedQuestion[] => {
  const groups = new Map<string, Placed[]>();
  for (const one of open) {
    const [section, key] = one.parts;
    if (key !== 'controls' || looked.has(one.path) || !isBlankIn(pilot, one.path)) continue;
    const group = `${one.tier} ${one.gate} ${section}`;
    groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  const first = new Map<string, QueuedQuestion>();
  const rest = new Set<string>();
  for (const all of groups.values()) {
    for (const group of chunks(all)) {
      const [head] = group;
      if (head === undefined || group.length < FEWEST_TOGETHER) continue;
      const { tier, topic, parts } = head;
      const practices = group.map(({ path }) => path);
      first.set(head.path, { tier, topic, parts: parts.slice(0, 2), practices });
      for (const path of practices) rest.add(path);
    }
  }
  return open.flatMap((one): readonly QueuedQuestion[] => {
    const group = first.get(one.path);
    if (group !== undefined) return [group];
    return rest.has(one.path) ? [] : [{ parts: one.parts, tier: one.tier, topic: one.topic }];
  });
};

/** Of about the same size, none too long. */
const chunks = <Item>(all: readonly Item[]): readonly (readonly Item[])[] => {
  const count = Math.ceil(all.length / MOST_TOGETHER);
  const size = Math.ceil(all.length / count);
  return Array.from({ length: count }, (_, i) => all.slice(i * size, (i + 1) * size));
};

/** What is next is evidence or a duty, which move no score. */
export const isBeyondScore = ({ parts }: QueuedQuestion): boolean => isProof(parts) || isDuty(parts);
