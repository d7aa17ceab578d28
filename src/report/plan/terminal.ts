// The plan for a terminal: what it comes to, the gates, the chart and the people on one screen; the tasks below.
import { addDays, daysBetween } from '../../model/dates.ts';
import type { Timed } from '../../plan/schedule.ts';
import type { Forecast, TimedPhase, Timetable } from '../../plan/timetable.ts';
import { type Paint, type ReportOptions, safeReport } from '../report.ts';
import { clipped, counted, packed, padEnd, shown, wrap, wrapWith } from '../text.ts';
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

// What the plan assumes, what to add to the pilot file so that it need not, and what it was made with.

export const assumptionLines = ({ assumptions }: Timetable, { columns }: ReportOptions): readonly string[] =>
  assumptions.flatMap(({ says }) => wrapWith('  · ', says, columns));

/** Lines of a pilot file, each under its section. */
export const toAdd = ({ assumptions }: Timetable, { columns, paint }: ReportOptions): readonly string[] => {
  const adds = assumptions.flatMap(({ add }) => (add === undefined ? [] : [add]));
  const sections = [...new Set(adds.map(({ path }) => sectionOf(path)))];
  return sections.flatMap((section) => [
    paint.cyan(`  ${section}:`),
    ...adds
      .filter(({ path }) => sectionOf(path) === section)
      .flatMap(({ path, example }) =>
        wrapWith(`    ${path.slice(section.length + 1)}: `, example, columns).map(paint.cyan),
      ),
  ]);
};

const sectionOf = (path: string): string => path.slice(0, path.indexOf('.'));

export const footer = (reported: PlanReported, options: ReportOptions): readonly string[] => [
  ...madeWith(reported, options),
  ...wrap(
    `Next: ${options.details ? '' : '--details for a bar a task, '}--format jira, linear or csv for an issue tracker, ics for a calendar`,
    options.columns,
  ),
];

export const madeWith = (
  { assessment, timetable, tool }: PlanReported,
  { columns, paint }: ReportOptions,
): readonly string[] => {
  const { runs, seed, generator } = timetable.simulation;
  const made = [
    `${tool.name} ${tool.version}`,
    `checklist ${assessment.checklists.map(({ id, version }) => `${id} ${version}`).join(', ')}`,
    `as of ${assessment.asOf}`,
    `${generator}, seed ${seed}, ${runs} runs`,
  ];
  return packed(made, 0, columns).map(paint.dim);
};

// The time axis of the chart: which column a date falls into, and the labels above the columns.

export type Axis = {
  readonly width: number;
  readonly columnOf: (date: string) => number;
  /** Two lines: years over months, or months over days. */
  readonly labels: readonly string[];
};

export const axisOf = (first: string, last: string, width: number): Axis => {
  const span = daysBetween(first, last) + 1;
  const columnOf = (date: string): number => {
    const column = Math.floor((daysBetween(first, date) * width) / span);
    return Math.max(0, Math.min(width - 1, column));
  };
  return { width, columnOf, labels: labelled(ticksOf(first, last, span, width), columnOf, width) };
};

type Tick = { readonly date: string; readonly upper: string; readonly lower: string };

/** Columns that a label needs, with a space. */
const LABEL = 5;
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 600, 1200, 12_000] as const;

/** Mondays while they have room, else the first days of months, of every so many months, of years. */
const ticksOf = (first: string, last: string, span: number, width: number): readonly Tick[] => {
  if ((7 * width) / span >= LABEL) return mondays(first, span);
  const step = STEPS.find((months) => (months * 30 * width) / span >= LABEL) ?? 12_000;
  return monthsFrom(first, last, step);
};

