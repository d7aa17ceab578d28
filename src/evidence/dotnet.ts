// Test reports of .NET: TRX of Visual Studio and `dotnet test`, NUnit 2 and 3, xUnit.net.
import type { Tally } from '../model/evidence.ts';
import type { Format } from './format.ts';
import { addTallies, firstDay, noTests } from './tree.ts';
import { childrenNamed, countIn, type Element, within } from './xml.ts';

export const trx: Format = {
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

export const nunit: Format = {
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

export const xunit: Format = {
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
