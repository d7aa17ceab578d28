// The advice for a terminal: every answer in a list first, then each with its grounds and what speaks against it.
import type { Advice } from '../../model/published/advise.ts';
import { placeOf } from '../assess/terminal.ts';
import type { ReportOptions } from '../report.ts';
import { clipped, packed, padEnd, wrap, wrapWith } from '../text.ts';
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
  safeAdvice,
  shortWords,
  statedWords,
  stopWords,
  titleWords,
} from './words.ts';

const [NARROWEST, WIDEST] = [40, 120];
/** Changes that are shown without --details. */
const SHOWN = 6;

export const terminalAdvice: AdviceReporter = (reported, options) => {
  const safe = safeAdvice(reported);
  const view = { ...options, columns: Math.max(NARROWEST, Math.min(WIDEST, options.columns)) };
  const sections = [head(safe, view), ...safe.advice.map((one) => section(one, safe, view)), footer(safe, view)];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
};

const head = ({ assessment, advice }: AdviceReported, { columns, paint }: ReportOptions): readonly string[] => {
  const width = Math.max(...advice.map(({ title }) => title.length)) + 2;
  return [
    ...packed([clipped(assessment.pilot.name, columns), 'advice', `as of ${assessment.asOf}`], 0, columns),
    '',
    ...advice.flatMap((one) => {
      const lines = wrapWith(`  ${padEnd(one.title, width)}`, shortWords(one), columns);
      return one.answer === null ? lines.map(paint.yellow) : lines;
    }),
    ...stopWords(advice).flatMap((line) => ['', ...wrap(line, columns).map(paint.red)]),
  ];
};

const section = (advice: Advice, reported: AdviceReported, view: ReportOptions): readonly string[] => {
  const { columns, paint, details } = view;
  const { title, when, answer } = advice;
  const stated = statedWords(advice);
  return [
    ...wrap(`${title}: ${titleWords(advice)}`, columns).map(paint.bold),
    ...(when === null ? [] : wrapWith('  ', `Right when ${when}.`, columns)),
    ...(stated === '' ? [] : wrapWith('  ', `${stated}.`, columns).map(stance(advice, view))),
    ...listed('State', missing(advice, reported, view), view),
    ...listed('Because', facts(advice, reported, view), view),
    ...listed('Weighed by', weighed(advice), view),
    ...listed(answer === null ? 'Would narrow it' : 'Would change it', changes(advice, details), view),
    ...(answer === null && !details ? [] : listed('Against it', against(advice), view)),
    ...(details
      ? listed(
          'The rule',
          advice.branches.map(({ answer, when }) => `${answer}: ${when}`),
          view,
        )
      : []),
    ...listed('Duties', duties(advice, details), view),
    ...listed('Checks', advice.checks.length === 0 ? [] : [checksWords(advice)], view),
  ];
};

const stance = ({ stated }: Advice, { paint }: ReportOptions) => (stated?.agrees === false ? paint.yellow : paint.dim);

const listed = (title: string, items: readonly string[], { columns, paint }: ReportOptions): readonly string[] =>
  items.length === 0 ? [] : [paint.dim(`  ${title}`), ...items.flatMap((item) => wrapWith('    · ', item, columns))];

const missing = ({ missing }: Advice, { assessment: { file } }: AdviceReported, { columns }: ReportOptions) =>
  missing.map(({ at, state }) => `${at.path}: ${state} (${placeOf(at, file, columns)})`);

const facts = ({ facts }: Advice, { assessment: { file } }: AdviceReported, { columns }: ReportOptions) =>
  facts.map(({ path, value, at }) => `${path} ${value} (${placeOf(at, file, columns)})`);

const weighed = ({ numbers }: Advice): readonly string[] =>
  numbers.map((figure) => `${figure.says} [${originsWords(figure)}]`);

const changes = (advice: Advice, details: boolean): readonly string[] => {
  const all = changesWords(advice);
  const more = details ? 0 : all.length - SHOWN;
  return more > 0 ? [...all.slice(0, SHOWN), `and ${more} more, see --details`] : all;
};

const against = ({ against, answer }: Advice): readonly string[] =>
  against.map((one) => (answer === null ? `${one.answer}: ${againstWords(one)}` : againstWords(one)));

const duties = (advice: Advice, details: boolean): readonly string[] => {
  if (advice.obligations.length === 0) return [];
  const all = advice.obligations.map(
    (duty) => `${duty.id} (${duty.title}): ${duty.state.replaceAll('-', ' ')}, ${dutyDateWords(duty)}`,
  );
  return details ? [dutiesWords(advice), ...all] : [dutiesWords(advice)];
};

const footer = (
  { assessment, tool }: AdviceReported,
  { columns, paint, details }: ReportOptions,
): readonly string[] => [
  ...wrap(`${SOURCES}. The tier is a reading of the answers for a list of duties, not legal advice.`, columns).map(
    paint.dim,
  ),
  ...packed(
    [
      `${tool.name} ${tool.version}`,
      `checklist ${assessment.checklists.map(({ id, version }) => `${id} ${version}`).join(', ')}`,
      `as of ${assessment.asOf}`,
    ],
    0,
    columns,
  ).map(paint.dim),
  ...(details
    ? []
    : wrap('Next: --details for every change and each rule, -o advice.md for a decision record', columns)),
];
