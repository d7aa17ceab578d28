// Reads a file of text into a document: its value, and the place of everything in it. Whatever the input, a bad one is
// refused with problems and never throws. What the value should look like is not known here.

import { type Place, type Problem, toPath } from '../model/problem.ts';
import { shorten } from '../model/vocabulary.ts';
import { lineFinder, type Position, pathParts, placeFinder, writtenAt } from './places.ts';
import { syntaxProblem } from './syntax.ts';
import { limits as bounds, firstCharacter, type Node, type NodeEntry, read } from './yaml.ts';

// Bytes turned into text: UTF-8 with or without a byte order mark, within a size, free of control characters.

export type Limits = { readonly maxBytes: number };

/** 1 MiB: a full pilot file has about 10 KB. */
const defaultLimits: Limits = { maxBytes: 1_048_576 };

type Decoded = { readonly text?: string; readonly problem?: Problem };

const decode = (input: Uint8Array | string, limits: Limits): Decoded => {
  const bytes = inputSize(input, limits.maxBytes);
  if (bytes > limits.maxBytes) return tooLarge(bytes, limits.maxBytes);
  if (typeof input === 'string') return withoutControls(withoutMark(input));
  const wide = wideEncoding(input);
  if (wide !== undefined) return notUtf8(`this is ${wide} text; a pilot file is UTF-8`, wide);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(input);
  const bad = text.includes('\uFFFD') ? firstBadByte(text, input) : undefined;
  return bad === undefined ? withoutControls(withoutMark(text)) : badByte(input, bad, text);
};

/** The size in bytes; a string that is surely too long is not encoded to be counted. */
const inputSize = (input: Uint8Array | string, limit: number): number =>
  typeof input !== 'string' || input.length > limit ? input.length : new TextEncoder().encode(input).length;

const withoutMark = (text: string): string => text.replace(/^\uFEFF+/, '');

const top = { path: '', line: 1, column: 1 } as const;

const tooLarge = (bytes: number, limit: number): Decoded => ({
  problem: {
    code: 'too-large',
    severity: 'error',
    message: `the file has ${bytes} bytes or more; at most ${limit} are read`,
    at: top,
    hint: 'a pilot file is a few kilobytes: is this the right file? If it is, raise --max-bytes',
  },
});

const notUtf8 = (message: string, encoding?: string, at: Place = top): Decoded => ({
  problem: {
    code: 'not-utf-8',
    severity: 'error',
    message,
    at,
    hint: encoding
      ? `save it as UTF-8, or convert it: iconv -f ${encoding} -t UTF-8 OLD > NEW`
      : 'save the file as UTF-8 text',
  },
});

/** UTF-16 and UTF-32, by their byte order marks or by the zero bytes of their first two characters. */
const wideEncoding = (bytes: Uint8Array): string | undefined => {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff)) {
    return 'UTF-32';
  }
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return 'UTF-16';
  if (a && b === 0 && c && d === 0) return 'UTF-16LE';
  return a === 0 && b && c === 0 && d ? 'UTF-16BE' : undefined;
};

type BadByte = { readonly offset: number; readonly index: number };

/** The first byte that is not UTF-8, where the decoder wrote a U+FFFD that the file does not hold; its index in the text. */
const firstBadByte = (text: string, bytes: Uint8Array): BadByte | undefined => {
  const encoder = new TextEncoder();
  let [offset, from] = [0, 0];
  for (let index = text.indexOf('\uFFFD'); index !== -1; index = text.indexOf('\uFFFD', from)) {
    offset += encoder.encode(text.slice(from, index)).length;
    if (bytes[offset] !== 0xef || bytes[offset + 1] !== 0xbf || bytes[offset + 2] !== 0xbd) return { offset, index };
    offset += 3;
    from = index + 1;
  }
  return undefined;
};

const badByte = (bytes: Uint8Array, { offset, index }: BadByte, text: string): Decoded => {
  const byte = `0x${(bytes[offset] ?? 0).toString(16).padStart(2, '0').toUpperCase()}`;
  const binary = bytes.includes(0) ? '; it looks like a binary file' : '';
  const at = { path: '', ...lineFinder(text)(index) };
  return notUtf8(`the file is not UTF-8 text: byte ${byte} at offset ${offset}${binary}`, undefined, at);
};

const withoutControls = (text: string): Decoded => {
  const at = text.search(control);
  if (at === -1) return { text };
  const code = text.charCodeAt(at).toString(16).padStart(4, '0').toUpperCase();
  return {
    problem: {
      code: 'control-character',
      severity: 'error',
      message: `the control character U+${code} is not allowed in YAML`,
      at: { path: '', ...lineFinder(text)(at) },
      hint: code === '0000' ? 'this looks like a binary file' : 'delete it',
    },
  };
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const control = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F]/;