const mondays = (first: string, span: number): readonly Tick[] => {
  const ahead = (7 - (((daysBetween('1970-01-05', first) % 7) + 7) % 7)) % 7;
  return Array.from({ length: Math.ceil(Math.max(0, span - ahead) / 7) }, (_, i): Tick => {
    const date = addDays(first, ahead + 7 * i);
    return { date, upper: `${monthOf(date)} ${date.slice(0, 4)}`, lower: date.slice(8) };
  });
};

const monthsFrom = (first: string, last: string, step: number): readonly Tick[] => {
  const number = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
  const from = Math.ceil((number(first) + (first.slice(8) === '01' ? 0 : 1)) / step) * step;
  const ticks: Tick[] = [];
  for (let month = from; month <= number(last); month += step) {
    const year = String(Math.floor(month / 12)).padStart(4, '0');
    const date = `${year}-${String((month % 12) + 1).padStart(2, '0')}-01`;
    ticks.push(step < 12 ? { date, upper: year, lower: monthOf(date) } : { date, upper: '', lower: year });
  }
  return ticks;
};

const monthOf = (date: string): string => names[Number(date.slice(5, 7)) - 1] ?? '';
const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The upper label stands where it changes; a label that has no room is left out. */
const labelled = (ticks: readonly Tick[], columnOf: (date: string) => number, width: number): readonly string[] => {
  let [upper, lower, before] = ['', '', ''];
  for (const tick of ticks) {
    const column = columnOf(tick.date);
    lower = put(lower, column, tick.lower, width);
    if (tick.upper !== before) upper = put(upper, column, tick.upper, width);
    before = tick.upper;
  }
  return upper === '' ? [lower] : [upper, lower];
};

const put = (line: string, column: number, text: string, width: number): string => {
  const free = line === '' || column > line.length;
  return free && column + text.length <= width ? line.padEnd(column) + text : line;
};

// The plan as a chart of characters: phases as bands, tasks as lines, gates as marks, and the production date down it all.

const [NARROW_LABEL, WIDE_LABEL] = [20, 28];
const WIDE = 72;

/** Lines of the chart; none where nothing is scheduled. */
export const gantt = (timetable: Timetable, { columns, paint, details }: ReportOptions): readonly string[] => {
  if (timetable.tasks.length === 0) return [];
  const label = columns < WIDE ? NARROW_LABEL : WIDE_LABEL;
  const axis = axisOf(timetable.start.date, lastDate(timetable), columns - label - 1);
  const target = timetable.target === null ? -1 : markOf(timetable.target.date, timetable, axis);
  const row = (name: string, cells: readonly string[]): string =>
    `${padEnd(clipped(name, label), label)} ${withTarget(cells, target)}`.trimEnd();
  return [
    ...axis.labels.map((line) => paint.dim(`${' '.repeat(label + 1)}${line}`)),
    ...timetable.phases.flatMap((phase) => [
      row(phase.id === 0 ? phase.title : `${phase.id} ${phase.title}`, bandOf(phase, axis)),
      ...(details ? phase.tasks.map((task) => row(`  ${task.id}`, lineOf(task, axis))) : []),
    ]),
    ...timetable.gates.flatMap((gate) =>
      gate.dates === null ? [] : [row(`◆ ${gate.result.gate.id} gate`, marksOf(gate, axis))],
    ),
    ...packed(legend(target >= 0, details), 0, columns).map(paint.dim),
  ];
};

const legend = (hasTarget: boolean, details: boolean): readonly string[] => [
  '█ worked on',
  '░ waiting',
  ...(details ? ['━ a task'] : []),
  '◆ P80 of a gate, from P50 ├ to P95 ┤',
  ...(hasTarget ? ['┊ the pilot’s own production date'] : []),
];

const lastDate = ({ tasks, gates, target, start }: Timetable): string =>
  [...tasks.map(({ end }) => end), ...gates.map(({ dates }) => dates?.p95 ?? ''), target?.date ?? ''].reduce(
    (last, date) => (date > last ? date : last),
    start.date,
  );

