// Judges a fragment of a pilot by one check of a checklist file, for tables of [name, fragment, expected].
import { expect } from 'vitest';
import { loadCore } from '../scripts/checklist-files.ts';
import { evaluate, type JudgedItem } from '../src/assess/evaluate.ts';
import { expandExamples } from '../src/checklist/examples.ts';
import type { CheckItem, Checklist } from '../src/model/checklist.ts';
import type { OutcomeKind } from '../src/model/evidence.ts';
import { type Pilot, pilotSchema } from '../src/model/pilot/pilot.ts';
import { withoutBlanks } from '../src/read/nearest.ts';
import { AS_OF } from './folders.ts';

export { AS_OF };

/** Seconds that the solver may take for all programmes of a test file: a busy machine is no reason to end without a proof. */
export const PATIENT = 3600;

type Fragment = Readonly<Record<string, unknown>>;

/** A pilot of which only the fragment is known. */
export const pilotOf = (...fragments: readonly (Fragment | undefined)[]): Pilot =>
  pilotSchema.parse(withoutBlanks(fragments.reduce<Fragment>(merge, { version: 1, pilot: { name: 'Test pilot' } })));

const isMap = (value: unknown): value is Fragment =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const merge = (base: Fragment, more: Fragment = {}): Fragment => {
  const merged = Object.entries(more).map(([key, value]): [string, unknown] => {
    const before = base[key];
    return [key, isMap(before) && isMap(value) ? merge(before, value) : value];
  });
  return { ...base, ...Object.fromEntries(merged) };
};

/** A kit for one checklist file, such as checklists/core/data.yaml. Dangling `after` ids of other files do not matter here. */
export const kitFor = (file: string) => {
  const { checklist, problems } = loadCore([file]);
  const judgeOne = (id: string, fragment: Fragment, asOf: string = AS_OF): JudgedItem => {
    const judged = evaluate(checklist, pilotOf(fragment), asOf).find(({ item }) => item.id === id);
    if (judged === undefined) throw new Error(`${file} has no check ${id}`);
    return judged;
  };
  return {
    checklist,
    problems: problems.filter((problem) => !problem.includes('comes after unknown check')),
    judgeOne,
    /** [name, fragment, expected kind or score, words that `seen` holds] */
    expectOutcome: (id: string, fragment: Fragment, expected: OutcomeKind | number, seen?: string | RegExp) => {
      const { outcome } = judgeOne(id, fragment);
      const got = typeof expected === 'number' ? outcome.score : outcome.kind;
      if (typeof expected === 'number') expect(got, outcome.seen).toBeCloseTo(expected, 9);
      else expect(got, outcome.seen).toBe(expected);
      if (seen !== undefined) expect(outcome.seen).toMatch(seen);
      return outcome;
    },
  };
};

export type ExampleCase = readonly [name: string, item: CheckItem, kind: OutcomeKind, pilot: Pilot];

/** Every example of a checklist as a case; controls bring one for each status, all checks one for silence. */
export const exampleCases = (checklist: Checklist): readonly ExampleCase[] =>
  checklist.items
    .flatMap(expandExamples)
    .map(({ item, kind, fragment }): ExampleCase => [`${item.id}: ${kind}`, item, kind, pilotOf(fragment)]);

/** The outcome of one check on one pilot. */
export const outcomeOf = (checklist: Checklist, id: string, pilot: Pilot, asOf: string = AS_OF) =>
  evaluate(checklist, pilot, asOf).find(({ item }) => item.id === id)?.outcome;
