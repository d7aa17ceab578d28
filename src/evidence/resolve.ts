// Follows a pointer into what a file holds: a tree (JSON, YAML, JSON Lines, the counts of a test report) or a table.

import { type FoundValue, plainName } from '../model/evidence.ts';
import { isRecord, shorten } from '../model/vocabulary.ts';
import { type CsvTable, cellNumber, isBlankCell, meanValue } from './csv.ts';
import { type Pointer, parsePointer, type Segment, writePointer } from './generic.ts';

/** What is known of a place: the values there, and the key that led to them. */
type Spot = {
  readonly values: readonly unknown[];
  readonly key: string;
  readonly isMany: boolean;
  readonly way: string;
};
type Way = Spot | { readonly fault: string };

export const resolveIn = (
  holder: { readonly root: unknown } | { readonly table: CsvTable },
  at: string,
): FoundValue => {
  const pointer = parsePointer(at);
  if (pointer === undefined)
    return { fault: `"${shorten(at)}" is no place: write a JSON pointer such as /results/stats/successes` };
  return 'table' in holder ? cellAt(holder.table, pointer) : valueAt(holder.root, pointer);
};

// ── Trees ──

const valueAt = (root: unknown, pointer: Pointer): FoundValue => {
  const { quantity, whole } = pointer;
  // A file may have the whole text as one key: "metrics.accuracy", "acc,none".
  const isOneKey = whole !== undefined && isRecord(root) && Object.hasOwn(root, whole);
  const segments: readonly Segment[] = isOneKey ? [{ kind: 'key', key: whole }] : pointer.segments;
  const spot = follow(root, segments, quantity !== undefined);
  if ('fault' in spot) return spot;
  return quantity === undefined ? single(spot) : summed(spot, quantity);
};

const follow = (root: unknown, segments: readonly Segment[], isSpread: boolean): Way => {
  let spot: Spot = { values: [root], key: '', isMany: false, way: '' };
  for (const segment of segments) {
    const next = step(spot, segment, isSpread);
    if ('fault' in next) return next;
    spot = next;
  }
  return spot;
};

const step = (spot: Spot, segment: Segment, isSpread: boolean): Way => {
  const way = spot.way + writePointer([segment]);
  if (segment.kind === 'each') {
    const values = spot.values.flatMap((value) => children(value));
    return { values, key: spot.key, isMany: true, way };
  }
  if (segment.kind === 'where') return select(spot, segment, way, isSpread);
  const { key } = segment;
  if (spot.isMany) {
    const values = spot.values.filter((value) => has(value, key)).map((value) => valueIn(value, key));
    return values.length === 0 && spot.values.length > 0
      ? {
          fault: `none of its ${spot.values.length} entries has ${shorten(key)}${nearest(spot.values[0], key, spot.way)}`,
        }
      : { values, key, isMany: true, way };
  }
  const [value] = spot.values;
  if (Array.isArray(value) && (key === 'last' || key === 'first') && value.length > 0) {
    return { values: [value.at(key === 'last' ? -1 : 0)], key, isMany: false, way };
  }
  if (has(value, key)) return { values: [valueIn(value, key)], key, isMany: false, way };
  // Inside mean(…) and its like, a key of a list is that key of each of its entries.
  if (isSpread && Array.isArray(value) && value.some((one) => has(one, key))) {
    return step({ ...spot, values: value, isMany: true }, segment, isSpread);
  }
  if (key.includes('=') && Array.isArray(value)) {
    const [column = '', ...rest] = key.split('=');
    return select(spot, { kind: 'where', column, value: rest.join('=') }, way, isSpread);
  }
  return { fault: `it has nothing at ${shorten(way)}${nearest(value, key, spot.way)}` };
};

const select = (
  spot: Spot,
  { column, value }: Extract<Segment, { kind: 'where' }>,
  way: string,
  isSpread: boolean,
): Way => {
  const entries = spot.values.flatMap((one) => children(one));
  const chosen = entries.filter((entry) => has(entry, column) && String(valueIn(entry, column)) === value);
  if (isSpread || spot.isMany) return { values: chosen, key: value, isMany: true, way };
  if (chosen.length === 1) return { values: chosen, key: value, isMany: false, way };
  if (chosen.length > 1)
    return {
      fault: `${chosen.length} entries have ${shorten(column)} = ${shorten(value)} at ${shorten(way)}: tell them apart by another key`,
    };
  const known = [
    ...new Set(entries.filter((entry) => has(entry, column)).map((entry) => String(valueIn(entry, column)))),
  ];
  const others = known.length === 0 ? `; ${describeKeys(entries[0])}` : `; it has ${listed(known)}`;
  return { fault: `no entry has ${shorten(column)} = ${shorten(value)} at ${shorten(way)}${others}` };
};

const single = (spot: Spot): FoundValue => {
  const { values, key, isMany, way } = spot;
  if (isMany) return { values, quantity: 'all' };
  const [value] = values;
  if (Array.isArray(value)) {
    return {
      fault: `what it has at ${shorten(way || '/')} is a list of ${value.length}: name one of it, or write count(${shorten(way)})`,
    };
  }
  if (isRecord(value))
    return { fault: `what it has at ${shorten(way || '/')} is a map, not a value; ${describeKeys(value)}` };
  return { value: scalar(value), ...keyKind(key, value) };
};

