// Finds the line and column of a path in the tree of a file: of the value, or of what is nearest to it.
import type { Place } from '../model/problem.ts';
import { firstCharacter, type Node, type NodeEntry } from './yaml.ts';

// Offsets in a text turned into lines and columns, both counted from 1. Columns count UTF-16 units, as editors do.

export type Position = { readonly line: number; readonly column: number };

/** Finds the line and column of an offset. The table of lines is made when the first one is asked for. */
export const lineFinder = (text: string): ((offset: number) => Position) => {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    const index = lastAtMost(starts, offset);
    return { line: index + 1, column: offset - (starts[index] ?? 0) + 1 };
  };
};

/** The lines of a text without their breaks: LF, CR LF and CR alone, as YAML has it. */
export const splitLines = (text: string): readonly string[] => text.split(/\r\n|\n|\r/);

const lineStarts = (text: string): readonly number[] => {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (const found of text.matchAll(/\r\n|\n|\r/g)) starts.push(found.index + found[0].length);
  return starts;
};

const lastAtMost = (sorted: readonly number[], limit: number): number => {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sorted[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
};

type Parts = readonly PropertyKey[];

/** How far a path leads: the last value that is there, its key if it stands in a map, and whether that was all. */
type Found = { readonly node: Node | undefined; readonly key?: Node };

/** The text of a scalar as the file writes it: digits, quotes, anchor and all; undefined where there is none. */
export const writtenAt = (text: string, root: Node | undefined, parts: Parts): string | undefined => {
  let node = root;
  for (const part of parts) node = step(node, part)?.node;
  const scalar = resolve(node);
  return scalar?.kind === 'scalar' ? text.slice(firstCharacter(text, scalar.open), scalar.end).trim() : undefined;
};

export const placeFinder = (text: string, root: Node | undefined, position: (offset: number) => Position) => {
  const nodeStart = (node: Node): number => firstCharacter(text, node.open);

  /** The place of the value; of its key for a map, a list and a blank, and wherever the key itself is asked for. */
  const foundOffset = ({ node, key }: Found, of: 'value' | 'key'): number => {
    if (key !== undefined && (of === 'key' || node === undefined || !isScalar(node))) return nodeStart(key);
    return node === undefined || node === root ? 0 : nodeStart(node);
  };

  const follow = (parts: Parts): Found => {
    let found: Found = { node: root };
    for (const part of parts) {
      const next = step(found.node, part);
      if (next === undefined) break;
      found = next;
    }
    return found;
  };

  return (path: string, parts: Parts, of: 'value' | 'key' = 'value'): Place => ({
    path,
    ...position(parts.length === 0 ? 0 : foundOffset(follow(parts), of)),
  });
};

/** A path such as data.sources[0].owner in parts. Keys with dots in them are tried against the keys that are there. */
export const pathParts = (root: Node | undefined, path: string): Parts => {
  const parts: PropertyKey[] = [];
  let [node, rest]: [Node | undefined, string] = [root, path];
  while (rest !== '') {
    const [part, length] = nextPart(node, rest);
    parts.push(part);
    node = step(node, part)?.node;
    rest = rest.slice(rest[length] === '.' ? length + 1 : length);
  }
  return parts;
};

const nextPart = (node: Node | undefined, rest: string): [part: PropertyKey, length: number] => {
  const index = rest[0] === '[' ? /^\[(\d+)\]/.exec(rest) : null;
  if (index !== null && resolve(node)?.kind !== 'map') return [Number(index[1]), index[0].length];
  const word = rest.slice(0, endOfWord(rest));
  const keys = entriesByKey(resolve(node));
  if (keys.has(word) || keys.size === 0) return [word, word.length];
  const dotted = [...keys.keys()].filter(
    (key) => rest === key || rest.startsWith(`${key}.`) || rest.startsWith(`${key}[`),
  );
  const longest = dotted.reduce((best, key) => (key.length > best.length ? key : best), '') || word;
  return [longest, longest.length];
};

/** Up to the next dot or bracket; one that the word begins with is part of it. */
const endOfWord = (rest: string): number => {
  let at = rest[0] === '[' ? 1 : 0;
  while (at < rest.length && rest[at] !== '.' && rest[at] !== '[') at += 1;
  return at;
};

const step = (from: Node | undefined, part: PropertyKey): Found | undefined => {
  const node = resolve(from);
  if (node?.kind === 'list')
    return typeof part === 'number' && part in node.items ? { node: node.items[part] } : undefined;
  const entry = entriesByKey(node).get(String(part));
  return entry && { node: entry.value, key: entry.key };
};

const resolve = (node: Node | undefined): Node | undefined => (node?.kind === 'alias' ? node.target : node);

const isScalar = (node: Node): boolean => {
  const real = node.kind === 'alias' ? (node.target ?? node) : node;
  return real.kind === 'scalar' || real.kind === 'alias';
};

const entriesByKey = (node: Node | undefined): ReadonlyMap<string, NodeEntry> => {
  if (node?.kind !== 'map') return none;
  const known = indexes.get(node);
  if (known !== undefined) return known;
  const made = new Map(node.entries.map((entry) => [String(entry.key.value), entry]));
  indexes.set(node, made);
  return made;
};

const none: ReadonlyMap<string, NodeEntry> = new Map();
const indexes = new WeakMap<Node, ReadonlyMap<string, NodeEntry>>();
