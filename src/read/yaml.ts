// Reads YAML with js-yaml, and keeps where every key and every value stands.
import { CORE_SCHEMA, load, type State } from 'js-yaml';

// What may stand before a value: white space, comments, an anchor, a tag.

/** The offset of the first character of a value whose reading began at `from`. */
export const firstCharacter = (text: string, from: number): number => {
  let at = from;
  for (;;) {
    at = skipBlank(text, at);
    const here = text[at];
    if (here !== '&' && here !== '!') return at;
    at = propertyEnd(text, at);
  }
};

/** Past an anchor, a tag, or a tag written out in <>. */
const propertyEnd = (text: string, from: number): number => {
  const verbatim = text.startsWith('!<', from);
  let at = from;
  while (at < text.length && !isSpace(text.charCodeAt(at)) && (verbatim || !',[]{}'.includes(text.charAt(at)))) at++;
  return at;
};

/** The offsets of an indicator such as `-` in a stretch that holds nothing else but white space and comments. */
const indicators = (text: string, indicator: string, from: number, to: number): readonly number[] => {
  const found: number[] = [];
  for (let at = skipBlank(text, from); at < to; at = skipBlank(text, at + 1)) {
    if (text[at] === indicator) found.push(at);
  }
  return found;
};

/** Passes white space, line breaks and comments. */
const skipBlank = (text: string, from: number): number => {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) at++;
    else if (code === HASH && (at === 0 || isSpace(text.charCodeAt(at - 1)))) at = lineEnd(text, at);
    else break;
  }
  return at;
};

const HASH = 0x23;

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

const lineEnd = (text: string, from: number): number => {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== 0x0a && text.charCodeAt(at) !== 0x0d) at++;
  return at;
};

// How much a file may ask for. A full pilot file has some 600 values in 7 levels.

export const limits = {
  /** Keys and values in all, with aliases written out. */
  values: 100_000,
  /** Maps and lists inside each other. */
  levels: 64,
  /** A long text counts as several values each time an alias repeats it. */
  charactersPerValue: 100,
  /** js-yaml counts a few levels more than there are: scalars, and values that it tries as keys. */
  reader: { maxDepth: 80 },
} as const;

// Reads YAML with js-yaml and keeps, beside the value, a tree of where every key and value stands.
// js-yaml tells when it begins and ends a value; it also tries values as keys first, which is undone here.

export type NodeEntry = { readonly key: Node; readonly value: Node | undefined };

type Base = {
  /** Where reading began; white space, comments, anchor and tag may come before the first character. */
  readonly open: number;
  readonly end: number;
  readonly value: unknown;
  /** Keys and values in it, itself included and aliases written out. */
  readonly size: number;
  /** Levels of maps and lists from here down. */
  readonly height: number;
};

export type Node =
  | (Base & { readonly kind: 'map'; readonly entries: readonly NodeEntry[] })
  | (Base & { readonly kind: 'list'; readonly items: readonly Node[] })
  | (Base & { readonly kind: 'alias'; readonly target: Node | undefined })
  | (Base & { readonly kind: 'scalar' | 'empty' });

/** Why reading was stopped, and where. */
export type ReadingStop = {
  readonly code: 'several-documents' | 'alias-cycle' | 'alias-bomb';
  readonly offset: number;
};

export type YamlReading = {
  readonly value?: unknown;
  readonly root?: Node | undefined;
  readonly stop?: ReadingStop | undefined;
  /** What js-yaml threw, with the values that were open when it did, outermost first, and the last one closed. */
  readonly error?: unknown;
  readonly openAt: readonly number[];
  readonly lastClosed?: Node | undefined;
};

/**
 * The value and the tree of its places, or the error with how far the reader came. Never throws. Sizes are bounded: see
 * `limits`.
 */
export const read = (text: string): YamlReading => {
  const tree = treeBuilder(text);
  try {
    const value = load(text, { schema: CORE_SCHEMA, json: true, listener: tree.listener, ...limits.reader });
    return { value, root: tree.state.lastClosed, openAt: [] };
  } catch (error) {
    const { stop, frames, lastClosed } = tree.state;
    return { error, stop, openAt: frames.map((frame) => frame.open), lastClosed };
  }
};

type Frame = { readonly open: number; readonly children: Node[] };

type Progress = { frames: Frame[]; documents: number; aliased: number; lastClosed?: Node; stop?: ReadingStop };

