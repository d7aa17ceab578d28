// The questions that are left, in their order: those that apply, that nobody answered, and that can still move the score;
// or, where all are wanted, those that are answered too.
import { controlPath } from '../assess/control.ts';
import { type DimensionId, dimensionOf, slugOf } from '../model/dimensions.ts';
import { openControls } from './controls.ts';
import { dutyFacts, dutyParts } from './duties.ts';
import { leavesOf } from './leaves.ts';
import { arming, coreListOf, fitsItem, isSaidOtherwise, placeOf, unscored } from './order.ts';
import { ownParts } from './own.ts';
import { isListOfMaps, type Parts, partsOf, pathOf, patternOf, schemaAt, valueAt } from './path.ts';
import { isBlankIn, type View } from './view.ts';

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
