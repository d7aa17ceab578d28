// The SARIF report: valid by the official schema, every result at a region that exists, fingerprints that stay.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it, test } from 'vitest';
import { decide } from '../../src/gate/decide.ts';
import { isGap } from '../../src/model/assessment.ts';
import { type Policy, toDecision } from '../../src/model/policy.ts';
import { sarif } from '../../src/report/assess/sarif.ts';
import { type Batch, plain, type ReportData } from '../../src/report/report.ts';
import { root } from '../judge.ts';
import { AS_OF } from '../kit.ts';
import { changed } from './changed.ts';
import { allPilots, emptyPilot, HOSTILE, judgeText, seeded } from './pilots.ts';

const official = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('schemastore/schemas/json/sarif-2.1.0.json'), 'utf8'),
);
// The official schema has a pattern that is none with the u flag.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const valid = ajv.compile(official);

const tool = { name: 'readiness', version: '0.0.0-test' };
const batch = (judged: readonly ReportData[], unjudged: Batch['unjudged'] = []): Batch => ({
  tool,
  asOf: AS_OF,
  judged,
  unjudged,
});
const logOf = (of: Batch, details = true) => JSON.parse(sarif(of, { columns: 80, paint: plain, details }));
const runOf = (reported: ReportData, details = true) => logOf(batch([reported]), details).runs[0];

type Result = { ruleId: string; level: string; partialFingerprints: object; message: { text: string } };

describe.each(allPilots())('%s', (name, reported) => {
  const run = runOf(reported);

  it('is valid by the official schema', () => {
    valid(logOf(batch([reported])));
    expect(valid.errors).toBeNull();
  });

  it('has with details a result per gap, an error for each that blocks', () => {
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

describe('results', () => {
  const reported = judgeText('version: 1\npilot: {name: A}\ngovernance:\n  controls: {human-oversight: absent}\n');
  const idsOf = (of: ReportData, details = false): readonly string[] =>
    runOf(of, details).results.map(({ ruleId }: Result) => ruleId);
  const asked = (policy: Policy): ReportData => ({ ...reported, decision: decide(reported.assessment, policy) });

  it('are only for what fails what was asked', () => {
    const one = asked({ mode: 'enforce', require: ['data.lineage'] });
    expect(idsOf(one)).toEqual(['gate/require.data.lineage', 'data.lineage']);
    expect(idsOf(asked({ mode: 'enforce', minScore: 0 }))).toEqual([]);
    expect(idsOf(one, true).length).toBeGreaterThan(50);
  });

  it('are for what blocks and what is stated against the pilot where nothing was asked', () => {
    const { against, findings } = reported.assessment;
    const stated = against.flatMap(({ id, also }) => [id, ...also]);
    expect(stated).toContain('governance.human-oversight');
    const expected = findings
      .filter(({ item, blocks }) => blocks || stated.includes(item.id))
      .map(({ item }) => item.id);
    expect(idsOf(reported).filter((id) => !id.includes('/'))).toEqual(expected);
  });

  it('say whether they are new, where there is something to compare with', () => {
    const before = judgeText('version: 1\npilot: {name: A}\ngovernance:\n  controls: {human-oversight: in-place}\n');
    const policy = { mode: 'enforce', require: ['data.lineage', 'governance.human-oversight'] } as const;
    const states = runOf(changed(before, reported, policy), false).results.map(
      ({ ruleId, baselineState }: Result & { baselineState: string }) => [ruleId, baselineState],
    );
    expect(Object.fromEntries(states)).toEqual({
      'gate/require.data.lineage': 'unchanged',
      'gate/require.governance.human-oversight': 'new',
      'data.lineage': 'unchanged',
      'governance.human-oversight': 'new',
    });
    for (const one of runOf(asked(policy)).results) expect(one).not.toHaveProperty('baselineState');
  });

  it('have no number in braces, which viewers would fill in', () => {
    const named = judgeText(
      'version: 1\npilot: {name: "{7}", stage: pilot}\nkpis:\n  measures: [{name: "a {0} {12}", role: primary, target: 1, baseline: 2, direction: increase}]\n',
    );
    const problems = [
      { code: 'syntax', severity: 'error', message: 'a {3}', at: { path: '', line: 1, column: 1 } } as const,
    ];
    const text = JSON.stringify(
      logOf(batch([named], [{ file: 'a.yaml', problems }])).runs.map(
        ({ results, invocations }: { results: unknown; invocations: unknown }) => [results, invocations],
      ),
    );
    expect(text).toContain('{ 12}');
    expect(text).not.toMatch(/\{\d+\}/);
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
    runOf({ ...emptyPilot(), decision: toDecision(mode, [criterion]) }).results[0];
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
