// Results of harnesses that test models: lm-evaluation-harness, garak, Azure AI evaluation.
import type { NamedFigure } from '../model/evidence.ts';
import { meanOf } from './csv.ts';
import { type Format, rootOf } from './format.ts';
import { countAt, type Fields, fields, firstDay, isFields, list, numberAt, textAt } from './tree.ts';

export const lmEval: Format = {
  kind: 'lm-evaluation-harness results',
  read: (parsed) => {
    const root = fields(rootOf(parsed));
    const tasks = Object.entries(fields(root.results)).filter(([, task]) => isFields(task));
    const isOurs =
      tasks.length > 0 &&
      (isFields(root.versions) || isFields(root['n-shot']) || isFields(root.configs) || 'lm_eval_version' in root);
    if (!isOurs) return undefined;
    return {
      figures: tasks.flatMap(([task, metrics]) => taskFigures(task, fields(metrics))),
      date: firstDay(root.date),
    };
  },
};

/** "acc,none" is acc without a filter; standard errors are no figures. */
const taskFigures = (task: string, metrics: Fields): readonly NamedFigure[] =>
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

export const garak: Format = {
  kind: 'garak report',
  read: (parsed) => {
    if (parsed.syntax !== 'json-lines') return undefined;
    const lines = parsed.root.filter(isFields).filter(({ entry_type: type }) => typeof type === 'string');
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

export const azure: Format = {
  kind: 'Azure AI evaluation results',
  read: (parsed) => {
    if (parsed.syntax === 'json-lines') return rowsOnly(parsed.root.filter(isFields));
    const root = fields(rootOf(parsed));
    const isOurs = Array.isArray(root.rows) && (isFields(root.metrics) || 'studio_url' in root);
    if (!isOurs) return undefined;
    const rows = list(root.rows).filter(isFields);
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

const rowsOnly = (rows: readonly Fields[]) =>
  rows.length > 0 &&
  rows.every(
    (row) =>
      Object.keys(row).some((key) => key.startsWith('outputs.')) &&
      Object.keys(row).some((key) => key.startsWith('inputs.')),
  )
    ? { figures: rowFigures(rows) }
    : undefined;

/** The mean of each column of outputs that holds numbers. */
const rowFigures = (rows: readonly Fields[]): readonly NamedFigure[] => {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((key) => key.startsWith('outputs.'));
  return keys.flatMap((key) => {
    const mean = meanOf(rows.map((row) => row[key] ?? null));
    const name = key.split('.').at(-1) ?? key;
    return mean === undefined ? [] : [{ name, value: mean.mean, note: mean.note }];
  });
};
