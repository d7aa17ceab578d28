// Reads CSV (RFC 4180) far enough to find one cell: /ROW/COLUMN. The row is the text of its first cell, else its number
// from 0 after the header, else `last`; the column is its name in the header, else its number from 0.
import { cut, shown } from '../fault.ts';
import { type Pointed, tokensOf } from './pointer.ts';

type Rows = readonly (readonly string[])[];

export const cellAt = (text: string, pointer: string): Pointed => {
  const tokens = tokensOf(pointer);
  const [row = '', column = ''] = tokens;
  if (tokens.length !== 2) return { fault: `${cut(pointer)} is not /ROW/COLUMN` };
  const [header = [], ...rows] = rowsOf(text);
  const places = header.flatMap((name, i) => (name.trim() === column ? [i] : []));
  if (places.length > 1) return { fault: `it has ${places.length} columns ${shown(column)}` };
  const place = places[0] ?? indexOf(column, header.length);
  if (place === undefined) return { fault: `it has no column ${shown(column)}` };
  const found = rowFor(rows, row);
  if ('fault' in found) return found;
  const cell = found.cells[place];
  return cell === undefined
    ? { fault: `its row ${shown(row)} has no column ${shown(column)}` }
    : { value: cell.trim() };
};

const rowFor = (rows: Rows, key: string): { readonly cells: readonly string[] } | { readonly fault: string } => {
  const named = rows.filter(([first = '']) => first.trim() === key);
  if (named.length > 1) return { fault: `${named.length} of its rows begin with ${shown(key)}` };
  const cells = named[0] ?? (key === 'last' ? rows.at(-1) : rows[indexOf(key, rows.length) ?? -1]);
  return cells === undefined ? { fault: `it has no row ${shown(key)}` } : { cells };
};

const indexOf = (token: string, length: number): number | undefined =>
  /^(0|[1-9]\d*)$/.test(token) && Number(token) < length ? Number(token) : undefined;

/** The header's most frequent separator, of comma, semicolon and tab. */
const separatorOf = (text: string): string => {
  const line = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (separator: string): number => line.split(separator).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
};

/** Rows without the empty ones; a quoted cell may hold separators, line breaks and doubled quotes. */
export const rowsOf = (text: string): Rows => {
  const separator = separatorOf(text);
  const bare = new RegExp(`[^${separator}\\r\\n]*`, 'y');
  const restOf = (at: number): string => {
    bare.lastIndex = at;
    return bare.exec(text)?.[0] ?? '';
  };
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length || row.length > 0; at++) {
    const quoted = text[at] === '"' ? quotedAt(text, at) : { cell: '', end: at };
    const rest = restOf(quoted.end);
    row.push(quoted.cell + rest);
    at = quoted.end + rest.length;
    if (text[at] === separator) continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
};

/** A quoted cell and where it ends; without a closing quote it goes on to the end of the file. */
const quotedAt = (text: string, start: number): { readonly cell: string; readonly end: number } => {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  const cell = text.slice(start + 1, end < 0 ? text.length : end).replaceAll('""', '"');
  return { cell, end: end < 0 ? text.length : end + 1 };
};
