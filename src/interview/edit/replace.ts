// What is exchanged: the value of an entry or of an item by another, on its line or on lines of its own.

import { endOf, headOf, indentOf, lineStart, unwrittenAt, valueEnd } from './extents.ts';
import { blockLines, inline, isInline, type Quotes } from './render.ts';
import { isFlow, isMap, isScalar, isSeq, isUnwritten, type Node, nodeOf, type Source, type Step } from './source.ts';
import type { Splice } from './splice.ts';

/** The value of the last of these steps, in the ways that may do, the one that changes least first. */
export const replacements = (source: Source, steps: readonly Step[], value: unknown): readonly Splice[] => {
  const step = steps.at(-1);
  if (step === undefined) return [];
  const node = nodeOf(step);
  const inFlow = steps.some(({ parent }) => isFlow(parent));
  if (!inFlow && !isInline(value, isItem(step) ? 0 : steps.length))
    return [asBlock(source, step, node, value, steps.length)];
  const text = value === null && !inFlow && step.kind === 'entry' ? '' : inline(value, inFlow, quotesOf(node));
  if (node === null || isUnwritten(node)) {
    const at = unwrittenAt(step);
    return [{ from: at, to: at, text: withColon(source, step, ` ${text}`) }];
  }
  const onLine = behindHead(source, step, node, text);
  return isBlock(node) || text === ''
    ? [onLine]
    : [{ from: node.range?.[0] ?? 0, to: valueEnd(node, source.text), text }, onLine];
};

/** {a} is an entry without a colon. */
const withColon = ({ text }: Source, step: Step, value: string): string =>
  step.kind === 'entry' && text[headOf(step) - 1] !== ':' ? `:${value}` : value;

const isItem = ({ kind }: Step): boolean => kind === 'item';

const isBlock = (node: Node): boolean => (isMap(node) || isSeq(node)) && !isFlow(node);

const quotesOf = (node: Node | null): Quotes => {
  if (!isScalar(node)) return undefined;
  return node.type === 'QUOTE_SINGLE' ? 'single' : node.type === 'QUOTE_DOUBLE' ? 'double' : undefined;
};

/** Everything behind the colon or the dash; a comment on that line stays on it. */
const behindHead = (source: Source, step: Step, node: Node, text: string): Splice => {
  const from = headOf(step);
  const value = text === '' ? '' : ` ${text}`;
  return { from, to: valueEnd(node, source.text), text: `${value}${commentAt(source, from, node.range?.[0] ?? from)}` };
};

/** Lines below the key; the comment beside the old value stays beside the key. */
const asBlock = (source: Source, step: Step, node: Node | null, value: unknown, depth: number): Splice => {
  const { text } = source;
  const from = headOf(step);
  const end = endOf(step, text);
  const above = node === null ? '' : commentAt(source, from, node.range?.[0] ?? from);
  const beside = above === '' ? (/^[ \t]+#[^\r\n]*/.exec(text.slice(end))?.[0] ?? '') : '';
  const lines = blockLines(value, indentOf(step.parent) + 2, depth);
  const to = end + beside.length;
  if (isItem(step) && above + beside === '') return { from, to, text: ` ${lines.join('\n').trimStart()}` };
  return { from, to: to + blanksAt(text, to), text: `${above}${beside}\n${lines.join('\n')}` };
};

const blanksAt = (text: string, at: number): number => /^[ \t]*(?=\r?\n|$)/.exec(text.slice(at))?.[0].length ?? 0;

/** The comment between a colon and a value that begins on a later line. */
const commentAt = ({ text }: Source, from: number, start: number): string =>
  lineStart(text, start) > from ? (/^[^\r\n#]*?([ \t]+#[^\r\n]*)/.exec(text.slice(from))?.[1] ?? '') : '';
