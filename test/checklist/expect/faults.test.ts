// What is wrong with an expression is found before it is run, with its column and what to write instead.
import { describe, expect, it, test } from 'vitest';
import { compileExpectations } from '../../../src/checklist/expression.ts';
import { faultsOf } from './kit.ts';

const table = (cases: readonly (readonly [expression: string, ...expected: string[]])[]) =>
  test.each(cases.map(([expression, ...expected]) => [expression, expected] as const))('%s', (expression, expected) => {
    expect(faultsOf(expression)).toEqual(expected);
  });

describe('names', () => {
  table([
    ['x_model_risk.teir <= 2', 'column 13: x-model-risk has no field "teir" (did you mean "tier"?)'],
    ['x-model-risk.tier <= 2', 'column 1: x-model-risk is written x_model_risk here (a minus takes away)'],
    ['x_model_risk.owner == "x-model-risk"'],
    ['tier > 1', 'column 1: "tier" is not known here (did you mean x_model_risk.tier?)'],
    ['dats.sources.size() > 1', 'column 1: "dats" is not known here (did you mean "data"?)'],
    ['x_model_risk.tier.of > 1', 'column 18: x-model-risk.tier is a whole number and has no field "of"'],
    [
      'data.sources.all(s, s.protecton == "raw")',
      'column 22: data.sources[] has no field "protecton" (did you mean "protection"?)',
    ],
    [
      'data.sources.all(pilot, pilot.owner == "a")',
      'column 13: an entry cannot be called pilot: that is a section (such as all(s, s.owner != "none"))',
    ],
    ['x_model_risk.evidence.size() > 0', expect.stringContaining('x-model-risk has no field "evidence"') as never],
  ]);
});

describe('types', () => {
  table([
    ['x_model_risk.tier', 'column 13: gives a whole number, expected true or false'],
    ['x_model_risk.tier == "2"', 'column 19: compares a whole number with text'],
    ['x_model_risk.reviewed == "true"', 'column 23: compares true or false with text'],
    ['x_model_risk.tier && true', 'column 13: x-model-risk.tier is a whole number, expected true or false'],
    ['x_model_risk.limit == 2 && x_model_risk.tier == 2.5'],
    [
      'x_model_risk.status == "aproved"',
      'column 21: x-model-risk.status is never "aproved" (did you mean "approved"?)',
    ],
    ['"rsk" in x_model_risk.committees', 'column 6: x-model-risk.committees is never "rsk" (did you mean "risk"?)'],
    [
      'pilot.stage in ["production", "prod"]',
      'column 13: pilot.stage is never "prod" (it is one of idea, demo, pilot, production, scaled, paused, retired)',
    ],
    [
      'data.controls.lineage == "unknown"',
      'column 23: data.controls.lineage is never "unknown" (it is one of in-place, partial, planned, absent, not-applicable)',
    ],
    ['x_model_risk.validated > "1.5.26"', 'column 24: "1.5.26" is not a date (dates are written "2027-03-31")'],
    ['x_model_risk.validated > "2026-02-30"', 'column 24: "2026-02-30" is not a date (dates are written "2027-03-31")'],
    ['days(x_model_risk.owner, asOf) < 1', 'column 18: x-model-risk.owner is text, expected a date'],
    [
      'x_model_risk.owner > "a"',
      'column 20: text has no order (numbers and dates have one; compare words by == or in ["…", "…"])',
    ],
    [
      'x_model_risk.tier / 2 > 1',
      'column 19: divides whole numbers, which would cut off the rest (write double(…) around both, or 2.0 for 2)',
    ],
    [
      'x_model_risk.limit * 2 > 1.0',
      'column 20: mixes a whole number with a number (write 2.0 for 2, or double(…) around the whole number)',
    ],
    ['x_model_risk.owner + "a" == "b"', 'column 20: calculates with text (only numbers can)'],
    ['x_model_risk.owner in ["a", 1]', 'column 29: is a whole number, the first is text'],
    ['x_model_risk.tier.all(t, t > 1)', 'column 18: goes through the entries of a list, and this is a whole number'],
    ['data.sources["a"].name == "b"', 'column 13: an entry is named by a whole number, from 0, not by text'],
    ['x_model_risk.tier == 99999999999999999999', 'column 22: is too large a number'],
    [
      'true ? x_model_risk.tier : x_model_risk.owner',
      'column 1: gives a whole number or text (both have to be of one kind)',
    ],
  ]);

  it('are told all at once, in their order', () => {
    expect(faultsOf('x_model_risk.teir > 1 &&\n  x_model_risk.tier == "a"')).toEqual([
      'line 1, column 13: x-model-risk has no field "teir" (did you mean "tier"?)',
      'line 2, column 21: compares a whole number with text',
    ]);
  });
});

describe('what would let a blank count for something is refused', () => {
  test.each([
    ['has(x_model_risk.tier)', 'has(…) is not asked here'],
    ['x_model_risk.tier == null', 'null is not compared with'],
    ['size(x_model_risk) > 1', 'x-model-risk is a map, expected a list or text'],
    ['"tier" in x_model_risk', 'x-model-risk is a map, expected a list'],
    ['x_model_risk.all(k, k == "tier")', 'goes through the entries of a list, and this is a map'],
    ['data.sources[0] == data.sources[1]', 'compares a map with a map'],
    ['1 == 1', 'reads nothing from the pilot file'],
    ['asOf > "2026-01-01"', 'reads nothing from the pilot file'],
  ])('%s', (expression, words) => {
    expect(faultsOf(expression).join('\n')).toContain(words);
  });
});

describe('writing', () => {
  test.each([
    ['x_model_risk.tier >', 'column 19: cannot be read from ">" on'],
    ['', 'column 1: it ends too early'],
    ['x_model_risk.tier = 2', 'equal is written =='],
    ['x_model_risk.reviewed and true', 'and is written &&'],
    ['x_model_risk.reviewed OR true', 'or is written ||'],
    ['x_model_risk.owner == "a', 'the quotes are not closed'],
    ['x_model_risk.owner.matches("a+")', 'there is no matches(…) here'],
    ['days(asOf) > 1', 'days(…) takes 2, and has 1'],
    ['x_model_risk.owner == "\u001b[31m"', 'column 24: has a character that cannot be seen'],
    ['x_model_risk.owner == "a\u202eb"', 'has a character that cannot be seen'],
    [`x_model_risk.tier in [${'1,'.repeat(600)}1]`, 'has 1224 characters, and may have 1000'],
    [
      'x_model_risk.notes.all(a, x_model_risk.notes.all(b, x_model_risk.notes.all(c, a == b)))',
      'lists inside lists, 3 deep',
    ],
  ])('%s', (expression, words) => {
    expect(faultsOf(expression).join('\n')).toContain(words);
  });
});

it('in the second expression stands under its key', () => {
  const item = { id: 'data.x', expect: 'x_m.a', expect_partly: 'x_m.b' };
  const { problems, judges } = compileExpectations([item], { 'x-m': { a: { type: 'bool', describe: 'd' } } });
  expect(problems).toMatchObject([
    { item: 'data.x', path: ['expect_partly'], message: 'column 4: x-m has no field "b"' },
  ]);
  expect([...judges]).toEqual([]);
});

it('says nothing of a fact whose declaration is at fault', () => {
  const item = { id: 'data.x', expect: 'x_m.a > 2 && x_m.a == "b"' };
  expect(compileExpectations([item], { 'x-m': { a: undefined } }).problems).toEqual([]);
});
