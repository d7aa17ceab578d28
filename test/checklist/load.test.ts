import { describe, expect, it, test } from 'vitest';
import { loadChecklist } from '../../src/checklist/load.ts';
import { rules } from '../../src/rules/index.ts';

type Fields = Readonly<Record<string, unknown>>;

const head: Fields = {
  id: 'test',
  version: '1.0.0',
  title: 'Test',
  minimum_coverage: 0.3,
  dimensions: [{ id: 'data', title: 'Data', weight: 1, cause: 'Bad data' }],
  gates: [],
  phases: [],
  conditions: { 'personal-data': 'a source holds personal data' },
};

const fix = {
  do: 'Write it down',
  done_when: 'It is written down',
  role: 'data-engineer',
  days: { low: 1, likely: 2, high: 3 },
};

const base: Fields = {
  statement: 'It is so',
  gap: 'It is not so',
  partly: 'It is so in part',
  why: 'Harm is done.',
  weight: 3,
  gate: 'production',
  phase: 2,
  evidence: { wanted: 'a document' },
  fix,
};

/** A control that is as it should be, but for the changes. */
const control = (changes: Fields = {}, id = 'data.lineage'): Fields => ({ id, ...base, control: true, ...changes });

/** A check on facts that is as it should be, but for the changes. */
const onFacts = (changes: Fields = {}): Fields => ({
  id: 'data.labels',
  ...base,
  rule: 'data.labels',
  with: { count: 100 },
  examples: { met: {}, absent: {} },
  ...changes,
});

const waiting = (id: string, ...ids: readonly string[]) => control({ fix: { ...fix, after: ids } }, id);

const catalogue = { clauses: new Set(['gdpr/Art 6']), sources: new Set(['S0']) };

const load = (items: readonly Fields[], changes: Fields = {}, part: Fields = {}) =>
  loadChecklist(
    { file: 'head.yaml', value: { ...head, ...changes } },
    [{ file: 'part.yaml', value: { ...part, items } }],
    catalogue,
  );

const figure = (source: string) => ({ says: 'half of them', source, origin: 'a survey' });

describe('problems, each with its own words', () => {
  test.each<[string, readonly Fields[], readonly string[]]>([
    ['nothing wrong', [control(), onFacts()], []],
    ['an id used twice', [control(), control()], ['data.lineage: is there twice']],
    ['an unknown dimension', [control({}, 'sales.leads')], ['sales.leads: unknown dimension "sales"']],
    ['an unknown rule', [onFacts({ rule: 'data.nothing' })], ['data.labels: there is no rule "data.nothing"']],
    ['a rule by the name of a built-in', [onFacts({ rule: 'toString' })], ['data.labels: there is no rule "toString"']],
    [
      'a rule of another dimension',
      [onFacts({ rule: 'kpis.defined', with: {} })],
      ['data.labels: rule "kpis.defined" belongs to another dimension'],
    ],
    [
      'a threshold of the wrong kind',
      [onFacts({ with: { count: 'many' } })],
      ['data.labels: with.count: "many" is not a whole number above 0'],
    ],
    [
      'a threshold left out',
      [onFacts({ with: undefined })],
      ['data.labels: with.count: missing, expected a whole number above 0'],
    ],
    ['a threshold too many', [onFacts({ with: { count: 1, size: 2 } })], ['data.labels: with.size: unknown key']],
    ['both control and rule', [onFacts({ control: true })], ['data.labels: is either a control or names a rule']],
    ['neither of them', [control({ control: undefined })], ['data.lineage: is either a control or names a rule']],
    [
      'a control that goes by the name of a rule',
      [control({}, 'data.labels')],
      ['data.labels: is a control, but there is a rule of this name'],
    ],
    [
      'a control with a partial of its own',
      [control({ partial: 'half of it' })],
      ['data.lineage: is a control, which is partial where it is declared so: no `partial`'],
    ],
    [
      'a control with thresholds',
      [control({ with: { days: 3 } })],
      ['data.lineage: is a control and has no thresholds: no `with`'],
    ],
    [
      'an unknown condition of a check',
      [control({ applies: 'moonlight', examples: { 'not-applicable': {} } })],
      ['data.lineage: unknown condition "moonlight"'],
    ],
    [
      'an unknown condition of a blocker',
      [control({ blocker: { when: 'moonlight' } })],
      ['data.lineage: unknown condition "moonlight"'],
    ],
    [
      'a condition that the head has no words for',
      [control({ blocker: { when: 'agents' } })],
      ['data.lineage: condition "agents" has no words'],
    ],
    ['an unknown role', [control({ fix: { ...fix, role: 'wizard' } })], ['data.lineage: unknown role "wizard"']],
    ['after an unknown check', [waiting('data.a', 'data.b')], ['data.a: comes after unknown check "data.b"']],
    [
      'after a check of a later gate',
      [waiting('data.a', 'data.b'), control({ gate: 'scale' }, 'data.b')],
      ['data.a: comes after data.b of a later gate, scale'],
    ],
    [
      'after a check of a later phase',
      [waiting('data.a', 'data.b'), control({ phase: 5 }, 'data.b')],
      ['data.a: comes after data.b of a later phase, 5'],
    ],
    ['after itself', [waiting('data.a', 'data.a')], ['data.a: waits for itself: data.a after data.a']],
    [
      'a ring of three, and one that leads into it',
      [
        waiting('data.d', 'data.a'),
        waiting('data.a', 'data.b'),
        waiting('data.b', 'data.c'),
        waiting('data.c', 'data.a'),
      ],
      ['data.a: waits for itself: data.a after data.b after data.c after data.a'],
    ],
    [
      'two ways to one check are no ring',
      [waiting('data.a', 'data.b', 'data.c'), waiting('data.b', 'data.c'), waiting('data.c')],
      [],
    ],
    [
      'words that name no threshold',
      [onFacts({ gap: 'Below {number}' })],
      ['data.labels: the words name {number}, which is no threshold'],
    ],
    [
      'words of a control that name a threshold',
      [control({ fix: { ...fix, done_when: 'At least {share%} of them' } })],
      ['data.lineage: the words name {share%}, which is no threshold'],
    ],
    [
      'an unknown clause',
      [control({ references: ['gdpr/Art 6', 'gdpr/Art 0'] })],
      ['data.lineage: unknown clause "gdpr/Art 0"'],
    ],
    ['an unknown source', [control({ figures: [figure('S0'), figure('S9')] })], ['data.lineage: unknown source "S9"']],
    [
      'no examples',
      [onFacts({ examples: {}, partial: 'half', applies: 'personal-data' })],
      ['met', 'absent', 'partial', 'not-applicable'].map((kind) => `data.labels: no example of ${kind}`),
    ],
    [
      'a control needs none but where its condition is false',
      [control({ applies: 'personal-data' })],
      ['data.lineage: no example of not-applicable'],
    ],
    [
      'blank words',
      [control({ why: ' ' })],
      ['part.yaml: items.0.why: Too small: expected string to have >=1 characters'],
    ],
    [
      'a gate that there is not',
      [control({ gate: 'launch' })],
      ['part.yaml: items.0.gate: Invalid option: expected one of "pilot"|"production"|"scale"'],
    ],
    [
      'a phase that there is not',
      [control({ phase: 7 })],
      ['part.yaml: items.0.phase: Too big: expected number to be <=6'],
    ],
    ['a weight of 0', [control({ weight: 0 })], ['part.yaml: items.0.weight: Too small: expected number to be >0']],
    [
      'days out of order',
      [control({ fix: { ...fix, days: { low: 3, likely: 2, high: 1 } } })],
      ['part.yaml: items.0.fix.days: low, likely and high in this order'],
    ],
    ['an unknown field', [control({ wheight: 3 })], ['part.yaml: items.0: Unrecognized key: "wheight"']],
    ['an id that is none', [control({}, 'Lineage')], ['part.yaml: items.0.id: an id such as data.lineage']],
  ])('%s', (_name, items, expected) => {
    expect(load(items).problems).toEqual(expected);
  });
});

