// What to write instead of a value that does not fit: the slips that people make, and their remedies.
import {
  bare,
  isDate,
  isList,
  isMap,
  isNumber,
  isShare,
  isText,
  isTruth,
  keysOf,
  optionsOf,
  type Schema,
  wordsOf,
} from '../model/schema.ts';
import { cut } from './fault.ts';
import { didYouMean } from './nearest.ts';

export const hintFor = (wanted: Schema, value: unknown): string | undefined => {
  const schema = bare(wanted);
  const options = optionsOf(schema);
  if (options !== undefined) return firstHint(options, value);
  if (isList(schema)) return listHint(value);
  if (isMap(schema)) return mapHint(schema, value);
  if (typeof value === 'object') return isText(schema) ? 'text that begins with { or [ needs quotes' : undefined;
  if (isTruth(schema)) return truthHint(String(value));
  if (isDate(schema)) return dateHint(String(value));
  if (isNumber(schema)) return numberHint(schema, value);
  if (wordsOf(schema).length > 0) return wordHint(wordsOf(schema), value);
  return isText(schema) && typeof value !== 'string' ? `put it in quotes: "${value}"` : undefined;
};

/** Of several options: not true or false where words would do, not a map's keys where a list was written. */
const firstHint = (options: readonly Schema[], value: unknown): string | undefined => {
  const hasWords = options.some((option) => wordsOf(option).length > 0);
  for (const option of options) {
    if ((hasWords && isTruth(option)) || (isMap(option) && Array.isArray(value))) continue;
    const hint = hintFor(option, value);
    if (hint !== undefined) return hint;
  }
  return undefined;
};

const wordHint = (words: readonly string[], value: unknown): string | undefined => {
  if (typeof value !== 'string' && words.includes(String(value))) return `put it in quotes: "${value}"`;
  return didYouMean(String(value), words);
};

const truths: Readonly<Record<string, boolean>> = { yes: true, y: true, on: true, true: true, 1: true };
const untruths: Readonly<Record<string, boolean>> = { no: true, n: true, off: true, false: true, none: true, 0: true };

const truthHint = (word: string): string => {
  const plain = word.trim().toLowerCase();
  if (Object.hasOwn(truths, plain)) return 'write true, without quotes';
  return Object.hasOwn(untruths, plain) ? 'write false, without quotes' : 'write true or false, or leave it empty';
};

const listHint = (value: unknown): string | undefined => {
  if (typeof value === 'object') return 'begin each entry with a dash: - …';
  const word = String(value);
  return /^\s*(none|no|n\/a|nothing|-|false|0)\s*$/i.test(word) ? 'for none write []' : `write [${cut(word)}]`;
};

const mapHint = (schema: Schema, value: unknown): string | undefined => {
  const [first] = keysOf(schema);
  const naming = first === 'name' || first === 'system' || first === 'role' ? first : undefined;
  if (typeof value === 'string' && naming !== undefined) return `write {${naming}: ${cut(value)}}`;
  return keysOf(schema).length > 0 ? `write "key: value" lines; keys: ${keysOf(schema).join(', ')}` : undefined;
};

const numberHint = (schema: Schema, value: unknown): string | undefined => {
  const found = typeof value === 'number' ? value : numberIn(String(value));
  if (found === undefined) return undefined;
  const { number, percent } = typeof found === 'number' ? { number: found, percent: false } : found;
  if (isShare(schema) && (percent || number > 1) && number <= 100)
    return `for ${number}% write ${Number((number / 100).toPrecision(12))}`;
  return typeof value === 'string' ? `write the number alone, without quotes: ${number}` : undefined;
};

/** The number in a text such as "12", "12,000", "95%", "30k" or "35 minutes"; none of "1e400" or "1.2.3", which has more to it. */
const numberIn = (text: string): { number: number; percent: boolean } | undefined => {
  const match =
    /^\s*[$\u20ac\u00a3]?\s*(-?\d{1,3}(?:[,_' ]\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)(?![\d.]|[eE][-+]?\d)\s*([kKmM](?![a-zA-Z]))?\s*(%?)/.exec(
      text,
    );
  if (match === null) return undefined;
  const scale = { k: 1e3, m: 1e6 }[match[2]?.toLowerCase() ?? ''] ?? 1;
  return { number: Number(match[1]?.replace(/[,_' ]/g, '')) * scale, percent: match[3] === '%' };
};

const dateHint = (text: string): string => {
  const date = dateIn(text);
  const [, year = '', month = ''] = /^(\d{4})-(\d\d)-\d\d$/.exec(text) ?? [];
  if (month > '12' || month === '00') return 'the month stands in the middle, 01 to 12';
  if (month !== '')
    return `${year}-${month} has ${new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()} days`;
  return date === undefined ? 'write the date as YYYY-MM-DD' : `write ${date}`;
};

/** The date that a text surely means: day before month only where dots say so, or a part above 12. */
const dateIn = (text: string): string | undefined => {
  const ordered = /^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text);
  if (ordered !== null) return dateOf(ordered[1], ordered[2], ordered[3]);
  const turned = /^\s*(\d{1,2})([-/.])(\d{1,2})\2(\d{4})\s*$/.exec(text);
  if (turned === null) return undefined;
  const [, a, sign, b, year] = turned;
  if (sign === '.' || Number(a) > 12) return dateOf(year, b, a);
  return Number(b) > 12 ? dateOf(year, a, b) : undefined;
};

const dateOf = (year = '', month = '', day = ''): string | undefined => {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const read = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date) ? date : undefined;
};
