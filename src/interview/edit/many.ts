// Edits that do not meet, made in one go: the text is read once for all of them.
import { readsAs, waysTo } from './place.ts';
import { type Source, sourceOf, textValue, wayTo } from './source.ts';
import { type Splice, spliced } from './splice.ts';
import { changed, gone, isFields, isSame, type Path, valueAt } from './values.ts';

/** `value` undefined takes out what is there. */
export type Edit = { readonly path: Path; readonly value: unknown };

type Made = { readonly text: string; readonly done: ReadonlySet<Edit> };

/** Which of them were made, and the text with them. They depend on nothing that is left. */
export const allAtOnce = (text: string, edits: readonly Edit[]): Made => {
  const source = sourceOf(text);
  const old = textValue(source);
  const chosen = new Map<Edit, Splice | undefined>();
  const earlier: Path[] = [];
  for (const edit of edits) {
    const splice = spliceFor(source, old, edit);
    const meets = earlier.some((path) => isWithin(path, edit.path) || isWithin(edit.path, path));
    const apart =
      splice === 'none' || (splice !== undefined && [...chosen.values()].every((other) => isApart(splice, other)));
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
const isApart = (a: Splice, b: Splice | undefined): boolean => b === undefined || a.from > b.to || b.from > a.to;

/** Of a value that is there already, or that is to go from a map with others. 'none': it is so already. */
const spliceFor = (source: Source, old: unknown, { path, value }: Edit): Splice | 'none' | undefined => {
  const present = valueAt(old, path);
  if (isSame(present, value)) return 'none';
  if (wayTo(source, path).rest.length > 0 || (typeof value === 'object' && value !== null)) return undefined;
  if (value !== undefined) return waysTo(source, path, value)[0];
  const above = valueAt(old, path.slice(0, -1));
  return isFields(above) && Object.keys(above).length > 1 ? waysTo(source, path, gone)[0] : undefined;
};
