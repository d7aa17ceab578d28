// The text of a new pilot file: a template to fill in, valid as it stands and of nearly nothing known, every field
// explained; or another pilot's file without what is the other's own.

import type { Path } from '../edit/index.ts';
import type { Edit } from '../edit/many.ts';
import { inline, keyText } from '../edit/render.ts';
import type { CheckItem, Checklist } from '../model/checklist.ts';
import { pilotSchema } from '../model/pilot/pilot.ts';
import { type FieldWords, fieldWords } from '../model/pilot/text.ts';
import {
  bare,
  enumValues,
  isDate,
  isList,
  isMap,
  isTruth,
  mapKeys,
  optionFor,
  partSchema,
  type Schema,
  unionOptions,
} from '../model/schema.ts';
import { controlSlug, dimensionFor, statuses } from '../model/vocabulary.ts';
import { schemaLine } from './json-schema.ts';
import { wrap } from './text.ts';

// Which fields the short template has: those that a first judgement turns on. The rest can be added any time.

const fields = [
  'pilot.name',
  'pilot.owner',
  'pilot.sponsor',
  'pilot.stage',
  'pilot.started',
  'pilot.production_target',
  'pilot.users',
  'pilot.task',
  'pilot.workflow.name',
  'pilot.workflow.volume_per_month',
  'pilot.workflow.improves',
  'pilot.jurisdictions',
  'kpis.measures[].name',
  'kpis.measures[].role',
  'kpis.measures[].unit',
  'kpis.measures[].direction',
  'kpis.measures[].baseline',
  'kpis.measures[].target',
  'kpis.measures[].by',
  'kpis.measures[].source',
  'data.sources[].name',
  'data.sources[].kind',
  'data.sources[].system',
  'data.sources[].owner',
  'data.sources[].classification',
  'data.sources[].personal_data',
  'data.sources[].access',
  'data.sources[].protection',
  'data.production_sample.items',
  'data.production_sample.curated',
  'architecture.approach',
  'architecture.knowledge.used',
  'architecture.integrations[].system',
  'architecture.integrations[].interface',
  'architecture.integrations[].direction',
  'architecture.integrations[].owner',
  'architecture.integrations[].critical',
  'architecture.integrations[].legacy',
  'architecture.integrations[].status',
  'governance.classification.eu_link',
  'governance.classification.prohibited_practices',
  'governance.classification.annex_i_component',
  'governance.classification.high_risk_uses',
  'governance.classification.profiles_people',
  'governance.affects',
  'evaluation.dataset.items',
  'evaluation.dataset.source',
  'evaluation.dataset.versioned',
  'evaluation.dataset.refreshed',
  'operations.owners.monitoring',
  'operations.owners.incidents',
  'talent.team[].role',
  'talent.team[].fte',
] as const;

/** Whether a field is in the short template, or leads to one that is. */
const isMinimal = (key: string): boolean =>
  fields.some((field) => field === key || field.startsWith(`${key}.`) || field.startsWith(`${key}[`));

// What a template says of a field: what is meant, what may stand there, an example; as comment lines.

const WIDTH = 100;

/** Comment lines. Their text begins behind one space; an entry that is commented out, behind two or a dash. */
const comment = (text: string, indent: number): readonly string[] =>
  wrap(text, WIDTH - indent - 2).map((line) => `${' '.repeat(indent)}# ${line}`);

/** `filled` leaves the example out: it stands in the field already. */
const explained = (
  words: FieldWords,
  schema: Schema,
  { indent, filled }: Spot,
  { minimal }: Asked,
): readonly string[] => {
  const choices = choicesText(words, schema, minimal);
  if (choices !== '') return [...comment(words.says, indent), ...comment(choices, indent)];
  return comment(filled || isTruth(bare(schema)) ? words.says : `${words.says} Such as: ${exampleText(words)}`, indent);
};

const exampleText = ({ example }: FieldWords): string => inline(example, false);

/** One or several of the words of a vocabulary, each with what it means where that is said; in short without what it is not. */
const choicesText = ({ choices = {} }: FieldWords, schema: Schema, minimal: boolean): string => {
  const inner = bare(schema);
  const element = isList(inner) ? partSchema(inner, 0) : inner;
  const words = element === undefined ? [] : enumValues(element);
  if (words.length === 0) return '';
  const named = words.map((word) => {
    const says = minimal ? choices[word]?.split(' (not: ', 1)[0] : choices[word];
    return isPlain(says, word) ? word : `${word} (${says})`;
  });
  return `${isList(inner) ? 'Any of, as a list: ' : 'One of: '}${named.join(', ')}${isList(inner) ? '; [] for none' : ''}.`;
};

