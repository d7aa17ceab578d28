// Values in files of no known format, at the places that people write.

import { type NamedFigure, plainName } from '../model/evidence.ts';
import { isRecord } from '../model/vocabulary.ts';
import { type CsvTable, cellNumber, meanValue } from './csv.ts';
import type { EvidenceReport, ParsedFile, UnknownFields } from './format.ts';

// Reads the places that people write: a JSON pointer (RFC 6901), a row by one of its cells, count(…), mean(…), all(…) and
// any(…), and the dots, brackets and $. of other tools.

export type Segment =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'where'; readonly column: string; readonly value: string }
  | { readonly kind: 'each' };

type Quantity = 'count' | 'mean' | 'all' | 'any';

export type Pointer = {
  readonly quantity?: Quantity;
  readonly segments: readonly Segment[];
  /** The whole as one key, where it was written with dots: a file may have such keys. */
  readonly whole?: string;
};

/** Characters of a pointer; no figure lies so deep. */
const LONGEST = 1000;

/** Undefined where it cannot be read; see `pointerFault` for what to write. */
export const parsePointer = (text: string): Pointer | undefined => {
  if (text.length > LONGEST) return undefined;
  const trimmed = text.trim();
  const [, name, inner] = /^(count|mean|average|avg|all|any)\s*\((.*)\)$/is.exec(trimmed) ?? [];
  if (name === undefined || inner === undefined) return pointerFrom(trimmed);
  const way = pointerFrom(inner.trim());
  const quantity = /^a(v|verage)/i.test(name) ? 'mean' : (name.toLowerCase() as Quantity);
  return way && { ...way, quantity };
};

const pointerFrom = (text: string): Pointer | undefined => {
  if (text === '' || text === '/' || text === '$') return { segments: [] };
  if (text.startsWith('/')) return { segments: slashed(text) };
  const segments = dotted(text);
  return segments && { segments, whole: text };
};

/** Slashes inside brackets are part of the value that is looked for. */
const slashed = (text: string): readonly Segment[] => {
  const parts: string[] = [];
  let depth = 0;
  for (const sign of text) {
    if (sign === '[') depth += 1;
    else if (sign === ']') depth = Math.max(0, depth - 1);
    if (sign === '/' && depth === 0) parts.push('');
    else parts.push((parts.pop() ?? '') + sign);
  }
  return parts.flatMap(segmentsIn);
};

/** [name=accuracy], *, a key, or a key with an index or a selection behind it: scores[name=accuracy]. */
const segmentsIn = (part: string): readonly Segment[] => {
  if (part === '*') return [{ kind: 'each' }];
  const [, before = '', inside] = /^([^[\]]*)\[([^[\]]*)\]$/.exec(part) ?? [];
  const chosen = inside === undefined ? undefined : bracket(inside);
  if (chosen === undefined) return [{ kind: 'key', key: unescaped(part) }];
  return before === '' ? [chosen] : [{ kind: 'key', key: unescaped(before) }, chosen];
};

const unescaped = (key: string): string => key.replaceAll('~1', '/').replaceAll('~0', '~');

