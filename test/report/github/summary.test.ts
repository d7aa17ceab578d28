// The page of a step: what it shows, and that it keeps within what GitHub takes.
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { decide } from '../../../src/gate/decide.ts';
import type { Policy } from '../../../src/model/policy.ts';
import { fitted, outputs, summary } from '../../../src/report/github/summary.ts';
import type { Batch, ReportData } from '../../../src/report/report.ts';
import { judgeFile } from '../../judge.ts';
import { AS_OF } from '../../kit.ts';
import { anyText, cases } from '../../random.ts';
import { emptyPilot, HOSTILE, seeded } from '../pilots.ts';

const problems = [
  { code: 'syntax', severity: 'error', message: 'tabs', at: { path: '', line: 3, column: 2 } } as const,
];
const batchOf = (judged: readonly ReportData[], unjudged: Batch['unjudged'] = []): Batch => ({
  tool: { name: 'readiness', version: '0.0.0-test' },
  asOf: AS_OF,
  judged,
  unjudged,
});
const asked = (policy: Policy, reported: ReportData): ReportData => ({
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

it('has a line for each pilot, those that fail first, and folds the details', () => {
  const named = (name: string, policy: Policy) => {
    const one = asked(policy, emptyPilot());
    return { ...one, assessment: { ...one.assessment, file: name } };
  };
  const page = summary(
    batchOf(
      [
        named('passed.yaml', { mode: 'enforce', minScore: 0 }),
        named('observed.yaml', { mode: 'observe', minScore: 9 }),
        named('failed.yaml', { mode: 'enforce', minScore: 9 }),
      ],
      [{ file: 'broken.yaml', problems }],
    ),
  );
  const [head = '', ...details] = page.split('<details>');
  const rows = [...head.matchAll(/\| \S+ \| (?:Empty \()?(\w+\.yaml)\)? \|/g)].map(([, file]) => file);
  expect(rows).toEqual(['broken.yaml', 'failed.yaml', 'observed.yaml', 'passed.yaml']);
  expect(details.map((one) => /<summary>(.*?)<\/summary>/.exec(one)?.[1])).toEqual([
    'broken.yaml: not judged',
    'Empty (failed.yaml): failed',
    'Empty (observed.yaml): would fail (observed only)',
    'Empty (passed.yaml): passed',
  ]);
  expect(page.match(/<details>/g)?.length).toBe(page.match(/<\/details>/g)?.length);
});

test.each(HOSTILE)('%j stays text, folded or not', (word) => {
  const page = summary(batchOf([asked({ mode: 'enforce', for: 'scale' }, seeded(word, `${word}.yaml`))]));
  const titles = [...page.matchAll(/<summary>(.*)<\/summary>/g)].map(([, title]) => title);
  expect(titles.length).toBe(1);
  expect(page.replace(/<!-- -->/g, '').match(/(?<!\\)<[^>]*>/g)).toEqual([
    '<details>',
    '<summary>',
    '</summary>',
    '</details>',
  ]);
});

test('a text that is cut keeps whole parts, its note, and the limit', () => {
  const parts = fc.array(anyText(20), { maxLength: 60 });
  const size = (text: string) => Buffer.byteLength(text);
  fc.assert(
    fc.property(parts, fc.integer({ min: -5, max: 600 }), (all, room) => {
      const cut = fitted(all, '\nCut here: rest', room, size);
      expect(size(cut)).toBeLessThanOrEqual(Math.max(0, room));
      if (size(all.join('')) <= room) expect(cut).toBe(all.join(''));
      else if (cut !== '') {
        const kept = cut.slice(0, -'\nCut here: rest'.length);
        expect(all.map((_, i) => all.slice(0, i).join(''))).toContain(kept);
      }
    }),
    { numRuns: cases(300), endOnFailure: true },
  );
});

test.each<[name: string, batch: Batch, expected: string]>([
  [
    'all passed',
    batchOf([asked({ mode: 'enforce', minScore: 0 }, emptyPilot())]),
    'passed=true\nscore=0.0\nverdict=undecided\n',
  ],
  [
    'the lowest of two',
    batchOf([asked({ mode: 'enforce', minScore: 10 }, claims), asked({ mode: 'enforce', minScore: 10 }, emptyPilot())]),
    'passed=false\nscore=0.0\nverdict=undecided\n',
  ],
  [
    'observed',
    batchOf([asked({ mode: 'observe', minScore: 10 }, emptyPilot())]),
    'passed=false\nscore=0.0\nverdict=undecided\n',
  ],
  [
    'one not judged',
    batchOf([asked({ mode: 'enforce', minScore: 0 }, emptyPilot())], [{ file: 'a', problems }]),
    'passed=\nscore=0.0\nverdict=undecided\n',
  ],
  ['none judged', batchOf([], [{ file: 'a', problems }]), 'passed=\nscore=\nverdict=\n'],
])('the outputs of %s', (_name, batch, expected) => expect(outputs(batch)).toBe(expected));
