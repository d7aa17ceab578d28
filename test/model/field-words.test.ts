// Every field of the pilot file has its words, every word its field, and every example is valid where it stands.
import { describe, expect, it, test } from 'vitest';
import * as z from 'zod/v4/core';
import { pilotSchema } from '../../src/model/pilot/pilot.ts';
import { fieldWords, wordsAt } from '../../src/model/pilot/text.ts';
import { bare, enumValues, type Schema } from '../../src/model/schema.ts';
import { obligationIds } from '../../src/rules/regulations.ts';

const shared = new Set(['low', 'likely', 'high', 'evidence']);

/** Every path of the schema with what may stand there; the controls' own names are the checklist's. */
const fieldsOf = (schema: Schema, path = ''): readonly (readonly [string, Schema])[] => {
  const inner = bare(schema);
  const own: readonly (readonly [string, Schema])[] = path === '' ? [] : [[path, inner]];
  if (inner instanceof z.$ZodArray) {
    const element = bare(inner._zod.def.element);
    return element instanceof z.$ZodObject ? [...own, ...fieldsOf(element, `${path}[]`)] : own;
  }
  const maps = inner instanceof z.$ZodUnion ? inner._zod.def.options.map(bare) : [inner];
  const parts = maps.flatMap((map) => (map instanceof z.$ZodObject ? Object.entries<Schema>(map._zod.def.shape) : []));
  const below = parts.filter(([key]) => !shared.has(key));
  return [...own, ...below.flatMap(([key, part]) => fieldsOf(part, path === '' ? key : `${path}.${key}`))];
};

const fields = new Map(fieldsOf(pilotSchema));
const own = Object.entries(fieldWords).filter(([path]) => !/^(evidence|range\.)/.test(path));

describe('the words and the schema', () => {
  it('name the same fields', () => {
    expect(own.map(([path]) => path).sort()).toEqual([...fields.keys()].sort());
  });

  test.each(own)('%s: says something of its own, with an example that is valid', (path, words) => {
    for (const said of [words.title, words.ask, words.says, words.why]) expect(said.trim()).not.toBe('');
    expect(words.says).toMatch(/\.$/);
    expect(words.why).toMatch(/\.$/);
    expect(z.safeParse(fields.get(path) as z.$ZodType, words.example).error?.issues ?? []).toEqual([]);
  });

  test.each(own.filter(([, { choices }]) => choices))(
    '%s: explains the words of its vocabulary, all of them',
    (path, words) => {
      const field = fields.get(path) as Schema;
      const known = enumValues(field instanceof z.$ZodArray ? bare(field._zod.def.element) : field);
      expect(Object.keys(words.choices ?? {}).sort()).toEqual([...known].sort());
    },
  );
});

it('answers a duty that there is in its example', () => {
  const answered = Object.keys(fieldWords['governance.obligations']?.example ?? {});
  expect(obligationIds()).toEqual(expect.arrayContaining(answered));
});

describe('the words at a place', () => {
  it.each([
    [['data', 'sources', 3, 'owner'], 'Owner of the source'],
    [['data', 'sources', 0, 'evidence'], 'Evidence'],
    [['evaluation', 'metrics', 0, 'evidence', 1, 'at'], 'Place in the file'],
    [['value', 'errors', 'rate', 'low'], 'Low'],
    [['agents'], 'Agents'],
  ])('%j: %s', (path, title) => {
    expect(wordsAt(path)?.title).toBe(title);
  });
  it('are none for a control or an unknown field', () => {
    expect(wordsAt(['data', 'controls', 'lineage'])).toBeUndefined();
    expect(wordsAt(['data', 'sorces'])).toBeUndefined();
  });
});
