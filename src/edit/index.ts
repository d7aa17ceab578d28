// Edits of a pilot file's text that leave alone what they do not change: comments, order, quotes, line ends. Every edit is
// read again before it is handed back: its value is the old one with this path changed, or it is not done this way.

import { isRecord } from '../model/vocabulary.ts';
import { read } from '../read/yaml.ts';
import {
  blockLines,
  changed,
  flowPair,
  gone,
  inline,
  isEmpty,
  isInline,
  isSame,
  itemLines,
  type MapValue,
  orderAt,
  type Path,
  pairLines,
  predecessor,
  type Quotes,
  valueAt,
} from './render.ts';
import {
  headEnd,
  indentColumn,
  isFlow,
  isMap,
  isScalar,
  isSeq,
  isUnwritten,
  type ListNode,
  lastStep,
  lineEnd,
  lineStart,
  linesAt,
  type MapEntry,
  type MapNode,
  type Node,
  nodeValue,
  type PathStep,
  parseSource,
  type Splice,
  spliced,
  stepEnd,
  stepNode,
  stepStart,
  textValue,
  unwrittenAt,
  valueEnd,
  wayTo,
  withoutAliases,
  type YamlSource,
} from './source.ts';

// What is added: an entry of a map, an item of a list. Flow collections grow on their line, block ones by lines.

/** An entry of a map that has others. `path` is that of the map. */
const addEntry = (source: YamlSource, map: MapNode, path: Path, key: string, value: unknown): Splice => {
  const after = predecessor(map.items.map(entryKey), key, orderAt(path));
  const index = map.items.findIndex((one) => entryKey(one) === after);
  const end = stepEnd(index === -1 ? lastStep(map) : { kind: 'entry', parent: map, index }, source.text);
  if (isFlow(map)) return { from: end, to: end, text: `, ${flowPair(key, value)}` };
  const lines = pairLines(key, value, indentColumn(map), path.length + 1);
  const apart = path.length === 0 && isApart(source, map) ? [''] : [];
  return linesAt(source.text, lineEnd(source.text, end), [...apart, ...lines]);
};

const entryKey = ({ key }: MapEntry): string => String(key.value);

/** Whether blank lines stand between the sections. */
const isApart = ({ text }: YamlSource, { items }: MapNode): boolean =>
  items.slice(1).some(({ key }, i) => {
    const above = items[i]?.key.range?.[1] ?? 0;
    return /\n[ \t]*\r?\n/.test(text.slice(above, lineStart(text, key.range?.[0] ?? 0)));
  });

/** An item at the end of a list that has others. */
const addItem = (source: YamlSource, list: ListNode, path: Path, value: unknown): Splice => {
  const end = stepEnd(lastStep(list), source.text);
  if (isFlow(list)) return { from: end, to: end, text: `, ${inline(value, true)}` };
  return linesAt(source.text, lineEnd(source.text, end), itemLines(value, indentColumn(list), path.length + 1));
};

// What is taken out: an entry with its lines, an item with its dash, a part of a flow collection with its comma.

/** The ways to take out what has siblings, the one that changes least first. */
const removals = ({ text }: YamlSource, step: PathStep): readonly Splice[] => {
  const [start, end] = [stepStart(step), stepEnd(step, text)];
  if (isFlow(step.parent)) return [{ ...withComma(step, text), text: '' }];
  const line = lineStart(text, start);
  if (/^[ \t]*$/.test(text.slice(line, start))) return [{ from: line, to: lineEnd(text, end), text: '' }];
  return besideDash(text, start, end, nextStart(step));
};

/** The next entry comes up beside the dash, unless comments or blank lines stand between. */
const besideDash = (text: string, start: number, end: number, next: number | undefined): readonly Splice[] => {
  const joined = { from: start, to: next ?? end, text: '' };
  return /#|\n[ \t]*\r?\n/.test(text.slice(end, next)) ? [{ from: start, to: end, text: '' }, joined] : [joined];
};

const nextStart = (step: PathStep): number | undefined =>
  step.index + 1 < step.parent.items.length ? stepStart({ ...step, index: step.index + 1 }) : undefined;

/** The comma behind it, or for the last part the one before it. */
const withComma = (step: PathStep, text: string): Pick<Splice, 'from' | 'to'> => {
  const next = nextStart(step);
  if (next !== undefined) return { from: stepStart(step), to: next };
  return { from: stepEnd({ ...step, index: step.index - 1 }, text), to: stepEnd(step, text) };
};

// What is exchanged: the value of an entry or of an item by another, on its line or on lines of its own.

