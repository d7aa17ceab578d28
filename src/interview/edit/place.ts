// One edit of a text: where it is made, and that the result reads as it should.
import { read } from '../../assess/positions.ts';
import { withoutAliases } from './aliases.ts';
import { lineStart } from './extents.ts';
import { addEntry, addItem } from './insert.ts';
import { removals } from './remove.ts';
import { blockLines } from './render.ts';
import { replacements } from './replace.ts';
import {
  isMap,
  isSeq,
  type ListNode,
  type MapNode,
  nodeValue,
  type Source,
  sourceOf,
  textValue,
  wayTo,
} from './source.ts';
import { linesAt, type Splice, spliced } from './splice.ts';
import { changed, gone, isEmpty, isSame, type Path } from './values.ts';

/** The first way of doing it whose text reads as it should; at last the yaml package's own, which may lay lines out anew. */
export const edited = (text: string, path: Path, value: unknown): string => {
  const whole = sourceOf(text);
  const aim = changed(textValue(whole), path, value);
  const source = withoutAliases(whole, path);
  for (const splice of waysTo(source, path, value)) {
    const result = spliced(source.text, [splice], source.eol);
    if (readsAs(result, aim)) return result;
  }
  return laidOutAnew(source, path, value, aim);
};

export const waysTo = (source: Source, path: Path, value: unknown): readonly Splice[] => {
  const { steps, node, rest } = wayTo(source, path);
  const last = steps.at(-1);
  if (value === gone) return last === undefined || rest.length > 0 ? [] : removals(source, last);
  const [next, ...more] = rest;
  const inside = next === undefined ? value : changed(undefined, more, value);
  const at = path.slice(0, path.length - rest.length);
  if (typeof next === 'string' && isMap(node) && node.items.length > 0)
    return [addEntry(source, node as MapNode, at, next, inside)];
  if (typeof next === 'number' && isSeq(node) && node.items.length > 0)
    return [addItem(source, node as ListNode, at, inside)];
  const whole = rest.length === 0 ? value : changed(nodeValue(node, source), rest, value);
  return last === undefined ? [atRoot(source, whole)] : replacements(source, steps, whole);
};

/** A file without any entry, or without more than {}. */
const atRoot = ({ text, document }: Source, value: unknown): Splice => {
  const { contents } = document;
  const lines = isEmpty(value) ? ['{}'] : blockLines(value, 0, 0);
  if (contents === null || contents.range[0] === contents.range[1]) return linesAt(text, endOfText(text), lines);
  const from = lineStart(text, contents.range[0]);
  return {
    from,
    to: contents.range[1],
    text: lines.join('\n') + (text.slice(0, contents.range[1]).endsWith('\n') ? '\n' : ''),
  };
};

/** Before a document's end mark. */
const endOfText = (text: string): number => {
  const mark = /^\.\.\.\s*$/m.exec(text);
  return mark?.index ?? text.length;
};

/** By the reader that the program judges with, which is another package than the one that edits. */
export const readsAs = (text: string, aim: unknown): boolean => {
  const { value, error } = read(text);
  return error === undefined && isSame(value ?? null, aim);
};

const laidOutAnew = (source: Source, path: Path, value: unknown, aim: unknown): string => {
  const kept = byPackage(source, path, value);
  if (kept !== undefined && readsAs(kept, aim)) return kept;
  return `${blockLines(aim, 0, 0).join(source.eol)}${source.eol}`;
};

const byPackage = ({ document, eol }: Source, path: Path, value: unknown): string | undefined => {
  try {
    if (value === gone) document.deleteIn(path);
    else document.setIn(path, document.createNode(value));
    return document.toString({ lineWidth: 0 }).replaceAll('\n', eol);
  } catch {
    return undefined;
  }
};
