// The value case as a spreadsheet that works itself out: the inputs are numbers, all that follows from them is formulas.
import type { Figure, ValueCase } from '../../model/value-report.ts';
import { text } from '../csv.ts';
import { originWords } from '../plan/words.ts';
import type { ValueReporter } from './report.ts';
import { derived, type Formulas, monthColumns, monthRow, results } from './sheet.ts';

/** Change a likely value and everything below follows. A case with blanks has its figures alone. */
export const csvValue: ValueReporter = ({ value, assessment }) => {
  const cells = inputCells(value);
  const top = [
    [
      text(`${assessment.pilot.name}: value case`),
      text(value.currency ?? 'no currency stated'),
      text(`as of ${assessment.asOf}`),
    ],
    ['figure', 'likely', 'low', 'high', 'from month', 'from'],
    ['Horizon in months', String(value.horizon.months), '', '', '', text(originWords([value.horizon.origin]))],
    ...value.inputs.map(inputRow),
  ];
  const rows = value.likely === null ? [...top, ...blankRows(value)] : [...top, ...formulaRows(cells, top.length)];
  return rows.map((row) => `${row.join(',')}\r\n`).join('');
};

/** Horizon and inputs stand from row 3 on, their likely values in column B. */
const FIRST_INPUT = 4;

const inputCells = ({ inputs }: ValueCase): Formulas => {
  const rows = new Map(inputs.map(({ path }, i) => [path, FIRST_INPUT + i]));
  const others = inputs.flatMap(({ path }, i) => (path.startsWith('value.other_benefits[') ? [FIRST_INPUT + i] : []));
  return {
    horizon: `B${FIRST_INPUT - 1}`,
    cell: (path) => (rows.has(path) ? `B${rows.get(path)}` : '0'),
    has: (path) => rows.has(path),
    others: others.length === 0 ? null : [others[0] ?? 0, others.at(-1) ?? 0],
  };
};

const inputRow = ({ value, says, origin, fromMonth }: Figure): readonly string[] => {
  const [likely, low, high] = typeof value === 'object' ? [value.likely, value.low, value.high] : [value, '', ''];
  return [text(says), String(likely), String(low), String(high), String(fromMonth ?? ''), text(originWords([origin]))];
};

const blankRows = ({ missing }: ValueCase): readonly (readonly string[])[] =>
  missing.map((path) => [text(path), '', '', '', '', 'missing']);

const formulaRows = (formulas: Formulas, above: number): readonly (readonly string[])[] => {
  const places = {
    derived: above + 2,
    results: above + 2 + derived.length + 1,
    months: above + 2 + derived.length + 1 + results.length + 2,
  };
  return [
    [],
    ...derived.map(({ says, formula }) => [says, quoted(formula(formulas, places))]),
    [],
    ...results.map(({ says, formula }) => [says, quoted(formula(formulas, places))]),
    [],
    [...monthColumns],
    ...Array.from({ length: 120 }, (_, i) => monthRow(formulas, places, i + 1).map(quoted)),
  ];
};

const quoted = (cell: string): string => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
