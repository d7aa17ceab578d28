// The blockers, the gaps that matter most, the waivers and the warnings, each with its place in the file.
import { type Finding, isGap } from '../../model/assessment.ts';
import { counted, shown } from '../figures.ts';
import { packed, wrapWith } from '../layout.ts';
import type { Reported, ReportOptions } from '../report.ts';
import { becauseWords } from '../seen.ts';
import { blockersOf, gapWords, outcomeWords } from '../words.ts';
import { heading } from './heading.ts';
import { placeOf } from './place.ts';

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
