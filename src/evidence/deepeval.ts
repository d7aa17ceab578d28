// Test runs that DeepEval exports: scores by metric, and test cases with the metrics of each.
import type { NamedFigure } from '../model/evidence.ts';
import { meanOf } from './csv.ts';
import { type Format, rootOf } from './format.ts';
import { countAt, type Fields, fields, firstDay, isFields, list, numberAt, tallyBy, textAt } from './tree.ts';

export const deepeval: Format = {
  kind: 'DeepEval test run',
  read: (parsed) => {
    const root = fields(rootOf(parsed));
    const cases = [
      ...caseList(root, 'testCases', 'test_cases'),
      ...caseList(root, 'conversationalTestCases', 'conversational_test_cases'),
    ];
    const scores = list(root.metricsScores ?? root.metrics_scores)
      .filter(isFields)
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
  keys.flatMap((key) => list(root[key]).filter(isFields));

const metricsIn = (one: Fields): readonly Fields[] =>
  list(one.metricsData ?? one.metrics_data ?? one.metricsMetadata).filter(isFields);

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
