// Reports of test runners: JUnit, TRX, NUnit and xUnit in XML, and the load tests of k6 and Locust.

import type { NamedFigure, Tally } from '../model/evidence.ts';
import { isRecord } from '../model/vocabulary.ts';
import { cellNumber } from './csv.ts';
import { childrenNamed, countIn, type Element, within } from './decode.ts';
import {
  addTallies,
  documentRoot,
  type EvidenceFormat,
  fields,
  firstDay,
  noTests,
  numberAt,
  tallyBy,
  type UnknownFields,
} from './format.ts';

export const junit: EvidenceFormat = {
  kind: 'JUnit report',
  read: (parsed) => {
    if (parsed.syntax !== 'xml') return undefined;
    const { root } = parsed;
    if (root.name !== 'testsuites' && root.name !== 'testsuite') return undefined;
    const { listed, told } = countsIn(root);
    const tally = worse(listed, told);
    const stamps = stampsIn(root);
    const notes = told !== undefined && differ(tally, listed) ? [difference(told, listed)] : [];
    return { tally, date: firstDay(...stamps.sort().reverse()), notes };
  },
};

/** When its suites ran; tests have no time of their own. */
const stampsIn = ({ attributes: { timestamp }, children }: Element): string[] => [
  ...(timestamp === undefined ? [] : [timestamp]),
  ...children.flatMap((child) => (child.name === 'testsuite' ? stampsIn(child) : [])),
];

type Counts = { readonly listed: Tally; readonly told: Tally | undefined };

/** What the tests add up to, and what the attributes say: those of the root, or of the suites in it together. */
const countsIn = (suite: Element): Counts => {
  const inner = childrenNamed(suite, 'testsuite').map(countsIn);
  const own = addTallies([tallyBy(childrenNamed(suite, 'testcase'), testResult), brokenSuite(suite)]);
  const listed = addTallies([own, ...inner.map((one) => one.listed)]);
  const told = suiteTally(suite);
  const innerTold = inner.map((one) => worse(one.listed, one.told));
  const together = inner.length > 0 ? addTallies([own, ...innerTold]) : undefined;
  return { listed, told: told === undefined ? together : together === undefined ? told : worse(together, told) };
};

/** A suite that failed as a whole: its setup, or a file that does not compile. */
const brokenSuite = (suite: Element): Tally => ({
  ...noTests,
  errors: childrenNamed(suite, 'error').length,
  failed: childrenNamed(suite, 'failure').length,
});

/** The worst of what is said of one test. */
const testResult = (test: Element): keyof Tally => {
  for (const [name, ending] of endings) if (test.children.some((child) => child.name === name)) return ending;
  const status = (test.attributes.status ?? test.attributes.result ?? '').toLowerCase();
  return /^(notrun|disabled|skipped|suppressed|ignored)$/.test(status) ? 'skipped' : 'passed';
};

const endings = [
  ['error', 'errors'],
  ['failure', 'failed'],
  ['skipped', 'skipped'],
] as const;

const suiteTally = (suite: Element): Tally | undefined => {
  const tests = countIn(suite, 'tests');
  if (tests === undefined) return undefined;
  const failed = countIn(suite, 'failures') ?? 0;
  const errors = countIn(suite, 'errors') ?? 0;
  const skipped = (countIn(suite, 'skipped', 'skip') ?? 0) + (countIn(suite, 'disabled') ?? 0);
  return { passed: Math.max(0, tests - failed - errors - skipped), failed, errors, skipped };
};

const size = ({ passed, failed, errors, skipped }: Tally): number => passed + failed + errors + skipped;

/** As many failures, errors and skipped tests as either says; the rest of the larger number passed. */
const worse = (listed: Tally, told: Tally | undefined): Tally => {
  if (told === undefined) return listed;
  const most = (key: keyof Tally): number => Math.max(listed[key], told[key]);
  const [failed, errors, skipped] = [most('failed'), most('errors'), most('skipped')];
  return {
    passed: Math.max(0, Math.max(size(listed), size(told)) - failed - errors - skipped),
    failed,
    errors,
    skipped,
  };
};

