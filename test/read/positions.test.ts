// The places of values, against the `yaml` package as oracle: the same value, line and column for every path.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import { join } from '../../src/model/problem.ts';
import { type Document, parse } from '../../src/read/parse.ts';
import { cases } from '../random.ts';
import { yamlTexts } from './yaml-texts.ts';

const example = readFileSync(new URL('../fixtures/pilot.example.yaml', import.meta.url), 'utf8');

const documentOf = (text: string): Document => {
  const { document, problems } = parse(text, 'pilot.yaml');
  if (document === undefined) throw new Error(JSON.stringify(problems));
  return document;
};

type Places = Record<string, string>;

/** Every path of a text with its line:column, by the rules of `locate`, from yaml's tree. */
const oracle = (source: string): { value: unknown; places: Places } => {
  const text = source.replace(/^\uFEFF/, '');
  const counter = new LineCounter();
  const doc = parseDocument(text, { lineCounter: counter, schema: 'core' });
  expect(doc.errors).toEqual([]);
  const places: Places = {};

  const put = (path: string, offset: number): void => {
    const { line, col } = counter.linePos(offset);
    places[path] = `${line}:${col}`;
  };
  const startOf = (node: unknown): number => (node as Node).range?.[0] ?? 0;
  const real = (node: unknown): unknown => (isAlias(node) ? node.resolve(doc) : node);
  const isEmpty = (node: unknown): boolean => isScalar(node) && node.value === null && node.source === '';

  const visit = (given: unknown, path: string): void => {
    const node = real(given);
    if (isMap(node)) {
      for (const { key, value } of node.items as Pair[]) {
        const at = join(path, String((key as { value: unknown }).value));
        const target = real(value);
        const byKey = value === null || isEmpty(target) || isMap(target) || isSeq(target);
        put(at, byKey && !(isAlias(value) && isScalar(target)) ? startOf(key) : startOf(value));
        visit(value, at);
      }
    }
    if (isSeq(node)) {
      for (const [i, item] of node.items.entries()) {
        const at = join(path, i);
        put(at, isEmpty(item) ? text.lastIndexOf('-', startOf(item)) : startOf(item));
        visit(item, at);
      }
    }
  };
  put('', 0);
  visit(doc.contents, '');
  return { value: doc.toJS({ maxAliasCount: -1 }), places };
};

const located = ({ locate }: Document, paths: readonly string[]): Places =>
  Object.fromEntries(paths.map((path) => [path, `${locate(path).line}:${locate(path).column}`]));

const expectSame = (text: string): void => {
  const document = documentOf(text);
  const { value, places } = oracle(text);
  expect(document.value).toEqual(value);
  expect(located(document, Object.keys(places))).toEqual(places);
};

describe('against yaml as oracle', () => {
  it('finds every path of the example', () => {
    expectSame(example);
    expect(Object.keys(oracle(example).places).length).toBeGreaterThan(400);
  });

  it('finds every path of any text', () => {
    fc.assert(fc.property(yamlTexts, expectSame), { numRuns: cases(500) });
  });
});

describe('locate', () => {
  test.each([
    ['a scalar: the value', 'a:\n  b: 12', 'a.b', '2:6'],
    ['a scalar on its own line', 'a:\n  # why\n  12', 'a', '3:3'],
    ['a map: its key', 'a:\n  b: 12', 'a', '1:1'],
    ['a list: its key', 'x: 1\na: [1, 2]', 'a', '2:1'],
    ['a list item: where it begins', 'a:\n  - b: 1\n  - c: 2', 'a[1]', '3:5'],
    ['an item in brackets', 'a: [1, {b: 2}]', 'a[1]', '1:8'],
    ['a key in brackets', 'a: [1, {b: 2}]', 'a[1].b', '1:12'],
    ['a pair in brackets', 'a: [b: 2, 3]', 'a[0].b', '1:8'],
    ['an item after a pair in brackets', 'a: [b: 2, 3]', 'a[1]', '1:11'],
    ['a blank value: its key', 'a:\n  b:\n  c: 1', 'a.b', '2:3'],
    ['a blank item: its dash', 'a:\n  - x\n  -\n  - y', 'a[1]', '3:3'],
    ['several blank items', 'a:\n-\n# none\n-\n- y', 'a[1]', '4:1'],
    ['the item after blank ones', 'a:\n-\n# none\n-\n- y', 'a[2]', '5:3'],
    ['a key without a value in braces', 'a: {b, c: 1}', 'a.b', '1:5'],
    ['after an anchor and a tag', 'a: &x !!str 12', 'a', '1:13'],
    ['an anchored map in a list', 'a:\n  - &m\n    b: 1', 'a[0]', '3:5'],
    ['an anchored key', '&k a: &v b', 'a', '1:10'],
    ['an alias of a scalar', 'a: &x 1\nb: *x', 'b', '2:4'],
    ['an alias of a map: its key', 'a: &x {c: 1}\nb: *x', 'b', '2:1'],
    ['inside an alias: where it is written', 'a: &x {c: 1}\nb: *x', 'b.c', '1:11'],
    ['a block of text: its sign', 'a: |\n  x\n  y\nb: 1', 'a', '1:4'],
    ['after a block of text', 'a: |\n  x\n  y\nb: 1', 'b', '4:4'],
    ['an explicit key', '? a\n: b', 'a', '2:3'],
    ['a missing key: the map', 'a:\n  b: 1', 'a.z', '1:1'],
    ['far below what is there', 'a:\n  b: 1', 'a.b.c.d[3].e', '2:6'],
    ['an item past the end: the list', 'a:\n  b: [1]', 'a.b[7]', '2:3'],
    ['nothing of it there', 'a: 1', 'x.y', '1:1'],
    ['the file', '\n\na: 1', '', '1:1'],
    ['a key with dots beside a map', 'a:\n  b.c: 1\n  b: {c: 2}', 'a.b.c', '3:10'],
    ['keys with dots', 'a:\n  b.c:\n    d[0].e: 1', 'a.b.c.d[0].e', '3:13'],
    ['a quoted key', 'a:\n  "b": 1', 'a.b', '2:8'],
    ['columns by UTF-16 units', 'a: {"😀": 1, b: 2}', 'a.b', '1:17'],
    ['CR LF', 'a:\r\n  b: 1\r\n  c: 2', 'a.c', '3:6'],
    ['CR alone', 'a:\r  b: 1\r  c: 2', 'a.c', '3:6'],
    ['after a byte order mark', '\uFEFFa: 1', 'a', '1:4'],
    ['after a document marker', '%YAML 1.2\n---\na: 1', 'a', '3:4'],
    ['before the end marker', 'a: 1\nb: 2\n...\n', 'b', '2:4'],
  ])('%s', (_name, text, path, expected) => {
    const place = documentOf(text).locate(path);
    expect(`${place.line}:${place.column}`).toBe(expected);
    expect(place.path).toBe(path);
  });

  it('finds the key itself where it is asked for', () => {
    const { place } = documentOf('a:\n  b: 12');
    expect(place(['a', 'b'], 'key')).toEqual({ path: 'a.b', line: 2, column: 3 });
    expect(place(['a', 'b'])).toEqual({ path: 'a.b', line: 2, column: 6 });
  });
});
