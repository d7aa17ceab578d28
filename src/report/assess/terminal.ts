// The report for a terminal: verdict, why, and the three things to do first fit on one screen; the rest is below.
import { type Assessment, type DimensionGrade, type Finding, isGap, nextGate } from '../../model/assessment.ts';
import type { Obligation } from '../../model/obligation.ts';
import type { Place } from '../../model/problem.ts';
import type { PlannedPhase, Task } from '../../plan/index.ts';
import { comparedWords, isMuchUsed, ledgerRows } from '../evidence.ts';
import { type Paint, type Reported, type Reporter, type ReportOptions, safeReport } from '../report.ts';
import {
  bar,
  clipped,
  counted,
  days,
  displayWidth,
  packed,
  padEnd,
  padStart,
  percent,
  safe,
  shown,
  wrap,
  wrapWith,
} from '../text.ts';
import {
  aboutWords,
  becauseWords,
  bindsWords,
  blockersOf,
  caution,
  clauseWords,
  countWords,
  dateWords,
  dueOf,
  effortWords,
  evidenceWords,
  gapWords,
  lawSeenWords,
  notAskedWords,
  outcomeWords,
  reasonWords,
  ruleWords,
  scoreWords,
  shutWords,
  staffingWords,
  standsWords,
  stateWords,
  upcomingWords,
  whomWords,
} from '../words.ts';

// The title of a section, with a note beside it or, where that is too wide, below.

type Style = (text: string) => string;

export const heading = (title: string, note: string, columns: number, { bold, dim }: Paint, colour: Style = bold) => {
  const titled = wrap(title, columns).map((line) => bold(colour(line)));
  if (note === '') return titled;
  if (displayWidth(`${title} ${note}`) <= columns) return [`${titled.join('')} ${dim(note)}`];
  return [...titled, ...wrapWith('  ', note, columns).map(dim)];
};

// Every check with its outcome, dimension by dimension: the sum laid open.

/** From here on there is room for columns. */
const WIDE = 70;

export const checksSection = ({ assessment }: Reported, { columns, paint }: ReportOptions): readonly string[] =>
  assessment.dimensions.flatMap(({ dimension, score }, i) => [
    ...(i > 0 ? [''] : []),
    ...heading(
      `${dimension.title}: ${shown(score)}`,
      '(outcome, score × weight, check, what was seen)',
      columns,
      paint,
    ),
    ...assessment.findings
      .filter((finding) => finding.dimension === dimension.id)
      .flatMap((finding) => checkLines(finding, columns)),
  ]);

const checkLines = ({ item, kind, score, seen }: Finding, columns: number): readonly string[] => {
  const sum = kind === 'not-applicable' ? '–' : `${Math.round(score * 100) / 100} × ${item.weight}`;
  const what = `${item.id}: ${seen}`;
  return columns < WIDE
    ? packed([outcomeWords[kind], sum, what], 2, columns)
    : wrapWith(`  ${padEnd(outcomeWords[kind], 14)} ${padStart(sum, 8)}  `, what, columns);
};

// Where something stands in the pilot file: FILE:LINE:COL, which editors and terminals make clickable.

/** Indentation, and room for :LINE:COL. */
const ROOM = 4 + 12;

/** A path too long for a line would be broken, and clickable no more: the head names it once, places give the line. */
export const isLong = (file: string, columns: number): boolean => displayWidth(file) + ROOM > columns;

export const placeOf = ({ line, column }: Place, file: string, columns: number): string =>
  isLong(file, columns) ? `line ${line}, column ${column}` : `${file}:${line}:${column}`;

// What the pilot file says twice and differently: each with both places.

export const contradictionsSection = (
  { assessment }: Reported,
  { columns, paint }: ReportOptions,
): readonly string[] => {
  const { contradictions, file } = assessment;
  if (contradictions.length === 0) return [];
  return [
    paint.bold(paint.red(`${counted(contradictions.length, 'contradiction')}: both cannot hold`)),
    ...contradictions.flatMap(({ statement, places }) => [
      ...wrapWith('  \u2260 ', statement, columns),
      ...places.map(({ at }) => `    ${paint.cyan(placeOf(at, file, columns))}`),
    ]),
  ];
};

// What the judgement was made with, and where to go on.

