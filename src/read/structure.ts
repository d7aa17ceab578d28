// What the schema of a pilot file has against a value, in plain words: what was found, what is expected, what to write.
import { isDate as isCalendarDay } from '../model/dates.ts';
import { pilotSchema } from '../model/pilot/pilot.ts';
import { toPath } from '../model/problem.ts';
import {
  bare,
  enumValues,
  isDate,
  isList,
  isMap,
  isNumber,
  isShare,
  isText,
  isTruth,
  mapKeys,
  optionFor,
  partSchema,
  type Schema,
  unionOptions,
  wanted,
} from '../model/schema.ts';
import { placesOfControl, shorten, type Vocabulary } from '../model/vocabulary.ts';
import { didYouMean, isBlank, nearest, shown, type ValueFault } from './nearest.ts';

// What to write instead of a value that does not fit: the slips that people make, and their remedies.

const hintFor = (wanted: Schema, value: unknown): string | undefined => {
  const schema = bare(wanted);
  const options = unionOptions(schema);
  if (options !== undefined) return firstHint(options, value);
  if (isList(schema)) return listHint(value);
  if (isMap(schema)) return mapHint(schema, value);
  if (typeof value === 'object') return isText(schema) ? 'text that begins with { or [ needs quotes' : undefined;
  if (isTruth(schema)) return truthHint(String(value));
  if (isDate(schema)) return dateHint(String(value));
  if (isNumber(schema)) return numberHint(schema, value);
  if (enumValues(schema).length > 0) return wordHint(enumValues(schema), value);
  return isText(schema) && typeof value !== 'string' ? `put it in quotes: "${value}"` : undefined;
};

/** Of several options: not true or false where words would do, not a map's keys where a list was written. */
const firstHint = (options: readonly Schema[], value: unknown): string | undefined => {
  const hasWords = options.some((option) => enumValues(option).length > 0);
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
  const word = shorten(String(value));
  return /^\s*(none|no|n\/a|nothing|-|false|0)\s*$/i.test(word) ? 'for none write []' : `write [${shorten(word)}]`;
};

const mapHint = (schema: Schema, value: unknown): string | undefined => {
  const [first] = mapKeys(schema);
  const naming = first === 'name' || first === 'system' || first === 'role' ? first : undefined;
  if (typeof value === 'string' && naming !== undefined) return `write {${naming}: ${shorten(value)}}`;
  return mapKeys(schema).length > 0 ? `write "key: value" lines; keys: ${mapKeys(schema).join(', ')}` : undefined;
};

const numberHint = (schema: Schema, value: unknown): string | undefined => {
  const found = typeof value === 'number' ? value : numberIn(String(value));
  if (found === undefined) return undefined;
  const { number, percent } = typeof found === 'number' ? { number: found, percent: false } : found;
  if (isShare(schema) && (percent || number > 1) && number <= 100)
    return `for ${number}% write ${Number((number / 100).toPrecision(12))}`;
  return typeof value === 'string' ? `write the number alone, without quotes: ${number}` : undefined;
};

/** Characters; a longer text is no number. */
const LONGEST_NUMBER = 60;

/**
 * The number in a text such as "12", "12,000", "0,15", "95%", "30k" or "35 minutes"; none of "1e400", "1/8" or "1.2.3", which
 * have more to them: half of a number would be another one.
 */
