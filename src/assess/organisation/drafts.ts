// What can be read of an entry that does not fit its schema, so that one slip in it does not hide its other mistakes.
// Nothing is judged by a draft: a file with one is refused.
import type * as z from 'zod';
import type { CheckItem } from '../../model/checklist.ts';
import { checkItem } from '../../model/checklist-schema.ts';

type Fields = Readonly<Record<string, unknown>>;

/** `said` names the parts that the file says soundly, such as weight or fix.role; the rest are stand-ins. */
export type Draft = { readonly value: CheckItem; readonly said: ReadonlySet<string> };

/** Stand-ins that no other check can come before. */
const standIns = {
  statement: '-',
  gap: '-',
  why: '-',
  weight: 1,
  gate: 'scale',
  phase: 6,
  evidence: { wanted: '-' },
  fix: { do: '-', done_when: '-', role: 'legal', days: { low: 1, likely: 1, high: 1 } },
};

const nested = ['fix', 'evidence'] as const;

/** `at` tells the items of a file apart where their ids do not. */
export const draftOf = (raw: Fields, at: number): Draft => {
  const whole = soundIn(checkItem.shape, raw);
  const parts = nested
    .filter((key) => whole[key] === undefined)
    .map((key) => [key, soundIn(checkItem.shape[key].shape, mapAt(raw[key]))] as const);
  const merged = Object.fromEntries(parts.map(([key, sound]) => [key, { ...standIns[key], ...sound }]));
  return {
    value: checkItem.parse({ id: `governance.draft-${at}`, ...standIns, ...whole, ...merged }),
    said: new Set([
      ...Object.keys(whole),
      ...parts.flatMap(([key, sound]) => Object.keys(sound).map((part) => `${key}.${part}`)),
    ]),
  };
};

/** Whether a fault at this path is about what the file says, and not about a stand-in. */
export const isSaid = ({ said }: Draft, [first, second]: readonly PropertyKey[]): boolean =>
  said.has(String(first)) || said.has(`${String(first)}.${String(second)}`);

/** The fields that fit, each by itself. */
export const soundIn = (shape: Readonly<Record<string, z.ZodType>>, raw: Fields): Fields =>
  Object.fromEntries(
    Object.entries(raw).filter(([key, value]) => Object.hasOwn(shape, key) && shape[key]?.safeParse(value).success),
  );

export const mapAt = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
