// What an edit leaves of a text, case by case: [name, before, path, value, after].
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { type Path, removeValue, setValue } from '../../src/edit/index.ts';
import { setAll } from '../../src/edit/many.ts';
import { changed } from '../../src/edit/render.ts';
import { read } from '../../src/read/yaml.ts';
import { root } from '../judge.ts';

type Case = readonly [name: string, before: string, path: Path, value: unknown, after: string];

describe('a value in its place', () => {
  test.each<Case>([
    ['keeps the comment beside it', 'a: 1 # one\nb: 2\n', ['a'], 5, 'a: 5 # one\nb: 2\n'],
    ['keeps single quotes', "a: 'x'\n", ['a'], "it's", "a: 'it''s'\n"],
    ['keeps double quotes', 'a: "x"\n', ['a'], 'y', 'a: "y"\n'],
    ['gets quotes where it needs them', 'a: x\n', ['a'], 'b: c', 'a: "b: c"\n'],
    ['stays text where it looks like a number', 'a: x\n', ['a'], '0123', 'a: "0123"\n'],
    ['is a bare date', 'a:\n', ['a'], '2026-11-23', 'a: 2026-11-23\n'],
    ['fills a key that has none', 'a:   # to come\nb: 1\n', ['a'], 'x', 'a: x   # to come\nb: 1\n'],
    ['is taken away by null', 'a: x # why\n', ['a'], null, 'a: # why\n'],
    ['stands in a flow map', 'a: {b: 1, c: 2} # x\n', ['a', 'b'], 'y, z', 'a: {b: "y, z", c: 2} # x\n'],
    ['takes the place of a block scalar', 'a: | # head\n  one\n\n  two\n\nb: 1\n', ['a'], 'x', 'a: x\n\nb: 1\n'],
    [
      'takes the place of a list',
      'a: # why\n  - 1\n  - 2 # two\n# b\nb: 1\n',
      ['a'],
      'x',
      'a: x # why # two\n# b\nb: 1\n',
    ],
    [
      'becomes a map on lines of its own',
      'pilot: x # why\nb: 1\n',
      ['pilot'],
      { name: 'z' },
      'pilot: # why\n  name: z\nb: 1\n',
    ],
    ['keeps CRLF', 'a: 1\r\nb:\r\n', ['b'], { c: 'x' }, 'a: 1\r\nb:\r\n  c: x\r\n'],
    ['keeps a missing last line end', 'a: 1\nb: 2', ['b'], 3, 'a: 1\nb: 3'],
    ['keeps the byte order mark', '\uFEFFa: 1\n', ['a'], 2, '\uFEFFa: 2\n'],
    ['keeps an anchor that nothing uses', 'a: &x 1\n', ['a'], 2, 'a: &x 2\n'],
  ])('%s', (_name, before, path, value, after) => {
    expect(setValue(before, path, value)).toBe(after);
  });

  it('touches only the lines that differ of a map and of a list', () => {
    const before = 'a:\n  x: 1   # one\n  y: "2"\n  z: [1, 2]   # list\n';
    expect(setValue(before, ['a'], { x: 1, y: '3', z: [1, 5], w: true })).toBe(
      'a:\n  x: 1   # one\n  y: "3"\n  z: [1, 5]   # list\n  w: true\n',
    );
  });
});

describe('what is added', () => {
  const two = 'version: 1\n\npilot:\n  name: x\n  # more to come\n\n# the end\n';
  test.each<Case>([
    [
      'a section, in the order of the contract',
      `${two}talent: {}\n`,
      ['data', 'sources'],
      [],
      'version: 1\n\npilot:\n  name: x\n\ndata:\n  sources: []\n  # more to come\n\n# the end\ntalent: {}\n',
    ],
    [
      'a section last',
      'version: 1\npilot: {name: x}\n',
      ['talent', 'run_fte'],
      2,
      'version: 1\npilot: {name: x}\ntalent:\n  run_fte: 2\n',
    ],
    [
      'a section between two',
      'version: 1\nevaluation: {}\nplan: {}\n',
      ['operations'],
      {},
      'version: 1\nevaluation: {}\noperations: {}\nplan: {}\n',
    ],
    ['behind a file without a last line end', 'version: 1', ['pilot', 'name'], 'x', 'version: 1\npilot:\n  name: x'],
    [
      'a field, in the order of the contract',
      'pilot:\n  name: x\n  stage: idea\n',
      ['pilot', 'owner'],
      'o@example.com',
      'pilot:\n  name: x\n  owner: o@example.com\n  stage: idea\n',
    ],
    [
      'a field of a flow map',
      'pilot: {name: x, stage: idea}\n',
      ['pilot', 'owner'],
      'me',
      'pilot: {name: x, owner: me, stage: idea}\n',
    ],
    ['a field of an empty map', 'pilot: {} # soon\n', ['pilot', 'name'], 'x', 'pilot: # soon\n  name: x\n'],
    [
      'an item',
      'data:\n  sources:\n  - name: a\n    kind: web # w\n  # - b\nevaluation: {}\n',
      ['data', 'sources', 1],
      { name: 'b' },
      'data:\n  sources:\n  - name: a\n    kind: web # w\n  - name: b\n  # - b\nevaluation: {}\n',
    ],
    ['an item of a flow list', 'a: [x, y] # two\n', ['a', 9], 'z', 'a: [x, y, z] # two\n'],
    [
      'an item of an empty list',
      'data:\n  sources: []\n',
      ['data', 'sources', 0],
      { name: 'a' },
      'data:\n  sources:\n    - name: a\n',
    ],
    [
      'a control on one line',
      'data: {}\n',
      ['data', 'controls', 'lineage'],
      { status: 'planned' },
      'data:\n  controls:\n    lineage: {status: planned}\n',
    ],
    [
      'evidence on a control of one word',
      'data:\n  controls:\n    lineage: partial # so\n',
      ['data', 'controls', 'lineage'],
      { status: 'partial', evidence: ['a.md'] },
      'data:\n  controls:\n    lineage: {status: partial, evidence: [a.md]} # so\n',
    ],
    ['into an empty file', '', ['pilot', 'name'], 'x', 'pilot:\n  name: x\n'],
    ['into a file of comments', '# mine\n', ['version'], 1, '# mine\nversion: 1\n'],
    ['into {}', '{}\n', ['version'], 1, 'version: 1\n'],
    ['before a document’s end', '---\nversion: 1\n...\n', ['plan'], {}, '---\nversion: 1\nplan: {}\n...\n'],
    [
      'behind text that is kept to its last blank line',
      'pilot:\n  summary: |+\n    x\n\n',
      ['pilot', 'owner'],
      'o',
      'pilot:\n  summary: |+\n    x\n\n  owner: o\n',
    ],
  ])('%s', (_name, before, path, value, after) => expect(setValue(before, path, value)).toBe(after));
});

