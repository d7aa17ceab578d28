// A trend for programs: JSON, and CSV with a row per commit, oldest first.
import type { Point } from '../../gate/course.ts';
import { csvTable, text } from '../csv.ts';
import { safeJson } from '../safe-text.ts';
import type { TrendReporter } from './report.ts';

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
