// The gate for a terminal or a job's log: the criteria one by one, passed or failed, and nothing else.
import {
  type Asked,
  type Criterion,
  type Decision,
  type From,
  type GateMode,
  isShut,
  type Notice,
} from '../model/policy.ts';
import type { PolicyReportJson } from '../model/published/policy.ts';
import type { GateId } from '../model/vocabulary.ts';
import { sinceWords } from './compare.ts';
import { csvTable, inOrder, text } from './escape.ts';
import {
  type Batch,
  notJudged,
  type Paint,
  type Report,
  type Reported,
  type ReportOptions,
  type Tool,
  type Unjudged,
} from './report.ts';
import { counted, displayWidth, packed, padEnd, safe, safeJson, wrapWith } from './text.ts';
import { criterionWords, expectedWords, foundWords, notAskedWords } from './words.ts';

// The gate as CSV: a row per criterion, before them one per problem of a file that could not be judged, after them what
// somebody has to look at. Whoever counts rows where `passed` is false counts everything that is not green.

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

/** Checks, or obligations, named below a failed criterion. */
const MOST = 12;

export const gateTerminal: Report = (batch, options) => {
  const { judged, unjudged } = batch;
  const parts = [...unjudged.map(notJudged), ...judged.map((one) => pilotText(one, options)), lastLine(batch, options)];
  return parts.join('\n');
};

const pilotText = ({ assessment, decision, comparison, notices = [] }: Reported, options: ReportOptions): string => {
  if (decision === undefined) return '';
  const lines = [
    ...decision.criteria.flatMap((criterion) => criterionLines(criterion, options)),
    ...notices.flatMap(({ words }) => wrapWith('  note  ', safe(words), options.columns)),
    ...sinceWords(comparison).flatMap((words) => wrapWith('  ', words, options.columns)),
  ];
  return `${options.paint.bold(safe(assessment.file))}: ${outcome(decision, options)}\n${lines.join('\n')}\n`;
};

const outcome = (decision: Decision, { paint }: ReportOptions): string => {
  if (decision.passed) return paint.green('passed');
  return isShut(decision) ? paint.red('failed') : paint.yellow('would fail (observed only)');
};

const criterionLines = (criterion: Criterion, { columns, paint }: ReportOptions): readonly string[] => {
  const { id, passed, checks, obligations = [] } = criterion;
  const mark = passed ? 'pass' : 'FAIL';
  const words = `${id}: ${foundWords(criterion)}, ${expectedWords(criterion)} expected`;
  const [first = '', ...rest] = wrapWith(`  ${mark}  `, words, columns);
  const colour = passed ? paint.green : paint.red;
  const all = [...checks, ...obligations];
  const more = all.length > MOST ? [`and ${all.length - MOST} more`] : [];
  const named =
    passed || all.length === 0 ? [] : wrapWith('        ', [...all.slice(0, MOST), ...more].join(', '), columns);
  return [first.replace(mark, colour(mark)), ...rest, ...named];
};

const lastLine = ({ judged, unjudged, asOf }: Batch, { columns }: ReportOptions): string => {
  const failed = judged.filter(({ decision }) => decision?.passed === false).length;
  const parts = [
    counted(judged.length + unjudged.length, 'pilot'),
    `${judged.length - failed} passed`,
    `${failed} failed`,
    ...(unjudged.length > 0 ? [`${unjudged.length} not judged`] : []),
  ];
  const lines = [`${parts.join(', ')}; as of ${asOf}`, ...ownChecklists(judged)];
  return `${lines.flatMap((line) => wrapWith('', line, columns)).join('\n')}\n`;
};

/** Pilots that are judged together are judged by the same checklists; the core alone needs no word. */
const ownChecklists = ([first]: readonly Reported[]): readonly string[] => {
  if (first === undefined || first.assessment.checklists.length < 2) return [];
  const names = first.assessment.checklists.map(({ id, version }) => `${id} ${version}`).join(', ');
  return [[`checklist ${names}`, ...notAskedWords(first.assessment)].join('; ')];
};

// What a printed policy is made from, and the shape that its formats have.

export type PrintedPolicy = {
  readonly tool: Tool;
  /** The pilot files as they were named; none for the working directory. */
  readonly files: readonly string[];
  readonly configuration: string | null;
  readonly checklists: readonly { readonly id: string; readonly version: string }[];
  readonly asked: readonly Asked[];
  /** What the gate that is asked for asks itself. */
  readonly conditions: readonly Asked[];
  /** Nothing was asked for, so the gate that the stage claims is. */
  readonly isAssumed: boolean;
  /** What a nearer configuration asked in vain. */
  readonly notes: readonly string[];
  readonly reports: readonly { readonly format: string; readonly file: string; readonly from: From }[];
};

export type PolicyReport = (
  printed: PrintedPolicy,
  options: { readonly columns: number; readonly paint: Paint },
) => string;

// A policy in words: what is asked, and who asks for it.

const choose = 'choose one with --for, --policy or readiness.config.yaml';

/** Before a pilot is judged. */
export const assumedWords = `no gate or policy was given, so the gate that the pilot's stage claims is checked, the pilot gate where it claims none; ${choose}`;

/** Of a pilot that was judged. */
export const assumedFor = (claimed: GateId | null, stage: string | null): string => {
  const why = claimed === null ? 'since the stage claims none' : `which the stage ${stage} claims`;
  return `no gate or policy was given, so the ${claimed ?? 'pilot'} gate was checked, ${why}; ${choose}`;
};