const differ = (a: Tally, b: Tally): boolean =>
  a.passed !== b.passed || a.failed !== b.failed || a.errors !== b.errors || a.skipped !== b.skipped;

const difference = (told: Tally, listed: Tally): string =>
  `its attributes say ${size(told)} tests, ${told.failed + told.errors} of them failed; it lists ${size(listed)}, ${listed.failed + listed.errors} of them failed`;

// Test reports of .NET: TRX of Visual Studio and `dotnet test`, NUnit 2 and 3, xUnit.net.

export const trx: EvidenceFormat = {
  kind: 'TRX report',
  read: (parsed) => {
    if (parsed.syntax !== 'xml' || parsed.root.name !== 'TestRun') return undefined;
    const all = within(parsed.root);
    const counters = all.find(({ name }) => name === 'Counters');
    const times = all.find(({ name }) => name === 'Times');
    const outcomes = all
      .filter(({ name }) => /^\w*TestResult$/.test(name))
      .map(({ attributes }) => attributes.outcome ?? '');
    const tally = counters === undefined ? byOutcome(outcomes) : fromCounters(counters);
    return { tally, date: firstDay(times?.attributes.finish, times?.attributes.start) };
  },
};

const fromCounters = (counters: Element): Tally => {
  const count = (...names: readonly string[]): number =>
    names.reduce((sum, name) => sum + (countIn(counters, name) ?? 0), 0);
  const [passed, failed] = [count('passed', 'passedButRunAborted', 'warning'), count('failed')];
  const errors = count('error', 'timeout', 'aborted', 'disconnected', 'inconclusive');
  return { passed, failed, errors, skipped: Math.max(0, count('total') - passed - failed - errors) };
};

const byOutcome = (outcomes: readonly string[]): Tally => {
  const count = (pattern: RegExp): number => outcomes.filter((outcome) => pattern.test(outcome)).length;
  const [passed, failed, skipped] = [count(/^Passed/), count(/^Failed$/), count(/^(NotExecuted|NotRunnable|Pending)$/)];
  return { passed, failed, skipped, errors: outcomes.length - passed - failed - skipped };
};

export const nunit: EvidenceFormat = {
  kind: 'NUnit report',
  read: (parsed) => {
    if (parsed.syntax !== 'xml') return undefined;
    const { root } = parsed;
    if (root.name === 'test-run')
      return { tally: run3(root), date: firstDay(root.attributes['end-time'], root.attributes['start-time']) };
    return root.name === 'test-results' ? { tally: run2(root), date: firstDay(root.attributes.date) } : undefined;
  },
};

/** NUnit 3; an inconclusive test showed nothing. */
const run3 = (run: Element): Tally => ({
  passed: (countIn(run, 'passed') ?? 0) + (countIn(run, 'warnings') ?? 0),
  failed: countIn(run, 'failed') ?? 0,
  errors: countIn(run, 'inconclusive') ?? 0,
  skipped: countIn(run, 'skipped') ?? 0,
});

/** NUnit 2 counts the tests that ran, and apart from them those that did not. */
const run2 = (run: Element): Tally => {
  const failed = countIn(run, 'failures') ?? 0;
  const errors = (countIn(run, 'errors') ?? 0) + (countIn(run, 'inconclusive') ?? 0) + (countIn(run, 'invalid') ?? 0);
  const skipped = (countIn(run, 'not-run') ?? 0) || (countIn(run, 'skipped') ?? 0) + (countIn(run, 'ignored') ?? 0);
  return { passed: Math.max(0, (countIn(run, 'total') ?? 0) - failed - errors), failed, errors, skipped };
};

export const xunit: EvidenceFormat = {
  kind: 'xUnit.net report',
  read: (parsed) => {
    if (parsed.syntax !== 'xml') return undefined;
    const { root } = parsed;
    const assemblies =
      root.name === 'assemblies' ? childrenNamed(root, 'assembly') : root.name === 'assembly' ? [root] : [];
    if (root.name !== 'assemblies' && assemblies.length === 0) return undefined;
    const tallies = assemblies.map((one) => ({
      ...noTests,
      passed: countIn(one, 'passed') ?? 0,
      failed: countIn(one, 'failed') ?? 0,
      errors: countIn(one, 'errors') ?? 0,
      skipped: countIn(one, 'skipped') ?? 0,
    }));
    return {
      tally: addTallies(tallies),
      date: firstDay(...assemblies.map(({ attributes }) => attributes['run-date'])),
    };
  },
};