export const footer = (
  { assessment, tool }: Reported,
  { columns, paint, details }: ReportOptions,
): readonly string[] => {
  const { checklists, configuration, asOf, robustness } = assessment;
  const lists = checklists.map(({ id, version }) => `${id} ${version}`).join(', ');
  const made = [
    `${tool.name} ${tool.version}`,
    `checklist ${lists}`,
    ...(configuration === undefined ? [] : [`configuration ${safe(configuration)}`]),
    `as of ${asOf}`,
    ...(robustness === null ? [] : [`${robustness.generator}, seed ${robustness.seed}, ${robustness.runs} runs`]),
  ];
  const next = `Next: ${details ? '' : '--details for every check, '}--format markdown for a pull request`;
  return [...notAsked(assessment, columns), ...packed(made, 0, columns).map(paint.dim), ...wrap(next, columns)];
};

/** What the organisation's checklist leaves out of the core, and why. */
const notAsked = ({ disabled = [] }: Assessment, columns: number): readonly string[] =>
  disabled.flatMap(({ id, reason, origin }) =>
    wrapWith('Not asked: ', `${id}: ${reason} (${safe(origin.file)}:${origin.line})`, columns),
  );

// The blockers, the gaps that matter most, the waivers and the warnings, each with its place in the file.

const MOST = 10;

export const blockersSection = ({ assessment }: Reported, options: ReportOptions): readonly string[] => {
  const blockers = blockersOf(assessment);
  if (blockers.length === 0) return [];
  const { columns, paint, details } = options;
  const listed = details ? blockers : blockers.slice(0, MOST);
  const more = blockers.slice(listed.length).map(({ item }) => item.id);
  return [
    ...heading(`Blockers (${blockers.length})`, '', columns, paint, paint.red),
    ...listed.flatMap((finding) => gapLines(finding, assessment.file, options)),
    ...(more.length > 0 ? wrapWith('  ✗ ', `and ${more.length} more: ${more.join(', ')}`, columns) : []),
  ];
};

export const gapsSection = ({ assessment }: Reported, options: ReportOptions): readonly string[] => {
  const gaps = assessment.findings
    .filter((finding) => isGap(finding) && !finding.blocks)
    .sort((a, b) => b.pointsLost - a.pointsLost);
  if (gaps.length === 0) return [];
  const { columns, paint, details } = options;
  const listed = details ? gaps : gaps.slice(0, MOST);
  const rest = gaps.length > listed.length ? `(${listed.length} of ${gaps.length}; --details shows all)` : '';
  return [
    ...heading('Gaps that cost most', rest, columns, paint),
    ...listed.flatMap((finding) => gapLines(finding, assessment.file, options)),
  ];
};

/** What is wrong, what was seen, what it costs, and where. */
const gapLines = (finding: Finding, file: string, { columns, paint, details }: ReportOptions): readonly string[] => {
  const { item, kind, seen, pointsLost, waived } = finding;
  const place = placeOf(finding.at, file, columns);
  const about = [
    item.id,
    `due by ${item.gate}`,
    `${shown(pointsLost)} points`,
    ...(waived ? ['waived'] : []),
    `${outcomeWords[kind]}: ${seen}`,
  ];
  const because = becauseWords(finding, details);
  return [
    ...wrapWith(`  ${finding.blocks ? '✗' : '·'} `, gapWords(finding), columns),
    ...packed(about, 4, columns).map(paint.dim),
    ...(because === '' ? [] : wrapWith('    ', `because ${because}`, columns).map(paint.dim)),
    `    ${paint.cyan(place)}`,
    ...(details ? wrapWith('    ', `Done when: ${item.fix.done_when}`, columns) : []),
  ];
};

export const waiversSection = ({ assessment }: Reported, { columns, paint }: ReportOptions): readonly string[] => {
  const { waivers } = assessment;
  if (waivers.length === 0) return [];
  return [
    paint.bold(`Waivers (${waivers.length})`),
    ...waivers.flatMap(({ check, state, reason, approvedBy, expires }) =>
      wrapWith('  · ', `${check}: ${state.replace('-', ' ')}, until ${expires}, by ${approvedBy}: ${reason}`, columns),
    ),
  ];
};

