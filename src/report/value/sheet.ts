// The formulas of the spreadsheet: the same model in the words of a spreadsheet program, tested against the program's own.
import type { ValueCase, ValueFigure, ValueReport } from '../../model/published/value.ts';
import { describeOrigins } from '../plan/page.ts';
import { documentHead } from '../report.ts';
import { safeJson, text } from '../text.ts';
import type { ValueReportData } from './page.ts';

export type Formulas = {
  readonly horizon: string;
  /** The cell of an input, 0 where the case has none. */
  readonly cell: (path: string) => string;
  readonly has: (path: string) => boolean;
  /** First and last row of other benefits, with the month from which they count in column E. */
  readonly others: readonly [number, number] | null;
};

/** The first rows of the parts of the sheet. */
export type Places = { readonly derived: number; readonly results: number; readonly months: number };

type Row = { readonly says: string; readonly formula: (formulas: Formulas, places: Places) => string };

const TASK = 'value.benefit_per_task';
const COSTS = 'value.costs';

const benefit = ({ cell, has }: Formulas): string =>
  has(`${TASK}.amount`)
    ? `=${cell(`${TASK}.amount`)}`
    : `=${cell(`${TASK}.minutes_saved`)}*${cell(`${TASK}.hourly_cost`)}/60`;

const inference = ({ cell, has }: Formulas): string => {
  const path = `${COSTS}.inference_per_task`;
  if (has(path)) return `=${cell(path)}`;
  const [input, output] = ['input', 'output'].map(
    (way) => `${cell(`${path}.${way}_tokens`)}*${cell(`${path}.price_per_million.${way}`)}`,
  );
  return `=(${input}+${output})/1000000`;
};

/** What the months are worked out from; the order is that of `at`. */
export const derived: readonly Row[] = [
  { says: 'Benefit per task', formula: benefit },
  { says: 'Inference per task', formula: inference },
  {
    says: 'Cost of one more task',
    formula: ({ cell }, places) =>
      `=${cell('value.errors.rate')}*${cell('value.errors.cost_per_error')}+${at(places).inference}`,
  },
  {
    says: 'Run team and platform a month',
    formula: ({ cell }) =>
      `=${cell(`${COSTS}.run_team.fte`)}*${cell(`${COSTS}.run_team.per_fte_month`)}+${cell(`${COSTS}.platform_per_month`)}`,
  },
];

const at = ({ derived }: Places) => ({
  benefit: `B${derived}`,
  inference: `B${derived + 1}`,
  task: `B${derived + 2}`,
  fixed: `B${derived + 3}`,
});

/** A column of the 120 months. */
const column = (letter: string, { months }: Places, count = 120): string =>
  `${letter}${months}:${letter}${months + count - 1}`;

const upTo = (letter: string, { horizon }: Formulas, places: Places): string =>
  `INDEX(${column(letter, places)},${horizon})`;

const net = (formulas: Formulas, places: Places): string => upTo('G', formulas, places);
const tasks = (formulas: Formulas, places: Places): string => upTo('H', formulas, places);

const firstYearCost = ({ cell }: Formulas, places: Places): string =>
  `(${cell(`${COSTS}.build`)}+SUM(${column('E', places, 12)}))`;

/** What is no share from 0 to 1 does not exist. */
const share = (formula: string): string => `IF(ABS(${formula}-0.5)>0.5,"none",${formula})`;