describe('what is taken out', () => {
  test.each<readonly [string, string, Path, string]>([
    ['an entry with its line', 'a: 1\nb: 2 # two\n# three\nc: 3\n', ['b'], 'a: 1\n# three\nc: 3\n'],
    ['a section', 'a:\n  b: 1\n  c: |\n    x\n\nd: 1\n', ['a'], '\nd: 1\n'],
    ['the first entry beside a dash', 'x:\n- name: a\n  kind: b\n', ['x', 0, 'name'], 'x:\n- kind: b\n'],
    ['an item', 'x:\n  - a # one\n  - b\n', ['x', 0], 'x:\n  - b\n'],
    ['a part of a flow map', 'x: {a: 1, b: 2, c: 3}\n', ['x', 'b'], 'x: {a: 1, c: 3}\n'],
    ['the last part of a flow list', 'x: [a, b]\n', ['x', 1], 'x: [a]\n'],
    ['the last entry of a map', 'x:\n  a: 1\ny: 2\n', ['x', 'a'], 'x: {}\ny: 2\n'],
    ['the last item of a list', 'x:\n  - a\ny: 2\n', ['x', 0], 'x: []\ny: 2\n'],
    ['nothing where nothing is', 'x: 1\n', ['y', 'z'], 'x: 1\n'],
  ])('%s', (_name, before, path, after) => expect(removeValue(before, path)).toBe(after));
});

describe('anchors', () => {
  const shared = 'a: &x {s: 1} # anchor\nb: *x # alias\nc: [*x, 2]\n';
  test.each<Case>([
    ['an alias is replaced alone', shared, ['b'], 2, 'a: &x {s: 1} # anchor\nb: 2 # alias\nc: [*x, 2]\n'],
    ['a part of an alias is a copy', shared, ['b', 's'], 2, 'a: &x {s: 1} # anchor\nb: # alias\n  s: 2\nc: [*x, 2]\n'],
    [
      'what others repeat keeps its value there',
      shared,
      ['a', 's'],
      2,
      'a: &x {s: 2} # anchor\nb: {s: 1} # alias\nc: [{s: 1}, 2]\n',
    ],
    ['what others repeat may go', shared, ['a'], 'gone', 'a: &x gone # anchor\nb: {s: 1} # alias\nc: [{s: 1}, 2]\n'],
    ['other anchors stay', `${shared}d: 1\n`, ['d'], 2, `${shared}d: 2\n`],
  ])('%s', (_name, before, path, value, after) => expect(setValue(before, path, value)).toBe(after));
});

it('changes one line of the example that shows every section, wherever the change is', () => {
  const text = readFileSync(`${root}examples/complete.yaml`, 'utf8');
  const [before, { value }] = [text.split('\n'), read(text)];
  const paths: readonly Path[] = [
    ['pilot', 'owner'],
    ['kpis', 'measures', 0, 'target'],
    ['value', 'errors', 'rate', 'likely'],
    ['data', 'sources', 1, 'quality', 'profiled'],
    ['data', 'sources', 0, 'owner'],
    ['budget', 'lines', 'data'],
    ['talent', 'skills', 'cost-management'],
    ['evaluation', 'metrics', 0, 'measured'],
  ];
  for (const path of paths) {
    const after = setValue(text, path, 'x');
    expect(read(after).value).toEqual(changed(value, path, 'x'));
    const lines = after.split('\n');
    expect(lines).toHaveLength(before.length);
    expect(lines.filter((line, i) => line !== before[i])).toHaveLength(1);
  }
});

test('many edits write out only what they share, and say the rest as it was', () => {
  const text = 'a: &x {s: 1, e: [2]} # a\nb: *x # b\nc: *x # c\nd: &y {s: 3}\nf: *y\n';
  expect(setAll(text, [{ path: ['b', 'e'], value: undefined }])).toBe(text.replace('b: *x', 'b: {s: 1}'));
  const edits = ['a', 'b', 'c'].map((key) => ({ path: [key, 'e'], value: undefined }));
  expect(setAll(text, [...edits, { path: ['f', 's'], value: 3 }])).toBe(
    'a: &x {s: 1} # a\nb: {s: 1} # b\nc: {s: 1} # c\nd: &y {s: 3}\nf: *y\n',
  );
});

it('refuses a text that is no YAML', () => expect(() => setValue('a: [1\n', ['a'], 2)).toThrow(/cannot be edited/));
