// The advice as a decision record for a wiki page or a pull request. Every value is escaped: see markdown-text.ts.
import type { Advice, JsonAdvice } from '../../model/published/advise.ts';
import { md } from '../escape.ts';
import { safeJson } from '../text.ts';
import {
  type AdviceReported,
  type AdviceReporter,
  againstWords,
  changesWords,
  checksWords,
  dutiesWords,
  dutyDateWords,
  originsWords,
  SOURCES,
  shortWords,
  statedWords,
  stopWords,
  titleWords,
} from './words.ts';

// The advice as JSON, in the published shape: model/advise-report.ts has its schema.

export const jsonAdvice: AdviceReporter = (reported) => `${safeJson(JSON.stringify(adviceJson(reported), null, 2))}\n`;

export const adviceJson = ({ assessment, advice, tool }: AdviceReported): JsonAdvice => ({
  schemaVersion: '1.0',
  tool,
  checklist: assessment.checklists.map(({ id, version }) => ({ id, version })),
  asOf: assessment.asOf,
  file: assessment.file,
  pilot: { name: assessment.pilot.name },
  advice: [...advice],
});

export const markdownAdvice: AdviceReporter = (reported) =>
  `${[...head(reported), ...reported.advice.flatMap((one) => section(one, reported)), ...footer(reported)].join('\n')}\n`;

const head = ({ assessment, advice }: AdviceReported): readonly string[] => [
  md`## ${assessment.pilot.name}: advice`,
  '',
  '| Question | Answer |',
  '| --- | --- |',
  ...advice.map((one) => md`| ${one.title} | ${shortWords(one)} |`),
  '',
  ...stopWords(advice).flatMap((line) => [md`**${line}**`, '']),
];

const section = (advice: Advice, reported: AdviceReported): readonly string[] => {
  const stated = statedWords(advice);
  return [
    md`### ${advice.title}: ${titleWords(advice)}`,
    '',
    ...(advice.when === null ? [] : [md`Right when ${advice.when}.`, '']),
    ...(stated === '' ? [] : [md`${stated}.`, '']),
    ...missing(advice, reported),
    ...facts(advice, reported),
    ...listed(
      'Weighed by',
      advice.numbers.map((figure) => `${figure.says} [${originsWords(figure)}]`),
    ),
    ...listed('Would change it', changesWords(advice)),
    ...listed('Against it', against(advice)),
    ...rule(advice),
    ...duties(advice),
    ...(advice.checks.length === 0 ? [] : [md`Checks: ${checksWords(advice)}.`, '']),
  ];
};

const missing = ({ missing }: Advice, { assessment: { file } }: AdviceReported): readonly string[] =>
  listed(
    'State',
    missing.map(({ at, state }) => `${at.path}: ${state} (${file}:${at.line}:${at.column})`),
  );

const facts = ({ facts }: Advice, { assessment: { file } }: AdviceReported): readonly string[] =>
  facts.length === 0
    ? []
    : [
        '| Because | Value | Stated at |',
        '| --- | --- | --- |',
        ...facts.map(({ path, value, at }) => md`| ${path} | ${value} | ${file}:${at.line}:${at.column} |`),
        '',
      ];

const listed = (title: string, items: readonly string[]): readonly string[] =>
  items.length === 0 ? [] : [md`**${title}**`, '', ...items.map((item) => md`- ${item}`), ''];

const against = ({ against, answer }: Advice): readonly string[] =>
  against.map((one) => (answer === null ? `${one.answer}: ${againstWords(one)}` : againstWords(one)));

const rule = ({ branches }: Advice): readonly string[] => [
  '| Answer | Right when |',
  '| --- | --- |',
  ...branches.map(({ answer, when }) => md`| ${answer} | ${when} |`),
  '',
];

const duties = (advice: Advice): readonly string[] =>
  advice.obligations.length === 0
    ? []
    : [
        md`${dutiesWords(advice)}.`,
        '',
        '| Duty | Force | Applies | State |',
        '| --- | --- | --- | --- |',
        ...advice.obligations.map(
          (duty) => md`| ${duty.title} | ${duty.force} | ${dutyDateWords(duty)} | ${duty.state.replaceAll('-', ' ')} |`,
        ),
        '',
      ];

const footer = ({ assessment, tool }: AdviceReported): readonly string[] => [
  md`<sub>${SOURCES}. The tier is a reading of the answers for a list of duties, not legal advice. ${tool.name} ${tool.version} · checklist ${assessment.checklists.map(({ id, version }) => `${id} ${version}`).join(', ')} · as of ${assessment.asOf}</sub>`,
];
