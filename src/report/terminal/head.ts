// Which pilot, the verdict, why, how good the figures are, and what to do first.
import type { Assessment, Finding } from '../../model/assessment.ts';
import type { Task } from '../../plan/tasks.ts';
import { days, percent, shown } from '../figures.ts';
import { wrap, wrapWith } from '../layout.ts';
import type { Paint } from '../paint.ts';
import type { Reported, ReportOptions } from '../report.ts';
import { evidenceWords, reasonWords, verdictWords } from '../words.ts';

const FIRST = 3;

export const head = (reported: Reported, { columns, paint }: ReportOptions): readonly string[] => {
  const { assessment, plan } = reported;
  const { pilot, file, asOf } = assessment;
  return [
    ...wrap(
      `${pilot.name} · ${pilot.stage === null ? 'stage not stated' : `stage ${pilot.stage}`} · as of ${asOf}`,
      columns,
    ),
    '',
    colourOf(assessment, paint)(paint.bold(verdictWords[assessment.verdict].toUpperCase())),
    ...wrap(reasonWords(assessment), columns),
    '',
    ...wrap(scoreLine(assessment), columns),
    ...wrap(trustLine(assessment), columns),
    ...doFirst(plan.tasks.slice(0, FIRST), assessment, file, columns, paint),
  ];
};

const colourOf = ({ verdict }: Assessment, paint: Paint): ((text: string) => string) => {
  if (verdict === 'not-ready-to-pilot' || verdict === 'too-little-answered') return paint.red;
  return verdict === 'ready-to-pilot' ? paint.yellow : paint.green;
};

const scoreLine = ({ grade }: Assessment): string => {
  const range = `range ${shown(grade.score)} to ${shown(grade.high)}: unknowns all bad … all good`;
  return `Score ${shown(grade.score)} of 100 (${range})`;
};

const trustLine = (assessment: Assessment): string => {
  const { grade, robustness } = assessment;
  const evidenced = `Evidenced ${shown(grade.evidencedScore)} of 100: ${evidenceWords(assessment)}`;
  return `${evidenced} · answered ${percent(grade.coverage)} · same verdict in ${percent(robustness.share)} of ${robustness.runs} random weightings`;
};

const doFirst = (
  tasks: readonly Task[],
  { findings }: Assessment,
  file: string,
  columns: number,
  paint: Paint,
): readonly string[] => {
  if (tasks.length === 0) return [];
  const lines = tasks.flatMap((task, i) => {
    const at = placeOf(
      findings.find(({ item }) => item.id === task.check),
      file,
    );
    const what = task.findOut ? `Find out and write down: ${task.action}` : task.action;
    const about = `${task.check} · ${task.role} · about ${days(task.days.likely)} · ${at}`;
    return [...wrapWith(` ${i + 1}. `, what, columns), ...wrapWith('    ', about, columns).map(paint.dim)];
  });
  return ['', paint.bold('Do first'), ...lines];
};

/** FILE:LINE:COL, which editors and terminals make clickable. */
export const placeOf = (finding: Pick<Finding, 'at'> | undefined, file: string): string =>
  finding === undefined ? file : `${file}:${finding.at.line}:${finding.at.column}`;
