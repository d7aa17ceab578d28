// The tasks that an assessment leaves, as rows that issue trackers import; the plan's CSV adds their dates.
import { type Entry, entriesOf, SEARCH_PHASE } from '../../plan/schedule.ts';
import { effortOf } from '../plan/words.ts';
import { problemLine, type Report, type Reported, type Unjudged } from '../report.ts';
import { csvTable, inOrder, shown, text } from '../text.ts';
import { outcomeWords } from '../words.ts';

/** As in the plan's CSV, without its dates; and the pilot, since a run may judge several. */
export const columns = ['id', 'title', 'body', 'labels', 'estimate', 'parent', 'blocked by', 'pilot', 'file'] as const;
type Cells = Readonly<Record<(typeof columns)[number], string>>;

export const csvTasks: Report = ({ judged, unjudged }) =>
  csvTable(
    columns,
    [...unjudged.map(unjudgedCells), ...judged.flatMap(cellsOf)].map((cells) => inOrder(columns, cells)),
  );

const cellsOf = (reported: Reported): readonly Cells[] =>
  entriesOf(reported.plan).map((entry) => ({
    id: text(entry.id),
    title: text(entry.action),
    body: text(bodyOf(entry, [...seenLines(entry, reported), `Judged as of ${reported.assessment.asOf}`])),
    labels: text(labelsOf(entry).join(',')),
    estimate: estimateOf(entry),
    parent: text(parentOf(entry, reported)),
    'blocked by': text(entry.after.join(',')),
    pilot: text(reported.assessment.pilot.name),
    file: text(reported.assessment.file),
  }));

/** A file that could not be judged is a task too: nobody is to import the rest as if it were all. */
const unjudgedCells = ({ file, problems }: Unjudged): Cells => ({
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

const seenLines = ({ closes }: Entry, { assessment }: Reported): readonly string[] =>
  assessment.findings
    .filter(({ item }) => closes.includes(item.id))
    .map(({ kind, seen, at }) => `Seen at ${assessment.file}:${at.line}: ${outcomeWords[kind]}, ${seen}`);

const parentOf = ({ phase: id }: Entry, { plan }: Reported): string =>
  id === SEARCH_PHASE
    ? 'People to find'
    : `Phase ${id}: ${plan.phases.find(({ phase }) => phase.id === id)?.phase.title ?? ''}`;

export const labelsOf = ({ gate, role, blocks }: Entry): readonly string[] => [
  'readiness',
  `gate-${gate}`,
  role,
  ...(blocks ? ['blocker'] : []),
];

/** In likely person-days; a search is waited for. */
export const estimateOf = ({ isSearch, days }: Entry): string =>
  String(Math.round((isSearch ? 0 : days.likely) * 100) / 100);

/** `more` are the lines that stand below what every task says. */
export const bodyOf = (task: Entry, more: readonly string[]): string =>
  [
    ...(task.findOut ? ['The pilot file is silent on this: find out first.'] : []),
    `Done when: ${task.doneWhen}`,
    `Role: ${task.role}. Effort: ${effortOf(task)}.`,
    `Helps the ${task.gate} gate${task.blocks ? ', which it blocks' : ''}${task.closes.length === 0 ? '' : `, +${shown(task.points)} points`}.`,
    ...(task.closes.length > 0 ? [`Closes the check: ${task.closes.join(', ')}`] : []),
    ...more,
  ].join('\n');
