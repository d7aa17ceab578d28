// A trend for a terminal: the chart, where it began and stands, and the commits that moved it most.
import { type Course, judgedPoints, type Point } from '../../gate/course.ts';
import { counted, percent, shown } from '../figures.ts';
import { clipped, wrapWith } from '../layout.ts';
import { safe } from '../safe-text.ts';
import { signed } from '../since-words.ts';
import { verdictWords } from '../words.ts';
import { chart } from './chart.ts';
import { shallowWords, type TrendReporter } from './report.ts';

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
