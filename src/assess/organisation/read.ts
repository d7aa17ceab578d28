// An organisation's file as far as it is sound: each entry that fits its schema, and the faults of those that do not.
// Entries are read one by one, and field by field where they do not fit, so that a fault hides no other.
import type * as z from 'zod';
import type { CheckItem } from '../../model/checklist.ts';
import { checkId, checkItem } from '../../model/checklist-schema.ts';
import {
  type CheckChange,
  checkChange,
  dimensionChange,
  type Fact,
  fact,
  type GateChange,
  gateChange,
  organisationChecklist,
} from '../../model/organisation-schema.ts';
import type { Fault } from '../fault.ts';
import type { Document } from '../parse.ts';
import { shapeFaults } from '../shape.ts';
import { type Draft, draftOf, mapAt, soundIn } from './drafts.ts';

export type Own = {
  readonly document: Document;
  readonly id: string;
  readonly version: string;
  readonly minimumCoverage: number | undefined;
  readonly dimensions: Entries<{ readonly weight: number }>;
  readonly gates: Entries<GateChange>;
  readonly changes: Entries<CheckChange>;
  /** The ids of all checks that the file changes, sound or not. */
  readonly changed: readonly string[];
  /** x-<name>.<field> → what it holds. */
  readonly facts: Entries<Fact>;
  readonly items: Entries<CheckItem>;
  /** Items that do not fit, as far as they can be read. */
  readonly drafts: Entries<Draft>;
  /** The ids of all items that the file adds, sound or not. */
  readonly ids: ReadonlySet<string>;
  readonly faults: readonly Fault[];
};

export type Entry<T> = { readonly name: string; readonly value: T; readonly parts: readonly PropertyKey[] };
export type Entries<T> = readonly Entry<T>[];

export const readOwn = (document: Document): Own => {
  const value = mapAt(document.value);
  const listed = Array.isArray(value.items) ? value.items : [];
  const items = listed.map((item: unknown, i): Raw => [String(mapAt(item).id), item, ['items', i]]);
  return {
    document,
    id: String(value.id),
    version: String(value.version),
    minimumCoverage: typeof value.minimum_coverage === 'number' ? value.minimum_coverage : undefined,
    dimensions: sound(dimensionChange, entriesOf(value, 'dimensions')),
    gates: soundParts(gateChange, entriesOf(value, 'gates')),
    changes: soundParts(checkChange, entriesOf(value, 'checks')),
    changed: Object.keys(mapAt(value.checks)).filter((id) => checkId.safeParse(id).success),
    facts: sound(fact, factsOf(mapAt(value.facts))),
    items: sound(checkItem, items),
    drafts: items.flatMap(([, one, parts], i) => {
      if (!isMap(one) || checkItem.safeParse(one).success) return [];
      const value = draftOf(one, i);
      return [{ name: value.value.id, value, parts }];
    }),
    ids: new Set(items.map(([id]) => id)),
    faults: shapeFaults(organisationChecklist, document.value),
  };
};

type Raw = readonly [name: string, value: unknown, parts: readonly PropertyKey[]];
type Fields = Readonly<Record<string, unknown>>;

const isMap = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

const entriesOf = (value: Fields, key: string): readonly Raw[] =>
  Object.entries(mapAt(value[key])).map(([name, one]) => [name, one, [key, name]]);

const factsOf = (facts: Fields): readonly Raw[] =>
  Object.keys(facts).flatMap((section) =>
    entriesOf(facts, section).map(([field, one, parts]): Raw => [`${section}.${field}`, one, ['facts', ...parts]]),
  );

/** Changes whose parts are all optional: those that fit count, whatever the others are. */
const soundParts = <S extends z.ZodObject>(schema: S, raw: readonly Raw[]): Entries<z.output<S>> =>
  sound(
    schema,
    raw.map(([name, one, parts]): Raw => [name, isMap(one) ? soundIn(schema.shape, one) : one, parts]),
  );

const sound = <S extends z.ZodType>(schema: S, raw: readonly Raw[]): Entries<z.output<S>> =>
  raw.flatMap(([name, one, parts]) => {
    const { data, success } = schema.safeParse(one);
    return success ? [{ name, value: data, parts }] : [];
  });
