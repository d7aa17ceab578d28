// Which pilot, the verdict, why, how good the figures are, and what to do first.
import type { Assessment } from '../../model/assessment.ts';
import type { Task } from '../../plan/tasks.ts';
import { days, percent, shown } from '../figures.ts';
import { clipped, packed, wrap, wrapWith } from '../layout.ts';
import type { Paint } from '../paint.ts';
import type { Reported, ReportOptions } from '../report.ts';
import { evidenceWords, reasonWords, scoreWords, taskWords, verdictWords } from '../words.ts';
import { isLong, placeOf } from './place.ts';

const FIRST = 3;

/** The name on two lines at the most: the verdict is to stay in sight. */
const NAME_LINES = 2;

export const head = ({ assessment, plan }: Reported, options: ReportOptions): readonly string[] => {
  const { columns, paint } = options;
  const { pilot, file, asOf } = assessment;
  const stage = pilot.stage === null ? 'stage not stated' : `stage ${pilot.stage}`;
  return [
    ...packed([clipped(pilot.name, NAME_LINES * columns - 10), stage, `as of ${asOf}`], 0, columns),
    ...(isLong(file, columns) ? wrap(file, columns).map(paint.dim) : []),
    '',
    colourOf(assessment, paint)(paint.bold(verdictWords[assessment.verdict].toUpperCase())),
    ...wrap(reasonWords(assessment), columns),
    '',
    ...wrap(scoreWords(assessment), columns),
    ...packed(trustParts(assessment), 0, columns),
    ...doFirst(plan.tasks.slice(0, FIRST), assessment, options),
  ];
};

const colourOf = ({ verdict }: Assessment, paint: Paint): ((text: string) => string) => {
  if (verdict === 'not-ready-to-pilot' || verdict === 'too-little-answered') return paint.red;
  return verdict === 'ready-to-pilot' ? paint.yellow : paint.green;
};

const trustParts = (assessment: Assessment): readonly string[] => {
  const { grade, robustness } = assessment;
  return [
    `Evidenced ${shown(grade.evidencedScore)} of 100: ${evidenceWords(assessment)}`,
    `answered ${percent(grade.coverage)}`,
    `same verdict in ${percent(robustness.share)} of ${robustness.runs} random weightings`,
  ];
};

const doFirst = (
  tasks: readonly Task[],
  { findings, file }: Assessment,
  { columns, paint }: ReportOptions,
): readonly string[] => {
  if (tasks.length === 0) return [];
  const lines = tasks.flatMap((task, i) => {
    const finding = findings.find(({ item }) => item.id === task.check);
    const place = finding === undefined ? [] : [placeOf(finding.at, file, columns)];
    const about = [task.check, task.role, `about ${days(task.days.likely)}`, ...place];
    return [...wrapWith(` ${i + 1}. `, taskWords(task), columns), ...packed(about, 4, columns).map(paint.dim)];
  });
  return ['', paint.bold('Do first'), ...lines];
};
