// The cheapest way for a terminal: the answer and its proof, what the goal asks for, the tasks, and the other ways.
import { madeWith } from '../plan/terminal.ts';
import { type ReportOptions, safeReport } from '../report.ts';
import { clipped, packed, padEnd, padStart, safe, shown, wrap, wrapWith } from '../text.ts';
import { staffingWords } from '../words.ts';
import {
  answerWords,
  assumedWords,
  conditionName,
  dateWords,
  effortWords,
  endWords,
  exactDays,
  figureWords,
  goalWords,
  idsOf,
  lackingWords,
  leftWords,
  neededWords,
  outcomeWords,
  proofWords,
  requiredWords,
  type TimedStep,
  timedSteps,
  toldIn,
  type WayReported,
  type WayReporter,
  whenWords,
} from './words.ts';

const [NARROWEST, WIDEST] = [40, 120];

export const terminalWay: WayReporter = (reported, options) => {
  const { assessment, timetable, tool } = reported;
  const safely = { ...reported, ...safeReport({ assessment, plan: timetable.plan, tool }) };
  const view = { ...options, columns: Math.max(NARROWEST, Math.min(WIDEST, options.columns)) };
  const bold = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [view.paint.bold(title), ...lines];
  const sections = [
    head(safely, view),
    bold(
      'What no task mends',
      lackingWords(reported.cheapest).flatMap((line) => wrapWith('  · ', safe(line), view.columns)),
    ),
    bold('What it asks for', conditions(safely, view)),
    bold(
      'Tasks, in the order in which they begin',
      timedSteps(safely).flatMap((one) => stepLines(one, safely, view)),
    ),
    bold('Other ways', others(safely, view)),
    wrap(safe(leftWords(reported.cheapest)), view.columns),
    bold(
      'Assumed',
      assumedWords(reported.cheapest).flatMap((says) => wrapWith('  · ', says, view.columns)),
    ),
    [...madeWith(safely, view), ...wrap(next(safely, view), view.columns)],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
};

const next = ({ cheapest }: WayReported, { details }: ReportOptions): string =>
  cheapest.kind === 'way'
    ? `Next: ${details ? '' : '--details for when each is done, '}--format jira, linear or csv for an issue tracker`
    : 'Next: readiness plan without --to for the whole plan';

const head = (reported: WayReported, { columns, paint }: ReportOptions): readonly string[] => {
  const { assessment, cheapest, own } = reported;
  const title = `cheapest way to ${goalWords(cheapest.goal)}`;
  const says = [
    outcomeWords(reported),
    proofWords(cheapest),
    dateWords(reported),
    own.plan.staffing.length === 0 ? '' : `Not counted: ${staffingWords(own.plan)}.`,
  ].filter((line) => line !== '');
  return [
    ...packed([clipped(assessment.pilot.name, columns), title, `as of ${assessment.asOf}`], 0, columns),
    '',
    ...wrap(answerWords(reported), columns).map(paint.bold),
    ...says.flatMap((line) => wrap(line, columns)),
  ];
};

const FIGURE = 8;
const REQUIRED = 15;

const conditions = (
  { cheapest, assessment }: WayReported,
  { columns, paint, details }: ReportOptions,
): readonly string[] => {
  const { told, others } = toldIn(cheapest, details);
  const room = Math.min(44, columns - 2 - 2 * FIGURE - REQUIRED - 2);
  const title = `  ${' '.repeat(room)}${padStart('now', FIGURE)}${padStart('then', FIGURE)}  asked`;
  const rows = told.map((one) => {
    const { condition, later } = one;
    const [now, then] = [condition, later].map(({ id, found }) => padStart(figureWords(id, found), FIGURE));
    const line = `  ${padEnd(clipped(conditionName(one, assessment), room), room)}${now}${then}  ${requiredWords(condition)}`;
    return later.passed ? line : paint.red(`${line} ✗`);
  });
  return [
    ...(rows.length === 0 ? [] : [paint.dim(title), ...rows]),
    ...(others === '' ? [] : [paint.dim(`  ${others}`)]),
  ];
};

const stepLines = (
  { step, timed }: TimedStep,
  { assessment }: WayReported,
  { columns, paint, details }: ReportOptions,
) => [
  ...wrapWith(`  ${whenWords(timed)}`, `${timed.findOut ? 'Find out, then: ' : ''}${timed.action}`, columns),
  ...packed([timed.id, timed.role, ...effortWords(timed)], 4, columns).map(paint.dim),
  ...wrapWith('    ', `needed: ${neededWords(step, assessment)}`, columns).map(paint.dim),
  ...(details ? wrapWith('    ', `done when: ${timed.doneWhen}`, columns).map(paint.dim) : []),
];

const others = ({ cheapest }: WayReported, { columns }: ReportOptions): readonly string[] => {
  if (cheapest.kind !== 'way' || !cheapest.proved) return [];
  const ways = cheapest.alternatives.flatMap(({ dearer, without, more, score }) => {
    const price = dearer < 0.005 ? 'as many days' : `${exactDays(dearer)} more`;
    const instead = more.length === 0 ? '' : `, with ${idsOf(more).join(', ')} instead`;
    const words = `${price}, score ${shown(score)}: without ${idsOf(without).join(', ')}${instead}`;
    return wrapWith('  · ', words, columns);
  });
  const end = endWords(cheapest);
  return [...ways, ...(end === '' ? [] : wrapWith('  · ', end, columns))];
};
