// Results of DeepEval, RAGAS and Inspect, which judge answers by metrics.

import { unzipSync } from 'fflate';
import { limits, type NamedFigure, type Source, Unreadable } from '../model/evidence.ts';
import { isRecord } from '../model/vocabulary.ts';
import { cellNumber, isBlankCell, meanOf } from './csv.ts';
import {
  countAt,
  documentRoot,
  type Fields,
  type Format,
  fields,
  firstDay,
  list,
  numberAt,
  type Parsed,
  tallyBy,
  textAt,
} from './format.ts';

export const deepeval: Format = {
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

const caseList = (root: Fields, ...keys: readonly string[]): readonly Fields[] =>
  keys.flatMap((key) => list(root[key]).filter(isRecord));

const metricsIn = (one: Fields): readonly Fields[] =>
  list(one.metricsData ?? one.metrics_data ?? one.metricsMetadata).filter(isRecord);

/** "Correctness [GEval]" is known as Correctness too. */
const bare = (name: string): string => {
  const whole = name.trimEnd();
  const opens = Math.max(whole.lastIndexOf('['), whole.lastIndexOf('('));
  return (opens > 0 && /[\])]$/.test(whole) ? whole.slice(0, opens).trimEnd() : '') || name;
};

/** The mean of the scores, and the share of test cases that pass. */
const fromScores = (one: Fields): readonly NamedFigure[] => {
  const name = bare(textAt(one, 'metric') ?? '');
  const mean = meanOf(list(one.scores));
  const [passes, fails, errors] = [
    countAt(one, 'passes') ?? 0,
    countAt(one, 'fails') ?? 0,
    countAt(one, 'errors') ?? 0,
  ];
  const ended = passes + fails + errors;
  return figuresFor(name, mean, ended === 0 ? undefined : passes / ended);
};

const fromCases = (cases: readonly Fields[]): readonly NamedFigure[] => {
  const metrics = cases.flatMap(metricsIn);
  const names = [...new Set(metrics.map((one) => bare(textAt(one, 'name') ?? '')))];
  return names.flatMap((name) => {
    const own = metrics.filter((one) => bare(textAt(one, 'name') ?? '') === name);
    const passes = own.filter(({ success }) => success === true).length;
    return figuresFor(name, meanOf(own.map((one) => numberAt(one, 'score') ?? null)), passes / own.length);
  });
};

const figuresFor = (
  name: string,
  mean: ReturnType<typeof meanOf>,
  rate: number | undefined,
): readonly NamedFigure[] => [
  ...(mean === undefined
    ? []
    : [{ name, value: mean.mean, ...(rate !== undefined && { also: [rate] }), note: mean.note }]),
  ...(rate === undefined ? [] : [{ name: `${name} pass rate`, value: rate, unit: 'share' as const }]),
];

// Results of RAGAS: a row per sample, as CSV, JSON of rows, JSON of columns and JSON Lines. A metric is the mean of its
// column; blanks and nan are left out and counted. A summary is a map of names and numbers, and read as other JSON is.

export const ragas: Format = {
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
        inputs.has(name) || !cells.some((cell) => cellNumber(cell) !== undefined) ? undefined : meanOf(cells);
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

const columnsIn = (parsed: Parsed): ReadonlyMap<string, readonly unknown[]> => {
  if (parsed.syntax === 'csv') {
    const { header, rows } = parsed.table;
    return new Map(header.map((name, i) => [name, rows.map((row) => row[i] ?? '')] as const));
  }
  const root = parsed.syntax === 'json-lines' ? parsed.root : documentRoot(parsed);
  if (Array.isArray(root) && root.length > 0 && root.every(isRecord)) {
    const names = [...new Set(root.flatMap((row: Fields) => Object.keys(row)))];
    return new Map(names.map((name) => [name, root.map((row: Fields) => row[name] ?? null)] as const));
  }
  const isByColumn = isRecord(root) && isRecord(root.user_input ?? root.question);
  return isByColumn
    ? new Map(
        Object.entries(root)
          .filter(([, column]) => isRecord(column))
          .map(([name, column]) => [name, Object.values(column as Fields)] as const),
      )
    : new Map();
};

// Logs of Inspect: .json, and .eval, which is a zip with the same in header.json.

export const inspect: Format = {
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
export const evalHeader = (source: Source): Uint8Array | undefined => {
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
