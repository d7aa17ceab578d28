// What each reader finds: figures by name, tests by how they ended, the day that a file says it was made.
import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { readEvidence } from '../../src/evidence/index.ts';
import { readText, sourceOf } from '../looks.ts';

const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/evidence/tools/${name}`, import.meta.url), 'utf8');

const figures = (content: ReturnType<typeof readText>): Readonly<Record<string, number>> =>
  Object.fromEntries(content.figures.map(({ name, value }) => [name, value]));

const tally = (passed: number, failed: number, errors = 0, skipped = 0) => ({ passed, failed, errors, skipped });

describe('what tools write themselves', () => {
  test.each(['promptfoo.yaml', 'promptfoo.jsonl', 'promptfoo.csv', 'promptfoo.xml'])('%s', (name) => {
    const content = readText(name, fixture(name));
    expect(content).toMatchObject({ kind: 'promptfoo results', tally: tally(3, 1) });
    expect(figures(content)).toEqual({ Faithfulness: 1, Completeness: 0.75 });
  });

  test.each([
    ['promptfoo.junit.xml', 'JUnit report', tally(3, 1), '2026-11-30'],
    ['pytest.xml', 'JUnit report', tally(1, 1, 1, 1), '2026-11-30'],
    ['jest-junit.xml', 'JUnit report', tally(1, 1, 0, 1), '2026-11-30'],
    ['jest.json', 'Jest or Vitest report', tally(1, 1, 0, 1), '2026-11-30'],
  ])('%s', (name, kind, counts, date) => {
    expect(readText(name, fixture(name))).toMatchObject({ kind, tally: counts, date });
  });
});

const inspectLog = (status = 'success') => ({
  version: 2,
  status,
  eval: { task: 'help-desk', created: '2026-11-19T09:00:00+00:00', model: 'm' },
  results: {
    total_samples: 20,
    completed_samples: 20,
    scores: [
      {
        name: 'model_graded_qa',
        scorer: 'model_graded_qa',
        metrics: { accuracy: { name: 'accuracy', value: 0.765 }, stderr: { name: 'stderr', value: 0.03 } },
      },
    ],
  },
  stats: { started_at: '2026-11-19T09:00:00+00:00', completed_at: '2026-11-19T09:10:00+00:00' },
});

describe('formats as they are documented', () => {
  test.each([
    [
      'a summary of RAGAS',
      'r.json',
      { faithfulness: 0.91, answer_relevancy: Number.NaN },
      'JSON',
      { faithfulness: 0.91 },
    ],
    [
      'RAGAS by sample',
      'r.json',
      [
        { user_input: 'q', response: 'a', faithfulness: 1 },
        { user_input: 'q', response: 'a', faithfulness: 0.5 },
      ],
      'RAGAS results by sample',
      { faithfulness: 0.75 },
    ],
    [
      'RAGAS by column',
      'r.json',
      { user_input: { 0: 'q', 1: 'r' }, response: { 0: 'a', 1: 'b' }, faithfulness: { 0: 1, 1: null } },
      'RAGAS results by sample',
      { faithfulness: 1 },
    ],
    ['Inspect', 'log.json', inspectLog(), 'Inspect log', { accuracy: 0.765, model_graded_qa: 0.765, stderr: 0.03 }],
    [
      'DeepEval',
      'run.json',
      {
        testCases: [
          { success: true, metricsData: [{ name: 'Correctness [GEval]', score: 0.75, success: true }] },
          { success: false, metricsData: [{ name: 'Correctness [GEval]', score: 0.25, success: false }] },
        ],
      },
      'DeepEval test run',
      { Correctness: 0.5, 'Correctness pass rate': 0.5 },
    ],
    [
      'lm-evaluation-harness',
      'results.json',
      {
        results: { hellaswag: { alias: 'hellaswag', 'acc,none': 0.5, 'acc_stderr,none': 0.01 } },
        versions: { hellaswag: 1 },
        date: 1763546400,
      },
      'lm-evaluation-harness results',
      { acc: 0.5, 'hellaswag acc': 0.5 },
    ],
    [
      'Azure',
      'eval.json',
      {
        rows: [{ 'inputs.query': 'q' }],
        metrics: {
          'groundedness.groundedness': 4.5,
          'groundedness.binary_aggregate': 0.9,
          'violence.violence_defect_rate': 0.02,
        },
        studio_url: null,
      },
      'Azure AI evaluation results',
      { groundedness: 4.5, 'groundedness pass rate': 0.9, violence: 0.02 },
    ],
    [
      'k6, exported',
      'k6.json',
      {
        metrics: {
          http_req_duration: { avg: 59.3, 'p(95)': 420.5 },
          vus_max: { value: 90, min: 90, max: 90 },
          http_req_failed: { passes: 3, fails: 997, value: 0.003 },
        },
      },
      'k6 summary',
      { p95: 420.5, 'tested concurrency': 90, availability: 0.997 },
    ],
    [
      'k6, handleSummary',
      'k6.json',
      {
        metrics: {
          http_req_duration: { type: 'trend', contains: 'time', values: { 'p(95)': 420.5 } },
          vus_max: { type: 'gauge', values: { value: 90, max: 90 } },
        },
      },
      'k6 summary',
      { p95: 420.5, vus_max: 90 },
    ],
  ])('%s', (_name, file, value, kind, expected) => {
    const text = JSON.stringify(value, (_key, one) => (Number.isNaN(one) ? '@NaN@' : one)).replaceAll('"@NaN@"', 'NaN');
    const content = readText(file, text);
    expect(content.kind).toBe(kind);
    expect(figures(content)).toMatchObject(expected);
  });

  test.each([
    [
      'thresholds of k6 that did not hold',
      'k6.json',
      JSON.stringify({
        metrics: { http_req_duration: { 'p(95)': 9, thresholds: { 'p(95)<5': true, 'p(95)<50': false } } },
      }),
      tally(1, 1),
    ],
    [
      'garak',
      'g.jsonl',
      '{"entry_type":"init","start_time":"2026-11-20T10:00:00"}\n{"entry_type":"eval","probe":"dan.Dan","detector":"d","passed":3,"total":10}\n',
      tally(3, 7),
    ],
    [
      'dbt',
      'run_results.json',
      JSON.stringify({
        metadata: { generated_at: '2026-11-19T10:00:00Z' },
        results: [
          { unique_id: 'model.a', status: 'success' },
          { unique_id: 'test.a', status: 'pass' },
          { unique_id: 'test.b', status: 'fail', failures: 3 },
          { unique_id: 'test.c', status: 'warn' },
          { unique_id: 'test.d', status: 'skipped' },
        ],
      }),
      tally(2, 1, 0, 1),
    ],
    [
      'Great Expectations',
      'gx.json',
      JSON.stringify({
        success: false,
        results: [{}],
        statistics: { evaluated_expectations: 10, successful_expectations: 9 },
        meta: { run_id: { run_time: '2026-11-19T10:00:00+00:00' } },
      }),
      tally(9, 1),
    ],
    [
      'a checkpoint of Great Expectations',
      'gx.json',
      JSON.stringify({
        run_results: {
          a: {
            validation_result: { results: [], statistics: { evaluated_expectations: 4, successful_expectations: 4 } },
          },
        },
      }),
      tally(4, 0),
    ],
    [
      'TRX',
      'r.trx',
      '<TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Times finish="2026-11-19T10:00:00"/><ResultSummary outcome="Failed"><Counters total="5" executed="4" passed="3" failed="1"/></ResultSummary></TestRun>',
      tally(3, 1, 0, 1),
    ],
    [
      'NUnit 3',
      'r.xml',
      '<test-run total="10" passed="8" failed="1" skipped="1"><test-suite/></test-run>',
      tally(8, 1, 0, 1),
    ],
    [
      'NUnit 2',
      'r.xml',
      '<test-results total="9" failures="2" errors="1" not-run="1"><test-suite/></test-results>',
      tally(6, 2, 1, 1),
    ],
    [
      'xUnit.net',
      'r.xml',
      '<assemblies><assembly passed="3" failed="1" skipped="1" errors="0"/></assemblies>',
      tally(3, 1, 0, 1),
    ],
    [
      'a suite that failed before its tests',
      'r.xml',
      '<testsuite name="s" tests="1"><error message="setup"/><testcase/></testsuite>',
      tally(1, 0, 1),
    ],
    [
      'googletest',
      'r.xml',
      '<testsuites><testsuite><testcase status="run"/><testcase status="notrun"/></testsuite></testsuites>',
      tally(1, 0, 0, 1),
    ],
    [
      'what a test printed',
      'r.xml',
      '<testsuite><testcase><system-out><![CDATA[<failure/>]]><!-- <error/> --></system-out></testcase></testsuite>',
      tally(1, 0),
    ],
  ])('%s', (_name, file, text, counts) => expect(readText(file, text)).toMatchObject({ tally: counts }));

  it('locust: the aggregated row', () => {
    const text = 'Type,Name,Request Count,Failure Count,95%,99%\nGET,/a,90,1,1900,2500\n,Aggregated,100,2,2000,2600\n';
    expect(figures(readText('stats.csv', text))).toMatchObject({ p95: 2000, p99: 2600, availability: 0.98 });
  });

  it('MLflow: a metric, and the run that holds it', () => {
    const files = [
      sourceOf('metrics/accuracy', '1763546400000 0.8 0\n1763546500000 0.91 1\n'),
      sourceOf('metrics/eval/loss', '1763546500000 0.2 1\n'),
      sourceOf('meta.yaml', 'end_time: 1763546600000\n'),
    ];
    const run = readEvidence({ name: 'mlruns/0/abc', files }, { pointers: [], names: [] });
    expect(run).toMatchObject({ kind: 'MLflow run', date: '2025-11-19' });
    expect(figures(run)).toEqual({ accuracy: 0.91, 'eval/loss': 0.2 });
    expect(figures(readText('mlruns/0/abc/metrics/accuracy', '1763546400000 0.8 0\n'))).toEqual({ accuracy: 0.8 });
  });

  it('Inspect: .eval is a zip, and a run that broke off shows nothing', () => {
    const zip = zipSync({ 'header.json': strToU8(JSON.stringify(inspectLog())), 'samples/1.json': strToU8('{}') });
    expect(figures(readText('log.eval', zip))).toMatchObject({ accuracy: 0.765 });
    expect(readText('log.eval', zip)).toMatchObject({ date: '2026-11-19' });
    expect(readText('log.json', JSON.stringify(inspectLog('error')))).toMatchObject({
      nothing: 'the run was not completed: its status is error',
    });
    expect(readText('log.eval', zip.subarray(0, 60)).broken).toMatch(/damaged|without header/);
  });

  it('a folder of reports adds up', () => {
    const files = [
      sourceOf('a.xml', '<testsuite><testcase/></testsuite>'),
      sourceOf('b.xml', '<testsuite><testcase><failure/></testcase></testsuite>'),
      sourceOf('pom.xml', '<project/>'),
    ];
    expect(readEvidence({ name: 'reports', files }, { pointers: [], names: [] })).toMatchObject({
      kind: 'folder of test reports',
      tally: tally(1, 1),
    });
    expect(readEvidence({ name: 'reports', files: [] }, { pointers: [], names: [] }).broken).toMatch(
      /folder without test reports/,
    );
  });
});

describe('figures by name in any file', () => {
  test.each([
    ['a key', 'r.json', '{"a": {"Answer-Relevancy": 0.9}}', 'answer relevancy', [0.9]],
    ['a map with a value', 'r.json', '{"faithfulness": {"value": 0.9, "stderr": 0.1}}', 'Faithfulness', [0.9]],
    ['an entry of a list', 'r.json', '[{"name": "Faithfulness", "score": 0.9}]', 'faithfulness', [0.9]],
    ['YAML', 'r.yaml', 'metrics:\n  faithfulness: 0.9\n', 'faithfulness', [0.9]],
    ['JSON Lines', 'r.jsonl', '{"faithfulness": 0.9}\n{"faithfulness": 0.8}\n', 'faithfulness', [0.9, 0.8]],
    ['a column of one row', 'r.csv', 'run,faithfulness\na,0.9\n', 'faithfulness', [0.9]],
    ['a row', 'r.csv', 'metric,value\nfaithfulness,0.9\nrecall,0.8\n', 'Faithfulness', [0.9]],
  ])('%s', (_name, file, text, name, values) => {
    const plain = (one: string) => one.toLowerCase().replace(/[\s_-]/g, '');
    const found = readText(file, text, { names: [name] }).figures.filter((one) => plain(one.name) === plain(name));
    expect(found.map(({ value }) => value)).toEqual(values);
  });
});
