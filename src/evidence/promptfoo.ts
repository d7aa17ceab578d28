// Results of promptfoo: what `promptfoo eval -o` writes as .json, .yaml, .jsonl, .csv and .xml, and its results files of
// versions 3 and 4. The pass rate is that of all tests, errors counted as not passed.

import type { NamedFigure, Tally } from '../model/evidence.ts';
import { isRecord } from '../model/vocabulary.ts';
import { type CsvTable, cellNumber, meanValue } from './csv.ts';
import { childrenNamed, type Element } from './decode.ts';
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
  tallyBy,
  type UnknownFields,
} from './format.ts';

export const promptfoo: EvidenceFormat = {
  kind: 'promptfoo results',
  read: (parsed) => {
    if (parsed.syntax === 'json-lines') return fromRows(parsed.root);
    if (parsed.syntax === 'csv') return fromTable(parsed.table);
    return parsed.syntax === 'xml' ? fromXml(parsed.root) : fromSummary(documentRoot(parsed));
  },
};

const fromSummary = (root: unknown): EvidenceReport | undefined => {
  const outer = fields(root);
  const summary = Array.isArray(outer.results) ? outer : fields(outer.results);
  const total = tallyFrom(summary.stats, 'successes', 'failures', 'errors');
  if (total === undefined || !Array.isArray(summary.results) || !isKnown(summary.version)) return undefined;
  const metrics = promptsIn(summary).map((prompt) => fields(fields(prompt).metrics));
  const parts = metrics.flatMap((one) => tallyFrom(one, 'testPassCount', 'testFailCount', 'testErrorCount') ?? []);
  return {
    tally: total,
    parts: parts.length > 1 ? parts : [],
    figures: named(metrics),
    date: firstDay(summary.timestamp, outer.timestamp, fields(outer.metadata).exportedAt),
  };
};

/** Summaries of versions 2 and 3 are what results files of versions 3 and 4 hold; 4 may come with the same shape. */
const isKnown = (version: unknown): boolean => version === 2 || version === 3 || version === 4;

/** The prompts stand in the summary, or in version 2 at the head of its table. */
const promptsIn = (summary: UnknownFields): readonly unknown[] =>
  Array.isArray(summary.prompts) ? summary.prompts : list(fields(fields(summary.table).head).prompts);

/** Releases that do not count errors apart count them as failures. */
const tallyFrom = (counts: unknown, pass: string, fail: string, error: string): Tally | undefined => {
  const map = fields(counts);
  const [passed, failed] = [countAt(map, pass), countAt(map, fail)];
  const errors = Object.hasOwn(map, error) ? countAt(map, error) : 0;
  if (passed === undefined || failed === undefined || errors === undefined) return undefined;
  return { passed, failed, errors, skipped: 0 };
};

/** The mean of each named metric over all prompts; a derived metric has no count and is a value itself. */
const named = (metrics: readonly UnknownFields[]): readonly NamedFigure[] => {
  const names = [...new Set(metrics.flatMap(({ namedScores }) => Object.keys(fields(namedScores))))];
  return names.flatMap((name) => {
    const parts = metrics.flatMap((one) => {
      const sum = numberAt(one.namedScores, name);
      const count = numberAt(one.namedScoreWeights, name) ?? numberAt(one.namedScoresCount, name) ?? 0;
      return sum === undefined ? [] : [{ sum, count }];
    });
    const counted = parts.filter(({ count }) => count > 0);
    if (counted.length === 0) return parts.map(({ sum }) => ({ name, value: sum, note: 'a derived metric' }));
    const value = total(counted.map(({ sum }) => sum)) / total(counted.map(({ count }) => count));
    const also = counted.length > 1 ? counted.map(({ sum, count }) => sum / count) : [];
    return [{ name, value, also, isPassed: true, note: 'mean of a named metric' }];
  });
};

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** A result a line. */
const fromRows = (rows: readonly unknown[]): EvidenceReport | undefined => {
  const results = rows
    .filter(isRecord)
    .filter((row) => typeof row.success === 'boolean' && typeof row.score === 'number');
  const isOurs =
    results.length > 0 && results.every((row) => 'namedScores' in row || 'gradingResult' in row || 'promptIdx' in row);
  if (!isOurs) return undefined;
  const ending = (row: UnknownFields): keyof Tally => {
    if (row.success === true) return 'passed';
    return row.failureReason === 2 ? 'errors' : 'failed';
  };
  const prompts = [...new Set(results.map(({ promptIdx = 0 }) => promptIdx))];
  const parts = prompts.map((prompt) =>
    tallyBy(
      results.filter(({ promptIdx = 0 }) => promptIdx === prompt),
      ending,
    ),
  );
  const names = [...new Set(results.flatMap(({ namedScores }) => Object.keys(fields(namedScores))))];
  const figures = names.map((name) => {
    const scores = results.flatMap(({ namedScores }) => numberAt(namedScores, name) ?? []);
    const value = total(scores) / Math.max(1, scores.length);
    return { name, value, isPassed: true, note: `mean of ${scores.length}` };
  });
  return { tally: tallyBy(results, ending), parts: parts.length > 1 ? parts : [], figures };
};

/** A column Status for each prompt, or an output that begins with [PASS]. */
const fromTable = ({ header, rows }: CsvTable): EvidenceReport | undefined => {
  const outputs = header.flatMap((name, i) => (/^\[[^\]]+\] /.test(name) ? [i] : []));
  const statuses = header.flatMap((name, i) => (name === 'Status' ? [i] : []));
  const places = statuses.length > 0 ? statuses : outputs;
  if (outputs.length === 0 || (statuses.length > 0 && !header.includes('Score'))) return undefined;
  const parts = places.map((place) =>
    tallyBy(rows, (row): keyof Tally | undefined =>
      testStatus(/^\s*\[?(PASS|FAIL|ERROR)\b/.exec(row[place] ?? '')?.[1]),
    ),
  );
  const tally = addTallies(parts);
  const figures = header.flatMap((column, i): readonly NamedFigure[] => {
    const name = /^Metric: (.+)$/.exec(column)?.[1];
    const mean = name === undefined ? undefined : meanValue(rows.map((row) => row[i] ?? ''));
    return name === undefined || mean === undefined
      ? []
      : [{ name, value: mean.mean, isPassed: true, note: mean.note }];
  });
  return tally.passed + tally.failed + tally.errors === 0
    ? undefined
    : { tally, figures, parts: parts.length > 1 ? parts : [] };
};

const testStatus = (word: string | undefined): keyof Tally | undefined =>
  word === undefined ? undefined : word === 'PASS' ? 'passed' : word === 'ERROR' ? 'errors' : 'failed';

/** The same summary, its lists as elements of one name. */
const fromXml = (root: Element): EvidenceReport | undefined => {
  const [results] = root.name === 'promptfoo' ? childrenNamed(root, 'results') : [];
  if (results === undefined) return undefined;
  const part = (name: string): readonly unknown[] => childrenNamed(results, name).map(plainValue);
  const [stats, timestamp, version] = [part('stats')[0], part('timestamp')[0], part('version')[0]];
  return fromSummary({ results: { version, timestamp, stats, prompts: part('prompts'), results: [] } });
};

/** An element as the value that it was written from. */
const plainValue = ({ children, text }: Element): unknown => {
  if (children.length > 0) return Object.fromEntries(children.map((one) => [one.name, plainValue(one)]));
  return cellNumber(text) ?? text;
};
