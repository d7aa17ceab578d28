// A chart of scores in characters: one column for each stretch of commits, its last score as the height.
import { type Course, judgedPoints, type Point } from '../gate/compare.ts';
import { signed } from './compare.ts';
import { csvTable, md, text } from './escape.ts';
import type { Paint, Tool } from './report.ts';
import { clipped, counted, percent, safe, safeJson, shown, wrapWith } from './text.ts';
import { verdictWords } from './words.ts';

const ROWS = 8;
const EIGHTHS = ' ▁▂▃▄▅▆▇█';

/** Scores 0…100, null where a commit could not be judged; lines of at most `width` columns with a scale at the left. */
export const chart = (scores: readonly (number | null)[], width: number): readonly string[] => {
  const bars = sampled(scores, Math.max(1, width - 5));
  return Array.from({ length: ROWS }, (_, i) => {
    const row = ROWS - 1 - i;
    const label = row === ROWS - 1 ? '100' : row === ROWS / 2 - 1 ? ' 50' : row === 0 ? '  0' : '   ';
    return `${label} │${bars.map((score) => cell(score, row)).join('')}`.trimEnd();
  });
};

/** The last score of each stretch; a stretch in which nothing was judged is a gap. */
const sampled = (scores: readonly (number | null)[], most: number): readonly (number | null)[] => {
  if (scores.length <= most) return scores;
  return Array.from({ length: most }, (_, i) => {
    const stretch = scores.slice(Math.floor((i * scores.length) / most), Math.floor(((i + 1) * scores.length) / most));
    return stretch.findLast((score) => score !== null) ?? null;
  });
};

const cell = (score: number | null, row: number): string => {
  if (score === null) return row === 0 ? '×' : ' ';
  const filled = Math.round((score / 100) * ROWS * 8) - row * 8;
  return EIGHTHS[Math.max(0, Math.min(8, filled))] ?? ' ';
};

// What every format of a trend is made from, and the shape that each has.

export type TrendReporter = (
  course: Course,
  view: { readonly columns: number; readonly paint: Paint },
  tool: Tool,
) => string;

export const shallowWords =
  'The clone is shallow: what came before is not in it. git fetch --unshallow brings the whole history.';

// A trend for programs: JSON, and CSV with a row per commit, oldest first.

export const trendJson: TrendReporter = ({ file, points, checklists, isShallow }, _view, tool) => {
  const trend = { schemaVersion: '1.0', tool, file, checklists, isShallow, points: points.map(pointOf) };
  return `${safeJson(JSON.stringify(trend, null, 2))}\n`;
};

const pointOf = ({ commit, date, subject, path, judged, problem }: Point) => ({
  commit,
  date,
  subject,
  path,
  judged: judged ?? null,
  problem: problem ?? null,
});

const columns = [
  'date',
  'commit',
  'score',
  'evidenced score',
  'coverage',
  'verdict',
  'blockers',
  'problem',
  'subject',
  'path',
];

export const trendCsv: TrendReporter = ({ points }) => csvTable(columns, points.map(rowOf));

const rowOf = ({ date, commit, subject, path, judged, problem = '' }: Point): readonly (string | number)[] => [
  date,
  commit,
  judged?.score ?? '',
  judged?.evidencedScore ?? '',
  judged?.coverage ?? '',
  judged?.verdict ?? '',
  judged?.blockers ?? '',
  text(problem),
  text(subject),
  text(path),
];

// A trend as a table, for a wiki or a pull request.

const WIDTH = 80;
const MOST = 100;

export const trendMarkdown: TrendReporter = ({ file, points, isShallow }) =>
  `${[
    md`## Readiness of ${file}`,
    '',
    '```text',
    ...chart(
      points.map(({ judged }) => judged?.score ?? null),
      WIDTH,
    ),
    '```',
    '',
    ...(isShallow ? [shallowWords, ''] : []),
    '| Date | Commit | Score | Evidenced | Answered | Verdict | |',
    '| --- | --- | ---: | ---: | ---: | --- | --- |',
    ...points
      .slice(-MOST)
      .reverse()
      .map(({ date, commit, subject, judged, problem }) =>
        judged === undefined
          ? md`| ${date} | ${commit.slice(0, 8)} | – | – | – | not judged: ${problem ?? ''} | ${subject} |`
          : md`| ${date} | ${commit.slice(0, 8)} | ${shown(judged.score)} | ${shown(judged.evidencedScore)} | ${percent(judged.coverage)} | ${verdictWords[judged.verdict]} | ${subject} |`,
      ),
  ].join('\n')}\n`;

// A trend for a terminal: the chart, where it began and stands, and the commits that moved it most.

const MOVERS = 5;
const LAST = 10;

export const trendTerminal: TrendReporter = (course, { columns, paint }) => {
  const { points, file, checklists, isShallow } = course;
  const judged = judgedPoints(course);
  const last = judged.at(-1);
  const broken = points.length - judged.length;
  const unjudged = broken === 0 ? '' : `, ${broken} of them not judged (×)`;
  const isNow = points.at(-1)?.judged !== undefined;
  const line = (point: Point): string => clipped(`  ${pointWords(point)}`, columns);
  return `${[
    paint.bold(clipped(`${safe(file)}: ${counted(points.length, 'commit')}${unjudged}`, columns)),
    '',
    ...chart(
      points.map(({ judged: one }) => one?.score ?? null),
      columns,
    ),
    `     ${points[0]?.date ?? ''} … ${points.at(-1)?.date ?? ''}`,
    '',
    ...(last === undefined
      ? [points.length === 0 ? 'No commit falls in this stretch.' : 'No commit could be judged.']
      : wrapWith(
          isNow ? 'Now ' : `Last judged ${last.date}: `,
          `${shown(last.judged.score)}, ${verdictWords[last.judged.verdict].toLowerCase()}, evidenced ${shown(last.judged.evidencedScore)}, answered ${percent(last.judged.coverage)}, ${counted(last.judged.blockers, 'blocker')}`,
          columns,
        )),
    ...moversOf(course).map(([point, by]) => clipped(`  ${signed(by).padStart(6)}  ${whoWords(point)}`, columns)),
    '',
    paint.bold('Latest commits'),
    ...points.slice(-LAST).reverse().map(line),
    '',
    ...(isShallow ? wrapWith('', shallowWords, columns) : []),
    ...wrapWith(
      '',
      `Judged by ${checklists.join(', ')}, each text with the evidence of its commit, and as of that day unless --as-of says otherwise.`,
      columns,
    ),
  ].join('\n')}\n`;
};

const whoWords = ({ date, commit, subject }: Point): string => `${date} ${commit.slice(0, 8)} ${safe(subject)}`;

const pointWords = (point: Point): string =>
  point.judged === undefined
    ? `    ×  ${whoWords(point)}: ${safe(point.problem ?? 'not judged')}`
    : `${shown(point.judged.score).padStart(5)}  ${whoWords(point)}`;

/** The commits that moved the score most, by the difference from the one judged before. */
const moversOf = (course: Course): readonly (readonly [Point, number])[] => {
  const judged = judgedPoints(course);
  const steps = judged
    .slice(1)
    .map((point, i) => [point, (point.judged.score ?? 0) - (judged[i]?.judged.score ?? 0)] as const);
  return steps
    .filter(([, by]) => Math.abs(by) >= 0.05)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .slice(0, MOVERS);
};
