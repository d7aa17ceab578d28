// The compiled schema of the pilot file reads as the schema does: the same values, and the same issues in the same order.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { CORE_SCHEMA, load } from 'js-yaml';
import { describe, expect, it, test } from 'vitest';
import * as z from 'zod/mini';
import { tableOf } from '../../scripts/compile-form.ts';
import { always, count, date, estimate, evidenceEntry, item, map, share, text } from '../../src/model/fields.ts';
import { type Form, formsOf } from '../../src/model/form.ts';
import { control } from '../../src/model/pilot/data.ts';
import { jurisdiction } from '../../src/model/pilot/identity.ts';
import { pilotSchema } from '../../src/model/pilot/pilot.ts';
import { bare, keysOf, optionsOf, partOf, type Schema, wanted } from '../../src/model/schema.ts';
import { evidenceForm, pilotForm, withoutBlanks } from '../../src/read/fault.ts';
import { root } from '../judge.ts';
import { cases } from '../random.ts';

type Reader = Schema & {
  readonly safeParse: (value: unknown) => {
    readonly data?: unknown;
    readonly error?: { readonly issues: readonly unknown[] } | undefined;
  };
};

/** What is read, or what is told of each issue. */
const readBy = ({ safeParse }: Reader, value: unknown): unknown => {
  const { data, error } = safeParse(value);
  if (error === undefined) return { data };
  return (error.issues as readonly Readonly<Record<string, unknown>>[]).map(({ code, path, message, format, keys }) => {
    const ours = code === 'custom' || format === 'regex'; // zod words the others as its language is set
    return { code, path, format, keys, message: ours ? message : undefined };
  });
};

const formOf = (schema: z.ZodMiniType): Form => {
  const { rows, at } = tableOf(schema);
  return formsOf(rows)(at[0] as number);
};

const kinds = { count, date, estimate, evidenceEntry, share, text, control, jurisdiction };
const shapes = {
  ...kinds,
  item: item({ name: text }, { share, inside: always(map({ date, count })), list: z.array(estimate) }),
  words: z.partialRecord(z.enum(['a', 'b']), share),
  controls: always(z.record(z.string(), control)),
  either: z.union([z.boolean(), share, z.enum(['yes', 'no']), map({ a: share, b: text })]),
};

/** Values that are right, nearly right, and of other kinds. */
const odd: readonly unknown[] = [
  ...[null, undefined, true, false, 0, -1, 0.5, 1, 2, 1.5, 2 ** 53, -(2 ** 53), Number.NaN, Infinity],
  ...[
    '',
    ' ',
    'a',
    'yes',
    'n/a',
    'in-place',
    'not-applicable',
    '2026-02-29',
    '2028-02-29',
    'DE',
    'US-GA',
    'de',
    '>= 5',
    '> x',
  ],
  ...[
    [],
    {},
    [1],
    ['a'],
    { a: 1 },
    { low: 1, likely: 2, high: 3 },
    { low: 3, likely: 2, high: 1 },
    { low: -1, likely: 2 },
  ],
  ...[{ file: 'a' }, { url: 'u', at: '/x' }, { file: 'a', url: 'u' }, { file: 'a', at: 'x', is: '> x' }, { is: 1 }],
  ...[
    { status: 'n/a' },
    { status: 'n/a', reason: 'r' },
    { status: false, verified: '2026-01-01' },
    { name: 'x', more: 1 },
  ],
];
const values = fc.oneof(
  { withCrossShrink: true },
  fc.constantFrom(...odd),
  fc.record({ low: fc.constantFrom(...odd), likely: fc.double(), high: fc.double() }, { requiredKeys: [] }),
  fc.dictionary(
    fc.constantFrom('name', 'share', 'inside', 'list', 'a', 'b', 'evidence', 'x', 'toString'),
    fc.constantFrom(...odd),
  ),
  fc.array(fc.constantFrom(...odd), { maxLength: 3 }),
  // The reader of files refuses __proto__ as a key before a schema sees it.
  fc.jsonValue({ maxDepth: 2 }).filter((value) => !JSON.stringify(value).includes('__proto__')),
);

