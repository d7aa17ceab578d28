// The outline of the phased plan: what each phase holds, and how it ends.

import type { PlannedPhase } from '../../plan/index.ts';
import { counted, days } from '../figures.ts';
import { padStart, wrapWith } from '../layout.ts';
import type { Reported, ReportOptions } from '../report.ts';
import { effortWords, staffingWords } from '../words.ts';

export const planSection = ({ plan }: Reported, { columns, paint }: ReportOptions): readonly string[] => {
  if (plan.tasks.length === 0) return [];
  const whole = `${counted(plan.tasks.length, 'task')}, ${effortWords(plan.days)}`;
  return [
    paint.bold('Plan in outline'),
    ...wrapWith('  ', whole, columns),
    ...(plan.staffing.length === 0 ? [] : wrapWith('  ', staffingWords(plan), columns)),
    ...plan.phases.flatMap((planned) => phaseLines(planned, columns, paint.dim)),
  ];
};

const phaseLines = (
  { phase, tasks, days: effort, met, applicable }: PlannedPhase,
  columns: number,
  dim: (text: string) => string,
): readonly string[] => {
  const held = `${met} of ${applicable} checks hold`;
  if (tasks.length === 0) return wrapWith(`  ${phase.id}. `, `${phase.title}: done (${held})`, columns);
  const work = `${counted(tasks.length, 'task')}, about ${days(effort.likely)}; ${held}`;
  const first = tasks[0];
  return [
    ...wrapWith(`  ${phase.id}. `, `${phase.title}: ${work}`, columns),
    ...(first === undefined
      ? []
      : wrapWith(padStart('', 5), `first: ${first.action} (${first.check})`, columns).map(dim)),
    ...wrapWith(padStart('', 5), `ends when: ${phase.exit}`, columns).map(dim),
  ];
};