const summed = ({ values, way, key, isMany }: Spot, quantity: NonNullable<Pointer['quantity']>): FoundValue => {
  const [first] = values;
  const list = !isMany && (Array.isArray(first) || isRecord(first)) ? children(first) : values;
  if (quantity === 'count') return { value: list.length, isCount: true, note: `count of ${shorten(way)}` };
  if (quantity !== 'mean') return { values: list, quantity };
  const mean = meanValue(list);
  if (mean === undefined) return { fault: `what it has at ${shorten(way)} are not all numbers: they have no mean` };
  return { value: mean.mean, note: mean.note, ...(isPercentKey(key) && { isPercent: true }) };
};

const counts =
  /^(?:tests?|passed|passes|pass|failed|failures?|fails|errors?|skipped|total|counts?|n|successes|evaluated|executed|num\w+|\w*_?count)$/i;

const keyKind = (key: string, value: unknown) => ({
  ...(Number.isInteger(value) && counts.test(key) && { isCount: true }),
  ...(isPercentKey(key) && { isPercent: true }),
  ...timeUnit(key),
});

/** latency_seconds, durationMs; a plain s or ms as well. */
const timeUnit = (key: string): { readonly time?: 's' | 'ms' } => {
  if (/(^|_)(ms|msecs?|millis(econds)?)$|[a-z](Ms|Millis|Milliseconds)$/.test(key)) return { time: 'ms' };
  return /(^|_)(s|secs?|seconds)$|[a-z](Secs?|Seconds)$/.test(key) ? { time: 's' } : {};
};

/** A key that says percent; 95% alone is a percentile. */
const isPercentKey = (key: string): boolean => /percent(?!ile)|(^|[_ -])pct($|[_ -])|[a-z ]%$/i.test(key);

// ── Tables ──

const cellAt = (table: CsvTable, { quantity, segments }: Pointer): FoundValue => {
  if (quantity !== undefined) return columnAt(table, segments, quantity);
  const [row, column] = segments;
  if (row === undefined || column?.kind !== 'key' || segments.length !== 2) {
    return { fault: `a place in a table is /ROW/COLUMN, such as /last/${shorten(table.header.at(-1) ?? 'rate')}` };
  }
  const found = rowFor(table, row);
  if ('fault' in found) {
    // /mean/faithfulness says the same as mean(/faithfulness).
    const word = row.kind === 'key' ? row.key : '';
    return word === 'mean' || word === 'count' ? columnAt(table, [column], word) : found;
  }
  const place = columnFor(table, column.key);
  if ('fault' in place) return place;
  const cell = found.cells[place.index];
  if (cell === undefined) return { fault: `its row ${shorten(found.name)} has no column ${shorten(column.key)}` };
  return { value: cellNumber(cell) ?? cell.trim(), ...keyKind(column.key, cellNumber(cell)) };
};

const columnAt = (
  table: CsvTable,
  segments: readonly Segment[],
  quantity: NonNullable<Pointer['quantity']>,
): FoundValue => {
  const last = segments.at(-1);
  const column = last?.kind === 'key' ? last.key : undefined;
  const chosen = (column === undefined ? segments : segments.slice(0, -1)).filter(({ kind }) => kind !== 'each');
  let rows = table.rows;
  for (const one of chosen) {
    const where = one.kind === 'where' ? one : whereIn(one.kind === 'key' ? one.key : '');
    if (where === undefined)
      return {
        fault: `${quantity}(…) takes a column of the table: ${quantity}(/${shorten(table.header.at(-1) ?? 'rate')})`,
      };
    const place = columnFor(table, where.column);
    if ('fault' in place) return place;
    rows = rows.filter((row) => (row[place.index] ?? '').trim() === where.value);
  }
  if (column === undefined)
    return quantity === 'count' ? { value: rows.length, isCount: true } : { fault: `${quantity}(…) needs a column` };
  const place = columnFor(table, column);
  if ('fault' in place) return place;
  const cells = rows.map((row) => (row[place.index] ?? '').trim());
  if (quantity === 'count') return { value: cells.filter((cell) => !isBlankCell(cell)).length, isCount: true };
  if (quantity !== 'mean') return { values: cells.map((cell) => cellNumber(cell) ?? cell), quantity };
  const mean = meanValue(cells);
  return mean === undefined
    ? { fault: `its column ${shorten(column)} holds words: it has no mean` }
    : { value: mean.mean, note: mean.note, ...(isPercentKey(column) && { isPercent: true }) };
};

/** Name=Aggregated */
const whereIn = (key: string): { readonly column: string; readonly value: string } | undefined => {
  const [, column, value] = /^([^=]+)=(.*)$/s.exec(key) ?? [];
  return column === undefined || value === undefined ? undefined : { column: column.trim(), value: value.trim() };
};

