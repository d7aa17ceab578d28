// Values as YAML text: plain words where they are safe, quotes where they are not; flow on one line, or block lines.

import { pilotSchema } from '../model/pilot/pilot.ts';
import { bare, mapKeys, partSchema, type Schema, unionOptions } from '../model/schema.ts';
import { isRecord } from '../model/vocabulary.ts';

// Values as they are meant to be after an edit: what every edit of a text is held to. No text here.

export type Path = readonly (string | number)[];

export type MapValue = Readonly<Record<string, unknown>>;

/** Stands for a value that is to be taken out. */
export const gone = Symbol('gone');

/** Whether a list or a map has nothing in it; false for single values. */
export const isEmpty = (value: unknown): boolean =>
  Array.isArray(value) ? value.length === 0 : isRecord(value) && Object.keys(value).length === 0;

/** What a path leads to; undefined where it leads nowhere. */
export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((found, part) => (hasPart(found, part) ? found[part] : undefined), value);

const hasPart = (value: unknown, part: string | number): value is Record<string | number, unknown> =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, part);

/** A copy in which the path leads to another value. What is no map or list on the way becomes one. */
export const changed = (value: unknown, [part, ...rest]: Path, to: unknown): unknown => {
  if (part === undefined) return to;
  if (typeof part === 'number') return changedList(Array.isArray(value) ? value : [], part, rest, to);
  const map = isRecord(value) ? value : {};
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
  if (!isRecord(a) || !isRecord(b)) return a === b || (Number.isNaN(a) && Number.isNaN(b));
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]));
};

// In which order the keys of a pilot file stand: that of its schema.

/** The keys of the map that a path leads to; none where the schema knows none. */
export const orderAt = (path: Path): readonly string[] => keysIn(path.reduce(inside, [pilotSchema as Schema]));

const inside = (schemas: readonly Schema[], part: string | number): readonly Schema[] =>
  schemas.flatMap(options).flatMap((schema) => partSchema(schema, part) ?? []);

const options = (schema: Schema): readonly Schema[] => {
  const found = unionOptions(bare(schema));
  return found === undefined ? [bare(schema)] : found.flatMap(options);
};

const keysIn = (schemas: readonly Schema[]): readonly string[] => [
  ...new Set(schemas.flatMap(options).flatMap(mapKeys)),
];

/** The key among these that a new one is to follow: the nearest before it in the order, else the last. */
export const predecessor = (keys: readonly string[], added: string, order: readonly string[]): string | undefined => {
  const at = order.indexOf(added);
  const before = at === -1 ? [] : keys.filter((key) => order.includes(key) && order.indexOf(key) < at);
  const nearest = before.reduce<string | undefined>(
    (best, key) => (best === undefined || order.indexOf(key) >= order.indexOf(best) ? key : best),
    undefined,
  );
  return nearest ?? keys.at(-1);
};

export type Quotes = 'single' | 'double' | undefined;

/** A scalar, a list or a map on one line. In a flow collection some plain texts need quotes. */
export const inline = (value: unknown, inFlow: boolean, quotes?: Quotes): string => {
  if (Array.isArray(value)) return `[${value.map((item) => inline(item, true)).join(', ')}]`;
  if (isRecord(value))
    return `{${orderedEntries(value)
      .map((one) => flowPair(...one))
      .join(', ')}}`;
  return typeof value === 'string' ? scalarText(value, inFlow, quotes) : String(value ?? null);
};

export const flowPair = (key: string, value: unknown): string => `${keyText(key)}: ${inline(value, true)}`;

/** Fields that have no value at all are not written. */
const orderedEntries = (map: MapValue): readonly [string, unknown][] =>
  Object.entries(map).filter(([, value]) => value !== undefined);

/** A key as YAML writes it: in quotes where it would be read as something else. */
export const keyText = (key: string): string => (/^[A-Za-z_][\w-]*$/.test(key) && !isWord(key) ? key : quoted(key));

const scalarText = (text: string, inFlow: boolean, quotes: Quotes): string => {
  if (quotes === 'single' && !needsEscapes(text)) return `'${text.replaceAll("'", "''")}'`;
  return quotes === 'double' || !isPlain(text, inFlow) ? quoted(text) : text;
};

const needsEscapes = (text: string): boolean => escaped.test(text) || /[\r\n\t]/.test(text);

/** A JSON string is a YAML one; what YAML does not print is escaped too. */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(
    new RegExp(escaped, 'gu'),
    (one) => `\\u${(one.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const escaped = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}/u;

/** Words that a reader would take for something else than text. */
const isWord = (text: string): boolean => /^(null|true|false|~|yes|no|on|off|y|n)$/i.test(text);

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

const isPlain = (text: string, inFlow: boolean): boolean =>
  isDate(text) ||
  (/^[\p{L}\p{N}_/(<>=]/u.test(text) &&
    !/^[\d.][\d_.,:eExXoObB+-]*$|^[<>=]/.test(text) &&
    !/[\r\n\t]|: |:$| #|\s$/.test(text) &&
    !(inFlow && /[,[\]{}:]/.test(text)) &&
    !escaped.test(text) &&
    (text === 'yes' || text === 'no' || !isWord(text)));

const WIDE = 80;
/** From this depth on a short map is written on one line: a control, a measured value. */
const DEEP = 3;

/** Whether a value stands on the line of its key. Lists of maps and what is long do not. */
export const isInline = (value: unknown, depth: number): boolean => {
  if (typeof value !== 'object' || value === null || isEmpty(value)) return true;
  if (Array.isArray(value)) return value.every((item) => !isRecord(item)) && inline(value, false).length <= WIDE;
  const parts = Object.values(value);
  return depth >= DEEP && parts.every((part) => isInline(part, 0)) && inline(value, false).length <= WIDE;
};

/** The lines of a map or a list that is not empty. `depth` is that of the value in the file. */
export const blockLines = (value: unknown, indent: number, depth: number): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap((item) => itemLines(item, indent, depth + 1));
  return orderedEntries(value as MapValue).flatMap(([key, part]) => pairLines(key, part, indent, depth + 1));
};

export const pairLines = (key: string, value: unknown, indent: number, depth: number): readonly string[] => {
  const head = `${' '.repeat(indent)}${keyText(key)}:`;
  if (value === null) return [head];
  if (isInline(value, depth)) return [`${head} ${inline(value, false)}`];
  return [head, ...blockLines(value, indent + 2, depth)];
};

/** Items that are maps stand on lines of their own: they are called by a name, and grow. */
export const itemLines = (value: unknown, indent: number, depth: number): readonly string[] => {
  const head = `${' '.repeat(indent)}- `;
  if (isEmpty(value) || typeof value !== 'object' || value === null || (Array.isArray(value) && isInline(value, depth)))
    return [`${head}${inline(value, false)}`];
  const [first = '', ...more] = blockLines(value, indent + 2, depth);
  return [`${head}${first.trimStart()}`, ...more];
};
