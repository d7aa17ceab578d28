// The single facts that a rule of advice reads, each with the values that it could have instead.
import type { Pilot } from '../model/pilot.ts';
import type { Basis, PremiseId } from './basis.ts';

export type Option = { readonly says: string; readonly apply: (basis: Basis) => Basis };

export type Lever = {
  /** The path of the fact, or the id of a check. */
  readonly fact: string;
  readonly at: string;
  /** What stands there; undefined where it is blank. */
  readonly now: string | undefined;
  readonly options: readonly Option[];
};

type Value = readonly [says: string, value: unknown];

export const flags = (basis: Basis, ...paths: readonly string[]): readonly Lever[] =>
  paths.map((path) => lever(basis, path, ['true', true], ['false', false]));

export const words = (basis: Basis, path: string, choices: readonly string[]): Lever =>
  lever(basis, path, ...choices.map((word): Value => [word, word]));

export const lever = (basis: Basis, path: string, ...values: readonly Value[]): Lever => ({
  fact: path,
  at: path,
  now: shown(valueAt(basis.pilot, path)),
  options: values.map(([says, value]) => ({
    says,
    apply: (from) => ({ ...from, pilot: withValue(from.pilot, path.split('.'), value) as Pilot }),
  })),
});

/** A check as a fact of its own. */
export const check = ({ premises }: Basis, id: PremiseId): Lever => {
  const { kind, at } = premises[id];
  const be = (to: 'met' | 'absent') => (from: Basis) => ({
    ...from,
    premises: { ...from.premises, [id]: { kind: to, at, seen: 'supposed' } },
  });
  const isOpen = kind === 'unknown' || kind === 'not-applicable';
  const options = [
    { says: 'met', apply: be('met') },
    { says: 'not met', apply: be('absent') },
  ];
  return { fact: id, at, now: isOpen ? undefined : kind, options };
};

export const valueAt = (pilot: Pilot, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => Object(value)[key], pilot);

const shown = (value: unknown): string | undefined => {
  if (value === undefined || typeof value !== 'object') return value === undefined ? undefined : String(value);
  if (!Array.isArray(value)) return 'stated';
  const plain = value.every((one) => typeof one !== 'object');
  return plain ? value.join(', ') || 'none listed' : `${value.length} listed`;
};

const withValue = (map: unknown, [key = '', ...rest]: readonly string[], value: unknown): unknown => ({
  ...Object(map),
  [key]: rest.length === 0 ? value : withValue(Object(map)[key], rest, value),
});
