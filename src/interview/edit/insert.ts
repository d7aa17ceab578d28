// What is added: an entry of a map, an item of a list. Flow collections grow on their line, block ones by lines.

import { endOf, indentOf, lineEnd, lineStart } from './extents.ts';
import { orderAt, predecessor } from './order.ts';
import { flowPair, inline, itemLines, pairLines } from './render.ts';
import { type Entry, isFlow, type ListNode, lastStep, type MapNode, type Source } from './source.ts';
import { linesAt, type Splice } from './splice.ts';
import type { Path } from './values.ts';

/** An entry of a map that has others. `path` is that of the map. */
export const addEntry = (source: Source, map: MapNode, path: Path, key: string, value: unknown): Splice => {
  const after = predecessor(map.items.map(keyOf), key, orderAt(path));
  const index = map.items.findIndex((one) => keyOf(one) === after);
  const end = endOf(index === -1 ? lastStep(map) : { kind: 'entry', parent: map, index }, source.text);
  if (isFlow(map)) return { from: end, to: end, text: `, ${flowPair(key, value)}` };
  const lines = pairLines(key, value, indentOf(map), path.length + 1);
  const apart = path.length === 0 && isApart(source, map) ? [''] : [];
  return linesAt(source.text, lineEnd(source.text, end), [...apart, ...lines]);
};

const keyOf = ({ key }: Entry): string => String(key.value);

/** Whether blank lines stand between the sections. */
const isApart = ({ text }: Source, { items }: MapNode): boolean =>
  items.slice(1).some(({ key }, i) => {
    const above = items[i]?.key.range?.[1] ?? 0;
    return /\n[ \t]*\r?\n/.test(text.slice(above, lineStart(text, key.range?.[0] ?? 0)));
  });

/** An item at the end of a list that has others. */
export const addItem = (source: Source, list: ListNode, path: Path, value: unknown): Splice => {
  const end = endOf(lastStep(list), source.text);
  if (isFlow(list)) return { from: end, to: end, text: `, ${inline(value, true)}` };
  return linesAt(source.text, lineEnd(source.text, end), itemLines(value, indentOf(list), path.length + 1));
};
