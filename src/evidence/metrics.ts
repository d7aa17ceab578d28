// Results of DeepEval, RAGAS and Inspect, which judge answers by metrics; the runs of MLflow, and folders of test reports.

import { unzipSync } from 'fflate';
import { type EvidenceSource, type Folder, limits, type NamedFigure, Unreadable } from '../model/evidence.ts';
import { isRecord } from '../model/vocabulary.ts';
import { cellNumber, isBlankCell, meanValue } from './csv.ts';
import { wholeText } from './decode.ts';
import {
  addTallies,
  countAt,
  documentRoot,
  type EvidenceFormat,
  type EvidenceReport,
  fields,
  firstDay,
  list,
  numberAt,
  type ParsedFile,
  tallyBy,
  textAt,
  type UnknownFields,
} from './format.ts';

export const deepeval: EvidenceFormat = {
  kind: 'DeepEval test run',
  read: (parsed) => {
    const root = fields(documentRoot(parsed));
    const cases = [
      ...caseList(root, 'testCases', 'test_cases'),
      ...caseList(root, 'conversationalTestCases', 'conversational_test_cases'),
    ];
    const scores = list(root.metricsScores ?? root.metrics_scores)
      .filter(isRecord)
      .filter(({ metric }) => typeof metric === 'string');
    const inCases = cases.some((one) => metricsIn(one).length > 0);
    if (scores.length === 0 && !(inCases && ('testPassed' in root || 'testCases' in root || 'test_cases' in root)))
      return undefined;
    const [passed, failed] = [
      countAt(root, 'testPassed') ?? countAt(root, 'test_passed'),
      countAt(root, 'testFailed') ?? countAt(root, 'test_failed'),
    ];
    const tally =
      passed !== undefined && failed !== undefined
        ? { passed, failed, errors: 0, skipped: 0 }
        : tallyBy(cases, ({ success }) => (success === true ? 'passed' : success === false ? 'failed' : 'errors'));
    return {
      figures: scores.length > 0 ? scores.flatMap(fromScores) : fromCases(cases),
      ...(passed !== undefined || cases.length > 0 ? { tally } : {}),
      date: firstDay(root.createdAt, root.created_at, root.timestamp, root.testRunTimestamp),
    };
  },
};

const caseList = (root: UnknownFields, ...keys: readonly string[]): readonly UnknownFields[] =>
  keys.flatMap((key) => list(root[key]).filter(isRecord));

const metricsIn = (one: UnknownFields): readonly UnknownFields[] =>
  list(one.metricsData ?? one.metrics_data ?? one.metricsMetadata).filter(isRecord);

/** "Correctness [GEval]" is known as Correctness too. */
const bare = (name: string): string => {
  const whole = name.trimEnd();
  const opens = Math.max(whole.lastIndexOf('['), whole.lastIndexOf('('));
  return (opens > 0 && /[\])]$/.test(whole) ? whole.slice(0, opens).trimEnd() : '') || name;
};

/** The mean of the scores, and the share of test cases that pass. */
const fromScores = (one: UnknownFields): readonly NamedFigure[] => {
  const name = bare(textAt(one, 'metric') ?? '');
  const mean = meanValue(list(one.scores));
  const [passes, fails, errors] = [
    countAt(one, 'passes') ?? 0,
    countAt(one, 'fails') ?? 0,
    countAt(one, 'errors') ?? 0,
  ];
  const ended = passes + fails + errors;
  return figuresFor(name, mean, ended === 0 ? undefined : passes / ended);
};

const fromCases = (cases: readonly UnknownFields[]): readonly NamedFigure[] => {
  const metrics = cases.flatMap(metricsIn);
  const names = [...new Set(metrics.map((one) => bare(textAt(one, 'name') ?? '')))];
  return names.flatMap((name) => {
    const own = metrics.filter((one) => bare(textAt(one, 'name') ?? '') === name);
    const passes = own.filter(({ success }) => success === true).length;
    return figuresFor(name, meanValue(own.map((one) => numberAt(one, 'score') ?? null)), passes / own.length);
  });
};

const figuresFor = (
  name: string,
  mean: ReturnType<typeof meanValue>,
  rate: number | undefined,
): readonly NamedFigure[] => [
  ...(mean === undefined
    ? []
    : [{ name, value: mean.mean, ...(rate !== undefined && { also: [rate] }), note: mean.note }]),
  ...(rate === undefined ? [] : [{ name: `${name} pass rate`, value: rate, unit: 'share' as const }]),
];

// Results of RAGAS: a row per sample, as CSV, JSON of rows, JSON of columns and JSON Lines. A metric is the mean of its
// column; blanks and nan are left out and counted. A summary is a map of names and numbers, and read as other JSON is.

