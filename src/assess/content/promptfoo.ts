// Reads the results of promptfoo: what `promptfoo eval -o results.json` writes, and its results file, whose versions 3
// and 4 hold summaries of version 2 (with a table) and 3. What is looked for is in both: counts, and scores by name.
import type { Tally } from './junit.ts';

export type Promptfoo = {
  readonly total: Tally;
  /** The same for each prompt and provider, where there are several. */
  readonly each: readonly Tally[];
  /** The mean of each named metric, 0…1, by its name in lower case; one for all prompts, then one for each. */
  readonly named: ReadonlyMap<string, readonly number[]>;
};

/** What the file counts; undefined where it is no promptfoo result. */
export const readPromptfoo = (root: unknown): Promptfoo | undefined => {
  const outer = mapOf(root);
  const summary = Array.isArray(outer.results) ? outer : mapOf(outer.results);
  const total = tallyOf(summary.stats, 'successes', 'failures', 'errors');
  if (total === undefined || !Array.isArray(summary.results) || !isKnown(summary.version)) return undefined;
  const metrics = promptsOf(summary).map((prompt) => mapOf(mapOf(prompt).metrics));
  const each = metrics.flatMap((one) => tallyOf(one, 'testPassCount', 'testFailCount', 'testErrorCount') ?? []);
  return { total, each: each.length > 1 ? each : [], named: namedOf(metrics) };
};

/** Summaries of versions 2 and 3 are what results files of versions 3 and 4 hold; 4 may come with the same shape. */
const isKnown = (version: unknown): boolean => version === 2 || version === 3 || version === 4;

type Fields = Readonly<Record<string, unknown>>;

const mapOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The prompts stand in the summary, or in version 2 at the head of its table. */
const promptsOf = (summary: Fields): readonly unknown[] =>
  Array.isArray(summary.prompts) ? summary.prompts : listOf(mapOf(mapOf(summary.table).head).prompts);

const countOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;

/** Releases that do not count errors apart count them as failures. */
const tallyOf = (counts: unknown, pass: string, fail: string, error: string): Tally | undefined => {
  const map = mapOf(counts);
  const [passed, failed, errors] = [countOf(map[pass]), countOf(map[fail]), countOf(map[error] ?? 0)];
  if (passed === undefined || failed === undefined || errors === undefined) return undefined;
  return { passed, failed, errors, skipped: 0 };
};

const namedOf = (metrics: readonly Fields[]): ReadonlyMap<string, readonly number[]> => {
  const names = new Set(metrics.flatMap(({ namedScores }) => Object.keys(mapOf(namedScores))));
  return new Map([...names].map((name) => [plain(name), meansOf(metrics, name)]));
};

export const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');

const meansOf = (metrics: readonly Fields[], name: string): readonly number[] => {
  const parts = metrics.flatMap((one) => {
    const [sum, count] = [
      own(one.namedScores, name),
      own(one.namedScoreWeights, name) ?? own(one.namedScoresCount, name),
    ];
    return sum === undefined || count === undefined || count <= 0 ? [] : [{ sum, count }];
  });
  const [sum, count] = [
    parts.reduce((all, part) => all + part.sum, 0),
    parts.reduce((all, part) => all + part.count, 0),
  ];
  if (count === 0) return [];
  return [sum / count, ...(parts.length > 1 ? parts.map((part) => part.sum / part.count) : [])];
};

const own = (map: unknown, name: string): number | undefined => {
  const value = Object.hasOwn(mapOf(map), name) ? mapOf(map)[name] : undefined;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
};
