// Expressions over an organisation's own facts: what they come to, what is refused and where, and that none ever throws.
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { faultsOf, judge, withFacts } from './kit.ts';

const own = { tier: 3, limit: 0, validated: '2026-05-01', reviewed: false, committees: ['risk'], notes: [] };
const core = {
  data: {
    sources: [{ name: 'A', owner: 'x' }, { name: 'B' }],
    controls: { lineage: { status: 'in-place' } },
  },
  value: { costs: { build: { low: 1, likely: 2, high: 3 } } },
};

describe('an outcome', () => {
  test.each<[expression: string, kind: string, seen: RegExp]>([
    ['x_model_risk.tier <= 3', 'met', /x-model-risk\.tier is 3/],
    ['x_model_risk.tier <= 2', 'absent', /x-model-risk\.tier is 3/],
    ['x_model_risk.owner == "a"', 'unknown', /not stated: x-model-risk\.owner/],
    ['x_model_risk.tier <= 2 && x_model_risk.owner == "a"', 'absent', /tier is 3/],
    ['x_model_risk.owner == "a" && x_model_risk.tier <= 2', 'absent', /tier is 3/],
    ['x_model_risk.tier <= 3 || x_model_risk.owner == "a"', 'met', /tier is 3/],
    ['data.sources.all(s, s.owner != "none")', 'unknown', /not stated: data\.sources\[1\]\.owner/],
    ['data.sources.exists(s, s.owner == "x")', 'met', /data\.sources\[0\]\.owner is x/],
    ['data.sources[4].owner == "x"', 'unknown', /not stated: data\.sources\[4\]/],
    ['data.controls.lineage == "in-place"', 'met', /lineage is in-place/],
    ['data.controls["dictionary"] == "in-place"', 'unknown', /not stated: data\.controls\.dictionary/],
    ['value.costs.build == 2', 'met', /build is 2/],
    ['"credit" in x_model_risk.committees', 'absent', /committees/],
    ['days(x_model_risk.validated, asOf) <= 365', 'met', /validated is 2026-05-01/],
    ['x_model_risk.validated < "2026-05-01"', 'absent', /validated is 2026-05-01/],
    ['x_model_risk.notes.all(n, n == "a")', 'met', /notes is none/],
    ['agents.size() > 0', 'unknown', /not stated: agents/],
    ['10.0 / x_model_risk.limit > 1.0', 'unknown', /divides by zero/],
    ['x_model_risk.tier % (x_model_risk.tier - 3) == 0', 'unknown', /divides by zero/],
    ['x_model_risk.tier * 9007199254740991 * 9007199254740991 > 1', 'unknown', /too large/],
  ])('of %s is %s', (expression, kind, seen) => {
    const outcome = judge(expression, withFacts(own, core));
    expect(outcome.kind).toBe(kind);
    expect(outcome.seen).toMatch(seen);
    expect(outcome.best).toBe(kind === 'absent' ? 0 : 1);
    expect(outcome.score).toBe(kind === 'met' ? 1 : 0);
  });

  it('of a pilot without the section is unknown at the field that is missing', () => {
    const outcome = judge('x_model_risk.tier <= 2', withFacts({}));
    expect(outcome).toMatchObject({ kind: 'unknown', at: 'x-model-risk.tier' });
  });

  it('depends on the date of judgement where it asks for it', () => {
    const expression = 'days(x_model_risk.validated, asOf) <= 365';
    expect(judge(expression, withFacts(own), undefined, '2028-01-01').kind).toBe('absent');
  });
});

test.each<[expression: string, fault: RegExp]>([
  ['x_model_risk.teir <= 2', /^column 13: .*no field "teir" \(did you mean "tier"\?\)/],
  ['x-model-risk.tier <= 2', /^column 1: .*is written x_model_risk/],
  ['tier > 1', /^column 1: "tier" is not known here \(did you mean x_model_risk\.tier\?\)/],
  ['dats.x == 1', /^column 1: "dats" is not known here \(did you mean "data"\?\)/],
  ['x_model_risk.tier == "2"', /^column 19: compares a whole number with text/],
  ['x_model_risk.status == "aproved"', /^column 21: .*is never "aproved" \(did you mean "approved"\?\)/],
  ['pilot.stage == "prod"', /^column 13: .*is never "prod"/],
  ['x_model_risk.validated >= "2026-13-01"', /^column 24: "2026-13-01" is not a date/],
  ['x_model_risk.owner > "a"', /^column 20: text has no order/],
  ['x_model_risk.limit * 2 > 1.0', /^column 20: mixes a whole number with a number/],
  ['x_model_risk.tier', /^column 13: gives a whole number, expected true or false/],
  ['x_model_risk.tier >', /^column 19: cannot be read/],
  ['x_model_risk.tier = 2', /equal is written ==/],
  ['x_model_risk.reviewed and true', /and is written &&/],
  ['x_model_risk.owner.contain("a")', /^column 19: .*did you mean "contains"\?/],
  ['x_model_risk.owner.matches("a+")', /there is no matches\(…\) here/],
  [
    'x_model_risk.notes.all(a, x_model_risk.notes.all(b, x_model_risk.notes.all(c, a == b)))',
    /3 deep \(2 is the most\)/,
  ],
  ['x_model_risk.reviewed &&\n x_model_risk.teir > 1', /^line 2, column 14: /],
  ['1 == 1', /reads nothing from the pilot file/],
  ['x_model_risk.tier == 99999999999999999999', /too large a number/],
])('%s is refused', (expression, fault) => expect(faultsOf(expression).join('\n')).toMatch(fault));

it('never throws, whatever a pilot file holds', () => {
  const expressions = [
    'x_model_risk.tier <= 2 && x_model_risk.limit / 2.0 > 1.0',
    '"risk" in x_model_risk.committees || x_model_risk.notes.exists(n, n == "a")',
    'days(x_model_risk.validated, asOf) <= 365',
    'x_model_risk.reviewed ? x_model_risk.owner == "a" : x_model_risk.tier > 1',
  ];
  const value = fc.oneof(fc.constant(undefined), fc.anything({ maxDepth: 2 }));
  const keys = ['tier', 'limit', 'validated', 'reviewed', 'owner', 'committees', 'notes'];
  const section = fc.record(Object.fromEntries(keys.map((key) => [key, value])));
  fc.assert(
    fc.property(section, fc.constantFrom(...expressions), (facts, expression) => {
      const { kind, score, best } = judge(expression, withFacts(facts));
      expect(['met', 'absent', 'unknown']).toContain(kind);
      expect(best).toBeGreaterThanOrEqual(score);
    }),
  );
});
