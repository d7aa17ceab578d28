// The order in which gaps are closed: who does it, and after which checks. It must be one that can be kept.
import { gateOrder } from '../model/assessment.ts';
import type { CheckItem } from '../model/checklist.ts';
import { roles } from '../model/words.ts';
import { type ChecklistFault, type Faults, fault, near } from './checklist-fault.ts';
import { didYouMean } from './nearest.ts';

export const badFix = ({ fix, gate, phase }: CheckItem, items: readonly CheckItem[]): Faults => [
  ...(roles.some((role) => role === fix.role)
    ? []
    : [
        fault(['fix', 'role'], `unknown role "${fix.role}"`, {
          hint: didYouMean(fix.role, roles) ?? `roles: ${roles.join(', ')}`,
        }),
      ]),
  ...fix.after.flatMap((id, i) => {
    const path = ['fix', 'after', i];
    const before = items.find((other) => other.id === id);
    if (before === undefined) {
      const ids = items.map((other) => other.id);
      return [fault(path, `comes after unknown check "${id}"`, { ...near(id, ids), about: id })];
    }
    const later = (what: string): ChecklistFault => fault(path, `comes after ${id} of a later ${what}`, { about: id });
    return [
      ...(gateOrder[before.gate] > gateOrder[gate] ? [later(`gate, ${before.gate}`)] : []),
      ...(before.phase > phase ? [later(`phase, ${before.phase}`)] : []),
    ];
  }),
];

/** Each ring of checks that wait for each other, once. */
export const cycles = (items: readonly CheckItem[]): Faults => {
  const after = new Map(items.map(({ id, fix }) => [id, fix.after]));
  const done = new Set<string>();
  const walk = (id: string, way: readonly string[]): readonly (readonly string[])[] => {
    if (way.includes(id)) return [[...way.slice(way.indexOf(id)), id]];
    if (done.has(id)) return [];
    const found = (after.get(id) ?? []).flatMap((next) => walk(next, [...way, id]));
    done.add(id);
    return found;
  };
  return items
    .flatMap(({ id }) => walk(id, []))
    .map((ring) =>
      fault(['fix', 'after'], `waits for itself: ${ring.join(' after ')}`, {
        item: ring[0] as string,
        about: ring[1] as string,
      }),
    );
};
