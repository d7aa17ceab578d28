// The plan for a wiki page or a pull request, with a Mermaid chart. Every value is escaped: see markdown-text.ts.
import type { Timed } from '../../plan/schedule.ts';
import type { Forecast, TimedPhase, Timetable } from '../../plan/timetable.ts';
import { md } from '../escape.ts';
import { counted, safe, shown } from '../text.ts';
import { effortWords } from '../words.ts';
import {
  chanceWords,
  costWords,
  effortOf,
  exitWords,
  headline,
  integrationWords,
  loadWords,
  noDateWords,
  originWords,
  type PlanReported,
  type PlanReporter,
} from './words.ts';

// The plan as a Mermaid gantt diagram: a section a phase, a bar a task, a milestone a gate.

export const mermaidPlan: PlanReporter = (reported) => `${mermaidLines(reported).join('\n')}\n`;

export const mermaidLines = ({ assessment, timetable }: PlanReported): readonly string[] => [
  'gantt',
  `  title ${plain(`${assessment.pilot.name}, phased plan`)}`,
  '  dateFormat YYYY-MM-DD',
  '  inclusiveEndDates',
  ...timetable.phases.filter(({ tasks }) => tasks.length > 0).flatMap(sectionLines),
  ...gateLines(timetable.gates),
  ...(timetable.target === null ? [] : [milestone('Production date of the pilot file', timetable.target.date)]),
];

const sectionLines = ({ id, title, tasks }: TimedPhase): readonly string[] => [
  `  section ${plain(id === 0 ? title : `${id} ${title}`)}`,
  ...tasks.map(taskLine),
];

const taskLine = ({ id, start, end, blocks }: Timed): string =>
  `  ${plain(id)} :${blocks ? 'crit, ' : ''}${start}, ${end}`;

const gateLines = (gates: readonly Forecast[]): readonly string[] => {
  const dated = gates.flatMap(({ result, dates }) =>
    dates === null
      ? []
      : [milestone(`${result.gate.id} gate P50`, dates.p50), milestone(`${result.gate.id} gate P80`, dates.p80)],
  );
  return ['  section Gates', ...dated];
};

const milestone = (name: string, date: string): string => `  ${plain(name)} :milestone, ${date}, 1d`;

/** Only what Mermaid reads as plain text: letters and digits of any script, spaces and a little punctuation. */
const plain = (text: string): string =>
  safe(text)
    .replace(/[^\p{L}\p{M}\p{N} .,()/-]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();

export const markdownPlan: PlanReporter = (reported) =>
  `${[
    ...head(reported),
    ...gates(reported.timetable),
    ...chart(reported),
    ...people(reported),
    ...reported.timetable.phases.flatMap(phaseLines),
    ...assumptions(reported.timetable),
    ...footer(reported),
  ].join('\n')}\n`;

const head = ({ assessment, timetable }: PlanReported): readonly string[] => {
  const { start, target, plan } = timetable;
  const own = target === null ? 'none stated' : `${target.date} [${originWords([target.origin])}]`;
  return [
    md`## ${assessment.pilot.name}: phased plan`,
    '',
    md`**${headline(timetable)}**`,
    '',
    md`${counted(plan.tasks.length, 'task')}, ${effortWords(plan.days)}; ${counted(plan.staffing.length, 'role')} to find first. Start ${start.date} [${originWords([start.origin])}], production date ${own}.`,
    '',
  ];
};

const gates = ({ gates, target }: Timetable): readonly string[] => [
  '### Gates',
  '',
  md`| Gate | Tasks | Likely | P50 | P80 | P95 | ${target === null ? 'Own date' : `By ${target.date}`} |`,
  '| --- | ---: | --- | --- | --- | --- | --- |',
  ...gates.map((gate) => gateRow(gate, target?.date)),
  '',
];

const gateRow = (gate: Forecast, target: string | undefined): string => {
  const { result, tasks, dates } = gate;
  const { likely = '–', p50 = '–', p80 = '–', p95 = '–' } = dates ?? {};
  const last = dates === null ? noDateWords(gate) : chanceWords(gate, target) || '–';
  return md`| ${result.gate.id} | ${tasks} | ${likely} | ${p50} | ${p80} | ${p95} | ${last} |`;
};

const chart = (reported: PlanReported): readonly string[] =>
  reported.timetable.tasks.length === 0 ? [] : ['```mermaid', ...mermaidLines(reported), '```', ''];

const people = ({ timetable: { roles }, assessment }: PlanReported): readonly string[] => [
  '### People',
  '',
  ...(roles.length === 0 ? [] : ['| Role | Time and work | Cost |', '| --- | --- | --- |']),
  ...roles.map((load) => md`| ${load.role} | ${loadWords(load)} | ${costWords(load) || '–'} |`),
  '',
  md`${integrationWords(assessment.planning.integration)}.`,
  '',
];

const phaseLines = (phase: TimedPhase): readonly string[] => {
  const { id, title, start, end, exit, tasks } = phase;
  return [
    md`### ${id === 0 ? title : `${id}. ${title}`}: ${start === null ? 'done' : `${start} to ${end ?? start}`}`,
    '',
    md`Ends when: ${exit}; ${exitWords(phase)}.`,
    '',
    ...(tasks.length === 0
      ? []
      : ['| Task | Role | Days | Dates | Gate | Points | After |', '| --- | --- | --- | --- | --- | ---: | --- |']),
    ...tasks.map(taskRow),
    '',
  ];
};

const taskRow = (task: Timed): string => {
  const { id, action, doneWhen, role, start, end, gate, blocks, points, after, findOut } = task;
  const what = md`**${id}** ${findOut ? 'Find out, then: ' : ''}${action}<br>Done when: ${doneWhen}`;
  const rest = md`${role} | ${effortOf(task)} | ${start} – ${end} | ${gate}${blocks ? ', blocks' : ''} | ${shown(points)} | ${after.join(', ') || '–'}`;
  return `| ${what} | ${rest} |`;
};

const assumptions = ({ assumptions }: Timetable): readonly string[] => [
  '### Assumed, as nobody states it',
  '',
  ...assumptions.map(({ says, add }) => md`- ${says}${add === undefined ? '' : ` – add ${add.path}: ${add.example}`}`),
  '',
];

const footer = ({ assessment, timetable: { simulation }, tool }: PlanReported): readonly string[] => [
  md`<sub>${tool.name} ${tool.version} · checklist ${assessment.checklists.map(({ id, version }) => `${id} ${version}`).join(', ')} · as of ${assessment.asOf} · ${simulation.generator}, seed ${simulation.seed}, ${simulation.runs} runs</sub>`,
];
