// One question: what is asked, of what kind the answer is, and what stands in the file.
import type { Finding } from '../model/assessment.ts';
import { pilotSchema } from '../model/pilot/pilot.ts';
import { wordsAt } from '../model/pilot/text.ts';
import type { Choice } from '../model/ports.ts';
import { toPath } from '../model/problem.ts';
import {
  bare,
  enumValues,
  isDate,
  isList,
  isMap,
  isNumber,
  isShare,
  isTruth,
  mapKeys,
  partSchema,
  type Schema,
  unionOptions,
} from '../model/schema.ts';
import { statusByWord } from '../model/vocabulary.ts';

// Paths of the pilot file in parts, and the forms in which words and schemas know them.

export type Parts = readonly (string | number)[];

/** data.sources[0].owner, as reports and problems write a path. */
export const pathText = (parts: Parts): string => toPath(parts);

/** As the table of words writes it: data.sources[].owner. */
export const fieldPattern = (parts: Parts): string => toPath(parts).replace(/\[\d+\]/g, '[]');

/** data.sources[0].owner in parts. */
export const splitPath = (path: string): Parts =>
  [...path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, key, index]) =>
    index === undefined ? (key ?? '') : Number(index),
  );

/** The schema of the value at a path; undefined where the pilot file has no such place. */
export const schemaAt = (parts: Parts): Schema | undefined => {
  let at: Schema | undefined = bare(pilotSchema);
  for (const part of parts) at = at && (partSchema(at, part) ?? partOfOption(at, part));
  return at;
};

const partOfOption = (schema: Schema, part: PropertyKey): Schema | undefined => {
  const option = mapOption(schema);
  return option && partSchema(option, part);
};

/** Of a field that can be said in one figure or in several with names of their own: those. A range is one figure. */
const mapOption = (schema: Schema): Schema | undefined =>
  unionOptions(schema)
    ?.map(bare)
    .find((option) => isMap(option) && mapKeys(option).length > 0 && !isRange(option));

const isRange = (schema: Schema): boolean => mapKeys(schema).includes('likely');

/** What stands at a path; undefined where nothing does. Inherited properties are none. */
export const answerUnder = (value: unknown, parts: Parts): unknown =>
  parts.reduce<unknown>((at, part) => (hasOwn(at, part) ? at[part] : undefined), value);

const hasOwn = (value: unknown, part: PropertyKey): value is Readonly<Record<PropertyKey, unknown>> =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, part);

/** A list whose items are maps with names of their own. */
export const isListOfMaps = (schema: Schema): boolean => {
  const item = isList(schema) ? partSchema(schema, 0) : undefined;
  return item !== undefined && isMap(item) && mapKeys(item).length > 0;
};

// The words that a field may hold, each with what it means.

/** None where the answer is free. */
export const choicesAt = (parts: Parts): readonly Choice[] => {
  const schema = schemaAt(parts);
  if (schema === undefined) return [];
  if (isTruth(schema)) return [{ word: 'yes' }, { word: 'no' }];
  const { choices = {} } = wordsAt(parts) ?? {};
  const words = enumValues((isList(schema) && partSchema(schema, 0)) || schema);
  return inOrder(words).map((word) => ({
    word,
    ...(choices[word] !== undefined && choices[word] !== word && { says: choices[word] }),
  }));
};

/** Points of a law by their numbers: an object of words puts a bare number first. */
const inOrder = (words: readonly string[]): readonly string[] =>
  words.every((word) => /^\d/.test(word))
    ? words.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    : words;

// Every place of a pilot file that holds one answer: the fields, the items of its lists, and the lists themselves.
// Controls come from the checklist, evidence from what there is to show, obligations from the facts; waivers are not asked for.

const elsewhere: ReadonlySet<string> = new Set(['version', 'evidence', 'controls', 'obligations', 'waivers']);

/** In the order of the file. `value` says how many items the lists have. */
export const answerableFields = (value: unknown): readonly Parts[] => below(bare(pilotSchema), [], value);

