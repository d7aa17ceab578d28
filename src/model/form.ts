// A schema as data: a table compiled from a zod schema, which says of itself what the schema says (see schema.ts) and
// reads values as the schema does, without zod. scripts/compile-form.ts writes the table.
import { type Read, read } from './form-reading.ts';
import type { Check, Def, Schema } from './schema.ts';

/** One node of the table: what a schema says of itself, with the numbers of other nodes for the schemas in it. */
export type Row = {
  readonly type: string;
  readonly shape?: Readonly<Record<string, number>>;
  readonly options?: readonly number[];
  readonly innerType?: number;
  readonly element?: number;
  readonly keyType?: number;
  readonly valueType?: number;
  readonly checks?: readonly Check[];
  readonly [word: string]: unknown;
};

/** Reads as the schema does that it was compiled from. */
export type Form = Schema & { readonly safeParse: (value: unknown) => Read };

/** The forms of a table, in its order: a row stands after those that it is made of. */
export const formsOf = (rows: readonly Row[]): readonly Form[] => {
  const forms: Form[] = [];
  for (const row of rows) forms.push(formOf(linked(row, forms)));
  return forms;
};

const formOf = (def: Def): Form => {
  const form: Form = { _zod: { def }, safeParse: (value) => read(form, value) };
  return form;
};

/** With the forms themselves instead of their numbers. */
const linked = (row: Row, forms: readonly Form[]): Def => {
  const { shape, options, checks, innerType, element, keyType, valueType } = row;
  const def: Record<string, unknown> = { ...row };
  if (shape !== undefined) def.shape = inMap(shape, forms);
  if (options !== undefined) def.options = options.map((at) => forms[at]);
  if (checks !== undefined) def.checks = checks.map((check) => ({ _zod: { def: check } }));
  if (innerType !== undefined) def.innerType = forms[innerType];
  if (element !== undefined) def.element = forms[element];
  if (keyType !== undefined) def.keyType = forms[keyType];
  if (valueType !== undefined) def.valueType = forms[valueType];
  return def as Def;
};

const inMap = (shape: Readonly<Record<string, number>>, forms: readonly Form[]): Readonly<Record<string, unknown>> => {
  const parts: Record<string, unknown> = {};
  for (const key in shape) parts[key] = forms[shape[key] as number];
  return parts;
};
