// Where organisations' files contradict each other, or one contradicts itself. The last does not win: each is an error
// that names both places.

import type { CheckItem } from '../model/checklist.ts';
import { shorten } from '../model/vocabulary.ts';
import { didYouMean, shown, type ValueFault } from '../read/nearest.ts';
import { fillIn } from './load.ts';
import {
  type ComposedSource,
  composeItems,
  type Draft,
  isSaid,
  type OwnChecklist,
  type Setting,
  settingPlace,
} from './organisation-read.ts';
import { type Catalogue, type ChecklistFault, checklistFaults } from './problems.ts';

/** A fault, and the file that it is in. */
export type OwnFault = { readonly own: OwnChecklist; readonly fault: ValueFault };

export const findConflicts = (owns: readonly OwnChecklist[], settings: readonly Setting[]): readonly OwnFault[] => [
  ...sameIds(owns),
  ...saidTwice(settings),
  ...disabledAndChanged(settings),
  ...addedAndChanged(settings),
];

const conflict = (setting: Pick<Setting, 'own' | 'parts'>, message: string, hint: string): OwnFault => ({
  own: setting.own,
  fault: { code: 'conflict', parts: setting.parts, key: true, message, hint },
});

const AGREE = 'the two files have to agree, or one of them leaves it out';

/** Each checklist is told from the others by its id. */
const sameIds = (owns: readonly OwnChecklist[]): readonly OwnFault[] =>
  owns.flatMap((own, i) => {
    const before = owns.slice(0, i).find(({ id }) => id === own.id);
    if (before === undefined) return [];
    const place = settingPlace({ own: before, parts: ['id'] });
    return [conflict({ own, parts: ['id'] }, `"${own.id}" is the id of another checklist too, ${place}`, 'rename one')];
  });

/** Reasons may differ: two files that disable a check agree. */
const saidTwice = (settings: readonly Setting[]): readonly OwnFault[] => {
  const first = new Map<string, Setting>();
  return settings.flatMap((setting) => {
    const { path, value } = setting;
    const before = first.get(path);
    if (before === undefined) first.set(path, setting);
    if (before === undefined || path.endsWith('.disabled')) return [];
    if (path.startsWith(ADDED)) {
      return [
        conflict(setting, `"${path.slice(ADDED.length)}" is added by ${settingPlace(before)} too`, 'keep one of them'),
      ];
    }
    if (isSame(before.value, value)) return [];
    const message = `contradicts ${settingPlace(before)}: ${quoted(value)} here, ${quoted(before.value)} there`;
    return [conflict(setting, message, AGREE)];
  });
};

const ADDED = 'items.';

const quoted = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : shown(value);

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const settingCheck = ({ path }: Setting): string | undefined => /^checks\.([^.]+\.[^.]+)\./.exec(path)?.[1];

const disabledAndChanged = (settings: readonly Setting[]): readonly OwnFault[] =>
  settings
    .filter(({ path }) => path.endsWith('.disabled'))
    .flatMap((off) =>
      settings
        .filter(
          (other) =>
            settingCheck(off) !== undefined &&
            settingCheck(other) === settingCheck(off) &&
            !other.path.endsWith('.disabled'),
        )
        .map((other) =>
          conflict(
            other,
            `${settingPlace(off)} disables ${settingCheck(off)}, which is changed here`,
            'change it or disable it, not both',
          ),
        ),
    );

/** A check that a file adds is that file's alone to weigh. */
const addedAndChanged = (settings: readonly Setting[]): readonly OwnFault[] => {
  const added = new Map(settings.filter(({ path }) => path.startsWith(ADDED)).map((one) => [one.path, one]));
  return settings.flatMap((setting) => {
    const id = settingCheck(setting);
    const item = id === undefined ? undefined : added.get(ADDED + id);
    if (item === undefined) return [];
    return [
      conflict(
        setting,
        `${id} is added by ${settingPlace(item)}: it is not the core's to be changed`,
        'change it there',
      ),
    ];
  });
};

// What is wrong with organisations' files once they stand beside the core: names that lead nowhere, and checks that the
// composed checklist cannot judge. Each fault is put where the file says what caused it.

export const unknownChecks = (core: ComposedSource, owns: readonly OwnChecklist[]): readonly OwnFault[] => {
  const ids = core.items.map(({ id }) => id);
  const added = new Set(owns.flatMap((own) => [...own.ids]));
  return owns.flatMap((own) =>
    own.changed
      .filter((id) => !ids.includes(id) && !added.has(id))
      .map((id) => {
        const hint = didYouMean(id, ids) ?? 'a new check is added under items';
        const message = `the core has no check "${shorten(id)}"`;
        return { own, fault: { code: 'unknown-check', parts: ['checks', id], key: true, message, hint } };
      }),
  );
};

/** The ids of the core are taken. */
export const takenIds = (core: ComposedSource, owns: readonly OwnChecklist[]): readonly OwnFault[] => {
  const ids = new Set(['core', ...core.items.map(({ id }) => id)]);
  return owns.flatMap((own) => [
    ...[...own.items, ...own.drafts]
      .filter(({ name }) => ids.has(name))
      .map(({ name, parts }) => taken(own, [...parts, 'id'], `the core has a check ${name}`, `change it under checks`)),
    ...(ids.has(own.id) ? [taken(own, ['id'], '"core" is the id of the core itself', 'name your organisation')] : []),
  ]);
};

const taken = (own: OwnChecklist, parts: readonly PropertyKey[], message: string, hint: string): OwnFault => ({
  own,
  fault: { code: 'taken-id', parts, message, hint },
});

/** The faults of the composed checks, those of the added ones and those that a change brings to the core's. */
export const composedFaults = (
  core: ComposedSource,
  owns: readonly OwnChecklist[],
  settings: readonly Setting[],
): readonly OwnFault[] => {
  const off = new Map(
    settings.flatMap((one) =>
      one.path.endsWith('.disabled') ? [[one.path.slice('checks.'.length, -'.disabled'.length), one]] : [],
    ),
  );
  const items = composeItems(core, owns, new Set(off.keys())).map(fillIn);
  const firsts = firstOfEach(items);
  const drafts = draftsBeside(core, owns);
  const named = new Set(owns.flatMap((own) => [...own.ids]));
  return checklistFaults(core.head, [...firsts, ...drafts.map(({ value }) => value)], fullCatalogue(core, owns))
    .filter(({ about, item }) => !isHidden(about, item, named, firsts))
    .filter(({ item, path }) => drafts.every((draft) => draft.value.id !== item || isSaid(draft, path)))
    .flatMap((fault) => {
      const disabled = fault.about === undefined ? undefined : off.get(fault.about);
      return placed(owns, disabled === undefined ? fault : afterDisabled(fault, disabled));
    });
};

/** Of items that do not fit: what they say soundly may be wrong beside the core all the same. */
const draftsBeside = (core: ComposedSource, owns: readonly OwnChecklist[]): readonly Draft[] =>
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
  message: `comes after ${fault.about}, which ${settingPlace(disabled)} disables`,
});

const fullCatalogue = ({ clauses, sources }: ComposedSource, owns: readonly OwnChecklist[]): Catalogue => ({
  clauses: new Set(clauses),
  sources: new Set(sources),
  own: new Set(owns.map(({ id }) => id)),
});

/** In the added check itself; in the change of the check; or in the change of the other check that it is about. */
export const placed = (
  owns: readonly OwnChecklist[],
  { item, about, path, message, hint }: ChecklistFault,
): readonly OwnFault[] => {
  const told = (own: OwnChecklist, parts: readonly PropertyKey[], words: string): readonly OwnFault[] => [
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
