// What is wrong with organisations' files once they stand beside the core: names that lead nowhere, and checks that the
// composed checklist cannot judge. Each fault is put where the file says what caused it.
import type { CheckItem } from '../../model/checklist.ts';
import type { ChecklistFault } from '../checklist-fault.ts';
import { type Catalogue, checklistFaults } from '../checklist-problems.ts';
import { cut } from '../fault.ts';
import { fillIn } from '../load-checklist.ts';
import { didYouMean } from '../nearest.ts';
import { itemsOf } from './apply.ts';
import type { OwnFault } from './conflicts.ts';
import { type Draft, isSaid } from './drafts.ts';
import type { Own } from './read.ts';
import { placeOf, type Setting } from './settings.ts';
import type { Source } from './source.ts';

export const unknownChecks = (core: Source, owns: readonly Own[]): readonly OwnFault[] => {
  const ids = core.items.map(({ id }) => id);
  const added = new Set(owns.flatMap((own) => [...own.ids]));
  return owns.flatMap((own) =>
    own.changed
      .filter((id) => !ids.includes(id) && !added.has(id))
      .map((id) => {
        const hint = didYouMean(id, ids) ?? 'a new check is added under items';
        const message = `the core has no check "${cut(id)}"`;
        return { own, fault: { code: 'unknown-check', parts: ['checks', id], key: true, message, hint } };
      }),
  );
};

/** The ids of the core are taken. */
export const takenIds = (core: Source, owns: readonly Own[]): readonly OwnFault[] => {
  const ids = new Set(['core', ...core.items.map(({ id }) => id)]);
  return owns.flatMap((own) => [
    ...[...own.items, ...own.drafts]
      .filter(({ name }) => ids.has(name))
      .map(({ name, parts }) => taken(own, [...parts, 'id'], `the core has a check ${name}`, `change it under checks`)),
    ...(ids.has(own.id) ? [taken(own, ['id'], '"core" is the id of the core itself', 'name your organisation')] : []),
  ]);
};

const taken = (own: Own, parts: readonly PropertyKey[], message: string, hint: string): OwnFault => ({
  own,
  fault: { code: 'taken-id', parts, message, hint },
});

/** The faults of the composed checks, those of the added ones and those that a change brings to the core's. */
export const composedFaults = (
  core: Source,
  owns: readonly Own[],
  settings: readonly Setting[],
): readonly OwnFault[] => {
  const off = new Map(
    settings.flatMap((one) =>
      one.path.endsWith('.disabled') ? [[one.path.slice('checks.'.length, -'.disabled'.length), one]] : [],
    ),
  );
  const items = itemsOf(core, owns, new Set(off.keys())).map(fillIn);
  const firsts = firstOfEach(items);
  const drafts = draftsBeside(core, owns);
  const named = new Set(owns.flatMap((own) => [...own.ids]));
  return checklistFaults(core.head, [...firsts, ...drafts.map(({ value }) => value)], catalogueOf(core, owns))
    .filter(({ about, item }) => !isHidden(about, item, named, firsts))
    .filter(({ item, path }) => drafts.every((draft) => draft.value.id !== item || isSaid(draft, path)))
    .flatMap((fault) => {
      const disabled = fault.about === undefined ? undefined : off.get(fault.about);
      return placed(owns, disabled === undefined ? fault : afterDisabled(fault, disabled));
    });
};

/** Of items that do not fit: what they say soundly may be wrong beside the core all the same. */
const draftsBeside = (core: Source, owns: readonly Own[]): readonly Draft[] =>
  owns
    .flatMap((own) => own.drafts.map(({ value }) => ({ ...value, value: fillIn(value.value) })))
    .filter(({ value }) => core.items.every(({ id }) => id !== value.id));

/** An id that two files add is told as a conflict; the first of them is looked at. */
const firstOfEach = (items: readonly CheckItem[]): readonly CheckItem[] =>
  [...new Map([...items].reverse().map((item) => [item.id, item])).values()].reverse();

/** What waits for an added check that is not sound: its own faults are told. */
const isHidden = (
  about: string | undefined,
  item: string | undefined,
  named: ReadonlySet<string>,
  items: readonly CheckItem[],
): boolean => about !== undefined && about !== item && named.has(about) && !items.some(({ id }) => id === about);

const afterDisabled = ({ hint: _, ...fault }: ChecklistFault, disabled: Setting): ChecklistFault => ({
  ...fault,
  message: `comes after ${fault.about}, which ${placeOf(disabled)} disables`,
});

const catalogueOf = ({ clauses, sources }: Source, owns: readonly Own[]): Catalogue => ({
  clauses: new Set(clauses),
  sources: new Set(sources),
  own: new Set(owns.map(({ id }) => id)),
});

/** In the added check itself; in the change of the check; or in the change of the other check that it is about. */
export const placed = (
  owns: readonly Own[],
  { item, about, path, message, hint }: ChecklistFault,
): readonly OwnFault[] => {
  const told = (own: Own, parts: readonly PropertyKey[], words: string): readonly OwnFault[] => [
    { own, fault: { code: 'bad-check', parts, message: words, ...(hint !== undefined && { hint }) } },
  ];
  for (const own of owns) {
    const added = own.items.find(({ name }) => name === item);
    if (added !== undefined) return told(own, [...added.parts, ...path], message);
  }
  for (const id of [item, about]) {
    for (const own of owns) {
      const changed = own.changes.find(({ name }) => name === id);
      if (changed === undefined) continue;
      const inside = id === item && Object.hasOwn(changed.value, path[0] ?? '') ? path : [];
      const isOfAnother = inside.length === 0 && id !== item;
      return told(own, [...changed.parts, ...inside], isOfAnother ? `${item} ${message}` : message);
    }
  }
  for (const own of owns) {
    const draft = own.drafts.find(({ name }) => name === item);
    if (draft !== undefined) return told(own, [...draft.parts, ...path], message);
  }
  return [];
};
