// A YAML text with the tree of where everything in it stands, as the yaml package reads it.
import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { inline, type Path } from './render.ts';

export type { Node };
export type MapNode = YAMLMap<Scalar, Node | null>;
export type ListNode = YAMLSeq<Node | null>;
export type MapEntry = Pair<Scalar, Node | null>;

export type YamlSource = {
  readonly text: string;
  /** The line ends that the text uses. */
  readonly eol: string;
  readonly document: Document.Parsed;
};

/** A part of the way to a value: an entry of a map, or an item of a list. */
export type PathStep =
  | { readonly kind: 'entry'; readonly parent: MapNode; readonly index: number }
  | { readonly kind: 'item'; readonly parent: ListNode; readonly index: number };

/** How far a path leads in the text. `rest` is what is not there; an alias is not entered. */
export type Way = { readonly steps: readonly PathStep[]; readonly node: Node | null; readonly rest: Path };

/** Throws where the text is no YAML: it is to be validated before it is edited. */
export const parseSource = (text: string): YamlSource => {
  const document = parseDocument(text, { keepSourceTokens: true, schema: 'core', merge: false, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) throw new Error(`this text cannot be edited: ${error.message}`);
  return { text, eol: /\r?\n/.exec(text)?.[0] ?? '\n', document };
};

export const textValue = ({ document }: YamlSource): unknown => document.toJS({ maxAliasCount: -1 });

export const nodeValue = (node: Node | null, { document }: YamlSource): unknown =>
  node === null ? null : node.toJS(document, { maxAliasCount: -1 });

export const wayTo = ({ document }: YamlSource, path: Path): Way => {
  const steps: PathStep[] = [];
  let node = document.contents as Node | null;
  for (const [i, part] of path.entries()) {
    const step = stepTo(node, part);
    if (step === undefined) return { steps, node, rest: path.slice(i) };
    steps.push(step);
    node = stepNode(step);
  }
  return { steps, node, rest: [] };
};

const stepTo = (node: Node | null, part: string | number): PathStep | undefined => {
  if (isMap<Scalar, Node | null>(node)) {
    const index = node.items.findIndex(({ key }) => isScalar(key) && key.value === String(part));
    return index === -1 ? undefined : { kind: 'entry', parent: node, index };
  }
  if (!isSeq<Node | null>(node) || typeof part !== 'number' || part >= node.items.length) return undefined;
  return { kind: 'item', parent: node, index: part };
};

export const stepNode = ({ kind, parent, index }: PathStep): Node | null =>
  (kind === 'entry' ? parent.items[index]?.value : parent.items[index]) ?? null;

/** The last part of a map or a list. */
export const lastStep = (parent: MapNode | ListNode): PathStep =>
  isMap(parent)
    ? { kind: 'entry', parent, index: parent.items.length - 1 }
    : { kind: 'item', parent, index: parent.items.length - 1 };

export const isFlow = (node: Node | null): boolean => isCollection(node) && node.flow === true;

/** Read as empty: nothing at all is written there. */
export const isUnwritten = (node: Node | null): boolean =>
  node === null || (isScalar(node) && node.range?.[0] === node.range?.[1]);

export { type Alias, isAlias, isMap, isScalar, isSeq };

// Where things begin and end in the text: keys, dashes, values, without the comments beside and below them.

type Token = { readonly type: string; readonly offset: number; readonly source: string };
type Tokens = { readonly start?: readonly Token[]; readonly sep?: readonly Token[] };

const stepTokens = ({ kind, parent, index }: PathStep): Tokens => {
  if (kind === 'entry') return (parent.items[index]?.srcToken as Tokens | undefined) ?? {};
  const { items = [] } = (parent.srcToken ?? {}) as { readonly items?: readonly Tokens[] };
  return items[index] ?? {};
};

const isProp = ({ type }: Token): boolean => type === 'anchor' || type === 'tag';

/** What stands between the beginning of an entry or an item and its value: colon or dash, anchor, tag. */
const beforeValue = (step: PathStep): readonly Token[] =>
  stepTokens(step)[step.kind === 'entry' ? 'sep' : 'start'] ?? [];

const stepKey = ({ kind, parent, index }: PathStep): Node | undefined =>
  kind === 'entry' ? parent.items[index]?.key : undefined;

/** Where an entry or an item begins: at its key, its anchor or its dash. */
export const stepStart = (step: PathStep): number => {
  const first = (stepTokens(step).start ?? []).find((token) => isProp(token) || token.type === 'seq-item-ind');
  return first?.offset ?? stepKey(step)?.range?.[0] ?? stepNode(step)?.range?.[0] ?? 0;
};

/** Behind the colon or the dash. */
export const headEnd = (step: PathStep): number => {
  const mark = beforeValue(step).find(({ type }) => type === 'map-value-ind' || type === 'seq-item-ind');
  return mark === undefined ? (stepKey(step)?.range?.[1] ?? stepStart(step)) : mark.offset + 1;
};

/** Where a value would stand that is not written: behind an anchor too. */
export const unwrittenAt = (step: PathStep): number =>
  beforeValue(step)
    .filter(isProp)
    .reduce((end, { offset, source }) => Math.max(end, offset + source.length), headEnd(step));

/** Where an entry or an item ends. */
export const stepEnd = (step: PathStep, text: string): number => {
  const node = stepNode(step);
  return node === null || isUnwritten(node) ? unwrittenAt(step) : valueEnd(node, text);
};

export const valueEnd = (node: Node, text: string): number => {
  const [start = 0, end = 0] = node.range ?? [];
  if ((isMap(node) || isSeq(node)) && !isFlow(node)) return stepEnd(lastStep(node as MapNode | ListNode), text);
  const isBlock = isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
  return isBlock ? start + withoutEnd(text.slice(start, end)).length : end;
};

/** A block scalar without its last line end; |+ keeps the blank lines below it. */
const withoutEnd = (written: string): string =>
  /^[|>]\d?\+/.test(written) ? written.replace(/\r?\n$/, '') : written.trimEnd();

/** The column of the keys of a block map, or of the dashes of a list. */
export const indentColumn = (node: MapNode | ListNode): number =>
  (node.srcToken as { indent?: number } | undefined)?.indent ?? 0;

export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** Behind the line's end; the text's end where there is none. */
export const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
};

