// The phased plan as a page: what it comes to, the gates, the chart and the people; then the tasks by phase. And its words:
// for efforts, for where a number comes from, for early and late.
import type { Assessment, Days, IntegrationLoad, Origin } from '../../model/assessment.ts';
import { workingDays } from '../../model/dates.ts';
import type { Plan } from '../../plan/index.ts';
import type { PlanEntry, Timed } from '../../plan/schedule.ts';
import type { Chance, Forecast, Load, TimedPhase, Timetable } from '../../plan/timetable.ts';
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
import { madeWith, simulatedWith, type Tool } from '../report.ts';
import { counted, days, percent, shellArgument, shown } from '../text.ts';
import { describeDays } from '../words.ts';

/** What every report of a plan is made from. */
export type PlanReportData = { readonly assessment: Assessment; readonly timetable: Timetable; readonly tool: Tool };

export const planPage = ({ assessment, timetable, tool }: PlanReportData): Page => {
  const { start, target, plan, simulation } = timetable;
  const roles = plan.staffing.length === 0 ? '' : `, ${counted(plan.staffing.length, 'role')} to find first`;
  return {
    title: assessment.pilot.name,
    about: [
      'phased plan',
      `start ${start.date} [${describeOrigins([start.origin])}]`,
      target === null ? 'no production date' : `production date ${target.date} [${describeOrigins([target.origin])}]`,
      `as of ${assessment.asOf}`,
    ],
    headline: {
      words: headline(timetable),
      ...(plan.tasks.length > 0 && {
        below: `${counted(plan.tasks.length, 'task')}, ${describeDays(plan.days)}${roles}.`,
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
  if (dates === null) return [result.gate.id, String(tasks), '–', '–', '–', '–', describeNoDate(gate)];
  const { likely, p50, p80, p95 } = dates;
  return [result.gate.id, String(tasks), likely, p50, p80, p95, describeChance(gate, target)];
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
  const named = roles.filter((load) => describeCost(load) !== '' || !load.found);
  const others = roles.filter((load) => !named.includes(load));
  const enough = others.map(({ role, fte, origin }) => `${role} ${fte} [${describeOrigins([origin])}]`).join(', ');
  return [
    ...list([
      ...named.map((load): Item => {
        const cost = describeCost(load);
        return {
          text: `${load.role}: ${describeLoad(load)}${cost && `; ${cost}`}`,
          ...(load.overcommitted && { mark: '✗', tone: 'bad' as const }),
        };
      }),
      ...(others.length > 0 ? [{ text: `with enough time: ${enough}` }] : []),
      { text: describeIntegrations(assessment.planning.integration), tone: 'quiet' as const },
    ]),
  ];
};

const phaseSection = (phase: TimedPhase): readonly Section[] => {
  const { id, title, start, end, exit, tasks } = phase;
  const dates = start === null ? 'done' : `${start} to ${end ?? start}`;
  return section(`phase-${id}`, `${id === 0 ? title : `${id}. ${title}`}: ${dates}`, [
    paragraph(`ends when: ${exit}; ${describeExit(phase)}`, 'quiet'),
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

// The words of a plan, which other reports of it share.

/** 0.5 to 4 days, likely 1. */
const describeRange = ({ low, likely, high }: Days): string =>
  low === high ? days(likely) : `${bare(low)} to ${days(high)}, likely ${bare(likely)}`;

const bare = (value: number): string => days(value).replace(/ days?$/, '');

/** Where a number comes from: line 88, checklist, assumed. */
export const describeOrigins = (origins: readonly Origin[]): string =>
  [...new Set(origins.map(describeOrigin))].join(', ') || 'checklist';

const describeOrigin = (origin: Origin): string => {
  if (origin.from === 'file') return `line ${origin.at.line}`;
  return origin.from;
};

/** A task's effort with its origin; a search is waited for, not worked at. */
export const describeEffort = ({ days, origins, multiplier, isSearch }: PlanEntry): string => {
  const multiplied = multiplier === 1 ? '' : ` × ${multiplier} included`;
  return `${describeRange(days)}${isSearch ? ' of waiting' : ''} [${describeOrigins(origins)}${multiplied}]`;
};

/** From a date to the production date in weeks: 12 weeks late, 3 weeks early, on the day. */
const describeDelay = (date: string, target: string): string => {
  const late = workingDays(target, date);
  const spare = workingDays(date, target);
  if (late === 0 && spare <= 1) return 'just in time';
  return late > 0 ? `${weeks(late / 5)} late` : `${weeks(spare / 5)} early`;
};

/** 1 week, 2.5 weeks; whole from ten up. */
const weeks = (value: number): string => {
  const rounded = value >= 10 ? Math.round(value) : Math.max(0.5, Math.round(value * 2) / 2);
  return `${rounded} ${rounded === 1 ? 'week' : 'weeks'}`;
};

/** What the simulation says of a gate against the pilot's own date. */
export const describeChance = ({ onTime, dates }: Chance, target: string | undefined): string => {
  if (dates === null || onTime === null || target === undefined) return '';
  return `${describeShare(onTime)}, P80 ${describeDelay(dates.p80, target)}`;
};

/** A share that is not nothing is never shown as nothing, and one that is not all never as all. */
const describeShare = (share: number): string => {
  if (share === 0) return 'none';
  return share < 0.01 ? 'under 1%' : percent(share);
};

/** Why a gate has no dates. */
const describeNoDate = ({ result, tasks }: Forecast): string => {
  if (result.open) return 'open';
  return `${result.state}, ${tasks > 0 ? 'no dates yet' : 'and no task is due by it'}`;
};

/** The plan in one sentence. */
export const headline = (timetable: Timetable): string => {
  const { gates, target, simulation, plan } = timetable;
  if (plan.toFind > 0) {
    return `Too little is answered for dates. To find out first: ${describeToFind(plan.toFind)}.${describeToMend(plan)}`;
  }
  const aim = gates.find(({ result, dates }) => result.gate.id === 'production' && dates !== null);
  const next = aim ?? gates.find(({ dates }) => dates !== null);
  if (next?.dates == null) return 'Nothing is left to do: no gate waits for a task.';
  const { p50, p80 } = next.dates;
  const says = `What the ${next.result.gate.id} gate needs is done by ${p50} in half of ${simulation.runs} simulated plans, by ${p80} in 80 of 100.`;
  const elsewhere = timetable.reference === null ? '' : ` ${timetable.reference}.`;
  if (target === null) return `${says} The pilot names no production date.${elsewhere}`;
  return `${says} The pilot’s own date, ${target.date}, is kept in ${describeShare(next.onTime ?? 0)} of them; P80 is ${describeDelay(p80, target.date)}.${elsewhere}`;
};

/** What is stated to be wrong, where nothing else is planned yet. */
const describeToMend = ({ first }: Plan): string =>
  first.length === 0
    ? ''
    : ` To be mended, as it is stated to be wrong: ${listedShort(first.map(({ check }) => check))}.`;

const MOST = 8;
const listedShort = (ids: readonly string[]): string =>
  ids.length > MOST ? `${ids.slice(0, MOST).join(', ')} and ${ids.length - MOST} more` : ids.join(', ');

/** "108 answers, about an afternoon": a minute or two each. */
const describeToFind = (answers: number): string =>
  `${counted(answers, 'answer')}, about ${answers <= 40 ? 'an hour' : answers <= 160 ? 'an afternoon' : 'a day'}`;

/** The exit of a phase in numbers. */
const describeExit = ({ id, met, needed, points, scoreAfter, tasks }: TimedPhase): string => {
  if (id === 0) return `${counted(needed, 'role')} to be filled`;
  const holding = `${needed} of ${needed} checks hold (${met} now)`;
  if (tasks.length === 0) return holding;
  return `${holding}, +${shown(points)} points: score ${shown(scoreAfter)} with the phases before it`;
};

/** How much a role has, where that comes from, and what it must do. */
const describeLoad = ({ fte, origin, found, dueDays, available }: Load): string => {
  const has = found ? `${fte} FTE [${describeOrigins([origin])}]` : `nobody yet; then ${fte} FTE [assumed]`;
  const time = available === null ? '' : `, has ${days(available)}`;
  return `${has}: ${dueDays === 0 ? 'nothing due' : days(dueDays)}${available === 0 ? ', has none' : time}`;
};

/** Weeks: less than half a day is not worth a word. */
const LEAST_COST = 0.1;

/** What a role's limit costs. */
const describeCost = ({ overcommitted, weeksOver, weeks: cost }: Load): string => {
  const parts = [
    ...(overcommitted ? [`over-committed by ${weeks(weeksOver)}`] : []),
    ...(cost >= LEAST_COST ? [`costs the gate ${weeks(cost)}`] : []),
  ];
  return parts.join(', ');
};

const describeIntegrations = (load: IntegrationLoad | undefined): string => {
  if (load === undefined) return 'Integrations: × 1 [assumed: the file does not list the systems]';
  const { open, multiplier, reason, days: estimate, origins } = load;
  if (open === 0) return 'Integrations: × 1, none is open';
  const all = {
    low: estimate.low * multiplier,
    likely: estimate.likely * multiplier,
    high: estimate.high * multiplier,
  };
  return `Integrations: ${describeRange(estimate)} [${describeOrigins(origins)}], ${reason} [checklist]: ${describeRange(all)}`;
};