const treeBuilder = (text: string) => {
  const state: Progress = { frames: [], documents: 0, aliased: 0 };
  const nodes = new Map<unknown, Node>();

  const halt = (code: ReadingStop['code'], offset: number): never => {
    state.stop = { code, offset };
    throw new Error(code);
  };

  const open = (offset: number): void => {
    if (state.frames.length === 0 && ++state.documents > 1)
      halt('several-documents', documentStart(text, offset, state.lastClosed));
    state.frames.push({ open: offset, children: [] });
  };

  const close = (kind: string | null, value: unknown, end: number): void => {
    const frame = state.frames.pop();
    if (frame === undefined) return;
    const node = toNode(frame, kind, value, end);
    if (node.kind === 'map' || node.kind === 'list') nodes.set(value, node);
    state.lastClosed = node;
    state.frames.at(-1)?.children.push(node);
  };

  const toNode = (frame: Frame, kind: string | null, value: unknown, end: number): Node => {
    const { open, children } = frame;
    if (kind === 'scalar') return { open, end, value, kind, size: 1, height: 0 };
    if (kind === 'mapping' || kind === 'sequence') {
      const tried = children.length === 1 ? children[0] : undefined;
      if (tried !== undefined && tried.kind !== 'alias' && tried.value === value) return { ...tried, open };
      return collection(text, frame, kind, value, end);
    }
    return text[firstCharacter(text, open)] === '*' ? alias(open, end, value) : { ...leaf(open, end, value) };
  };

  /** An alias to a map or list that is still open is a cycle; what aliases add up to has limits. */
  const alias = (open: number, end: number, value: unknown): Node => {
    const target = nodes.get(value);
    const isCollection = typeof value === 'object' && value !== null;
    if (isCollection && target === undefined) halt('alias-cycle', firstCharacter(text, open));
    const size = target?.size ?? 1;
    state.aliased += size + (typeof value === 'string' ? value.length / limits.charactersPerValue : 0);
    if (state.aliased > limits.values) halt('alias-bomb', firstCharacter(text, open));
    return { open, end, value, kind: 'alias', target, size, height: target?.height ?? 0 };
  };

  const listener = (event: 'open' | 'close', at: State): void => {
    if (event === 'open') open(at.position);
    else close(at.kind, at.result, at.position);
  };
  return { state, listener };
};

const leaf = (open: number, end: number, value: unknown): Node => ({
  open,
  end,
  value,
  kind: 'empty',
  size: 1,
  height: 0,
});

const collection = (text: string, { open, children }: Frame, kind: string, value: unknown, end: number): Node => {
  const base = {
    open,
    end,
    value,
    size: children.reduce((sum, child) => sum + child.size, 1),
    height: children.reduce((most, child) => Math.max(most, child.height), 0) + 1,
  };
  if (kind === 'mapping') return { ...base, kind: 'map', entries: pairEntries(text, children) };
  return { ...base, kind: 'list', items: listItems(text, children, base) };
};

/** Keys and values in turn; a key may have no value. An empty key at the end was only looked for. */
const pairEntries = (text: string, children: readonly Node[]): readonly NodeEntry[] => {
  const entries: NodeEntry[] = [];
  for (let i = 0; i < children.length; i++) {
    const key = children[i];
    if (key === undefined) break;
    const hasValue = i + 1 < children.length && text[firstCharacter(text, key.end)] === ':';
    if (!hasValue && key.kind === 'empty' && i === children.length - 1) break;
    entries.push({ key, value: hasValue ? children[i + 1] : undefined });
    if (hasValue) i++;
  }
  return entries;
};

const listItems = (text: string, children: readonly Node[], list: Omit<Base, 'size' | 'height'>): readonly Node[] => {
  if (text[firstCharacter(text, list.open)] === '[') return flowItems(text, children);
  const length = Array.isArray(list.value) ? list.value.length : children.length;
  return children.length === length ? children : withEmptyItems(text, children, list);
};

/** In a list in brackets, `key: value` is a map of one entry. */
const flowItems = (text: string, children: readonly Node[]): readonly Node[] =>
  pairEntries(text, children).map(({ key, value }): Node => {
    if (value === undefined) return key;
    const height = Math.max(key.height, value.height) + 1;
    return {
      open: key.open,
      end: value.end,
      value: undefined,
      kind: 'map',
      entries: [{ key, value }],
      size: key.size + value.size + 1,
      height,
    };
  });

/** js-yaml says nothing of an empty item: its dash is looked for between the others. */
const withEmptyItems = (text: string, children: readonly Node[], list: Pick<Base, 'open' | 'end'>): readonly Node[] => {
  const items: Node[] = [];
  let from = list.open;
  for (const child of children) {
    const dashes = indicators(text, '-', from, child.open).slice(0, -1);
    items.push(...dashes.map((dash) => leaf(dash, dash + 1, null)), child);
    from = child.end;
  }
  const last = indicators(text, '-', from, list.end);
  return [...items, ...last.map((dash) => leaf(dash, dash + 1, null))];
};

/** Where the second document begins: at its `---`, if it has one. */
const documentStart = (text: string, offset: number, first: Node | undefined): number => {
  const marker = text.lastIndexOf('---', offset - 1);
  return marker === -1 || marker < (first?.end ?? 0) ? offset : marker;
};
