// The words of the schemas of checklists: the core's files, and an organisation's own.
import type { Checklist } from '../model/checklist.ts';
import { type FieldWords, fieldWords } from '../model/pilot/text.ts';
import { controlSlug, dimensionFor, dimensionIds } from '../model/vocabulary.ts';
import { conditions } from '../rules/conditions.ts';
import { rules } from '../rules/index.ts';
import { statutes } from '../rules/regulations.ts';

// Puts words on every property of a JSON Schema: title, description, examples, by the path of the property. A shape that
// stands at many places under one name is written out where its places have words of their own.

export type SchemaNode = {
  title?: string;
  description?: string;
  examples?: readonly unknown[];
  $ref?: string;
  $defs?: Record<string, SchemaNode>;
  anyOf?: SchemaNode[];
  properties?: Record<string, SchemaNode>;
  patternProperties?: Record<string, SchemaNode>;
  additionalProperties?: boolean | SchemaNode;
  propertyNames?: SchemaNode;
  items?: SchemaNode;
  required?: readonly string[];
  [keyword: string]: unknown;
};

export type SchemaWords = {
  readonly title: string;
  readonly description: string;
  readonly examples?: readonly unknown[];
  /** The words that a text may be, where the program knows them and its schema does not say. */
  readonly vocabulary?: readonly string[];
};

/** The words of a place: data.sources[].owner, gates.*.score. `.*` stands for any key, `[]` for any item. */
export type WordsOf = (path: string) => SchemaWords | undefined;

/** Under which name a shape is written once for all of its places; its fields then have words by that name. */
export type NameOf = (node: SchemaNode, path: string) => string | undefined;

export const described = (root: SchemaNode, words: WordsOf, nameOf: NameOf): SchemaNode => {
  const { $defs = {}, $schema, title, ...rest } = root;
  const named: Record<string, SchemaNode> = {};

  const walk = (found: SchemaNode, path: string): SchemaNode => {
    const node = resolved(found, $defs);
    const name = nameOf(node, path);
    if (name === undefined) return inside(node, path);
    if (named[name] === undefined) named[name] = inside(node, name);
    return { $ref: `#/$defs/${name}` };
  };

  const inside = (node: SchemaNode, path: string): SchemaNode => {
    const { anyOf, items, properties, propertyNames, additionalProperties: others } = node;
    return {
      ...node,
      ...(anyOf && { anyOf: anyOf.map((option) => walk(option, path)).flatMap(sideBySide) }),
      ...(items && { items: walk(items, `${path}[]`) }),
      ...(propertyNames && { propertyNames: resolved(propertyNames, $defs) }),
      ...(typeof others === 'object' && { additionalProperties: walk(others, `${path}.*`) }),
      ...(properties && { properties: describeProperties(properties, path) }),
    };
  };

  const describeProperties = (properties: Record<string, SchemaNode>, path: string): Record<string, SchemaNode> =>
    Object.fromEntries(
      Object.entries(properties).map(([key, part]) => {
        const own = path === '' ? key : `${path}.${key}`;
        return [key, describeWithVocabulary(plainText(walk(part, own)), words(own))];
      }),
    );

  const made = inside(rest, '');
  const head = { ...($schema !== undefined && { $schema }), ...(title !== undefined && { title }) };
  return { ...head, ...made, ...(Object.keys(named).length > 0 && { $defs: named }) };
};

const describeWithVocabulary = (node: SchemaNode, said: SchemaWords | undefined): SchemaNode => {
  const { vocabulary, ...words } = said ?? {};
  if (vocabulary === undefined) return { ...words, ...node };
  return { ...words, ...node, enum: node.type === 'string' ? vocabulary : [...vocabulary, null, ''] };
};

/** Any text may be blank text: there is no choice to be made. */
const plainText = (node: SchemaNode): SchemaNode => {
  const [text, ...blanks] = node.anyOf ?? [];
  const isPlain =
    text?.type === 'string' && Object.keys(text).length === 1 && blanks.length === 2 && blanks[0]?.type === 'null';
  return isPlain ? { ...without(node), type: ['string', 'null'] } : node;
};

const without = ({ anyOf: _, ...rest }: SchemaNode): SchemaNode => rest;

