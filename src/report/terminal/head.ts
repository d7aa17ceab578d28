// Which pilot, the verdict, why, how good the figures are, and what to do first.
import type { Assessment } from '../../model/assessment.ts';
import type { Task } from '../../plan/tasks.ts';
import { days, percent, shown } from '../figures.ts';
import { clipped, packed, wrap, wrapWith } from '../layout.ts';
import type { Paint } from '../paint.ts';
import type { Reported, ReportOptions } from '../report.ts';
import { evidenceWords, notAskedWords, reasonWords, scoreWords, standsWords, verdictWords } from '../words.ts';
import { isLong, placeOf } from './place.ts';

const FIRST = 3;

/** Lines of a usual terminal: verdict and first tasks are read without scrolling, with fewer words about each if need be. */
const SCREEN = 24;

export const head = (reported: Reported, options: ReportOptions): readonly string[] => {
  const judged = judgement(reported, options);
  const long = doFirst(reported, options, false);
  return [...judged, ...(judged.length + long.length > SCREEN ? doFirst(reported, options, true) : long)];
};

const judgement = ({ assessment }: Reported, options: ReportOptions): readonly string[] => {
  const { columns, paint } = options;
  const { pilot, file, asOf } = assessment;
  const stage = pilot.stage === null ? 'stage not stated' : `stage ${pilot.stage}`;
  return [
    ...packed([clipped(pilot.name, columns), stage, `as of ${asOf}`], 0, columns),
    ...(isLong(file, columns) ? wrap(file, columns).map(paint.dim) : []),
    '',
    colourOf(assessment, paint)(paint.bold(verdictWords[assessment.verdict].toUpperCase())),
    ...wrap(reasonWords(assessment), columns),
    '',
    ...wrap(scoreWords(assessment), columns),
    ...packed(trustParts(assessment), 0, columns),
    ...notAskedWords(assessment).flatMap((words) => wrap(`${words}: see the end`, columns)),
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

const doFirst = ({ assessment, plan }: Reported, options: ReportOptions, short: boolean): readonly string[] => {
  if (plan.tasks.length === 0) return [];
  const { columns, paint } = options;
  const lines = plan.tasks
    .slice(0, FIRST)
    .flatMap((task, i) => [
      ...wrapWith(` ${i + 1}. `, task.action, columns),
      ...packed(aboutTask(task, assessment, columns, short), 4, columns).map(paint.dim),
    ]);
  return ['', paint.bold('Do first'), ...lines];
};

const aboutTask = (task: Task, { findings, file }: Assessment, columns: number, short: boolean): readonly string[] => {
  const finding = findings.find(({ item }) => item.id === task.check);
  const stands = finding === undefined ? [] : [standsWords(finding.kind)];
  const place = finding === undefined ? [] : [placeOf(finding.at, file, columns)];
  return [task.check, ...(short ? [] : [...stands, task.role, `about ${days(task.days.likely)}`]), ...place];
};
