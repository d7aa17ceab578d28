// Checks of data, and test runs that are reported as JSON: dbt, Great Expectations, Jest and Vitest.
import type { NamedFigure, Tally } from '../model/evidence.ts';
import { type Format, rootOf } from './format.ts';
import {
  addTallies,
  countAt,
  type Fields,
  fields,
  firstDay,
  isFields,
  list,
  numberAt,
  tallyBy,
  textAt,
} from './tree.ts';

export const dbt: Format = {
  kind: 'dbt run results',
  read: (parsed) => {
    const root = fields(rootOf(parsed));
    const results = list(root.results).filter(isFields);
    const isOurs =
      isFields(root.metadata) &&
      Array.isArray(root.results) &&
      results.every((one) => 'status' in one && 'unique_id' in one);
    if (!isOurs || (results.length === 0 && !/dbt/.test(JSON.stringify(root.metadata)))) return undefined;
    const tests = results.filter((one) => /^(test|unit_test)\./.test(textAt(one, 'unique_id') ?? ''));
    const tally = tallyBy(
      tests.length > 0 ? tests : results,
      ({ status }) => endings.get(String(status).toLowerCase()) ?? 'errors',
    );
    const rows = tests.reduce((sum, one) => sum + (countAt(one, 'failures') ?? 0), 0);
    return {
      tally,
      date: firstDay(root.metadata && fields(root.metadata).generated_at),
      notes: rows > 0 ? [`${rows} rows failed`] : [],
    };
  },
};

/** A warning is what the project chose to let pass. */
const endings: ReadonlyMap<string, keyof Tally> = new Map([
  ['pass', 'passed'],
  ['success', 'passed'],
  ['warn', 'passed'],
  ['fail', 'failed'],
  ['error', 'errors'],
  ['runtime error', 'errors'],
  ['skipped', 'skipped'],
  ['no-op', 'skipped'],
]);

export const greatExpectations: Format = {
  kind: 'Great Expectations results',
  read: (parsed) => {
    const root = fields(rootOf(parsed));
    const runs = validationsIn(root);
    if (runs.length === 0) return undefined;
    const stamps = [root, ...runs].flatMap((one) => {
      const run = fields(fields(one.meta).run_id);
      return [run.run_time, fields(one.meta).validation_time, fields(one.run_id).run_time];
    });
    const rate = runs.length === 1 ? numberAt(runs[0]?.statistics, 'success_percent') : undefined;
    const figures: readonly NamedFigure[] =
      rate === undefined
        ? []
        : [{ name: 'success_percent', value: rate, unit: 'percent', at: '/statistics/success_percent' }];
    return { tally: addTallies(runs.map(tallyOfRun)), figures, date: firstDay(...stamps) };
  },
};

/** A validation result, or the ones that a checkpoint brings together. */
const validationsIn = (root: Fields): readonly Fields[] => {
  const isOne = (one: unknown): boolean =>
    isFields(one) &&
    Array.isArray(one.results) &&
    isFields(one.statistics) &&
    'evaluated_expectations' in one.statistics;
  if (isOne(root)) return [root];
  const runs = Object.values(fields(root.run_results)).map((run) => fields(run).validation_result ?? run);
  return [...runs, ...list(root.validation_results)].filter(isOne).map(fields);
};

const tallyOfRun = ({ statistics }: Fields): Tally => {
  const [evaluated = 0, passed = 0] = [
    countAt(statistics, 'evaluated_expectations'),
    countAt(statistics, 'successful_expectations'),
  ];
  return { passed, failed: Math.max(0, evaluated - passed), errors: 0, skipped: 0 };
};

export const jest: Format = {
  kind: 'Jest or Vitest report',
  read: (parsed) => {
    const root = fields(rootOf(parsed));
    const [total, passed, failed] = [
      countAt(root, 'numTotalTests'),
      countAt(root, 'numPassedTests'),
      countAt(root, 'numFailedTests'),
    ];
    if (total === undefined || passed === undefined || failed === undefined) return undefined;
    const listed = list(root.testResults).filter(isFields);
    // A file that does not compile has no tests; Jest counts it as a suite that failed.
    const broken =
      countAt(root, 'numRuntimeErrorTestSuites') ??
      listed.filter((one) => one.status === 'failed' && list(one.assertionResults).length === 0).length;
    const skipped = Math.max(0, total - passed - failed);
    return { tally: { passed, failed, errors: broken, skipped }, date: firstDay(root.startTime) };
  },
};
