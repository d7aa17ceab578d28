// The names that an expression may use: the sections of the pilot file, those that an organisation declares, and asOf.
import type { Fact } from '../../model/organisation-schema.ts';
import {
  bare,
  isDate,
  isList,
  isNumber,
  isText,
  isTruth,
  keysOf,
  optionsOf,
  partOf,
  type Schema,
  wordsOf,
} from '../../model/schema.ts';
import { statuses } from '../../model/words.ts';
import { pilotForm } from '../pilot-form.ts';
import type { Fault } from './read.ts';
import { any, bool, date, double, int, listOf, type MapType, type Type, text } from './types.ts';

/** Declared fields; one whose declaration is at fault is there, and nothing is known of it. */
export type DeclaredFacts = Readonly<Record<string, Readonly<Record<string, Fact | undefined>>>>;

/** A name in expressions, the path that it stands for in the pilot file, and what it holds. */
export type Name = { readonly path?: string; readonly type: Type };
export type Vocabulary = ReadonlyMap<string, Name>;

/** A minus would be read as one: x-model-risk is x_model_risk in an expression. */
export const nameOf = (section: string): string => section.replaceAll('-', '_');

export const vocabularyOf = (facts: DeclaredFacts): Vocabulary =>
  new Map<string, Name>([
    ['asOf', { type: date }],
    ...keysOf(pilotForm)
      .filter((key) => !unread.has(key))
      .map((key) => [key, { path: key, type: typeOf(partOf(pilotForm, key) as Schema) }] as const),
    ...Object.entries(facts).map(
      ([section, fields]) => [nameOf(section), { path: section, type: sectionOf(fields) }] as const,
    ),
  ]);

/** Where a section is written with its minus signs, which would be read as such. */
export const dashedIn = (expression: string, vocabulary: Vocabulary): Fault | undefined => {
  const code = expression.replace(/"[^"]*"|'[^']*'/g, (quoted) => ' '.repeat(quoted.length));
  const found = [...code.matchAll(/\bx-[a-z0-9-]*[a-z0-9]/g)].find(([section]) => vocabulary.has(nameOf(section)));
  if (found === undefined) return undefined;
  const [section] = found;
  return { offset: found.index, message: `${section} is written ${nameOf(section)} here`, hint: 'a minus takes away' };
};

/** What says nothing about the pilot itself. */
const unread: ReadonlySet<string> = new Set(['version', 'waivers', 'evidence']);

const typeOf = (wrapped: Schema): Type => {
  const schema = bare(wrapped);
  if (optionsOf(schema) !== undefined) return eitherOf(optionsOf(schema) ?? []);
  if (isDate(schema)) return date;
  if (isTruth(schema)) return bool;
  if (isNumber(schema)) return double;
  if (isList(schema)) return listOf(typeOf(partOf(schema, 0) as Schema));
  if (wordsOf(schema).length > 0) return { kind: 'text', words: wordsOf(schema) };
  return isText(schema) ? text : mapOf(schema);
};

/** A control is read as its status, an estimate as its likely value. */
const eitherOf = (options: readonly Schema[]): Type => {
  if (options.some((option) => wordsOf(option).includes('in-place'))) return control;
  const isEstimate = options.some(isNumber) && options.some((option) => keysOf(option).includes('likely'));
  return isEstimate ? { kind: 'double', estimate: true } : { kind: 'other' };
};

/** A status that is unknown is a blank. */
const control: Type = { kind: 'text', words: statuses.filter((word) => word !== 'unknown'), control: true };

const mapOf = (schema: Schema): MapType => {
  const keys = keysOf(schema).filter((key) => !unread.has(key));
  const fields = new Map(keys.map((key) => [key, typeOf(partOf(schema, key) as Schema)]));
  const others = keys.length === 0 ? partOf(schema, 'any') : undefined;
  return { kind: 'map', fields, ...(others && { others: typeOf(others) }) };
};

const sectionOf = (fields: DeclaredFacts[string]): MapType => ({
  kind: 'map',
  fields: new Map(Object.entries(fields).map(([name, fact]) => [name, fact === undefined ? any : factType(fact)])),
});

const factType = ({ type, enum: words }: Fact): Type => {
  const worded: Type = words === undefined ? text : { kind: 'text', words };
  return { string: worded, 'list of string': listOf(worded), int, double, bool, date }[type];
};
