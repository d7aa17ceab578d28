// Checks with expressions in organisations' files: composed with the core, run on their examples, refused with their place.
import { describe, expect, it, test } from 'vitest';
import { evaluate } from '../../../src/assess/evaluate.ts';
import { AS_OF, pilotOf } from '../../kit.ts';
import { compose, control, own, problemsOf } from '../organisation/files.ts';

const FACTS = 'facts: {x-m: {tier: {type: int, describe: d}, limit: {type: double, describe: d}}}\nitems:\n';
const EXAMPLES = '{met: {x-m: {tier: 1}}, absent: {x-m: {tier: 3}}}';
const PARTIAL = '{met: {x-m: {tier: 1}}, partial: {x-m: {tier: 2}}, absent: {x-m: {tier: 3}}}';

const check = (expression: string, examples = EXAMPLES, more = ''): string =>
  FACTS + control('data.own', `    examples: ${examples}\n${more}`).replace('control: true', `expect: ${expression}`);

describe('a check with an expression', () => {
  const checklist = compose({ 'a.yaml': own('a', check('x_m.tier <= 1')) });
  const outcome = (facts: object) =>
    evaluate(checklist, { ...pilotOf({}), 'x-m': { ...facts } }, AS_OF).find(({ item }) => item.id === 'data.own');

  test.each([
    [{ tier: 1 }, 'met'],
    [{ tier: 2 }, 'absent'],
    [{}, 'unknown'],
  ])('is judged by it: %j is %s', (facts, kind) => expect(outcome(facts)?.outcome.kind).toBe(kind));

  it('is one that no checklist without a compiler judges by', () => {
    const { expectations: _, ...bare } = checklist;
    expect(() => evaluate(bare, pilotOf({}), AS_OF)).toThrow('no expression was compiled for data.own');
  });

  it('may read the facts that another file declares', () => {
    const [facts = '', items = ''] = check('x_m.tier <= 1').split('items:\n');
    expect(problemsOf({ 'a.yaml': own('a', facts), 'b.yaml': own('b', `items:\n${items}`) })).toEqual([]);
    expect(problemsOf({ 'b.yaml': own('b', `items:\n${items}`) }).join('\n')).toContain('"x_m" is not known here');
  });

  it('may be partial', () => {
    const more = '    expect_partly: x_m.tier == 2\n    partial: tier 2\n';
    expect(problemsOf({ 'a.yaml': own('a', check('x_m.tier <= 1', PARTIAL, more)) })).toEqual([]);
  });

  it('says of a partial one what keeps it from met, too', () => {
    const more = '    expect_partly: x_m.tier <= 2\n    partial: tier 2\n';
    const examples =
      '{met: {x-m: {tier: 1, limit: 1}}, partial: {x-m: {tier: 1, limit: 9}}, absent: {x-m: {tier: 3, limit: 9}}}';
    const both = compose({ 'a.yaml': own('a', check('x_m.tier <= 2 && x_m.limit < 5.0', examples, more)) });
    const pilot = { ...pilotOf({}), 'x-m': { tier: 1, limit: 9 } };
    const found = evaluate(both, pilot, AS_OF).find(({ item }) => item.id === 'data.own')?.outcome;
    expect(found).toMatchObject({ kind: 'partial', at: 'x-m.tier', seen: 'x-m.tier is 1, x-m.limit is 9' });
    expect(found?.support).toEqual([{ evidencePaths: ['x-m.tier'], points: 0.5 }]);
  });
});

test.each<[name: string, text: string, expected: readonly string[]]>([
  [
    'an expression with two faults',
    check('x_m.teir <= 1 || x_m.tier == "1"'),
    [
      'a.yaml:14:13 items[0].expect: column 4: x-m has no field "teir"',
      'a.yaml:14:13 items[0].expect: column 27: compares a whole number with text',
    ],
  ],
  [
    'an example that is not met as it says',
    check('x_m.tier <= 2', '{met: {x-m: {tier: 3}}, absent: {x-m: {tier: 3}}}'),
    ['a.yaml:17:16 items[0].examples.met: the example of met is absent in fact: x-m.tier is 3'],
  ],
  [
    'an example on which it cannot be worked out',
    check('1.0 / x_m.limit > 1.0', '{met: {x-m: {limit: 0}}, absent: {x-m: {limit: 3}}}'),
    [
      'a.yaml:17:16 items[0].examples.met: the example of met is unknown in fact: the expression cannot tell: it divides by zero',
    ],
  ],
  [
    'an example that states no such fact',
    check('x_m.tier <= 2', '{met: {x-m: {teir: 1}}, absent: {x-m: {tier: 3}}}'),
    ['a.yaml:17:34 items[0].examples.met.x-m.teir: the example of met: x-m.teir: unknown key'],
  ],
  [
    'no example of absent',
    check('x_m.tier <= 2', '{met: {x-m: {tier: 1}}}'),
    ['a.yaml:17:5 items[0].examples: no example of absent'],
  ],
  [
    'a fact at fault, and nothing of what reads it',
    check('x_m.tier <= 2').replace('type: int', 'type: number'),
    ['a.yaml:4:28 facts.x-m.tier.type: "number" is not one of string, int, double, bool, date, list of string'],
  ],
  [
    'a second expression without words',
    check('x_m.tier <= 1', EXAMPLES, '    expect_partly: x_m.tier == 2\n'),
    ['a.yaml:6:5 items[0]: has `expect_partly`, and no `partial` that says in words when it is partial'],
  ],
  [
    'words without a second expression',
    check('x_m.tier <= 1', PARTIAL, '    partial: tier 2\n'),
    ['a.yaml:18:14 items[0].partial: never comes about: no `expect_partly` says when it is partial'],
  ],
  [
    'a second expression without a first',
    `items:\n${control('data.own', '    expect_partly: pilot.stage == "demo"\n')}`,
    ['a.yaml:16:20 items[0].expect_partly: goes with `expect` alone'],
  ],
])('%s is told', (_name, text, expected) => {
  const found = problemsOf({ 'a.yaml': own('a', text) });
  expect(found.map((one) => one.replace(/ \(.*$/, ''))).toEqual(expected);
});
