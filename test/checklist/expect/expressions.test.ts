// Expressions on facts: what each says of a pilot, with what was seen and where.
import { describe, expect, it, test } from 'vitest';
import { judge, withFacts } from './kit.ts';

const own = {
  tier: 3,
  limit: 0,
  validated: '2026-05-01',
  reviewed: false,
  status: 'approved',
  committees: ['risk'],
  notes: [],
};
const core = {
  pilot: { stage: 'pilot', jurisdictions: ['DE', 'US-GA'], started: '2026-06-01' },
  data: {
    sources: [{ name: 'A', owner: 'Records', personal_data: 'health' }, { name: 'B' }],
    controls: { lineage: { status: 'yes' }, dictionary: 'partial', curation: 'unknown', retention: true },
  },
  evaluation: { metrics: [] },
  value: { costs: { build: { low: 1, likely: 2.5, high: 3 } } },
};
const pilot = withFacts(own, core);

test.each<[expression: string, kind: string, seen: string]>([
  ['x_model_risk.tier <= 3', 'met', 'x-model-risk.tier is 3'],
  ['x_model_risk.tier <= 2', 'absent', 'x-model-risk.tier is 3'],
  ['x_model_risk.tier < 3.5', 'met', 'x-model-risk.tier is 3'],
  ['x_model_risk.tier in [1, 3]', 'met', 'x-model-risk.tier is 3'],
  ['x_model_risk.tier * 2 - 1 == 5', 'met', 'x-model-risk.tier is 3'],
  ['double(x_model_risk.tier) / 2.0 == 1.5', 'met', 'x-model-risk.tier is 3'],
  ['!x_model_risk.reviewed', 'met', 'x-model-risk.reviewed is false'],
  ['x_model_risk.reviewed ? x_model_risk.tier > 9 : x_model_risk.tier > 2', 'met', 'x-model-risk.reviewed is false'],
  ['x_model_risk.status == "approved"', 'met', 'x-model-risk.status is approved'],
  ['x_model_risk.status in ["draft", "retired"]', 'absent', 'x-model-risk.status is approved'],
  ['x_model_risk.status.startsWith("app")', 'met', 'x-model-risk.status is approved'],
  ['"risk" in x_model_risk.committees', 'met', 'x-model-risk.committees is risk'],
  ['size(x_model_risk.committees) >= 2', 'absent', 'x-model-risk.committees is risk'],
  ['x_model_risk.notes.all(n, n == "a")', 'met', 'x-model-risk.notes is none'],
  ['x_model_risk.notes.exists(n, n == "a")', 'absent', 'x-model-risk.notes is none'],
  ['x_model_risk.validated >= "2026-05-01"', 'met', 'x-model-risk.validated is 2026-05-01'],
  ['x_model_risk.validated == "2026-05-02"', 'absent', 'x-model-risk.validated is 2026-05-01'],
  ['x_model_risk.validated < pilot.started', 'met', 'x-model-risk.validated is 2026-05-01'],
  ['days(x_model_risk.validated, asOf) == 206', 'met', 'x-model-risk.validated is 2026-05-01'],
  ['days(x_model_risk.validated, "2026-05-08") == 7', 'met', 'x-model-risk.validated is 2026-05-01'],
  ['pilot.stage == "pilot"', 'met', 'pilot.stage is pilot'],
  ['pilot.jurisdictions.exists(j, j in ["DE", "FR"])', 'met', 'pilot.jurisdictions[0] is DE'],
  ['value.costs.build == 2.5', 'met', 'value.costs.build is 2.5'],
  ['data.controls.lineage == "in-place"', 'met', 'data.controls.lineage is in-place'],
  ['data.controls["retention"] == "in-place"', 'met', 'data.controls.retention is in-place'],
  ['data.controls.dictionary != "in-place"', 'met', 'data.controls.dictionary is partial'],
  ['data.sources.filter(s, s.name == "A").all(s, s.owner == "Records")', 'met', 'data.sources[0].name is A'],
  ['data.sources.map(s, s.name).exists(n, n == "B")', 'met', 'data.sources[0].name is A'],
  ['data.sources.exists_one(s, s.name == "A")', 'met', 'data.sources[0].name is A'],
  ['"health" in data.sources[0].personal_data', 'met', 'data.sources[0].personal_data is health'],
])('%s is %s', (expression, kind, seen) => {
  const outcome = judge(expression, pilot);
  expect([outcome.kind, outcome.score, outcome.best]).toEqual([kind, kind === 'met' ? 1 : 0, kind === 'met' ? 1 : 0]);
  expect(outcome.seen).toContain(seen);
});

