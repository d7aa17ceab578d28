// The phased plan as a page: what it comes to, the gates, the chart and the people; then the tasks by phase.
import type { Plan } from '../../plan/index.ts';
import type { Timed } from '../../plan/schedule.ts';
import type { Forecast, TimedPhase, Timetable } from '../../plan/timetable.ts';
import { mermaidLines } from '../markdown.ts';
import {
  type Block,
  type Gantt,
  type GanttRow,
  type Item,
  list,
  type Page,
  paragraph,
  type Section,
  section,
  table,
} from '../page.ts';
import { madeWith, simulatedWith } from '../report.ts';
import { counted, shellArgument, shown } from '../text.ts';
import { effortWords } from '../words.ts';
import {
  chanceWords,
  costWords,
  describeEffort,
  exitWords,
  headline,
  integrationWords,
  loadWords,
  noDateWords,
  originWords,
  type PlanReportData,
} from './words.ts';

export const planPage = ({ assessment, timetable, tool }: PlanReportData): Page => {
  const { start, target, plan, simulation } = timetable;
  const roles = plan.staffing.length === 0 ? '' : `, ${counted(plan.staffing.length, 'role')} to find first`;
  return {
    title: assessment.pilot.name,
    about: [
      'phased plan',
      `start ${start.date} [${originWords([start.origin])}]`,
      target === null ? 'no production date' : `production date ${target.date} [${originWords([target.origin])}]`,
      `as of ${assessment.asOf}`,
    ],
    headline: {
      words: headline(timetable),
      ...(plan.tasks.length > 0 && {
        below: `${counted(plan.tasks.length, 'task')}, ${effortWords(plan.days)}${roles}.`,
      }),
    },
    file: assessment.file,
    sections: [
      ...section('gates', 'Gates', gatesTable(timetable)),
      ...section('chart', 'Chart', timetable.tasks.length === 0 ? [] : [gantt(timetable)]),
      ...section('people', 'People', people({ assessment, timetable, tool })),
      ...timetable.phases.flatMap(phaseSection),
      ...section(
        'assumed',
        'Assumed, since the file does not say',
        list(timetable.assumptions.map(({ says }) => ({ text: says }))),
      ),
      ...section('add', 'Add to the pilot file', toAdd(timetable)),
    ],
    made: madeWith(assessment, tool),
    simulated: simulatedWith(simulation),
    next: nextStep(assessment.file, plan),
  };
};

/** Where too little is answered for tasks there is nothing yet for a tracker. */
const nextStep = (file: string, { toFind }: Plan): string =>
  toFind > 0
    ? `Next: readiness interview ${shellArgument(file)} asks for what is not answered`
    : 'Next: -f jira, linear or csv for an issue tracker, ics for a calendar';

const gatesTable = ({ gates, target }: Timetable): readonly Block[] =>
  table(
    [
      { head: 'gate', subject: true },
      { head: 'tasks', number: true, priority: 3 },
      { head: 'likely' },
      { head: 'P50' },
      { head: 'P80' },
      { head: 'P95' },
      { head: target === null ? '' : `by ${target.date}` },
    ],
    gates.map((gate) => gateRow(gate, target?.date)),
  );

const gateRow = (gate: Forecast, target: string | undefined): readonly string[] => {
  const { result, tasks, dates } = gate;
  if (dates === null) return [result.gate.id, String(tasks), '–', '–', '–', '–', noDateWords(gate)];
  const { likely, p50, p80, p95 } = dates;
  return [result.gate.id, String(tasks), likely, p50, p80, p95, chanceWords(gate, target)];
};

