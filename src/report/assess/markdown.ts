// The report for a pull request or a wiki page. Every value is escaped: text from a pilot file cannot act as markup.

import { type Assessment, type Finding, isGap } from '../../model/assessment.ts';
import type { Obligation } from '../../model/obligation.ts';
import { sinceWords } from '../compare.ts';
import { md } from '../escape.ts';
import { comparedWords, ledgerRows } from '../evidence.ts';
import type { Reported, Reporter, Unjudged } from '../report.ts';
import { counted, days, percent, shown } from '../text.ts';
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
  expectedWords,
  foundWords,
  gapWords,
  groupedWords,
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

// The contradictions' section of the Markdown report.

export const contradictionsMarkdown = ({ contradictions, file }: Assessment): readonly string[] => {
  if (contradictions.length === 0) return [];
  const lines = contradictions.map(({ statement, places }) => {
    const where = places.map(({ at }) => md`${file}:${at.line}`).join(', ');
    return `${md`- ${statement}`} (${where})`;
  });
  return ['### Contradictions: both cannot hold', '', ...lines, ''];
};

// The gaps in Markdown: blockers, then those that cost most, each with what was seen and where.

const MOST = 10;

export const gaps = (assessment: Assessment, details: boolean): readonly string[] => {
  const blockers = blockersOf(assessment);
  const others = assessment.findings
    .filter((finding) => isGap(finding) && !finding.blocks)
    .sort((a, b) => b.pointsLost - a.pointsLost);
  const listed = details ? others : others.slice(0, MOST);
  return [
    ...gapTable(md`### Blockers (${blockers.length})`, blockers, assessment.file, details),
    ...gapTable(md`### Gaps that cost most (${listed.length} of ${others.length})`, listed, assessment.file, details),
  ];
};

const gapTable = (title: string, findings: readonly Finding[], file: string, details: boolean): readonly string[] => {
  if (findings.length === 0) return [];
  return [
    title,
    '',
    '| Gap | Check | Seen | Due by | Points | Where |',
    '| --- | --- | --- | --- | ---: | --- |',
    ...findings.map(
      (finding) =>
        md`| ${gapWords(finding)} | ${finding.item.id} | ${outcomeWords[finding.kind]}: ${seenWith(finding, details)} | ${finding.item.gate} | ${shown(finding.pointsLost)} | ` +
        `${place(file, finding)} |`,
    ),
    '',
  ];
};

const seenWith = (finding: Finding, details: boolean): string => {
  const because = becauseWords(finding, details);
  return because === '' ? finding.seen : `${finding.seen}, because ${because}`;
};

export const place = (file: string, { at }: Pick<Finding, 'at'>): string => md`${file}:${at.line}`;

// The gate's section of the Markdown report.

/** What was asked of the pilot, criterion by criterion. */
export const asked = ({ assessment: { file }, decision, comparison, notices = [] }: Reported): readonly string[] => {
  if (decision === undefined) return [];
  const state = decision.passed ? 'passed' : decision.mode === 'observe' ? 'would fail (observed only)' : 'failed';
  return [
    `### Gate: ${state}`,
    '',
    '| Criterion | Found | Expected | |',
    '| --- | ---: | ---: | --- |',
    ...decision.criteria.map(
      (one) => md`| ${one.id} | ${foundWords(one)} | ${expectedWords(one)} | ${one.passed ? 'passed' : 'failed'} |`,
    ),
    '',
    ...notices.map(({ words, at }) => md`- ${words} (${file}:${at.line})`),
    ...(notices.length > 0 ? [''] : []),
    ...sinceWords(comparison).flatMap((words) => [md`- ${words}`]),
    ...(comparison === undefined || comparison.changes.length === 0 ? [] : ['']),
  ];
};

// Law beside the score, for a pull request or a page: counts, what is due, what comes when; every duty with --details.

const OBLIGATIONS_MOST = 10;

export const obligationsMarkdown = ({ obligations, law }: Assessment, details: boolean): readonly string[] => {
  const due = dueOf(obligations);
  const listed = details ? obligations.filter(needsLine) : due.slice(0, OBLIGATIONS_MOST);
  const rest = details ? 0 : due.length - listed.length;
  return [
    '### Obligations, beside the score',
    '',
    md`${countWords(obligations).join('; ')}.${whom(obligations, details)}`,
    '',
    ...(details ? list(aboutWords(obligations)) : []),
    ...list(lawSeenWords(law)),
    ...table(listed),
    ...(rest > 0 ? list([`and ${rest} more, see --details`]) : []),
    ...(details ? list(groupedWords(obligations.filter((one) => !needsLine(one) && one.state !== 'upcoming'))) : []),
    ...list(upcomingWords(obligations).map((words) => `Upcoming, ${words}`)),
    md`${caution}`,
    '',
  ];
};

