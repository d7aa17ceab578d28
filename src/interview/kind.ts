// Of what kind an answer is, by the schema of the field: that decides how it is asked and read.
import {
  isDate,
  isList,
  isMap,
  isNumber,
  isShare,
  isTruth,
  optionsOf,
  partOf,
  type Schema,
  wordsOf,
} from '../model/schema.ts';
import { isListOfMaps, mapOptionOf } from './path.ts';

export type Kind =
  | 'text'
  | 'number'
  | 'share'
  | 'date'
  | 'truth'
  | 'word' // one of a field's own words
  | 'words' // several of them
  | 'texts'
  | 'estimate' // a number, or low, likely and high
  | 'by-role'
  | 'control'
  | 'practices' // which controls of a dimension are in place
  | 'reason' // why a control does not apply
  | 'evidence' // files and URLs that show what is stated
  | 'price' // an amount or a range, or the tokens that it comes from
  | 'list';

export const kindOf = (schema: Schema): Kind => {
  if (mapOptionOf(schema) !== undefined) return 'price';
  if (optionsOf(schema) !== undefined) return 'estimate';
  if (isListOfMaps(schema)) return 'list';
  if (isList(schema)) return wordsOf(itemOf(schema)).length > 0 ? 'words' : 'texts';
  if (isMap(schema)) return 'by-role';
  if (isTruth(schema)) return 'truth';
  if (isDate(schema)) return 'date';
  if (wordsOf(schema).length > 0) return 'word';
  if (isShare(schema)) return 'share';
  return isNumber(schema) ? 'number' : 'text';
};

const itemOf = (list: Schema): Schema => partOf(list, 0) ?? list;

/** How long an answer takes, in seconds. A convention: nobody measured it. */
export const secondsFor: Readonly<Record<Kind, number>> = {
  text: 12,
  number: 12,
  share: 12,
  date: 12,
  truth: 5,
  word: 5,
  words: 10,
  texts: 12,
  estimate: 20,
  'by-role': 40,
  control: 5,
  practices: 30,
  reason: 15,
  evidence: 12,
  price: 20,
  list: 45,
};

/** A list takes its time once; each return to it is another name, or the word done. */
export const secondsOf = ({ kind, items = [] }: { readonly kind: Kind; readonly items?: readonly string[] }): number =>
  secondsFor[kind === 'list' && items.length > 0 ? 'text' : kind];
