// Which fields a check reads: found by judging it on a pilot that notes what is asked of it. So no table has to say which
// question serves which check, and a condition that does not hold takes its questions away by itself.
import { evaluate } from '../assess/evaluate.ts';
import type { CheckItem, Checklist } from '../model/checklist.ts';
import type { Outcome } from '../model/outcome.ts';
import { join } from '../model/path.ts';
import type { Pilot } from '../model/pilot.ts';
import { isList, isMap, keysOf, partOf } from '../model/schema.ts';
import { type Parts, partsOf, schemaAt } from './path.ts';

export type Read = { readonly item: CheckItem; readonly outcome: Outcome; readonly paths: ReadonlySet<string> };

export const readsOf = (pilot: Pilot, checklist: Checklist, asOf: string): readonly Read[] =>
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
  const schema = schemaAt(partsOf(path));
  if (schema === undefined || !isMap(schema)) return [];
  return keysOf(schema).filter((key) => key !== 'evidence' && !isMap(partOf(schema, key) ?? schema));
};

/** An expression names what it reads: x_model_risk.tier, data.sources. */
const namedIn = (expression: string): readonly string[] =>
  [...expression.matchAll(/[a-z_][a-z0-9_]*(?:\.[a-z0-9_]+)+/g)].flatMap(([name]) => placeOf(name));

const placeOf = (name: string): readonly string[] => {
  const [first = '', second = ''] = name.split('.');
  if (first.startsWith('x_')) return [`${first.replaceAll('_', '-')}.${second}`];
  const parts = partsOf(name);
  const known = parts.map((_, i) => parts.slice(0, i + 1)).filter((one) => isPlace(one));
  const longest = known.at(-1);
  return longest === undefined || longest.length < 2 ? [] : [longest.join('.')];
};

/** What follows the name of a list is what is done with it. */
const isPlace = (parts: Parts): boolean => {
  const above = schemaAt(parts.slice(0, -1));
  return schemaAt(parts) !== undefined && above !== undefined && !isList(above);
};
