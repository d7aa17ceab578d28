// Tasks for other programs, those of an assessment and those of a dated plan: CSV for trackers, ICS for calendars.
import { type PlanEntry, planEntries, SEARCH_PHASE, type Timed } from '../../plan/schedule.ts';
import type { Dates, Forecast, TimedPhase } from '../../plan/timetable.ts';
import { problemLine, type Report, type ReportData, type Unjudged } from '../report.ts';
import { csvTable, inOrder, safe, shown, text } from '../text.ts';
import { outcomeWords } from '../words.ts';
import { describeChance, describeEffort, type PlanReportData } from './page.ts';

// The tasks that an assessment leaves; the plan's CSV adds their dates.

/** As in the plan's CSV, without its dates; and the pilot, since a run may judge several. */
export const taskColumns = [
  'id',
  'title',
  'body',
  'labels',
  'estimate',
  'parent',
  'blocked by',
  'pilot',
  'file',
] as const;
type TaskCells = Readonly<Record<(typeof taskColumns)[number], string>>;

export const csvTasks: Report = ({ judged, unjudged }) =>
  csvTable(
    taskColumns,
    [...unjudged.map(unjudgedCells), ...judged.flatMap(taskCells)].map((cells) => inOrder(taskColumns, cells)),
  );

const taskCells = (reported: ReportData): readonly TaskCells[] =>
  planEntries(reported.plan).map((entry) => ({
    id: text(entry.id),
    title: text(entry.action),
    body: text(ticketBody(entry, [...seenLines(entry, reported), `Judged as of ${reported.assessment.asOf}`])),
    labels: text(ticketLabels(entry).join(',')),
    estimate: ticketEstimate(entry),
    parent: text(parentTicket(entry, reported)),
    'blocked by': text(entry.after.join(',')),
    pilot: text(reported.assessment.pilot.name),
    file: text(reported.assessment.file),
  }));

/** A file that could not be judged is a task too: nobody is to import the rest as if it were all. */
const unjudgedCells = ({ file, problems }: Unjudged): TaskCells => ({
  id: 'not-judged',
  title: text(`${file} could not be judged`),
  body: text(problems.map((problem) => problemLine(file, problem)).join('\n')),
  labels: text('readiness,blocker'),
  estimate: '',
  parent: '',
  'blocked by': '',
  pilot: '',
  file: text(file),
});

const seenLines = ({ closes }: PlanEntry, { assessment }: ReportData): readonly string[] =>
  assessment.findings
    .filter(({ item }) => closes.includes(item.id))
    .map(({ kind, seen, at }) => `Seen at ${assessment.file}:${at.line}: ${outcomeWords[kind]}, ${seen}`);

const parentTicket = ({ phase: id }: PlanEntry, { plan }: ReportData): string =>
  id === SEARCH_PHASE
    ? 'People to find'
    : `Phase ${id}: ${plan.phases.find(({ phase }) => phase.id === id)?.phase.title ?? ''}`;

const ticketLabels = ({ gate, role, blocks }: PlanEntry): readonly string[] => [
  'readiness',
  `gate-${gate}`,
  role,
  ...(blocks ? ['blocker'] : []),
];

/** In likely person-days; a search is waited for. */
const ticketEstimate = ({ isSearch, days }: PlanEntry): string =>
  String(Math.round((isSearch ? 0 : days.likely) * 100) / 100);

/** `more` are the lines that stand below what every task says. */
const ticketBody = (task: PlanEntry, more: readonly string[]): string =>
  [
    ...(task.findOut ? ['The pilot file is silent on this: find out first.'] : []),
    `Done when: ${task.doneWhen}`,
    `Role: ${task.role}. Effort: ${describeEffort(task)}.`,
    `Helps the ${task.gate} gate${task.blocks ? ', which it blocks' : ''}${task.closes.length === 0 ? '' : `, +${shown(task.points)} points`}.`,
    ...(task.closes.length > 0 ? [`Closes the check: ${task.closes.join(', ')}`] : []),
    ...more,
  ].join('\n');

// The dated plan.

