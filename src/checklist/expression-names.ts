// An expression as text becomes a tree, or what keeps it from being read, with the column.
import { parse } from '@bufbuild/cel';
import type { OwnField } from '../model/checklist-schema.ts';
import { pilotSchema } from '../model/pilot/pilot.ts';
import {
  bare,
  enumValues,
  isDate,
  isList,
  isNumber,
  isText,
  isTruth,
  mapKeys,
  partSchema,
  type Schema,
  unionOptions,
} from '../model/schema.ts';
import { statuses } from '../model/vocabulary.ts';

type Parsed = ReturnType<typeof parse>;
export type Expr = Parsed['expr'];

/** What is wrong in an expression, counted in characters from 0. */
export type ExpressionFault = { readonly offset: number; readonly message: string; readonly hint?: string };

export type ExpressionTree = { readonly root: Expr; readonly offsetOf: (id: bigint) => number };

/** Longer ones are several checks, and could take long to judge. */
const LONGEST = 1000;

export const readExpression = (text: string): ExpressionTree | ExpressionFault => {
  if (text.length > LONGEST) {
    const message = `has ${text.length} characters, and may have ${LONGEST}`;
    return { offset: 0, message, hint: 'make several checks of it' };
  }
  const unseen = text.search(/[^\P{C}\n\r\t]/u);
  if (unseen >= 0) return { offset: unseen, message: 'has a character that cannot be seen' };
  try {
    const { expr, sourceInfo } = parse(text);
    return { root: expr, offsetOf: (id) => sourceInfo?.positions[String(id)] ?? 0 };
  } catch (error) {
    return unreadable(text, error);
  }
};

const unreadable = (text: string, error: unknown): ExpressionFault => {
  const offset = (error as { readonly location?: { readonly start: { readonly offset: number } } }).location?.start
    .offset;
  const rest = text.slice(offset ?? 0);
  const found =
    rest.trim() === '' ? 'it ends too early' : `cannot be read from ${JSON.stringify(rest.slice(0, 12))} on`;
  const hint =
    slips.find(([slip]) => slip.test(rest))?.[1] ?? 'such as x_model_risk.tier <= 2 && x_model_risk.reviewed';
  return { offset: offset ?? 0, message: found, hint };
};

