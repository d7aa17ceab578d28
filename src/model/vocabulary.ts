// The dimensions and gates by their ids, and what the id of a check says: data.lineage.

export const dimensionIds = [
  'kpis',
  'data',
  'architecture',
  'governance',
  'evaluation',
  'operations',
  'talent',
] as const;
export const gateIds = ['pilot', 'production', 'scale'] as const;

export type DimensionId = (typeof dimensionIds)[number];
export type GateId = (typeof gateIds)[number];

/** The dimension that a check belongs to is the first word of its id. */
export const dimensionFor = (id: string): DimensionId => readId(id).dimension;

/** The control's key in the pilot file is the second word of its id. */
export const controlSlug = (id: string): string => readId(id).slug;

type IdWords = { readonly dimension: DimensionId; readonly slug: string };

const readId = (id: string): IdWords => {
  const known = ids.get(id);
  if (known !== undefined) return known;
  const dot = id.indexOf('.');
  const made = { dimension: id.slice(0, dot) as DimensionId, slug: id.slice(dot + 1) };
  ids.set(id, made);
  return made;
};

/** The ids of checklists, taken apart once: a text that is cut anew is slow to look up by. */
const ids = new Map<string, IdWords>();

// The words of one field.

export type FieldWords = {
  /** Two or three words: Tasks per month. */
  readonly title: string;
  /** The question, as one would ask a colleague. */
  readonly ask: string;
  /** What is meant, with unit and range. */
  readonly says: string;
  /** What hangs on the answer. */
  readonly why: string;
  /** A value that is valid here. */
  readonly example: unknown;
  /** What the words of its vocabulary mean, where they do not speak for themselves. */
  readonly choices?: Readonly<Record<string, string>>;
};

export type WordsByPath = Readonly<Record<string, FieldWords>>;

// Words of the pilot file that code asks for by name, apart from the schemas that hold them: reading them loads no zod.

/** From never to always: the order is used to compare with a retraining cadence. */
export const changeRates = ['static', 'yearly', 'quarterly', 'monthly', 'weekly', 'daily', 'live'] as const;
export const retrainCadences = ['yearly', 'quarterly', 'monthly', 'weekly', 'daily'] as const;

export const roles = [
  'product-owner',
  'ml-engineer',
  'llm-engineer',
  'software-engineer',
  'data-engineer',
  'data-scientist',
  'devops',
  'sre',
  'domain-expert',
  'user-representative',
  'legal',
  'compliance',
  'security',
  'responsible-ai',
  'change-manager',
  'other',
] as const;
export type Role = (typeof roles)[number];

/** Who counts as another where nobody has that role. */
export const standIns: ReadonlyMap<string, Role> = new Map<Role, Role>([
  ['ml-engineer', 'llm-engineer'],
  ['devops', 'sre'],
  ['legal', 'compliance'],
]);

export const statuses = ['in-place', 'partial', 'planned', 'absent', 'unknown', 'not-applicable'] as const;
export type Status = (typeof statuses)[number];

/** Words that people write for a status, with what they are read as. */
export const statusWords = { yes: 'in-place', no: 'absent', 'n/a': 'not-applicable' } as const;

/** The status that a word stands for: yes and true are in-place, no and false absent, n/a not-applicable. */
export const statusByWord = (word: Status | keyof typeof statusWords | boolean): Status => {
  if (typeof word === 'boolean') return word ? 'in-place' : 'absent';
  return word in statusWords ? statusWords[word as keyof typeof statusWords] : (word as Status);
};

/** What a unit says of its figures: a share lies between 0 and 1, a percentage between 0 and 100; undefined for others. */
export const scaleOfUnit = (unit: unknown): 'share' | 'percent' | undefined => {
  if (typeof unit !== 'string') return undefined;
  if (/^\s*(share|ratio|fraction|proportion|0\s*(to|–|-|…)\s*1)\b/i.test(unit)) return 'share';
  return /^\s*(%|percent|per cent|pct|percentage)(?![\w])/i.test(unit) ? 'percent' : undefined;
};

/** Observe reports the same criteria, but shuts nothing. */
export const gateModes = ['enforce', 'observe'] as const;
export type GateMode = (typeof gateModes)[number];

/** Why a check's outcome is another than before. */
export const changeCauses = ['answers', 'evidence', 'date', 'checklist', 'tool'] as const;
export type ChangeCause = (typeof changeCauses)[number];

/** What became of a check's evidence. */
export const shownChanges = ['expired', 'broken', 'less', 'more'] as const;

// The words that a checklist adds to a pilot file: its checks, the controls of each dimension; and the duties that may be
// answered beside them.

export type Vocabulary = {
  readonly checks: ReadonlySet<string>;
  /** The controls of each dimension, in the order of the checklist. */
  readonly controls: Readonly<Record<DimensionId, readonly string[]>>;
  /** Whatever the checklist: law is not its business. */
  readonly obligations: readonly string[];
};

/** Where a control of this name belongs. */
export const placesOfControl = ({ controls }: Vocabulary, slug: string): readonly string[] =>
  dimensionIds.filter((id) => controls[id].includes(slug)).map((id) => `${id}.controls.${slug}`);

// What is asked of values and texts that files bring.

/** Whether a value that a file brings is a map: neither a list nor null. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text that says that there is nobody, or nothing. */
export const namesNobody = (text: string): boolean => /^(no|none|no one|nobody|nothing|n\/a)$/i.test(text.trim());

/** Orders texts by their code units, the same on every machine; for `sort`. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** At most so many characters: what is longer ends in an ellipsis, after a whole word where that keeps half of it. */
export const shorten = (text: string, most = 80): string => {
  if (text.length <= most) return text;
  const kept = text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '');
  const end = kept.lastIndexOf(' ');
  return `${(end > most / 2 ? kept.slice(0, end) : kept).replace(/[,;:(\s]+$/, '')}…`;
};

/** What a record holds under a name that a file brings: nothing of what every object has, such as `constructor`. */
export const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