// What is wrong with the keys of a file: written twice, not text, merged in, or names that JavaScript keeps for itself.

type Fault = Pick<Problem, 'code' | 'message'> & { readonly hint?: string };

/** Every problem of every key, once per place in the file. */
const keyProblems = (
  text: string,
  root: Node,
  position: (offset: number) => Position,
  path: (ancestors: readonly PropertyKey[]) => string,
): readonly Problem[] => {
  const problems: Problem[] = [];
  const where = (node: Node): Position => position(firstCharacter(text, node.open));

  const above: PropertyKey[] = [];

  const visitMap = (entries: readonly NodeEntry[]): void => {
    const first = new Map<string, Node>();
    for (const { key, value } of entries) {
      const isText = !isMapOrList(key);
      const name = isText ? String(key.value) : '';
      if (isText) above.push(name);
      const before = first.get(name);
      const fault =
        badKey(key, name, value !== undefined) ?? (before && twice(name, where(before).line, where(key).line));
      if (fault) problems.push({ severity: 'error', at: { path: path(above), ...where(key) }, ...fault });
      if (before === undefined) first.set(name, key);
      if (value !== undefined) visit(value);
      if (isText) above.pop();
    }
  };

  const visit = (node: Node): void => {
    if (node.kind === 'map') visitMap(node.entries);
    if (node.kind !== 'list') return;
    for (const [i, item] of node.items.entries()) {
      above.push(i);
      visit(item);
      above.pop();
    }
  };

  visit(root);
  return problems;
};

const badKey = (key: Node, name: string, hasValue: boolean): Fault | undefined => {
  if (isMapOrList(key)) {
    return {
      code: 'key-not-text',
      message: 'a map or a list stands where a key is expected',
      hint: 'text that begins with { or [ needs quotes: "{{ name }}"',
    };
  }
  if (typeof key.value !== 'string') {
    const hint = hasValue ? `put it in quotes: "${name}"` : 'in { } a comma ends an entry: write 1200, not 1,200';
    return { code: 'key-not-text', message: `the key ${name} is not text`, hint };
  }
  if (name === '<<') {
    return {
      code: 'merge-key',
      message: 'merge keys (<<) are not part of YAML 1.2 and not read here',
      hint: 'write the entries out where they are needed',
    };
  }
  return reserved.has(name) ? { code: 'reserved-key', message: `the key "${name}" is not allowed` } : undefined;
};

const isMapOrList = (node: Node): boolean => typeof node.value === 'object' && node.value !== null;

const reserved: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const twice = (name: string, first: number, second: number): Fault => ({
  code: 'duplicate-key',
  message: `the key "${shorten(name)}" is there twice: on line ${first} and on line ${second}`,
  hint: 'keep one of the two',
});

export type Document = {
  readonly name: string;
  readonly text: string;
  readonly value: unknown;
  /** The place of what a path leads to: see places.ts. */
  readonly locate: (path: string) => Place;
  /** The same for a path in parts; `key` asks for the place of the key where the value has one of its own. */
  readonly place: (parts: readonly PropertyKey[], of?: 'value' | 'key') => Place;
  /** A number or a text as the file writes it: 0.90 keeps its last digit. Undefined where a path leads to neither. */
  readonly written: (path: string) => string | undefined;
};

export type ParsedDocument = { readonly document?: Document; readonly problems: readonly Problem[] };

/** A document only when there is no error. */
export const parse = (input: Uint8Array | string, name: string, limits: Limits = defaultLimits): ParsedDocument => {
  const { text, problem } = decode(input, limits);
  if (text === undefined) return { problems: problem ? [problem] : [] };
  const position = lineFinder(text);
  const reading = read(text);
  if (reading.root === undefined) return { problems: [syntaxOrEmpty(text, reading, position)] };
  const problems = [...shapeProblems(text, reading.root, position)];
  if (problems.length > 0) return { problems };
  return { document: makeDocument(name, text, reading.value, reading.root, position), problems };
};

const makeDocument = (
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
    locate: (path) => find(path, pathParts(root, path)),
    place: (parts, of) => find(toPath(parts), parts, of),
    written: (path) => writtenAt(text, root, pathParts(root, path)),
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
  hint: 'readiness init asks for what goes into it, readiness init --template writes a file to fill in',
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
    const inside = childNodes(node);
    node = inside.reduce((best, child) => (child.height > best.height ? child : best), inside[0] ?? node);
  }
  return node.open;
};

const childNodes = (node: Node): readonly Node[] => {
  if (node.kind === 'map') return node.entries.flatMap(({ key, value }) => (value ? [key, value] : [key]));
  if (node.kind === 'list') return node.items;
  return node.kind === 'alias' && node.target ? childNodes(node.target) : [];
};
