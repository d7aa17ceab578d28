// Aliases of what is about to change: each is written out first, so that it keeps its value.
import { visit } from 'yaml';
import { inline } from './render.ts';
import { type Alias, type Node, nodeOf, nodeValue, type Source, sourceOf, wayTo } from './source.ts';
import { type Splice, spliced } from './splice.ts';
import type { Path } from './values.ts';

/** The same values in a text in which nothing outside the path shares what the path leads through or to. */
export const withoutAliases = (source: Source, path: Path): Source => {
  if (!source.text.includes('*')) return source;
  const { steps, node, rest } = wayTo(source, path);
  const own = new Set<unknown>([source.document.contents, ...steps.map(nodeOf)]);
  if (rest.length === 0 && node !== null) visit(node, { Node: (_, inside) => void own.add(inside) });
  const splices: Splice[] = [];
  visit(source.document, {
    Alias: (_, alias) => {
      if (!own.has(alias) && own.has(alias.resolve(source.document))) splices.push(writtenOut(alias, source));
    },
  });
  return splices.length === 0 ? source : sourceOf(spliced(source.text, splices, source.eol));
};

const writtenOut = (alias: Alias, source: Source): Splice => ({
  from: alias.range?.[0] ?? 0,
  to: alias.range?.[1] ?? 0,
  text: inline(nodeValue(alias as Node, source), true),
});