/** A choice among choices is one choice. */
const sideBySide = (option: SchemaNode): readonly SchemaNode[] =>
  option.anyOf !== undefined && Object.keys(option).length === 1 ? option.anyOf : [option];

/** What a reference stands for, with what stands beside it. */
const resolved = (node: SchemaNode, defs: Record<string, SchemaNode>): SchemaNode => {
  const { $ref, ...beside } = node;
  if ($ref === undefined) return node;
  const whole = { ...defs[$ref.replace('#/$defs/', '')], ...beside };
  return resolved(isText(whole) ? whole : withoutPattern(whole), defs);
};

/** Or may yet turn out to be one. */
const isText = ({ type, $ref }: SchemaNode): boolean => type === 'string' || $ref !== undefined;

const withoutPattern = ({ pattern: _, ...rest }: SchemaNode): SchemaNode => rest;

type Words = readonly [title: string, description: string, ...examples: unknown[]];

/** Words that the program knows, beyond those that the shape of the files says. */
const vocabularies: Readonly<Record<string, readonly string[]>> = {
  applies: Object.keys(conditions),
  'blocker.when': Object.keys(conditions),
  rule: Object.keys(rules),
};

/** A field of a check, of a gate and the like has the same words wherever it stands. */
const of = ([title, description, ...examples]: Words, vocabulary: readonly string[] | undefined): SchemaWords => ({
  title,
  description,
  ...(examples.length > 0 && { examples }),
  ...(vocabulary && { vocabulary }),
});

const item: Readonly<Record<string, Words>> = {
  id: ['Id', 'The id of the check: its dimension, a dot, and a name. Reports and waivers use it.', 'data.lineage'],
  statement: [
    'Statement',
    'What holds where the check is met, as one sentence. {name} and {name%} stand for a threshold of with.',
    'Every answer can be traced back to the records it came from',
  ],
  gap: ['Gap', 'The same where it does not hold.', 'Answers cannot be traced back to their source records'],
  partly: [
    'Gap in part',
    'The same where it holds in part. Needed where the check can be partial.',
    'Only some answers can be traced back to their source records',
  ],
  fact: ['Fact', 'What an executive reads first, in at most 82 characters.'],
  'fact.absent': [
    'Absent',
    'The gap in short, of a check that is declared.',
    'Answers cannot be traced to their sources',
  ],
  'fact.partly': [
    'Partial',
    'The gap in part in short, of a check that is declared.',
    'Only some answers can be traced',
  ],
  'fact.stated': [
    'Stated',
    'Of a check with a rule: $seen stands for what was seen, $what for what it names as not so.',
    'Load test: not $what',
  ],
  why: [
    'Why',
    'The harm that comes of the gap.',
    'A wrong answer that cannot be traced cannot be corrected at its source.',
  ],
  figures: ['Figures', 'What the literature says. Figures explain; no weight is calibrated by them.'],
  partial: [
    'Partial',
    'How a partial outcome comes about, where there is one.',
    'by the share of sources that have an owner',
  ],
  weight: [
    'Weight',
    'The weight within its dimension, above 0. Weights are conventions and relative to each other.',
    3,
  ],
  gate: ['Gate', 'The gate by which it is due.', 'production'],
  early: [
    'Due earlier',
    'Due by the pilot gate where one of these is stated: outside (users are partners, customers or the public), acts (an agent can take actions that cannot be undone), use (a high-risk use, or the task is to decide). An empty list for never.',
    ['outside', 'acts'],
    [],
  ],
  phase: ['Phase', 'The phase of the plan in which it is closed, 1 to 6.', 2],
  blocker: [
    'Blocker',
    'Whether it shuts its gate while unmet: true, false, or {when: CONDITION}.',
    false,
    true,
    { when: 'agents' },
  ],
  applies: ['Applies', 'The condition under which it counts; without one it always does.', 'external-users'],
  control: ['Control', 'True where the pilot file declares it, under the controls of its dimension.', true],
  rule: ['Rule', 'The rule that judges it from the facts of the pilot file.', 'data.ownership'],
  expect: [
    'Expectation',
    'An expression in CEL over the pilot: met where it is true.',
    'pilot["x-model-risk"].tier <= 2',
  ],
  expect_partly: ['Partial expectation', 'Asked where expect is false: partial, for half the score, where it is true.'],
  with: ['Thresholds', 'The thresholds of the rule, by their names.', { items: 500 }],
  evidence: ['Evidence', 'What would show it, and for how long.', { wanted: 'the lineage document', fresh_days: 365 }],
  'evidence.wanted': ['Wanted', 'What would show it, in words.', 'the inventory entry, with owner and date'],
  'evidence.fresh_days': ['Fresh for', 'The days after which evidence is stale; 365 where not stated.', 365, 90],
  fix: ['Fix', 'What closes the gap: a task of the plan.'],
  'fix.do': ['Do', 'What to do, as an order.', 'Name an owner for every source'],
  'fix.done_when': ['Done when', 'How one sees that it is done.', 'Each source in the pilot file has an owner'],
  'fix.role': ['Role', 'Who does it.', 'data-engineer', 'product-owner', 'compliance'],
  'fix.days': ['Days', 'Effort in person-days, as a range in order.', { low: 1, likely: 2, high: 5 }],
  'fix.days.low': ['Low', 'The fewest person-days that are plausible.', 1],
  'fix.days.likely': ['Likely', 'Person-days, most likely.', 2],
  'fix.days.high': ['High', 'Person-days at the most.', 5],
  'fix.after': ['After', 'The checks that must hold first.', ['data.inventory']],
  references: [
    'References',
    'Clauses of standards, or your own policy under the checklist\u2019s id.',
    ['iso-27001/A.5.9'],
  ],
  examples: ['Examples', 'Fragments of a pilot file, one for each outcome that it can have. They are run as tests.'],
  'examples.given': ['Given', 'What is merged into each of the fragments.'],
  'examples.met': [
    'Met',
    'A fragment on which the check is met.',
    { data: { labels: { count: 900, quality_checked: true } } },
  ],
  'examples.partial': ['Partial', 'A fragment on which the check is partial.'],
  'examples.absent': ['Absent', 'A fragment on which the check is absent.'],
  'examples.unknown': ['Unknown', 'A fragment on which the check is unknown.'],
  'examples.not-applicable': ['Not applicable', 'A fragment on which the check does not apply.'],
  'blocker.when': ['When', 'The condition under which it blocks.', 'external-users'],
  'blocker.waivable': ['Waivable', 'False where a waiver has no effect while the condition is known to hold.', false],
};

