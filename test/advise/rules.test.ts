// Each rule of advice: every branch by a table, and blanks against an oracle that goes through all of their readings.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { adviceRules, findChanges, findPairs } from '../../src/advise/index.ts';
import { type AdviceRule, adviceBasis, type Basis } from '../../src/advise/rule.ts';
import { composeChecklist } from '../../src/checklist/core.ts';
import { pilotSchema } from '../../src/model/pilot/pilot.ts';
import { type AdviceId, adviceIds } from '../../src/model/published/value.ts';
import { AS_OF, pilotOf } from '../kit.ts';
import { cases } from '../random.ts';
import { basisFor, fragments, type Kinds, kinds, ruleNamed } from './kit.ts';

type Row = readonly [name: string, fragment: Record<string, unknown>, checks: Kinds, answers: string];

const knowledge = (used: boolean, more: object = {}) => ({ knowledge: { used, ...more } });
const profile = (narrow: boolean, stable: boolean, special_style: boolean) => ({
  task_profile: { narrow, stable, special_style },
});
const many = { data: { labels: { count: 10_000 } } };
const trained = { architecture: { ...knowledge(false), ...profile(true, true, true) }, ...many };
const untrained = { architecture: { ...knowledge(false), ...profile(true, false, false) }, ...many };
const cost = (inference_per_task: number) => ({
  value: { benefit_per_task: { amount: 2 }, costs: { inference_per_task } },
});
const uncommon = { pilot: { task: 'extraction' } };
const common = (task: string, integrations: readonly object[] = []) => ({
  pilot: { task },
  architecture: { task_profile: { special_style: false }, integrations },
});
const allMet: Kinds = {
  'talent.production-experience': 'met',
  'data.pipeline': 'met',
  'data.quality-profiled': 'met',
  'talent.run-team': 'met',
  'talent.capacity': 'met',
};
const shown: Kinds = { 'kpis.result': 'met', 'talent.run-team': 'met' };
const stage = (word: string, target?: string) => ({ pilot: { stage: word, production_target: target } });
const eu = (answers: object) => ({
  governance: {
    classification: {
      infers_outputs: true,
      eu_link: true,
      research_only: false,
      prohibited_practices: [],
      annex_i_component: false,
      high_risk_uses: [],
      interactions: [],
      ...answers,
    },
  },
});
const area = { high_risk_uses: ['4(a)'], profiles_people: false, material_influence: false };

