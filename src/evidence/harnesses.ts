// Checks of data and test runs as JSON (dbt, Great Expectations, Jest, Vitest), and harnesses that test models.

import type { NamedFigure, Tally } from '../model/evidence.ts';
import { isRecord } from '../model/vocabulary.ts';
import { meanValue } from './csv.ts';
import {
  addTallies,
  countAt,
  documentRoot,
  type EvidenceFormat,
  fields,
  firstDay,
  list,
  numberAt,
  tallyBy,
  textAt,
  type UnknownFields,
} from './format.ts';

export const dbt: EvidenceFormat = {
  kind: 'dbt run results',
  read: (parsed) => {
    const root = fields(documentRoot(parsed));
    const results = list(root.results).filter(isRecord);
    const isOurs =
      isRecord(root.metadata) &&
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

export const greatExpectations: EvidenceFormat = {
  kind: 'Great Expectations results',
  read: (parsed) => {
    const root = fields(documentRoot(parsed));
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
const validationsIn = (root: UnknownFields): readonly UnknownFields[] => {
  const isOne = (one: unknown): boolean =>
    isRecord(one) &&
    Array.isArray(one.results) &&
    isRecord(one.statistics) &&
    'evaluated_expectations' in one.statistics;
  if (isOne(root)) return [root];
  const runs = Object.values(fields(root.run_results)).map((run) => fields(run).validation_result ?? run);
  return [...runs, ...list(root.validation_results)].filter(isOne).map(fields);
};

const tallyOfRun = ({ statistics }: UnknownFields): Tally => {
  const [evaluated = 0, passed = 0] = [
    countAt(statistics, 'evaluated_expectations'),
    countAt(statistics, 'successful_expectations'),
  ];
  return { passed, failed: Math.max(0, evaluated - passed), errors: 0, skipped: 0 };
};

export const jest: EvidenceFormat = {
  kind: 'Jest or Vitest report',
  read: (parsed) => {
    const root = fields(documentRoot(parsed));
    const [total, passed, failed] = [
      countAt(root, 'numTotalTests'),
      countAt(root, 'numPassedTests'),
      countAt(root, 'numFailedTests'),
    ];
    if (total === undefined || passed === undefined || failed === undefined) return undefined;
    const listed = list(root.testResults).filter(isRecord);
    // A file that does not compile has no tests; Jest counts it as a suite that failed.
    const broken =
      countAt(root, 'numRuntimeErrorTestSuites') ??
      listed.filter((one) => one.status === 'failed' && list(one.assertionResults).length === 0).length;
    const skipped = Math.max(0, total - passed - failed);
    return { tally: { passed, failed, errors: broken, skipped }, date: firstDay(root.startTime) };
  },
};

// Results of harnesses that test models: lm-evaluation-harness, garak, Azure AI evaluation.

export const lmEval: EvidenceFormat = {
  kind: 'lm-evaluation-harness results',
  read: (parsed) => {
    const root = fields(documentRoot(parsed));
    const tasks = Object.entries(fields(root.results)).filter(([, task]) => isRecord(task));
    const isOurs =
      tasks.length > 0 &&
      (isRecord(root.versions) || isRecord(root['n-shot']) || isRecord(root.configs) || 'lm_eval_version' in root);
    if (!isOurs) return undefined;
    return {
      figures: tasks.flatMap(([task, metrics]) => taskFigures(task, fields(metrics))),
      date: firstDay(root.date),
    };
  },
};

/** "acc,none" is acc without a filter; standard errors are no figures. */
const taskFigures = (task: string, metrics: UnknownFields): readonly NamedFigure[] =>
  Object.keys(metrics).flatMap((key) => {
    const value = numberAt(metrics, key);
    const [name = key, filter = 'none'] = key.split(',');
    if (value === undefined || /_stderr$/.test(name)) return [];
    const full = filter === 'none' ? name : `${name} ${filter}`;
    return [
      { name: full, value },
      { name: `${task} ${full}`, value },
    ];
  });

export const garak: EvidenceFormat = {
  kind: 'garak report',
  read: (parsed) => {
    if (parsed.syntax !== 'json-lines') return undefined;
    const lines = parsed.root.filter(isRecord).filter(({ entry_type: type }) => typeof type === 'string');
    if (lines.length === 0) return undefined;
    const evaluations = lines.filter(({ entry_type: type }) => type === 'eval');
    const begun = lines.find((line) => 'start_time' in line) ?? {};
    const date = firstDay(begun.start_time, ...lines.map((line) => line['transient.starttime_iso']));
    if (evaluations.length === 0) return { date, nothing: 'no probe was evaluated in it' };
    const counted = evaluations.map((line) => {
      const total = countAt(line, 'total') ?? countAt(line, 'total_evaluated') ?? 0;
      return {
        probe: textAt(line, 'probe') ?? '',
        detector: textAt(line, 'detector') ?? '',
        passed: Math.min(countAt(line, 'passed') ?? 0, total),
        total,
      };
    });
    const passed = counted.reduce((sum, one) => sum + one.passed, 0);
    const all = counted.reduce((sum, one) => sum + one.total, 0);
    const figures = counted
      .filter(({ probe, total }) => probe !== '' && total > 0)
      .flatMap(({ probe, detector, passed, total }): readonly NamedFigure[] => {
        const rate = { value: passed / total, unit: 'share' } as const;
        return [
          { name: probe, ...rate },
          { name: `${probe} ${detector}`, ...rate },
        ];
      });
    return { tally: { passed, failed: all - passed, errors: 0, skipped: 0 }, figures, date };
  },
};

export const azure: EvidenceFormat = {
  kind: 'Azure AI evaluation results',
  read: (parsed) => {
    if (parsed.syntax === 'json-lines') return rowsOnly(parsed.root.filter(isRecord));
    const root = fields(documentRoot(parsed));
    const isOurs = Array.isArray(root.rows) && (isRecord(root.metrics) || 'studio_url' in root);
    if (!isOurs) return undefined;
    const rows = list(root.rows).filter(isRecord);
    const metrics = fields(root.metrics);
    const summed = Object.keys(metrics).flatMap((key) => {
      const value = numberAt(metrics, key);
      return value === undefined ? [] : summaryFigures(key, value);
    });
    return { figures: summed.length > 0 ? summed : rowFigures(rows) };
  },
};

/** "groundedness.binary_aggregate" is a pass rate, "violence.violence_defect_rate" the rate of violence. */
const summaryFigures = (key: string, value: number): readonly NamedFigure[] => {
  const parts = key.split('.');
  const last = parts.at(-1) ?? key;
  if (last === 'binary_aggregate')
    return [
      { name: `${parts[0]} pass rate`, value, unit: 'share' },
      { name: key, value },
    ];
  const names = new Set([last, key, ...(last.endsWith('_defect_rate') ? [last.replace(/_defect_rate$/, '')] : [])]);
  return [...names].map((name) => ({ name, value }));
};

const rowsOnly = (rows: readonly UnknownFields[]) =>
  rows.length > 0 &&
  rows.every(
    (row) =>
      Object.keys(row).some((key) => key.startsWith('outputs.')) &&
      Object.keys(row).some((key) => key.startsWith('inputs.')),
  )
    ? { figures: rowFigures(rows) }
    : undefined;

/** The mean of each column of outputs that holds numbers. */
const rowFigures = (rows: readonly UnknownFields[]): readonly NamedFigure[] => {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((key) => key.startsWith('outputs.'));
  return keys.flatMap((key) => {
    const mean = meanValue(rows.map((row) => row[key] ?? null));
    const name = key.split('.').at(-1) ?? key;
    return mean === undefined ? [] : [{ name, value: mean.mean, note: mean.note }];
  });
};
