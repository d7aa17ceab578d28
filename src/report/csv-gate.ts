// The gate as CSV: a row per criterion, before them one per problem of a file that could not be judged, after them what
// somebody has to look at. Whoever counts rows where `passed` is false counts everything that is not green.
import type { Criterion, GateMode, Notice } from '../model/decision.ts';
import { criterionWords } from './criteria-words.ts';
import { csvTable, inOrder, text } from './csv.ts';
import type { Report, Reported, Unjudged } from './report.ts';
import { sinceWords } from './since-words.ts';

/** `row` is criterion, not-judged, notice or since; figures are unrounded, shares 0…1. */
export const columns = [
  'file',
  'row',
  'criterion',
  'sense',
  'expected',
  'found',
  'passed',
  'mode',
  'checks',
  'says',
  'line',
  'column',
] as const;
type Cells = Readonly<Record<(typeof columns)[number], string>>;

export const csvGate: Report = ({ judged, unjudged }) =>
  csvTable(
    columns,
    [...unjudged.flatMap(unjudgedCells), ...judged.flatMap(cellsOf)].map((cells) => inOrder(columns, cells)),
  );

const blank = Object.fromEntries(columns.map((column) => [column, ''])) as Cells;

const unjudgedCells = ({ file, problems }: Unjudged): readonly Cells[] =>
  problems.map(({ code, message, at }) => ({
    ...blank,
    file: text(file),
    row: 'not-judged',
    criterion: text(`input.${code}`),
    passed: 'false',
    says: text(message),
    ...placed(at),
  }));

const cellsOf = ({ assessment, decision, comparison, notices = [] }: Reported): readonly Cells[] => {
  const file = text(assessment.file);
  return [
    ...(decision?.criteria ?? []).map((one) => ({ ...criterionCells(one, decision?.mode ?? 'enforce'), file })),
    ...notices.map((notice) => ({ ...noticeCells(notice), file })),
    ...sinceWords(comparison).map((words) => ({ ...blank, file, row: 'since', says: text(words) })),
  ];
};

const criterionCells = (criterion: Criterion, mode: GateMode): Cells => ({
  ...blank,
  row: 'criterion',
  criterion: text(criterion.id),
  sense: criterion.sense,
  expected: text(String(criterion.expected)),
  found: text(String(criterion.found ?? '')),
  passed: String(criterion.passed),
  mode,
  checks: text(criterion.checks.join(',')),
  says: text(criterionWords(criterion)),
});

const noticeCells = ({ kind, check = '', words, at }: Notice): Cells => ({
  ...blank,
  row: 'notice',
  criterion: kind.replace('/', '.'),
  checks: text(check),
  says: text(words),
  ...placed(at),
});

const placed = ({ line, column }: Notice['at']): Pick<Cells, 'line' | 'column'> => ({
  line: String(line),
  column: String(column),
});