export const ragas: EvidenceFormat = {
  kind: 'RAGAS results by sample',
  read: (parsed) => {
    const columns = columnsIn(parsed);
    const has = (...names: readonly string[]): boolean => names.some((name) => columns.has(name));
    const isOurs =
      has('user_input', 'question') &&
      has('response', 'answer', 'retrieved_contexts', 'contexts', 'reference', 'ground_truth');
    if (!isOurs) return undefined;
    const figures = [...columns].flatMap(([name, cells]): readonly NamedFigure[] => {
      const mean =
        inputs.has(name) || !cells.some((cell) => cellNumber(cell) !== undefined) ? undefined : meanValue(cells);
      return mean === undefined ? [] : [{ name, value: mean.mean, note: mean.note, at: `mean(/${name})` }];
    });
    const notComputed = [...columns].flatMap(([name, cells]) =>
      !inputs.has(name) && cells.length > 0 && cells.every(isBlankCell) ? [name] : [],
    );
    const isEmpty = [...columns.values()].every((cells) => cells.length === 0);
    return isEmpty ? { nothing: 'it has no sample' } : { figures, notComputed };
  },
};

const inputs: ReadonlySet<string> = new Set([
  'user_input',
  'question',
  'response',
  'answer',
  'reference',
  'ground_truth',
  'retrieved_contexts',
  'contexts',
  'reference_contexts',
  '',
  'id',
  'index',
]);

const columnsIn = (parsed: ParsedFile): ReadonlyMap<string, readonly unknown[]> => {
  if (parsed.syntax === 'csv') {
    const { header, rows } = parsed.table;
    return new Map(header.map((name, i) => [name, rows.map((row) => row[i] ?? '')] as const));
  }
  const root = parsed.syntax === 'json-lines' ? parsed.root : documentRoot(parsed);
  if (Array.isArray(root) && root.length > 0 && root.every(isRecord)) {
    const names = [...new Set(root.flatMap((row: UnknownFields) => Object.keys(row)))];
    return new Map(names.map((name) => [name, root.map((row: UnknownFields) => row[name] ?? null)] as const));
  }
  const isByColumn = isRecord(root) && isRecord(root.user_input ?? root.question);
  return isByColumn
    ? new Map(
        Object.entries(root)
          .filter(([, column]) => isRecord(column))
          .map(([name, column]) => [name, Object.values(column as UnknownFields)] as const),
      )
    : new Map();
};

// Logs of Inspect: .json, and .eval, which is a zip with the same in header.json.

export const inspect: EvidenceFormat = {
  kind: 'Inspect log',
  read: (parsed) => {
    const root = fields(documentRoot(parsed));
    const { eval: about, results, stats } = root;
    if (!isRecord(about) || typeof root.status !== 'string' || !('task' in about || 'task_id' in about))
      return undefined;
    const date = firstDay(fields(stats).completed_at, fields(stats).started_at, about.created);
    if (root.status !== 'success') return { date, nothing: `the run was not completed: its status is ${root.status}` };
    const scores = list(fields(results).scores).filter(isRecord);
    const [total, completed] = [numberAt(results, 'total_samples'), numberAt(results, 'completed_samples')];
    const isPart = total !== undefined && completed !== undefined && completed < total;
    const note = isPart ? `${completed} of ${total} samples were completed` : undefined;
    const figures = scores.flatMap(figuresIn).map((one) => (note === undefined ? one : { ...one, note }));
    const nothing = total === 0 ? 'no sample was scored in it' : scores.length === 0 ? 'it holds no scores' : undefined;
    return {
      figures,
      date,
      notes: note === undefined ? [] : [note],
      ...(nothing !== undefined && { nothing }),
    };
  },
};

/** A metric by its own name, and with that of its scorer before it. */
const figuresIn = (score: Readonly<Record<string, unknown>>): readonly NamedFigure[] => {
  const scorer = textAt(score, 'name') ?? textAt(score, 'scorer') ?? '';
  return Object.entries(fields(score.metrics)).flatMap(([key, metric]) => {
    const value = numberAt(metric, 'value');
    if (value === undefined) return [];
    const name = textAt(metric, 'name') ?? key;
    return [
      { name, value },
      { name: `${scorer} ${name}`, value },
      ...(/^(accuracy|mean)$/.test(name) ? [{ name: scorer, value }] : []),
    ];
  });
};

/**
 * The header of an .eval; undefined for another zip. It may not be larger than a log is, whatever the archive says.
 * Throws Unreadable where it is larger or damaged.
 */
