// The core with the changes of organisations' files applied. Only files without faults and conflicts come here, so that
// their order does not matter.

import type * as z from 'zod';
import written from '../generated/core-source.json';
import type { CheckItem, Checklist, Disabled, FileOrigin } from '../model/checklist.ts';
import {
  type CheckChange,
  checkChange,
  checkId,
  checkItem,
  dimensionChange,
  fact,
  type GateChange,
  gateChange,
  type OwnField,
  organisationChecklist,
  planConventions,
} from '../model/checklist-schema.ts';
import type { ValueFault } from '../read/nearest.ts';
import type { Document } from '../read/parse.ts';
import { shapeFaults } from '../read/shape.ts';
import { composeChecklist } from './core.ts';
import { fillIn, library } from './load.ts';

// What can be read of an entry that does not fit its schema, so that one slip in it does not hide its other mistakes.
// Nothing is judged by a draft: a file with one is refused.

type Fields = Readonly<Record<string, unknown>>;

/** `said` names the parts that the file says soundly, such as weight or fix.role; the rest are stand-ins. */
export type Draft = { readonly value: CheckItem; readonly said: ReadonlySet<string> };

/** Stand-ins that no other check can come before. */
const standIns = {
  statement: '-',
  gap: '-',
  why: '-',
  weight: 1,
  gate: 'scale',
  phase: 6,
  evidence: { wanted: '-' },
  fix: { do: '-', done_when: '-', role: 'legal', days: { low: 1, likely: 1, high: 1 } },
};

const nested = ['fix', 'evidence'] as const;

/** `at` tells the items of a file apart where their ids do not. */
const toDraft = (raw: Fields, at: number): Draft => {
  const whole = soundIn(checkItem.shape, raw);
  const parts = nested
    .filter((key) => whole[key] === undefined)
    .map((key) => [key, soundIn(checkItem.shape[key].shape, mapAt(raw[key]))] as const);
  const merged = Object.fromEntries(parts.map(([key, sound]) => [key, { ...standIns[key], ...sound }]));
  return {
    value: checkItem.parse({ id: `governance.draft-${at}`, ...standIns, ...whole, ...merged }),
    said: new Set([
      ...Object.keys(whole),
      ...parts.flatMap(([key, sound]) => Object.keys(sound).map((part) => `${key}.${part}`)),
    ]),
  };
};

/** Whether a fault at this path is about what the file says, and not about a stand-in. */
export const isSaid = ({ said }: Draft, [first, second]: readonly PropertyKey[]): boolean =>
  said.has(String(first)) || said.has(`${String(first)}.${String(second)}`);

/** The fields that fit, each by itself. */
const soundIn = (shape: Readonly<Record<string, z.ZodType>>, raw: Fields): Fields =>
  Object.fromEntries(
    Object.entries(raw).filter(([key, value]) => Object.hasOwn(shape, key) && shape[key]?.safeParse(value).success),
  );

const mapAt = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

// An organisation's file as far as it is sound: each entry that fits its schema, and the faults of those that do not.
// Entries are read one by one, and field by field where they do not fit, so that a fault hides no other.

export type OwnChecklist = {
  readonly document: Document;
  readonly id: string;
  readonly version: string;
  readonly minimumCoverage: number | undefined;
  readonly commonSigma: number | undefined;
  readonly dimensions: Entries<{ readonly weight: number }>;
  readonly gates: Entries<GateChange>;
  readonly changes: Entries<CheckChange>;
  /** The ids of all checks that the file changes, sound or not. */
  readonly changed: readonly string[];
  /** x-<name>.<field> → what it holds. */
  readonly facts: Entries<OwnField>;
  readonly items: Entries<CheckItem>;
  /** Items that do not fit, as far as they can be read. */
  readonly drafts: Entries<Draft>;
  /** The ids of all items that the file adds, sound or not. */
  readonly ids: ReadonlySet<string>;
  readonly faults: readonly ValueFault[];
};

type Entry<T> = { readonly name: string; readonly value: T; readonly parts: readonly PropertyKey[] };
type Entries<T> = readonly Entry<T>[];

export const readOwn = (document: Document): OwnChecklist => {
  const value = mapAt(document.value);
  const listed = Array.isArray(value.items) ? value.items : [];
  const items = listed.map((item: unknown, i): Raw => [String(mapAt(item).id), item, ['items', i]]);
  return {
    document,
    id: String(value.id),
    version: String(value.version),
    minimumCoverage: typeof value.minimum_coverage === 'number' ? value.minimum_coverage : undefined,
    commonSigma: planConventions.safeParse(value.plan).data?.common_sigma,
    dimensions: sound(dimensionChange, readEntries(value, 'dimensions')),
    gates: soundParts(gateChange, readEntries(value, 'gates')),
    changes: soundParts(checkChange, readEntries(value, 'checks')),
    changed: Object.keys(mapAt(value.checks)).filter((id) => checkId.safeParse(id).success),
    facts: sound(fact, readFacts(mapAt(value.facts))),
    items: sound(checkItem, items),
    drafts: items.flatMap(([, one, parts], i) => {
      if (!isMap(one) || checkItem.safeParse(one).success) return [];
      const value = toDraft(one, i);
      return [{ name: value.value.id, value, parts }];
    }),
    ids: new Set(items.map(([id]) => id)),
    faults: shapeFaults(organisationChecklist, document.value),
  };
};

