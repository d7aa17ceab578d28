// The words of the pilot file's schema: fields from their table, practices from the checklist, duties from the catalogue.
import { statutes } from '../../assess/obligations/catalogue.ts';
import type { Checklist } from '../../model/checklist.ts';
import { dimensionIds, dimensionOf, slugOf } from '../../model/dimensions.ts';
import { type FieldWords, fieldWords } from '../../model/field-words.ts';
import type { NameOf, SchemaNode, SchemaWords } from './describe.ts';

export const pilotWordsOf = (path: string): SchemaWords | undefined => {
  const shared = path.replace(/^evidence\.(?=\w)/, 'evidence[].').replace(/^.*(?=\bevidence$)/, '');
  const figure = /(?:^|\.)(low|likely|high)$/.exec(path)?.[1];
  const found = fieldWords[path] ?? fieldWords[shared] ?? fieldWords[`range.${figure}`];
  if (found === undefined) return controlWords[path];
  const example = path.startsWith('share-range.') ? shareExamples[figure ?? ''] : undefined;
  return ofField(example === undefined ? found : { ...found, example });
};

const shareExamples: Readonly<Record<string, number>> = { low: 0.03, likely: 0.06, high: 0.15 };

const ofField = ({ title, says, why, choices = {}, example }: FieldWords): SchemaWords => ({
  title,
  description: [`${says} ${why}`, ...Object.entries(choices).map(([word, meaning]) => `- ${word}: ${meaning}`)].join(
    '\n',
  ),
  examples: [example],
});

/** Every control and every answer to a duty is of one shape, every piece of evidence of another. */
export const pilotNames: NameOf = (node, path) => {
  if (/\.(controls|obligations)\.\*$/.test(path)) return 'control';
  if (/(^|\.)evidence\[\]$/.test(path)) return 'evidence';
  if (node.format === 'date') return 'date';
  if (node.properties?.likely === undefined) return undefined;
  return /rate|share|adoption\.(start|steady)/.test(path) ? 'share-range' : 'range';
};

const controlWords: Readonly<Record<string, SchemaWords>> = {
  'control.status': {
    title: 'Status',
    description: 'How far the practice is: yes and true mean in-place, no and false absent, n/a not-applicable.',
    examples: ['in-place'],
  },
  'control.owner': {
    title: 'Owner',
    description: 'The person or team that answers for it.',
    examples: ['Data platform'],
  },
  'control.verified': {
    title: 'Verified',
    description: 'The day on which somebody last saw that it is so, YYYY-MM-DD.',
    examples: ['2026-10-30'],
  },
  'control.reason': {
    title: 'Reason',
    description: 'Why it does not apply. Required with not-applicable.',
    examples: ['No decision about a person is derived from the output'],
  },
};

/** The practices and the duties by name. Others stay possible: organisations add their own. */
export const withVocabulary = (root: SchemaNode, checklist: Checklist): SchemaNode => {
  const controls = checklist.items.filter((item) => item.control === true);
  for (const dimension of dimensionIds) {
    const named = controls.filter(({ id }) => dimensionOf(id) === dimension);
    name(
      mapIn(root, dimension, 'controls'),
      named.map(({ id, statement, why }) => [slugOf(id), { title: id, description: `${statement}.\n\n${why}` }]),
    );
  }
  name(
    mapIn(root, 'governance', 'obligations'),
    statutes.flatMap(({ title, duties }) =>
      duties.map((duty) => [duty.id, { title: `${title}: ${duty.title}`, description: `${duty.says}.` }] as const),
    ),
  );
  return root;
};

const name = (map: SchemaNode | undefined, words: readonly (readonly [string, SchemaWords])[]): void => {
  if (map === undefined || typeof map.additionalProperties !== 'object') return;
  const value = map.additionalProperties;
  map.properties = Object.fromEntries(words.map(([key, said]) => [key, { ...said, ...value }]));
};

/** The map behind a key, through the options that it may be. */
const mapIn = (node: SchemaNode | undefined, ...[key, ...rest]: readonly string[]): SchemaNode | undefined => {
  if (node === undefined) return undefined;
  if (key === undefined) return node.anyOf ? node.anyOf.find((option) => option.type === 'object') : node;
  const map = node.properties ? node : node.anyOf?.find((option) => option.properties !== undefined);
  return mapIn(map?.properties?.[key], ...rest);
};