/** The value of the last of these steps, in the ways that may do, the one that changes least first. */
const replacements = (source: YamlSource, steps: readonly PathStep[], value: unknown): readonly Splice[] => {
  const step = steps.at(-1);
  if (step === undefined) return [];
  const node = stepNode(step);
  const inFlow = steps.some(({ parent }) => isFlow(parent));
  if (!inFlow && !isInline(value, isItem(step) ? 0 : steps.length))
    return [asBlock(source, step, node, value, steps.length)];
  const text = value === null && !inFlow && step.kind === 'entry' ? '' : inline(value, inFlow, nodeQuotes(node));
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
const withColon = ({ text }: YamlSource, step: PathStep, value: string): string =>
  step.kind === 'entry' && text[headEnd(step) - 1] !== ':' ? `:${value}` : value;

const isItem = ({ kind }: PathStep): boolean => kind === 'item';

const isBlock = (node: Node): boolean => (isMap(node) || isSeq(node)) && !isFlow(node);

const nodeQuotes = (node: Node | null): Quotes => {
  if (!isScalar(node)) return undefined;
  return node.type === 'QUOTE_SINGLE' ? 'single' : node.type === 'QUOTE_DOUBLE' ? 'double' : undefined;
};

/** Everything behind the colon or the dash; a comment on that line stays on it. */
const behindHead = (source: YamlSource, step: PathStep, node: Node, text: string): Splice => {
  const from = headEnd(step);
  const value = text === '' ? '' : ` ${text}`;
  return { from, to: valueEnd(node, source.text), text: `${value}${commentAt(source, from, node.range?.[0] ?? from)}` };
};

/** Lines below the key; the comment beside the old value stays beside the key. */
const asBlock = (source: YamlSource, step: PathStep, node: Node | null, value: unknown, depth: number): Splice => {
  const { text } = source;
  const from = headEnd(step);
  const end = stepEnd(step, text);
  const above = node === null ? '' : commentAt(source, from, node.range?.[0] ?? from);
  const beside = above === '' ? (/^[ \t]+#[^\r\n]*/.exec(text.slice(end))?.[0] ?? '') : '';
  const lines = blockLines(value, indentColumn(step.parent) + 2, depth);
  const to = end + beside.length;
  if (isItem(step) && above + beside === '') return { from, to, text: ` ${lines.join('\n').trimStart()}` };
  return { from, to: to + blanksAt(text, to), text: `${above}${beside}\n${lines.join('\n')}` };
};

const blanksAt = (text: string, at: number): number => /^[ \t]*(?=\r?\n|$)/.exec(text.slice(at))?.[0].length ?? 0;

/** The comment between a colon and a value that begins on a later line. */
const commentAt = ({ text }: YamlSource, from: number, start: number): string =>
  lineStart(text, start) > from ? remark(text.slice(from, start)) : '';

/** The blanks and the comment at the end of the first line; a sign that no blank comes before is none. */
const remark = (text: string): string => {
  const [line = ''] = text.split(/[\r\n]/, 1);
  const sign = line.indexOf('#');
  const words = line.slice(0, Math.max(sign, 0)).trimEnd();
  return sign > words.length ? line.slice(words.length) : '';
};

// One edit of a text: where it is made, and that the result reads as it should.

/** The first way of doing it whose text reads as it should; at last the yaml package's own, which may lay lines out anew. */
const edited = (text: string, path: Path, value: unknown): string => {
  const whole = parseSource(text);
  const aim = changed(textValue(whole), path, value);
  const source = withoutAliases(whole, [path]);
  for (const splice of waysTo(source, path, value)) {
    const result = spliced(source.text, [splice], source.eol);
    if (readsAs(result, aim)) return result;
  }
  return laidOutAnew(source, path, value, aim);
};

/** The ways of doing one edit, the plainest first; a splice each. `gone` takes the value out. */
export const waysTo = (source: YamlSource, path: Path, value: unknown): readonly Splice[] => {
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
const atRoot = ({ text, document }: YamlSource, value: unknown): Splice => {
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

const laidOutAnew = (source: YamlSource, path: Path, value: unknown, aim: unknown): string => {
  const kept = byPackage(source, path, value);
  if (kept !== undefined && readsAs(kept, aim)) return kept;
  return `${blockLines(aim, 0, 0).join(source.eol)}${source.eol}`;
};

const byPackage = ({ document, eol }: YamlSource, path: Path, value: unknown): string | undefined => {
  try {
    if (value === gone) document.deleteIn(path);
    else document.setIn(path, document.createNode(value));
    return document.toString({ lineWidth: 0 }).replaceAll('\n', eol);
  } catch {
    return undefined;
  }
};

export type { Path } from './render.ts';

export const MARK = '\uFEFF';

/** The text with a value at this path; maps and lists on the way are made. Throws where the text is no YAML. */
export const setValue = (text: string, path: Path, value: unknown): string => {
  if (text.startsWith(MARK)) return MARK + setValue(text.slice(MARK.length), path, value);
  const old = valueAt(textValue(parseSource(text)), path);
  if (old !== undefined && isSame(old, value)) return text;
  if (isRecord(old) && isRecord(value) && !isEmpty(old) && !isEmpty(value)) return mapSet(text, path, old, value);
  if (Array.isArray(old) && Array.isArray(value) && old.length > 0 && value.length > 0)
    return listSet(text, path, old, value);
  return edited(text, path, value);
};

/** The text without the value at this path; a map or a list that this empties is written {} or []. */
export const removeValue = (text: string, path: Path): string => {
  if (text.startsWith(MARK)) return MARK + removeValue(text.slice(MARK.length), path);
  const source = parseSource(text);
  const above = valueAt(textValue(source), path.slice(0, -1));
  const last = path.at(-1);
  if (last === undefined || typeof above !== 'object' || above === null || !Object.hasOwn(above, last)) return text;
  const left = changed(above, [last], gone);
  return isEmpty(left) ? edited(text, path.slice(0, -1), left) : edited(text, path, gone);
};

/** Key by key, so that what stays the same is not touched. */
const mapSet = (text: string, path: Path, old: MapValue, value: MapValue): string => {
  const set = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .reduce((whole, [key, part]) => setValue(whole, [...path, key], part), text);
  return Object.keys(old)
    .filter((key) => value[key] === undefined)
    .reduce((whole, key) => removeValue(whole, [...path, key]), set);
};

const listSet = (text: string, path: Path, old: readonly unknown[], value: readonly unknown[]): string => {
  const set = value.reduce<string>((whole, item, i) => setValue(whole, [...path, i], item), text);
  const extra = old.map((_, i) => i).slice(value.length);
  return extra.reduceRight((whole, i) => removeValue(whole, [...path, i]), set);
};