const whom = (obligations: readonly Obligation[], details: boolean): string => {
  const words = details ? '' : whomWords(obligations);
  return words === '' ? '' : ` Whom they bind: ${words}.`;
};

/** What is still to be answered, or is to come, is told law by law; voluntary clauses too, so that a page stays readable. */
const needsLine = ({ binding, state }: Obligation): boolean =>
  state === 'declared-away' || (binding && (state === 'breached' || state === 'met'));

const table = (listed: readonly Obligation[]): readonly string[] =>
  listed.length === 0
    ? []
    : [
        '| Clause | Binds | Because | Applies | State | Remedy |',
        '| --- | --- | --- | --- | --- | --- |',
        ...listed.map(
          (one) =>
            md`| ${clauseWords(one)} | ${bindsWords(one.binds) || '–'} | ${ruleWords(one)} | ${dateWords(one)} | ${stateWords[one.state]}${shownWords(one)} | ${one.remedy ?? '–'} |`,
        ),
        '',
      ];

const shownWords = ({ shownBy }: Obligation): string => (shownBy.length === 0 ? '' : `, met: ${shownBy.join(', ')}`);

const list = (lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [...lines.map((line) => md`- ${line}`), ''];

const FIRST = 3;

export const markdown: Reporter = (reported, { details }) =>
  `${[
    ...head(reported),
    ...asked(reported),
    ...doFirst(reported),
    ...dimensions(reported.assessment),
    ...gates(reported.assessment),
    ...gaps(reported.assessment, details),
    ...contradictionsMarkdown(reported.assessment),
    ...waivers(reported.assessment),
    ...warnings(reported.assessment),
    ...obligationsMarkdown(reported.assessment, details),
    ...ledger(reported.assessment, details),
    ...plan(reported),
    ...(details ? checks(reported.assessment) : []),
    ...footer(reported),
  ].join('\n')}\n`;

/** The ledger of evidence: a table of files, folded where nobody asked for details. */
const ledger = ({ evidence }: Assessment, details: boolean): readonly string[] => {
  if (evidence.files.length === 0) return [];
  const words = comparedWords(evidence);
  const rows = ledgerRows(evidence).map(
    ({ file, state, what, date, checks, compared }) =>
      md`| ${file} | ${state} | ${what} | ${date} | ${checks} | ${compared.join('; ')} |`,
  );
  const table = [
    '| File | State | What it is | Date | Rest on it | Compared |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ];
  return [
    '### Evidence',
    '',
    ...(words === undefined ? [] : [md`${words}.`, '']),
    ...(details ? table : ['<details><summary>Every file</summary>', '', ...table, '', '</details>']),
    '',
  ];
};

export const markdownUnjudged = ({ file, problems }: Unjudged): string =>
  [
    md`## ${file}: not judged`,
    '',
    ...problems.map(({ at, message }) => md`- ${file}:${at.line}:${at.column} ${message}`),
    '',
  ].join('\n');

/** Only where some weighting changes the verdict. */
const robustnessWords = ({ robustness }: Reported['assessment']): string =>
  robustness === null || robustness.share === 1
    ? ''
    : ` The same verdict in ${percent(robustness.share)} of ${robustness.runs} random weightings.`;

const head = ({ assessment }: Reported): readonly string[] => {
  const { pilot, grade, headline, asOf } = assessment;
  return [
    md`## ${pilot.name}: ${headline.words}`,
    '',
    md`${reasonWords(assessment)}`,
    '',
    md`**${scoreWords(assessment)}**, evidenced ${shown(grade.evidencedScore)}: ${evidenceWords(assessment)}. Answered ${percent(grade.coverage)}.${robustnessWords(assessment)} Stage: ${pilot.stage ?? 'not stated'}, as of ${asOf}.`,
    '',
    ...notAskedWords(assessment).flatMap((words) => [md`${words}: see the end.`, '']),
  ];
};

const doFirst = ({ assessment, plan: { first } }: Reported): readonly string[] => {
  if (first.length === 0) return [];
  const lines = first.slice(0, FIRST).map((task, i) => {
    const finding = assessment.findings.find(({ item }) => item.id === task.check);
    const at = finding === undefined ? '' : ` (${place(assessment.file, finding)})`;
    const stands = finding === undefined ? '' : `${standsWords(finding.kind)}, `;
    return md`${i + 1}. ${task.action} – ${task.check}, ${stands}${task.role}, about ${days(task.days.likely)}` + at;
  });
  return ['### Do first', '', ...lines, ''];
};

const dimensions = ({ dimensions }: Assessment): readonly string[] => [
  '### Dimensions',
  '',
  '| Dimension | Weight | Score | Evidenced | Answered |',
  '| --- | ---: | ---: | ---: | ---: |',
  ...dimensions.map(
    ({ dimension, score, evidencedScore, coverage }) =>
      md`| ${dimension.title} | ${dimension.weight} | ${shown(score)} | ${shown(evidencedScore)} | ${percent(coverage)} |`,
  ),
  '',
];

const gates = (assessment: Assessment): readonly string[] => [
  '### Gates',
  '',
  '| Gate | State | Score | Held shut by |',
  '| --- | --- | ---: | --- |',
  ...assessment.gates.map((result) => {
    const { gate, open, score } = result;
    const held = shutWords(result, assessment).join('; ');
    return md`| ${gate.title} | ${open ? 'open' : 'shut'} | ${shown(score)} | ${held} |`;
  }),
  '',
];

const waivers = ({ waivers }: Assessment): readonly string[] =>
  waivers.length === 0
    ? []
    : [
        '### Waivers',
        '',
        ...waivers.map(
          ({ check, state, expires, approvedBy, reason }) =>
            md`- ${check}: ${state}, until ${expires}, by ${approvedBy}: ${reason}`,
        ),
        '',
      ];

const warnings = ({ warnings, file }: Assessment): readonly string[] => {
  if (warnings.length === 0) return [];
  const lines = warnings.map((warning) => {
    const hint = warning.hint === undefined ? '' : md`: ${warning.hint}`;
    return `${md`- ${warning.message} (`}${place(file, warning)})${hint}`;
  });
  return ['### Warnings', '', ...lines, ''];
};

const plan = ({ plan: { phases, days: whole, tasks, staffing } }: Reported): readonly string[] => {
  if (tasks.length === 0) return [];
  return [
    '### Plan in outline',
    '',
    md`${counted(tasks.length, 'task')}, ${effortWords(whole)}${staffing.length === 0 ? '' : `; ${staffingWords({ staffing })}`}.`,
    '',
    '| Phase | Tasks | Effort | Ends when |',
    '| --- | ---: | ---: | --- |',
    ...phases.map(
      ({ phase, tasks: own, days: effort }) =>
        md`| ${phase.id}. ${phase.title} | ${own.length} | ${own.length === 0 ? 'done' : days(effort.likely)} | ${phase.exit} |`,
    ),
    '',
  ];
};

const checks = ({ findings }: Assessment): readonly string[] => [
  '### Every check',
  '',
  '| Check | Outcome | Score | Weight | Seen |',
  '| --- | --- | ---: | ---: | --- |',
  ...findings.map(
    ({ item, kind, score, seen }) =>
      md`| ${item.id} | ${outcomeWords[kind]} | ${kind === 'not-applicable' ? '–' : Math.round(score * 100) / 100} | ${item.weight} | ${seen} |`,
  ),
  '',
];

const footer = ({ assessment, tool }: Reported): readonly string[] => {
  const { checklists, configuration, robustness, asOf } = assessment;
  const lists = checklists.map(({ id, version }) => `${id} ${version}`).join(', ');
  const by = configuration === undefined ? lists : `${lists} by ${configuration}`;
  return [
    ...notAsked(assessment),
    md`${tool.name} ${tool.version}, checklist ${by}, as of ${asOf}${robustness === null ? '' : `, ${robustness.generator} with seed ${robustness.seed}, ${robustness.runs} runs`}.`,
  ];
};

/** What the organisation's checklist leaves out of the core, and why. */
const notAsked = ({ disabled = [] }: Assessment): readonly string[] =>
  disabled.length === 0
    ? []
    : [
        "Not asked for by the organisation's checklist:",
        '',
        ...disabled.map(({ id, reason, origin }) => md`- ${id}: ${reason} (${origin.file}:${origin.line})`),
        '',
      ];