// A text with some of its ranges exchanged: everything else stays as it is, byte for byte.

export type Splice = { readonly from: number; readonly to: number; readonly text: string };

/** The ranges must not overlap; `eol` is what the new lines end in. */
export const spliced = (text: string, splices: readonly Splice[], eol: string): string =>
  [...splices]
    .sort((a, b) => b.from - a.from)
    .reduce(
      (whole, { from, to, text: one }) => whole.slice(0, from) + one.replaceAll('\n', eol) + whole.slice(to),
      text,
    );

/** Whole lines below the line that ends at `at`. A last line without an end gets one, and the new last line has none. */
export const linesAt = (text: string, at: number, lines: readonly string[]): Splice => {
  const open = at === text.length && at > 0 && !text.endsWith('\n');
  const body = lines.join('\n');
  return { from: at, to: at, text: open ? `\n${body}` : `${body}\n` };
};

// Aliases of what is about to change: each is written out first, so that it keeps its value.

/** The same values in a text in which nothing outside the paths shares what they lead through or to. */
export const withoutAliases = (source: YamlSource, paths: readonly Path[]): YamlSource => {
  if (!source.text.includes('*')) return source;
  const aliases: Alias[] = [];
  visit(source.document, { Alias: (_, alias) => void aliases.push(alias) });
  const shared = new Set(paths.flatMap((path) => aliasesMet(source, path, aliases)));
  if (shared.size === 0) return source;
  const splices = [...shared].map((alias) => writtenOut(alias, source));
  return parseSource(spliced(source.text, splices, source.eol));
};

/** Those of what the path leads through or to, but for its own. */
const aliasesMet = (source: YamlSource, path: Path, aliases: readonly Alias[]): readonly Alias[] => {
  const { steps, node, rest } = wayTo(source, path);
  const own = new Set<unknown>([source.document.contents, ...steps.map(stepNode)]);
  if (rest.length === 0 && node !== null) visit(node, { Node: (_, inside) => void own.add(inside) });
  return aliases.filter((alias) => !own.has(alias) && own.has(alias.resolve(source.document)));
};

export const writtenOut = (alias: Alias, source: YamlSource): Splice => ({
  from: alias.range?.[0] ?? 0,
  to: alias.range?.[1] ?? 0,
  text: inline(nodeValue(alias as Node, source), true),
});