const tables: Readonly<Record<AdviceId, readonly Row[]>> = {
  approach: [
    [
      'no knowledge, nothing to train on',
      { architecture: { ...knowledge(false), ...profile(false, true, true) } },
      {},
      'prompt',
    ],
    [
      'weekly knowledge',
      { architecture: { ...knowledge(true, { changes: 'weekly' }), ...profile(false, true, true) } },
      {},
      'rag',
    ],
    [
      'must cite',
      { architecture: { ...knowledge(true, { changes: 'static', must_cite: true }), ...profile(false, true, true) } },
      {},
      'rag',
    ],
    [
      'lasting knowledge, a style',
      {
        ...many,
        architecture: { ...knowledge(true, { changes: 'static', must_cite: false }), ...profile(true, true, true) },
      },
      {},
      'fine-tune',
    ],
    ['no knowledge, narrow, labelled', trained, {}, 'fine-tune'],
    ['too few labels', { ...trained, data: { labels: { count: 9999 } } }, {}, 'prompt'],
    [
      'weekly knowledge and a style',
      { ...many, architecture: { ...knowledge(true, { changes: 'weekly' }), ...profile(true, true, true) } },
      {},
      'hybrid',
    ],
    ['labels not stated', { architecture: trained.architecture }, {}, 'prompt fine-tune'],
  ],
  'model-size': [
    ['training is advised', trained, {}, 'small-tuned'],
    ['broad', { architecture: profile(false, true, true) }, {}, 'large'],
    ['narrow, short answers', { ...untrained, ...uncommon }, {}, 'small'],
    ['narrow, heavy cost', { ...untrained, pilot: { task: 'drafting' }, ...cost(0.2) }, {}, 'small'],
    ['narrow, light cost', { ...untrained, pilot: { task: 'drafting' }, ...cost(0.19) }, {}, 'large'],
    [
      'narrow, free inference, benefit blank',
      { ...untrained, pilot: { task: 'drafting' }, value: { costs: { inference_per_task: 0 } } },
      {},
      'large',
    ],
    ['narrow, cost blank', { ...untrained, pilot: { task: 'drafting' } }, {}, 'small large'],
    [
      'narrow or not, short answers',
      { ...uncommon, architecture: { ...knowledge(false), task_profile: { stable: false } } },
      {},
      'small large',
    ],
  ],
  sourcing: [
    ['a common task that touches nothing', common('drafting'), {}, 'buy'],
    [
      'a common task with systems that need no adapter',
      common('search', [{ system: 'A', interface: 'rest', legacy: false }]),
      {},
      'buy',
    ],
    ['a common task on a legacy system', common('drafting', [{ system: 'A', legacy: true }]), allMet, 'build'],
    ['own task, all four conditions', uncommon, allMet, 'build'],
    ...Object.keys(allMet).map(
      (id): Row => [`own task without ${id}`, uncommon, { ...allMet, [id]: 'absent' }, 'partner'],
    ),
    ['own task, a condition half met', uncommon, { ...allMet, 'talent.run-team': 'partial' }, 'partner'],
    ['own task, nothing of the team', uncommon, {}, 'build partner'],
    ['own task, in production already', uncommon, { ...allMet, 'talent.capacity': 'not-applicable' }, 'build'],
  ],
  scope: [
    ['an idea', stage('idea'), {}, 'programme'],
    ['a demo', stage('demo'), shown, 'programme'],
    ['a pilot without its result', stage('pilot'), { 'kpis.result': 'partial' }, 'programme'],
    ['a result, nothing to train', { ...stage('pilot', '2028-01-01'), ...untrained }, shown, 'platform'],
    ['a result, training, a team, a year', { ...stage('pilot', '2027-11-23'), ...trained }, shown, 'bespoke'],
    ['a day less than a year', { ...stage('pilot', '2027-11-22'), ...trained }, shown, 'platform'],
    ['no team', { ...stage('pilot', '2028-01-01'), ...trained }, { ...shown, 'talent.run-team': 'absent' }, 'platform'],
    ['no date', { ...stage('pilot'), ...trained }, shown, 'bespoke platform'],
  ],
  'internal-first': [
    ['internal', { pilot: { users: 'internal' } }, {}, 'as-planned'],
    ['customers after an internal use', { pilot: { users: 'customers', prior_internal_use: true } }, {}, 'as-planned'],
    ['customers at once', { pilot: { users: 'customers', prior_internal_use: false } }, {}, 'internal-first'],
    ['customers, not stated', { pilot: { users: 'customers' } }, {}, 'as-planned internal-first'],
  ],
  'risk-tier': [
    ['no link to the EU', eu({ eu_link: false }), {}, 'out-of-scope'],
    ['a practice', eu({ prohibited_practices: ['a'] }), {}, 'prohibited'],
    ['Annex I', eu({ annex_i_component: true }), {}, 'high-risk'],
    ['an area and profiling', eu({ ...area, profiles_people: true }), {}, 'high-risk'],
    ['an area without an exemption', eu({ ...area, exemption: 'none' }), {}, 'high-risk'],
    ['an area with an exemption', eu({ ...area, exemption: 'preparatory' }), {}, 'exempted'],
    ['it talks to people', eu({ interactions: ['talks-to-people'] }), {}, 'transparency'],
    ['nothing of all that', eu({}), {}, 'minimal'],
    ['an area, the exemption blank', eu(area), {}, 'high-risk exempted'],
  ],
};

const sorted = (answers: readonly string[]): string => answers.toSorted().join(' ');

