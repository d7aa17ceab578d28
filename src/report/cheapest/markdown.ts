// The cheapest way for a wiki page or a pull request. Every value is escaped: see markdown-text.ts.
import { md } from '../escape.ts';
import { effortOf } from '../plan/words.ts';
import { shown } from '../text.ts';
import { staffingWords } from '../words.ts';
import {
  answerWords,
  assumedWords,
  conditionName,
  dateWords,
  endWords,
  exactDays,
  figureWords,
  goalWords,
  idsOf,
  lackingWords,
  neededWords,
  outcomeWords,
  proofWords,
  requiredWords,
  type TimedStep,
  timedSteps,
  toldIn,
  type WayReported,
  type WayReporter,
} from './words.ts';

export const markdownWay: WayReporter = (reported, { details }) =>
  `${[
    ...head(reported),
    ...section(
      'What no task mends',
      lackingWords(reported.cheapest).map((line) => md`- ${line}`),
    ),
    ...section('What it asks for', conditions(reported, details)),
    ...section('Tasks, in the order in which they begin', tasks(reported)),
    ...section('Other ways', others(reported)),
    ...section(
      'Assumed',
      assumedWords(reported.cheapest).map((line) => md`- ${line}`),
    ),
    footer(reported),
  ].join('\n')}\n`;

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`### ${title}`, '', ...lines, ''];

const head = (reported: WayReported): readonly string[] => {
  const { assessment, cheapest, own } = reported;
  const says = [
    outcomeWords(reported),
    proofWords(cheapest),
    dateWords(reported),
    own.plan.staffing.length === 0 ? '' : `Not counted: ${staffingWords(own.plan)}.`,
  ].filter((line) => line !== '');
  return [
    md`## ${assessment.pilot.name}: cheapest way to ${goalWords(cheapest.goal)}`,
    '',
    md`**${answerWords(reported)}**`,
    '',
    ...says.flatMap((line) => [md`${line}`, '']),
  ];
};

const conditions = ({ cheapest, assessment }: WayReported, details: boolean): readonly string[] => {
  const { told, others } = toldIn(cheapest, details);
  const rows = told.map((one) => {
    const { condition, later } = one;
    const [now, then] = [figureWords(condition.id, condition.found), figureWords(later.id, later.found)];
    return md`| ${conditionName(one, assessment)} | ${now} | ${then} | ${requiredWords(condition)} | ${later.passed ? 'holds' : 'fails'} |`;
  });
  const table = ['| Condition | Now | Then | Asked | |', '| --- | ---: | ---: | --- | --- |', ...rows];
  return [
    ...(rows.length === 0 ? [] : table),
    ...(rows.length === 0 || others === '' ? [] : ['']),
    ...(others === '' ? [] : [md`${others.charAt(0).toUpperCase() + others.slice(1)}.`]),
  ];
};

const tasks = (reported: WayReported): readonly string[] => {
  const steps = timedSteps(reported);
  if (steps.length === 0) return [];
  return [
    '| Task | Role | Days | Dates | Needed |',
    '| --- | --- | --- | --- | --- |',
    ...steps.map((one) => row(one, reported)),
  ];
};

const row = ({ step, timed }: TimedStep, { assessment }: WayReported): string => {
  const what = md`**${timed.id}** ${timed.findOut ? 'Find out, then: ' : ''}${timed.action}<br>Done when: ${timed.doneWhen}`;
  return `| ${what} | ${md`${timed.role} | ${effortOf(timed)} | ${timed.start} – ${timed.end} | ${neededWords(step, assessment)}`} |`;
};

const others = ({ cheapest }: WayReported): readonly string[] => {
  if (cheapest.kind !== 'way' || !cheapest.proved) return [];
  const rows = cheapest.alternatives.map(
    ({ dearer, without, more, score }) =>
      md`| ${exactDays(dearer)} | ${idsOf(without).join(', ')} | ${idsOf(more).join(', ') || '–'} | ${shown(score)} |`,
  );
  const end = endWords(cheapest);
  return [
    ...(rows.length === 0 ? [] : ['| Dearer by | Without | Instead | Score |', '| ---: | --- | --- | ---: |', ...rows]),
    ...(rows.length === 0 || end === '' ? [] : ['']),
    ...(end === '' ? [] : [md`${end.charAt(0).toUpperCase() + end.slice(1)}.`]),
  ];
};

const footer = ({ assessment, own: { simulation }, tool }: WayReported): string =>
  md`<sub>${tool.name} ${tool.version} · checklist ${assessment.checklists.map(({ id, version }) => `${id} ${version}`).join(', ')} · as of ${assessment.asOf} · ${simulation.generator}, seed ${simulation.seed}, ${simulation.runs} runs</sub>`;