/** Phases as bands with their tasks, gates as marks. */
export const gantt = (timetable: Timetable): Gantt => {
  const { start, target, phases, gates } = timetable;
  return {
    kind: 'gantt',
    from: start.date,
    to: lastDate(timetable),
    target: target?.date ?? null,
    rows: [
      ...phases.flatMap((phase): readonly GanttRow[] => [
        {
          kind: 'phase',
          label: phase.id === 0 ? phase.title : `${phase.id} ${phase.title}`,
          from: phase.start ?? '',
          to: phase.end ?? '',
          work: phase.tasks.map((task) => [task.start, task.end] as const),
        },
        ...phase.tasks.map(
          (task): GanttRow => ({
            kind: 'task',
            label: task.id,
            from: task.start,
            to: task.end,
            priority: 3,
            ...(task.blocks && { critical: true }),
          }),
        ),
      ]),
      ...gates.flatMap(({ result, dates }): readonly GanttRow[] =>
        dates === null
          ? []
          : [{ kind: 'gate', label: `${result.gate.id} gate`, from: dates.p50, to: dates.p95, mark: dates.p80 }],
      ),
    ],
  };
};

const lastDate = ({ tasks, gates, target, start }: Timetable): string =>
  [...tasks.map(({ end }) => end), ...gates.map(({ dates }) => dates?.p95 ?? ''), target?.date ?? ''].reduce(
    (last, date) => (date > last ? date : last),
    start.date,
  );

/** The roles that cost time, or have too much to do, or nobody; the others in one line. */
const people = ({ timetable: { roles }, assessment }: PlanReportData): readonly Block[] => {
  if (roles.length === 0) return [];
  const named = roles.filter((load) => costWords(load) !== '' || !load.found);
  const others = roles.filter((load) => !named.includes(load));
  const enough = others.map(({ role, fte, origin }) => `${role} ${fte} [${originWords([origin])}]`).join(', ');
  return [
    ...list([
      ...named.map((load): Item => {
        const cost = costWords(load);
        return {
          text: `${load.role}: ${loadWords(load)}${cost && `; ${cost}`}`,
          ...(load.overcommitted && { mark: '✗', tone: 'bad' as const }),
        };
      }),
      ...(others.length > 0 ? [{ text: `with enough time: ${enough}` }] : []),
      { text: integrationWords(assessment.planning.integration), tone: 'quiet' as const },
    ]),
  ];
};

const phaseSection = (phase: TimedPhase): readonly Section[] => {
  const { id, title, start, end, exit, tasks } = phase;
  const dates = start === null ? 'done' : `${start} to ${end ?? start}`;
  return section(`phase-${id}`, `${id === 0 ? title : `${id}. ${title}`}: ${dates}`, [
    paragraph(`ends when: ${exit}; ${exitWords(phase)}`, 'quiet'),
    ...list(tasks.map(taskItem)),
  ]);
};

const taskItem = (task: Timed): Item => ({
  text: `${task.start} – ${task.end}  ${task.findOut ? 'Find out, then: ' : ''}${task.action}`,
  notes: [
    task.isSearch ? 'first of all' : task.id,
    ...(task.isSearch ? [] : [task.role]),
    describeEffort(task),
    `${task.gate} gate${task.blocks ? ', blocks it' : ''}`,
    ...(task.isSearch ? [] : [`+${shown(task.points)} points`]),
  ],
  more: [...(task.after.length > 0 ? [`after ${task.after.join(', ')}`] : []), `done when: ${task.doneWhen}`],
});

/** Lines of a pilot file, each under its section. */
const toAdd = ({ assumptions }: Timetable): readonly Block[] => {
  const adds = assumptions.flatMap(({ add }) => (add === undefined ? [] : [add]));
  const sections = [...new Set(adds.map(({ path }) => yamlSection(path)))];
  const lines = sections.flatMap((name) => [
    `${name}:`,
    ...adds
      .filter(({ path }) => yamlSection(path) === name)
      .map(({ path, example }) => `  ${path.slice(name.length + 1)}: ${example}`),
  ]);
  return lines.length === 0 ? [] : [{ kind: 'code', lines }];
};

const yamlSection = (path: string): string => path.slice(0, path.indexOf('.'));

/** The chart alone, for a tool that draws Mermaid diagrams. */
export const mermaidPlan = ({ assessment, timetable }: PlanReportData): string =>
  `${mermaidLines(`${assessment.pilot.name}, phased plan`, gantt(timetable)).join('\n')}\n`;