describe.each(adviceIds)('%s', (id) => {
  const rule = ruleNamed(id);

  test.each(tables[id])('%s', (_, fragment, checks, answers) =>
    expect(sorted(rule.decide(basisFor(fragment, checks)).answers)).toBe(sorted(answers.split(' '))),
  );

  it('reaches each of its answers in the table, and has words for and against each', () => {
    const reached = tables[id].map(([, , , answers]) => answers).filter((answers) => !answers.includes(' '));
    expect(sorted([...new Set(reached)])).toBe(sorted(Object.keys(rule.answers)));
    for (const { says, when, against } of Object.values(rule.answers)) {
      expect([says, when, against.says].every((text) => text.length > 10)).toBe(true);
    }
  });

  it('answers blanks with all that some reading of them leads to, and names a blank exactly where it must', () =>
    fc.assert(
      fc.property(fragments, kinds, (fragment, checks) => {
        const basis = basisFor(fragment, checks);
        const readings = readingsOf(rule, basis);
        fc.pre(readings !== undefined);
        const { answers, missing } = rule.decide(basis);
        expect(sorted(answers)).toBe(sorted([...new Set(readings)]));
        expect(missing.length > 0).toBe(answers.length > 1);
      }),
      { numRuns: cases(300) },
    ));

  it('has stated facts for what it decides', () =>
    fc.assert(
      fc.property(fragments, kinds, (fragment, checks) => {
        const basis = basisFor(fragment, checks);
        const { answers, facts } = rule.decide(basis);
        if (answers.length === 1) expect(facts.length).toBeGreaterThan(0);
      }),
    ));
});

describe('what would change it', () => {
  it('names facts, values and answers', () => {
    const changes = findChanges(ruleNamed('approach'), basisFor(trained));
    expect(changes.map(({ fact, now, to, answers }) => [fact, now, to.join(' '), answers.join(' ')])).toEqual([
      ['architecture.knowledge.used', 'false', 'true', 'fine-tune hybrid'],
      ['architecture.task_profile.narrow', 'true', 'false', 'prompt'],
      ['architecture.task_profile.stable', 'true', 'false', 'prompt'],
      ['data.labels.count', '10000', 'below 10000', 'prompt'],
    ]);
  });

  it('names two facts where no single one would do', () => {
    const basis = basisFor({ pilot: { users: 'internal', prior_internal_use: true } });
    const rule = ruleNamed('internal-first');
    expect(findChanges(rule, basis)).toEqual([]);
    expect(findPairs(rule, basis)).toEqual([
      {
        facts: [
          { fact: 'pilot.users', to: 'partners' },
          { fact: 'pilot.prior_internal_use', to: 'false' },
        ],
        answers: ['internal-first'],
      },
    ]);
  });

  it('leaves the partner’s experience out: whether to take one is the question', () => {
    const talent = {
      team: [{ role: 'ml-engineer', production_llm_experience: false }],
      partner: { used: true, production_llm_experience: true },
    };
    const { premises } = adviceBasis(pilotOf({ talent }), composeChecklist(), [], AS_OF);
    expect(premises['talent.production-experience']).toMatchObject({ kind: 'absent' });
  });

  it.each(adviceRules.map((rule) => [rule.id, rule] as const))(
    '%s: only values that a pilot file may have',
    (_, rule) =>
      fc.assert(
        fc.property(fragments, kinds, (fragment, checks) => {
          const basis = basisFor(fragment, checks);
          for (const { options } of rule.levers(basis)) {
            for (const { apply } of options) pilotSchema.parse(apply(basis).pilot);
          }
        }),
        { numRuns: cases(30) },
      ),
  );
});

const MOST = 3000;

/** Without a production date a practice that is still to be prohibited counts: that blank is an answer to the tier. */
const isReadAsStated = ({ id }: AdviceRule, fact: string): boolean =>
  id === 'risk-tier' && fact === 'pilot.production_target';

/** The answers of every completion of the blanks that the rule reads; undefined where these are too many. */
const readingsOf = (rule: AdviceRule, basis: Basis): readonly string[] | undefined => {
  let left = MOST;
  const go = (from: Basis): readonly string[] => {
    const blank = rule.levers(from).find((lever) => lever.now === undefined && !isReadAsStated(rule, lever.fact));
    if (left-- <= 0) return [];
    return blank === undefined ? rule.decide(from).answers : blank.options.flatMap(({ apply }) => go(apply(from)));
  };
  const answers = go(basis);
  return left > 0 ? answers : undefined;
};