describe('the head', () => {
  const dimension = { id: 'data', title: 'Data', weight: 1, cause: 'Bad data', figures: [figure('S9')] };
  test.each<[string, Fields, readonly string[]]>([
    ['an unknown source', { dimensions: [dimension] }, ['data: unknown source "S9"']],
    [
      'words for an unknown condition',
      { conditions: { moonlight: 'it is night' } },
      ['words for unknown condition "moonlight"'],
    ],
    ['no title', { title: '' }, ['head.yaml: title: Too small: expected string to have >=1 characters']],
  ])('%s', (_name, changes, expected) => {
    expect(load([control()], changes).problems).toEqual(expected);
  });
});

it('tells of all problems at once, in the order of the files', () => {
  const items = [
    control({ fix: { ...fix, role: 'wizard' } }),
    onFacts({ with: {}, references: ['gdpr/Art 0'] }),
    waiting('data.a', 'data.a'),
  ];
  expect(load(items, { conditions: { moonlight: 'it is night' } }).problems).toEqual([
    'words for unknown condition "moonlight"',
    'data.lineage: unknown role "wizard"',
    'data.labels: with.count: missing, expected a whole number above 0',
    'data.labels: unknown clause "gdpr/Art 0"',
    'data.a: waits for itself: data.a after data.a',
  ]);
});

it('asks for every rule to be used where the catalogue says so', () => {
  const part = { file: 'part.yaml', value: { items: [onFacts()] } };
  const { problems } = loadChecklist({ file: 'head.yaml', value: head }, [part], { ...catalogue, everyRule: true });
  const others = Object.keys(rules).filter((name) => name !== 'data.labels');
  expect(problems).toEqual(others.map((name) => `unused rule "${name}"`));
});

it('writes thresholds into the words, shares as percentages', () => {
  const words = {
    statement: 'At least {share%} of {count}',
    partial: 'from {part%}',
    fix: { ...fix, do: 'Reach {share%}' },
  };
  const item = { ...base, id: 'data.x', rule: 'data.labels', with: { share: 0.155, count: 100, part: 0.07 }, ...words };
  const [filled] = load([item]).checklist.items;
  expect(filled).toMatchObject({ statement: 'At least 15.5% of 100', partial: 'from 7%', fix: { do: 'Reach 15.5%' } });
});

it('gives the condition of a file to its items, unless they have one', () => {
  const examples = { 'not-applicable': {} };
  const items = [control({ examples }), control({ examples, applies: 'personal-data' }, 'data.other')];
  const { checklist } = load(items, {}, { applies: 'agents' });
  expect(checklist.items.map(({ applies }) => applies)).toEqual(['agents', 'personal-data']);
});
