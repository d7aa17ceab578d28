// Loads checklists, obligations and the standards that they cite.
import type * as z from 'zod';
import standards from '../generated/standards.json';
import type { CheckItem, Checklist, ChecklistHead } from '../model/checklist.ts';
import {
  checklistHead,
  checklistPart,
  type DutyItem,
  groundsFile,
  obligationFile,
  placesFile,
  type StatuteItem,
} from '../model/checklist-schema.ts';
import type { Duty, Expression, Force, Ground, PlaceNote, Statute } from '../model/obligation.ts';
import { type Catalogue, checklistFaults, describeChecklistFault } from './problems.ts';

export type Loaded = {
  readonly checklist: Checklist;
  /** The items as they were written, with {names} where thresholds go. */
  readonly unfilled: readonly CheckItem[];
  readonly problems: readonly string[];
};

type PartFile = { readonly file: string; readonly value: unknown };

/** Problems of form are named with their file and path, those of meaning with the check. */
export const loadChecklist = (head: PartFile, parts: readonly PartFile[], catalogue: Catalogue): Loaded => {
  const readHead = read(checklistHead, head);
  const readParts = parts.map((part) => read(checklistPart, part));
  const unfilled = readParts.flatMap(({ value }) =>
    (value?.items ?? []).map((item) => (value?.applies ? { applies: value.applies, ...item } : item)),
  );
  const items = unfilled.map(fillIn);
  const problems = [
    ...[readHead, ...readParts].flatMap((one) => one.problems),
    ...checklistFaults(readHead.value, items, catalogue).map(describeChecklistFault),
  ];
  const given = readHead.value as ChecklistHead; // without a head nobody uses the checklist: there are problems
  return { checklist: { ...given, parts: [{ id: given?.id, version: given?.version }], items }, unfilled, problems };
};

type Read<T> = { readonly value: T | undefined; readonly problems: readonly string[] };

const read = <S extends z.ZodType>(schema: S, { file, value }: PartFile): Read<z.output<S>> => {
  const { data, error } = schema.safeParse(value);
  const issues = error?.issues ?? [];
  return { value: data, problems: issues.map(({ path, message }) => `${file}: ${path.join('.')}: ${message}`) };
};

/** Writes the thresholds of `with` where the words name them: {days}, or {share%} for a share shown as a percentage. */
export const fillIn = (item: CheckItem): CheckItem => {
  const fill = (words: string): string =>
    words.replace(/\{(\w+)(%?)\}/g, (whole, name: string, percent: string) => {
      const value = item.with?.[name];
      if (typeof value !== 'number') return whole;
      return percent ? `${Math.round(value * 1000) / 10}%` : String(value);
    });
  const fix = { ...item.fix, do: fill(item.fix.do), done_when: fill(item.fix.done_when) };
  const partial = item.partial === undefined ? {} : { partial: fill(item.partial) };
  const partly = item.partly === undefined ? {} : { partly: fill(item.partly) };
  const stated = item.fact?.stated === undefined ? {} : { fact: { ...item.fact, stated: fill(item.fact.stated) } };
  return {
    ...item,
    ...partial,
    ...partly,
    ...stated,
    statement: fill(item.statement),
    gap: fill(item.gap),
    why: fill(item.why),
    fix,
  };
};

// Builds the compiled obligations from the parsed values of their files, or says everything that is wrong with them.
// Only for the build: a run reads what was compiled.

/** A clause of the standards, with its dates where it has some. */
export type Clause = {
  readonly title: string;
  readonly applies_from?: string | undefined;
  readonly applies_from_annex_i?: string | undefined;
  readonly date_certainty?: string | undefined;
};

export type KnownNames = {
  readonly clauses: ReadonlyMap<string, Clause>;
  readonly checks: ReadonlySet<string>;
  readonly grounds: ReadonlySet<string>;
};

export type LoadedGrounds = {
  readonly grounds: readonly Ground[];
  readonly places: readonly PlaceNote[];
  readonly problems: readonly string[];
};

/** The grounds, each of which may name others, and the notes on places. */
export const loadGrounds = (grounds: unknown, places: unknown): LoadedGrounds => {
  const [readGrounds, readPlaces] = [groundsFile.safeParse(grounds), placesFile.safeParse(places)];
  const found = (readGrounds.data ?? []) as readonly Ground[];
  const ids = new Set(found.map(({ id }) => id));
  const unknown = found.flatMap(({ id, is }) =>
    namesIn(is)
      .filter((name) => !ids.has(plainName(name)))
      .map((name) => `${id}: unknown ground "${name}"`),
  );
  const faults = [...(readGrounds.error?.issues ?? []), ...(readPlaces.error?.issues ?? [])];
  return {
    grounds: found,
    places: readPlaces.data ?? [],
    problems: [...faults.map(({ path, message }) => `${path.join('.')}: ${message}`), ...unknown, ...twice([...ids])],
  };
};

/** Without the word that makes a ground its contrary. */
const plainName = (name: string): string => name.replace(/^not /, '');

const namesIn = (what: Expression): readonly string[] => {
  if (typeof what === 'string') return [what];
  if ('all' in what) return what.all.flatMap(namesIn);
  if ('any' in what) return what.any.flatMap(namesIn);
  if ('not' in what) return namesIn(what.not);
  return 'field' in what && what.else !== undefined ? namesIn(what.else) : [];
};