/** How people write what CEL writes otherwise. */
const slips: readonly (readonly [RegExp, string])[] = [
  [/^=(?!=)/, 'equal is written =='],
  [/^and\b/i, 'and is written &&'],
  [/^or\b/i, 'or is written ||'],
  [/^not\b/i, 'not is written !'],
  [/^&(?!&)/, 'and is written &&'],
  [/^\|(?!\|)/, 'or is written ||'],
  [/^<>/, 'not equal is written !='],
  [/^\.`/, 'a name with a minus is written ["such-as-this"]'],
  [/^[^"']*(?:"[^"]*|'[^']*)$/, 'the quotes are not closed'],
];

/** Column 5, or line 2, column 5 where there are several lines. */
export const placeIn = (text: string, offset: number): string => {
  const before = text.slice(0, offset).split('\n');
  const column = `column ${(before.at(-1) ?? '').length + 1}`;
  return text.trimEnd().includes('\n') ? `line ${before.length}, ${column}` : column;
};

// The kinds of value that an expression works with, and what they are called in messages.

/** `any` stands where something is wrong already, so that one fault is told once. */
export type Type =
  | { readonly kind: 'bool' | 'int' | 'date' | 'any' | 'other' }
  /** `estimate`: may be written as {low, likely, high}, of which likely is read. */
  | { readonly kind: 'double'; readonly estimate?: true }
  | Text
  | { readonly kind: 'list'; readonly of: Type }
  | MapType;

/** `words` are all that it can be; `literal` where the expression itself writes it. */
export type Text = {
  readonly kind: 'text';
  readonly words?: readonly string[];
  readonly literal?: true;
  readonly control?: true;
};

/** A map of known fields or, of controls, of any that are of one type. */
export type MapType = {
  readonly kind: 'map';
  readonly fields: ReadonlyMap<string, Type>;
  readonly others?: Type;
};

export const bool: Type = { kind: 'bool' };
export const int: Type = { kind: 'int' };
export const double: Type = { kind: 'double' };
export const date: Type = { kind: 'date' };
export const any: Type = { kind: 'any' };
export const text: Text = { kind: 'text' };
export const listType = (of: Type): Type => ({ kind: 'list', of });
export const literal = (...words: readonly string[]): Text => ({ kind: 'text', words, literal: true });

export const isNumeric = ({ kind }: Type): boolean => kind === 'int' || kind === 'double';

const words: Readonly<Record<Type['kind'], string>> = {
  bool: 'true or false',
  int: 'a whole number',
  double: 'a number',
  date: 'a date',
  text: 'text',
  list: 'a list',
  map: 'a map',
  any: 'anything',
  other: 'a value that is written in several ways',
};

export const describeType = ({ kind }: Type): string => words[kind];

// The names that an expression may use: the sections of the pilot file, those that an organisation declares, and asOf.

/** Declared fields; one whose declaration is at fault is there, and nothing is known of it. */
export type DeclaredFacts = Readonly<Record<string, Readonly<Record<string, OwnField | undefined>>>>;

/** A name in expressions, the path that it stands for in the pilot file, and what it holds. */
export type Name = { readonly path?: string; readonly type: Type };
export type ExpressionNames = ReadonlyMap<string, Name>;

/** A minus would be read as one: x-model-risk is x_model_risk in an expression. */
export const expressionName = (section: string): string => section.replaceAll('-', '_');

export const expressionVocabulary = (facts: DeclaredFacts): ExpressionNames =>
  new Map<string, Name>([
    ['asOf', { type: date }],
    ...mapKeys(pilotSchema)
      .filter((key) => !unread.has(key))
      .map((key) => [key, { path: key, type: typeFrom(partSchema(pilotSchema, key) as Schema) }] as const),
    ...Object.entries(facts).map(
      ([section, fields]) => [expressionName(section), { path: section, type: sectionType(fields) }] as const,
    ),
  ]);

/** Where a section is written with its minus signs, which would be read as such. */
export const dashedIn = (expression: string, vocabulary: ExpressionNames): ExpressionFault | undefined => {
  const code = expression.replace(/"[^"]*"|'[^']*'/g, (quoted) => ' '.repeat(quoted.length));
  const found = [...code.matchAll(/\bx-[a-z0-9-]*[a-z0-9]/g)].find(([section]) =>
    vocabulary.has(expressionName(section)),
  );
  if (found === undefined) return undefined;
  const [section] = found;
  return {
    offset: found.index,
    message: `${section} is written ${expressionName(section)} here`,
    hint: 'a minus takes away',
  };
};

/** What says nothing about the pilot itself. */
const unread: ReadonlySet<string> = new Set(['version', 'waivers', 'evidence']);

const typeFrom = (wrapped: Schema): Type => {
  const schema = bare(wrapped);
  if (unionOptions(schema) !== undefined) return unionType(unionOptions(schema) ?? []);
  if (isDate(schema)) return date;
  if (isTruth(schema)) return bool;
  if (isNumber(schema)) return double;
  if (isList(schema)) return listType(typeFrom(partSchema(schema, 0) as Schema));
  if (enumValues(schema).length > 0) return { kind: 'text', words: enumValues(schema) };
  return isText(schema) ? text : mapTypeFrom(schema);
};

/** A control is read as its status, an estimate as its likely value, one word of several as a list of one. */
const unionType = (options: readonly Schema[]): Type => {
  if (options.some((option) => enumValues(option).includes('in-place'))) return control;
  const list = options.find(isList);
  if (list !== undefined && enumValues(partSchema(list, 0) as Schema).length > 0) return typeFrom(list);
  const isEstimate = options.some(isNumber) && options.some((option) => mapKeys(option).includes('likely'));
  return isEstimate ? { kind: 'double', estimate: true } : { kind: 'other' };
};

/** A status that is unknown is a blank. */
const control: Type = { kind: 'text', words: statuses.filter((word) => word !== 'unknown'), control: true };

const mapTypeFrom = (schema: Schema): MapType => {
  const keys = mapKeys(schema).filter((key) => !unread.has(key));
  const fields = new Map(keys.map((key) => [key, typeFrom(partSchema(schema, key) as Schema)]));
  const others = keys.length === 0 ? partSchema(schema, 'any') : undefined;
  return { kind: 'map', fields, ...(others && { others: typeFrom(others) }) };
};

const sectionType = (fields: DeclaredFacts[string]): MapType => ({
  kind: 'map',
  fields: new Map(Object.entries(fields).map(([name, fact]) => [name, fact === undefined ? any : factType(fact)])),
});

const factType = ({ type, enum: words }: OwnField): Type => {
  const worded: Type = words === undefined ? text : { kind: 'text', words };
  return { string: worded, 'list of string': listType(worded), int, double, bool, date }[type];
};
