// Advice on fragments of pilots, and random ones: the facts that the rules of advice read, each stated or blank.
import fc from 'fast-check';
import { adviceRules } from '../../src/advise/index.ts';
import { type AdviceRule, adviceBasis, type Basis, type PremiseId, premiseIds } from '../../src/advise/rule.ts';
import { composeChecklist } from '../../src/checklist/core.ts';
import { exemptions } from '../../src/model/pilot/governance.ts';
import { audiences, stages, tasks } from '../../src/model/pilot/pilot.ts';
import type { AdviceId } from '../../src/model/published/value.ts';
import { changeRates } from '../../src/model/vocabulary.ts';
import { AS_OF, pilotOf } from '../kit.ts';

export type Kinds = Partial<Record<PremiseId, 'met' | 'absent' | 'partial' | 'unknown' | 'not-applicable'>>;
type Fragment = Readonly<Record<string, unknown>>;

export const ruleNamed = (id: AdviceId): AdviceRule => {
  const found = adviceRules.find((rule) => rule.id === id);
  if (found === undefined) throw new Error(`no rule ${id}`);
  return found;
};

/** What a fragment of a pilot is advised on, with what its checks are supposed to say. */
export const basisFor = (fragment: Fragment, kinds: Kinds = {}): Basis => {
  const basis = adviceBasis(pilotOf(fragment), composeChecklist(), [], AS_OF);
  const premises = Object.fromEntries(
    premiseIds.map((id) => [id, { kind: kinds[id] ?? 'unknown', at: id, seen: 'as supposed' }]),
  ) as Basis['premises'];
  return { ...basis, premises };
};

const flag = fc.boolean();
const word = <T>(words: readonly T[]) => fc.constantFrom(...words);
const some = <T extends object>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(shape, { requiredKeys: [] });
const filled = <T>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> =>
  fc.record(
    Object.fromEntries(
      Object.entries(shape).map(([key, one]) => [
        key,
        fc.option(one as fc.Arbitrary<unknown>, { nil: undefined, freq: 5 }),
      ]),
    ),
  ) as fc.Arbitrary<Partial<T>>;

const classification = filled({
  infers_outputs: flag,
  eu_link: flag,
  research_only: flag,
  prohibited_practices: word([[], [], ['a'], ['ba'], ['bb', 'c']]),
  annex_i_component: flag,
  high_risk_uses: word([[], ['4(a)'], ['5(b)', '3(a)']]),
  profiles_people: flag,
  exemption: word(exemptions),
  material_influence: flag,
  interactions: word([[], ['talks-to-people']]),
});

const architecture = fc.record({
  knowledge: filled({ used: flag, changes: word(changeRates), must_cite: flag }),
  task_profile: filled({ narrow: flag, stable: flag, special_style: flag }),
  approach: fc.option(word(['prompt', 'rag', 'fine-tune', 'hybrid', 'from-scratch'] as const), { nil: undefined }),
  integrations: fc.option(
    word([[], [{ system: 'A', legacy: false, interface: 'rest' }], [{ system: 'B', legacy: true }]]),
    {
      nil: undefined,
      freq: 5,
    },
  ),
});

/** Mostly stated, so that all completions of the blanks can be gone through. */
export const fragments: fc.Arbitrary<Fragment> = fc.record({
  pilot: fc
    .record({
      own: filled({
        stage: word(stages),
        users: word(audiences),
        prior_internal_use: flag,
        task: word(tasks),
        production_target: word(['2026-11-30', '2026-12-24', '2027-11-22', '2027-11-23', '2028-06-01']),
      }),
    })
    .map(({ own }) => ({ name: 'Random', ...own })),
  architecture,
  data: some({ labels: filled({ count: word([0, 9999, 10_000, 50_000]) }) }),
  governance: fc.record({ classification }),
  value: filled({
    benefit_per_task: filled({ amount: word([0, 1, 5]) }),
    costs: filled({ inference_per_task: word([0, 0.05, 0.1, 0.6]) }),
  }),
});

export const kinds: fc.Arbitrary<Kinds> = fc.record(
  Object.fromEntries(
    premiseIds.map((id) => [id, word(['met', 'met', 'absent', 'partial', 'unknown'] as const)]),
  ) as Record<PremiseId, fc.Arbitrary<'met' | 'absent' | 'partial' | 'unknown'>>,
);