type Raw = readonly [name: string, value: unknown, parts: readonly PropertyKey[]];
type ReadFields = Readonly<Record<string, unknown>>;

const isMap = (value: unknown): value is ReadFields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const readEntries = (value: ReadFields, key: string): readonly Raw[] =>
  Object.entries(mapAt(value[key])).map(([name, one]) => [name, one, [key, name]]);

const readFacts = (facts: ReadFields): readonly Raw[] =>
  Object.keys(facts).flatMap((section) =>
    readEntries(facts, section).map(([field, one, parts]): Raw => [`${section}.${field}`, one, ['facts', ...parts]]),
  );

/** Changes whose parts are all optional: those that fit count, whatever the others are. */
const soundParts = <S extends z.ZodObject>(schema: S, raw: readonly Raw[]): Entries<z.output<S>> =>
  sound(
    schema,
    raw.map(([name, one, parts]): Raw => [name, isMap(one) ? soundIn(schema.shape, one) : one, parts]),
  );

const sound = <S extends z.ZodType>(schema: S, raw: readonly Raw[]): Entries<z.output<S>> =>
  raw.flatMap(([name, one, parts]) => {
    const { data, success } = schema.safeParse(one);
    return success ? [{ name, value: data, parts }] : [];
  });

// All that an organisation's file says, one setting each: where it says it, and about what. Two files that say
// different things about the same contradict each other.

export type Setting = {
  /** checks.data.lineage.weight, gates.pilot.score, items.data.own-check, facts.x-model-risk.tier */
  readonly path: string;
  readonly value: unknown;
  readonly own: OwnChecklist;
  readonly parts: readonly PropertyKey[];
};

export const readSettings = (own: OwnChecklist): readonly Setting[] => {
  const set = (path: string, value: unknown, parts: readonly PropertyKey[]): Setting => ({ path, value, own, parts });
  const fields = (path: string, entry: object, parts: readonly PropertyKey[]): readonly Setting[] =>
    Object.entries(entry).flatMap(([key, value]) =>
      inside.has(key)
        ? fields(`${path}.${key}`, value, [...parts, key])
        : [set(`${path}.${key}`, value, [...parts, key])],
    );
  return [
    ...(own.minimumCoverage === undefined ? [] : [set('minimum_coverage', own.minimumCoverage, ['minimum_coverage'])]),
    ...(own.commonSigma === undefined ? [] : [set('plan.common_sigma', own.commonSigma, ['plan', 'common_sigma'])]),
    ...own.dimensions.flatMap(({ name, value, parts }) => fields(`dimensions.${name}`, value, parts)),
    ...own.gates.flatMap(({ name, value, parts }) => fields(`gates.${name}`, value, parts)),
    ...own.changes.flatMap(({ name, value, parts }) => fields(`checks.${name}`, value, parts)),
    ...own.facts.map(({ name, value, parts }) => set(`facts.${name}`, value, parts)),
    ...own.items.map(({ name, value, parts }) => set(`items.${name}`, value, [...parts, 'id'])),
  ];
};

/** What is changed part by part: thresholds by their names, examples by their outcomes. */
const inside: ReadonlySet<string> = new Set(['with', 'examples']);

const settingOrigin = ({ own, parts }: Pick<Setting, 'own' | 'parts'>): FileOrigin => {
  const { line, column } = own.document.place(parts, 'key');
  return { file: own.document.name, line, column };
};

/** FILE:LINE, as messages name the other place. */
export const settingPlace = (setting: Pick<Setting, 'own' | 'parts'>): string => {
  const { file, line } = settingOrigin(setting);
  return `${file}:${line}`;
};

// The core checklist as it was written: thresholds not yet filled into its words, examples included, and what it may
// cite. Loaded only where it is composed, shown or linted.

export type ComposedSource = {
  /** The core without its items. */
  readonly head: Checklist;
  readonly items: readonly CheckItem[];
  readonly clauses: readonly string[];
  readonly sources: readonly string[];
};

/** How it is compiled: of an item what differs from the core that is in force. */
export type CompiledSource = Pick<ComposedSource, 'sources'> & { readonly items: readonly Partial<CheckItem>[] };

