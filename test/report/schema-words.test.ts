// The schemas of the files that people write explain every field, and offer the words that the program knows.
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it, test } from 'vitest';
import { composeChecklist } from '../../src/checklist/core.ts';
import { controlSlug, dimensionFor, dimensionIds } from '../../src/model/vocabulary.ts';
import type { SchemaNode } from '../../src/report/json-schema.text.ts';
import { jsonSchema } from '../../src/report/json-schema.ts';
import { obligationIds } from '../../src/rules/regulations.ts';
import { validator } from './ajv.ts';

type Property = SchemaNode & { readonly pointer: string };

const step = (key: string): string => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** Every property of every map, with the way to it. Examples are no schemas. */
const propertiesOf = (node: unknown, pointer = ''): readonly Property[] => {
  if (typeof node !== 'object' || node === null) return [];
  const { properties = {} } = node as SchemaNode;
  const own = Object.entries(properties).map(([key, part]) => ({
    ...part,
    pointer: `${pointer}/properties${step(key)}`,
  }));
  const inside = Object.entries(node).filter(([key]) => !['examples', 'default', 'enum', 'required'].includes(key));
  return [...own, ...inside.flatMap(([key, part]) => propertiesOf(part, `${pointer}${step(key)}`))];
};

/** References are followed, a choice is entered by its map. */
const at = (root: SchemaNode, path: readonly string[]): SchemaNode => {
  const [key, ...rest] = path;
  if (root.$ref !== undefined) throw new Error('enter a definition by its name');
  if (key === undefined) return root;
  const map = root.properties ? root : root.anyOf?.find((option) => Object.keys(option.properties ?? {}).length > 0);
  const next = key === '[]' ? (root.items ?? root.anyOf?.find(({ items }) => items)?.items) : map?.properties?.[key];
  if (next === undefined) throw new Error(`there is no ${key}`);
  return at(next, rest);
};

describe.each(['pilot', 'checklist', 'organisation'] as const)('the schema %s', (name) => {
  const found = propertiesOf(jsonSchema(name));

  it('has a title and a description on every field', () => {
    expect(found.length).toBeGreaterThan(60);
    const bare = found.filter(({ title, description }) => !title?.trim() || !description?.trim());
    expect(bare.map(({ pointer }) => pointer)).toEqual([]);
  });

  it('shows examples that it takes itself', () => {
    const ajv = new Ajv2020({ strictTypes: false, validateFormats: false, code: { optimize: false } });
    ajv.addSchema(jsonSchema(name), 'whole');
    const refused = found.flatMap(({ pointer, examples = [] }) => {
      const valid = examples.length === 0 ? undefined : ajv.getSchema(`whole#${pointer}`);
      return examples.filter((example) => valid?.(example) !== true).map((example) => [pointer, example]);
    });
    expect(refused).toEqual([]);
  });
});

describe('the pilot file', () => {
  const schema = jsonSchema('pilot') as SchemaNode;
  const core = composeChecklist();

  test.each(dimensionIds)('names the practices of %s, each with what it asks and why', (dimension) => {
    const items = core.items.filter(({ id, control }) => control === true && dimensionFor(id) === dimension);
    const { properties = {} } = at(schema, [dimension, 'controls']).anyOf?.[0] ?? {};
    expect(Object.keys(properties)).toEqual(items.map(({ id }) => controlSlug(id)));
    for (const { id, statement, why } of items) {
      expect(properties[controlSlug(id)]?.description).toBe(`${statement}.\n\n${why}`);
    }
  });

  it('names the duties that can be answered', () => {
    const { properties = {} } = at(schema, ['governance', 'obligations']).anyOf?.[0] ?? {};
    expect(Object.keys(properties)).toEqual(obligationIds());
  });

  it.each([
    [
      ['pilot', 'stage'],
      ['idea', 'demo', 'pilot', 'production', 'scaled', 'paused', 'retired'],
    ],
    [
      ['data', 'sources', '[]', 'classification'],
      ['public', 'internal', 'confidential', 'restricted'],
    ],
  ])('offers the words of %j', (path, words) => {
    expect(at(schema, path).anyOf?.[0]?.enum).toEqual(words);
  });

  it('takes the sections that organisations add, and no other', () => {
    const valid = validator(schema);
    const pilot = { version: 1, pilot: { name: 'x' } };
    expect(valid({ ...pilot, 'x-model-risk': { tier: 2 } })).toBe(true);
    expect(valid({ ...pilot, 'x-model-risk': 2 })).toBe(false);
    expect(valid({ ...pilot, model_risk: { tier: 2 } })).toBe(false);
  });
});

it('offers the conditions and the rules to an author of checks', () => {
  const item = at(jsonSchema('organisation') as SchemaNode, ['items', '[]']);
  expect(item.properties?.applies?.enum).toContain('external-users');
  expect(item.properties?.rule?.enum).toContain('data.ownership');
});
