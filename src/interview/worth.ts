// How much of the range of the score each open answer can close: the points that a check leaves open, shared among the
// blanks that it reads.
import type { Checklist } from '../model/checklist.ts';
import { dimensionOf } from '../model/dimensions.ts';
import type { Read } from './reads.ts';

export type Worth = {
  /** Points of 100 of the readiness score, for each blank that can change an outcome. */
  readonly points: ReadonlyMap<string, number>;
  /** The checks that read a path, those with the most open points first. */
  readonly checks: ReadonlyMap<string, readonly string[]>;
};

export const worthOf = (
  reads: readonly Read[],
  checklist: Checklist,
  openOf: (read: Read) => readonly string[],
): Worth => {
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
export const fullPoints = (reads: readonly Read[], { dimensions }: Checklist): ReadonlyMap<string, number> => {
  const counted = reads.filter(({ outcome }) => outcome.kind !== 'not-applicable');
  const weightIn = new Map<string, number>();
  for (const { item } of counted) {
    const id = dimensionOf(item.id);
    weightIn.set(id, (weightIn.get(id) ?? 0) + item.weight);
  }
  const present = dimensions.filter(({ id }) => weightIn.has(id));
  const whole = present.reduce((sum, { weight }) => sum + weight, 0);
  const perWeight = new Map(
    present.map(({ id, weight }) => [id as string, (100 * weight) / whole / (weightIn.get(id) ?? 1)]),
  );
  return new Map(counted.map(({ item }) => [item.id, (perWeight.get(dimensionOf(item.id)) ?? 0) * item.weight]));
};