const gate: Readonly<Record<string, Words>> = {
  id: ['Id', 'The gate.', 'production'],
  title: ['Title', 'What the gate opens, in words.', 'Production: may be used in business operations'],
  verdict: ['Verdict', 'The verdict once it is open.', 'ready for production'],
  score: ['Score', 'The least score, 0 to 100, over the checks due by the gate.', 75],
  dimension: ['Floor', 'The least score of every dimension, 0 to 100.', 55],
  coverage: ['Coverage', 'The least share of the weight that is answered, 0 to 1.', 0.8],
  evidenced: ['Evidenced', 'The least evidenced score, 0 to 100; null for no such condition.', 40],
  declared_away: ['Declared away', 'The most weight declared not applicable, 0 to 1; null for no such condition.', 0.1],
  require_obligations: ['Obligations', 'True: binding duties in force must be shown.', true],
};

const dimension: Readonly<Record<string, Words>> = {
  id: ['Id', 'The dimension.', 'data'],
  title: ['Title', 'The dimension in words.', 'Data readiness'],
  weight: ['Weight', 'The weight in the score. Weights are relative and need not add up to 100.', 20],
  cause: ['Cause', 'The cause of failure that the dimension guards against.', 'Poor data readiness'],
  figures: ['Figures', 'What the literature says of it.'],
};

const figure: Readonly<Record<string, Words>> = {
  says: ['Says', 'What the source says.', '61% of companies call their own data not ready for AI'],
  source: ['Source', 'Where it stands.', 'S4'],
  origin: ['Origin', 'On what ground the source says so.', 'the article names no origin'],
};

const phase: Readonly<Record<string, Words>> = {
  id: ['Id', 'The number of the phase, 1 to 6.', 2],
  title: ['Title', 'The phase in words.', 'Data'],
  exit: ['Exit', 'What holds when it is over.'],
};