export const warningsSection = ({ assessment }: Reported, { columns, paint }: ReportOptions): readonly string[] => {
  const { warnings, file } = assessment;
  if (warnings.length === 0) return [];
  return [
    paint.bold(paint.yellow(counted(warnings.length, 'warning'))),
    ...warnings.flatMap(({ message, at, hint }) => [
      ...wrapWith('  ! ', message, columns),
      ...(hint === undefined ? [] : wrapWith('    → ', hint, columns)),
      `    ${paint.cyan(placeOf(at, file, columns))}`,
    ]),
  ];
};

// Which pilot, the verdict, why, how good the figures are, and what to do first.

const FIRST = 3;

/** Lines of a usual terminal: verdict and first tasks are read without scrolling, with fewer words about each if need be. */
const SCREEN = 24;

export const head = (reported: Reported, options: ReportOptions): readonly string[] => {
  const judged = judgement(reported, options);
  const long = doFirst(reported, options, false);
  return [...judged, ...(judged.length + long.length > SCREEN ? doFirst(reported, options, true) : long)];
};

const judgement = ({ assessment }: Reported, options: ReportOptions): readonly string[] => {
  const { columns, paint } = options;
  const { pilot, file, asOf } = assessment;
  const stage = pilot.stage === null ? 'stage not stated' : `stage ${pilot.stage}`;
  return [
    ...packed([clipped(pilot.name, columns), stage, `as of ${asOf}`], 0, columns),
    ...(isLong(file, columns) ? wrap(file, columns).map(paint.dim) : []),
    '',
    colourOf(assessment, paint)(paint.bold(assessment.headline.words.toUpperCase())),
    ...wrap(reasonWords(assessment), columns),
    '',
    ...wrap(scoreWords(assessment), columns),
    ...packed(trustParts(assessment), 0, columns),
    ...notAskedWords(assessment).flatMap((words) => wrap(`${words}: see the end`, columns)),
  ];
};

const colourOf = ({ headline }: Assessment, paint: Paint): ((text: string) => string) => {
  if (headline.claimedState === 'shut' || (headline.ready === null && headline.nextState === 'shut')) return paint.red;
  return headline.next === null ? paint.green : paint.yellow;
};

const trustParts = (assessment: Assessment): readonly string[] => {
  const { grade, robustness } = assessment;
  return [
    `Evidenced ${shown(grade.evidencedScore)} of 100: ${evidenceWords(assessment)}`,
    `answered ${percent(grade.coverage)}`,
    ...(robustness === null || robustness.share === 1
      ? []
      : [`same verdict in ${percent(robustness.share)} of ${robustness.runs} random weightings`]),
  ];
};

const doFirst = ({ assessment, plan }: Reported, options: ReportOptions, short: boolean): readonly string[] => {
  if (plan.first.length === 0) return [];
  const { columns, paint } = options;
  const lines = plan.first
    .slice(0, FIRST)
    .flatMap((task, i) => [
      ...wrapWith(` ${i + 1}. `, task.action, columns),
      ...packed(aboutTask(task, assessment, columns, short), 4, columns).map(paint.dim),
    ]);
  return ['', paint.bold('Do first'), ...lines];
};

const aboutTask = (task: Task, { findings, file }: Assessment, columns: number, short: boolean): readonly string[] => {
  const finding = findings.find(({ item }) => item.id === task.check);
  const stands = finding === undefined ? [] : [standsWords(finding.kind)];
  const place = finding === undefined ? [] : [placeOf(finding.at, file, columns)];
  return [task.check, ...(short ? [] : [...stands, task.role, `about ${days(task.days.likely)}`]), ...place];
};

// Law beside the score: counts, what is due with its remedy, what comes when; every duty with --details.

const OBLIGATIONS_MOST = 10;

export const obligationsSection = ({ assessment }: Reported, options: ReportOptions): readonly string[] => {
  const { obligations, file, law } = assessment;
  const { columns, paint, details } = options;
  const due = dueOf(obligations);
  const note =
    !details && due.length > OBLIGATIONS_MOST
      ? `(${OBLIGATIONS_MOST} of ${due.length} that are due; --details shows all)`
      : '';
  return [
    ...heading('Obligations, beside the score', note, columns, paint),
    ...countWords(obligations).flatMap((words) => wrapWith('  ', words, columns)),
    ...lawSeenWords(law).flatMap((words) => wrapWith('  ', words, columns)),
    ...whom(obligations, options),
    ...(details
      ? obligations.flatMap((one) => inFull(one, file, options))
      : due.slice(0, OBLIGATIONS_MOST).flatMap((one) => inShort(one, options))),
    ...(details ? [] : upcomingWords(obligations).flatMap((words) => wrapWith('  from ', words, columns))),
    ...wrapWith('  ', caution, columns).map(paint.dim),
  ];
};

