// The lines of a template: the fields of the schema in its order, each explained, with nothing filled in. Of a list the
// items are commented out, filled with examples: an empty list would be an answer.
import { inline, keyText } from '../../interview/edit/render.ts';
import type { CheckItem, Checklist } from '../../model/checklist.ts';
import { dimensionOf, slugOf } from '../../model/dimensions.ts';
import { type FieldWords, fieldWords } from '../../model/field-words.ts';
import { bare, isList, isMap, keysOf, partOf, type Schema } from '../../model/schema.ts';
import { isMinimal } from './minimal.ts';
import { comment, explained } from './words.ts';

export type Asked = { readonly checklist: Checklist; readonly minimal: boolean };

/** A place in the template. `key` is that of the words: data.sources[].owner. Inside an example fields are filled. */
type Spot = { readonly key: string; readonly indent: number; readonly filled: boolean };

/** The sections of the file, each as its lines. */
export const sectionsOf = (schema: Schema, asked: Asked): readonly (readonly string[])[] =>
  partsOf(schema, { key: '', indent: 0, filled: false }, asked).filter((lines) => lines.length > 0);

/** The fields of a map, each as its lines. */
const partsOf = (schema: Schema, spot: Spot, asked: Asked): readonly (readonly string[])[] =>
  keysOf(schema)
    .filter((name) => name !== 'evidence' && name !== 'version')
    .map((name) => [name, { ...spot, key: spot.key === '' ? name : `${spot.key}.${name}` }] as const)
    .filter(([, { key }]) => !asked.minimal || isMinimal(key) || (isControls(key) && controlsOf(key, asked).length > 0))
    .map(([name, inner]) => fieldOf(name, partOf(schema, name), inner, asked));

const fieldLines = (schema: Schema, spot: Spot, asked: Asked): readonly string[] => partsOf(schema, spot, asked).flat();

const fieldOf = (name: string, found: Schema | undefined, spot: Spot, asked: Asked): readonly string[] => {
  const words = fieldWords[spot.key];
  if (found === undefined || words === undefined) return [];
  const schema = bare(found);
  if (isControls(spot.key)) return controlLines(name, spot, asked);
  const item = isList(schema) ? partOf(schema, 0) : undefined;
  if (item !== undefined && isMap(item)) return listLines(name, words, item, spot, asked);
  if (isMap(schema) && spot.key !== 'plan.capacity' && spot.key !== 'governance.obligations') {
    return mapLines(name, words, schema, spot, asked);
  }
  return [...explained(words, schema, spot.indent, spot.filled), leaf(name, words, spot)];
};

const leaf = (name: string, words: FieldWords, { indent, filled, key }: Spot): string => {
  const value = filled ? inline(words.example, false) : key === 'pilot.name' ? 'My pilot' : '';
  return `${' '.repeat(indent)}${keyText(name)}:${value === '' ? '' : ` ${value}`}`;
};

const mapLines = (name: string, words: FieldWords, schema: Schema, spot: Spot, asked: Asked): readonly string[] => [
  ...comment(words.says, spot.indent),
  `${' '.repeat(spot.indent)}${name}:`,
  ...fieldLines(schema, { ...spot, indent: spot.indent + 2 }, asked),
];

/** Columns that the mark of a comment and the dash of an item take. */
const SHIFT = 6;

/** One item as an example, commented out: without the marks it is a valid one. */
const listLines = (name: string, words: FieldWords, item: Schema, spot: Spot, asked: Asked): readonly string[] => {
  const pad = ' '.repeat(spot.indent);
  const shift = spot.indent + SHIFT;
  const fields = fieldLines(item, { key: `${spot.key}[]`, indent: shift, filled: true }, asked);
  const [first = '', ...more] = fields.map((line) => line.slice(shift));
  return [
    ...comment(`${words.says} An item for each; [] says that there is none.`, spot.indent),
    `${pad}${name}:`,
    `${pad}  # - ${first}`,
    ...more.map((line) => `${pad}  #   ${line}`),
  ];
};

const isControls = (key: string): boolean => key.endsWith('.controls');

/** In the short template: those that may block, and those that are due by the first gate. */
const controlsOf = (key: string, { checklist, minimal }: Asked): readonly CheckItem[] =>
  checklist.items.filter(
    (item) =>
      item.control === true &&
      dimensionOf(item.id) === key.slice(0, key.indexOf('.')) &&
      (!minimal || item.blocker !== false || item.gate === 'pilot'),
  );

const controlLines = (name: string, spot: Spot, asked: Asked): readonly string[] => [
  ...comment('Practices: each a status in one word, or a map (see the top of this file).', spot.indent),
  `${' '.repeat(spot.indent)}${name}:`,
  ...controlsOf(spot.key, asked).flatMap((item) => [
    ...comment(`${item.statement}.`, spot.indent + 2),
    `${' '.repeat(spot.indent + 2)}${slugOf(item.id)}:`,
  ]),
];
