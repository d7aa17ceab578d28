// The built program on pilots that cite files of each kind: what they show, and what they say otherwise.
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import type { JsonReport } from '../../src/model/published/report.ts';
import { root } from '../judge.ts';
import { asOf, controls, folderWith, readiness } from '../program.ts';

const fixture = (name: string): string => readFileSync(join(root, 'test/fixtures', name), 'utf8');

const pilot = (value: number, entry: string): string => `version: 1
pilot: {name: Small, stage: pilot}
evaluation:
  metrics:
    - name: Faithfulness
      unit: share
      direction: increase
      threshold: 0.5
      threshold_set: 2026-07-01
      measured: {value: ${value}, date: 2026-11-05}
      evidence: [${entry}]
`;

const folder = folderWith({
  'v3.json': fixture('promptfoo/v3.json'),
  'v4.json': fixture('promptfoo/v4.json'),
  'named.json': fixture('promptfoo/named-v4.json'),
  'junit.xml': fixture('junit/vitest.xml'),
  'eval.json': '{"metrics": {"faithfulness": 0.91}}',
  'history.csv': 'run,faithfulness\n2026-10-01,0.88\n2026-11-05,0.91\n',
  'bad.json': '{"metrics": ',
  'binary.json': new Uint8Array([0xff, 0xfe, 0, 0]),
  'large.json': `["${'x'.repeat(8 * 1024 * 1024)}"]`,
  'rude.json': JSON.stringify({ a: '\u001b[2J\u202e' }),
});
symlinkSync(join(root, 'package.json'), join(folder, 'out.json'));

/** Each pilot in a file of its own, since nothing is looked at from stdin. */
const assess = (value: number, entry: string, format = 'json') => {
  writeFileSync(join(folder, 'pilot.yaml'), pilot(value, entry));
  return readiness(['assess', 'pilot.yaml', ...asOf, '-f', format], { cwd: folder });
};

/** The state of the first piece of evidence of the check that reads the metrics, and why. */
const seen = (value: number, entry: string): readonly string[] => {
  const { code, stdout, stderr } = assess(value, entry);
  expect([code, stderr]).toEqual([0, '']);
  const report = JSON.parse(stdout) as JsonReport;
  const piece = report.checks.find(({ id }) => id === 'evaluation.thresholds-met')?.evidence[0];
  return [piece?.state ?? 'none', piece?.why ?? ''];
};

describe('a metric and the file that it cites', () => {
  test.each([
    ['promptfoo 3', 0.75, '{file: v3.json, date: 2026-11-05}', 'checked', 'it says 0.75 (3 of 4 tests passed)'],
    ['promptfoo 3', 0.962, '{file: v3.json, date: 2026-11-05}', 'contradicted', 'stated 0.962, the file says 0.75'],
    ['promptfoo 4', 0.75, '{file: v4.json, date: 2026-11-05}', 'checked', 'dated 2026-11-05 by the pilot file'],
    ['promptfoo 4', 0.962, '{file: v4.json, date: 2026-11-05}', 'contradicted', 'stated 0.962, the file says 0.75'],
    ['a named metric', 0.962, 'named.json', 'contradicted', 'stated 0.962, the file says 1'],
    [
      'a condition',
      0.75,
      '{file: v4.json, at: /results/stats/successes, is: ">= 4"}',
      'contradicted',
      'it says 3, asked for >= 4',
    ],
    ['JUnit', 0.962, 'junit.xml', 'contradicted', 'stated 0.962, the file says 0.8571429'],
    ['JSON', 0.962, '{file: eval.json, at: /metrics/faithfulness}', 'contradicted', 'stated 0.962, the file says 0.91'],
    ['CSV', 0.962, '{file: history.csv, at: /last/faithfulness}', 'contradicted', 'stated 0.962, the file says 0.91'],
    [
      'CSV',
      0.91,
      '{file: history.csv, at: /2026-11-05/1, date: 2026-11-05}',
      'checked',
      'it says 0.91; dated 2026-11-05',
    ],
    ['bad JSON', 0.9, '{file: bad.json, at: /a}', 'broken', 'its JSON is cut off'],
    ['no text', 0.9, '{file: binary.json, at: /a}', 'broken', 'it holds bytes that are no text'],
    ['too large', 0.9, '{file: large.json, at: /0}', 'broken', 'not a number'],
    ['a link that leaves', 0.9, '{file: out.json, at: /version}', 'broken', "the file lies outside the pilot's folder"],
  ])('%s, %d: %s', (_name, value, entry, state, why) => {
    expect(seen(value, entry)).toEqual([state, expect.stringContaining(why)]);
  });
});

describe('what a file says otherwise', () => {
  const entry = '{file: v4.json, date: 2026-11-05}';

  it.each(['terminal', 'json', 'markdown'])('is told in %s, with its line', (format) => {
    const { code, stdout, stderr } = assess(0.962, entry, format);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.replace(/\s+/g, ' ')).toContain('stated 0.962, the file says 0.75');
    expect(stdout).toMatch(format === 'json' ? /"line": 11/ : /pilot\.yaml:11/);
  });

  it('cannot write to the terminal as it likes', () => {
    const { stdout } = assess(0.9, '{file: rude.json, at: /a, is: fine}', 'terminal');
    expect(stdout).toContain('asked for fine');
    expect(stdout).not.toMatch(controls);
    expect(stdout).not.toContain('\u202e');
  });

  it('is an error of the pilot file where the entry makes no sense', () => {
    const { code, stderr } = assess(0.9, '{file: v4.json, is: 1}', 'terminal');
    expect(code).toBe(2);
    expect(stderr).toContain('is needs at, which says where in the file to look');
  });
});