/** In full what holds for each law as a whole; in short whom the binding ones bind. */
const whom = (obligations: readonly Obligation[], { columns, details }: ReportOptions): readonly string[] => {
  if (details) return aboutWords(obligations).flatMap((words) => wrapWith('  ', words, columns));
  const words = whomWords(obligations);
  return words === '' ? [] : wrapWith('  whom they bind: ', words, columns);
};

const inShort = (one: Obligation, { columns, paint }: ReportOptions): readonly string[] => [
  ...wrapWith('  · ', `${clauseWords(one)}: ${stateWords[one.state]}`, columns),
  ...(one.remedy === null ? [] : wrapWith('    → ', one.remedy, columns).map(paint.dim)),
];

const inFull = (one: Obligation, file: string, options: ReportOptions): readonly string[] => {
  const { columns, paint } = options;
  const about = [
    one.id,
    ...(one.binding ? [`binds ${bindsWords(one.binds)}`] : []),
    dateWords(one),
    ...(one.shownBy.length > 0 ? [`met: ${one.shownBy.join(', ')}`] : []),
    ...one.evidence.map(({ ref, state }) => `evidence ${ref}: ${state}`),
  ];
  return [
    ...inShort(one, options),
    ...(one.statement === one.title ? [] : wrapWith('    asks: ', one.statement, columns).map(paint.dim)),
    ...packed(about, 4, columns).map(paint.dim),
    ...wrapWith('    ', `because: ${ruleWords(one)}`, columns).map(paint.dim),
    ...(one.note === null ? [] : wrapWith('    ', `note: ${one.note}`, columns).map(paint.dim)),
    ...(one.binding ? [`    ${paint.cyan(placeOf(one.at, file, columns))}`] : []),
  ];
};

// The ledger of evidence: how much was compared; the files that much rests on or that do not hold, and all with --details.

export const evidenceSection = ({ assessment: { evidence } }: Reported, options: ReportOptions): readonly string[] => {
  const { columns, paint, details } = options;
  if (evidence.files.length === 0) return [];
  const words = comparedWords(evidence);
  const rows = ledgerRows(evidence).filter((_, i) => {
    const one = evidence.files[i];
    return (
      details || (one !== undefined && (isMuchUsed(one) || one.state === 'contradicted' || one.state === 'broken'))
    );
  });
  const hidden = evidence.files.length - rows.length;
  const more = hidden > 0 ? `: ${rows.length} of ${counted(evidence.files.length, 'file')}, --details shows all` : '';
  return [
    paint.bold(`Evidence${more}`),
    ...(words === undefined ? [] : wrapWith('  ', words, columns)),
    ...rows.flatMap(({ file, state, what, date, checks, compared }) => [
      ...wrapWith('  · ', safe(`${file}: ${state}; ${checks} rest on it`), columns),
      ...packed([safe(what), `dated ${safe(date)}`], 4, columns).map(paint.dim),
      ...compared.flatMap((one) => wrapWith('    ', safe(one), columns).map(paint.dim)),
    ]),
  ];
};

// The outline of the phased plan: what each phase holds, and how it ends.

export const planSection = ({ plan }: Reported, { columns, paint }: ReportOptions): readonly string[] => {
  if (plan.tasks.length === 0) return [];
  const whole = `${counted(plan.tasks.length, 'task')}, ${effortWords(plan.days)}`;
  return [
    paint.bold('Plan in outline'),
    ...wrapWith('  ', whole, columns),
    ...(plan.staffing.length === 0 ? [] : wrapWith('  ', staffingWords(plan), columns)),
    ...plan.phases.flatMap((planned) => phaseLines(planned, columns, paint.dim)),
  ];
};