describe('every kind of field reads as its schema does', () => {
  test.each(Object.entries(shapes) as unknown as readonly (readonly [string, z.ZodMiniType & Reader])[])(
    '%s',
    (_name, schema) => {
      const form = formOf(schema);
      for (const value of odd) expect(readBy(form, value)).toEqual(readBy(schema, value));
      fc.assert(
        fc.property(values, (value) => {
          expect(readBy(form, value)).toEqual(readBy(schema, value));
        }),
        { numRuns: cases(150), endOnFailure: true },
      );
    },
  );
});

const names = ['claims-summariser', 'complete', 'contract-summariser', 'fraud-assistant', 'refund-agent'];
const pilots = [
  ...names.map((name) => readFileSync(`${root}examples/${name}.yaml`, 'utf8')),
  readFileSync(`${root}test/fixtures/pilot.example.yaml`, 'utf8'),
].map((yaml) => withoutBlanks(load(yaml, { schema: CORE_SCHEMA })));

/** Every way into a value, to a map, a list or what stands in them. */
const pathsIn = (value: unknown, above: readonly PropertyKey[] = []): readonly (readonly PropertyKey[])[] =>
  typeof value !== 'object' || value === null
    ? [above]
    : [above, ...Object.entries(value).flatMap(([key, part]) => pathsIn(part, [...above, key]))];

const changed = (value: unknown, [part, ...rest]: readonly PropertyKey[], to: unknown): unknown => {
  if (part === undefined) return to;
  const copy = (Array.isArray(value) ? [...value] : { ...Object(value) }) as Record<PropertyKey, unknown>;
  copy[part] = changed(copy[part], rest, to);
  return copy;
};

describe('the whole pilot file', () => {
  it.each(pilots)('is read to the same value, its keys in the same order: pilot %#', (pilot) => {
    expect(readBy(pilotForm, pilot)).toEqual(readBy(pilotSchema, pilot));
    expect(JSON.stringify(pilotForm.safeParse(pilot).data)).toBe(JSON.stringify(pilotSchema.safeParse(pilot).data));
  });

  it('has the same issues whatever stands in any place of it', () => {
    const change = fc.constantFrom(...pilots).chain((pilot) => {
      const place = fc.constantFrom(...pathsIn(pilot));
      return fc.tuple(fc.constant(pilot), fc.array(fc.tuple(place, values), { minLength: 1, maxLength: 3 }));
    });
    fc.assert(
      fc.property(change, ([pilot, changes]) => {
        const other = changes.reduce<unknown>((value, [path, to]) => changed(value, path, to), pilot);
        expect(readBy(pilotForm, other)).toEqual(readBy(pilotSchema, other));
      }),
      { numRuns: cases(300), endOnFailure: true },
    );
  });

  it('reads evidence as its schema does', () => {
    const list = z.array(evidenceEntry);
    for (const value of odd) expect(readBy(evidenceForm, [value, value])).toEqual(readBy(list, [value, value]));
  });

  it('says of itself what the schema says: keys, words and what is wanted', () => {
    const told = (wrapped: Schema, depth = 0): unknown => {
      const schema = bare(wrapped);
      const inside = [...keysOf(schema), 0].map((key) => [key, partOf(schema, key)] as const);
      return [
        wanted(schema),
        optionsOf(schema)?.map((one) => told(one, depth + 1)),
        inside.map(([key, part]) => [key, part && depth < 9 ? told(part, depth + 1) : undefined]),
      ];
    };
    expect(told(pilotForm)).toEqual(told(pilotSchema));
  });
});

it.each([
  ['dates of zod', z.date(), /type date/],
  ['an open map', z.object({ a: text }), /strict objects/],
  ['a default that is not empty', z.prefault(share, 1), /prefault/],
  ['a check without a name', text.check(z.refine((word) => word !== 'x')), /no check custom/],
])('refuses what forms do not read: %s', (_name, schema, message) => {
  expect(() => tableOf(schema)).toThrow(message);
});
