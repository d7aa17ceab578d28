// All that an organisation's file says, one setting each: where it says it, and about what. Two files that say
// different things about the same contradict each other.
import type { Origin } from '../../model/checklist.ts';
import type { Own } from './read.ts';

export type Setting = {
  /** checks.data.lineage.weight, gates.pilot.score, items.data.own-check, facts.x-model-risk.tier */
  readonly path: string;
  readonly value: unknown;
  readonly own: Own;
  readonly parts: readonly PropertyKey[];
};

export const settingsOf = (own: Own): readonly Setting[] => {
  const set = (path: string, value: unknown, parts: readonly PropertyKey[]): Setting => ({ path, value, own, parts });
  const fields = (path: string, entry: object, parts: readonly PropertyKey[]): readonly Setting[] =>
    Object.entries(entry).flatMap(([key, value]) =>
      inside.has(key)
        ? fields(`${path}.${key}`, value, [...parts, key])
        : [set(`${path}.${key}`, value, [...parts, key])],
    );
  return [
    ...(own.minimumCoverage === undefined ? [] : [set('minimum_coverage', own.minimumCoverage, ['minimum_coverage'])]),
    ...own.dimensions.flatMap(({ name, value, parts }) => fields(`dimensions.${name}`, value, parts)),
    ...own.gates.flatMap(({ name, value, parts }) => fields(`gates.${name}`, value, parts)),
    ...own.changes.flatMap(({ name, value, parts }) => fields(`checks.${name}`, value, parts)),
    ...own.facts.map(({ name, value, parts }) => set(`facts.${name}`, value, parts)),
    ...own.items.map(({ name, value, parts }) => set(`items.${name}`, value, [...parts, 'id'])),
  ];
};

/** What is changed part by part: thresholds by their names, examples by their outcomes. */
const inside: ReadonlySet<string> = new Set(['with', 'examples']);

export const originOf = ({ own, parts }: Pick<Setting, 'own' | 'parts'>): Origin => {
  const { line, column } = own.document.place(parts, 'key');
  return { file: own.document.name, line, column };
};

/** FILE:LINE, as messages name the other place. */
export const placeOf = (setting: Pick<Setting, 'own' | 'parts'>): string => {
  const { file, line } = originOf(setting);
  return `${file}:${line}`;
};
