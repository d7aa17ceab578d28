// Which blanks of a check can change its outcome: tried out with what may stand there. A check may read a field that the
// other answers have made idle: the adapter of a system that needs none, an amount where minutes and their price are given.

import { evaluate } from '../assess/evaluate.ts';
import { collectEvidence, type Pieces } from '../assess/evidence.ts';
import type { CheckItem, Checklist } from '../model/checklist.ts';
import type { Outcome, Support } from '../model/evidence.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { wordsAt } from '../model/pilot/text.ts';
import { join, parent } from '../model/problem.ts';
import { enumValues, isDate, isList, isMap, isNumber, isTruth, mapKeys, partSchema } from '../model/schema.ts';
import { dimensionFor } from '../model/vocabulary.ts';
import { isListOfMaps, type Parts, pathText, schemaAt, splitPath } from './question.ts';

// Which fields a check reads: found by judging it on a pilot that notes what is asked of it. So no table has to say which
// question serves which check, and a condition that does not hold takes its questions away by itself.

export type CheckReads = { readonly item: CheckItem; readonly outcome: Outcome; readonly paths: ReadonlySet<string> };

/**
 * For each check, how it comes out and the paths of the pilot file that it read on the way: found by judging a pilot that
 * notes what is asked of it.
 */
export const fieldReads = (pilot: Pilot, checklist: Checklist, asOf: string): readonly CheckReads[] =>
  checklist.items.flatMap((item) => {
    const paths = new Set<string>();
    const noted = item.expect === undefined ? noting(pilot, '', paths) : pilot;
    const [judged] = evaluate({ ...checklist, items: [item] }, noted, asOf);
    if (judged === undefined) return [];
    for (const path of item.expect === undefined ? [] : namedIn(item.expect)) paths.add(path);
    return [{ item, outcome: judged.outcome, paths }];
  });

/** The same values; each single value and each list that is asked for is noted, whether it is there or not. */
const noting = <Value extends object>(value: Value, path: string, paths: Set<string>): Value => {
  const made = new Map<object, object>();
  const wrap = <Part extends object>(target: Part, at: string): Part => {
    const before = made.get(target);
    if (before !== undefined) return before as Part;
    const proxy = new Proxy(target, {
      get: (from, key) => part(from, key, at),
      ownKeys: (from) => {
        for (const key of fieldsIn(at)) paths.add(join(at, key));
        return Reflect.ownKeys(from);
      },
    });
    made.set(target, proxy);
    return proxy;
  };
  const part = (from: object, key: PropertyKey, at: string): unknown => {
    const found: unknown = Reflect.get(from, key);
    if (typeof key === 'symbol' || typeof found === 'function') return found;
    const isItem = Array.isArray(from) && /^\d+$/.test(String(key));
    if (Array.isArray(from) && !isItem) return found;
    const here = join(at, isItem ? Number(key) : String(key));
    const isControl = at.endsWith('.controls');
    if (isControl || typeof found !== 'object' || found === null || Array.isArray(found)) paths.add(here);
    if (isControl) return found;
    return typeof found === 'object' && found !== null ? wrap(found, here) : found;
  };
  return wrap(value, path);
};

/** Whoever takes all that a map holds may have wanted what it does not hold. */
const fieldsIn = (path: string): readonly string[] => {
  const schema = schemaAt(splitPath(path));
  if (schema === undefined || !isMap(schema)) return [];
  return mapKeys(schema).filter((key) => key !== 'evidence' && !isMap(partSchema(schema, key) ?? schema));
};

/** An expression names what it reads: x_model_risk.tier, data.sources. */
const namedIn = (expression: string): readonly string[] =>
  [...expression.matchAll(/\b[a-z_][a-z0-9_]*(?:\.[a-z0-9_]+)+/g)].flatMap(([name]) => listPlace(name));

const listPlace = (name: string): readonly string[] => {
  const [first = '', second = ''] = name.split('.');
  if (first.startsWith('x_')) return [`${first.replaceAll('_', '-')}.${second}`];
  const parts = splitPath(name);
  const known = parts.map((_, i) => parts.slice(0, i + 1)).filter((one) => isPlace(one));
  const longest = known.at(-1);
  return longest === undefined || longest.length < 2 ? [] : [longest.join('.')];
};

