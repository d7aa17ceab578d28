// Which blanks of a check can change its outcome: tried out with what may stand there. A check may read a field that the
// other answers have made idle: the adapter of a system that needs none, an amount where minutes and their price are given.
import { evaluate } from '../assess/evaluate.ts';
import type { Checklist } from '../model/checklist.ts';
import { wordsAt } from '../model/field-words.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Pilot } from '../model/pilot.ts';
import { isDate, isList, isNumber, isTruth, partOf, wordsOf } from '../model/schema.ts';
import { isListOfMaps, type Parts, partsOf, schemaAt } from './path.ts';
import type { Read } from './reads.ts';

/** Of the blanks that a check reads: lists and controls always matter, a field if it does alone or among the others. A check
 * that is settled can still fall or rise by a blank that a rule fills with a usual value. */
export const mattering = (
  { item, outcome }: Read,
  blanks: readonly string[],
  pilot: Pilot,
  checklist: Checklist,
  asOf: string,
): readonly string[] => {
  const isOpen = outcome.best > outcome.score;
  const judged = (tried: Pilot): string => {
    const [tell] = evaluate({ ...checklist, items: [item] }, tried, asOf);
    return told(tell?.outcome, isOpen);
  };
  const fields = blanks.map(partsOf).map((parts) => ({ parts, values: valuesAt(parts) }));
  const filled = fields.reduce((all, { parts, values: [value] }) => withValue(all, parts, value), pilot);
  const [now, best] = [told(outcome, isOpen), judged(filled)];
  const isHeard = ({ parts, values }: (typeof fields)[number]): boolean =>
    values.length === 0 ||
    judged(withValue(filled, parts, undefined)) !== best ||
    values.some((value) => judged(withValue(pilot, parts, value)) !== now);
  return blanks.filter((_, i) => isHeard(fields[i] as (typeof fields)[number]));
};

/** What may stand there: every word, or an example and what lies far off. The example comes first. */
const valuesAt = (parts: Parts): readonly unknown[] => {
  const schema = parts.includes('controls') ? undefined : schemaAt(parts);
  if (schema === undefined || isListOfMaps(schema)) return [];
  if (isTruth(schema)) return [true, false];
  const words = wordsOf(schema);
  const example = wordsAt(parts)?.example;
  if (words.length > 0) return words;
  if (isList(schema)) return [example ?? [], [], wordsOf(partOf(schema, 0) ?? schema)];
  if (example === undefined) return [];
  return [example, ...(isDate(schema) ? farDates : isNumber(schema) ? farNumbers : [])];
};

const farDates = ['1970-01-01', '2199-12-31'] as const;
const farNumbers = [0, 1] as const;

/** While a check is open, what it still lacks counts too; once it is settled, only another result does. */
const told = (outcome: Outcome | undefined, isOpen: boolean): string =>
  JSON.stringify([outcome?.kind, outcome?.score, outcome?.best, isOpen && outcome?.seen]);

/** The same with one value changed; what does not lie on the way is shared. */
const withValue = (pilot: Pilot, parts: Parts, value: unknown): Pilot => changed(pilot, parts, value) as Pilot;

const changed = (at: unknown, [part, ...rest]: Parts, value: unknown): unknown => {
  if (part === undefined) return value;
  const inside = changed(Reflect.get(Object(at), part), rest, value);
  if (Array.isArray(at)) return at.map((one, i) => (i === part ? inside : one));
  return { ...Object(at), [part]: inside };
};
