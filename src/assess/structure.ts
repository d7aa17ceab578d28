// What the schema of a pilot file has against a value, in plain words: what was found, what is expected, what to write.

import { bare, isDate, keysOf, optionFor, optionsOf, partOf, type Schema, wanted } from '../model/schema.ts';
import { isBlank } from './blanks.ts';
import { type Fault, shown } from './fault.ts';
import { hintFor } from './hints.ts';
import { unknownKeyHint } from './known-keys.ts';
import { pilotForm } from './pilot-form.ts';
import { placesOfControl, type Vocabulary } from './vocabulary.ts';

type Parts = readonly PropertyKey[];

export type Issue = {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly format?: string;
  readonly keys?: readonly string[];
};

/** An issue with the part of the schema that it is about, and the value there. */
export type Case = {
  readonly issue: Issue;
  readonly parts: Parts;
  readonly schema: Schema | undefined;
  readonly value: unknown;
};

/** All faults of a value that the schema refused, from the schema's issues. Blank values must have been taken out. */
export const structureFaults = (value: unknown, issues: readonly Issue[], vocabulary: Vocabulary): readonly Fault[] =>
  casesOf(pilotForm, value, issues, []).flatMap((one) => faultsOf(one, vocabulary));

/** Keys that nothing knows and whose values are blank: the schema never sees them. `dropped` leads to what was blank. */
export const blankUnknownKeys = (raw: unknown, dropped: readonly Parts[], vocabulary: Vocabulary): readonly Fault[] =>
  dropped.flatMap((parts) => {
    const above = parts.slice(0, -1);
    const schema = schemaAt(pilotForm, raw, above);
    const [key, known] = [String(parts.at(-1)), schema ? keysOf(schema) : []];
    return known.length === 0 || known.includes(key) ? [] : [unknownKey(key, above, schema, vocabulary)];
  });

/** The part of the schema that a path leads to; in unions by the shape of the value. */
const schemaAt = (wrapped: Schema, value: unknown, [part, ...rest]: Parts): Schema | undefined => {
  const options = optionsOf(bare(wrapped));
  const schema = options === undefined ? bare(wrapped) : optionFor(options, value);
  if (schema === undefined || part === undefined) return schema;
  if (optionsOf(schema) !== undefined) return schemaAt(schema, value, [part, ...rest]);
  const inside = partOf(schema, part);
  return inside && schemaAt(inside, valueAt(value, part), rest);
};

/** Inside a union the issues of the option are told that the value's shape means, whatever the schema took it for. */
export const casesOf = (schema: Schema, value: unknown, issues: readonly Issue[], above: Parts): readonly Case[] => {
  const unions = new Set<string>();
  return issues.flatMap((issue): readonly Case[] => {
    const union = firstUnion(schema, value, issue.path);
    if (union === undefined) return [caseOf(schema, value, issue, above)];
    const key = union.path.map(String).join('\n');
    if (unions.has(key)) return [];
    unions.add(key);
    const meant = isBlank(union.value) ? undefined : optionFor(union.options, union.value);
    const inside = meant === undefined ? [] : (parseIssues(meant, union.value) ?? []);
    if (meant === undefined || inside.length === 0) return [caseOf(schema, value, issue, above)];
    return casesOf(meant, union.value, inside, [...above, ...union.path]);
  });
};

const caseOf = (schema: Schema, value: unknown, issue: Issue, above: Parts): Case => {
  let [at, found]: [Schema | undefined, unknown] = [bare(schema), value];
  for (const part of issue.path) {
    at = at && partOf(at, part);
    found = valueAt(found, part);
  }
  return { issue, parts: [...above, ...issue.path], schema: at, value: found };
};

const firstUnion = (schema: Schema, value: unknown, path: Parts) => {
  let [at, found]: [Schema | undefined, unknown] = [bare(schema), value];
  for (let i = 0; at !== undefined; i++) {
    const options = optionsOf(at);
    if (options !== undefined) return { options, value: found, path: path.slice(0, i) };
    const part = path[i];
    if (part === undefined) return undefined;
    at = partOf(at, part);
    found = valueAt(found, part);
  }
  return undefined;
};

const parseIssues = (schema: Schema, value: unknown): readonly Issue[] | undefined =>
  (schema as typeof pilotForm).safeParse(value).error?.issues as readonly Issue[] | undefined;

const valueAt = (value: unknown, part: PropertyKey): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, part)
    ? (value as Readonly<Record<PropertyKey, unknown>>)[part]
    : undefined;

const faultsOf = (one: Case, vocabulary: Vocabulary): readonly Fault[] => {
  const { issue, parts, schema, value } = one;
  if (issue.keys !== undefined) return issue.keys.map((key) => unknownKey(key, parts, schema, vocabulary));
  if (issue.code === 'custom' && schema !== undefined) return [refined(one)];
  if (value === undefined) return [missing(parts, schema)];
  if (isBlank(value)) return []; // a blank item of a list, told by itself
  return [misfit(one)];
};

const unknownKey = (key: string, parts: Parts, schema: Schema | undefined, vocabulary: Vocabulary): Fault => ({
  code: 'unknown-key',
  parts: [...parts, key],
  key: true,
  message: 'unknown key',
  hint: controlKeyHint(key, vocabulary) ?? unknownKeyHint(key, parts, schema ? keysOf(schema) : []),
});

/** A control that stands outside the controls. */
const controlKeyHint = (key: string, vocabulary: Vocabulary): string | undefined => {
  const places = placesOfControl(vocabulary, key);
  return places.length === 0 ? undefined : `this is a control: write ${places.join(' or ')}`;
};

/** A rule over several values, such as the order of a range. */
export const refined = ({ issue, parts, value }: Case): Fault => {
  const numbers = ['low', 'likely', 'high'].map((part) => valueAt(value, part)).filter((part) => part !== undefined);
  const found = numbers.length > 1 ? `; found ${numbers.join(', ')}` : '';
  return { code: 'bad-value', parts, message: issue.message + found };
};

const missing = (parts: Parts, schema: Schema | undefined): Fault => {
  if (parts.length === 1 && parts[0] === 'pilot') return missing(['pilot', 'name'], schema && partOf(schema, 'name'));
  const expected = schema === undefined ? '' : `, expected ${wanted(schema)}`;
  const hint = parts.join() === 'version' ? { hint: 'begin the file with the line version: 1' } : {};
  return { code: 'missing', parts, message: `missing${expected}`, ...hint };
};

export const misfit = ({ issue, parts, schema, value }: Case): Fault => {
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