const isPlain = (says: string | undefined, word: string): boolean => says === undefined || says === word;

// The lines of a template: the fields of the schema in its order, each explained, with nothing filled in. Of a list the
// items are commented out, filled with examples: an empty list would be an answer.

type Asked = { readonly checklist: Checklist; readonly minimal: boolean };

/** A place in the template. `key` is that of the words: data.sources[].owner. Inside an example fields are filled. */
type Spot = { readonly key: string; readonly indent: number; readonly filled: boolean };

/** The sections of the file, each as its lines. */
const templateSections = (schema: Schema, asked: Asked): readonly (readonly string[])[] =>
  templateParts(schema, { key: '', indent: 0, filled: false }, asked).filter((lines) => lines.length > 0);

/** The fields of a map, each as its lines. */
const templateParts = (schema: Schema, spot: Spot, asked: Asked): readonly (readonly string[])[] =>
  mapKeys(schema)
    .filter((name) => name !== 'evidence' && name !== 'version')
    .map((name) => [name, { ...spot, key: spot.key === '' ? name : `${spot.key}.${name}` }] as const)
    .filter(
      ([, { key }]) => !asked.minimal || isMinimal(key) || (isControls(key) && sectionControls(key, asked).length > 0),
    )
    .map(([name, inner]) => templateField(name, partSchema(schema, name), inner, asked));

const fieldLines = (schema: Schema, spot: Spot, asked: Asked): readonly string[] =>
  templateParts(schema, spot, asked).flat();

