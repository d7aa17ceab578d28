// The policy in force, printed: what is asked of a pilot, and which flag, file or default asks it.
import { type Criterion, type Decision, type From, isShut, type Notice, type PolicySetting } from '../model/policy.ts';
import type { PolicyReportJson } from '../model/published/gate.ts';
import type { GateId, GateMode } from '../model/vocabulary.ts';
import { headline, nameAndStage } from './assess/judgement.ts';
import { describeSince } from './compare.ts';
import { checkSince, criterionSince, type Since, sinceWord } from './github/annotations.ts';
import { type Block, type Item, list, type Page, paragraph, type Section, section, table } from './page.ts';
import {
  type Batch,
  madeWith,
  type Report,
  type ReportData,
  type Tool,
  type Unjudged,
  unjudgedSection,
} from './report.ts';
import { counted, csvTable, inOrder, safeJson, text } from './text.ts';
import {
  againstRank,
  describeCriterion,
  describeExpected,
  describeFound,
  describeNotAsked,
  stateGap,
} from './words.ts';

export type PrintedPolicy = {
  readonly tool: Tool;
  /** The pilot files as they were named; none for the working directory. */
  readonly files: readonly string[];
  readonly configuration: string | null;
  readonly checklists: readonly { readonly id: string; readonly version: string }[];
  readonly asked: readonly PolicySetting[];
  /** What the gate that is asked for asks itself. */
  readonly conditions: readonly PolicySetting[];
  /** Nothing was asked for, so the pilot gate is. */
  readonly isAssumed: boolean;
  /** What a nearer configuration asked in vain. */
  readonly notes: readonly string[];
  readonly reports: readonly { readonly format: string; readonly file: string; readonly from: From }[];
};

const choose = 'choose one with --for, --policy or readiness.config.yaml';

/** Before a pilot is judged. */
const assumedWords = `no gate or policy was given, so the gate that the pilot's stage claims is checked, the pilot gate where it claims none; ${choose}`;

/** Of a pilot that was judged. */
export const assumedFor = (claimed: GateId | null, stage: string | null): string => {
  const why = claimed === null ? 'since the stage claims none' : `which the stage ${stage} claims`;
  return `no gate or policy was given, so the ${claimed ?? 'pilot'} gate was checked, ${why}; ${choose}`;
};

/** at least 60, at most 10%, production */
export const describeValue = ({ key, value }: PolicySetting): string => {
  if (typeof value === 'object') return value.length === 0 ? 'none' : value.join(', ');
  if (typeof value === 'string') return value;
  const figure = isShare(key) ? `${Math.round(value * 1e6) / 1e4}%` : String(value);
  if (key === 'warn_days') return `${figure} ${value === 1 ? 'day' : 'days'}`;
  if (key === 'max_drop') return `${figure} ${value === 1 ? 'point' : 'points'}`;
  return `${isCeiling(key) ? 'at most' : 'at least'} ${figure}`;
};

const isShare = (key: string): boolean =>
  /(^|\.)(min_coverage|max_declared_na|max_waived|coverage|answered|declared-away)$/.test(key);
const isCeiling = (key: string): boolean => /^max_|\.(blockers|breaches|stops|obligations|declared-away)$/.test(key);

/** --min-score · readiness.config.yaml:7 · ready-made production via readiness.config.yaml:3 · default */
export const describeSource = (from: From): string => {
  switch (from.kind) {
    case 'flag':
      return from.flag;
    case 'configuration':
      return `${from.file}:${from.line}`;
    case 'ready-made':
      return `ready-made ${from.name} via ${describeSource(from.by)}`;
    case 'checklist':
      return from.file === undefined ? `checklist ${from.checklist}` : `${from.file}:${from.line}`;
    case 'default':
      return 'default';
  }
};

/** In the published shape: model/published/gate.ts has its schema. */
export const policyJson = (printed: PrintedPolicy): string =>
  `${safeJson(JSON.stringify(toPolicyJson(printed), null, 2))}\n`;

const toPolicyJson = (printed: PrintedPolicy): PolicyReportJson => {
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
    words: describeSource(from),
    ...(from.kind === 'ready-made' && { name: from.name }),
    ...(by.kind === 'flag' && { flag: by.flag }),
    ...('file' in by && by.file !== undefined && { file: by.file }),
    ...('line' in by && by.line !== undefined && { line: by.line }),
  };
};

export const policyPage = (printed: PrintedPolicy): Page => {
  const { tool, files, configuration, checklists, asked, conditions, isAssumed, notes, reports } = printed;
  const gate = asked.find(({ key }) => key === 'for')?.value;
  const target = (file: string): string => (file === '-' ? 'stdout' : file);
  return {
    title: 'Policy in force',
    about: [
      files.length === 0 ? 'for this folder' : `for ${files.join(', ')}`,
      configuration === null ? 'no configuration' : `configuration ${configuration}`,
      `checklist ${checklists.map(({ id, version }) => `${id} ${version}`).join(', ')}`,
    ],
    file: '',
    sections: [
      ...section('asked', '', [
        ...rows(asked),
        ...(isAssumed ? [paragraph(`note: ${assumedWords}`)] : []),
        ...notes.map((words) => paragraph(`note: ${words}`)),
      ]),
      ...section('conditions', `What the ${gate} gate asks`, rows(conditions)),
      ...section(
        'reports',
        'Reports',
        table(
          [{ head: 'format', subject: true }, { head: 'to' }, { head: 'said by' }],
          reports.map(({ format, file, from }) => [format, target(file), describeSource(from)]),
        ),
      ),
    ],
    made: [`${tool.name} ${tool.version}`],
  };
};

