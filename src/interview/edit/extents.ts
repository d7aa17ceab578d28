// Where things begin and end in the text: keys, dashes, values, without the comments beside and below them.
import {
  isFlow,
  isMap,
  isScalar,
  isSeq,
  isUnwritten,
  type ListNode,
  lastStep,
  type MapNode,
  type Node,
  nodeOf,
  type Step,
} from './source.ts';

type Token = { readonly type: string; readonly offset: number; readonly source: string };
type Tokens = { readonly start?: readonly Token[]; readonly sep?: readonly Token[] };

const tokensOf = ({ kind, parent, index }: Step): Tokens => {
  if (kind === 'entry') return (parent.items[index]?.srcToken as Tokens | undefined) ?? {};
  const { items = [] } = (parent.srcToken ?? {}) as { readonly items?: readonly Tokens[] };
  return items[index] ?? {};
};

const isProp = ({ type }: Token): boolean => type === 'anchor' || type === 'tag';

/** What stands between the beginning of an entry or an item and its value: colon or dash, anchor, tag. */
const beforeValue = (step: Step): readonly Token[] => tokensOf(step)[step.kind === 'entry' ? 'sep' : 'start'] ?? [];

const keyOf = ({ kind, parent, index }: Step): Node | undefined =>
  kind === 'entry' ? parent.items[index]?.key : undefined;

/** Where an entry or an item begins: at its key, its anchor or its dash. */
export const startOf = (step: Step): number => {
  const first = (tokensOf(step).start ?? []).find((token) => isProp(token) || token.type === 'seq-item-ind');
  return first?.offset ?? keyOf(step)?.range?.[0] ?? nodeOf(step)?.range?.[0] ?? 0;
};

/** Behind the colon or the dash. */
export const headOf = (step: Step): number => {
  const mark = beforeValue(step).find(({ type }) => type === 'map-value-ind' || type === 'seq-item-ind');
  return mark === undefined ? (keyOf(step)?.range?.[1] ?? startOf(step)) : mark.offset + 1;
};

/** Where a value would stand that is not written: behind an anchor too. */
export const unwrittenAt = (step: Step): number =>
  beforeValue(step)
    .filter(isProp)
    .reduce((end, { offset, source }) => Math.max(end, offset + source.length), headOf(step));

/** Where an entry or an item ends. */
export const endOf = (step: Step, text: string): number => {
  const node = nodeOf(step);
  return node === null || isUnwritten(node) ? unwrittenAt(step) : valueEnd(node, text);
};

export const valueEnd = (node: Node, text: string): number => {
  const [start = 0, end = 0] = node.range ?? [];
  if ((isMap(node) || isSeq(node)) && !isFlow(node)) return endOf(lastStep(node as MapNode | ListNode), text);
  const isBlock = isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
  return isBlock ? start + withoutEnd(text.slice(start, end)).length : end;
};

/** A block scalar without its last line end; |+ keeps the blank lines below it. */
const withoutEnd = (written: string): string => written.replace(/^[|>]\d?\+/.test(written) ? /\r?\n$/ : /\s+$/, '');

/** The column of the keys of a block map, or of the dashes of a list. */
export const indentOf = (node: MapNode | ListNode): number =>
  (node.srcToken as { indent?: number } | undefined)?.indent ?? 0;

export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** Behind the line's end; the text's end where there is none. */
export const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
};