const fact: Readonly<Record<string, Words>> = {
  type: ['Type', 'What the field holds: string, int, double, bool, date or list of string.', 'int'],
  describe: ['Description', 'What is meant, for messages.', 'tier by the model risk policy'],
  enum: ['Words', 'The words that it may hold; with string or list of string.', ['low', 'high']],
  min: ['Least', 'The least that it may be; with int or double.', 1],
  max: ['Most', 'The most that it may be; with int or double.', 4],
};

const head: Readonly<Record<string, Words>> = {
  id: ['Id', 'What the checklist is called, in small letters.', 'northbank'],
  version: ['Version', 'Its version, as text. Reports name it.', '2026.2'],
  title: ['Title', 'Its name in words.', 'Northbank readiness of LLM pilots'],
  extends: ['Extends', 'The checklist that it changes: core.', 'core'],
  minimum_coverage: [
    'Least coverage',
    'The share of the weight, 0 to 1, below whose answers there is no verdict.',
    0.3,
  ],
  plan: [
    'Plan',
    'What a plan takes for granted: the sigma of the factor that all efforts of a simulated plan share.',
    { common_sigma: 0.5 },
  ],
  common_sigma: ['Common sigma', 'Sigma of the log-normal factor that all efforts of a simulated plan share.', 0.5],
  reference: ['Reference', 'What plans of this kind took elsewhere.'],
  dimensions: ['Dimensions', 'The dimensions; an organisation changes their weights by id.'],
  gates: ['Gates', 'The gates; an organisation changes their conditions by id.'],
  phases: ['Phases', 'The phases of the plan.'],
  conditions: ['Conditions', 'The words of each condition, by its name.', { agents: 'the pilot has agents' }],
  checks: ['Changes', 'Changes to checks of the core, by their ids.', { 'data.lineage': { weight: 5, blocker: true } }],
  facts: [
    'Facts',
    'Fields that pilots state under x-NAME.',
    { 'x-model-risk': { tier: { type: 'int', describe: 'tier' } } },
  ],
  applies: ['Applies', 'The condition under which all of these checks count.', 'external-users'],
  items: ['Checks', 'The checks of this file.'],
};

const change: Readonly<Record<string, Words>> = {
  ...item,
  fresh_days: ['Fresh for', 'The days after which evidence of it is stale.', 90],
  disabled: [
    'Disabled',
    'The reason why this organisation does not ask for it.',
    'Traces go to the platform team\u2019s collector',
  ],
};

/** By where a field stands; the first that fits. */
const places: readonly (readonly [RegExp, Readonly<Record<string, Words>>])[] = [
  [/^(?:.*\.)?figures\[\]\.(\w+)$|^figure\.(\w+)$/, figure],
  [/^items\[\]\.(.+)$/, item],
  [/^checks\.\*\.(.+)$/, change],
  [/^(?:gates\[\]|gates\.\*)\.(\w+)$/, gate],
  [/^(?:dimensions\[\]|dimensions\.\*)\.(\w+)$/, dimension],
  [/^phases\[\]\.(\w+)$/, phase],
  [/^facts\.\*\.\*\.(\w+)$/, fact],
  [/^plan\.(\w+)$/, head],
  [/^(\w+)$/, head],
];

export const findChecklistWords = (path: string): SchemaWords | undefined => {
  for (const [pattern, table] of places) {
    const found = pattern.exec(path);
    const key = found?.[1] ?? found?.[2];
    if (key !== undefined) return table[key] && of(table[key], vocabularies[key]);
  }
  return undefined;
};

/** A figure is written at many places. */
export const checklistNames: NameOf = (node) => (node.properties?.origin === undefined ? undefined : 'figure');

// The words of the pilot file's schema: fields from their table, practices from the checklist, duties from the catalogue.

export const findPilotWords = (path: string): SchemaWords | undefined => {
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
    const named = controls.filter(({ id }) => dimensionFor(id) === dimension);
    name(
      mapIn(root, dimension, 'controls'),
      named.map(({ id, statement, why }) => [controlSlug(id), { title: id, description: `${statement}.\n\n${why}` }]),
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
