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
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Path } from './values.ts';

export type { Node };
export type MapNode = YAMLMap<Scalar, Node | null>;
export type ListNode = YAMLSeq<Node | null>;
export type Entry = Pair<Scalar, Node | null>;

export type Source = {
  readonly text: string;
  /** The line ends that the text uses. */
  readonly eol: string;
  readonly document: Document.Parsed;
};

/** A part of the way to a value: an entry of a map, or an item of a list. */
export type Step =
  | { readonly kind: 'entry'; readonly parent: MapNode; readonly index: number }
  | { readonly kind: 'item'; readonly parent: ListNode; readonly index: number };

/** How far a path leads in the text. `rest` is what is not there; an alias is not entered. */
export type Way = { readonly steps: readonly Step[]; readonly node: Node | null; readonly rest: Path };

/** Throws where the text is no YAML: it is to be validated before it is edited. */
export const sourceOf = (text: string): Source => {
  const document = parseDocument(text, { keepSourceTokens: true, schema: 'core', merge: false, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) throw new Error(`this text cannot be edited: ${error.message}`);
  return { text, eol: /\r?\n/.exec(text)?.[0] ?? '\n', document };
};

export const textValue = ({ document }: Source): unknown => document.toJS({ maxAliasCount: -1 });

export const nodeValue = (node: Node | null, { document }: Source): unknown =>
  node === null ? null : node.toJS(document, { maxAliasCount: -1 });

export const wayTo = ({ document }: Source, path: Path): Way => {
  const steps: Step[] = [];
  let node = document.contents as Node | null;
  for (const [i, part] of path.entries()) {
    const step = stepTo(node, part);
    if (step === undefined) return { steps, node, rest: path.slice(i) };
    steps.push(step);
    node = nodeOf(step);
  }
  return { steps, node, rest: [] };
};

const stepTo = (node: Node | null, part: string | number): Step | undefined => {
  if (isMap<Scalar, Node | null>(node)) {
    const index = node.items.findIndex(({ key }) => isScalar(key) && key.value === String(part));
    return index === -1 ? undefined : { kind: 'entry', parent: node, index };
  }
  if (!isSeq<Node | null>(node) || typeof part !== 'number' || part >= node.items.length) return undefined;
  return { kind: 'item', parent: node, index: part };
};

export const nodeOf = ({ kind, parent, index }: Step): Node | null =>
  (kind === 'entry' ? parent.items[index]?.value : parent.items[index]) ?? null;

/** The last part of a map or a list. */
export const lastStep = (parent: MapNode | ListNode): Step =>
  isMap(parent)
    ? { kind: 'entry', parent, index: parent.items.length - 1 }
    : { kind: 'item', parent, index: parent.items.length - 1 };

export const isFlow = (node: Node | null): boolean => isCollection(node) && node.flow === true;

/** Read as empty: nothing at all is written there. */
export const isUnwritten = (node: Node | null): boolean =>
  node === null || (isScalar(node) && node.range?.[0] === node.range?.[1]);

export { type Alias, isAlias, isMap, isScalar, isSeq };
