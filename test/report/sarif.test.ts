// The SARIF report: valid by the official schema, every result at a region that exists, fingerprints that stay.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it, test } from 'vitest';
import { isGap } from '../../src/model/assessment.ts';
import { decisionOf } from '../../src/model/policy.ts';
import { sarif } from '../../src/report/assess/sarif.ts';
import { type Batch, plain, type Reported } from '../../src/report/report.ts';
import { root } from '../judge.ts';
import { AS_OF } from '../kit.ts';
import { allPilots, emptyPilot, HOSTILE, judgeText, seeded } from './pilots.ts';

const official = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('schemastore/schemas/json/sarif-2.1.0.json'), 'utf8'),
);
// The official schema has a pattern that is none with the u flag.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const valid = ajv.compile(official);

const tool = { name: 'readiness', version: '0.0.0-test' };
const batch = (judged: readonly Reported[], unjudged: Batch['unjudged'] = []): Batch => ({
  tool,
  asOf: AS_OF,
  judged,
  unjudged,
});
const logOf = (of: Batch) => JSON.parse(sarif(of, { columns: 80, paint: plain, details: false }));
const runOf = (reported: Reported) => logOf(batch([reported])).runs[0];

type Result = { ruleId: string; level: string; partialFingerprints: object; message: { text: string } };

describe.each(allPilots())('%s', (name, reported) => {
  const run = runOf(reported);

  it('is valid by the official schema', () => {
    valid(logOf(batch([reported])));
    expect(valid.errors).toBeNull();
  });

  it('has a result per gap, an error for each that blocks', () => {
    const results = run.results.filter(({ ruleId }: Result) => !ruleId.includes('/'));
    const gaps = reported.assessment.findings.filter(isGap);
    expect(results.map(({ ruleId }: Result) => ruleId)).toEqual(gaps.map(({ item }) => item.id));
    const errors = results.filter(({ level }: Result) => level === 'error');
    expect(errors.length).toBe(gaps.filter(({ blocks }) => blocks).length);
  });

  it('refers to a rule that it has, once per fingerprint', () => {
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
    const prints = run.results.map(({ partialFingerprints }: Result) => JSON.stringify(partialFingerprints));
    expect(new Set(prints).size).toBe(prints.length);
  });

  it('points at lines that the file has', () => {
    if (!name.endsWith('.yaml')) return;
    const lines = readFileSync(`${root}${name}`, 'utf8').split('\n');
    for (const { locations } of run.results) {
      const { artifactLocation, region } = locations[0].physicalLocation;
      expect(artifactLocation.uri).toBe(name);
      expect((lines[region.startLine - 1] ?? '').length + 1).toBeGreaterThanOrEqual(region.startColumn);
    }
  });
});

it('keeps its fingerprints when lines move', () => {
  const text = 'version: 1\npilot: {name: A}\ngovernance:\n  controls: {access-control: absent}\n';
  const prints = (of: string) => runOf(judgeText(of)).results.map((one: Result) => one.partialFingerprints);
  expect(prints(`# moved\n\n${text}`)).toEqual(prints(text));
});

it.each([
  ['pilots/a b.yaml', 'pilots/a%20b.yaml'],
  ['./pilots/ä#%.yaml', 'pilots/%C3%A4%23%25.yaml'],
  ['pilots//x/../a.yaml', 'pilots/a.yaml'],
  ['../../pilots/a.yaml', '../../pilots/a.yaml'],
  ['pilots\\a.yaml', 'pilots/a.yaml'],
  ['/srv/./pilots/a.yaml', 'file:///srv/pilots/a.yaml'],
  ['<stdin>', '%3Cstdin%3E'],
])('names %s by one URI, %s, and prints the same fingerprints', (file, uri) => {
  const { results } = runOf({ ...emptyPilot(), assessment: { ...emptyPilot().assessment, file } });
  const uris = results.map(
    (one: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
      one.locations[0]?.physicalLocation.artifactLocation.uri,
  );
  expect(new Set(uris)).toEqual(new Set([uri]));
  const prints = (of: { results: Result[] }) => of.results.map((one) => one.partialFingerprints);
  expect(prints({ results })).toEqual(prints(runOf(emptyPilot())));
});

it.each(HOSTILE)('keeps %j from acting', (word) => {
  const text = sarif(batch([seeded(word)]), { columns: 80, paint: plain, details: false });
  expect(text).not.toMatch(/[\u007f-\u009f\u200b-\u200f\u2028-\u202e]/);
  const messages = JSON.parse(text).runs[0].results.map(({ message }: Result) => message.text);
  for (const message of messages) expect(message).not.toMatch(/(?<!\\)\[[^\]]*\]\(/);
});

test('a failed criterion is an error, only noted by who observes', () => {
  const criterion = {
    id: 'min-score',
    sense: 'at-least',
    unit: 'score',
    expected: 70,
    found: 12.34,
    passed: false,
    checks: [],
  } as const;
  const level = (mode: 'enforce' | 'observe') =>
    runOf({ ...emptyPilot(), decision: decisionOf(mode, [criterion]) }).results[0];
  expect(level('enforce')).toMatchObject({
    ruleId: 'gate/min-score',
    level: 'error',
    message: { text: 'min-score: 12.3 found, at least 70 expected' },
  });
  expect(level('observe')).toMatchObject({ ruleId: 'gate/min-score', level: 'note' });
});

test('a file that could not be judged is a failed run with a notification at its place', () => {
  const at = { path: '', line: 3, column: 2 };
  const problems = [{ code: 'syntax', severity: 'error', message: 'tabs', at } as const];
  const log = logOf(batch([], [{ file: 'my pilots/ä.yaml', problems }]));
  valid(log);
  expect(valid.errors).toBeNull();
  const [invocation] = log.runs[0].invocations;
  expect(invocation.executionSuccessful).toBe(false);
  const [{ descriptor, level, locations }] = invocation.toolExecutionNotifications;
  expect([descriptor.id, level]).toEqual(['input/syntax', 'error']);
  expect(locations[0].physicalLocation).toEqual({
    artifactLocation: { uri: 'my%20pilots/%C3%A4.yaml' },
    region: { startLine: 3, startColumn: 2 },
  });
});

test('a waived gap is suppressed with its reason', () => {
  const results = runOf(seeded('Ham')).results.filter((one: object) => 'suppressions' in one);
  expect(results.length).toBeGreaterThan(0);
  for (const one of results) expect(one.suppressions[0].justification).toMatch(/^Ham.*approved by Ham/);
});

test('a rule leads to the standard that it cites first', () => {
  const rules = runOf(emptyPilot()).tool.driver.rules as readonly { id: string; helpUri?: string }[];
  const withHelp = rules.filter(({ helpUri }) => helpUri !== undefined);
  expect(withHelp.length).toBeGreaterThan(80);
  for (const { helpUri } of withHelp) expect(helpUri).toMatch(/^https:\/\//);
});