/** What follows the name of a list is what is done with it. */
const isPlace = (parts: Parts): boolean => {
  const above = schemaAt(parts.slice(0, -1));
  return schemaAt(parts) !== undefined && above !== undefined && !isList(above);
};

/** Of the blanks that a check reads: lists and controls always matter, a field if it does alone or among the others. A check
 * that is settled can still fall or rise by a blank that a rule fills with a usual value. */
export const mattering = (
  { item, outcome }: CheckReads,
  blanks: readonly string[],
  pilot: Pilot,
  checklist: Checklist,
  asOf: string,
): readonly string[] => {
  const isOpen = outcome.best > outcome.score;
  const judged = (tried: Pilot): string => {
    const [tell] = evaluate({ ...checklist, items: [item] }, tried, asOf);
    return outcomeKey(tell?.outcome, isOpen);
  };
  const fields = blanks.map(splitPath).map((parts) => ({ parts, values: valuesAt(parts) }));
  const filled = fields.reduce((all, { parts, values: [value] }) => withValue(all, parts, value), pilot);
  const [now, best] = [outcomeKey(outcome, isOpen), judged(filled)];
  const changesOutcome = ({ parts, values }: (typeof fields)[number]): boolean =>
    values.length === 0 ||
    judged(withValue(filled, parts, undefined)) !== best ||
    values.some((value) => judged(withValue(pilot, parts, value)) !== now);
  return blanks.filter((_, i) => changesOutcome(fields[i] as (typeof fields)[number]));
};

/** What may stand there: every word, or an example and what lies far off. The example comes first. */
const valuesAt = (parts: Parts): readonly unknown[] => {
  const schema = parts.includes('controls') ? undefined : schemaAt(parts);
  if (schema === undefined || isListOfMaps(schema)) return [];
  if (isTruth(schema)) return [true, false];
  const words = enumValues(schema);
  const example = wordsAt(parts)?.example;
  if (words.length > 0) return words;
  if (isList(schema)) return [example ?? [], [], enumValues(partSchema(schema, 0) ?? schema)];
  if (example === undefined) return [];
  return [example, ...(isDate(schema) ? farDates : isNumber(schema) ? farNumbers : [])];
};

const farDates = ['1970-01-01', '2199-12-31'] as const;
const farNumbers = [0, 1] as const;

/** While a check is open, what it still lacks counts too; once it is settled, only another result does. */
const outcomeKey = (outcome: Outcome | undefined, isOpen: boolean): string =>
  JSON.stringify([outcome?.kind, outcome?.score, outcome?.best, isOpen && outcome?.seen]);

/** The same with one value changed; what does not lie on the way is shared. */
const withValue = (pilot: Pilot, parts: Parts, value: unknown): Pilot => changed(pilot, parts, value) as Pilot;

const changed = (at: unknown, [part, ...rest]: Parts, value: unknown): unknown => {
  if (part === undefined) return value;
  const inside = changed(Reflect.get(Object(at), part), rest, value);
  if (Array.isArray(at)) return at.map((one, i) => (i === part ? inside : one));
  return { ...Object(at), [part]: inside };
};

// How much of the range of the score each open answer can close: the points that a check leaves open, shared among the
// blanks that it reads.

export type BlankWorth = {
  /** Points of 100 of the readiness score, for each blank that can change an outcome. */
  readonly points: ReadonlyMap<string, number>;
  /** The checks that read a path, those with the most open points first. */
  readonly checks: ReadonlyMap<string, readonly string[]>;
};