/** What stands in brackets: an index, *, a key in quotes, or a selection. */
const bracket = (inside: string): Segment | undefined => {
  const text = inside.trim();
  if (text === '*' || text === '') return { kind: 'each' };
  if (/^\d+$/.test(text)) return { kind: 'key', key: text };
  const quoted = /^(["'])(.*)\1$/s.exec(text)?.[2];
  if (quoted !== undefined) return { kind: 'key', key: quoted };
  const [, column, value] =
    /^\?\(?\s*@\.?([\w .%-]+?)\s*={1,3}\s*(.*?)\)?$/s.exec(text) ?? /^([^=<>!]+?)\s*={1,2}\s*(.*)$/s.exec(text) ?? [];
  if (column === undefined || value === undefined) return undefined;
  return { kind: 'where', column: column.trim(), value: value.trim().replace(/^(["'])(.*)\1$/s, '$2') };
};

/** $.a.b[0]['c'], a.b, a[name=x].b */
const dotted = (text: string): readonly Segment[] | undefined => {
  const segments: Segment[] = [];
  let rest = text.replace(/^\$\.?/, '');
  while (rest !== '') {
    const inBrackets = /^\[((?:"[^"]*"|'[^']*'|[^\]"'])*)\]\.?/.exec(rest);
    const word = inBrackets === null ? /^((?:[^.[(]|\([^()]*\))+)\.?/.exec(rest) : null;
    if (inBrackets !== null) {
      const one = bracket(inBrackets[1] ?? '');
      if (one === undefined) return undefined;
      segments.push(one);
    } else if (word !== null) segments.push(word[1] === '*' ? { kind: 'each' } : { kind: 'key', key: word[1] ?? '' });
    else return undefined;
    rest = rest.slice((inBrackets ?? word)?.[0].length ?? rest.length);
  }
  return segments;
};

/** A pointer as it should be written: /results/0/a~1b. */
export const writePointer = (segments: readonly Segment[]): string =>
  segments
    .map((one) => {
      if (one.kind === 'each') return '/*';
      return one.kind === 'where' ? `/[${one.column}=${one.value}]` : `/${escaped(one.key)}`;
    })
    .join('');

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** What the file says of the figures that are asked for, and a few others that it holds. */
export const readGeneric = (parsed: ParsedFile, names: readonly string[]): EvidenceReport => {
  if (parsed.syntax === 'xml') return {};
  const wanted = new Set(names.map(plainName));
  return parsed.syntax === 'csv' ? { figures: tableFigures(parsed.table, wanted) } : treeFigures(parsed.root, wanted);
};

/** Others are told where none fits: so many are enough to choose from. */
const MOST_OTHERS = 8;
const MOST_NAMED = 50;

const treeFigures = (root: unknown, wanted: ReadonlySet<string>): EvidenceReport => {
  const named: NamedFigure[] = [];
  const others: NamedFigure[] = [];
  const notComputed = new Set<string>();
  const add = (name: string, figure: Written, at: string): void => {
    if (wanted.has(plainName(name))) {
      if (named.length < MOST_NAMED) named.push({ name, ...figure, at });
    } else if (others.length < MOST_OTHERS) others.push({ name, ...figure, at });
  };
  const visit = (value: unknown, at: string): void => {
    if (Array.isArray(value)) {
      for (const [i, one] of value.entries()) visit(one, `${at}/${i}`);
      return;
    }
    if (!isRecord(value)) return;
    const name = nameIn(value);
    const own = name === undefined ? undefined : scoreIn(value);
    if (name !== undefined && own !== undefined) add(name, own.figure, `${at}/${own.key}`);
    for (const [key, inner] of Object.entries(value)) {
      const way = `${at}/${escaped(key)}`;
      const figure = figureIn(inner);
      if (figure !== undefined && (typeof inner === 'number' || wanted.has(plainName(key)))) {
        if (key !== own?.key) add(key, figure, way);
      } else if (isRecord(inner) && scoreIn(inner) !== undefined && nameIn(inner) === undefined) {
        const score = scoreIn(inner);
        if (score !== undefined) add(key, score.figure, `${way}/${score.key}`);
      } else if (isNoNumber(inner) && wanted.has(plainName(key))) notComputed.add(key);
      else if (typeof inner === 'object') visit(inner, way);
    }
  };
  visit(root, '');
  return { figures: [...named, ...others], notComputed: [...notComputed] };
};

/** As Python writes them, kept as words by the reader of JSON. */
const isNoNumber = (value: unknown): boolean => typeof value === 'string' && /^-?(nan|infinity)$/i.test(value);

const nameIn = (map: UnknownFields): string | undefined => {
  const name = map.name ?? map.metric ?? map.metric_name ?? map.key;
  return typeof name === 'string' && name !== '' ? name : undefined;
};

const scoreIn = (map: UnknownFields): { readonly key: string; readonly figure: Written } | undefined => {
  for (const key of ['value', 'score', 'mean']) {
    const figure = figureIn(map[key]);
    if (figure !== undefined) return { key, figure };
  }
  return undefined;
};

/** A figure as it is written: a number, or a text that is one, as some programs write decimals and percent. */
type Written = Pick<NamedFigure, 'value' | 'unit'>;

const figureIn = (value: unknown): Written | undefined => {
  if (typeof value === 'number') return Number.isFinite(value) ? { value } : undefined;
  return typeof value === 'string' ? cellFigure(value) : undefined;
};

/** A column of one row is a figure; of several rows it is for the pilot file to say which of them, or that it is the mean. */
const tableFigures = ({ header, rows }: CsvTable, wanted: ReadonlySet<string>): readonly NamedFigure[] => {
  const scores = header.findIndex((name) => /^(value|score|mean)$/i.test(name));
  const byRow = rows.flatMap((row): readonly NamedFigure[] => {
    const figure = cellFigure(row[scores]);
    const name = scores < 0 ? undefined : row.find((cell, i) => i !== scores && wanted.has(plainName(cell)));
    return name === undefined || figure === undefined
      ? []
      : [{ name: name.trim(), ...figure, at: `/${escaped(name.trim())}/${escaped(header[scores] ?? '')}` }];
  });
  const byColumn = header.flatMap((name, i): readonly NamedFigure[] => {
    const cells = rows.map((row) => row[i] ?? '');
    const [first] = cells;
    if (cells.length === 1) {
      const figure = cellFigure(first);
      return figure === undefined ? [] : [{ name, ...figure, at: `/0/${escaped(name)}` }];
    }
    const mean = i > 0 && wanted.has(plainName(name)) ? meanValue(cells) : undefined;
    return mean === undefined
      ? []
      : [{ name, value: mean.mean, at: `mean(/${escaped(name)})`, note: mean.note, isGuess: true }];
  });
  return [...byRow.slice(0, MOST_NAMED), ...byColumn.slice(0, MOST_NAMED)];
};

/** A number, or one that says percent. */
const cellFigure = (cell: string | undefined): Written | undefined => {
  const text = cell?.trim();
  const isPercent = text?.endsWith('%') === true;
  const value = cellNumber(isPercent ? text?.slice(0, -1).trimEnd() : cell);
  return value === undefined ? undefined : { value, ...(isPercent && { unit: 'percent' as const }) };
};
