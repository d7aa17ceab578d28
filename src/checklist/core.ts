// The checklist that a pilot is judged by. So far the core with its overlays; organisations' own are composed here.
import core from '../generated/core.json';
import type { CheckItem, Checklist, Gate, Loosened } from '../model/checklist.ts';
import { gateIds } from '../model/vocabulary.ts';

/** The checklist that ships with the program, its overlays included. The same object each time: not to be changed. */
export const composeChecklist = (): Checklist => core as unknown as Checklist;

// Where a checklist asks for less than the one it is made from: told beside every verdict, and not accepted from a
// configuration that may only tighten.

/** In the order of the checklist: the sum of answers asked for, gates, checks, dimensions. */
export const loosened = (before: Checklist, after: Checklist): readonly Loosened[] => [
  ...lower('minimum_coverage', 'coverage', before.minimum_coverage, after.minimum_coverage),
  ...before.gates.flatMap((gate) =>
    gateLoosened(
      gate,
      after.gates.find(({ id }) => id === gate.id),
    ),
  ),
  ...before.items.flatMap((item) =>
    itemLoosened(
      item,
      after.items.find(({ id }) => id === item.id),
    ),
  ),
  ...before.dimensions.flatMap(({ id, weight }) =>
    lower(`dimensions.${id}.weight`, 'weight', weight, after.dimensions.find((one) => one.id === id)?.weight),
  ),
];

/** A condition that is not asked for is the lowest; what is declared away is bounded from above. */
const gateLoosened = (before: Gate, after: Gate | undefined): readonly Loosened[] => [
  ...(['score', 'dimension', 'coverage', 'evidenced'] as const).flatMap((key) =>
    lower(`gates.${before.id}.${key}`, 'gate', before[key], after?.[key]),
  ),
  ...higher(`gates.${before.id}.declared_away`, 'gate', before.declared_away, after?.declared_away),
  ...(before.require_obligations === true && after?.require_obligations !== true
    ? [{ at: `gates.${before.id}.require_obligations`, kind: 'gate', before: 'true', after: 'false' } as const]
    : []),
];

const itemLoosened = (before: CheckItem, after: CheckItem | undefined): readonly Loosened[] => {
  const at = `checks.${before.id}`;
  if (after === undefined) return [{ at: `${at}.disabled`, kind: 'disabled', before: 'asked', after: 'not asked' }];
  const later = gateIds.indexOf(after.gate) > gateIds.indexOf(before.gate);
  const freed = before.blocker !== false && JSON.stringify(before.blocker) !== JSON.stringify(after.blocker);
  return [
    ...(freed && after.blocker !== true
      ? [{ at: `${at}.blocker`, kind: 'blocker', before: words(before.blocker), after: words(after.blocker) } as const]
      : []),
    ...(later ? [{ at: `${at}.gate`, kind: 'due', before: before.gate, after: after.gate } as const] : []),
    ...lower(`${at}.weight`, 'weight', before.weight, after.weight),
    ...higher(`${at}.fresh_days`, 'threshold', before.evidence.fresh_days, after.evidence.fresh_days),
    ...Object.keys(before.with ?? {})
      .filter((key) => JSON.stringify(before.with?.[key]) !== JSON.stringify(after.with?.[key]))
      .map((key) => ({
        at: `${at}.with.${key}`,
        kind: 'threshold' as const,
        before: words(before.with?.[key]),
        after: words(after.with?.[key]),
      })),
  ];
};

const lower = (
  at: string,
  kind: Loosened['kind'],
  before: number | null,
  after: number | null | undefined,
): readonly Loosened[] =>
  before !== null && (after ?? Number.NEGATIVE_INFINITY) < before
    ? [{ at, kind, before: words(before), after: words(after) }]
    : [];

const higher = (
  at: string,
  kind: Loosened['kind'],
  before: number | null,
  after: number | null | undefined,
): readonly Loosened[] =>
  before !== null && (after ?? Number.POSITIVE_INFINITY) > before
    ? [{ at, kind, before: words(before), after: words(after) }]
    : [];

const words = (value: unknown): string => {
  if (value === null || value === undefined) return 'not asked';
  if (typeof value === 'object') return 'when' in value ? `where ${String(value.when)}` : JSON.stringify(value);
  return String(value);
};

/** In a sentence: where a checklist asks less than the core; undefined where it does not. */
export const describeLowered = ({ lowered = [], parts }: Checklist): string | undefined => {
  const [first, second, ...more] = lowered;
  if (first === undefined) return undefined;
  const by = parts.slice(1).map(({ id, version, file }) => `${id} ${version}${file === undefined ? '' : ` (${file})`}`);
  const told = [first, ...(second === undefined ? [] : [second])].map(
    ({ at, before: was, after: is }) => `${at} is ${is} instead of ${was}`,
  );
  const others = more.length === 0 ? '' : `, and ${more.length} more`;
  return `checklist ${by.join(', ')} asks less than the core: ${told.join(', ')}${others}`;
};