const below = (schema: Schema, parts: Parts, value: unknown): readonly Parts[] => {
  if (isListOfMaps(schema)) return [parts, ...itemsBelow(schema, parts, value)];
  const option = mapOption(schema);
  if (option !== undefined) return isSaidIn(option, answerUnder(value, parts)) ? below(option, parts, value) : [parts];
  const keys = isMap(schema) && !isByRole(schema) ? mapKeys(schema) : [];
  if (keys.length === 0) return [parts];
  return keys
    .filter((key) => !elsewhere.has(key))
    .flatMap((key) => {
      const inside = partSchema(schema, key);
      return inside === undefined ? [] : below(inside, [...parts, key], value);
    });
};

const isSaidIn = (option: Schema, value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).some((key) => mapKeys(option).includes(key));

/** The fields of the other way to say it: tokens and their prices. */
export const optionLeaves = (parts: Parts): readonly Parts[] => {
  const schema = schemaAt(parts);
  const option = schema && mapOption(schema);
  return option === undefined ? [] : below(option, parts, undefined);
};

const itemsBelow = (schema: Schema, parts: Parts, value: unknown): readonly Parts[] => {
  const items = answerUnder(value, parts);
  const item = partSchema(schema, 0);
  if (!Array.isArray(items) || item === undefined) return [];
  return items.flatMap((_, i) => below(item, [...parts, i], value));
};

/** A map with one number for each role is one answer. */
const isByRole = (schema: Schema): boolean => mapKeys(schema).includes('ml-engineer');

/** The fields that an item must have, for what it is called by: those that nothing makes optional. */
export const neededKeys = (list: Schema): readonly string[] => {
  const item = partSchema(list, 0);
  const shape = (item?._zod.def as { readonly shape?: Readonly<Record<string, Schema>> } | undefined)?.shape ?? {};
  return Object.entries(shape).flatMap(([key, field]) => (bare(field) === field ? [key] : []));
};

// A value of the file as the reply that would give it.

/** Undefined where there is none. */
export const shownAnswer = (value: unknown): string | undefined => {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value))
    return value.length === 0 ? 'none' : value.map((one) => String(shownAnswer(one))).join(', ');
  return typeof value === 'object' ? shownMap(value) : String(value);
};

const shownMap = (map: object): string | undefined => {
  if ('low' in map && 'likely' in map && 'high' in map) return `${map.low} ${map.likely} ${map.high}`;
  const entries = Object.entries(map);
  return entries.length === 0
    ? undefined
    : entries.map(([key, value]) => `${key} ${shownAnswer(value) ?? ''}`).join(', ');
};

/** A control is shown by its status, however it is written. */
export const shownControl = (value: unknown): string | undefined => {
  const status: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'status') : value;
  if (typeof status !== 'string' && typeof status !== 'boolean') return undefined;
  return statusByWord(status as Parameters<typeof statusByWord>[0]);
};

// The items of a list by what they are called.

/** The schema of what an item of a list is called by. */
export const nameSchema = (list: Parts): Schema | undefined => {
  const schema = schemaAt(list);
  const [name] = schema === undefined ? [] : neededKeys(schema);
  return name === undefined ? undefined : schemaAt([...list, 0, name]);
};

export const itemNames = (list: Parts, value: unknown): readonly string[] => {
  const found = answerUnder(value, list);
  const schema = schemaAt(list);
  const [name = ''] = schema === undefined ? [] : neededKeys(schema);
  return Array.isArray(found)
    ? found.map((item, i) => shownAnswer(answerUnder(item, [name])) ?? `number ${i + 1}`)
    : [];
};

/** The item of a list that a path stands in, by its name. */
export const itemName = (parts: Parts, value: unknown): string | undefined => {
  const at = parts.findLastIndex((part) => typeof part === 'number');
  const index = parts[at];
  return typeof index === 'number' ? itemNames(parts.slice(0, at), value)[index] : undefined;
};

// Of what kind an answer is, by the schema of the field: that decides how it is asked and read.

