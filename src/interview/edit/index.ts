// Edits of a pilot file's text that leave alone what they do not change: comments, order, quotes, line ends. Every edit is
// read again before it is handed back: its value is the old one with this path changed, or it is not done this way.
import { allAtOnce, type Edit } from './many.ts';
import { edited } from './place.ts';
import { sourceOf, textValue } from './source.ts';
import { changed, type Fields, gone, isEmpty, isFields, isSame, type Path, valueAt } from './values.ts';

export type { Edit } from './many.ts';
export type { Path } from './values.ts';

const MARK = '\uFEFF';

/** The text with a value at this path; maps and lists on the way are made. Throws where the text is no YAML. */
export const setValue = (text: string, path: Path, value: unknown): string => {
  if (text.startsWith(MARK)) return MARK + setValue(text.slice(MARK.length), path, value);
  const old = valueAt(textValue(sourceOf(text)), path);
  if (old !== undefined && isSame(old, value)) return text;
  if (isFields(old) && isFields(value) && !isEmpty(old) && !isEmpty(value)) return mapSet(text, path, old, value);
  if (Array.isArray(old) && Array.isArray(value) && old.length > 0 && value.length > 0)
    return listSet(text, path, old, value);
  return edited(text, path, value);
};

/** The text without the value at this path; a map or a list that this empties is written {} or []. */
export const removeValue = (text: string, path: Path): string => {
  if (text.startsWith(MARK)) return MARK + removeValue(text.slice(MARK.length), path);
  const source = sourceOf(text);
  const above = valueAt(textValue(source), path.slice(0, -1));
  const last = path.at(-1);
  if (last === undefined || typeof above !== 'object' || above === null || !Object.hasOwn(above, last)) return text;
  const left = changed(above, [last], gone);
  return isEmpty(left) ? edited(text, path.slice(0, -1), left) : edited(text, path, gone);
};

/** Key by key, so that what stays the same is not touched. */
const mapSet = (text: string, path: Path, old: Fields, value: Fields): string => {
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

/** Many edits in their order; those that do not meet are made at once. */
export const setAll = (text: string, edits: readonly Edit[]): string => {
  if (text.startsWith(MARK)) return MARK + setAll(text.slice(MARK.length), edits);
  let [whole, left] = [text, edits];
  while (left.length > 0) {
    const { text: together, done } = allAtOnce(whole, left);
    const [first] = left;
    if (done.size > 1 || first === undefined) [whole, left] = [together, left.filter((edit) => !done.has(edit))];
    else [whole, left] = [one(whole, first), left.slice(1)];
  }
  return whole;
};

const one = (text: string, { path, value }: Edit): string =>
  value === undefined ? removeValue(text, path) : setValue(text, path, value);
