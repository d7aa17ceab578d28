// A schema as data: a table compiled from a zod schema, which says of itself what the schema says (see schema.ts) and
// reads values as the schema does, without zod. scripts/compile-form.ts writes the table.
import { type Read, read } from './form-reading.ts';
import type { Row } from './form-row.ts';
import type { Def, Schema } from './schema.ts';

/** Reads as the schema does that it was compiled from. */
export type Form = Schema & { readonly safeParse: (value: unknown) => Read };

/** The forms of a table by their rows. Each is made when it is asked for, since only messages ask for most of them. */
export const formsOf = (rows: readonly Row[]): ((row: number) => Form) => {
  const made = new Map<number, Form>();
  const at = (row: number): Form => {
    const form = made.get(row) ?? formOf(rows, row, at);
    made.set(row, form);
    return form;
  };
  return at;
};

const formOf = (rows: readonly Row[], row: number, at: (row: number) => Form): Form => {
  let def: Def | undefined;
  return {
    _zod: {
      get def() {
        def ??= linked(rows[row] as Row, at);
        return def;
      },
    },
    safeParse: (value) => read(rows, row, value),
  };
};

/** With the forms themselves instead of their rows. */
const linked = (row: Row, at: (row: number) => Form): Def => {
  const { shape, options, checks, innerType, element, keyType, valueType, ...rest } = row;
  const inMap = (parts: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, at(part)]));
  return {
    ...rest,
    ...(shape !== undefined && { shape: inMap(shape) }),
    ...(options !== undefined && { options: options.map(at) }),
    ...(checks !== undefined && { checks: checks.map((def) => ({ _zod: { def } })) }),
    ...(innerType !== undefined && { innerType: at(innerType) }),
    ...(element !== undefined && { element: at(element) }),
    ...(keyType !== undefined && { keyType: at(keyType) }),
    ...(valueType !== undefined && { valueType: at(valueType) }),
  };
};
