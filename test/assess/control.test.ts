// What a declared control comes to, by its word and its condition, and whose evidence shows it.
import { describe, expect, it, test } from 'vitest';
import { controlStatus, judgeControl, statedReason } from '../../src/assess/evaluate.ts';
import { control } from './small.ts';

const always = control('data.lineage');
const conditional = control('data.lineage', { applies: 'personal-data' });
const at = 'data.controls.lineage';

describe('a control', () => {
  test.each([
    ['in-place', 'met', 1],
    ['partial', 'partial', 0.5],
    ['planned', 'planned', 0],
    ['absent', 'absent', 0],
  ] as const)('that is %s is shown by its own evidence alone', (status, kind, score) => {
    const outcome = judgeControl({ status }, always, true, '');
    expect(outcome).toMatchObject({ kind, score, at, seen: expect.stringContaining(status.replace('-', ' ')) });
    expect(outcome.support).toEqual(score > 0 ? [{ evidencePaths: [at], points: score, own: true }] : []);
  });

  test.each([
    ['nothing', undefined],
    ['a word', 'unknown'],
    ['a map without a status', { reason: 'r' }],
  ] as const)('of which %s is said is unknown', (_name, given) => {
    expect(judgeControl(given, always, true, '')).toMatchObject({ kind: 'unknown', seen: 'not stated', at });
  });

  it('is unknown while its condition is, and says so', () => {
    expect(judgeControl('absent', conditional, undefined, 'a source holds personal data')).toMatchObject({
      kind: 'unknown',
      seen: 'declared absent, but not stated whether a source holds personal data',
    });
  });
});

describe('declared not applicable', () => {
  const given = { status: 'not-applicable', reason: 'no models of our own' } as const;
  test.each([
    ['counts without a condition', always, true, 'not-applicable', 'counts'],
    ['counts while the condition is unknown', conditional, undefined, 'not-applicable', 'counts'],
    ['does not count against the facts', conditional, true, 'unknown', 'against-facts'],
  ] as const)('%s', (_name, item, applies, kind, declared) => {
    const outcome = judgeControl(given, item, applies, 'it holds');
    expect(outcome).toMatchObject({ kind, declared, at });
    expect(outcome.seen).toContain(declared === 'counts' ? 'no models of our own' : 'the stated fact that it holds');
  });
});

test.each([
  ['in-place', 'in-place', undefined],
  [{ status: 'yes', reason: 'r' }, 'in-place', 'r'],
  [{}, 'unknown', undefined],
  [undefined, 'unknown', undefined],
] as const)('%j has its status and its reason', (given, status, reason) => {
  expect([controlStatus(given as never), statedReason(given as never)]).toEqual([status, reason]);
});
