// The cheapest way as a page: the answer and its proof, what the goal asks for, the tasks, and the other ways.
import { type Block, type Item, list, type Page, paragraph, section, table } from '../page.ts';
import { describeEffort } from '../plan/page.ts';
import { madeWith, simulatedWith } from '../report.ts';
import { shown } from '../text.ts';
import { describeStaffing } from '../words.ts';
import {
  conditionName,
  describeAnswer,
  describeAssumed,
  describeDate,
  describeEnd,
  describeFigure,
  describeGoal,
  describeLacking,
  describeNeed,
  describeOutcome,
  describeProof,
  describeRequired,
  exactDays,
  type MovedGate,
  movedIn,
  type TimedStep,
  taskIds,
  timedSteps,
  type WayReportData,
} from './words.ts';

export const wayPage = (reported: WayReportData): Page => {
  const { assessment, cheapest, own, tool } = reported;
  const says = [
    describeOutcome(reported),
    describeProof(cheapest),
    describeDate(reported),
    own.plan.staffing.length === 0 ? '' : `Not counted: ${describeStaffing(own.plan)}.`,
  ].filter((line) => line !== '');
  return {
    title: assessment.pilot.name,
    about: [`cheapest way to ${describeGoal(cheapest.goal)}`, `as of ${assessment.asOf}`],
    headline: { words: describeAnswer(reported) },
    file: assessment.file,
    sections: [
      ...section(
        'answer',
        '',
        says.map((line) => paragraph(line)),
      ),
      ...section('lacking', 'What no task mends', list(describeLacking(cheapest).map((text) => ({ text })))),
      ...section('asked', 'What it asks for', conditions(reported)),
      ...section(
        'tasks',
        'Tasks, in the order in which they begin',
        list(timedSteps(reported).map((one) => stepItem(one, reported))),
      ),
      ...section('others', 'Other ways', others(reported)),
      ...section('assumed', 'Assumed', list(describeAssumed(cheapest).map((text) => ({ text })))),
    ],
    made: madeWith(assessment, tool),
    simulated: simulatedWith(own.simulation),
    next:
      cheapest.kind === 'way'
        ? 'Next: -f jira, linear or csv for an issue tracker'
        : 'Next: readiness plan without --to for the whole plan',
  };
};

/** Those that do not hold, now or, where there is no way, at best; all of them in detail. */
const conditions = ({ cheapest, assessment }: WayReportData): readonly Block[] => {
  const all = movedIn(cheapest);
  const isTold = ({ condition, later }: MovedGate): boolean =>
    cheapest.kind === 'unreachable' ? !later.passed : !condition.passed;
  const told = all.filter(isTold);
  const held = all.filter((one) => !told.includes(one));
  const when = cheapest.kind === 'unreachable' ? 'with every task done' : 'already';
  const which = told.length === 0 ? `all ${held.length}` : `${held.length} more`;
  const row = (one: MovedGate): readonly string[] => [
    conditionName(one, assessment),
    describeFigure(one.condition.id, one.condition.found),
    describeFigure(one.later.id, one.later.found),
    `${describeRequired(one.condition)}${one.later.passed ? '' : ' ✗'}`,
  ];
  const columns = [
    { head: 'condition', subject: true },
    { head: 'now', number: true },
    { head: 'then', number: true },
    { head: 'asked' },
  ] as const;
  return [
    ...table(columns, told.map(row)),
    ...(held.length === 0 ? [] : [paragraph(`${which} ${held.length === 1 ? 'holds' : 'hold'} ${when}`, 'quiet')]),
    ...table(columns, held.map(row), { priority: 3 }),
  ];
};

const stepItem = ({ step, timed }: TimedStep, { assessment }: WayReportData): Item => ({
  text: `${timed.start} – ${timed.end}  ${timed.findOut ? 'Find out, then: ' : ''}${timed.action}`,
  notes: [timed.id, timed.role, describeEffort(timed)],
  more: [`needed: ${describeNeed(step, assessment)}`, `done when: ${timed.doneWhen}`],
});

const others = ({ cheapest }: WayReportData): readonly Block[] => {
  if (cheapest.kind !== 'way' || !cheapest.proved) return [];
  const end = describeEnd(cheapest);
  const ways = cheapest.alternatives.map(({ dearer, without, more, score }) => {
    const price = dearer < 0.005 ? 'as many days' : `${exactDays(dearer)} more`;
    const instead = more.length === 0 ? '' : `, with ${taskIds(more).join(', ')} instead`;
    return `${price}, score ${shown(score)}: without ${taskIds(without).join(', ')}${instead}`;
  });
  return list([...ways, ...(end === '' ? [] : [end])].map((text) => ({ text })));
};