export type QuestionKind =
  | 'text'
  | 'number'
  | 'share'
  | 'date'
  | 'truth'
  | 'word' // one of a field's own words
  | 'words' // several of them
  | 'texts'
  | 'estimate' // a number, or low, likely and high
  | 'by-role'
  | 'control'
  | 'practices' // which of several controls are in place
  | 'others' // what holds of those that were not ticked
  | 'check' // whether something was meant as it was read
  | 'reason' // why a control does not apply
  | 'evidence' // files and URLs that show what is stated
  | 'price' // an amount or a range, or the tokens that it comes from
  | 'list';

export const questionKind = (schema: Schema): QuestionKind => {
  if (mapOption(schema) !== undefined) return 'price';
  const options = unionOptions(schema);
  if (options !== undefined)
    return options.some((one) => isList(one) && enumValues(itemSchema(one)).length > 0) ? 'words' : 'estimate';
  if (isListOfMaps(schema)) return 'list';
  if (isList(schema)) return enumValues(itemSchema(schema)).length > 0 ? 'words' : 'texts';
  if (isMap(schema)) return 'by-role';
  if (isTruth(schema)) return 'truth';
  if (isDate(schema)) return 'date';
  if (enumValues(schema).length > 0) return 'word';
  if (isShare(schema)) return 'share';
  return isNumber(schema) ? 'number' : 'text';
};

const itemSchema = (list: Schema): Schema => partSchema(list, 0) ?? list;

/**
 * Reading goes at four words a second: a prompt of 80 words was read in 20 seconds. What answering takes beyond that, in
 * seconds, is a convention that nobody measured.
 */
const WORDS_PER_SECOND = 4;
const secondsToAnswer: Readonly<Record<QuestionKind, number>> = {
  text: 8,
  number: 5,
  share: 5,
  date: 6,
  truth: 2,
  word: 3,
  words: 6,
  texts: 10,
  estimate: 8,
  'by-role': 15,
  control: 3,
  practices: 8,
  others: 2,
  check: 2,
  reason: 10,
  evidence: 10,
  price: 8,
  list: 12,
};

/** Seconds that reading and answering take. */
export const answerSeconds = (question: Question): number =>
  wordsIn(question) / WORDS_PER_SECOND + (question.more ? SECONDS_TO_CLOSE : secondsToAnswer[question.kind]);

/** To say that a list is complete. */
const SECONDS_TO_CLOSE = 3;

/** What is read of it: the question, then its choices, or what is meant and an example. */
const wordsIn = ({ ask, says, example = '', choices }: Question): number =>
  [ask, ...(choices.length > 0 ? choices.map((one) => `${one.word} ${one.says ?? ''}`) : [says, example])].reduce(
    (sum, text) => sum + countWords(text),
    0,
  );

/** Words as a person counts them: signs alone are none. */
export const countWords = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}?]/u.test(word)).length;

export type Question = {
  readonly kind: QuestionKind;
  readonly parts: Parts;
  readonly title: string;
  readonly ask: string;
  readonly says: string;
  readonly why: string;
  readonly example?: string;
  readonly choices: readonly Choice[];
  /** What the answer must fit. */
  readonly schema?: Schema;
  /** What stands in the file. */
  readonly present?: string;
  /** Of a list: what its items are called. */
  readonly items?: readonly string[];
  /** Of a list: what every item named now is given besides its name. */
  readonly given?: Readonly<Record<string, unknown>>;
  /** Of a list: it was added to in this session, and can be closed. */
  readonly more?: boolean;
  /** The topic under which it is asked. */
  readonly topic?: string;
};

/**
 * Asks for what decides a check: in the questionnaire's own words where one field decides it, else whether it is so. A field
 * of one entry of a list, which those words would not name, decides no check of all of them.
 */
export const questionFor = ({ item, at }: Pick<Finding, 'item' | 'at'>): string => {
  if (item.control) return `Is this in place today? ${item.statement}`;
  const parts = splitPath(at.path);
  const isOneField = parts.length > 1 && parts.every((part) => typeof part === 'string');
  return (isOneField && wordsAt(parts)?.ask) || `Is this so today? ${item.statement}`;
};