/** at least 60, at most 10%, production */
export const valueWords = ({ key, value }: Asked): string => {
  if (typeof value === 'object') return value.length === 0 ? 'none' : value.map(safe).join(', ');
  if (typeof value === 'string') return safe(value);
  const figure = isShare(key) ? `${Math.round(value * 1e6) / 1e4}%` : String(value);
  if (key === 'warn_days') return `${figure} ${value === 1 ? 'day' : 'days'}`;
  if (key === 'max_drop') return `${figure} ${value === 1 ? 'point' : 'points'}`;
  return `${isCeiling(key) ? 'at most' : 'at least'} ${figure}`;
};

const isShare = (key: string): boolean =>
  /(^|\.)(min_coverage|max_declared_na|max_waived|coverage|answered|declared-away)$/.test(key);
const isCeiling = (key: string): boolean => /^max_|\.(blockers|obligations|declared-away)$/.test(key);

/** --min-score · readiness.config.yaml:7 · ready-made production via readiness.config.yaml:3 · default */
export const fromWords = (from: From): string => {
  switch (from.kind) {
    case 'flag':
      return from.flag;
    case 'configuration':
      return `${safe(from.file)}:${from.line}`;
    case 'ready-made':
      return `ready-made ${from.name} via ${fromWords(from.by)}`;
    case 'checklist':
      return from.file === undefined ? `checklist ${from.checklist}` : `${safe(from.file)}:${from.line}`;
    case 'default':
      return 'default';
  }
};

// A printed policy as JSON, in the published shape: model/policy-report.ts has its schema.

export const policyJson: PolicyReport = (printed) => `${safeJson(JSON.stringify(jsonOf(printed), null, 2))}\n`;

const jsonOf = (printed: PrintedPolicy): PolicyReportJson => {
  const { tool, files, configuration, checklists, asked, conditions, isAssumed, notes, reports } = printed;
  const told = ({ key, value, from }: PrintedPolicy['asked'][number]) => ({
    key,
    value: typeof value === 'object' ? [...value] : value,
    from: fromJson(from),
  });
  return {
    schemaVersion: '1.0',
    tool,
    files: [...files],
    configuration,
    checklist: checklists.map(({ id, version }) => ({ id, version })),
    policy: asked.map(told),
    conditions: conditions.map(told),
    reports: reports.map(({ format, file, from }) => ({ format, file, from: fromJson(from) })),
    notices: [...(isAssumed ? [assumedWords] : []), ...notes],
  };
};

const fromJson = (from: From): PolicyReportJson['policy'][number]['from'] => {
  const by = from.kind === 'ready-made' ? from.by : from;
  return {
    kind: from.kind,
    words: fromWords(from),
    ...(from.kind === 'ready-made' && { name: from.name }),
    ...(by.kind === 'flag' && { flag: by.flag }),
    ...('file' in by && by.file !== undefined && { file: by.file }),
    ...('line' in by && by.line !== undefined && { line: by.line }),
  };
};

// A printed policy for a person: one line for each thing that is asked, with the place that asks for it.

export const policyTerminal: PolicyReport = (printed, { columns, paint }) => {
  const { asked, conditions, isAssumed, notes, reports } = printed;
  const gate = asked.find(({ key }) => key === 'for')?.value;
  const lines = [
    paint.bold('Policy in force'),
    ...packed(basis(printed), 0, columns).map(paint.dim),
    '',
    ...rows(asked.map(rowOf), columns),
    ...(isAssumed ? ['', ...wrapWith('note  ', assumedWords, columns)] : []),
    ...(notes.length > 0 ? [''] : []),
    ...notes.flatMap((words) => wrapWith('note  ', safe(words), columns)),
    ...(conditions.length === 0 ? [] : ['', paint.bold(`What the ${gate} gate asks`)]),
    ...rows(conditions.map(rowOf), columns),
    '',
    paint.bold('Reports'),
    ...rows(
      reports.map(({ format, file, from }) => [format, file === '-' ? 'stdout' : safe(file), fromWords(from)] as const),
      columns,
    ),
  ];
  return `${lines.join('\n')}\n`;
};

const basis = ({ files, configuration, checklists }: PrintedPolicy): readonly string[] => [
  files.length === 0 ? 'for this folder' : `for ${files.map(safe).join(', ')}`,
  configuration === null ? 'no configuration' : `configuration ${safe(configuration)}`,
  `checklist ${checklists.map(({ id, version }) => `${id} ${version}`).join(', ')}`,
];

type Row = readonly [key: string, value: string, from: string];

const rowOf = (asked: Asked): Row => [asked.key, valueWords(asked), fromWords(asked.from)];

/** Three columns where they fit; else value and place after each other, on narrow screens below the key. */
const rows = (all: readonly Row[], columns: number): readonly string[] => {
  const widest = (i: 0 | 1 | 2): number => Math.max(0, ...all.map((row) => displayWidth(row[i])));
  const [first, second] = [widest(0), widest(1)];
  if (6 + first + second + widest(2) <= columns) {
    return all.map(([key, value, from]) => `  ${padEnd(key, first)}  ${padEnd(value, second)}  ${from}`);
  }
  return all.flatMap(([key, value, from]) => {
    const words = `${value} (${from})`;
    if (first > columns / 2) return [`  ${key}`, ...wrapWith('    ', words, columns)];
    return wrapWith(`  ${padEnd(key, first)}  `, words, columns);
  });
};