const numberIn = (text: string): { number: number; percent: boolean } | undefined => {
  const match =
    /^[$\u20ac\u00a3]?\s?(-?\d{1,3}(?:[,_' ]\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)(?![\d.]|\s?[,/:]\s?\d|[eE][-+]?\d)\s?([kKmM](?![a-zA-Z]))?\s?(%?)/.exec(
      withPoint(text.slice(0, LONGEST_NUMBER).trimStart()),
    );
  if (match === null) return undefined;
  const scale = { k: 1e3, m: 1e6 }[match[2]?.toLowerCase() ?? ''] ?? 1;
  return { number: Number(match[1]?.replace(/[,_' ]/g, '')) * scale, percent: match[3] === '%' };
};

/** 0,15 and 1.234,5 with a point for their decimal comma; 12,000 as it is. */
const withPoint = (text: string): string => {
  const match = /^([$\u20ac\u00a3]?\s?)(-?\d{1,3}(?:\.\d{3})+|-?\d+),(\d+)(?![\d.,])/.exec(text);
  if (match === null) return text;
  const [all, before = '', whole = '', part = ''] = match;
  const isGrouped = /^-?[1-9]\d{0,2}$/.test(whole) && part.length === 3;
  return isGrouped ? text : `${before}${whole.replaceAll('.', '')}.${part}${text.slice(all.length)}`;
};

const dateHint = (whole: string): string => {
  const text = whole.slice(0, LONGEST_NUMBER);
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
  if (ordered !== null) return dateFrom(ordered[1], ordered[2], ordered[3]);
  const turned = /^\s*(\d{1,2})([-/.])(\d{1,2})\2(\d{4})\s*$/.exec(text);
  if (turned === null) return undefined;
  const [, a, sign, b, year] = turned;
  if (sign === '.' || Number(a) > 12) return dateFrom(year, b, a);
  return Number(b) > 12 ? dateFrom(year, a, b) : undefined;
};

const dateFrom = (year = '', month = '', day = ''): string | undefined => {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDay(date) ? date : undefined;
};

// Where a key belongs that stands in the wrong place: every key of the pilot file with the maps that have it.

/** The nearest key that is known there; else the places that have the key; else what is known there. */
const unknownKeyHint = (key: string, parts: readonly PropertyKey[], known: readonly string[]): string => {
  const near = nearest(key, known);
  if (near !== undefined && (isClose(key, near) || !homes().has(key))) return `did you mean "${near}"?`;
  const places = (homes().get(key) ?? []).filter((place) => place !== toPath(parts));
  if (places.length > 0 && places.length <= FEW) return `"${shorten(key)}" belongs under ${places.join(' or ')}`;
  if (near !== undefined) return `did you mean "${near}"?`;
  return known.length === 0 ? 'delete it' : `known here: ${known.join(', ')}`;
};

/** A key with more homes than this says nothing of where it was meant to stand. */
const FEW = 3;

/** The same but for one letter at the end, or for case and dashes. */
const isClose = (key: string, near: string): boolean => {
  const plain = key.toLowerCase().replace(/[\s-]/g, '_');
  return plain === near || (Math.abs(plain.length - near.length) <= 1 && plain.slice(0, 4) === near.slice(0, 4));
};

let made: ReadonlyMap<string, readonly string[]> | undefined;

const homes = (): ReadonlyMap<string, readonly string[]> => {
  if (made !== undefined) return made;
  const found = new Map<string, string[]>();
  collect(pilotSchema, [], found);
  made = found;
  return found;
};

const collect = (wrapped: Schema, above: readonly PropertyKey[], found: Map<string, string[]>): void => {
  const schema = bare(wrapped);
  const options = unionOptions(schema);
  if (options !== undefined) for (const option of options) collect(option, above, found);
  const item = isList(schema) ? partSchema(schema, 0) : undefined;
  if (item !== undefined) collect(item, above, found);
  for (const key of mapKeys(schema)) {
    const place = above.length === 0 ? 'the top level' : toPath(above);
    const places = found.get(key);
    if (places === undefined) found.set(key, [place]);
    else if (!places.includes(place)) places.push(place);
    const part = partSchema(schema, key);
    if (part !== undefined) collect(part, [...above, key], found);
  }
};

type Parts = readonly PropertyKey[];

export type Issue = {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly format?: string;
  readonly keys?: readonly string[];
};

/** An issue with the part of the schema that it is about, and the value there. */
export type IssueContext = {
  readonly issue: Issue;
  readonly parts: Parts;
  readonly schema: Schema | undefined;
  readonly value: unknown;
};

/** All faults of a value that the schema refused, from the schema's issues. Blank values must have been taken out. */
export const structureFaults = (
  value: unknown,
  issues: readonly Issue[],
  vocabulary: Vocabulary,
): readonly ValueFault[] => issueCases(pilotSchema, value, issues, []).flatMap((one) => caseFaults(one, vocabulary));

/** Keys that nothing knows and whose values are blank: the schema never sees them. `dropped` leads to what was blank. */
export const blankUnknownKeys = (
  raw: unknown,
  dropped: readonly Parts[],
  vocabulary: Vocabulary,
): readonly ValueFault[] =>
  dropped.flatMap((parts) => {
    const above = parts.slice(0, -1);
    const schema = schemaAt(pilotSchema, raw, above);
    const [key, known] = [String(parts.at(-1)), schema ? mapKeys(schema) : []];
    return known.length === 0 || known.includes(key) ? [] : [unknownKey(key, above, schema, vocabulary)];
  });

/** The part of the schema that a path leads to; in unions by the shape of the value. */
const schemaAt = (wrapped: Schema, value: unknown, [part, ...rest]: Parts): Schema | undefined => {
  const options = unionOptions(bare(wrapped));
  const schema = options === undefined ? bare(wrapped) : optionFor(options, value);
  if (schema === undefined || part === undefined) return schema;
  if (unionOptions(schema) !== undefined) return schemaAt(schema, value, [part, ...rest]);
  const inside = partSchema(schema, part);
  return inside && schemaAt(inside, valueAt(value, part), rest);
};

/** Inside a union the issues of the option are told that the value's shape means, whatever the schema took it for. */
export const issueCases = (
  schema: Schema,
  value: unknown,
  issues: readonly Issue[],
  above: Parts,
): readonly IssueContext[] => {
  const unions = new Set<string>();
  return issues.flatMap((issue): readonly IssueContext[] => {
    const union = firstUnion(schema, value, issue.path);
    if (union === undefined) return [issueCase(schema, value, issue, above)];
    const key = union.path.map(String).join('\n');
    if (unions.has(key)) return [];
    unions.add(key);
    const meant = isBlank(union.value) ? undefined : optionFor(union.options, union.value);
    const inside = meant === undefined ? [] : (parseIssues(meant, union.value) ?? []);
    if (meant === undefined || inside.length === 0) return [issueCase(schema, value, issue, above)];
    return issueCases(meant, union.value, inside, [...above, ...union.path]);
  });
};

const issueCase = (schema: Schema, value: unknown, issue: Issue, above: Parts): IssueContext => {
  let [at, found]: [Schema | undefined, unknown] = [bare(schema), value];
  for (const part of issue.path) {
    at = at && partSchema(at, part);
    found = valueAt(found, part);
  }
  return { issue, parts: [...above, ...issue.path], schema: at, value: found };
};

const firstUnion = (schema: Schema, value: unknown, path: Parts) => {
  let [at, found]: [Schema | undefined, unknown] = [bare(schema), value];
  for (let i = 0; at !== undefined; i++) {
    const options = unionOptions(at);
    if (options !== undefined) return { options, value: found, path: path.slice(0, i) };
    const part = path[i];
    if (part === undefined) return undefined;
    at = partSchema(at, part);
    found = valueAt(found, part);
  }
  return undefined;
};

const parseIssues = (schema: Schema, value: unknown): readonly Issue[] | undefined =>
  (schema as typeof pilotSchema).safeParse(value).error?.issues as readonly Issue[] | undefined;

const valueAt = (value: unknown, part: PropertyKey): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, part)
    ? (value as Readonly<Record<PropertyKey, unknown>>)[part]
    : undefined;

const caseFaults = (one: IssueContext, vocabulary: Vocabulary): readonly ValueFault[] => {
  const { issue, parts, schema, value } = one;
  if (issue.keys !== undefined)
    return issue.keys.map((key) => unknownKey(key, parts, schema, vocabulary, valueAt(value, key)));
  if (issue.code === 'custom' && schema !== undefined) return [refined(one)];
  if (value === undefined) return [missing(parts, schema)];
  if (isBlank(value)) return []; // a blank item of a list, told by itself
  return [isCountForRate(one) ? { ...misfit(one), hint: RATE } : misfit(one)];
};

/** 1.6 errors an answer are no 1.6% of the answers: of a rate above 1 nobody can tell which share was meant. */
const isCountForRate = ({ parts: [section, field], schema, value }: IssueContext): boolean =>
  section === 'evaluation' && field === 'hallucination' && schema !== undefined && isShare(schema) && Number(value) > 1;

const RATE =
  'write the share of answers, statements or outputs with at least one error, from 0 to 1; errors per answer cannot be stated here';

const unknownKey = (
  key: string,
  parts: Parts,
  schema: Schema | undefined,
  vocabulary: Vocabulary,
  value?: unknown,
): ValueFault => ({
  code: 'unknown-key',
  parts: [...parts, key],
  key: true,
  message: 'unknown key',
  hint:
    cutTextHint(key, value) ??
    controlKeyHint(key, vocabulary) ??
    unknownKeyHint(key, parts, schema ? mapKeys(schema) : []),
});

/** {improves: Engineers search, write and review}: what follows the comma is read as a key without a value. */
const cutTextHint = (key: string, value: unknown): string | undefined =>
  /\S\s+\S/.test(key) && isBlank(value)
    ? 'a comma ends a text inside { }: put the text in quotes, or write it on a line of its own'
    : undefined;

/** A control that stands outside the controls. */
const controlKeyHint = (key: string, vocabulary: Vocabulary): string | undefined => {
  const places = placesOfControl(vocabulary, key);
  return places.length === 0 ? undefined : `this is a control: write ${places.join(' or ')}`;
};

/** A rule over several values, such as the order of a range. */
export const refined = ({ issue, parts, value }: IssueContext): ValueFault => {
  const numbers = ['low', 'likely', 'high'].map((part) => valueAt(value, part)).filter((part) => part !== undefined);
  const found = numbers.length > 1 ? `; found ${numbers.join(', ')}` : '';
  return { code: 'bad-value', parts, message: issue.message + found };
};

const missing = (parts: Parts, schema: Schema | undefined): ValueFault => {
  if (parts.length === 1 && parts[0] === 'pilot')
    return missing(['pilot', 'name'], schema && partSchema(schema, 'name'));
  const expected = schema === undefined ? '' : `, expected ${wanted(schema)}`;
  const hint = parts.join() === 'version' ? { hint: 'begin the file with the line version: 1' } : {};
  return { code: 'missing', parts, message: `missing${expected}`, ...hint };
};

export const misfit = ({ issue, parts, schema, value }: IssueContext): ValueFault => {
  const expected = issue.format === 'regex' || schema === undefined ? issue.message : wantedFor(schema, value);
  const hint = schema && (ownHint(issue, parts, schema, value) ?? hintFor(schema, value));
  const message =
    typeof value === 'object' ? `found ${shown(value)}, expected ${expected}` : `${shown(value)} is not ${expected}`;
  return { code: codeFor(issue, schema, value), parts, message, ...(hint === undefined ? {} : { hint }) };
};

const wantedFor = (schema: Schema, value: unknown): string =>
  isDate(schema) && /^\d{4}-\d\d-\d\d$/.test(String(value)) ? 'a date that exists' : wanted(schema);

const ownHint = (issue: Issue, parts: Parts, schema: Schema, value: unknown): string | undefined => {
  if (parts.join() === 'version' && typeof value === 'number') return 'version 1 of the file format is the only one';
  if (issue.format !== 'regex' || typeof value !== 'string') return undefined;
  const upper = value.toUpperCase();
  return upper !== value && parseIssues(schema, upper) === undefined ? `did you mean "${upper}"?` : undefined;
};

const codeFor = ({ code }: Issue, schema: Schema | undefined, value: unknown): string => {
  if (schema !== undefined && isDate(schema) && typeof value === 'string') return 'bad-date';
  if (code === 'invalid_value') return 'unknown-word';
  if (code === 'invalid_format') return 'bad-value';
  return code === 'too_small' || code === 'too_big' ? 'out-of-range' : 'wrong-type';
};
