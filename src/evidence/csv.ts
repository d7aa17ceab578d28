// Reads CSV and TSV into rows: quotes, the separators that spreadsheets write, "sep=;" and lines that begin with "#".
import Papa from 'papaparse';
import { limits, Unreadable } from '../model/evidence.ts';

export type CsvTable = {
  /** The first row, trimmed. */
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** Empty lines are left out. Throws Unreadable for a quote without end and for more cells than the limit. */
export const readCsv = (text: string): CsvTable => {
  const { body, separator } = prologue(text);
  if (marksIn(body, separator) > limits.cells) {
    throw new Unreadable(`it holds more than ${limits.cells} cells: cite a summary of it`);
  }
  const { data, errors } = Papa.parse<string[]>(body, { delimiter: separator });
  const unclosed = errors.find(({ code }) => code === 'MissingQuotes');
  if (unclosed !== undefined) throw new Unreadable(`its row ${(unclosed.row ?? 0) + 1} has a quote that is not closed`);
  const filled = data.filter((row) => row.some((cell) => cell.trim() !== ''));
  const [first = []] = filled;
  const rows = filled.slice(1);
  const header = first.map((cell) => cell.trim());
  // Where a comma separates, too, it may group thousands: then its column has to make clear that it does not.
  const isDecimal =
    separator === ','
      ? header.map((_, i) => hasClearCommas(rows, i))
      : new Array<boolean>(header.length).fill(hasDecimalCommas(rows));
  if (!isDecimal.includes(true)) return { header, rows };
  return { header, rows: rows.map((row) => row.map((cell, i) => (isDecimal[i] === true ? withPoint(cell) : cell))) };
};

/** What stands before the header: Excel's "sep=;", and lines of notes. */
const prologue = (text: string): { readonly body: string; readonly separator: string } => {
  let body = text;
  let told: string | undefined;
  for (;;) {
    const line = /^[^\r\n]*(?:\r\n|\n|\r|$)/.exec(body)?.[0] ?? '';
    const sep = /^sep=(.)\s*$/.exec(line.trimEnd())?.[1];
    if (line === '' || (sep === undefined && !line.startsWith('#') && line.trim() !== '')) break;
    told ??= sep === undefined && line.startsWith('sep=\t') ? '\t' : sep;
    body = body.slice(line.length);
  }
  return { body, separator: told ?? separatorIn(body) };
};

/** The most frequent separator of the header: comma, semicolon, tab or bar. */
const separatorIn = (body: string): string => {
  const line = (/^[^\r\n]*/.exec(body)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (separator: string): number => line.split(separator).length;
  return [',', ';', '\t', '|'].reduce((best, one) => (count(one) > count(best) ? one : best));
};

/** Separators and ends of lines: at least as many as there are cells. */
const marksIn = (text: string, separator: string): number => {
  let count = 0;
  for (const mark of [separator, '\n']) {
    for (let at = text.indexOf(mark); at >= 0 && count <= limits.cells; at = text.indexOf(mark, at + 1)) count += 1;
  }
  return count;
};

const decimalComma = /^[-+]?\d+,\d+\s?%?$/;
const decimalPoint = /^[-+]?\d+\.\d+\s?%?$/;

/** Some number has a comma in it, and none a point. */
const hasDecimalCommas = (rows: readonly (readonly string[])[]): boolean => {
  let isFound = false;
  for (const row of rows) {
    for (const cell of row) {
      if (decimalPoint.test(cell.trim())) return false;
      isFound ||= decimalComma.test(cell.trim());
    }
  }
  return isFound;
};

/** Each number with a comma could be a decimal one, and some cannot be thousands: 0,912 or 1,25. */
const hasClearCommas = (rows: readonly (readonly string[])[], column: number): boolean => {
  let isClear = false;
  for (const row of rows) {
    const cell = row[column]?.trim() ?? '';
    if (decimalComma.test(cell)) isClear ||= !thousands.test(cell);
    else if (/^[-+]?(?=.*[.,])[\d.,]+\s?%?$/.test(cell)) return false;
  }
  return isClear;
};

const thousands = /^[-+]?[1-9]\d{0,2},\d{3}\s?%?$/;

const withPoint = (cell: string): string => (decimalComma.test(cell.trim()) ? cell.replace(',', '.') : cell);

/** The number in a cell; undefined for a word, a blank and NaN. */
export const cellNumber = (cell: unknown): number | undefined => {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : undefined;
  if (typeof cell !== 'string' || cell === '' || !/^\s*[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d{1,3})?\s*$/i.test(cell))
    return undefined;
  const value = Number(cell);
  return Number.isFinite(value) ? value : undefined;
};

/** Blank, nan, null and none: where no value was computed. */
export const isBlankCell = (cell: unknown): boolean =>
  cell === null ||
  cell === undefined ||
  (typeof cell === 'string' && /^(?:nan|null|none|n\/a|na)?$/i.test(cell.trim()));

/** 1 for true, 0 for false, as JSON and tables write them. */
const truthIn = (cell: unknown): number | undefined => {
  const word = typeof cell === 'string' ? cell.trim().toLowerCase() : cell;
  if (word === true || word === 'true') return 1;
  return word === false || word === 'false' ? 0 : undefined;
};

/** The mean of what is a number, and how many cells are blank; undefined where none is one, or some cell is a word. */
export const meanValue = (cells: readonly unknown[]): { readonly mean: number; readonly note: string } | undefined => {
  let [sum, count, blanks] = [0, 0, 0];
  for (const cell of cells) {
    const number = truthIn(cell) ?? cellNumber(cell);
    if (number !== undefined) {
      sum += number;
      count += 1;
    } else if (isBlankCell(cell)) blanks += 1;
    else return undefined;
  }
  if (count === 0) return undefined;
  const left = blanks === 0 ? '' : `, ${blanks} blank or nan left out`;
  return { mean: sum / count, note: `mean of ${count}${left}` };
};