/** `estimate` is in likely person-days; `parent` names the phase; lists are separated by commas. */
export const columns = ['id', 'title', 'body', 'labels', 'estimate', 'start', 'due', 'parent', 'blocked by'] as const;

export const csvPlan = (reported: PlanReportData): string =>
  csvTable(
    columns,
    reported.timetable.tasks.map((task) => inOrder(columns, csvCells(task, reported))),
  );

const csvCells = (
  task: Timed,
  { assessment, timetable }: PlanReportData,
): Readonly<Record<(typeof columns)[number], string>> => {
  const phase = timetable.phases.find(({ id }) => id === task.phase);
  return {
    id: text(task.id),
    title: text(task.action),
    body: text(ticketBody(task, [`Plan as of ${assessment.asOf}`])),
    labels: text(ticketLabels(task).join(',')),
    estimate: ticketEstimate(task),
    start: task.start,
    due: task.end,
    parent: text(phase === undefined ? '' : phaseName(phase)),
    'blocked by': text(task.after.join(',')),
  };
};

const phaseName = ({ id, title }: { readonly id: number; readonly title: string }): string =>
  id === 0 ? title : `Phase ${id}: ${title}`;

// The tasks as Jira and Linear import them: those look for columns of their own names. A row for each phase comes first,
// and each task names it as its parent.

type Ticket = {
  /** A whole number, as Jira wants it. */
  readonly id: string;
  readonly parent: string;
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  /** Likely person-days; of a phase, and of a search that is waited for, none. */
  readonly days: number | null;
  readonly start: string;
  readonly due: string;
  readonly blocks: boolean;
  readonly blockedBy: readonly string[];
};

/** A working day in seconds: Jira takes estimates in seconds, and counts eight hours to a day unless it is told otherwise. */
const DAY = 8 * 60 * 60;

const LABELS = ['readiness', 'gate', 'role', 'blocker'] as const;

/** Several columns of one name are several values. */
const jiraColumns = [
  ...['Issue Id', 'Issue Type', 'Parent', 'Summary', 'Description'],
  ...LABELS.map(() => 'Labels'),
  ...['Original Estimate', 'Start date', 'Due Date'],
];

export const jiraPlan = (reported: PlanReportData): string =>
  csvTable(
    jiraColumns,
    toTickets(reported).map(({ id, parent, title, body, labels, days, start, due }) => [
      ...[id, parent === '' ? 'Epic' : 'Task', parent, text(title), text(body)],
      ...LABELS.map((_, i) => text(labels[i] ?? '')),
      ...[days === null ? '' : String(Math.round(days * DAY)), start, due],
    ]),
  );

/** Every column that its importer reads; the parent and the due date are those of its own export. */
const linearColumns = [
  ...['Id', 'Title', 'Description', 'Status', 'Estimate', 'Priority', 'Assignee', 'Labels', 'Created', 'Started'],
  ...['Completed', 'Archived', 'Due Date', 'Parent issue', 'Blocks', 'Blocked By'],
];

export const linearPlan = (reported: PlanReportData): string =>
  csvTable(
    linearColumns,
    toTickets(reported).map(({ id, parent, title, body, labels, days, due, blocks, blockedBy }) => [
      ...[id, text(title), text(body), 'Backlog', days === null ? '' : String(Math.max(1, Math.ceil(days)))],
      ...[blocks ? 'High' : 'No priority', '', text(labels.join(', ')), '', '', '', '', due, parent, ''],
      text(blockedBy.join(', ')),
    ]),
  );

const toTickets = ({ assessment, timetable }: PlanReportData): readonly Ticket[] => {
  const phases = timetable.phases.filter(({ tasks }) => tasks.length > 0);
  const tasks = phases.flatMap((phase, i) => phase.tasks.map((task) => ({ task, parent: String(i + 1) })));
  const ids = new Map(tasks.map(({ task }, i) => [task.id, String(phases.length + 1 + i)]));
  return [
    ...phases.map((phase, i) => phaseTicket(phase, String(i + 1))),
    ...tasks.map(({ task, parent }) => taskTicket(task, parent, ids, [`Plan as of ${assessment.asOf}`])),
  ];
};

