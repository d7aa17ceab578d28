// Reads a file of text into a document: its value, and the place of everything in it. Whatever the input, a bad one is
// refused with problems and never throws. What the value should look like is not known here.
import { toPath } from '../model/path.ts';
import type { Place, Problem } from '../model/problem.ts';
import { decode, defaultLimits, type Limits } from './decode.ts';
import { keyProblems } from './keys.ts';
import { limits as bounds } from './limits.ts';
import { lineFinder, type Position } from './lines.ts';
import { partsOf, placeFinder } from './places.ts';
import { type Node, read } from './positions.ts';
import { syntaxProblem } from './syntax.ts';

export type { Limits } from './decode.ts';

export type Document = {
  readonly name: string;
  readonly text: string;
  readonly value: unknown;
  /** The place of what a path leads to: see places.ts. */
  readonly locate: (path: string) => Place;
  /** The same for a path in parts; `key` asks for the place of the key where the value has one of its own. */
  readonly place: (parts: readonly PropertyKey[], of?: 'value' | 'key') => Place;
};

export type Parsed = { readonly document?: Document; readonly problems: readonly Problem[] };

/** A document only when there is no error. */
export const parse = (input: Uint8Array | string, name: string, limits: Limits = defaultLimits): Parsed => {
  const { text, problem } = decode(input, limits);
  if (text === undefined) return { problems: problem ? [problem] : [] };
  const position = lineFinder(text);
  const reading = read(text);
  if (reading.root === undefined) return { problems: [syntaxOrEmpty(text, reading, position)] };
  const problems = [...shapeProblems(text, reading.root, position)];
  if (problems.length > 0) return { problems };
  return { document: documentOf(name, text, reading.value, reading.root, position), problems };
};

const documentOf = (
  name: string,
  text: string,
  value: unknown,
  root: Node,
  position: (offset: number) => Position,
): Document => {
  const find = placeFinder(text, root, position);
  return {
    name,
    text,
    value,
    locate: (path) => find(path, partsOf(root, path)),
    place: (parts, of) => find(toPath(parts), parts, of),
  };
};

const syntaxOrEmpty = (
  text: string,
  reading: ReturnType<typeof read>,
  position: (offset: number) => Position,
): Problem =>
  reading.error === undefined && reading.stop === undefined ? empty : syntaxProblem(text, reading, position);

const shapeProblems = (text: string, root: Node, position: (offset: number) => Position): readonly Problem[] => {
  const top = { severity: 'error', at: { path: '', line: 1, column: 1 } } as const;
  if (root.size > bounds.values) {
    return [{ ...top, code: 'too-many-values', message: `the file has more than ${bounds.values} values` }];
  }
  if (root.height > bounds.levels) return [{ ...top, ...tooDeep, at: { path: '', ...position(deepest(root)) } }];
  if (root.kind !== 'map') return [root.value === null || root.value === undefined ? empty : notAMap(root)];
  return keyProblems(text, root, position, toPath);
};

const empty: Problem = {
  code: 'empty-file',
  severity: 'error',
  message: 'the file is empty, or holds comments alone',
  at: { path: '', line: 1, column: 1 },
};

const notAMap = (root: Node): Problem => ({
  code: 'not-a-map',
  severity: 'error',
  message: `the file holds ${root.kind === 'list' ? 'a list' : 'a single value'}; it should hold "key: value" lines`,
  at: { path: '', line: 1, column: 1 },
  ...(root.kind === 'scalar' && { hint: 'is a space missing after a colon?' }),
});

const tooDeep = {
  code: 'too-deep',
  message: `maps and lists are nested more than ${bounds.levels} levels deep`,
} as const;

/** Where the first level beyond the limit begins, down the deepest branch. */
const deepest = (root: Node): number => {
  let node: Node = root;
  for (let level = 0; level < bounds.levels; level++) {
    const inside = childrenOf(node);
    node = inside.reduce((best, child) => (child.height > best.height ? child : best), inside[0] ?? node);
  }
  return node.open;
};

const childrenOf = (node: Node): readonly Node[] => {
  if (node.kind === 'map') return node.entries.flatMap(({ key, value }) => (value ? [key, value] : [key]));
  if (node.kind === 'list') return node.items;
  return node.kind === 'alias' && node.target ? childrenOf(node.target) : [];
};