/** The production date's column, where it lies on the chart. */
const markOf = (date: string, { start }: Timetable, axis: Axis): number =>
  date < start.date ? -1 : axis.columnOf(date);

const withTarget = (cells: readonly string[], target: number): string =>
  cells.map((cell, i) => (cell === ' ' && i === target ? '┊' : cell)).join('');

const blank = ({ width }: Axis): string[] => Array.from({ length: width }, () => ' ');

const fill = (cells: string[], axis: Axis, from: string, to: string, character: string): void => {
  cells.fill(character, axis.columnOf(from), axis.columnOf(to) + 1);
};

const bandOf = ({ start, end, tasks }: TimedPhase, axis: Axis): readonly string[] => {
  const cells = blank(axis);
  if (start === null || end === null) return cells;
  fill(cells, axis, start, end, '░');
  for (const task of tasks) fill(cells, axis, task.start, task.end, '█');
  return cells;
};

const lineOf = (task: Timed, axis: Axis): readonly string[] => {
  const cells = blank(axis);
  fill(cells, axis, task.start, task.end, '━');
  return cells;
};

const marksOf = ({ dates }: Forecast, axis: Axis): readonly string[] => {
  const cells = blank(axis);
  if (dates === null) return cells;
  fill(cells, axis, dates.p50, dates.p95, '─');
  cells[axis.columnOf(dates.p50)] = '├';
  cells[axis.columnOf(dates.p95)] = '┤';
  cells[axis.columnOf(dates.p80)] = '◆';
  return cells;
};

// The gates with their dates: a table where it fits, a line for each figure where it does not.

const DATE = 11;
const NAME = 11;
const TABLE = 78;

export const gateLines = (timetable: Timetable, { columns, paint }: ReportOptions): readonly string[] => {
  const target = timetable.target?.date;
  const isWide = columns >= TABLE;
  const titles = ['likely', 'P50', 'P80', 'P95'].map((title) => padEnd(title, DATE)).join('');
  const last = target === undefined ? '' : `by ${target}`;
  return [
    ...(isWide ? [paint.dim(`  ${' '.repeat(NAME)}${titles}${last}`.trimEnd())] : []),
    ...timetable.gates.flatMap((gate) => lines(gate, target, columns, isWide)),
  ];
};

const lines = (gate: Forecast, target: string | undefined, columns: number, isWide: boolean): readonly string[] => {
  const { result, dates } = gate;
  const name = `  ${padEnd(result.gate.id, NAME)}`;
  if (dates === null) return wrapWith(name, noDateWords(gate), columns);
  const { likely, p50, p80, p95 } = dates;
  const chance = chanceWords(gate, target);
  if (isWide) {
    const row = [likely, p50, p80, p95].map((date) => padEnd(date, DATE)).join('');
    return wrapWith(name + row, chance, columns).map((line) => line.trimEnd());
  }
  const parts = [`likely ${likely}`, `P50 ${p50}`, `P80 ${p80}`, `P95 ${p95}`];
  const kept = target === undefined ? [] : [`by ${target}: ${chance}`];
  return [name.trimEnd(), ...packed([...parts, ...kept], 4, columns)];
};

// The tasks by phase, in the order in which they begin: what, by whom, when, how long, and when it is done.

/** A section for each phase. */
export const taskLines = ({ phases }: Timetable, options: ReportOptions): readonly (readonly string[])[] =>
  phases.map((phase) => [...phaseHead(phase, options), ...phase.tasks.flatMap((task) => tasksLines(task, options))]);

const phaseHead = (phase: TimedPhase, { columns, paint }: ReportOptions): readonly string[] => {
  const { id, title, start, end, exit } = phase;
  const dates = start === null ? 'done' : `${start} to ${end}`;
  return [
    ...wrapWith('', `${id === 0 ? title : `${id}. ${title}`}: ${dates}`, columns).map(paint.bold),
    ...wrapWith('   ', `ends when: ${exit}; ${exitWords(phase)}`, columns).map(paint.dim),
  ];
};