/** Where a result cannot be told as a number, the cell says none. */
export const results: readonly Row[] = [
  { says: 'Net value over the horizon', formula: (...all) => `=${net(...all)}` },
  {
    says: 'Payback month',
    formula: (_, places) => `=IF(COUNT(${column('I', places)})=0,"none",MIN(${column('I', places)}))`,
  },
  {
    says: 'First-year ROI',
    formula: (formulas, places) => {
      const cost = firstYearCost(formulas, places);
      return `=IF(${cost}=0,"none",(SUM(${column('D', places, 12)})-${cost})/${cost})`;
    },
  },
  {
    says: 'Cost per task at steady adoption',
    formula: ({ cell }, places) => {
      const settled = `(${cell('pilot.workflow.volume_per_month')}*${cell('value.adoption.steady')})`;
      return `=IF(${settled}=0,"none",${at(places).fixed}/${settled}+${at(places).task})`;
    },
  },
  {
    says: 'Break-even error rate',
    formula: (formulas, places) => {
      const perRate = `(${tasks(formulas, places)}*${formulas.cell('value.errors.cost_per_error')})`;
      const rate = `${formulas.cell('value.errors.rate')}+${net(formulas, places)}/${perRate}`;
      return `=IF(${perRate}=0,"none",${share(rate)})`;
    },
  },
  {
    says: 'Break-even adoption',
    formula: (formulas, places) => {
      const margin = `(${tasks(formulas, places)}*(${at(places).benefit}-${at(places).task}))`;
      const [start, steady] = ['start', 'steady'].map((key) => formulas.cell(`value.adoption.${key}`));
      const scale = `(1-${net(formulas, places)}/${margin})`;
      const adoption = `IF(MAX(${start},${steady})*${scale}>1,"none",${share(`${steady}*${scale}`)})`;
      return `=IF(${steady}*${margin}=0,"none",${adoption})`;
    },
  },
];

const monthColumns = [
  'month',
  'adoption',
  'tasks',
  'benefit',
  'cost',
  'net',
  'value so far',
  'tasks so far',
  'paid back',
] as const;

const monthRow = (formulas: Formulas, places: Places, month: number): readonly string[] => {
  const { cell, others } = formulas;
  const row = places.months + month - 1;
  const [start, steady, ramp] = ['start', 'steady', 'months_to_steady'].map((key) => cell(`value.adoption.${key}`));
  const { benefit, task, fixed } = at(places);
  const build = cell(`${COSTS}.build`);
  const begun = others === null ? '' : `+SUMIF(E${others[0]}:E${others[1]},"<="&A${row},B${others[0]}:B${others[1]})`;
  return [
    String(month),
    `=${start}+(${steady}-${start})*IF(${ramp}<=0,1,MIN(1,(A${row}-1)/${ramp}))`,
    `=${cell('pilot.workflow.volume_per_month')}*B${row}`,
    `=C${row}*${benefit}${begun}`,
    `=C${row}*${task}+${fixed}`,
    `=D${row}-E${row}`,
    month === 1 ? `=F${row}-${build}` : `=G${row - 1}+F${row}`,
    month === 1 ? `=C${row}` : `=H${row - 1}+C${row}`,
    `=IF(G${row}>=-0.000000001*MAX(1,${build}),A${row},"")`,
  ];
};

// The value case as a spreadsheet that works itself out: the inputs are numbers, all that follows from them is formulas.

/** Change a likely value and everything below follows. A case with blanks has its figures alone. */
export const csvValue = ({ value, assessment }: ValueReportData): string => {
  const cells = inputCells(value);
  const top = [
    [
      text(`${assessment.pilot.name}: value case`),
      text(value.currency ?? 'no currency stated'),
      text(`as of ${assessment.asOf}`),
    ],
    ['figure', 'likely', 'low', 'high', 'from month', 'from'],
    ['Horizon in months', String(value.horizon.months), '', '', '', text(describeOrigins([value.horizon.origin]))],
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

const inputRow = ({ value, says, origin, fromMonth }: ValueFigure): readonly string[] => {
  const [likely, low, high] = typeof value === 'object' ? [value.likely, value.low, value.high] : [value, '', ''];
  return [
    text(says),
    String(likely),
    String(low),
    String(high),
    String(fromMonth ?? ''),
    text(describeOrigins([origin])),
  ];
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

// The value case as JSON, in the published shape: model/published/value.ts has its schema.

export const jsonValue = (reported: ValueReportData): string =>
  `${safeJson(JSON.stringify(valueJson(reported), null, 2))}\n`;

/** Keys stand in a fixed order; numbers are unrounded. */
const valueJson = ({ assessment, value, tool }: ValueReportData): ValueReport => ({
  schemaVersion: '1.0',
  ...documentHead(assessment, tool),
  ...value,
});
