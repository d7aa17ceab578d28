// Annotations as GitHub's runner reads them: one a line, within a step's limits, each with its place in the repository.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { decide } from '../../../src/gate/decide.ts';
import type { Notice } from '../../../src/model/policy.ts';
import { annotations, MOST } from '../../../src/report/github/annotations.ts';
import type { Batch, ReportData } from '../../../src/report/report.ts';
import { command, safe } from '../../../src/report/text.ts';
import { AS_OF } from '../../kit.ts';
import { anyText, cases } from '../../random.ts';
import { type Heard, heard } from '../../runner.ts';
import { HOSTILE, judgeText, seeded } from '../pilots.ts';

const batchOf = (judged: readonly ReportData[], unjudged: Batch['unjudged'] = []): Batch => ({
  tool: { name: 'readiness', version: '0.0.0-test' },
  asOf: AS_OF,
  judged,
  unjudged,
});
const told = (batch: Batch, pathOf: (file: string) => string | undefined = (file) => file): readonly Heard[] => {
  const log = annotations(batch, pathOf);
  const all = heard(log);
  expect(all.length).toBe(log === '' ? 0 : log.trimEnd().split('\n').length);
  return all;
};
const failing = (file: string): ReportData => {
  const reported = judgeText(
    'version: 1\npilot: {name: A}\ngovernance:\n  controls: {human-oversight: absent}\n',
    file,
  );
  return {
    ...reported,
    decision: decide(reported.assessment, { mode: 'enforce', require: ['governance.human-oversight'] }),
  };
};

describe('a command', () => {
  const text = anyText(40);
  const pieces = fc.array(fc.constantFrom('%', '%3A', '%0A', ':', '::', ',', '=', '\n', '\r', 'a', ' '), {
    maxLength: 20,
  });
  const any = fc.oneof(
    text,
    pieces.map((parts) => parts.join('')),
  );

  it('is read back as it was meant, whatever it says, but for blanks at the end of the properties', () => {
    fc.assert(
      fc.property(any, any, any, (file, title, words) => {
        const lines = (said: string): string => said.split('\n').map(safe).join('\n');
        expect(heard(command('error', { file, line: 3, title }, words))).toEqual([
          {
            name: 'error',
            properties: { file: lines(file), line: '3', title: lines(title).replace(/[^\S\n]+$/, '') },
            text: lines(words),
          },
        ]);
      }),
      { numRuns: cases(500), endOnFailure: true },
    );
  });
});

it('names the criteria that failed at the head of the file, and the checks at their lines', () => {
  expect(told(batchOf([failing('a/pilot.yaml')]))).toEqual([
    {
      name: 'error',
      properties: { file: 'a/pilot.yaml', line: '1', col: '1', title: 'readiness gate: failed' },
      text: 'require.governance.human-oversight: absent found, met expected',
    },
    {
      name: 'error',
      properties: { file: 'a/pilot.yaml', line: '4', col: '31', title: 'readiness: governance.human-oversight' },
      text: expect.stringContaining('missing: declared absent'),
    },
  ]);
});

it('says of a pilot that passed, or of which nothing was asked, nothing', () => {
  const { decision: _, ...unasked } = failing('a.yaml');
  const passed = { ...unasked, decision: decide(unasked.assessment, { mode: 'enforce', minScore: 0 }) };
  expect(told(batchOf([passed, unasked]))).toEqual([]);
});

it('warns of what is only observed', () => {
  const one = failing('a.yaml');
  const observed = {
    ...one,
    decision: { ...one.decision, mode: 'observe' as const, criteria: one.decision?.criteria ?? [], passed: false },
  };
  expect(told(batchOf([observed])).map(({ name }) => name)).toEqual(['warning', 'warning']);
});

test.each<[Notice['kind'], string]>([
  ['waiver/expired', 'warning'],
  ['waiver/without-effect', 'warning'],
  ['waiver/superfluous', 'notice'],
  ['waiver/ends-soon', 'notice'],
  ['policy/assumed', 'notice'],
])('%s is a %s at its line', (kind, level) => {
  const notice: Notice = { kind, check: 'data.lineage', words: 'look', at: { path: 'waivers[0]', line: 7, column: 3 } };
  const reported = failing('a.yaml');
  const decision = decide(reported.assessment, { mode: 'enforce', minScore: 0 });
  expect(told(batchOf([{ ...reported, decision, notices: [notice] }]))).toMatchObject([
    { name: level, properties: { line: '7', col: '3' }, text: 'look' },
  ]);
});

it('stays within ten of a level, shows something of every pilot, and says how many more there are', () => {
  const names = Array.from({ length: 9 }, (_, i) => `${i}.yaml`);
  const all = told(batchOf(names.map(failing)));
  expect(all.length).toBe(MOST);
  expect(all.slice(0, 9).map(({ properties }) => properties.file)).toEqual(names);
  expect(all.at(-1)).toMatchObject({
    properties: { title: 'readiness' },
    text: expect.stringMatching(/^9 more errors: /),
  });
  expect(told(batchOf(names.slice(0, 5).map(failing))).length).toBe(MOST);
});

it('puts what could not be judged first, and names a file that has no place in the repository', () => {
  const at = { path: '', line: 3, column: 2 };
  const problems = [{ code: 'syntax', severity: 'error', message: 'tabs', at } as const];
  const unjudged = ['<stdin>', '../b.yaml', 'c.yaml'].map((file) => ({ file, problems }));
  const all = told(batchOf([failing('a.yaml')], unjudged), (file) =>
    file.startsWith('..') ? undefined : `pilots/${file}`,
  );
  expect(all.slice(0, 3)).toEqual([
    { name: 'error', properties: { title: 'readiness: not judged' }, text: '<stdin>: tabs' },
    { name: 'error', properties: { title: 'readiness: not judged' }, text: '../b.yaml: tabs' },
    {
      name: 'error',
      properties: { file: 'pilots/c.yaml', line: '3', col: '2', title: 'readiness: not judged' },
      text: 'tabs',
    },
  ]);
});

test.each([...HOSTILE, '::stop-commands::x', '%0A::add-mask::x', '##[add-mask]x', 'a,title=b::c'])(
  '%j stays text',
  (word) => {
    const reported = seeded(word, `${word}.yaml`);
    const decision = decide(reported.assessment, { mode: 'enforce', for: 'scale', maxUnknown: 0 });
    for (const { name, properties } of told(batchOf([{ ...reported, decision }]))) {
      expect(['error', 'warning', 'notice']).toContain(name);
      expect(Object.keys(properties).join()).toMatch(/^(file,line,col,)?title$/);
      expect(properties.title).toMatch(/^readiness/);
    }
  },
);