const rows = (all: readonly PolicySetting[]): readonly Block[] =>
  table(
    [{ head: 'criterion', subject: true }, { head: 'asks' }, { head: 'said by' }],
    all.map((asked) => [asked.key, describeValue(asked), describeSource(asked.from)]),
  );

// What a gate asked of each pilot: as a page, the criteria one by one with what stands behind a failed one; and as CSV.

/** One page for the whole run; `told` is the part of it that is shown. What could not be judged comes first: nothing is to hide it. */
export const gatePage = (batch: Batch, told: Batch = batch): Page => {
  const { judged, unjudged, asOf, tool } = batch;
  const failed = judged.filter(({ decision }) => decision?.passed === false).length;
  const words = [
    counted(judged.length + unjudged.length, 'pilot'),
    `${judged.length - failed} passed`,
    `${failed} failed`,
    ...(unjudged.length > 0 ? [`${unjudged.length} not judged`] : []),
  ].join(', ');
  const [first] = told.judged;
  const isOne = judged.length === 1 && unjudged.length === 0 && first !== undefined;
  return {
    ...(isOne
      ? { ...nameAndStage(first.assessment), headline: headline(first.assessment) }
      : {
          title: 'gate',
          about: [`as of ${asOf}`],
          headline: { words, tone: failed + unjudged.length > 0 ? 'bad' : 'good' },
        }),
    file: first?.assessment.file ?? '',
    sections: [
      ...told.unjudged.map(unjudgedSection),
      ...told.judged.flatMap((one, i) => pilotSection(one, i).map((asked) => (isOne ? asked : headed(asked, one)))),
    ],
    made:
      first === undefined
        ? [`${tool.name} ${tool.version}`]
        : [...madeWith(first.assessment, tool), ...describeNotAsked(first.assessment)],
  };
};

/** Of several pilots each says its headline in its own section. */
const headed = (asked: Section, { assessment }: ReportData): Section => ({
  ...asked,
  blocks: [paragraph(assessment.headline.words, 'quiet'), ...asked.blocks],
});

/** The run as far as it fails: no pilot and no criterion that passed, no notices. None where all passed. */
export const onlyFailing = (batch: Batch): readonly Batch[] => {
  const judged = batch.judged.flatMap(({ notices: _, comparison: __, ...reported }): readonly ReportData[] => {
    const { decision } = reported;
    if (decision === undefined || decision.passed) return [];
    return [{ ...reported, decision: { ...decision, criteria: decision.criteria.filter(({ passed }) => !passed) } }];
  });
  return judged.length + batch.unjudged.length === 0 ? [] : [{ ...batch, judged }];
};

/** What was asked of a pilot, criterion by criterion; none where nothing was. */
export const pilotSection = (reported: ReportData, i: number): readonly Section[] => {
  const { assessment, decision, comparison, notices = [] } = reported;
  if (decision === undefined) return [];
  const { file } = assessment;
  const items: readonly Item[] = [
    ...decision.criteria.flatMap((criterion) => criterionItems(criterion, reported)),
    ...notices.map(({ words }): Item => ({ mark: 'note', text: words })),
    ...describeSince(comparison).map((text): Item => ({ text })),
    ...describeNotAsked(assessment).map((text): Item => ({ mark: 'note', text })),
  ];
  return section(`pilot-${i + 1}`, `${file}: ${outcome(decision)}`, list(items), {
    tone: decision.passed ? 'good' : isShut(decision) ? 'bad' : 'warn',
  });
};

const outcome = (decision: Decision): string => {
  if (decision.passed) return 'passed';
  return isShut(decision) ? 'failed' : 'would fail (observed only)';
};

/** A failed one is followed by each check that fails it: why, where, what to do, and whether it is new. */
const criterionItems = (criterion: Criterion, reported: ReportData): readonly Item[] => {
  const { id, passed, checks, obligations = [] } = criterion;
  const head: Item = {
    mark: passed ? 'pass' : 'FAIL',
    tone: passed ? 'good' : 'bad',
    text: `${id}: ${describeFound(criterion)}, ${describeExpected(criterion)} expected${passed ? '' : sinceNote(criterionSince(reported, criterion))}`,
    ...(!passed && obligations.length > 0 && { more: [obligations.join(', ')] }),
  };
  if (passed) return [head];
  // No list puts what is not known before what is stated to be wrong.
  const rank = againstRank(reported.assessment);
  const stated = [...checks].sort((a, b) => rank(a) - rank(b));
  return [head, ...stated.flatMap((check) => failingItem(check, reported))];
};

const failingItem = (check: string, reported: ReportData): readonly Item[] => {
  const { file, findings } = reported.assessment;
  const finding = findings.find(({ item }) => item.id === check);
  if (finding === undefined) return [{ text: check }];
  const { item, at } = finding;
  const words = `${check}: ${stateGap(finding)}${sinceNote(checkSince(reported, check))}`;
  return [{ text: words, at: { ...at, file }, more: [`→ ${item.fix.do}`] }];
};

const sinceNote = (since: Since | undefined): string => (since === undefined ? '' : `, ${sinceWord[since]}`);

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
    [...unjudged.flatMap(unjudgedCells), ...judged.flatMap(toCells)].map((cells) => inOrder(columns, cells)),
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

const toCells = ({ assessment, decision, comparison, notices = [] }: ReportData): readonly Cells[] => {
  const file = text(assessment.file);
  return [
    ...(decision?.criteria ?? []).map((one) => ({ ...criterionCells(one, decision?.mode ?? 'enforce'), file })),
    ...notices.map((notice) => ({ ...noticeCells(notice), file })),
    ...describeSince(comparison).map((words) => ({ ...blank, file, row: 'since', says: text(words) })),
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
  says: text(describeCriterion(criterion)),
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
