// What the tools for coding assistants answer: a text to read and the same as data, small, with counts, with file:line, and
// with what comes next.

import { type Assessment, isGap } from '../../model/assessment.ts';
import type { Place, Problem } from '../../model/problem.ts';
import type { Task } from '../../plan/index.ts';
import type { Timed } from '../../plan/schedule.ts';
import type { Timetable } from '../../plan/timetable.ts';
import {
  describeAnswer,
  describeLacking,
  describeOutcome,
  describeProof,
  describeRemaining,
  timedSteps,
  type WayReportData,
} from '../cheapest/words.ts';
import { counted, percent, safe, shown } from '../text.ts';
import { describeGap, describeWaived, lawLine, outcomeWords } from '../words.ts';

export type AgentReply = {
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly failed?: boolean;
};

/** pilot.yaml:12 */
export const fileLine = (file: string, { line }: Pick<Place, 'line'>): string => `${safe(file)}:${line}`;

export const oneDecimal = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 10) / 10;

/** A heading with its items; nothing where there are none. `all` is how many there are. */
export const listed = (heading: string, items: readonly string[], all = items.length): readonly string[] => {
  if (all === 0) return [];
  const more = all > items.length ? [`- … and ${all - items.length} more (raise limit)`] : [];
  return ['', `${heading} (${all}):`, ...items.map((one) => `- ${one}`), ...more];
};

const HONEST = 'The verdict is computed from the file: report it as it is, and change no answer to move it.';

/**
 * The verdict, what is stated against the pilot, and at most `limit` gaps, each with file:line; points of 100 with one
 * decimal.
 */
export const assessAnswer = (assessment: Assessment, limit: number): AgentReply => {
  const { file, headline, grade, gates, findings, asOf, contradictions, warnings, verdict, pilot } = assessment;
  const against = assessment.against.map(({ id, fact, at }) => ({ id, says: safe(fact), at: fileLine(file, at) }));
  const said = new Set(assessment.against.flatMap(({ id, also }) => [id, ...also]));
  const gaps = findings
    .filter((one) => isGap(one) && one.kind !== 'unknown' && !said.has(one.id))
    .sort((a, b) => b.pointsLost - a.pointsLost)
    .map((one) => ({
      id: one.id,
      state: outcomeWords[one.kind],
      says: safe(describeGap(one)),
      seen: safe(one.seen),
      at: fileLine(file, one.at),
      points: oneDecimal(one.pointsLost),
    }));
  const unknown = findings.filter(({ kind }) => kind === 'unknown').length;
  const notes = [
    ...contradictions.map(({ statement, places: [at] }) => ({ says: safe(statement), at: fileLine(file, at.at) })),
    ...warnings.map(({ message, at }) => ({ says: safe(message), at: fileLine(file, at) })),
  ];
  const next =
    unknown > 0
      ? `${counted(unknown, 'check')} not answered: next_questions lists what to ask, in order. Do not guess.`
      : 'Every check that applies is answered. plan says what closes the gaps.';
  const waived = describeWaived(assessment).map(safe);
  const truncated = [against, waived, gaps, notes].some(({ length }) => length > limit);
  return {
    text: [
      `${headline.words}.${headline.detail === null ? '' : ` ${headline.detail}.`} (${safe(pilot.name)}, ${safe(file)}, as of ${asOf})`,
      `Score ${shown(grade.score)} of 100, at best ${shown(grade.high)}; shown by evidence ${shown(grade.evidencedScore)}; ${percent(grade.coverage)} answered.`,
      `Gates: ${gates.map(({ gate, state }) => `${gate.id} ${state}`).join(', ')}.`,
      lawLine(assessment),
      ...listed(
        'Stated against the pilot, first things first',
        against.slice(0, limit).map(({ id, says, at }) => `${says} [${id}] ${at}`),
        against.length,
      ),
      ...listed('Waived: say so beside the verdict', waived.slice(0, limit), waived.length),
      ...listed(
        'Other gaps',
        gaps.slice(0, limit).map(({ id, state, says, at }) => `${state}: ${says} [${id}] ${at}`),
        gaps.length,
      ),
      ...listed(
        'Does not fit together, or is doubtful',
        notes.slice(0, limit).map(({ says, at }) => `${says} ${at}`),
        notes.length,
      ),
      '',
      `${next} ${HONEST}`,
    ].join('\n'),
    data: {
      file,
      asOf,
      pilot: safe(pilot.name),
      verdict,
      headline: headline.words,
      score: oneDecimal(grade.score),
      scoreAtBest: oneDecimal(grade.high),
      evidenced: oneDecimal(grade.evidencedScore),
      answered: Math.floor(grade.coverage * 100) / 100,
      gates: Object.fromEntries(gates.map(({ gate, state }) => [gate.id, state])),
      law: lawLine(assessment),
      against: against.slice(0, limit),
      waived: waived.slice(0, limit),
      gaps: gaps.slice(0, limit),
      notes: notes.slice(0, limit),
      counts: { against: against.length, gaps: gaps.length, unknown, notes: notes.length },
      truncated,
      next,
    },
  };
};