const phaseTicket = ({ id, title, exit, start, end }: TimedPhase, number: string): Ticket => ({
  id: number,
  parent: '',
  title: id === 0 ? title : `Phase ${id}: ${title}`,
  body: `Ends when: ${exit}`,
  labels: ['readiness'],
  days: null,
  start: start ?? '',
  due: end ?? '',
  blocks: false,
  blockedBy: [],
});

const taskTicket = (
  task: Timed,
  parent: string,
  ids: ReadonlyMap<string, string>,
  more: readonly string[],
): Ticket => ({
  id: ids.get(task.id) ?? '',
  parent,
  title: task.action,
  body: ticketBody(task, [
    `Planned from ${task.start} to ${task.end}`,
    ...(task.after.length > 0 ? [`After: ${task.after.join(', ')}`] : []),
    ...more,
  ]),
  labels: ticketLabels(task).map(oneWord),
  days: task.isSearch ? null : task.days.likely,
  start: task.start,
  due: task.end,
  blocks: task.blocks,
  blockedBy: task.after.flatMap((id) => ids.get(id) ?? []),
});

/** Labels of Jira have no spaces, and a comma ends a label of Linear. */
const oneWord = (label: string): string => label.replace(/[\s,]+/g, '-');

// The gates as all-day events of a calendar file (RFC 5545): each at its P80 date, and the pilot's own production date.

export const icsPlan = (reported: PlanReportData): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${escaped(reported.tool.name)}//plan ${escaped(reported.tool.version)}//EN`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...toEvents(reported).flatMap((event) => lines(event, reported)),
    'END:VCALENDAR',
  ]
    .flatMap(folded)
    .map((line) => `${line}\r\n`)
    .join('');

type Event = { readonly id: string; readonly date: string; readonly title: string; readonly says: string };

const toEvents = ({ assessment, timetable: { gates, target } }: PlanReportData): readonly Event[] => {
  const { name } = assessment.pilot;
  const dated = gates.flatMap((gate) => (gate.dates === null ? [] : [gateEvent(gate, gate.dates, name, target?.date)]));
  if (target === null) return dated;
  const says = 'The production date that the pilot file names.';
  return [...dated, { id: 'target', date: target.date, title: `${name}: own production date`, says }];
};

const gateEvent = (gate: Forecast, { likely, p50, p80, p95 }: Dates, name: string, target?: string): Event => {
  const { id } = gate.result.gate;
  const kept = target === undefined ? '' : `\nBy the pilot's own date ${target}: ${describeChance(gate, target)}`;
  const says = `The tasks due by the ${id} gate are done by this day in 80 of 100 simulated plans.\nLikely ${likely}, P50 ${p50}, P80 ${p80}, P95 ${p95}${kept}`;
  return { id: `gate-${id}`, date: p80, title: `${name}: ${id} gate (P80)`, says };
};

const lines = ({ id, date, title, says }: Event, { assessment }: PlanReportData): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${id}-${shortDigest(`${assessment.file}\n${assessment.pilot.name}`)}@readiness.invalid`,
  `DTSTAMP:${compact(assessment.asOf)}T000000Z`,
  `DTSTART;VALUE=DATE:${compact(date)}`,
  `SUMMARY:${escaped(title)}`,
  `DESCRIPTION:${escaped(says)}`,
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

const compact = (date: string): string => date.replaceAll('-', '');

const escaped = (text: string): string =>
  text
    .split('\n')
    .map((line) => safe(line).replace(/[\\;,]/g, '\\$&'))
    .join('\\n');

/** At most 75 octets a line; no character is broken. */
const OCTETS = 75;

const folded = (line: string): readonly string[] => {
  const encoder = new TextEncoder();
  const parts: string[] = [];
  let [part, size] = ['', 0];
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (size + octets > OCTETS) {
      parts.push(part);
      [part, size] = [' ', 1];
    }
    part += character;
    size += octets;
  }
  return [...parts, part];
};

/** FNV-1a: the same file and pilot have the same events, so that a calendar updates them. */
const shortDigest = (text: string): string => {
  let hash = 0x811c9dc5;
  for (const octet of new TextEncoder().encode(text)) hash = Math.imul(hash ^ octet, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
};