export const evalHeader = (source: EvidenceSource): Uint8Array | undefined => {
  const bytes = new Uint8Array(source.bytes);
  let length = 0;
  for (const chunk of source.chunks()) {
    bytes.set(chunk.subarray(0, bytes.length - length), length);
    length += chunk.length;
  }
  let isTooLarge = false;
  const wanted = (name: string, size: number): boolean => {
    if (name !== 'header.json') return false;
    isTooLarge ||= size > limits.unzippedBytes;
    return size <= limits.unzippedBytes;
  };
  try {
    const files = unzipSync(bytes.subarray(0, length), {
      filter: ({ name, originalSize }) => wanted(name, originalSize),
    });
    if (isTooLarge) throw new Unreadable(`its header.json is larger than ${limits.unzippedBytes / 1024 / 1024} MiB`);
    return files['header.json'];
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable(
      'its archive is damaged or cut off, or packed in a way that is not read: write the log as .json',
    );
  }
};

// MLflow: the file of a metric (a line for each step: time, value, step), and the folder of a run with its metrics.

/** Whether a text is the file of a metric: nothing but times, values and steps. */
export const isMetricText = (text: string): boolean =>
  text.trim() !== '' &&
  text
    .trim()
    .split('\n')
    .every((line) => metricLine.test(line));

const metricLine = /^\d{10,13} (?:[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?|[-+]?(?:inf(?:inity)?|nan)) -?\d+\s*$/i;

/** The last step counts; the name is the path below `metrics`. */
export const mlflowMetric = (name: string, text: string): EvidenceReport => {
  const lines = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(' '));
  const last = lines.reduce((best, line) => (Number(line[2]) >= Number(best[2]) ? line : best), lines[0] ?? []);
  const value = Number(last[1]);
  const figures = Number.isFinite(value)
    ? [{ name: metricName(name), value, note: lines.length > 1 ? `the last of ${lines.length} steps` : '' }]
    : [];
  return { figures, date: firstDay(last[0]), ...(figures.length === 0 && { nothing: `its last value is ${last[1]}` }) };
};

const metricName = (path: string): string => path.split(/(?:^|\/)metrics\//).at(-1) ?? path;

/** The metrics of a run; undefined where the folder is none. */
const mlflowRun = ({ files }: Folder): EvidenceReport | undefined => {
  const metrics = files.filter(({ name }) => /(^|\/)metrics\/.+/.test(name) && !name.endsWith('.json'));
  if (metrics.length === 0) return undefined;
  const runs = new Set(metrics.map(({ name }) => name.split(/(?:^|\/)metrics\//)[0]));
  if (runs.size > 1) return { nothing: `it holds ${runs.size} runs: cite the folder of one` };
  const reports = metrics.flatMap((file) => {
    const text = wholeText(file);
    return isMetricText(text) ? [mlflowMetric(file.name, text)] : [];
  });
  if (reports.length === 0) return undefined;
  const figures: readonly NamedFigure[] = reports.flatMap(({ figures = [] }) => figures);
  const meta = files.find(({ name }) => /(^|\/)meta\.yaml$/.test(name));
  const dates = reports.flatMap(({ date }) => date ?? []).sort();
  return { figures, date: runEnd(meta) ?? dates.at(-1) };
};

/** When the run ended, by its meta.yaml. */
const runEnd = (meta: EvidenceSource | undefined): string | undefined =>
  meta === undefined ? undefined : firstDay(/^end_time: (\d+)/m.exec(wholeText(meta))?.[1]);

/** `reportIn` gives undefined for a file that is no test report. Throws Unreadable where the folder is neither. */
export const readFolder = (
  folder: Folder,
  reportIn: (file: EvidenceSource) => EvidenceReport | undefined,
): { readonly kind: string; readonly report: EvidenceReport } => {
  const run = mlflowRun(folder);
  if (run !== undefined) return { kind: 'MLflow run', report: run };
  const reports = folder.files.flatMap((file) => {
    try {
      return reportIn(file) ?? [];
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      throw new Unreadable(`its file ${file.name}: ${error.message}`);
    }
  });
  if (reports.length === 0) {
    throw new Unreadable(
      'it is a folder without test reports (JUnit, TRX, NUnit) and without metrics of MLflow: cite a file in it',
    );
  }
  const dates = reports.flatMap(({ date }) => date ?? []).sort();
  const report: EvidenceReport = {
    tally: addTallies(reports.flatMap(({ tally }) => tally ?? [])),
    date: dates[0],
    notes: [`${reports.length} files`, ...reports.flatMap(({ notes = [] }) => notes)],
  };
  return { kind: 'folder of test reports', report };
};