type Row = { readonly cells: readonly string[]; readonly name: string };

/** By its first cell, else by any one of its cells, else its number from 0 after the header, else last. */
const rowFor = ({ header, rows }: CsvTable, segment: Segment): Row | { readonly fault: string } => {
  if (segment.kind === 'each')
    return { fault: 'a row has a name: for all of them write mean(…), count(…), all(…) or any(…)' };
  const where = segment.kind === 'where' ? segment : undefined;
  const key = segment.kind === 'key' ? segment.key : '';
  const isChosen = where === undefined ? undefined : cellIs(header, where.column, where.value);
  if (isChosen !== undefined) return only(rows.filter(isChosen), `${where?.column} = ${where?.value}`, header);
  if (where !== undefined) return { fault: `it has no column ${shorten(where.column)}; it has ${listed(header)}` };
  const byFirst = rows.filter(([first = '']) => first.trim() === key);
  if (byFirst.length === 1) return only(byFirst, key, header);
  const byAny = rows.filter((row) => row.some((cell) => cell.trim() === key));
  if (byAny.length > 0) return only(byAny, key, header);
  const written = whereIn(key);
  const byColumn = written && cellIs(header, written.column, written.value);
  if (byColumn !== undefined) return only(rows.filter(byColumn), key, header);
  const index = /^(0|[1-9]\d*)$/.test(key) ? Number(key) : key === 'last' ? rows.length - 1 : key === 'first' ? 0 : -1;
  const cells = rows[index];
  if (cells !== undefined) return { cells, name: key };
  const names = rows.slice(0, 6).map(([first = '']) => first.trim());
  return {
    fault: `it has no row ${shorten(key)}; its rows begin with ${listed(names)}, and /last and [COLUMN=VALUE] name one`,
  };
};

const cellIs = (header: readonly string[], column: string, value: string) => {
  const index = header.indexOf(column);
  return index < 0 ? undefined : (row: readonly string[]) => (row[index] ?? '').trim() === value;
};

const only = (
  rows: readonly (readonly string[])[],
  name: string,
  header: readonly string[],
): Row | { readonly fault: string } => {
  const [cells] = rows;
  if (cells === undefined) return { fault: `it has no row with ${shorten(name)}` };
  if (rows.length === 1) return { cells, name };
  const apart = header.find((_, i) => new Set(rows.map((row) => row[i])).size === rows.length);
  const hint = apart === undefined ? '' : `, such as [${apart}=${(cells[header.indexOf(apart)] ?? '').trim()}]`;
  return { fault: `${rows.length} rows have ${shorten(name)}: name one by another column${shorten(hint)}` };
};

const columnFor = ({ header }: CsvTable, column: string): { readonly index: number } | { readonly fault: string } => {
  const places = header.flatMap((name, i) => (name === column ? [i] : []));
  if (places.length > 1) return { fault: `it has ${places.length} columns ${shorten(column)}` };
  const index = places[0] ?? (/^(0|[1-9]\d*)$/.test(column) && Number(column) < header.length ? Number(column) : -1);
  return index < 0 ? { fault: `it has no column ${shorten(column)}; it has ${listed(header)}` } : { index };
};

// ── Values ──

const children = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : [];

/** In a list only its indexes, written without leading zeros. */
const has = (value: unknown, key: string): boolean => {
  if (Array.isArray(value)) return /^(0|[1-9]\d*)$/.test(key) && Number(key) < value.length;
  return isRecord(value) && Object.hasOwn(value, key);
};

const valueIn = (value: unknown, key: string): unknown =>
  Array.isArray(value) ? value[Number(key)] : isRecord(value) ? value[key] : undefined;

const scalar = (value: unknown): string | number | boolean | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;

/** The key that is meant, if there is one like it; else the keys that are there. */
const nearest = (value: unknown, key: string, way: string): string => {
  if (Array.isArray(value)) return `; there is a list of ${value.length}`;
  if (!isRecord(value)) return '';
  const like = Object.keys(value).find(
    (one) => plainName(one) === plainName(key) || isOneOff(plainName(one), plainName(key)),
  );
  return like === undefined ? `; ${describeKeys(value)}` : `: did you mean ${shorten(`${way}/${like}`)}?`;
};

/** One letter more, less or other, or one name within the other. */
const isOneOff = (a: string, b: string): boolean => {
  if (a.length > 3 && b.length > 3 && (a.includes(b) || b.includes(a))) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const rests: readonly (readonly [number, number])[] = [
    [1, 1],
    [0, 1],
    [1, 0],
  ];
  return b.length > 3 && rests.some(([x, y]) => a.slice(start + x) === b.slice(start + y));
};

const describeKeys = (value: unknown): string => {
  const keys = isRecord(value) ? Object.keys(value) : [];
  return keys.length === 0 ? 'it is empty' : `it has ${listed(keys)}`;
};

const listed = (names: readonly string[]): string =>
  `${names
    .slice(0, 6)
    .map((name) => shorten(name))
    .join(', ')}${names.length > 6 ? ` and ${names.length - 6} more` : ''}`;
