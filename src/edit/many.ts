// Many edits of a text: those that do not meet are made in one go, with one reading of the text for all of them.
import { isRecord } from '../model/vocabulary.ts';
import { MARK, readsAs, removeValue, setValue, waysTo } from './index.ts';
import { changed, gone, isSame, type Path, valueAt } from './render.ts';
import {
  isAlias,
  parseSource,
  type Splice,
  spliced,
  textValue,
  wayTo,
  withoutAliases,
  writtenOut,
  type YamlSource,
} from './source.ts';

/** `value` undefined takes out what is there. */
export type Edit = { readonly path: Path; readonly value: unknown };

type Made = { readonly text: string; readonly done: ReadonlySet<Edit> };

/** Which of them were made, and the text with them. They depend on nothing that is left. */
const allAtOnce = (text: string, edits: readonly Edit[]): Made => {
  const source = parseSource(text);
  const old = textValue(source);
  const chosen = new Map<Edit, Splice | undefined>();
  const earlier: Path[] = [];
  for (const edit of edits) {
    const splice = spliceFor(source, old, edit);
    const meets = earlier.some((path) => isWithin(path, edit.path) || isWithin(edit.path, path));
    const apart =
      splice === 'none' || (splice !== undefined && [...chosen.values()].every((other) => manyIsApart(splice, other)));
    if (apart && !meets) chosen.set(edit, splice === 'none' ? undefined : splice);
    earlier.push(reach(edit));
  }
  const result = spliced(
    text,
    [...chosen.values()].filter((one) => one !== undefined),
    source.eol,
  );
  const aim = [...chosen].reduce(
    (whole, [{ path, value }, splice]) =>
      splice === undefined ? whole : changed(whole, path, value === undefined ? gone : value),
    old,
  );
  return readsAs(result, aim) ? { text: result, done: new Set(chosen.keys()) } : { text, done: new Set() };
};

/** An item that goes moves those behind it. */
const reach = ({ path, value }: Edit): Path =>
  value === undefined && typeof path.at(-1) === 'number' ? path.slice(0, -1) : path;

const isWithin = (path: Path, above: Path): boolean => above.every((part, i) => path[i] === part);

/** With something between them: two entries of a flow map share a comma. */
const manyIsApart = (a: Splice, b: Splice | undefined): boolean => b === undefined || a.from > b.to || b.from > a.to;

/** Of a value that is there already, or that is to go from a map with others. 'none': it is so already. */
const spliceFor = (source: YamlSource, old: unknown, { path, value }: Edit): Splice | 'none' | undefined => {
  const present = valueAt(old, path);
  if (isSame(present, value)) return 'none';
  if (wayTo(source, path).rest.length > 0 || (typeof value === 'object' && value !== null)) return undefined;
  if (value !== undefined) return waysTo(source, path, value)[0];
  const above = valueAt(old, path.slice(0, -1));
  return isRecord(above) && Object.keys(above).length > 1 ? waysTo(source, path, gone)[0] : undefined;
};

/** Many edits in their order; those that do not meet are made at once. */
export const setAll = (text: string, edits: readonly Edit[]): string => {
  if (text.startsWith(MARK)) return MARK + setAll(text.slice(MARK.length), edits);
  let [whole, left] = [apart(text, edits), edits];
  while (left.length > 0) {
    const { text: together, done } = allAtOnce(whole, left);
    const [first] = left;
    if (done.size > 1 || first === undefined) [whole, left] = [together, left.filter((edit) => !done.has(edit))];
    else [whole, left] = [one(whole, first), left.slice(1)];
  }
  return whole;
};

/** The text with aliases written out where edits that change something meet them; a path that leads into one needs its own. */
const apart = (text: string, edits: readonly Edit[]): string => {
  if (!text.includes('*')) return text;
  const source = parseSource(text);
  const old = textValue(source);
  const paths = edits.filter(({ path, value }) => !isSame(valueAt(old, path), value)).map(({ path }) => path);
  const into = paths.flatMap((path) => {
    const { node, rest } = wayTo(source, path);
    return rest.length > 0 && isAlias(node) ? [node] : [];
  });
  const splices = [...new Set(into)].map((alias) => writtenOut(alias, source));
  const entered = splices.length === 0 ? source : parseSource(spliced(text, splices, source.eol));
  return withoutAliases(entered, paths).text;
};

const one = (text: string, { path, value }: Edit): string =>
  value === undefined ? removeValue(text, path) : setValue(text, path, value);