const composeSource = (core: Checklist, { items, sources }: CompiledSource): ComposedSource => ({
  head: { ...core, items: [] },
  items: core.items.map((item, i) => ({ ...item, ...items[i] })),
  clauses: library.standards.flatMap(({ id, clauses }) => clauses.map((clause) => `${id}/${clause.id}`)),
  sources,
});

export const source = composeSource(composeChecklist(), written as unknown as CompiledSource);

export const applied = (
  core: ComposedSource,
  owns: readonly OwnChecklist[],
  settings: readonly Setting[],
): Checklist => {
  const disabled = disabledBy(core, settings);
  const facts = composeFacts(owns);
  return {
    ...composeHead(core, owns),
    parts: [...core.head.parts, ...owns.map(({ id, version, document }) => ({ id, version, file: document.name }))],
    items: composeItems(core, owns, new Set(disabled.map(({ id }) => id))).map(fillIn),
    origins: settingOrigins(settings),
    ...(disabled.length > 0 && { disabled }),
    ...(Object.keys(facts).length > 0 && { facts }),
  };
};

const composeHead = ({ head }: ComposedSource, owns: readonly OwnChecklist[]): Checklist => ({
  ...head,
  minimum_coverage:
    owns.find(({ minimumCoverage }) => minimumCoverage !== undefined)?.minimumCoverage ?? head.minimum_coverage,
  ...planOfHead(head, owns),
  dimensions: head.dimensions.map((one) => ({ ...one, ...sectionChanges(owns, 'dimensions', one.id) })),
  gates: head.gates.map((one) => ({ ...one, ...sectionChanges(owns, 'gates', one.id) })),
});

const planOfHead = ({ plan }: Checklist, owns: readonly OwnChecklist[]): Pick<Checklist, 'plan'> => {
  const sigma = owns.find(({ commonSigma }) => commonSigma !== undefined)?.commonSigma;
  if (sigma !== undefined) return { plan: { ...plan, common_sigma: sigma } };
  return plan === undefined ? {} : { plan };
};

const sectionChanges = (owns: readonly OwnChecklist[], section: 'dimensions' | 'gates', name: string): object =>
  Object.assign(
    {},
    ...owns.flatMap((own) => own[section].filter((one) => one.name === name).map(({ value }) => value)),
  );

/** In the order of the core, then of the files. What waits for a disabled check no longer does. */
export const composeItems = (
  core: ComposedSource,
  owns: readonly OwnChecklist[],
  off: ReadonlySet<string>,
): readonly CheckItem[] => {
  const changes = owns.flatMap((own) => own.changes);
  const changed = core.items
    .filter(({ id }) => !off.has(id))
    .map((item) => changes.filter(({ name }) => name === item.id).reduce((now, { value }) => change(now, value), item))
    .map((item) => ({ ...item, fix: { ...item.fix, after: item.fix.after.filter((id) => !off.has(id)) } }));
  return [...changed, ...owns.flatMap((own) => own.items.map(({ value }) => value))];
};

const change = (
  item: CheckItem,
  { weight, gate, early, phase, blocker, with: options, fresh_days, examples }: CheckChange,
) => ({
  ...item,
  ...(weight !== undefined && { weight }),
  ...(gate !== undefined && { gate }),
  ...(early !== undefined && { early }),
  ...(phase !== undefined && { phase }),
  ...(blocker !== undefined && { blocker }),
  ...(options !== undefined && { with: { ...item.with, ...options } }),
  ...(fresh_days !== undefined && { evidence: { ...item.evidence, fresh_days } }),
  ...(examples !== undefined && { examples: { ...item.examples, ...examples } }),
});

/** Each once, with the reasons of all files that disable it. */
const disabledBy = (core: ComposedSource, settings: readonly Setting[]): readonly Disabled[] =>
  core.items.flatMap(({ id, control }) => {
    const off = settings.filter(({ path }) => path === `checks.${id}.disabled`);
    const [first] = off;
    if (first === undefined) return [];
    const reason = [...new Set(off.map(({ value }) => String(value)))].join('; ');
    return [{ id, reason, origin: settingOrigin(first), ...(control && { control }) }];
  });

const settingOrigins = (settings: readonly Setting[]): Readonly<Record<string, FileOrigin>> =>
  Object.fromEntries(settings.map((setting) => [setting.path, settingOrigin(setting)]));

const composeFacts = (owns: readonly OwnChecklist[]): NonNullable<Checklist['facts']> => {
  const sections: Record<string, Record<string, OwnField>> = {};
  for (const { name, value } of owns.flatMap((own) => own.facts)) {
    const [section = '', field = ''] = name.split('.');
    sections[section] = { ...sections[section], [field]: value };
  }
  return sections;
};
