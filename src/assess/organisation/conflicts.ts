// Where organisations' files contradict each other, or one contradicts itself. The last does not win: each is an error
// that names both places.
import { type Fault, shown } from '../fault.ts';
import type { Own } from './read.ts';
import { placeOf, type Setting } from './settings.ts';

/** A fault, and the file that it is in. */
export type OwnFault = { readonly own: Own; readonly fault: Fault };

export const conflictsOf = (owns: readonly Own[], settings: readonly Setting[]): readonly OwnFault[] => [
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
const sameIds = (owns: readonly Own[]): readonly OwnFault[] =>
  owns.flatMap((own, i) => {
    const before = owns.slice(0, i).find(({ id }) => id === own.id);
    if (before === undefined) return [];
    const place = placeOf({ own: before, parts: ['id'] });
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
        conflict(setting, `"${path.slice(ADDED.length)}" is added by ${placeOf(before)} too`, 'keep one of them'),
      ];
    }
    if (isSame(before.value, value)) return [];
    const message = `contradicts ${placeOf(before)}: ${quoted(value)} here, ${quoted(before.value)} there`;
    return [conflict(setting, message, AGREE)];
  });
};

const ADDED = 'items.';

const quoted = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : shown(value);

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const checkOf = ({ path }: Setting): string | undefined => /^checks\.([^.]+\.[^.]+)\./.exec(path)?.[1];

const disabledAndChanged = (settings: readonly Setting[]): readonly OwnFault[] =>
  settings
    .filter(({ path }) => path.endsWith('.disabled'))
    .flatMap((off) =>
      settings
        .filter((other) => checkOf(other) === checkOf(off) && !other.path.endsWith('.disabled'))
        .map((other) =>
          conflict(
            other,
            `${placeOf(off)} disables ${checkOf(off)}, which is changed here`,
            'change it or disable it, not both',
          ),
        ),
    );

/** A check that a file adds is that file's alone to weigh. */
const addedAndChanged = (settings: readonly Setting[]): readonly OwnFault[] => {
  const added = new Map(settings.filter(({ path }) => path.startsWith(ADDED)).map((one) => [one.path, one]));
  return settings.flatMap((setting) => {
    const id = checkOf(setting);
    const item = id === undefined ? undefined : added.get(ADDED + id);
    if (item === undefined) return [];
    return [
      conflict(setting, `${id} is added by ${placeOf(item)}: it is not the core's to be changed`, 'change it there'),
    ];
  });
};