const tasksLines = (task: Timed, { columns, paint }: ReportOptions): readonly string[] => {
  const about = [
    task.isSearch ? 'first of all' : task.id,
    ...(task.isSearch ? [] : [task.role]),
    effortOf(task),
    `${task.gate} gate${task.blocks ? ', blocks it' : ''}`,
    ...(task.isSearch ? [] : [`+${shown(task.points)} points`]),
  ];
  return [
    ...wrapWith(`  ${task.start} – ${task.end}  `, `${task.findOut ? 'Find out, then: ' : ''}${task.action}`, columns),
    ...packed(about, 4, columns).map(paint.dim),
    ...(task.after.length > 0 ? wrapWith('    ', `after ${task.after.join(', ')}`, columns).map(paint.dim) : []),
    ...wrapWith('    ', `done when: ${task.doneWhen}`, columns).map(paint.dim),
  ];
};

const [NARROWEST, WIDEST] = [40, 120];

export const terminalPlan: PlanReporter = ({ assessment, timetable, tool }, options) => {
  const safe = { ...safeReport({ assessment, plan: timetable.plan, tool }), timetable };
  const view = { ...options, columns: Math.max(NARROWEST, Math.min(WIDEST, options.columns)) };
  const sections = [
    head(safe, view),
    titled('Gates', gateLines(timetable, view), view.paint),
    titled('Chart', gantt(timetable, view), view.paint),
    titled('People', people(safe, view), view.paint),
    ...taskLines(timetable, view),
    titled('Assumed, as nobody states it', assumptionLines(timetable, view), view.paint),
    titled('Add to the pilot file', toAdd(timetable, view), view.paint),
    footer(safe, view),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
};

const titled = (title: string, lines: readonly string[], { bold }: Paint): readonly string[] =>
  lines.length === 0 ? [] : [bold(title), ...lines];

const head = ({ assessment, timetable }: PlanReported, { columns, paint }: ReportOptions): readonly string[] => {
  const { start, target, plan } = timetable;
  const { tasks, staffing } = plan;
  const dates = [
    `start ${start.date} [${originWords([start.origin])}]`,
    target === null ? 'no production date' : `production date ${target.date} [${originWords([target.origin])}]`,
  ];
  const roles = staffing.length === 0 ? '' : `, ${counted(staffing.length, 'role')} to find first`;
  return [
    ...packed([clipped(assessment.pilot.name, columns), 'phased plan', `as of ${assessment.asOf}`], 0, columns),
    ...packed(dates, 0, columns).map(paint.dim),
    '',
    ...wrap(headline(timetable), columns).map(paint.bold),
    ...(tasks.length === 0
      ? []
      : wrap(`${counted(tasks.length, 'task')}, ${effortWords(plan.days)}${roles}.`, columns)),
  ];
};

/** The roles that cost time, or have too much to do, or nobody; the others in one line. */
const people = ({ timetable, assessment }: PlanReported, { columns, paint }: ReportOptions): readonly string[] => {
  const { roles } = timetable;
  if (roles.length === 0) return [];
  const named = roles.filter((load) => costWords(load) !== '' || !load.found);
  const others = roles.filter((load) => !named.includes(load));
  return [
    ...named.flatMap((load) => {
      const cost = costWords(load);
      return wrapWith(
        `  ${load.overcommitted ? '✗' : '·'} `,
        `${load.role}: ${loadWords(load)}${cost && `; ${cost}`}`,
        columns,
      );
    }),
    ...(others.length > 0
      ? wrapWith(
          '  · ',
          `with time enough: ${others.map(({ role, fte, origin }) => `${role} ${fte} [${originWords([origin])}]`).join(', ')}`,
          columns,
        )
      : []),
    ...wrapWith('  · ', integrationWords(assessment.planning.integration), columns).map(paint.dim),
  ];
};
