// Figures by name in any JSON, YAML, JSON Lines and CSV: a key with a number, a map with value, score or mean, an entry of
// a list with a name; in a table a column, or a row that begins with the name.
import { type NamedFigure, plainName } from '../model/evidence.ts';
import { cellNumber, meanOf, type Table } from './csv.ts';
import type { Parsed, Report } from './format.ts';
import { escaped } from './pointer.ts';
import { type Fields, isFields } from './tree.ts';

/** What the file says of the figures that are asked for, and a few others that it holds. */
export const readGeneric = (parsed: Parsed, names: readonly string[]): Report => {
  if (parsed.syntax === 'xml') return {};
  const wanted = new Set(names.map(plainName));
  return parsed.syntax === 'csv' ? { figures: tableFigures(parsed.table, wanted) } : treeFigures(parsed.root, wanted);
};

/** Others are told where none fits: so many are enough to choose from. */
const MOST_OTHERS = 8;
const MOST_NAMED = 50;

const treeFigures = (root: unknown, wanted: ReadonlySet<string>): Report => {
  const named: NamedFigure[] = [];
  const others: NamedFigure[] = [];
  const notComputed = new Set<string>();
  const add = (name: string, value: number, at: string): void => {
    if (wanted.has(plainName(name))) {
      if (named.length < MOST_NAMED) named.push({ name, value, at });
    } else if (others.length < MOST_OTHERS) others.push({ name, value, at });
  };
  const visit = (value: unknown, at: string): void => {
    if (Array.isArray(value)) {
      for (const [i, one] of value.entries()) visit(one, `${at}/${i}`);
      return;
    }
    if (!isFields(value)) return;
    const name = nameIn(value);
    const own = name === undefined ? undefined : scoreIn(value);
    if (name !== undefined && own !== undefined) add(name, own.value, `${at}/${own.key}`);
    for (const [key, inner] of Object.entries(value)) {
      const way = `${at}/${escaped(key)}`;
      if (typeof inner === 'number' && Number.isFinite(inner)) {
        if (key !== own?.key) add(key, inner, way);
      } else if (isFields(inner) && scoreIn(inner) !== undefined && nameIn(inner) === undefined) {
        const score = scoreIn(inner);
        if (score !== undefined) add(key, score.value, `${way}/${score.key}`);
      } else if (isNoNumber(inner) && wanted.has(plainName(key))) notComputed.add(key);
      else if (typeof inner === 'object') visit(inner, way);
    }
  };
  visit(root, '');
  return { figures: [...named, ...others], notComputed: [...notComputed] };
};

/** As Python writes them, kept as words by the reader of JSON. */
const isNoNumber = (value: unknown): boolean => typeof value === 'string' && /^-?(nan|infinity)$/i.test(value);

const nameIn = (map: Fields): string | undefined => {
  const name = map.name ?? map.metric ?? map.metric_name ?? map.key;
  return typeof name === 'string' && name !== '' ? name : undefined;
};

const scoreIn = (map: Fields): { readonly key: string; readonly value: number } | undefined => {
  for (const key of ['value', 'score', 'mean']) {
    const value = map[key];
    if (typeof value === 'number' && Number.isFinite(value)) return { key, value };
  }
  return undefined;
};

/** A column of one row is a figure; of several rows it is for the pilot file to say which of them, or that it is the mean. */
const tableFigures = ({ header, rows }: Table, wanted: ReadonlySet<string>): readonly NamedFigure[] => {
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
    const mean = i > 0 && wanted.has(plainName(name)) ? meanOf(cells) : undefined;
    return mean === undefined
      ? []
      : [{ name, value: mean.mean, at: `mean(/${escaped(name)})`, note: mean.note, isGuess: true }];
  });
  return [...byRow.slice(0, MOST_NAMED), ...byColumn.slice(0, MOST_NAMED)];
};

/** A number, or one that says percent. */
const cellFigure = (cell: string | undefined): Pick<NamedFigure, 'value' | 'unit'> | undefined => {
  const isPercent = /%\s*$/.test(cell ?? '');
  const value = cellNumber(isPercent ? cell?.replace(/\s*%\s*$/, '') : cell);
  return value === undefined ? undefined : { value, ...(isPercent && { unit: 'percent' as const }) };
};
