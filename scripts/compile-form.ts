// Compiles the schema of a pilot file into a table of plain data, by which a run reads a pilot without zod (see
// src/model/form.ts). A kind of schema or check that forms do not read is refused here, by name.

import { array } from 'zod/mini';
import { evidenceEntry, refinements } from '../src/model/fields.ts';
import type { Row } from '../src/model/form-row.ts';
import { pilotSchema } from '../src/model/pilot/pilot.ts';
import type { Check } from '../src/model/schema.ts';

type Def = Readonly<Record<string, unknown>>;
type Node = { readonly _zod: { readonly def: object } };

/** One row for each schema that differs from those before it, inner ones first. */
export const tableOf = (
  ...schemas: readonly Node[]
): { readonly rows: readonly Row[]; readonly at: readonly number[] } => {
  const rows = new Map<string, number>();
  const rowOf = (schema: Node): number => {
    const row = JSON.stringify(compiled(schema, rowOf));
    if (!rows.has(row)) rows.set(row, rows.size);
    return rows.get(row) as number;
  };
  const at = schemas.map(rowOf);
  return { rows: [...rows.keys()].map((row) => JSON.parse(row) as Row), at };
};

/** The pilot file and a list of evidence. */
export const compiledForm = (): string => {
  const { rows, at } = tableOf(pilotSchema as unknown as Node, array(evidenceEntry) as unknown as Node);
  return `${JSON.stringify({ pilot: at[0], evidence: at[1], rows })}\n`;
};

const compiled = ({ _zod: { def } }: Node, rowOf: (schema: Node) => number): Row => {
  const { type, checks } = def as { readonly type: string; readonly checks?: readonly Node[] };
  const kind = kinds[type];
  if (kind === undefined) throw new Error(`src/model/form-reading.ts does not read schemas of the type ${type}`);
  return {
    type,
    ...kind(def as Def, rowOf),
    ...(checks?.length && { checks: checks.map((one) => compiledCheck(one._zod.def as Def)) }),
  };
};

type Kind = (def: Def, rowOf: (schema: Node) => number) => Readonly<Record<string, unknown>>;

const inner: Kind = ({ innerType }, rowOf) => ({ innerType: rowOf(innerType as Node) });

const kinds: Readonly<Record<string, Kind>> = {
  string: ({ format, pattern }) => (format === undefined ? {} : { format, pattern: (pattern as RegExp).source }),
  number: ({ format }) => (format === undefined ? {} : { format }),
  boolean: () => ({}),
  enum: ({ entries }) => ({ entries }),
  literal: ({ values }) => ({ values }),
  optional: inner,
  prefault: (def, rowOf) => {
    if (JSON.stringify(def.defaultValue) !== '{}') throw new Error('forms know no prefault but {}');
    return inner(def, rowOf);
  },
  object: ({ shape, catchall }, rowOf) => {
    if ((catchall as { readonly _zod: { readonly def: Def } } | undefined)?._zod.def.type !== 'never')
      throw new Error('forms read strict objects alone');
    const parts = Object.entries(shape as Readonly<Record<string, Node>>);
    return { shape: Object.fromEntries(parts.map(([key, part]) => [key, rowOf(part)])) };
  },
  record: ({ keyType, valueType }, rowOf) => ({ keyType: rowOf(keyType as Node), valueType: rowOf(valueType as Node) }),
  array: ({ element }, rowOf) => ({ element: rowOf(element as Node) }),
  union: ({ options }, rowOf) => ({ options: (options as readonly Node[]).map(rowOf) }),
};

const compiledCheck = (def: Def): Check => {
  const { check, value, inclusive, format, pattern, error, fn } = def as Def & Required<Check>;
  if (check === 'greater_than' || check === 'less_than') return { check, value, inclusive };
  if (check === 'string_format') {
    const { source, flags } = pattern as RegExp;
    return { check, format, pattern: source, flags, ...(error !== undefined && { says: (error as () => string)() }) };
  }
  const name = Object.keys(refinements).find((one) => refinements[one]?.test === fn);
  if (check !== 'custom' || name === undefined) throw new Error(`forms know no check ${check}: see refinements.ts`);
  return { check, name };
};
