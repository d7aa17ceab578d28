// The kit that every check has to pass, ours and anyone's: each of its examples gives in fact the outcome that it stands
// for, and no outcome that it can have is without one.

import { evaluate, isLast } from '../assess/evaluate.ts';
import type { CheckItem, Checklist } from '../model/checklist.ts';
import type { Outcome, OutcomeKind } from '../model/evidence.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { controlSlug, dimensionFor } from '../model/vocabulary.ts';
import { readValue } from '../read/validate.ts';
import { type ChecklistFault, type Faults, fault } from './problems.ts';

/** Examples are judged as of this day, whatever today is: dates in them stay as fresh as they were written. */
export const EXAMPLES_AS_OF = '2026-11-23';

type Fragment = Readonly<Record<string, unknown>>;

/** A pilot of which little is known, and the outcome that it is to give. `path` leads to what the item says of it. */
export type Example = {
  readonly item: CheckItem;
  readonly kind: OutcomeKind;
  readonly fragment: Fragment;
  readonly path: readonly PropertyKey[];
};

/** The examples of a check; a control brings one for each status, any other check one for silence. */
export const expandExamples = (item: CheckItem): readonly Example[] => {
  const { given, ...kinds } = item.examples;
  const all: Fragment = { ...(item.control ? declaredEachWay(item.id) : { unknown: {} }), ...kinds };
  return Object.entries(all).map(([kind, fragment]) => ({
    item,
    kind: kind as OutcomeKind,
    fragment: [kind === 'not-applicable' ? undefined : given, fragment as Fragment].reduce<Fragment>(merge, {
      version: 1,
      pilot: { name: 'Example' },
    }),
    path: Object.hasOwn(kinds, kind) ? ['examples', kind] : ['examples'],
  }));
};

const declaredEachWay = (id: string): Fragment => {
  const declared = (status: string) => ({ [dimensionFor(id)]: { controls: { [controlSlug(id)]: status } } });
  return {
    met: declared('in-place'),
    partial: declared('partial'),
    planned: declared('planned'),
    absent: declared('absent'),
    unknown: declared('unknown'),
  };
};

const isMap = (value: unknown): value is Fragment =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const merge = (base: Fragment, more: Fragment = {}): Fragment => ({
  ...base,
  ...Object.fromEntries(
    Object.entries(more).map(([key, value]) => {
      const before = base[key];
      return [key, isMap(before) && isMap(value) ? merge(before, value) : value];
    }),
  ),
});

/** Examples that are no pilots, or that give another outcome than they stand for. */
export const exampleFaults = (checklist: Checklist, ids: ReadonlySet<string>): Faults =>
  checklist.items
    .filter(({ id }) => ids.has(id))
    .flatMap((item) => expandExamples(item).flatMap((one) => wrong(one, checklist)));

const wrong = ({ item, kind, fragment, path }: Example, checklist: Checklist): Faults => {
  const { pilot, faults } = readValue(fragment, checklist);
  if (pilot === undefined) {
    return faults.map(({ parts, message, hint }) =>
      fault([...path, ...parts], `the example of ${kind}: ${parts.join('.')}: ${message}`, {
        item: item.id,
        ...(hint !== undefined && { hint }),
      }),
    );
  }
  const outcome = outcomeOn(checklist, item, pilot);
  return outcome.kind === kind ? [] : [unlike(item, kind, outcome, path)];
};

const unlike = (
  item: CheckItem,
  kind: OutcomeKind,
  { kind: found, seen }: Outcome,
  path: readonly PropertyKey[],
): ChecklistFault => {
  const lacksFacts = (found === 'unknown' || found === 'not-applicable') && item.applies !== undefined;
  const hint = lacksFacts
    ? `state the facts of the condition ${item.applies} under examples.given, so that it holds in every example`
    : `it is judged as of ${EXAMPLES_AS_OF}`;
  return fault(path, `the example of ${kind} is ${found} in fact: ${seen}`, { item: item.id, hint });
};

/** Alone; one that weighs what the others leave to do, beside the checks of its dimension: a sum for the head. */
const outcomeOn = (checklist: Checklist, item: CheckItem, pilot: Pilot): Outcome => {
  const items = isLast(item) ? checklist.items.filter(({ id }) => dimensionFor(id) === dimensionFor(item.id)) : [item];
  const all = evaluate({ ...checklist, items }, pilot, EXAMPLES_AS_OF);
  return (all.find((one) => one.item.id === item.id) as (typeof all)[number]).outcome;
};

/** Checks judged on examples, all together: a second or two. */
const MOST_TRIED = 50_000;

/** What judging a check takes: an expression of 40 characters as much as a rule. */
const expressionLength = ({ expect = '', expect_partly = '' }: CheckItem): number =>
  1 + (expect.length + expect_partly.length) / 40;

/**
 * Outcomes that a check has in some example of the checklist, its own or another's, and shows in none of its own. Where
 * there are too many examples, those of the checks that are looked at come first.
 */
export const missingOutcomes = (checklist: Checklist, ids: ReadonlySet<string>): Faults => {
  const asked = checklist.items.filter(({ id }) => ids.has(id));
  const told = new Set(asked.flatMap((item) => expandExamples(item).map(({ kind }) => `${item.id} ${kind}`)));
  const judged = asked.some(isLast) ? checklist : { ...checklist, items: asked };
  const most = Math.ceil(MOST_TRIED / judged.items.reduce((sum, item) => sum + expressionLength(item), 1));
  return [...asked, ...checklist.items.filter(({ id }) => !ids.has(id))]
    .flatMap(expandExamples)
    .slice(0, most)
    .flatMap((example) => {
      const { pilot } = readValue(example.fragment, checklist);
      if (pilot === undefined) return [];
      return evaluate(judged, pilot, EXAMPLES_AS_OF).flatMap(({ item, outcome }) => {
        const name = `${item.id} ${outcome.kind}`;
        if (!ids.has(item.id) || told.has(name)) return [];
        told.add(name);
        const where = `as on the example of ${example.kind} of ${example.item.id}`;
        return [fault(['examples'], `can be ${outcome.kind}, ${where}, and has no example of it`, { item: item.id })];
      });
    });
};
