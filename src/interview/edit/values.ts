// Values as they are meant to be after an edit: what every edit of a text is held to. No text here.

export type Path = readonly (string | number)[];

export type Fields = Readonly<Record<string, unknown>>;

/** Stands for a value that is to be taken out. */
export const gone = Symbol('gone');

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isEmpty = (value: unknown): boolean =>
  Array.isArray(value) ? value.length === 0 : isFields(value) && Object.keys(value).length === 0;

/** What a path leads to; undefined where it leads nowhere. */
export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((found, part) => (hasPart(found, part) ? found[part] : undefined), value);

const hasPart = (value: unknown, part: string | number): value is Record<string | number, unknown> =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, part);

/** A copy in which the path leads to another value. What is no map or list on the way becomes one. */
export const changed = (value: unknown, [part, ...rest]: Path, to: unknown): unknown => {
  if (part === undefined) return to;
  if (typeof part === 'number') return changedList(Array.isArray(value) ? value : [], part, rest, to);
  const map = isFields(value) ? value : {};
  const inside = changed(valueAt(map, [part]), rest, to);
  if (inside !== gone) return Object.fromEntries(replaced(Object.entries(map), part, inside));
  return Object.fromEntries(Object.entries(map).filter(([key]) => key !== part));
};

const replaced = (entries: readonly [string, unknown][], key: string, value: unknown): [string, unknown][] =>
  entries.some(([one]) => one === key)
    ? entries.map(([one, old]) => [one, one === key ? value : old])
    : [...entries, [key, value]];

/** Beyond its end a list grows by one item. */
const changedList = (list: readonly unknown[], at: number, rest: Path, to: unknown): unknown => {
  const index = Math.min(at, list.length);
  const inside = changed(list[index], rest, to);
  return inside === gone
    ? list.filter((_, i) => i !== index)
    : [...list.slice(0, index), inside, ...list.slice(index + 1)];
};

/** Equal in all parts; the order of keys does not matter. */
export const isSame = (a: unknown, b: unknown): boolean => {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => isSame(item, b[i]));
  if (!isFields(a) || !isFields(b)) return a === b || (Number.isNaN(a) && Number.isNaN(b));
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]));
};
