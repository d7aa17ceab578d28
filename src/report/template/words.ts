// What a template says of a field: what is meant, what may stand there, an example; as comment lines.
import { inline } from '../../interview/edit/render.ts';
import type { FieldWords } from '../../model/field-words.ts';
import { bare, isList, isTruth, partOf, type Schema, wordsOf } from '../../model/schema.ts';
import { wrap } from '../layout.ts';

const WIDTH = 100;

/** Comment lines. Their text begins behind one space; an entry that is commented out, behind two or a dash. */
export const comment = (text: string, indent: number): readonly string[] =>
  wrap(text, WIDTH - indent - 2).map((line) => `${' '.repeat(indent)}# ${line}`);

/** `filled` leaves the example out: it stands in the field already. */
export const explained = (words: FieldWords, schema: Schema, indent: number, filled: boolean): readonly string[] => {
  const choices = choicesOf(words, schema);
  if (choices !== '') return [...comment(words.says, indent), ...comment(choices, indent)];
  return comment(filled || isTruth(bare(schema)) ? words.says : `${words.says} Such as: ${exampleOf(words)}`, indent);
};

const exampleOf = ({ example }: FieldWords): string => inline(example, false);

/** One or several of the words of a vocabulary, each with what it means where that is said. */
const choicesOf = ({ choices = {} }: FieldWords, schema: Schema): string => {
  const inner = bare(schema);
  const element = isList(inner) ? partOf(inner, 0) : inner;
  const words = element === undefined ? [] : wordsOf(element);
  if (words.length === 0) return '';
  const named = words.map((word) => (isPlain(choices[word], word) ? word : `${word} (${choices[word]})`));
  return `${isList(inner) ? 'Any of, as a list: ' : 'One of: '}${named.join(', ')}${isList(inner) ? '; [] for none' : ''}.`;
};

const isPlain = (says: string | undefined, word: string): boolean => says === undefined || says === word;