export type LoadedObligations = { readonly statutes: readonly Statute[]; readonly problems: readonly string[] };

export const loadObligations = (
  files: readonly { readonly file: string; readonly value: unknown }[],
  known: KnownNames,
): LoadedObligations => {
  const read = files.map(({ file, value }) => ({ file, ...obligationFile.safeParse(value) }));
  const items = read.flatMap(({ data }) => data ?? []);
  const problems = [
    ...read.flatMap(({ file, error }) =>
      (error?.issues ?? []).map(({ path, message }) => `${file}: ${path.join('.')}: ${message}`),
    ),
    ...items.flatMap((item) => statuteProblems(item, known)),
    ...twice(items.map(({ id }) => id)),
    ...twice(items.flatMap(({ duties }) => duties.map(({ clause }) => obligationId(clause)))),
  ];
  return { statutes: problems.length > 0 ? [] : items.map((item) => compiled(item, known)), problems };
};

/** The key of the answer: eu-ai-act/Art 26(9) becomes eu-ai-act-art-26-9. */
export const obligationId = (clause: string): string =>
  clause
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const statuteProblems = (
  { id, force, names, when, listed_when, source, duties }: StatuteItem,
  known: KnownNames,
): readonly string[] => [
  ...unknownGrounds([...when, ...(listed_when ?? [])], known).map((problem) => `${id}: ${problem}`),
  ...(force !== 'voluntary' && names.length === 0 ? [`${id}: a law needs names by which a list may call it`] : []),
  ...(force !== 'voluntary' && source === undefined ? [`${id}: a law needs its source`] : []),
  ...duties.flatMap((duty) => dutyProblems(duty, force, known)),
];

const unknownGrounds = (names: readonly string[], { grounds }: KnownNames): readonly string[] =>
  names.filter((name) => !grounds.has(plainName(name))).map((name) => `unknown ground "${name}"`);

const dutyProblems = (duty: DutyItem, force: Force, known: KnownNames): readonly string[] => {
  const clause = known.clauses.get(duty.clause);
  const uncertain = clause?.date_certainty === 'uncertain' && duty.unconfirmed === undefined;
  return [
    ...(clause === undefined && duty.title === undefined ? ['unknown clause without a title'] : []),
    ...(force !== 'voluntary' && duty.binds.length === 0 ? ['binds nobody: `binds` must say whom'] : []),
    ...(force === 'voluntary' && duty.binds.length > 0 ? ['is voluntary: no `binds`'] : []),
    ...unknownGrounds([...duty.when, ...(duty.later === undefined ? [] : [duty.later.when])], known),
    ...duty.shown_by.filter((id) => !known.checks.has(id)).map((id) => `unknown check "${id}"`),
    ...(uncertain ? ['its date is uncertain: `unconfirmed` must say so'] : []),
    ...(duty.unconfirmed !== undefined && duty.from === undefined ? ['`unconfirmed` needs a date to plan with'] : []),
    ...(duty.asks && duty.shown_by.length === 0 ? ['without checks it asks anyway: no `asks`'] : []),
  ].map((problem) => `${duty.clause}: ${problem}`);
};

const twice = (ids: readonly string[]): readonly string[] =>
  ids.filter((id, i) => ids.indexOf(id) < i).map((id) => `${id} is there twice`);

const compiled = ({ duties, source, listed, listed_when, ...statute }: StatuteItem, known: KnownNames): Statute => ({
  ...statute,
  ...(listed !== undefined && { listed }),
  ...(listed_when !== undefined && { listed_when }),
  ...(source !== undefined && { source }),
  duties: duties.map((duty) => compiledDuty(duty, known.clauses.get(duty.clause))),
});

/** With the clause's name and, where the duty gives none, its dates. */
const compiledDuty = ({ from, from_annex_i, ...duty }: DutyItem, clause: Clause | undefined): Duty => {
  const dates = from === undefined ? [clause?.applies_from, clause?.applies_from_annex_i] : [from, from_annex_i];
  return JSON.parse(
    JSON.stringify({
      id: obligationId(duty.clause),
      title: clause?.title,
      ...duty,
      from: dates[0],
      from_annex_i: dates[1],
    }),
  ) as Duty;
};

// The standards whose clauses checks cite, and the articles that their figures come from. Loaded only where a check is
// explained.

export type CitedClause = {
  readonly id: string;
  readonly title: string;
  readonly applies_from?: string;
  /** For what is safety component or product under Annex I of the AI Act. */
  readonly applies_from_annex_i?: string;
  readonly date_certainty?: string;
  readonly note?: string;
};

export type Standard = {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly date: string;
  readonly kind: string;
  readonly binding: boolean;
  readonly url: string;
  readonly clauses: readonly CitedClause[];
};

export type Library = {
  readonly standards: readonly Standard[];
  readonly sources: readonly { readonly id: string; readonly title: string }[];
};

export const library = standards as unknown as Library;

/** What a check's reference names: eu-ai-act/Art 9. Undefined for an organisation's own policy. */
export const citedIn = (
  { standards }: Library,
  reference: string,
): { readonly standard: Standard; readonly clause: CitedClause } | undefined => {
  const at = reference.indexOf('/');
  const standard = standards.find(({ id }) => id === reference.slice(0, at));
  const clause = standard?.clauses.find(({ id }) => id === reference.slice(at + 1));
  return standard === undefined || clause === undefined ? undefined : { standard, clause };
};
