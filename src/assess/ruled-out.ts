// Which answer would take a duty off the list that only a blank keeps on it.
import type { Obligation, RuledOutBy } from '../model/obligation.ts';
import { roles } from '../model/pilot/governance.ts';
import { outputKinds } from '../model/pilot/identity.ts';
import { type Pilot, pilotSchema } from '../model/pilot/pilot.ts';
import { bare, isList, isTruth, partOf, type Schema, wordsOf } from '../model/schema.ts';
import { allHold } from '../rules/grounds.ts';
import { statutes } from '../rules/regulations.ts';

/** With the answers that would rule each open duty out, as far as one answer alone does. */
export const ruledOut = (obligations: readonly Obligation[], pilot: Pilot): readonly Obligation[] => {
  const trials = new Map<string, readonly Trial[]>();
  const trialsAt = (path: string): readonly Trial[] => {
    const known = trials.get(path) ?? trialsFor(path, pilot);
    trials.set(path, known);
    return known;
  };
  return obligations.map((one) => {
    const when = whenOf.get(one.id);
    if (one.missing.length === 0 || when === undefined) return one;
    const ruledOutBy = alone(one.missing).flatMap((path): readonly RuledOutBy[] => {
      const answers = trialsAt(path).filter((trial) => allHold(when, trial.pilot).truth === false);
      return answers.length === 0 ? [] : [{ path, answers: answers.map(({ answer }) => answer) }];
    });
    return { ...one, ruledOutBy };
  });
};

/** Blanks of one list of which an answer alone may still rule a duty out: where more are open, the others keep it. */
const MOST_OF_A_LIST = 10;

const alone = (missing: readonly string[]): readonly string[] => {
  const list = (path: string): string => path.replaceAll(/\[\d+\]/g, '[]');
  const counts = new Map<string, number>();
  for (const path of missing) counts.set(list(path), (counts.get(list(path)) ?? 0) + 1);
  return missing.filter((path) => (counts.get(list(path)) ?? 0) <= MOST_OF_A_LIST);
};

const whenOf: ReadonlyMap<string, readonly string[]> = new Map(
  statutes.flatMap(({ when, duties }) => duties.map((duty) => [duty.id, [...when, ...duty.when]] as const)),
);

/** One answer to a blank, with the pilot that it makes. */
type Trial = { readonly answer: string; readonly pilot: Pilot };

const trialsFor = (path: string, pilot: Pilot): readonly Trial[] => {
  const keys = path.replaceAll(/\[(\d+)\]/g, '.$1').split('.');
  const schema = keys.reduce<Schema | undefined>(
    (found, key) => found && partOf(found, /^\d+$/.test(key) ? Number(key) : key),
    bare(pilotSchema),
  );
  if (schema === undefined || path === 'pilot.jurisdictions') return [];
  return answersTo(schema, path).map(([answer, value]) => ({ answer, pilot: withValue(pilot, keys, value) as Pilot }));
};

/** Lists that no pilot can truly leave empty. */
const listsThatSaySomething: Readonly<Record<string, readonly string[]>> = {
  'pilot.output': outputKinds,
  'governance.classification.roles': roles,
};

/** Every word alone, yes and no, and the empty list where none may hold. */
const answersTo = (schema: Schema, path: string): readonly (readonly [string, unknown])[] => {
  if (isTruth(schema))
    return [
      ['false', false],
      ['true', true],
    ];
  if (path.endsWith('.personal_data')) return wordsOf(schema).map((word) => [word, [word]] as const);
  const kinds = listsThatSaySomething[path];
  if (kinds !== undefined) return kinds.map((word) => [`[${word}]`, [word]] as const);
  if (isList(schema)) return [['[]', []]];
  return wordsOf(schema).map((word) => [word, word] as const);
};

const withValue = (whole: unknown, [key, ...rest]: readonly string[], value: unknown): unknown => {
  if (key === undefined) return value;
  if (Array.isArray(whole)) return whole.map((part, i) => (String(i) === key ? withValue(part, rest, value) : part));
  const map = Object(whole) as Readonly<Record<string, unknown>>;
  return { ...map, [key]: withValue(map[key], rest, value) };
};
