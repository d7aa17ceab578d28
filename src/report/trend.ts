// A pilot's readiness over its commits: as a page, and as JSON and CSV.
import { judgedPoints, type Point, type ReadinessHistory } from '../gate/compare.ts';
import { signed } from './compare.ts';
import { list, type Page, paragraph, section, table } from './page.ts';
import type { Tool } from './report.ts';
import { counted, csvTable, percent, safeJson, shown, text } from './text.ts';
import { verdictWords } from './words.ts';

export type Trend = ReadinessHistory & { readonly tool: Tool };

const shallowWords =
  'The clone is shallow: what came before is not in it. git fetch --unshallow brings the whole history.';

// A trend for programs: JSON, and CSV with a row per commit, oldest first.

export const trendJson = ({ tool, file, points, checklists, isShallow }: Trend): string => {
  const trend = { schemaVersion: '1.0', tool, file, checklists, isShallow, points: points.map(pointData) };
  return `${safeJson(JSON.stringify(trend, null, 2))}\n`;
};

const pointData = ({ commit, date, subject, path, judged, problem }: Point) => ({
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

export const trendCsv = ({ points }: Trend): string => csvTable(columns, points.map(pointRow));

const pointRow = ({ date, commit, subject, path, judged, problem = '' }: Point): readonly (string | number)[] => [
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

const MOVERS = 5;
const LAST = 10;

/** The curve, where it began and stands, the commits that moved it most, and the latest. */
export const trendPage = (trend: Trend): Page => {
  const { points, file, checklists, isShallow, tool } = trend;
  const broken = points.length - judgedPoints(trend).length;
  const latest = points.slice().reverse();
  return {
    title: file,
    about: [counted(points.length, 'commit'), ...(broken === 0 ? [] : [`${broken} of them not judged (×)`])],
    headline: { words: describeNow(trend) },
    file,
    sections: [
      ...section('score', 'Score', points.length === 0 ? [] : [curve(points)]),
      ...section(
        'movers',
        'What moved it most',
        list(biggestMoves(trend).map(([point, by]) => ({ text: `${signed(by)}  ${describeCommit(point)}` }))),
      ),
      ...section('latest', 'Latest commits', commits(latest.slice(0, LAST))),
      ...section('earlier', 'Earlier commits', commits(latest.slice(LAST)), { priority: 3 }),
      ...section('basis', '', [
        ...(isShallow ? [paragraph(shallowWords, 'warn')] : []),
        paragraph(
          `Judged by ${checklists.join(', ')}, each text with the evidence of its commit, and as of that day unless --as-of says otherwise.`,
          'quiet',
        ),
      ]),
    ],
    made: [`${tool.name} ${tool.version}`],
  };
};

const describeNow = (trend: Trend): string => {
  const { points } = trend;
  const last = judgedPoints(trend).at(-1);
  if (last === undefined)
    return points.length === 0 ? 'No commit falls in this stretch.' : 'No commit could be judged.';
  const { judged, date } = last;
  const when = points.at(-1)?.judged !== undefined ? 'Now' : `Last judged ${date}:`;
  return `${when} ${shown(judged.score)}, ${verdictWords[judged.verdict].toLowerCase()}, evidenced ${shown(judged.evidencedScore)}, answered ${percent(judged.coverage)}, ${counted(judged.blockers, 'blocker')}`;
};

const curve = (points: readonly Point[]) =>
  ({
    kind: 'curve',
    unit: 'points',
    most: 100,
    ends: [points[0]?.date ?? '', points.at(-1)?.date ?? ''],
    lines: [{ label: 'readiness score', values: points.map(({ judged }) => judged?.score ?? null) }],
  }) as const;

const commits = (points: readonly Point[]) =>
  table(
    [
      { head: 'score', number: true },
      { head: 'evidenced', number: true, priority: 3 },
      { head: 'answered', number: true, priority: 3 },
      { head: 'date' },
      { head: 'commit' },
      { head: 'subject' },
    ],
    points.map(({ date, commit, subject, judged, problem = 'not judged' }) => [
      judged === undefined ? '×' : shown(judged.score),
      judged === undefined ? '–' : shown(judged.evidencedScore),
      judged === undefined ? '–' : percent(judged.coverage),
      date,
      commit.slice(0, 8),
      judged === undefined ? `${subject}: ${problem}` : subject,
    ]),
  );

const describeCommit = ({ date, commit, subject }: Point): string => `${date} ${commit.slice(0, 8)} ${subject}`;

/** The commits that moved the score most, by the difference from the one judged before. */
const biggestMoves = (course: ReadinessHistory): readonly (readonly [Point, number])[] => {
  const judged = judgedPoints(course);
  const steps = judged
    .slice(1)
    .map((point, i) => [point, (point.judged.score ?? 0) - (judged[i]?.judged.score ?? 0)] as const);
  return steps
    .filter(([, by]) => Math.abs(by) >= 0.05)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .slice(0, MOVERS);
};
