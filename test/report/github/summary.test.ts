// The page of a step: what it shows, and that it keeps within what GitHub takes.
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { decide } from '../../../src/gate/decide.ts';
import type { Policy } from '../../../src/model/policy.ts';
import { cutTo, outputs, summary } from '../../../src/report/github.ts';
import type { Batch, Reported } from '../../../src/report/report.ts';
import { judgeFile } from '../../judge.ts';
import { AS_OF } from '../../kit.ts';
import { cases } from '../../random.ts';
import { emptyPilot } from '../pilots.ts';

const problems = [
  { code: 'syntax', severity: 'error', message: 'tabs', at: { path: '', line: 3, column: 2 } } as const,
];
const batchOf = (judged: readonly Reported[], unjudged: Batch['unjudged'] = []): Batch => ({
  tool: { name: 'readiness', version: '0.0.0-test' },
  asOf: AS_OF,
  judged,
  unjudged,
});
const asked = (policy: Policy, reported: Reported): Reported => ({
  ...reported,
  decision: decide(reported.assessment, policy),
});
const claims = judgeFile('examples/claims-summariser.yaml').reported;

test.each<[heading: string, batch: Batch]>([
  ['passed', batchOf([asked({ mode: 'enforce', for: 'pilot' }, claims)])],
  ['failed', batchOf([asked({ mode: 'enforce', for: 'scale' }, claims)])],
  ['would fail (observed only)', batchOf([asked({ mode: 'observe', for: 'scale' }, claims)])],
  ['1 pilot not judged', batchOf([asked({ mode: 'enforce', minScore: 0 }, claims)], [{ file: 'a.yaml', problems }])],
])('begins with %s', (heading, batch) => {
  expect(summary(batch)).toMatch(new RegExp(`^# Readiness gate: ${heading.replace(/[()]/g, '\\$&')}\n`));
});

it('says where the checks stand that failed the gate, and what to do', () => {
  const page = summary(batchOf([asked({ mode: 'enforce', require: ['evaluation.drift'] }, claims)]));
  expect(page).toMatch(
    /\| evaluation\.drift \| planned: declared planned \| examples\/claims-summariser\.yaml:\d+ \| \w/,
  );
});

test('a text that is cut keeps whole lines, its note, and the limit', () => {
  const lines = fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }), { maxLength: 60 });
  fc.assert(
    fc.property(lines, fc.integer({ min: -5, max: 600 }), (parts, room) => {
      const text = parts.join('\n');
      const cut = cutTo(text, room);
      expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(Math.max(0, room));
      const [kept = '', note] = cut.split('\nCut here: ');
      if (Buffer.byteLength(text) <= room) expect(cut).toBe(text);
      else if (cut !== '') expect([note === undefined, kept === '' || kept.endsWith('\n')]).toEqual([false, true]);
      expect(text.startsWith(kept)).toBe(true);
    }),
    { numRuns: cases(300), endOnFailure: true },
  );
});

test.each<[name: string, batch: Batch, expected: string]>([
  [
    'all passed',
    batchOf([asked({ mode: 'enforce', minScore: 0 }, emptyPilot())]),
    'passed=true\nscore=0\nverdict=undecided\n',
  ],
  [
    'the lowest of two',
    batchOf([asked({ mode: 'enforce', minScore: 10 }, claims), asked({ mode: 'enforce', minScore: 10 }, emptyPilot())]),
    'passed=false\nscore=0\nverdict=undecided\n',
  ],
  [
    'observed',
    batchOf([asked({ mode: 'observe', minScore: 10 }, emptyPilot())]),
    'passed=false\nscore=0\nverdict=undecided\n',
  ],
  [
    'one not judged',
    batchOf([asked({ mode: 'enforce', minScore: 0 }, emptyPilot())], [{ file: 'a', problems }]),
    'passed=\nscore=0\nverdict=undecided\n',
  ],
  ['none judged', batchOf([], [{ file: 'a', problems }]), 'passed=\nscore=\nverdict=\n'],
])('the outputs of %s', (_name, batch, expected) => expect(outputs(batch)).toBe(expected));
