// The report for a pull request or a wiki page. Every value is escaped: text from a pilot file cannot act as markup.
import type { Assessment } from '../model/assessment.ts';
import { counted, days, percent, shown } from './figures.ts';
import { contradictionsMarkdown } from './markdown-contradictions.ts';
import { gaps, place } from './markdown-gaps.ts';
import { asked } from './markdown-gate.ts';
import { obligationsMarkdown } from './markdown-obligations.ts';
import { md } from './markdown-text.ts';
import type { Reported, Reporter, Unjudged } from './report.ts';
import {
  effortWords,
  evidenceWords,
  notAskedWords,
  outcomeWords,
  reasonWords,
  scoreWords,
  shutWords,
  staffingWords,
  standsWords,
  verdictWords,
} from './words.ts';

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
    ...plan(reported),
    ...(details ? checks(reported.assessment) : []),
    ...footer(reported),
  ].join('\n')}\n`;

export const markdownUnjudged = ({ file, problems }: Unjudged): string =>
  [
    md`## ${file}: not judged`,
    '',
    ...problems.map(({ at, message }) => md`- ${file}:${at.line}:${at.column} ${message}`),
    '',
  ].join('\n');

const head = ({ assessment }: Reported): readonly string[] => {
  const { pilot, grade, robustness, verdict, asOf } = assessment;
  return [
    md`## ${pilot.name}: ${verdictWords[verdict].toLowerCase()}`,
    '',
    md`${reasonWords(assessment)}`,
    '',
    md`**${scoreWords(assessment)}**, evidenced ${shown(grade.evidencedScore)}: ${evidenceWords(assessment)}. Answered ${percent(grade.coverage)}. The same verdict in ${percent(robustness.share)} of ${robustness.runs} random weightings. Stage: ${pilot.stage ?? 'not stated'}, as of ${asOf}.`,
    '',
    ...notAskedWords(assessment).flatMap((words) => [md`${words}: see the end.`, '']),
  ];
};

const doFirst = ({ assessment, plan: { tasks } }: Reported): readonly string[] => {
  if (tasks.length === 0) return [];
  const lines = tasks.slice(0, FIRST).map((task, i) => {
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
    md`${tool.name} ${tool.version}, checklist ${by}, as of ${asOf}, ${robustness.generator} with seed ${robustness.seed}, ${robustness.runs} runs.`,
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