// Load tests: summaries of k6 (`--summary-export` and handleSummary) and the statistics that locust writes as CSV.

export const k6: EvidenceFormat = {
  kind: 'k6 summary',
  read: (parsed) => {
    const metrics = fields(documentRoot(parsed)).metrics;
    const isOurs =
      isRecord(metrics) &&
      ['http_req_duration', 'iterations', 'vus_max', 'http_reqs', 'grpc_req_duration'].some((name) => name in metrics);
    if (!isOurs) return undefined;
    const of = (name: string): UnknownFields => metricValues(metrics[name]);
    const duration = of('http_req_duration' in metrics ? 'http_req_duration' : 'grpc_req_duration');
    const failed = numberAt(of('http_req_failed'), 'rate') ?? numberAt(of('http_req_failed'), 'value');
    const users = numberAt(of('vus_max'), 'max') ?? numberAt(of('vus_max'), 'value');
    const thresholds = Object.values(metrics).flatMap((metric) => thresholdResults(fields(metric)));
    return {
      figures: [
        ...percentiles((word) => numberAt(duration, word), ['avg', 'med', 'p(90)', 'p(95)', 'p(99)', 'max']),
        ...(users === undefined
          ? []
          : [
              { name: 'tested concurrency', value: users },
              { name: 'vus_max', value: users },
            ]),
        ...(failed === undefined ? [] : rates(failed)),
      ],
      ...(thresholds.length > 0 && { tally: tallyBy(thresholds, (isKept) => (isKept ? 'passed' : 'failed')) }),
    };
  },
};

/** handleSummary keeps them under `values`. */
const metricValues = (metric: unknown): UnknownFields =>
  isRecord(fields(metric).values) ? fields(fields(metric).values) : fields(metric);

/** In handleSummary {ok: true} is a threshold that held; in --summary-export true is one that was crossed. */
const thresholdResults = ({ thresholds }: UnknownFields): readonly boolean[] =>
  Object.values(fields(thresholds)).map((one) => (typeof one === 'boolean' ? !one : fields(one).ok === true));

const rates = (failed: number): readonly NamedFigure[] => [
  { name: 'failure rate', value: failed, unit: 'share' },
  { name: 'http_req_failed', value: failed, unit: 'share' },
  { name: 'availability', value: 1 - failed, unit: 'share' },
];

/** "p(95)" and "95%" are p95, in milliseconds. */
const percentiles = (find: (word: string) => number | undefined, words: readonly string[]): readonly NamedFigure[] =>
  words.flatMap((word) => {
    const value = find(word);
    const digits = /(\d+(?:\.\d+)?)/.exec(word)?.[1];
    const names = digits === undefined ? [`${word} response time`] : [`p${digits}`, `p${digits}_ms`, word];
    return value === undefined ? [] : names.map((name) => ({ name, value, unit: 'ms' as const }));
  });

export const locust: EvidenceFormat = {
  kind: 'locust statistics',
  read: (parsed) => {
    if (parsed.syntax !== 'csv') return undefined;
    const { header, rows } = parsed.table;
    const column = (name: string): number => header.indexOf(name);
    if (column('Name') < 0 || column('Request Count') < 0) return undefined;
    const row = rows.find((cells) => cells[column('Name')]?.trim() === 'Aggregated');
    if (row === undefined) return undefined;
    const cell = (name: string): number | undefined => cellNumber(row[column(name)]);
    const [requests = 0, failures] = [cell('Request Count'), cell('Failure Count')];
    if (requests === 0) return { nothing: 'no request was made in it' };
    return {
      figures: [
        ...percentiles(
          cell,
          header.filter((name) => /^\d+(\.\d+)?%$/.test(name)),
        ),
        ...(failures === undefined ? [] : rates(failures / requests)),
      ],
    };
  },
};
