// The table that a schema is compiled into: see form.ts.
import type { Check } from './schema.ts';

/** One node of the table: what a schema says of itself, with the rows of the schemas in it. */
export type Row = {
  readonly type: string;
  readonly shape?: Readonly<Record<string, number>>;
  readonly options?: readonly number[];
  readonly innerType?: number;
  readonly element?: number;
  readonly keyType?: number;
  readonly valueType?: number;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly checks?: readonly Check[];
};
