// What a coding assistant is told of the plan, and of the cheapest way to a gate or a score.
import type { Assessment } from '../../model/assessment.ts';
import type { Task } from '../../plan/index.ts';
import type { Timed } from '../../plan/schedule.ts';
import type { Timetable } from '../../plan/timetable.ts';
import {
  answerWords,
  lackingWords,
  leftWords,
  outcomeWords,
  proofWords,
  timedSteps,
  type WayReported,
} from '../cheapest/words.ts';
import { counted, safe } from '../text.ts';
import { type Answer, listed, oneDecimal } from './answers.ts';

type TaskData = Readonly<Record<string, unknown>> & { readonly text: string };

/** Without dates where the plan has none; without days where nobody knows yet whether there is work. */
const taskData = (task: Omit<Task, 'check'> & Pick<Timed, 'id'> & Partial<Pick<Timed, 'start' | 'end'>>): TaskData => {
  const { id, action, findOut, doneWhen, role, days, gate, start = '', end = '', blocks, after, points } = task;
  const effort = findOut ? [] : [`${days.low} to ${days.high} days`];
  const notes = [safe(role), ...effort, ...(start === '' ? [] : [`${start} to ${end}`]), ...(blocks ? [BLOCKS] : [])];
  const does = findOut && !action.startsWith('Find out') ? `Find out, then: ${action}` : action;
  return {
    id,
    do: safe(does),
    doneWhen: safe(doneWhen),
    role: safe(role),
    ...(!findOut && { days }),
    gate,
    ...(start !== '' && { start, end }),
    blocks,
    after,
    points: oneDecimal(points),
    text: `${safe(does)} [${id}] ${notes.join(', ')}. Done when: ${safe(doneWhen)}`,
  };
};

const BLOCKS = 'holds a gate shut';

const withoutText = ({ text: _, ...task }: TaskData) => task;

/** Tasks as lines and as data, as many as are asked for. */
const tasksIn = (tasks: readonly TaskData[], limit: number, heading: string) => ({
  lines: listed(
    heading,
    tasks.slice(0, limit).map(({ text }) => text),
    tasks.length,
  ),
  data: { tasks: tasks.slice(0, limit).map(withoutText), truncated: tasks.length > limit },
});

export const planAnswer = (assessment: Assessment, timetable: Timetable, limit: number): Answer =>
  timetable.plan.toFind > 0 ? undatedAnswer(assessment, timetable, limit) : datedAnswer(assessment, timetable, limit);

/** Where too little is answered there are no dates, and what is not known is no work. */
const undatedAnswer = ({ file }: Assessment, { undated, plan }: Timetable, limit: number): Answer => {
  const { lines, data } = tasksIn(
    undated.map(({ check, ...task }) => taskData({ ...task, id: check })),
    limit,
    'What is stated to be wrong, in the order to mend it',
  );
  const next = `Too little is answered for dates: ${counted(plan.toFind, 'check')} not answered. Ask first: next_questions.`;
  return {
    text: [next, ...lines].join('\n'),
    data: { file, dated: false, ...data, counts: { tasks: undated.length, toFind: plan.toFind }, next },
  };
};

const datedAnswer = ({ file }: Assessment, timetable: Timetable, limit: number): Answer => {
  const { tasks, gates, plan, start, target, assumptions } = timetable;
  const { lines, data } = tasksIn(tasks.map(taskData), limit, 'Tasks in order');
  const dates = gates.map(({ result, tasks: due, dates: found }) => ({
    gate: result.gate.id,
    state: result.state,
    tasks: due,
    likely: found?.likely ?? null,
    p80: found?.p80 ?? null,
  }));
  const toAnswer = tasks.filter(({ findOut }) => findOut).length;
  const next =
    tasks.length === 0
      ? 'Nothing is left to do.'
      : toAnswer > 0
        ? `${counted(toAnswer, 'task')} begin by finding out how it is: ask first (next_questions), since it may be done already.`
        : 'Begin with the first task whose `after` are done.';
  return {
    text: [
      `Start ${start.date}${target === null ? '' : `, production target ${target.date}`}; ${counted(tasks.length, 'task')}, likely ${Math.round(plan.days.likely)} person-days.`,
      ...dates.map(({ gate, state, tasks: due, likely, p80 }) =>
        likely === null
          ? `${gate} gate: ${state}.`
          : `${gate} gate: ${state}; ${counted(due, 'task')}, likely done ${likely}, with 80% certainty ${p80}.`,
      ),
      ...lines,
      '',
      `${next} ${counted(assumptions.length, 'assumption')} stand behind the dates: readiness plan ${safe(file)} lists them.`,
    ].join('\n'),
    data: {
      file,
      dated: true,
      start: start.date,
      target: target?.date ?? null,
      gates: dates,
      ...data,
      counts: { tasks: tasks.length, toAnswer, assumptions: assumptions.length },
      next,
    },
  };
};

export const wayAnswer = (way: WayReported, limit: number): Answer => {
  const { cheapest, assessment } = way;
  const answer = answerWords(way);
  const steps = timedSteps(way).map(({ step, timed }) => ({ kind: step.action.kind, ...taskData(timed) }));
  const { lines, data } = tasksIn(steps, limit, 'Tasks and answers, in the order in which they begin');
  const lacking = lackingWords(cheapest).map(safe);
  const proof = proofWords(cheapest);
  const left = safe(leftWords(cheapest));
  return {
    text: [
      answer,
      ...[proof, outcomeWords(way)].filter((line) => line !== ''),
      ...listed('What no task mends', lacking),
      ...lines,
      ...(left === '' ? [] : ['', left]),
    ].join('\n'),
    data: {
      file: assessment.file,
      answer,
      kind: cheapest.kind,
      proved: cheapest.kind === 'way' ? cheapest.proved : null,
      ...data,
      counts: { tasks: steps.length },
      lacking,
      left: cheapest.kind === 'way' ? cheapest.left.map(({ id, fact }) => ({ id, says: safe(fact) })) : [],
    },
  };
};