export const blankWorth = (
  reads: readonly CheckReads[],
  checklist: Checklist,
  openOf: (read: CheckReads) => readonly string[],
): BlankWorth => {
  const points = new Map<string, number>();
  const checks = new Map<string, string[]>();
  const full = fullPoints(reads, checklist);
  const open = new Map(
    reads.map(({ item, outcome }) => [item.id, (full.get(item.id) ?? 0) * (outcome.best - outcome.score)]),
  );
  const byPoints = [...reads].sort((a, b) => (open.get(b.item.id) ?? 0) - (open.get(a.item.id) ?? 0));
  for (const read of byPoints) {
    const { item, paths } = read;
    const worth = open.get(item.id) ?? 0;
    const blanks = openOf(read);
    for (const path of blanks) points.set(path, (points.get(path) ?? 0) + worth / blanks.length);
    for (const path of paths) checks.set(path, [...(checks.get(path) ?? []), item.id]);
  }
  return { points, checks };
};

/** What each check that applies is worth when it is met, in points of the readiness score. */
const fullPoints = (reads: readonly CheckReads[], { dimensions }: Checklist): ReadonlyMap<string, number> => {
  const counted = reads.filter(({ outcome }) => outcome.kind !== 'not-applicable');
  const weightIn = new Map<string, number>();
  for (const { item } of counted) {
    const id = dimensionFor(item.id);
    weightIn.set(id, (weightIn.get(id) ?? 0) + item.weight);
  }
  const present = dimensions.filter(({ id }) => weightIn.has(id));
  const whole = present.reduce((sum, { weight }) => sum + weight, 0);
  const perWeight = new Map(
    present.map(({ id, weight }) => [id as string, (100 * weight) / whole / (weightIn.get(id) ?? 1)]),
  );
  return new Map(counted.map(({ item }) => [item.id, (perWeight.get(dimensionFor(item.id)) ?? 0) * item.weight]));
};

// What evidence would show: for everything that counts for something on the pilot, the place where its evidence may stand,
// and how many points of the evidenced score hang on it. No table says so: each outcome names whose evidence would show it.

export type Proof = {
  /** Points of 100 of the readiness score that are claimed and not shown. */
  readonly points: number;
  /** The checks that it would show. */
  readonly checks: readonly string[];
  /** Some evidence is given already, good or broken. */
  readonly given: boolean;
};

export const evidenceWorth = (
  reads: readonly CheckReads[],
  pilot: Pilot,
  checklist: Checklist,
): ReadonlyMap<string, Proof> => {
  const full = fullPoints(reads, checklist);
  const ledger = collectEvidence(pilot);
  const proof = new Map<string, Proof>();
  for (const { item, outcome } of reads) {
    for (const support of outcome.support) {
      const each = ((full.get(item.id) ?? 0) * support.points) / support.evidencePaths.length;
      for (const place of support.evidencePaths)
        noted(proof, findCarrier(place, support), item.id, each, isGiven(ledger, place, support));
    }
  }
  return proof;
};

const noted = (
  proof: Map<string, Proof>,
  carrier: Parts | undefined,
  check: string,
  points: number,
  given: boolean,
): void => {
  if (carrier === undefined) return;
  const path = pathText([...carrier, 'evidence']);
  const before = proof.get(path) ?? { points: 0, checks: [], given: true };
  proof.set(path, {
    points: before.points + (given ? 0 : points),
    checks: before.checks.includes(check) ? before.checks : [...before.checks, check],
    given: before.given && given,
  });
};

/** Its own alone, or the nearest above it; an empty list says that there is none. */
const isGiven = (ledger: Pieces, place: string, { own }: Support): boolean =>
  ledger.has(place) ||
  (own !== true && place !== '' && isGiven(ledger, parent(place), { evidencePaths: [], points: 0 }));

/** A control carries its own; a fact has it beside it: in the item of a list, or in the map, that it stands in. */
const findCarrier = (place: string, { own }: Support): Parts | undefined => {
  const parts = splitPath(place);
  if (own) return parts;
  const item = parts.findLastIndex((part) => typeof part === 'number');
  return carrying(item === -1 ? parts : parts.slice(0, item + 1));
};

const carrying = (parts: Parts): Parts | undefined => {
  if (parts.length === 0) return undefined;
  const schema = schemaAt(parts);
  const carries = schema !== undefined && isMap(schema) && mapKeys(schema).includes('evidence');
  return carries ? parts : carrying(parts.slice(0, -1));
};
