// Every place that an outcome names is one of the pilot file, and every fact is what stands at its place: a reader is
// sent there, and evidence is looked for there.

import { describe, expect, it } from 'vitest';
import { loadCore } from '../../scripts/checklist-files.ts';
import { evaluate } from '../../src/assess/evaluate.ts';
import { EXAMPLES_AS_OF, expandExamples } from '../../src/checklist/examples.ts';
import type { Outcome } from '../../src/model/evidence.ts';
import { type Pilot, pilotSchema } from '../../src/model/pilot/pilot.ts';
import { bare, partSchema, type Schema, unionOptions } from '../../src/model/schema.ts';
import { readValue } from '../../src/read/validate.ts';
import { pilotOf } from '../kit.ts';

const { checklist } = loadCore();

/** Each with all its outcomes: the examples of every check, and a pilot of which nothing is known. */
const judged = [{}, ...checklist.items.flatMap(expandExamples).map(({ fragment }) => fragment)].map((fragment) => {
  const pilot = readValue(fragment, checklist).pilot ?? pilotOf();
  return { pilot, outcomes: evaluate(checklist, pilot, EXAMPLES_AS_OF) };
});

const partsOf = (path: string): readonly string[] => path.match(/[^.[\]]+/g) ?? [];

const schemasIn = (schema: Schema): readonly Schema[] =>
  unionOptions(bare(schema))?.flatMap(schemasIn) ?? [bare(schema)];

const isPlace = (path: string): boolean =>
  partsOf(path).reduce<readonly Schema[]>(
    (schemas, part) => schemas.flatMap((one) => schemasIn(one).flatMap((option) => partSchema(option, part) ?? [])),
    [pilotSchema as unknown as Schema],
  ).length > 0;

/** Only what is on a list is named by its position. */
const isOnList = (path: string, pilot: Pilot): boolean =>
  [...path.matchAll(/\[(\d+)\]/g)].every(({ 1: at, index }) => Number(at) < listAt(path.slice(0, index), pilot).length);

const valueAt = (path: string, pilot: Pilot): unknown =>
  partsOf(path).reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], pilot);

const listAt = (path: string, pilot: Pilot): readonly unknown[] => (valueAt(path, pilot) ?? []) as readonly unknown[];

/** What maps and lists hold is put into words. */
const isQuoted = (stated: unknown, value: string): boolean =>
  stated !== undefined && (typeof stated === 'object' || String(stated) === value);

const placesOf = ({ at, support, facts = [] }: Outcome): readonly string[] => [
  at,
  ...support.flatMap(({ evidencePaths: places }) => places),
  ...facts.map(({ path }) => path),
];

describe.each(checklist.items.map(({ id }, i) => [id, i] as const))('%s', (_id, i) => {
  const outcomes = judged.flatMap((one) => {
    const outcome = one.outcomes[i]?.outcome;
    return outcome === undefined ? [] : [{ pilot: one.pilot, outcome }];
  });

  it('names places of the pilot file', () => {
    const wrong = outcomes.flatMap(({ pilot, outcome }) =>
      placesOf(outcome).filter((path) => !isPlace(path) || !isOnList(path, pilot)),
    );
    expect([...new Set(wrong)]).toEqual([]);
  });

  it('gives its points to places that can show them', () => {
    const sums = outcomes.map(({ outcome: { score, support } }) => [
      score,
      support.reduce((sum, { points }) => sum + points, 0),
    ]);
    for (const [score, points] of sums) expect(points).toBeCloseTo(score ?? 0, 9);
  });

  it('quotes facts as they stand', () => {
    const wrong = outcomes.flatMap(({ pilot, outcome: { facts = [] } }) =>
      facts.filter(({ path, value }) => !isQuoted(valueAt(path, pilot), value)),
    );
    expect(wrong).toEqual([]);
  });
});
