// Random pilot-like texts whose every line knows what it belongs to, so that a test can say which lines an edit may touch.
import fc from 'fast-check';
import type { Path } from '../../src/edit/index.ts';

/** `leaf`: the whole value stands on the line. A comment or a blank line belongs to the collection that it stands in. */
export type Line = { readonly text: string; readonly path: Path; readonly leaf: boolean };

export type Written = {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly value: unknown;
  /** Every path that leads to something. */
  readonly paths: readonly Path[];
};

type Gen = fc.GeneratorValue;

const words = ['pilot', 'data', 'owner', 'name', 'a b', 'x', 'kpis', 'unit', 'stage', 'n-o', '1', 'wide key'];
const scalars: readonly (readonly [string, unknown])[] = [
  ['plain', 'plain'],
  ['two words', 'two words'],
  ["'single ''quoted'' # no comment'", "single 'quoted' # no comment"],
  ['"double \\"quoted\\": \\u00e9"', 'double "quoted": é'],
  ['12.50', 12.5],
  ['0x1F', 31],
  ['true', true],
  ['2026-11-23', '2026-11-23'],
  ['yes', 'yes'],
  ['~', null],
  ['null', null],
  ['http://example.com/a#b', 'http://example.com/a#b'],
  ['-3', -3],
  ['größe', 'größe'],
];
const comments = ['', '', '', ' # why', '   # a: b', '\t# tab'];
const noise = ['# a comment', '', '# - key: value', '#'];

/** `shared`: values have anchors, and later ones repeat them. */
export const written = (g: Gen, shared = false): Written => {
  const anchors: string[] = [];
  const values = new Map<string, unknown>();
  const lines: Line[] = [];
  const paths: Path[] = [];
  const pick = <T>(items: readonly T[]): T => items[g(fc.nat, { max: items.length - 1 })] as T;
  const put = (text: string, path: Path, leaf: boolean): void => void lines.push({ text, path, leaf });
  const between = (indent: number, path: Path): void => {
    if (pick([0, 0, 1]) === 1) put(`${pick(['', ' '.repeat(indent)])}${pick(noise)}`, path, false);
  };
  const keys = (): readonly string[] =>
    g(fc.uniqueArray, fc.constantFrom(...words), { minLength: 1, maxLength: 4 }) as string[];

  const flow = (path: Path, depth: number): readonly [string, unknown] => {
    const known = pick([undefined, ...anchors]);
    if (known !== undefined) {
      paths.push(path);
      return [`*${known} `, values.get(known)];
    }
    if (!shared || pick([0, 1, 2]) > 0) return plainFlow(path, depth);
    const [text, value] = plainFlow(path, depth);
    const name = `n${anchors.length}`;
    anchors.push(name);
    values.set(name, value);
    return [`&${name} ${text}`, value];
  };

  const plainFlow = (path: Path, depth: number): readonly [string, unknown] => {
    const kind = depth > 2 ? 'scalar' : pick(['scalar', 'scalar', 'map', 'list', 'empty']);
    paths.push(path);
    if (kind === 'empty')
      return pick([
        ['{}', {}],
        ['[]', []],
        ['[ ]', []],
      ] as const);
    if (kind === 'scalar') return pick(scalars);
    if (kind === 'list') {
      const items = [0, 1, 2].slice(0, pick([1, 2, 3])).map((i) => flow([...path, i], depth + 1));
      return [
        `[${items.map(([text]) => text).join(pick([', ', ',  ']))}${pick(['', ' ', ','])}]`,
        items.map(([, one]) => one),
      ];
    }
    const entries = keys().map((key) => [key, ...flow([...path, key], depth + 1)] as const);
    const text = entries.map(([key, one]) => `${quotedKey(key)}: ${one}`).join(', ');
    return [
      `{${pick(['', ' '])}${text}${pick(['', ' ', ','])}}`,
      Object.fromEntries(entries.map(([key, , one]) => [key, one])),
    ];
  };

  /** The value behind `head` (a key with its colon, or a dash), and its lines. */
  const block = (head: string, path: Path, indent: number, depth: number): unknown => {
    const kind =
      depth > 3 ? 'flow' : pick(['flow', 'flow', 'map', 'list', 'literal', 'below', isItem(head) ? 'flow' : 'nothing']);
    if (kind === 'flow') {
      const [text, value] = flow(path, depth > 2 ? 3 : 1);
      put(`${head} ${text}${pick(comments)}`, path, true);
      return value;
    }
    paths.push(path);
    if (kind === 'nothing') {
      put(`${head}${pick(comments)}`, path, true);
      return null;
    }
    if (kind === 'below') {
      put(`${head}${pick(comments)}`, path, true);
      put(`${' '.repeat(indent + 3)}far below${pick(comments)}`, path, true);
      return 'far below';
    }
    if (kind === 'literal') {
      put(`${head} ${pick(['|', '>', '|-', '>-'])}${pick(['', ' # header'])}`, path, true);
      put(`${' '.repeat(indent + 2)}one: two # no comment`, path, true);
      put('', path, true);
      put(`${' '.repeat(indent + 2)}three`, path, true);
      return undefined; // the reader says what it is
    }
    put(`${head}${pick(comments)}`, path, false);
    const step = pick([2, 2, 4]);
    if (kind === 'map') return map(path, indent + step, depth + 1);
    const at = isItem(head) ? indent + step : indent + pick([0, 2]);
    const items = [0, 1, 2].slice(0, pick([1, 2, 3]));
    return items.map((i) => {
      between(at, path);
      return item([...path, i], at, depth + 1);
    });
  };

  /** A list item: its first entry may stand beside the dash. */
  const item = (path: Path, indent: number, depth: number): unknown => {
    const dash = `${' '.repeat(indent)}-`;
    if (depth > 3 || pick([0, 1]) === 0) return block(dash, path, indent, depth);
    paths.push(path);
    const before = lines.length;
    const value = map(path, indent + 2, depth, true);
    const first = lines[before];
    if (first) lines[before] = { ...first, text: `${dash}${first.text.slice(indent + 1)}` };
    return value;
  };

  const map = (path: Path, indent: number, depth: number, tight = false): unknown =>
    Object.fromEntries(
      keys().map((key, i) => {
        if (!(tight && i === 0)) between(indent, path);
        return [key, block(`${' '.repeat(indent)}${quotedKey(key)}:`, [...path, key], indent, depth)];
      }),
    );

  between(0, []);
  const value = map([], 0, 0);
  between(0, []);
  const eol = pick(['\n', '\n', '\r\n']);
  const end = pick([eol, eol, '']);
  const text = `${pick(['', '', '\uFEFF'])}${lines.map((line) => line.text).join(eol)}${end}`;
  return { text, lines, value, paths };
};

/** An item without a value is none: the program refuses it, and its reader trips over some. */
const isItem = (head: string): boolean => head.endsWith('-');

const quotedKey = (key: string): string => (key === '1' ? '"1"' : key);
