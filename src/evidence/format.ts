// What a reader of one tool's format is given, and what it gives back.
import type { NamedFigure, Tally } from '../model/evidence.ts';
import type { Table } from './csv.ts';
import type { Element } from './xml.ts';

/** The content of a file by its syntax. `rows` are the values of JSON Lines. */
export type Parsed =
  | { readonly syntax: 'json' | 'yaml'; readonly root: unknown }
  | { readonly syntax: 'json-lines'; readonly root: readonly unknown[] }
  | { readonly syntax: 'csv'; readonly table: Table }
  | { readonly syntax: 'xml'; readonly root: Element };

export type Report = {
  readonly figures?: readonly NamedFigure[];
  /** Names of figures whose value is NaN, infinite or blank. */
  readonly notComputed?: readonly string[];
  readonly tally?: Tally;
  /** The same for each prompt and provider, where there are several. */
  readonly parts?: readonly Tally[];
  readonly date?: string | undefined;
  readonly notes?: readonly string[];
  /** Why it shows nothing, such as a run that was not completed. */
  readonly nothing?: string;
};

/** One tool's format: its name in words, and a reader that says undefined where a file is another's. */
export type Format = {
  readonly kind: string;
  readonly read: (parsed: Parsed, name: string) => Report | undefined;
};

/** The root of JSON and YAML; undefined for tables and XML. */
export const rootOf = (parsed: Parsed): unknown =>
  parsed.syntax === 'json' || parsed.syntax === 'yaml' ? parsed.root : undefined;
