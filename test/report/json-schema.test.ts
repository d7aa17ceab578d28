// schema/pilot.schema.json, which editors use, says of a pilot file what the program says of it.
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { readYaml } from '../../scripts/checklist-files.ts';
import { composeChecklist } from '../../src/checklist/core.ts';
import { parse } from '../../src/read/parse.ts';
import { validate } from '../../src/read/validate.ts';
import { jsonSchema, schemaNames } from '../../src/report/json-schema.ts';
import { root } from '../judge.ts';
import { everyNth } from '../random.ts';
import { validator } from './ajv.ts';
import { exampleFiles, readExample } from './pilots.ts';

const valid = validator(JSON.parse(readFileSync(`${root}schema/pilot.schema.json`, 'utf8')));
const checklist = composeChecklist();

/** As the program judges it. */
const isPilot = (value: unknown): boolean => {
  const { document } = parse(JSON.stringify(value), 'pilot.yaml');
  return document !== undefined && validate(document, checklist).pilot !== undefined;
};

type Path = readonly (string | number)[];

/** The paths of all maps and lists, and of all their parts. */
const pathsOf = (value: unknown, path: Path = []): readonly Path[] => {
  if (typeof value !== 'object' || value === null) return [path];
  const parts = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...parts.flatMap(([key, part]) => pathsOf(part, [...path, key]))];
};

/** A copy in which one part is another. */
const withPart = (value: unknown, [key, ...rest]: Path, change: (part: unknown) => unknown): unknown => {
  if (key === undefined) return change(value);
  if (Array.isArray(value)) return value.map((item, i) => (i === key ? withPart(item, rest, change) : item));
  const map = value as Record<string, unknown>;
  return { ...map, [key]: withPart(map[key], rest, change) };
};

const isMap = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

test.each(exampleFiles)('accepts %s', (file) => {
  valid(readExample(file));
  expect(valid.errors).toBeNull();
});

describe('on every part of an example', () => {
  const pilot = readExample('examples/refund-agent.yaml');
  const paths = pathsOf(pilot).filter(({ length }) => length > 0);
  const keyed = paths.filter((path) => typeof path.at(-1) === 'string');

  test.each([
    ['null', null, 0],
    ['blank', '', 4],
  ])('takes %s where the program does', (_name, blank, from) => {
    const differ = everyNth(8, keyed, from).filter((path) => {
      const changed = withPart(pilot, path, () => blank);
      return valid(changed) !== isPilot(changed);
    });
    // That evidence names a file or a URL is more than the schema says.
    expect(differ.filter((path) => !(path.includes('evidence') && path.at(-1) === 'file'))).toEqual([]);
  });

  it('refuses a key that is not in it', () => {
    const maps = [[], ...paths].filter((path) => isMap(partAt(pilot, path)));
    expect(maps.length).toBeGreaterThan(40);
    const taken = maps.filter((path) => valid(withPart(pilot, path, (map) => ({ ...(map as object), zzz: 1 }))));
    expect(taken.map((path) => path.join('.'))).toEqual([]);
  });

  it('refuses a list where there is none', () => {
    const scalars = keyed.filter((path) => typeof partAt(pilot, path) !== 'object');
    const taken = scalars.filter((path) => valid(withPart(pilot, path, () => [{ zzz: 1 }])));
    expect(taken.map((path) => path.join('.'))).toEqual([]);
  });
});

const partAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((part, key) => (part as Record<string | number, unknown>)[key], value);

it('asks for what the program asks for', () => {
  expect(valid({})).toBe(false);
  expect(valid({ version: 1 })).toBe(false);
  expect(valid({ version: 2, pilot: { name: 'x' } })).toBe(false);
  expect(valid({ version: 1, pilot: { name: 'x' } })).toBe(true);
});

test.each(['checklists/core/checklist.yaml', 'checklists/core/data.yaml', 'checklists/agents.yaml'])(
  'the schema of checklists accepts %s',
  (file) => {
    const checks = validator(jsonSchema('checklist'));
    checks(readYaml(file));
    expect(checks.errors).toBeNull();
  },
);

test.each(schemaNames)('%s has a draft and a title first', (name) => {
  expect(Object.keys(jsonSchema(name)).slice(0, 2)).toEqual(['$schema', 'title']);
  expect(jsonSchema(name).$schema).toBe('https://json-schema.org/draft/2020-12/schema');
});