describe('a blank', () => {
  test.each<[expression: string, missing: string]>([
    ['x_model_risk.owner == "a"', 'x-model-risk.owner'],
    ['x_model_risk.owner != "a"', 'x-model-risk.owner'],
    ['x_model_risk.tier == 3 && x_model_risk.owner == "a"', 'x-model-risk.owner'],
    ['x_model_risk.tier == 2 || x_model_risk.owner == "a"', 'x-model-risk.owner'],
    ['data.sources.all(s, s.owner != "none")', 'data.sources[1].owner'],
    ['data.sources[1].owner == "a"', 'data.sources[1].owner'],
    ['data.sources[7].name == "a"', 'data.sources[7].name'],
    ['data.controls.curation == "in-place"', 'data.controls.curation'],
    ['data.controls["schema-validation"] != "absent"', 'data.controls.schema-validation'],
    ['data.labels.count > 1.0', 'data.labels.count'],
    ['size(agents) == 0', 'agents'],
    ['agents.all(a, a.identity == "own")', 'agents'],
    ['governance.involved.legal.since <= pilot.started', 'governance.involved.legal.since'],
  ])('leaves %s unknown', (expression, missing) => {
    expect(judge(expression, pilot)).toMatchObject({
      kind: 'unknown',
      score: 0,
      best: 1,
      seen: `not stated: ${missing}`,
      at: missing,
      support: [],
    });
  });

  test.each([
    ['x_model_risk.owner == "a" && x_model_risk.tier == 2', 'absent'],
    ['x_model_risk.owner == "a" || x_model_risk.tier == 3', 'met'],
    ['data.sources.exists(s, s.owner == "Records")', 'met'],
    ['data.sources.all(s, s.owner == "Claims")', 'absent'],
  ])('decides nothing where the rest does: %s is %s', (expression, kind) => {
    const outcome = judge(expression, pilot);
    expect(outcome.kind).toBe(kind);
    expect(outcome.support.flatMap(({ evidencePaths: places }) => places)).not.toContain('x-model-risk.owner');
  });
});

test.each([
  ['x_model_risk.limit / 0.0 > 1.0', 'it divides by zero'],
  ['5.0 / x_model_risk.limit > 1.0', 'it divides by zero'],
  ['x_model_risk.tier % (x_model_risk.tier - 3) == 0', 'it divides by zero'],
  ['x_model_risk.tier * 9007199254740991 * 9007199254740991 > 1', 'its numbers become too large'],
  ['value.costs.build * 1e300 * 1e300 > 1.0', 'its numbers become too large'],
  ['[1, 2][9] == x_model_risk.tier', 'it names an entry that the list does not have'],
])('%s cannot be told: %s', (expression, why) => {
  const outcome = judge(expression, pilot);
  expect(outcome).toMatchObject({ kind: 'unknown', best: 1, seen: `the expression cannot tell: ${why}` });
});

it('of a list that is too long cannot be told', () => {
  const notes = (length: number) => withFacts({ notes: Array.from({ length }, () => 'a') });
  const expression = 'x_model_risk.notes.all(n, n == "a")';
  expect(judge(expression, notes(200)).kind).toBe('met');
  expect(judge(expression, notes(201)).seen).toBe(
    'the expression cannot tell: x-model-risk.notes has more than 200 entries',
  );
  expect(judge('x_model_risk.tier == 1', withFacts({ tier: 1, notes: Array(201).fill('a') })).kind).toBe('met');
});

describe('a second expression', () => {
  const [whole, partly] = ['x_model_risk.tier == 1', 'x_model_risk.limit < 5.0'];
  test.each([
    ['the first holds', { tier: 1 }, 'met', 1, 1],
    ['the second alone holds', { tier: 2, limit: 1 }, 'partial', 0.5, 0.5],
    ['neither holds', { tier: 2, limit: 9 }, 'absent', 0, 0],
    ['the first is open', { limit: 1 }, 'unknown', 0, 1],
    ['the second is open', { tier: 2 }, 'unknown', 0, 0.5],
  ])('where %s', (_name, facts, kind, score, best) => {
    expect(judge(whole, withFacts(facts), partly)).toMatchObject({ kind, score, best });
  });
});

describe('what has to be shown', () => {
  test.each<[expression: string, places: readonly string[]]>([
    ['x_model_risk.tier == 3', ['x-model-risk.tier']],
    ['pilot.stage == "pilot" && x_model_risk.tier == 3', ['x-model-risk.tier']],
    ['data.sources.all(s, s.name != "C")', ['data.sources[0].name', 'data.sources[1].name']],
    ['x_model_risk.notes.all(n, n == "a")', ['x-model-risk.notes']],
    ['evaluation.metrics.all(m, m.name == "a")', ['evaluation.metrics']],
  ])('%s', (expression, places) => {
    expect(judge(expression, pilot).support).toEqual([{ evidencePaths: places, points: 1 }]);
  });
});

it('has the facts for whoever reads the report, and not thousands', () => {
  expect(judge('x_model_risk.tier == 2 || x_model_risk.reviewed', pilot).facts).toEqual([
    { path: 'x-model-risk.tier', value: '3' },
    { path: 'x-model-risk.reviewed', value: 'false' },
  ]);
  const notes = Array.from({ length: 100 }, () => 'a');
  const { seen, facts } = judge('x_model_risk.notes.all(n, n == "a")', withFacts({ notes }));
  expect(seen).toMatch(/^x-model-risk.notes\[0\] is a, .*, and 96 more$/);
  expect(facts).toHaveLength(20);
});

it('asks the date of judgement that it is given', () => {
  const recent = 'days(x_model_risk.validated, asOf) <= 365';
  const kinds = ['2027-05-01', '2027-05-02'].map((asOf) => judge(recent, pilot, undefined, asOf).kind);
  expect(kinds).toEqual(['met', 'absent']);
});
