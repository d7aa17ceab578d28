// Silence is never rewarded: an answer that is taken away removes no duty and brings no date later; no answer to a duty
// moves the score, and only one that says that a duty is breached, or no longer, moves a gate.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { robustnessFor } from '../../../src/assess/reassess.ts';
import type { Obligation } from '../../../src/model/obligation.ts';
import { dataClasses } from '../../../src/model/pilot/data.ts';
import {
  exemptions,
  highRiskUses,
  interactionKinds,
  prohibitedPractices,
} from '../../../src/model/pilot/governance.ts';
import { obligationIds } from '../../../src/rules/regulations.ts';
import { cases } from '../../random.ts';
import { assessed, obligationsIn } from './kit.ts';

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 8 });
const some = <T>(words: readonly T[]) => maybe(fc.subarray([...words], { maxLength: 2 }));
const flag = maybe(fc.boolean());

const pilot = fc.record({
  pilot: fc.record({
    name: fc.constant('Any'),
    stage: maybe(fc.constantFrom('idea', 'demo', 'pilot', 'production')),
    task: maybe(fc.constantFrom('summarisation', 'decision', 'decision-support')),
    production_target: maybe(fc.constantFrom('2026-11-30', '2026-12-02', '2027-06-01')),
    users: maybe(fc.constantFrom('internal', 'customers')),
    output: some(['text', 'image']),
    jurisdictions: some(['DE', 'US-CA', 'US-TX', 'GB', 'JP', 'US-NYC', 'KR', 'BR']),
  }),
  data: fc.record({
    personal_data_in_prompts: flag,
    sources: maybe(
      fc.array(fc.record({ name: fc.constant('Source'), personal_data: maybe(fc.constantFrom(...dataClasses)) }), {
        maxLength: 2,
      }),
    ),
  }),
  architecture: fc.record({
    approach: maybe(fc.constantFrom('rag', 'prompt')),
    model: fc.record({ hosting: maybe(fc.constantFrom('vendor-api', 'self-hosted')) }),
  }),
  governance: fc.record({
    affects: some(['people', 'money']),
    classification: fc.record({
      infers_outputs: maybe(fc.constant(true)),
      eu_link: flag,
      research_only: flag,
      built: maybe(fc.constantFrom('own', 'bought', 'rebranded')),
      gpai_training: maybe(fc.constantFrom('none', 'substantial')),
      prohibited_practices: some(prohibitedPractices),
      annex_i_component: flag,
      high_risk_uses: some(highRiskUses),
      profiles_people: flag,
      exemption: maybe(fc.constantFrom(...exemptions)),
      material_influence: flag,
      interactions: some(interactionKinds),
      deployer: maybe(fc.constantFrom('public-body', 'other')),
      used_on_workers: flag,
      decides_on: some(['credit', 'employment', 'health-care', 'other']),
      human_decides: flag,
      hipaa_entity: flag,
      targets_people_in_eu: flag,
      annex_i_section: maybe(fc.constantFrom('A', 'B')),
    }),
  }),
  agents: maybe(fc.constantFrom([], [{ name: 'Agent' }])),
});

type Path = readonly (string | number)[];

/** Paths of every answer: the leaves and lists, but no names and no list items, which are other facts. */
const answersIn = (value: unknown, above: Path = []): readonly Path[] => {
  if (Array.isArray(value)) {
    const inside = value.flatMap((item, i) => (typeof item === 'object' ? answersIn(item, [...above, i]) : []));
    return [above, ...inside];
  }
  if (typeof value !== 'object' || value === null) return value === undefined || above.at(-1) === 'name' ? [] : [above];
  return Object.entries(value).flatMap(([key, part]) => answersIn(part, [...above, key]));
};

const without = (value: unknown, [part, ...rest]: Path): unknown => {
  if (part === undefined) return undefined;
  if (Array.isArray(value)) return value.map((item, i) => (i === part ? without(item, rest) : item));
  const map = value as Readonly<Record<string, unknown>>;
  return { ...map, [part]: without(map[part], rest) };
};

const dateOf = ({ from, planned }: Obligation): string => from ?? planned ?? '';

it('loses no duty with an answer, and no date comes later', () => {
  fc.assert(
    fc.property(pilot, fc.nat(), (value, pick) => {
      const paths = answersIn(value);
      const path = paths[pick % Math.max(1, paths.length)];
      if (path === undefined) return;
      // A place in the EU with no link to it: without the place the link alone speaks.
      const { classification } = value.governance;
      if (value.pilot.jurisdictions?.includes('DE') && classification.eu_link === false) return;
      const before = obligationsIn(value);
      const after = new Map(obligationsIn(without(value, path) as object).map((one) => [one.id, one]));
      for (const one of before) {
        const left = after.get(one.id);
        expect(left, `${one.id} without ${path.join('.')}`).toBeDefined();
        if (left !== undefined) expect(dateOf(left) <= dateOf(one), one.id).toBe(true);
      }
    }),
    { numRuns: cases(300) },
  );
});

it('moves no score by answers to duties, and a gate only by a breach', () => {
  const ids = obligationIds();
  fc.assert(
    fc.property(
      pilot,
      fc.dictionary(fc.constantFrom(...ids), fc.constantFrom('in-place', 'absent', 'planned'), { maxKeys: 30 }),
      (value, obligations) => {
        const plain = assessed(value);
        const answered = assessed({ ...value, governance: { ...value.governance, obligations } });
        const scored = (one: typeof plain) => ({
          grade: one.grade,
          findings: one.findings,
          robustness: robustnessFor(one),
        });
        expect(scored(answered)).toEqual(scored(plain));
        const breachesIn = ({ obligations: all }: typeof plain) =>
          all.filter(({ state }) => state === 'breached').length;
        if (breachesIn(answered) !== breachesIn(plain)) return;
        const judged = ({ gates, verdict }: typeof plain) => ({ gates, verdict });
        expect(judged(answered)).toEqual(judged(plain));
      },
    ),
    { numRuns: cases(30) },
  );
});