const phaseLines = (
  { phase, tasks, days: effort, met, applicable }: PlannedPhase,
  columns: number,
  dim: (text: string) => string,
): readonly string[] => {
  const held = `${met} of ${applicable} checks hold`;
  if (tasks.length === 0) return wrapWith(`  ${phase.id}. `, `${phase.title}: done (${held})`, columns);
  const work = `${counted(tasks.length, 'task')}, about ${days(effort.likely)}; ${held}`;
  const first = tasks[0];
  return [
    ...wrapWith(`  ${phase.id}. `, `${phase.title}: ${work}`, columns),
    ...(first === undefined
      ? []
      : wrapWith(padStart('', 5), `first: ${first.action} (${first.check})`, columns).map(dim)),
    ...wrapWith(padStart('', 5), `ends when: ${phase.exit}`, columns).map(dim),
  ];
};

// The dimensions as bars, the gates with what holds them shut, the failure causes.

const FIGURES = ' score  evidenced  weight';
const [LEAST_BAR, MOST_BAR] = [8, 40];

export const dimensionsSection = ({ assessment }: Reported, { columns, paint }: ReportOptions): readonly string[] => {
  const { dimensions } = assessment;
  const titles = Math.max(...dimensions.map(({ dimension }) => dimension.title.length));
  const room = columns - titles - 4 - FIGURES.length;
  if (room < LEAST_BAR) return [paint.bold('Dimensions'), ...dimensions.flatMap((one) => narrow(one, columns))];
  const width = Math.min(MOST_BAR, room);
  return [
    `${paint.bold(padEnd('Dimensions', titles + width + 4))}${paint.dim(FIGURES)}`,
    ...dimensions.map(({ dimension, score, evidencedScore }) => {
      const figures = `${padStart(shown(score), 6)}${padStart(shown(evidencedScore), 11)}${padStart(String(dimension.weight), 8)}`;
      return `  ${padEnd(dimension.title, titles)}  ${bar(score, width)}${figures}`;
    }),
  ];
};

/** Where title, bar and figures do not fit on one line. */
const narrow = ({ dimension, score, evidencedScore }: DimensionGrade, columns: number): readonly string[] => [
  ...wrapWith('  ', `${dimension.title} (weight ${dimension.weight})`, columns),
  `    ${bar(score, LEAST_BAR)} ${shown(score)}, evidenced ${shown(evidencedScore)}`,
];

export const gatesSection = ({ assessment }: Reported, { columns, paint }: ReportOptions): readonly string[] => {
  const next = nextGate(assessment);
  const lines = assessment.gates.flatMap((result) => {
    const state = result.open ? paint.green('open') : paint.red('shut');
    const rest = result.open ? `score ${shown(result.score)}` : shutWords(result, assessment).join('; ');
    const [first = '', ...more] = wrap(rest, columns - 20);
    const line = `  ${padEnd(result.gate.id, 11)} ${state}  ${first}`;
    return [line, ...more.map((text) => ' '.repeat(20) + text)];
  });
  const open = next === undefined ? 'all open' : `next to open: ${next.gate.id}`;
  return [...heading('Gates', `(${open})`, columns, paint), ...lines];
};

export const causesSection = ({ assessment }: Reported, { columns, paint }: ReportOptions): readonly string[] => {
  const causes = assessment.causes.filter(({ share }) => share > 0);
  if (causes.length === 0) return [];
  const lines = causes.flatMap(({ dimension, share }) => {
    const figure = dimension.figures[0];
    const says = figure === undefined ? '' : ` – ${figure.says} (${figure.source}: ${figure.origin})`;
    return wrapWith(`  ${padStart(percent(share), 4)}  `, dimension.cause + says, columns);
  });
  return [...heading('Where the missing points lie, by cause of failure', '', columns, paint), ...lines];
};

const NARROWEST = 40;
const WIDEST = 120;

export const terminal: Reporter = (reported, options) => {
  const safe = safeReport(reported);
  const view = { ...options, columns: Math.max(NARROWEST, Math.min(WIDEST, options.columns)) };
  const sections = [
    head(safe, view),
    dimensionsSection(safe, view),
    gatesSection(safe, view),
    blockersSection(safe, view),
    gapsSection(safe, view),
    contradictionsSection(safe, view),
    waiversSection(safe, view),
    warningsSection(safe, view),
    obligationsSection(safe, view),
    evidenceSection(safe, view),
    causesSection(safe, view),
    planSection(safe, view),
    options.details ? checksSection(safe, view) : [],
    footer(safe, view),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
};
