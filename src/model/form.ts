// A schema as data: a table compiled from a zod schema, which says of itself what the schema says (see schema.ts) and
// reads values as the schema does, without zod. scripts/compile-form.ts writes the table.
import { type Read, read } from './form-reading.ts';
import type { Def, Schema } from './schema.ts';

/** One node of the table: what a schema says of itself, with the numbers of other nodes for the schemas in it. */
export type Row = {
  readonly type: string;
  readonly shape?: Readonly<Record<string, number>>;
  readonly options?: readonly number[];
  readonly innerType?: number;
  readonly element?: number;
  readonly keyType?: number;
  readonly valueType?: number;
  readonly [word: string]: unknown;
};

/** Reads as the schema does that it was compiled from. */
export type Form = Schema & { readonly safeParse: (value: unknown) => Read };

/** The forms of a table, in its order. */
export const formsOf = (rows: readonly Row[]): readonly Form[] => {
  const forms = rows.map(({ type }) => formOf({ type }));
  const at = (row: number): Form => forms[row] as Form;
  for (const [i, row] of rows.entries()) {
    const def = at(i)._zod.def as Record<string, unknown>;
    for (const [word, value] of Object.entries(row)) def[word] = linked(word, value, at);
  }
  return forms;
};

const formOf = (def: Def): Form => {
  const form: Form = { _zod: { def }, safeParse: (value) => read(form, value) };
  return form;
};

/** A number where a schema stands is the row of that schema. */
const linked = (word: string, value: unknown, at: (row: number) => Form): unknown => {
  if (word === 'shape') {
    const shape: Record<string, Form> = {};
    for (const [key, row] of Object.entries(value as Readonly<Record<string, number>>)) shape[key] = at(row);
    return shape;
  }
  if (word === 'options') return (value as readonly number[]).map(at);
  if (word === 'checks') return (value as readonly unknown[]).map((def) => ({ _zod: { def } }));
  return singles.has(word) ? at(value as number) : value;
};

const singles: ReadonlySet<string> = new Set(['innerType', 'element', 'keyType', 'valueType']);