/** `nameOf` says where a problem stands, where that is no line of the file. */
export const problemsAnswer = (
  file: string,
  problems: readonly Problem[],
  { limit, head, nameOf }: { readonly limit: number; readonly head: string; readonly nameOf?: (at: Place) => string },
): AgentReply => {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const all = problems.map(({ severity, code, message, at, hint }) => ({
    severity,
    code,
    says: safe(message),
    ...(at.path !== '' && { path: safe(at.path) }),
    at: nameOf?.(at) ?? `${safe(file)}:${at.line}:${at.column}`,
    ...(hint !== undefined && { hint: safe(hint) }),
  }));
  const shownOnes = all.slice(0, limit);
  return {
    text: [
      head,
      ...listed(
        'Problems',
        shownOnes.map(
          ({ severity, says, at, hint }) => `${severity} ${at} ${says}${hint === undefined ? '' : ` → ${hint}`}`,
        ),
        all.length,
      ),
    ].join('\n'),
    data: {
      file,
      valid: errors === 0,
      counts: { errors, warnings: problems.length - errors },
      problems: shownOnes,
      truncated: all.length > shownOnes.length,
    },
    ...(errors > 0 && { failed: true }),
  };
};

// What a coding assistant is told of the plan, and of the cheapest way to a gate or a score.

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

/** At most `limit` tasks in order, with dates, or what to find out first where too little is answered for dates. */
export const planAnswer = (assessment: Assessment, timetable: Timetable, limit: number): AgentReply =>
  timetable.plan.toFind > 0 ? undatedAnswer(assessment, timetable, limit) : datedAnswer(assessment, timetable, limit);

/** Where too little is answered there are no dates, and what is not known is no work. */
const undatedAnswer = ({ file }: Assessment, { undated, plan }: Timetable, limit: number): AgentReply => {
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

const datedAnswer = ({ file }: Assessment, timetable: Timetable, limit: number): AgentReply => {
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

/** The cheapest way to a goal: the answer, its proof, and at most `limit` tasks. */
export const wayAnswer = (way: WayReportData, limit: number): AgentReply => {
  const { cheapest, assessment } = way;
  const answer = describeAnswer(way);
  const steps = timedSteps(way).map(({ step, timed }) => ({ kind: step.action.kind, ...taskData(timed) }));
  const { lines, data } = tasksIn(steps, limit, 'Tasks and answers, in the order in which they begin');
  const lacking = describeLacking(cheapest).map(safe);
  const proof = describeProof(cheapest);
  const left = safe(describeRemaining(cheapest));
  return {
    text: [
      answer,
      ...[proof, describeOutcome(way)].filter((line) => line !== ''),
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