const templateField = (name: string, found: Schema | undefined, spot: Spot, asked: Asked): readonly string[] => {
  const words = fieldWords[spot.key];
  if (found === undefined || words === undefined) return [];
  const schema = bare(found);
  if (isControls(spot.key)) return controlLines(name, spot, asked);
  const item = isList(schema) ? partSchema(schema, 0) : undefined;
  if (item !== undefined && isMap(item)) return listLines(name, words, item, spot, asked);
  if (isMap(schema) && spot.key !== 'plan.capacity' && spot.key !== 'governance.obligations') {
    return mapLines(name, words, schema, spot, asked);
  }
  return [...explained(words, schema, spot, asked), leaf(name, words, spot)];
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
const sectionControls = (key: string, { checklist, minimal }: Asked): readonly CheckItem[] =>
  checklist.items.filter(
    (item) =>
      item.control === true &&
      dimensionFor(item.id) === key.slice(0, key.indexOf('.')) &&
      (!minimal || item.blocker !== false || item.gate === 'pilot'),
  );

const controlLines = (name: string, spot: Spot, asked: Asked): readonly string[] => [
  ...comment('Practices: each a status in one word, or a map (see the top of this file).', spot.indent),
  `${' '.repeat(spot.indent)}${name}:`,
  ...sectionControls(spot.key, asked).flatMap((item) => [
    ...comment(`${item.statement}.`, spot.indent + 2),
    `${' '.repeat(spot.indent + 2)}${controlSlug(item.id)}:`,
  ]),
];

export const templateKinds = ['minimal', 'full'] as const;
export type TemplateKind = (typeof templateKinds)[number];

/** A pilot file to fill in, valid as it stands; `schema` is the path or URL of its JSON Schema. */
export const template = (kind: TemplateKind, checklist: Checklist, schema: string): string => {
  const asked = { checklist, minimal: kind === 'minimal' };
  const sections = templateSections(pilotSchema, asked).map((lines) => lines.join('\n'));
  return `${[schemaLine(schema), ...head(kind), 'version: 1', '', sections.join('\n\n')].join('\n')}\n`;
};

const head = (kind: TemplateKind): readonly string[] => [
  ...comment('A pilot file: fill in what you know and leave the rest blank. Blank means not known yet, never fine.', 0),
  ...comment(
    'readiness validate names every mistake, readiness assess judges, readiness interview asks for what is blank.',
    0,
  ),
  ...(kind === 'minimal'
    ? comment('This is the short one; readiness init --template full explains every field that there is.', 0)
    : []),
  '#',
  ...comment(
    `Under controls: one of ${statuses.join(', ')}; or {status: in-place, evidence: [FILE], owner: WHO, verified: DATE}. not-applicable needs a reason: {status: not-applicable, reason: WHY}.`,
    0,
  ),
  ...comment(
    'Any section and any item may carry evidence: [FILE, …], files beside this one that show what is stated.',
    0,
  ),
  '#',
];

// A new pilot that starts from another's file: what is the other's own goes, the rest stays as it was written.

/** What was found in the other pilot, for a word on it. */
export type Taken = {
  readonly edits: readonly Edit[];
  readonly blanked: Readonly<Record<'dates' | 'figures' | 'evidence' | 'waivers', number>>;
};

/** Where the other pilot stands, and figures that were measured on it or counted in it. */
const figures: ReadonlySet<string> = new Set([
  'pilot.stage',
  'pilot.prior_internal_use',
  'kpis.measures[].baseline',
  'kpis.measures[].measured',
  'kpis.adoption.active_users',
  'data.sources[].quality',
  'data.sources[].freshness.actual_hours',
  'data.production_sample',
  'data.labels',
  'architecture.load.tested_concurrency',
  'architecture.load.p95_ms.measured',
  'evaluation.dataset.items',
  'evaluation.dataset.messy_share',
  'evaluation.metrics[].measured',
  'evaluation.hallucination.measured',
  'evaluation.judge.agreement',
  'operations.service_levels.availability.measured',
  'operations.service_levels.p95_ms.measured',
  'talent.users_trained_share',
]);

export const NEW_NAME = 'My pilot';

/**
 * The edits that blank what is another pilot's own (dates, figures, evidence, waivers, the name), and how many of each.
 */
export const takenFrom = (value: unknown): Taken => {
  const found = foundIn(pilotSchema, value, []);
  const count = (kind: Kind): number => found.filter((one) => one.kind === kind).length;
  return {
    edits: [
      { path: ['pilot', 'name'], value: NEW_NAME },
      ...found.map(({ path, keep }) => ({ path, value: keep ? null : undefined })),
    ],
    blanked: {
      dates: count('dates'),
      figures: count('figures'),
      evidence: count('evidence'),
      waivers: count('waivers'),
    },
  };
};

type Kind = keyof Taken['blanked'];

/** `keep`: the key stays, without a value. */
type Found = { readonly kind: Kind; readonly path: Path; readonly keep: boolean };

const foundIn = (wrapped: Schema | undefined, value: unknown, path: Path): readonly Found[] => {
  if (value === null || value === undefined || value === '') return [];
  const kind = ownKind(wrapped, value, path);
  if (kind !== undefined)
    return [{ kind, path, keep: path.at(-1) !== 'verified' && (kind === 'dates' || kind === 'figures') }];
  if (typeof value !== 'object') return [];
  const schema = wrapped && meant(wrapped, value);
  return Object.entries(value).flatMap(([key, part]) => {
    const step = Array.isArray(value) ? Number(key) : key;
    return foundIn(schema && partSchema(schema, step), part, [...path, step]);
  });
};

const ownKind = (schema: Schema | undefined, value: unknown, path: Path): Kind | undefined => {
  const [last] = path.slice(-1);
  if (path.length === 1 && last === 'waivers') return 'waivers';
  if (last === 'evidence') return 'evidence';
  if (figures.has(pathKey(path))) return 'figures';
  const dated = schema === undefined ? isOwnDate(value, path) : isDate(bare(schema));
  return dated ? 'dates' : undefined;
};

/** In the fields of an organisation, which no schema here describes. */
const isOwnDate = (value: unknown, [section]: Path): boolean =>
  String(section).startsWith('x-') && /^\d{4}-\d{2}-\d{2}$/.test(String(value));

const pathKey = (path: Path): string =>
  path
    .map((part) => (typeof part === 'number' ? '[]' : `.${part}`))
    .join('')
    .slice(1);

/** The option of a union that the value means. */
const meant = (wrapped: Schema, value: unknown): Schema | undefined => {
  const schema = bare(wrapped);
  const options = unionOptions(schema);
  if (options === undefined) return schema;
  const option = optionFor(options, value);
  return option && (isList(option) ? option : meant(option, value));
};
